/** MJML, and the HTML in it, as one tree in which every piece knows its place. */

import { Parser } from "htmlparser2";
import { DEEPEST_ELEMENTS, MOST_OPEN } from "./limits.ts";
import type { ReportLoss } from "./losses.ts";
import type { Place } from "./places.ts";

export type SourceNode = SourceElement | SourceWords;

export interface SourceElement extends Place {
  readonly kind: "element";
  /** In lowercase. */
  readonly name: string;
  /** Their entities are read. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SourceNode[];
}

export interface SourceWords {
  readonly kind: "words";
  /** Its entities are read. Merge tags are marks in it; see `settleTags`. */
  readonly text: string;
  readonly line: number;
}

/** Characters that are read at once: the time that the parser takes grows with the square of what is open. */
const STEP = 4096;

interface Open extends Place {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: SourceNode[];
  /** Of its start tag. */
  readonly start: number;
  /** It is no element of its own any more: what stands in it belongs to what is around. */
  gone: boolean;
}

const isMjml = (name: string): boolean => name === "mjml" || name.startsWith("mj-");

/** Elements of MJML that hold HTML or nothing, so that one which begins in them shows that their end was forgotten. */
export const HOLDS_NO_MJML: ReadonlySet<string> = new Set(
  (
    "mj-text mj-button mj-table mj-title mj-preview mj-navbar-link mj-social-element mj-accordion-title mj-accordion-text " +
    "mj-image mj-divider mj-spacer mj-carousel-image"
  ).split(" "),
);

/**
 * The nodes of a document. What is not closed is closed where its parent ends, and reported. Never throws.
 *
 * @param placeOf - The place in the source of an offset in the text.
 */
export function readSource(
  text: string,
  placeOf: (offset: number) => Place,
  report: ReportLoss,
): readonly SourceNode[] {
  const reading: Reading = { top: [], open: [], standing: [], placeOf, report };
  const { open } = reading;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => begin(name, attributes, parser.startIndex, reading),
      onclosetag: (_name, implied) => {
        const last = open.pop();
        if (last === undefined || last.gone) return;
        const selfClosed = text[parser.endIndex - 1] === "/" && parser.startIndex === last.start;
        if (implied && !selfClosed && isMjml(last.name)) notClosed(last, report);
        finish(last, reading);
      },
      ontext: (words) => addWords(words, placeOf(parser.startIndex).line, reading),
      oncomment: (words) => {
        const place = placeOf(parser.startIndex);
        if (/^\s*\[if\b/i.test(words)) report("outlook", place);
        // In a comment a tag works as well as outside of it.
        const tags = words.match(/\ue000\d+\ue001/g);
        if (tags !== null) addWords(tags.join(""), place.line, reading);
      },
    },
    { recognizeSelfClosing: true, recognizeCDATA: true, lowerCaseTags: true },
  );
  for (let at = 0; at < text.length; at += STEP) {
    parser.write(text.slice(at, at + STEP));
    if (open.length <= MOST_OPEN) continue;
    report("tooManyOpen", placeOf(Math.min(text.length, at + STEP)), { most: MOST_OPEN });
    break;
  }
  parser.end();
  return reading.top;
}

interface Reading {
  readonly top: SourceNode[];
  /** All that the parser has not closed. */
  readonly open: Open[];
  /** Those of them that are elements still. */
  readonly standing: Open[];
  readonly placeOf: (offset: number) => Place;
  readonly report: ReportLoss;
}

const holderIn = ({ standing, top }: Reading): SourceNode[] => standing.at(-1)?.children ?? top;

function begin(name: string, attributes: Readonly<Record<string, string>>, start: number, reading: Reading): void {
  const { open, standing, placeOf, report } = reading;
  const place = placeOf(start);
  const around = standing.at(-1);
  if (isMjml(name) && around !== undefined && HOLDS_NO_MJML.has(around.name)) {
    notClosed(around, report);
    finish(around, reading);
  }
  const gone = standing.length >= DEEPEST_ELEMENTS;
  const made: Open = { name, attributes: { ...attributes }, children: [], ...place, start, gone };
  open.push(made);
  if (!gone) standing.push(made);
  else report("tooDeep", place, { element: name, most: DEEPEST_ELEMENTS });
}

/** The last that stands is no longer open. */
function finish(last: Open, reading: Reading): void {
  const { name, attributes, children, line, column } = last;
  last.gone = true;
  reading.standing.pop();
  holderIn(reading).push({ kind: "element", name, attributes, children, line, column });
}

function notClosed({ name, line, column }: Open, report: ReportLoss): void {
  report("notClosed", { line, column }, { element: name });
}

function addWords(text: string, line: number, reading: Reading): void {
  const siblings = holderIn(reading);
  const last = siblings.at(-1);
  if (last?.kind === "words") siblings[siblings.length - 1] = { ...last, text: last.text + text };
  else siblings.push({ kind: "words", text, line });
}

export const isElement = (node: SourceNode): node is SourceElement => node.kind === "element";

/** The words in some nodes, elements left aside. */
export const wordsIn = (nodes: readonly SourceNode[]): string =>
  nodes.map((node) => (isElement(node) ? wordsIn(node.children) : node.text)).join("");

/** Whether a node, or one inside it, is such an element. */
export const holds = (nodes: readonly SourceNode[], fits: (element: SourceElement) => boolean): boolean =>
  nodes.some((node) => isElement(node) && (fits(node) || holds(node.children, fits)));
