/**
 * Merge tags of a source. Each is taken out and replaced by a mark before the source is read, so that no quote or brace of a tag can
 * break an element, and no word that only looks like a tag becomes one. Tags that the grammar of this package refuses are replaced by
 * the nearest that it knows.
 */

import { compileMerge } from "../merge/merge.ts";
import type { PathUse } from "../merge/paths.ts";
import type { Run } from "../model/text.ts";
import { messageHelpers } from "../text/layout.ts";
import { type Hint, hintsOf } from "./hints.ts";
import type { ReportLoss } from "./losses.ts";
import { currencyOfTag, runOfTag } from "./tagRun.ts";

/** A tag as it is written from now on. */
export interface Tag {
  readonly kind: "value" | "open" | "else" | "close";
  /** With its braces. */
  readonly text: string;
  /** Of a value. */
  readonly run?: Run;
  /** Of a block: `if`, `unless`, `each`, `with`. */
  readonly block?: string;
  /** Of `if` and `unless` at the top, when it asks for one value: its path. */
  readonly path?: string;
  readonly line: number;
  /** Its place among all tags, which its mark tells. */
  readonly number: number;
}

export interface SettledTags {
  /** The source with a mark in place of each tag. */
  readonly source: string;
  readonly tags: readonly Tag[];
  /** Everything that the tags ask for. */
  readonly uses: readonly PathUse[];
  /** What the tags tell about kinds of values. */
  readonly hints: readonly Hint[];
  /** Variables that stand for a tag which could not stay: what it was, by name. */
  readonly standIns: ReadonlyMap<string, StandIn>;
  /** Of amounts: a code, or the path of one. */
  readonly currencies: ReadonlyMap<string, string>;
}

export interface StandIn {
  readonly tag: string;
  readonly type: "boolean" | "string";
}

/** A mark: private signs around the number of a tag. */
export const MARK = /\ue000(\d+)\ue001/g;
export const mark = (number: number): string => `\ue000${number}\ue001`;

