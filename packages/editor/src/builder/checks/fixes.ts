/** Repairs that are clear: what a click does about a finding, as commands. What asks for a decision has none. */

import type { RichText, Run, Template, TemplateDiagnostic, TemplateDiagnosticCode } from "@dunlin/templates";
import { textsOf } from "@dunlin/templates/editing";
import type { BuilderCommand } from "../commands/command.ts";
import { own } from "../document/own.ts";
import { isRequired, lockOf } from "../document/rules.ts";
import { blockAt } from "../document/tree.ts";
import { placeOf } from "./places.ts";

/** What a repair does, for its sentence. */
export type FixKind = "removeBlock" | "decoration" | "levelOfHeading" | "allVersions" | "removeSign" | "moveUp";

export interface Fix {
  readonly kind: FixKind;
  readonly commands: readonly BuilderCommand[];
}

type Find = (finding: TemplateDiagnostic, doc: Template) => readonly BuilderCommand[];

const remove: Find = (finding, doc) => {
  const { block } = placeOf(finding, doc);
  const found = block === undefined ? undefined : blockAt(doc, block);
  return found === undefined || isRequired(doc, found) ? [] : [{ type: "blocks.remove", ids: [found.id] }];
};

const set =
  (path: string, value: (finding: TemplateDiagnostic) => unknown): Find =>
  (finding, doc) => {
    const { block: id } = placeOf(finding, doc);
    return id === undefined ? [] : [{ type: "block.set", id, path, value: value(finding) }];
  };

const FIXES: { readonly [C in TemplateDiagnosticCode]?: readonly [FixKind, Find] } = {
  "check.alt": ["decoration", set("/props/decorative", () => true)],
  "check.headings": ["levelOfHeading", set("/props/level", ({ data }) => Number(data.before) + 1)],
  "check.offer": ["removeBlock", remove],
  "block.unknown": ["removeBlock", remove],
  "block.kind": ["removeBlock", remove],
  "block.once": ["removeBlock", remove],
  "block.permission": ["removeBlock", remove],
  "block.variant": ["allVersions", knownVariants],
  "block.last": [
    "moveUp",
    (finding, doc) => {
      const { block } = placeOf(finding, doc);
      return block === undefined ? [] : [{ type: "blocks.move", ids: [block], place: { index: doc.root.length } }];
    },
  ],
  "check.signs": ["removeSign", withoutSign],
  "text.link": ["removeBlock", emptyLink],
};

/** `undefined` where there is none, also for a block that is locked. */
export function fixOf(finding: TemplateDiagnostic, doc: Template): Fix | undefined {
  const { block } = placeOf(finding, doc);
  const [kind, find] = own(FIXES, finding.code) ?? [];
  if (kind === undefined || find === undefined || (block !== undefined && lockOf(doc, block) !== undefined))
    return undefined;
  const commands = find(finding, doc);
  return commands.length === 0 ? undefined : { kind, commands };
}

function knownVariants(finding: TemplateDiagnostic, doc: Template): readonly BuilderCommand[] {
  const { block: id } = placeOf(finding, doc);
  const own = id === undefined ? undefined : blockAt(doc, id)?.variants;
  if (id === undefined || own === undefined) return [];
  const keys = new Set(doc.variants?.map(({ key }) => key));
  const kept = own.filter((key) => keys.has(key));
  // A block that was only for a version that is gone would be seen by all: that is no clear repair.
  return kept.length === 0 ? [] : [{ type: "block.set", id, path: "/variants", value: kept }];
}

/** A button whose link leads nowhere yet. */
function emptyLink(finding: TemplateDiagnostic, doc: Template): readonly BuilderCommand[] {
  const { block: id } = placeOf(finding, doc);
  const button = id !== undefined && blockAt(doc, id)?.type === "button";
  return button && String(finding.data.link).trim() === "" ? remove(finding, doc) : [];
}

function withoutSign(finding: TemplateDiagnostic, doc: Template): readonly BuilderCommand[] {
  const code = Number.parseInt(String(finding.data.sign).replace(/^U\+/, ""), 16);
  const at = finding.path.split("/");
  const locale = at.pop() ?? "";
  const found = textsOf(doc).find((text) => text.at === at.join("/"));
  const runs = found?.text[locale];
  if (found === undefined || runs === undefined || !Number.isFinite(code)) return [];
  const { blockId: id } = found;
  const clean = runs.map((run) => cleaned(run, String.fromCharCode(code)));
  const path = id === undefined ? found.at : found.at.slice(found.at.lastIndexOf("/props"));
  return [{ type: "text.set", ...(id !== undefined && { id }), path, locale, runs: clean }];
}

/** Also in plurals and choices. */
function cleaned(run: Run, sign: string): Run {
  const inside = <T extends object>(all: T): T =>
    Object.fromEntries(
      Object.entries(all).map(([name, runs]) => [name, (runs as RichText).map((one) => cleaned(one, sign))]),
    ) as T;
  if ("t" in run) return { ...run, t: run.t.replaceAll(sign, "") };
  if ("plural" in run) return { ...run, forms: inside(run.forms) };
  if ("select" in run) return { ...run, cases: inside(run.cases) };
  return "var" in run && run.fallback !== undefined ? { ...run, fallback: run.fallback.replaceAll(sign, "") } : run;
}
