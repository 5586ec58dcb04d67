/** Whether a document is a template that can be published: its shape, the rules of its blocks, and its own policy. */

import { canonicalJson } from "../base/canonical.ts";
import { MOST_NESTED, nestingOf } from "../base/nesting.ts";
import { sha256Hex } from "../base/sha256.ts";
import type { Block } from "../model/block.ts";
import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import type { Template } from "../model/template.ts";
import { type BlockDefinition, type PropsProblem, propsOf } from "./definition.ts";
import { blockRegistry } from "./registry.ts";
import { shapeProblems } from "./shape.ts";
import { blockProblems, type Found, type Standing } from "./standing.ts";

export interface ValidateOptions {
  /** Types of blocks of the host. */
  readonly blocks?: readonly BlockDefinition[];
}

/** Everything that is wrong with a document, in its order; nothing when it is a template. Never throws for what stands in it. */
export function validateTemplate(doc: unknown, { blocks = [] }: ValidateOptions = {}): TemplateDiagnostic[] {
  const shape = shapeOf(doc);
  const found = shape.map(({ path, message }) => diagnostic("template.shape", path, message));
  if (!shape.every(isHarmless)) return found;
  const template = doc as Template;
  const standings = standingsOf(template.root, "/root", "root", OUTSIDE, blockRegistry(blocks));
  const report: Found = (code, path, message, data = {}, blockId) =>
    void found.push({ ...diagnostic(code, path, message, data), ...(blockId === undefined ? {} : { blockId }) });
  declared(template, report);
  for (const standing of standings) blockProblems(standing, template, report);
  ids(standings, report);
  counted(standings, template, report);
  ordered(standings, report);
  required(standings, template, report);
  locked(standings, template, report);
  return found;
}

/**
 * What keeps a document from being read as a template at all, so that no editor can show it. One of another format can be looked at;
 * what else `validateTemplate` finds can be mended.
 */
export const unreadable = (doc: unknown): TemplateDiagnostic[] =>
  shapeOf(doc)
    .filter((problem) => problem.path !== "/schema" && !isHarmless(problem))
    .map(({ path, message }) => diagnostic("template.shape", path, message));

function shapeOf(doc: unknown): readonly PropsProblem[] {
  if (nestingOf(doc) <= MOST_NESTED) return shapeProblems(doc);
  return [
    { path: "", message: `More than ${MOST_NESTED} lists and objects stand in each other here: make it flatter.` },
  ];
}

/** Whether the rest can be read in spite of it: members that are not known, words that are too long. Languages have to be some. */
const isHarmless = ({ code, path }: PropsProblem): boolean =>
  (["additionalProperties", "maxLength", "pattern"].includes(code ?? "") &&
    !/^\/(?:locales|defaultLocale)/.test(path)) ||
  path.startsWith("/settings/") ||
  (path === "/settings" && code !== "type");

const OUTSIDE: Pick<Standing, "always" | "drawn"> = { always: true, drawn: true };

/** Every block with its place, each before those inside it. */
function standingsOf(
  blocks: readonly Block[],
  pointer: string,
  parent: Standing["parent"],
  around: Pick<Standing, "always" | "drawn">,
  registry: ReturnType<typeof blockRegistry>,
): readonly Standing[] {
  return blocks.flatMap((block, index): readonly Standing[] => {
    const definition = registry.get(block.type);
    const at = `${pointer}/${index}`;
    const always = around.always && block.when === undefined && block.variants === undefined;
    const shown = definition?.shows?.(propsOf(block, definition));
    const inside = Object.entries(block.slots ?? {}).flatMap(([slot, all]) => {
      const drawn = around.drawn && shown?.includes(slot) !== false;
      return standingsOf(all, `${at}/slots/${slot}`, { definition, slot }, { always, drawn }, registry);
    });
    const { drawn } = around;
    return [
      { block, definition, pointer: at, parent, inside, always, drawn, index, siblings: blocks.length },
      ...inside,
    ];
  });
}

