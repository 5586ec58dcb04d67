/**
 * A text as the document of its editor, and back: JSON of ProseMirror, without a DOM. Whatever is no run of words, value or break is kept
 * as one sign with its run inside, so that nothing is lost on the way.
 */

import type { Link, Marks, RichText, Run, VariableRun } from "@dunlin/templates";
import { marksOf, normalRuns } from "./runs.ts";

/** A node of ProseMirror as JSON, of the kinds that there are in a text. */
export interface TextNode {
  readonly type: "text" | "value" | "kept" | "br";
  readonly text?: string;
  readonly attrs?: { readonly run: Run };
  readonly marks?: readonly TextMark[];
}

export type TextMark =
  | { readonly type: "b" | "i" | "u" }
  | { readonly type: "a"; readonly attrs: { readonly link: Link } };

export interface TextDoc {
  readonly type: "doc";
  readonly content: readonly TextNode[];
}

export const docOf = (runs: RichText): TextDoc => ({ type: "doc", content: normalRuns(runs).map(nodeOf) });

function nodeOf(run: Run): TextNode {
  if ("t" in run) return { type: "text", text: run.t, ...marksNode(run) };
  if ("var" in run) {
    const { b: _, i: __, u: ___, a: ____, ...value } = run;
    return { type: "value", attrs: { run: value }, ...marksNode(run) };
  }
  return "br" in run ? { type: "br" } : { type: "kept", attrs: { run } };
}

function marksNode({ b, i, u, a }: Marks): { readonly marks?: readonly TextMark[] } {
  const marks: readonly TextMark[] = [
    ...(b === true ? [{ type: "b" as const }] : []),
    ...(i === true ? [{ type: "i" as const }] : []),
    ...(u === true ? [{ type: "u" as const }] : []),
    ...(a !== undefined ? [{ type: "a" as const, attrs: { link: a } }] : []),
  ];
  return marks.length === 0 ? {} : { marks };
}

/** The runs of a document, in their one form. Marks on what has none are left out. */
export const runsOfDoc = ({ content = [] }: { readonly content?: readonly TextNode[] }): RichText =>
  normalRuns(content.map(runOf));

function runOf({ type, text = "", attrs, marks = [] }: TextNode): Run {
  if (type === "br" || (type !== "text" && attrs === undefined)) return { br: 1 };
  if (type === "kept") return (attrs as { readonly run: Run }).run;
  const own: Marks = marksOf(
    Object.fromEntries(marks.map((mark) => [mark.type, mark.type === "a" ? mark.attrs.link : true])),
  );
  return type === "text" ? { t: text, ...own } : { ...(attrs?.run as VariableRun), ...own };
}
