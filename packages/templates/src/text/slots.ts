/** Texts for channels that fill numbered or named places themselves: their words as submitted, their values as sources. */

import { withoutChatMarks } from "../escape/chatMarks.ts";
import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import type { RichText, Run } from "../model/text.ts";
import { linkTarget } from "./linkTarget.ts";
import { type TextSite, textSource } from "./source.ts";
import type { ValueSite } from "./values.ts";

export interface SlotSite extends Omit<TextSite, "context" | "linkAttributes"> {
  /** The number of the first slot; 1 unless set. */
  readonly first?: number;
  /** How words look there: `*bold*` and `_italic_` of WhatsApp, or as they are. As they are unless set. */
  readonly marks?: "whatsapp";
}

/** A value of a slot. */
export interface SlotValue {
  readonly slot: number;
  /** To be compiled for the context `header`: one line, as such platforms want their values. */
  readonly source: string;
  /** The variable; none for a text that depends on a count or a word. */
  readonly path: string | undefined;
}

export interface SlotText {
  /** The words with `{{1}}`, `{{2}}`, ... for the values. */
  readonly text: string;
  readonly values: readonly SlotValue[];
  readonly problems: readonly TemplateDiagnostic[];
}

/**
 * A text whose values the platform puts in. The same value is one slot, however often it is shown; texts that depend on a count or a
 * word are a slot as a whole, since what is submitted has one wording.
 */
export function slotText(runs: RichText, site: SlotSite): SlotText {
  const problems: TemplateDiagnostic[] = [];
  const values: SlotValue[] = [];
  const at: ValueSite = { ...site, report: (found) => void problems.push(found) };
  const slotOf = (run: Run): string => {
    const { source, problems: found } = textSource([bare(run)], { ...site, context: "header" });
    problems.push(...found);
    if (source === "") return "";
    const known = values.find((value) => value.source === source);
    const slot = known?.slot ?? (site.first ?? 1) + values.length;
    if (known === undefined) values.push({ slot, source, path: "var" in run ? run.var : undefined });
    return `{{${slot}}}`;
  };
  const text = runs.map((run) => slotRun(run, site, at, slotOf)).join("");
  return { text, values, problems };
}

/** Without its link, which is shown behind it. */
const bare = (run: Run): Run => {
  if (!("a" in run)) return run;
  const { a: _, ...rest } = run;
  return rest;
};

function slotRun(run: Run, site: SlotSite, at: ValueSite, slotOf: (run: Run) => string): string {
  if ("br" in run) return "\n";
  if (!("t" in run) && !("var" in run)) return slotOf(run);
  const words = "t" in run ? unformatted(wordsOf(run.t, at), site) : slotOf(run);
  const shown = marked(words, run, site);
  if (run.a === undefined) return shown;
  const target = linkTarget(run.a, at, site.links);
  if (target === undefined) return shown;
  if (target.kind === "fixed") {
    const url = target.url.replace(/^(?:mailto|tel):/, "");
    return words.trim() === url ? shown : `${shown} ${url}`;
  }
  const link = run.a.to === "variable" ? slotOf({ var: run.a.var, fmt: "url" }) : "";
  return "var" in run && run.a.to === "variable" && run.a.var === run.var ? link : `${shown} ${link}`;
}

function wordsOf(words: string, at: ValueSite): string {
  if (!words.includes("{{")) return words;
  const says = "Two braces begin a value on this platform and cannot be shown: write the words without them.";
  at.report(diagnostic("text.slot", at.pointer, says, { words }));
  return words.replaceAll("{", "");
}

const unformatted = (words: string, { marks }: SlotSite): string =>
  marks === "whatsapp" ? withoutChatMarks(words) : words;

/** Blanks stay outside, since the platform marks only what touches its signs. */
function marked(words: string, { b, i }: { readonly b?: true; readonly i?: true }, { marks }: SlotSite): string {
  if (marks !== "whatsapp") return words;
  const [, before = "", text = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? [];
  if (text === "") return words;
  const leaning = i === true ? `_${text}_` : text;
  return `${before}${b === true ? `*${leaning}*` : leaning}${after}`;
}
