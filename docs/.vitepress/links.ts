/**
 * Links between pages, as they stand in the files: relative, so that they work where the files are read as files. On the site a page may
 * be elsewhere, and a link to what is no page, a program for example, says the path instead.
 */

import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { MarkdownRenderer } from "vitepress";
import { pageOf } from "./pages.ts";

/** The anchor of a heading, as GitHub makes it. */
export const slugOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");

/** Braces in a text are braces: a page of the packages knows nothing of Vue, which would put a value there. */
export function bracesKept(md: MarkdownRenderer): void {
  const { text, code_inline: code } = md.renderer.rules;
  const kept = (html: string | undefined) => (html ?? "").replaceAll("{{", "&#123;&#123;");
  md.renderer.rules.text = (...args) => kept(text?.(...args));
  md.renderer.rules.code_inline = (...args) => kept(code?.(...args));
}

/** @param root - Folder of the workspace. */
export function relinked(md: MarkdownRenderer, root: string): void {
  md.core.ruler.push("relinked", ({ tokens, env }) => {
    // The title of a page is read by itself, and nobody says from where.
    if (env?.path === undefined) return;
    const file = relative(root, env.realPath ?? env.path);
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === "link_open" ? token.attrGet("href") : null;
      if (href === null || /^([a-z]+:|#|\/)/.test(href)) continue;
      const [path = "", anchor] = href.split("#");
      const target = join(dirname(file), decodeURI(path)).replace(/\/$/, "");
      const page = pageOf(target) ?? pageOf(`${target}/README.md`);
      if (page !== undefined) token.attrSet("href", `/${page}${anchor === undefined ? "" : `#${anchor}`}`);
      else if (existsSync(join(root, target)))
        token.attrs = [
          ["data-file", target],
          ["title", `${target} in the sources`],
        ];
      else throw new Error(`${file} links to ${href}, which is not there.`);
    }
  });
}
