/** MJML, and the HTML in it, as one tree in which every piece knows its line. */

import { Parser } from "htmlparser2";
import type { ReportLoss } from "./losses.ts";

export type SourceNode = SourceElement | SourceWords;

export interface SourceElement {
  readonly kind: "element";
  /** In lowercase. */
  readonly name: string;
  /** Their entities are read. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SourceNode[];
  /** From 1. */
  readonly line: number;
}

export interface SourceWords {
  readonly kind: "words";
  /** Its entities are read. Merge tags are marks in it; see `settleTags`. */
  readonly text: string;
  readonly line: number;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: SourceNode[];
  readonly line: number;
  /** Of its start tag. */
  readonly start: number;
}

const isMjml = (name: string): boolean => name === "mjml" || name.startsWith("mj-");

/** The nodes of a document. What is not closed is closed where its parent ends, and reported. Never throws. */
export function readSource(source: string, report: ReportLoss): readonly SourceNode[] {
  const top: SourceNode[] = [];
  const open: Open[] = [];
  const lineAt = lineCounter(source);
  const into = () => open.at(-1)?.children ?? top;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        open.push({
          name,
          attributes: { ...attributes },
          children: [],
          line: lineAt(parser.startIndex),
          start: parser.startIndex,
        });
      },
      onclosetag: (name, implied) => {
        const last = open.pop();
        if (last === undefined) return;
        const selfClosed = source[parser.endIndex - 1] === "/" && parser.startIndex === last.start;
        if (implied && !selfClosed && isMjml(name))
          report(
            "import.broken",
            last.line,
            `<${name}> is not closed: it was read up to the end of what it stands in.`,
            {
              element: name,
            },
          );
        const { start: _, ...element } = last;
        into().push({ kind: "element", ...element });
      },
      ontext: (text) => {
        const siblings = into();
        const last = siblings.at(-1);
        if (last?.kind === "words") siblings[siblings.length - 1] = { ...last, text: last.text + text };
        else siblings.push({ kind: "words", text, line: lineAt(parser.startIndex) });
      },
      oncomment: (text) => {
        if (/^\s*\[if\b/i.test(text))
          report("import.left", lineAt(parser.startIndex), "A conditional comment for Outlook was left out.");
      },
    },
    { recognizeSelfClosing: true, recognizeCDATA: true, lowerCaseTags: true },
  );
  parser.end(source);
  return top;
}

/** The line of a place; asked for in about the order of the source. */
function lineCounter(source: string): (at: number) => number {
  const starts = [0];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  return (at) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

export const isElement = (node: SourceNode): node is SourceElement => node.kind === "element";

/** The words in some nodes, elements left aside. */
export const wordsIn = (nodes: readonly SourceNode[]): string =>
  nodes.map((node) => (isElement(node) ? wordsIn(node.children) : node.text)).join("");

/** Whether a node, or one inside it, is such an element. */
export const holds = (nodes: readonly SourceNode[], fits: (element: SourceElement) => boolean): boolean =>
  nodes.some((node) => isElement(node) && (fits(node) || holds(node.children, fits)));
