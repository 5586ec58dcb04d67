/** Reads MJML that somebody wrote into the tree of objects that the rest is made of. */

import { err, ok, type Result } from "../base/result.ts";
import type { MjmlNode } from "./mjmlNode.ts";

/** Elements whose inside is HTML, not MJML. */
const ENDING: ReadonlySet<string> = new Set(
  "mj-text mj-button mj-table mj-raw mj-title mj-preview mj-style mj-navbar-link mj-social-element mj-accordion-title mj-accordion-text".split(
    " ",
  ),
);

/** Takes files of the server, or runs in the reader's mail program; neither is for a text in a document. */
const REFUSED: ReadonlySet<string> = new Set(["mj-include"]);

const TAG = /<(\/?)(mj-[a-z-]+|mjml)((?:\s+[\w-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>|<!--[\s\S]*?-->/g;

interface Open {
  readonly tagName: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: MjmlNode[];
}

/** The elements; or what is wrong, in a sentence. Merge tags between elements are kept as raw pieces. */
export function readMjml(source: string): Result<readonly MjmlNode[], string> {
  const top: MjmlNode[] = [];
  const open: Open[] = [];
  const into = () => open.at(-1)?.children ?? top;
  let at = 0;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(source); tag !== null; tag = TAG.exec(source)) {
    const between = source.slice(at, tag.index).trim();
    if (between !== "") into().push({ tagName: "mj-raw", content: between });
    at = TAG.lastIndex;
    const [all, closing, tagName, written = "", empty] = tag;
    if (tagName === undefined) continue;
    if (REFUSED.has(tagName)) return err(`<${tagName}> is not available: put what it includes here.`);
    if (closing === "/") {
      const last = open.pop();
      if (last === undefined || last.tagName !== tagName)
        return err(`${all} closes what is not open: balance the elements.`);
      into().push(last);
      continue;
    }
    const attributes = attributesOf(written);
    if (empty === "/") into().push({ tagName, attributes, children: [] });
    else if (ENDING.has(tagName)) {
      const end = source.indexOf(`</${tagName}>`, at);
      if (end < 0) return err(`${all} is not closed: write </${tagName}>.`);
      into().push({ tagName, attributes, content: source.slice(at, end).trim() });
      at = end + tagName.length + 3;
      TAG.lastIndex = at;
    } else open.push({ tagName, attributes, children: [] });
  }
  const rest = source.slice(at).trim();
  if (rest !== "") into().push({ tagName: "mj-raw", content: rest });
  const left = open.pop();
  return left === undefined ? ok(top) : err(`<${left.tagName}> is not closed: write </${left.tagName}>.`);
}

function attributesOf(written: string): Readonly<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const [, name, double, single] of written.matchAll(/([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g))
    all[name as string] = (double ?? single ?? "").replaceAll('"', "&quot;");
  return all;
}