const TAG = /\{\{!--[\s\S]*?--\}\}|\{\{\{[\s\S]*?\}\}\}|\{\{(?:"[^"]*"|'[^']*'|[^"'}]|\}(?!\}))*\}\}|\{\{[\s\S]*?\}\}/g;

/** A block whose end is looked for. */
interface OpenBlock {
  readonly text: string;
  readonly block: string;
  /** How the source names it, for its end. */
  readonly written: string;
  readonly number: number;
  /** Whether its last `else` was read. */
  readonly otherwise?: true;
}

export function settleTags(written: string, report: ReportLoss): SettledTags {
  const settling: Settling = {
    tags: [],
    open: [],
    uses: [],
    hints: [],
    standIns: new Map(),
    currencies: new Map(),
    report,
    line: 1,
  };
  let at = 0;
  let source = "";
  for (const { 0: tag, index } of written.matchAll(TAG)) {
    settling.line += newlines(written.slice(at, index));
    source += written.slice(at, index) + settled(tag, settling);
    const inside = newlines(tag);
    source += "\n".repeat(inside);
    settling.line += inside;
    at = index + tag.length;
  }
  source += written.slice(at);
  for (const { number, text } of settling.open) {
    const { line } = settling.tags[number] as Tag;
    report(
      "import.condition",
      line,
      `${text} has no end: it was left out, and what it was to govern is always shown.`,
      {
        tag: text,
      },
    );
    source = source.replace(mark(number), "");
    source = withoutElse(source, number, settling);
  }
  const { tags, uses, hints, standIns, currencies } = settling;
  return { source, tags, uses, hints, standIns, currencies };
}

const newlines = (text: string): number => text.split("\n").length - 1;

interface Settling {
  readonly tags: Tag[];
  readonly open: OpenBlock[];
  readonly uses: PathUse[];
  readonly hints: Hint[];
  readonly standIns: Map<string, StandIn>;
  readonly currencies: Map<string, string>;
  readonly report: ReportLoss;
  line: number;
}

/** An `else` of a block that was left out goes with it. */
function withoutElse(source: string, number: number, { tags }: Settling): string {
  let depth = 0;
  let result = source;
  for (let at = number + 1; at < tags.length; at++) {
    const { kind } = tags[at] as Tag;
    if (kind === "open") depth += 1;
    if (kind === "close") depth -= 1;
    if (kind === "else" && depth <= 0) result = result.replace(mark(at), "");
  }
  return result;
}

/** The mark of a tag, or nothing for one that is left out. */
function settled(written: string, settling: Settling): string {
  const { report, line } = settling;
  const inner = written
    .replace(/^\{\{\{?~?/, "")
    .replace(/~?\}\}\}?$/, "")
    .trim();
  if (inner.startsWith("!")) return "";
  if (/^\{\{~|~\}\}$/.test(written))
    report("import.changed", line, `The signs ~ of ${written} were left out: blanks around the tag stay.`);
  if (inner.startsWith("/")) return closed(written, settling);
  const otherwise = /^(?:else\b|\^$)\s*([\s\S]*)$/.exec(inner);
  if (otherwise !== null) return elseTag(written, otherwise[1] as string, settling);
  const block = /^([#^])\s*([^\s]+)\s*([\s\S]*)$/.exec(inner);
  if (block !== null) return opened(written, block[1] as string, block[2] as string, block[3] as string, settling);
  return value(written, inner, settling);
}

const add = (settling: Settling, tag: Omit<Tag, "line" | "number">): string => {
  settling.tags.push({ ...tag, line: settling.line, number: settling.tags.length });
  return mark(settling.tags.length - 1);
};

function closed(written: string, settling: Settling): string {
  const last = settling.open.pop();
  if (last === undefined) {
    settling.report("import.condition", settling.line, `${written} ends nothing: it was left out.`, { tag: written });
    return "";
  }
  return add(settling, { kind: "close", text: `{{/${last.block}}}`, block: last.block });
}

function elseTag(written: string, chained: string, settling: Settling): string {
  const around = settling.open.at(-1);
  if (around === undefined || around.otherwise === true) {
    settling.report("import.condition", settling.line, `${written} belongs to nothing: it was left out.`, {
      tag: written,
    });
    return "";
  }
  if (chained === "") {
    settling.open[settling.open.length - 1] = { ...around, otherwise: true };
    return add(settling, { kind: "else", text: "{{else}}" });
  }
  const [, name = "", subject = ""] = /^(\S+)\s*([\s\S]*)$/.exec(chained) ?? [];
  const own = settling.open.pop() as OpenBlock;
  const paths = name === "if" ? usesOf(`{{#if ${subject}}}{{/if}}`, settling) : undefined;
  settling.open.push(own);
  if (paths !== undefined) {
    asks(`{{else if ${subject}}}`, paths, settling);
    return add(settling, { kind: "else", text: `{{else if ${subject}}}` });
  }
  return add(settling, { kind: "else", text: `{{else if ${standIn(written, "boolean", settling)}}}` });
}

function asks(text: string, uses: readonly PathUse[], settling: Settling): void {
  settling.uses.push(...uses);
  settling.hints.push(...hintsOf(text, uses));
}

const BLOCKS: ReadonlySet<string> = new Set(["if", "unless", "each", "with"]);

function opened(written: string, sign: string, name: string, subject: string, settling: Settling): string {
  const { block, of } = blockOf(sign, name, subject);
  const known = usesOf(`{{#${block} ${of}}}{{/${block}}}`, settling);
  if (known === undefined) return openBlock("if", standIn(written, "boolean", settling), name, [], settling);
  if (block !== name)
    settling.report("import.changed", settling.line, `${written} became {{#${block} ${of}}}.`, { tag: written });
  return openBlock(block, of, name, known, settling);
}

/** A section of Mustache shows what is in it where its value is there. */
function blockOf(sign: string, name: string, subject: string): { readonly block: string; readonly of: string } {
  if (sign === "^") return { block: "unless", of: name };
  return BLOCKS.has(name) || subject !== "" ? { block: name, of: subject } : { block: "if", of: name };
}

function openBlock(
  block: string,
  subject: string,
  written: string,
  known: readonly PathUse[],
  settling: Settling,
): string {
  const top = settling.open.every((one) => one.block === "if" || one.block === "unless");
  const asksForOne = /^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*$/.test(subject);
  const path = top && asksForOne && (block === "if" || block === "unless") ? subject : undefined;
  const text = `{{#${block} ${subject}}}`;
  asks(text, known, settling);
  settling.open.push({ text, block, written, number: settling.tags.length });
  return add(settling, { kind: "open", text, block, ...(path === undefined ? {} : { path }) });
}

function value(written: string, inner: string, settling: Settling): string {
  const { report, line } = settling;
  const bare = inner.replace(/^&\s*/, "");
  const text = `{{${bare}}}`;
  const uses = usesOf(text, settling);
  if (uses !== undefined) {
    if (written.startsWith("{{{") || bare !== inner)
      report("import.changed", line, `${written} became ${text}: its value is escaped now.`, { tag: written });
    return valueTag(text, uses, settling);
  }
  // An unknown helper: what it was to show is its first value.
  const shown = /^[^\s"'>]+\s+([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*)(?=\s|$)/.exec(bare)?.[1];
  const plain = shown === undefined ? undefined : usesOf(`{{${shown}}}`, settling);
  if (shown !== undefined && plain !== undefined) {
    report("import.tag", line, `${written} calls what is not known here and became {{${shown}}}: choose its format.`, {
      tag: written,
      became: shown,
    });
    return valueTag(`{{${shown}}}`, plain, settling);
  }
  return valueTag(`{{${standIn(written, "string", settling)}}}`, [], settling);
}

function valueTag(text: string, uses: readonly PathUse[], settling: Settling): string {
  asks(text, uses, settling);
  const top = settling.open.every((one) => one.block === "if" || one.block === "unless");
  const run = top ? runOfTag(text) : { hbs: text };
  return add(settling, { kind: "value", text, run: isInItsCurrency(text, run, settling) ? run : { hbs: text } });
}

/** An amount has one currency in the variables; where a second tag gives it another one, that tag stays as it is. */
function isInItsCurrency(text: string, run: Run, { currencies }: Settling): boolean {
  if (!("var" in run) || run.fmt !== "money") return true;
  const currency = currencyOfTag(text);
  const known = currencies.get(run.var) ?? currency;
  currencies.set(run.var, known);
  return known === currency;
}

/** A variable in place of a tag: nothing is shown to a debtor that was not settled. */
function standIn(tag: string, type: StandIn["type"], settling: Settling): string {
  const words = tag.match(/[A-Za-z][A-Za-z0-9]*/g) ?? [];
  const base = ["imported", ...words.slice(0, 3)].map((word, i) => (i === 0 ? word : capital(word))).join("");
  let name = base;
  for (let n = 2; settling.standIns.has(name) && settling.standIns.get(name)?.tag !== tag; n++) name = `${base}${n}`;
  settling.standIns.set(name, { tag, type });
  const says = `${tag} is not available here: the variable "${name}" stands for it. Fill it, or replace it.`;
  settling.report("import.tag", settling.line, says, { tag, became: name });
  return name;
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** What a tag asks for inside of the blocks around it; `undefined` when it is refused. */
function usesOf(tag: string, { open }: Settling): readonly PathUse[] | undefined {
  const before = open.map(({ text }) => text).join("");
  const after = [...open]
    .reverse()
    .map(({ block }) => `{{/${block}}}`)
    .join("");
  const compiled = compileMerge(`${before}${tag}${after}`, { escape: "text", helpers: messageHelpers() });
  if (!compiled.ok) return undefined;
  const uses = compiled.value.paths;
  // The member `c` of a context holds the conditions of blocks.
  return uses.some(({ path }) => /^c(?:$|[.[])/.test(path)) ? undefined : uses;
}
