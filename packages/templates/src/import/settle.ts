/** What becomes of each merge tag: those that the grammar of this package refuses are replaced by the nearest that it knows. */

import { compileMerge } from "../merge/merge.ts";
import type { PathUse } from "../merge/paths.ts";
import type { Run } from "../model/text.ts";
import { sketchHelpers } from "../text/layout.ts";
import { nearestTag, nearestValue } from "./foreign.ts";
import { hintsOf } from "./hints.ts";
import { type OpenBlock, type Settling, type StandIn, standIn } from "./standIns.ts";
import { mark as markOf, type Tag } from "./tag.ts";
import { currencyOfTag, runOfTag } from "./tagRun.ts";

/** The mark of a tag, or nothing for one that is left out. */
export function settled(tag: string, settling: Settling): string {
  if (tag.startsWith("{{")) return settledTag(tag, tag, settling);
  const nearest = nearestTag(tag);
  const { report, place } = settling;
  if (!nearest.startsWith("{{>")) report("foreignTag", place, { tag, became: nearest });
  return nearest === "" ? "" : settledTag(nearest, tag, settling);
}

/** @param written - As the source has it. */
function settledTag(tag: string, written: string, settling: Settling): string {
  const { report, place } = settling;
  const inner = tag
    .replace(/^\{\{\{?~?/, "")
    .replace(/~?\}\}\}?$/, "")
    .trim();
  if (inner.startsWith("!")) return "";
  if (/^\{\{~|~\}\}$/.test(tag)) report("blankSigns", place, { tag: written });
  if (inner.startsWith("/")) return closed(written, inner.slice(1).trim(), settling);
  const otherwise = /^(?:else\b|\^$)\s*([\s\S]*)$/.exec(inner);
  if (otherwise !== null) return elseTag(written, otherwise[1] as string, settling);
  const block = /^([#^])\s*([^\s]+)\s*([\s\S]*)$/.exec(inner);
  if (block !== null) return opened(written, block[1] as string, block[2] as string, block[3] as string, settling);
  return value(tag, inner, written, settling);
}

const add = (settling: Settling, tag: Omit<Tag, "line" | "column" | "number">): string => {
  const { tags, place } = settling;
  tags.push({ ...tag, ...place, number: tags.length });
  return markOf(tags.length - 1);
};

/** Programs other than Handlebars end what they deny as they end an `if`. */
const ends = ({ written }: OpenBlock, name: string): boolean =>
  written === name || (name === "if" && written === "unless");

function closed(written: string, name: string, settling: Settling): string {
  const { open, tags, stretches } = settling;
  const own = open.findLastIndex((one) => ends(one, name));
  const mark = add(settling, { kind: "close", text: written });
  const number = tags.length - 1;
  const close = tags[number] as Tag;
  const around = open.at(-1);
  if (own < 0) {
    const from = around?.members.at(-1);
    stretches.push({
      open: close,
      tags: [number],
      from,
      to: number,
      outside: { from: true, to: false },
      broken: "endsNothing",
    });
    return mark;
  }
  for (const inner of open.splice(own + 1).reverse())
    stretches.push({
      ...{ open: tags[inner.number] as Tag, tags: inner.members, from: inner.number, to: number },
      ...{ outside: { from: false, to: true }, broken: "noEnd" },
    });
  const last = open.pop() as OpenBlock;
  tags[number] = { ...close, text: `{{/${last.block}}}`, block: last.block };
  stretches.push({
    ...{ open: tags[last.number] as Tag, tags: [...last.members, number], from: last.number, to: number },
    outside: { from: false, to: false },
    ...(last.broken === undefined ? {} : { broken: last.broken }),
  });
  return mark;
}

function elseTag(written: string, chained: string, settling: Settling): string {
  const { open, tags, stretches } = settling;
  const around = open.pop();
  if (around === undefined) {
    const mark = add(settling, { kind: "else", text: written });
    const number = tags.length - 1;
    const outside = { from: false, to: false };
    stretches.push({
      open: tags[number] as Tag,
      tags: [number],
      from: undefined,
      to: undefined,
      outside,
      broken: "noBeginning",
    });
    return mark;
  }
  const members = [...around.members, tags.length];
  const broken = around.otherwise === true ? ({ broken: "branchesOver" } as const) : {};
  if (chained === "") {
    open.push({ ...around, members, otherwise: true, ...broken });
    return add(settling, { kind: "else", text: "{{else}}" });
  }
  const [, name = "", subject = ""] = /^(\S+)\s*([\s\S]*)$/.exec(chained) ?? [];
  const uses = name === "if" ? usesOf(`{{#if ${subject}}}{{/if}}`, settling) : undefined;
  open.push({ ...around, members, ...broken });
  if (uses !== undefined) {
    asks(`{{else if ${subject}}}`, uses, settling);
    return add(settling, { kind: "else", text: `{{else if ${subject}}}` });
  }
  return add(settling, { kind: "else", text: `{{else if ${unknown(written, "boolean", settling)}}}` });
}

function asks(text: string, uses: readonly PathUse[], settling: Settling): void {
  settling.uses.push(...uses);
  settling.hints.push(...hintsOf(text, uses));
}

const BLOCKS: ReadonlySet<string> = new Set(["if", "unless", "each", "with"]);

function opened(written: string, sign: string, named: string, subject: string, settling: Settling): string {
  // Partials with a content, and those in line, are ended by their own names.
  const name = named === ">" || named === "*inline" ? named : named.replace(/^[>*]/, "");
  const end = named === ">" ? (subject.split(/\s/)[0] as string) : name.replace(/^\*/, "");
  const { block, of } = blockOf(sign, name, subject);
  const known = named === name ? usesOf(`{{#${block} ${of}}}{{/${block}}}`, settling) : undefined;
  if (known === undefined) return openBlock("if", unknown(written, "boolean", settling), end, [], settling);
  if (block !== name) settling.report("otherTag", settling.place, { tag: written, became: `{{#${block} ${of}}}` });
  return openBlock(block, of, end, known, settling);
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
  const number = settling.tags.length;
  settling.open.push({ text, block, written, number, members: [number] });
  return add(settling, { kind: "open", text, block, ...(path === undefined ? {} : { path }) });
}

function value(tag: string, inner: string, written: string, settling: Settling): string {
  const { report, place } = settling;
  const bare = inner.replace(/^&\s*/, "");
  const text = `{{${bare}}}`;
  const uses = usesOf(text, settling);
  if (uses !== undefined) {
    if (tag.startsWith("{{{") || bare !== inner) report("escapedTag", place, { tag: written, became: text });
    return valueTag(text, uses, settling);
  }
  // Of an unknown helper, its first value.
  const first = /^[^\s"'>]+\s+([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*)(?=\s|$)/.exec(bare)?.[1];
  const shown = nearestValue(bare) ?? first;
  const nearest = shown === undefined ? undefined : usesOf(`{{${shown}}}`, settling);
  if (shown !== undefined && nearest !== undefined) {
    report("unknownCall", place, { tag: written, became: shown });
    return valueTag(`{{${shown}}}`, nearest, settling);
  }
  return valueTag(`{{${unknown(written, "string", settling)}}}`, [], settling);
}

function valueTag(text: string, uses: readonly PathUse[], settling: Settling): string {
  asks(text, uses, settling);
  const top = settling.open.every((one) => one.block === "if" || one.block === "unless");
  const run = top ? runOfTag(text) : { hbs: text };
  const [only, ...others] = uses.filter(({ use }) => use === "value" || use === "argument");
  return add(settling, {
    kind: "value",
    text,
    run: isInItsCurrency(text, run, settling) ? run : { hbs: text },
    ...(only === undefined || others.length > 0 ? {} : { shows: only.path }),
  });
}

/** An amount has one currency in the variables; where a second tag gives it another one, that tag stays as it is. */
function isInItsCurrency(text: string, run: Run, { currencies }: Settling): boolean {
  if (!("var" in run) || run.fmt !== "money") return true;
  const currency = currencyOfTag(text);
  const known = currencies.get(run.var) ?? currency;
  currencies.set(run.var, known);
  return known === currency;
}

/** A variable for a tag that cannot stay, which the report names. */
function unknown(tag: string, type: StandIn["type"], settling: Settling): string {
  const name = standIn(tag, { type }, settling);
  settling.report("standIn", settling.place, { tag, became: name });
  return name;
}

/** What a tag asks for inside of the blocks around it; `undefined` when it is refused. */
function usesOf(tag: string, { open }: Settling): readonly PathUse[] | undefined {
  const before = open.map(({ text }) => text).join("");
  const after = [...open]
    .reverse()
    .map(({ block }) => `{{/${block}}}`)
    .join("");
  const compiled = compileMerge(`${before}${tag}${after}`, { escape: "text", helpers: sketchHelpers() });
  if (!compiled.ok) return undefined;
  const uses = compiled.value.paths;
  // The member `c` of a context holds the conditions of blocks.
  return uses.some(({ path }) => /^c(?:$|[.[])/.test(path)) ? undefined : uses;
}