function declared({ locales, defaultLocale, variables, variants = [] }: Template, report: Found): void {
  if (!locales.includes(defaultLocale)) {
    const says = `The default locale "${defaultLocale}" is none of the template: add it to "locales".`;
    report("template.locale", "/defaultLocale", says, { locale: defaultLocale });
  }
  if (variables.properties !== undefined && Object.hasOwn(variables.properties, "c"))
    report("template.shape", "/variables/properties/c", `"c" holds the conditions of blocks: choose another name.`);
  variants.forEach(({ key }, index) => {
    if (variants.findIndex((other) => other.key === key) < index)
      report("template.variant", `/variants/${index}/key`, `There is a variant "${key}" already: choose another key.`, {
        key,
      });
  });
}

function ids(standings: readonly Standing[], report: Found): void {
  const seen = new Set<string>();
  for (const { block, pointer } of standings) {
    if (seen.has(block.id))
      report(
        "block.id",
        `${pointer}/id`,
        `There is a block "${block.id}" already: choose another id.`,
        { id: block.id },
        block.id,
      );
    seen.add(block.id);
  }
}

function counted(standings: readonly Standing[], { policy }: Template, report: Found): void {
  const seen = new Set<string>();
  for (const { block, definition, pointer } of standings) {
    const once = definition?.constraints?.once === true || policy?.once?.includes(block.type) === true;
    if (once && seen.has(block.type))
      report(
        "block.once",
        pointer,
        `There can be one "${block.type}" only: remove the others.`,
        { type: block.type },
        block.id,
      );
    seen.add(block.type);
  }
}

/** What is to be last may only be followed by its like: other small print, lines and space. */
function ordered(standings: readonly Standing[], report: Found): void {
  const contents = standings.filter(({ definition }) => definition?.role === "content");
  const last = contents.findIndex(({ definition }) => definition?.constraints?.last === true);
  if (last < 0) return;
  const { type } = (contents[last] as Standing).block;
  for (const { block, definition, pointer } of contents.slice(last + 1)) {
    if (definition?.landmark === "footer" || ["spacer", "divider"].includes(block.type)) continue;
    report(
      "block.last",
      pointer,
      `Nothing but small print can stand behind "${type}": move this block up.`,
      { type },
      block.id,
    );
  }
}

function required(standings: readonly Standing[], { policy, root }: Template, report: Found): void {
  policy?.required?.forEach((rule, index) => {
    const { type, position, disclosure } = rule;
    const path = `/policy/required/${index}`;
    const fits = (standing: Standing): boolean =>
      standing.block.type === type &&
      standing.drawn &&
      (position === undefined ||
        (standing.parent === "root" && standing.index === (position === "first" ? 0 : root.length - 1))) &&
      (disclosure === undefined || [standing, ...standing.inside].some((one) => discloses(one, disclosure)));
    const found = standings.filter(fits);
    const where = position === undefined ? "" : ` ${position} of all`;
    const what = disclosure === undefined ? `"${type}"` : `"${type}" with the disclosure "${disclosure}"`;
    const data = { ...rule };
    if (found.length === 0) report("block.required", path, `A block ${what} has to stand${where}: add it.`, data);
    else if (!found.some(({ always }) => always)) {
      const says = `The block ${what} has to be there for everybody: take its condition and its variants away, and those of what is around it.`;
      report("block.required", (found[0] as Standing).pointer, says, data, found[0]?.block.id);
    }
  });
}

const discloses = ({ block, definition, always, drawn }: Standing, id: string): boolean =>
  definition?.disclosure?.({ ...definition.defaults, ...block.props }) === id && always && drawn;

function locked(standings: readonly Standing[], { policy }: Template, report: Found): void {
  policy?.locked?.forEach(({ block: id, sha256 }, index) => {
    const standing = standings.find(({ block }) => block.id === id);
    if (standing === undefined) {
      report("block.locked", `/policy/locked/${index}`, `The approved block "${id}" is gone: put it back.`, {
        block: id,
      });
      return;
    }
    if (!standing.drawn) {
      const says = `The approved block "${id}" stands in a column that is not shown: move it into one that is.`;
      report("block.locked", standing.pointer, says, { block: id }, id);
    }
    const actual = blockHash(standing.block);
    if (actual === sha256) return;
    const says = `The block "${id}" is not what was approved: restore it, or have it approved again.`;
    report("block.locked", standing.pointer, says, { block: id, approved: sha256, actual }, id);
  });
}

/** The hash by which a policy locks a block: of all of it but its note. */
export function blockHash(block: Block): string {
  const { note: _, ...content } = block;
  return sha256Hex(canonicalJson(content));
}
