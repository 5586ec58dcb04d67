/**
 * Conditions and loops that begin in one element and end in another. Nothing can draw them, and what they were to govern must not be shown
 * to everybody: the elements from the one to the other stand under a condition of their own, on which nobody has decided yet. The gate
 * refuses to publish a template that asks for it, and without a value it hides.
 */

import { DROPPED } from "./dropped.ts";
import { MOST_TAGS } from "./limits.ts";
import type { ReportLoss } from "./losses.ts";
import { HOLDS_NO_MJML, isElement, type SourceElement, type SourceNode, type SourceWords } from "./source.ts";
import { MARK, mark, type Stretch, type Tag } from "./tag.ts";
import type { SettledTags } from "./tags.ts";

export interface Mended {
  /** What stands in the body. */
  readonly body: readonly SourceNode[];
  /** Whether a line of the head, its title or its preview, is in a stretch that was torn. */
  readonly isTorn: (line: SourceElement) => boolean;
}

/** From and to, on the clock of a walk through the tree. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
}

/**
 * Puts what is torn under a condition of its own.
 *
 * @param all - The whole document, and `body` the list in it that rows are made of.
 */
export function mended(
  all: readonly SourceNode[],
  body: readonly SourceNode[],
  settled: Pick<SettledTags, "tags" | "stretches" | "undecided">,
  report: ReportLoss,
): Mended {
  const { tags, stretches, undecided } = settled;
  const clock = walked(all, body);
  const torn = stretches.filter(({ broken, tags: own }) => broken !== undefined || !isWhole(own, clock));
  if (torn.length === 0) return { body, isTorn: () => false };
  for (const stretch of torn) tell(stretch, undecided(stretch.open.text), report);
  const gone = new Set(torn.flatMap((stretch) => stretch.tags));
  const spans = torn.map((stretch) => spanOf(stretch, clock));
  const guard = (tag: string): readonly [SourceNode, SourceNode] => {
    const name = undecided(tag);
    const open = addTag(tags, { kind: "open", text: `{{#if ${name}}}`, block: "if", path: name });
    return [open, addTag(tags, { kind: "close", text: "{{/if}}", block: "if" })];
  };
  const isTorn = (line: SourceElement) => {
    const [enter, leave] = clock.times.get(line) ?? [0, 0];
    return spans.some(({ start, end }) => start < leave && end > enter);
  };
  return { body: mendedList(body, spans, { clock, gone, guard }), isTorn };
}

function tell({ open, broken }: Stretch, name: string, report: ReportLoss): void {
  report("tornTag", open, { tag: open.text, why: broken ?? "apart", became: name });
}

function addTag(tags: Tag[], tag: Omit<Tag, "number" | "line" | "column">): SourceElement {
  const number = tags.length;
  tags.push({ ...tag, number, line: 1, column: 1 });
  const words: SourceWords = { kind: "words", text: mark(number), line: 1 };
  return { kind: "element", name: "mj-raw", attributes: {}, children: [words], line: 1, column: 1 };
}

interface Mark {
  readonly time: number;
  /** In what it stands: two marks of one slot are read one after the other. */
  readonly slot: unknown;
}

interface Clock {
  /** When each node is entered and left. */
  readonly times: Map<SourceNode, readonly [number, number]>;
  /** Of each mark that is there. */
  readonly marks: Map<number, Mark>;
  readonly body: readonly [number, number];
}

/** Whether the children of an element are read one after the other, with tags between them. */
const isList = ({ name, children }: SourceElement): boolean =>
  name.startsWith("mj-") &&
  name !== "mj-raw" &&
  !HOLDS_NO_MJML.has(name) &&
  children.some((child) => isElement(child) && child.name.startsWith("mj-"));

function walked(all: readonly SourceNode[], body: readonly SourceNode[]): Clock {
  const times = new Map<SourceNode, readonly [number, number]>();
  const marks = new Map<number, Mark>();
  let now = 0;
  const read = (text: string, slot: unknown): void => {
    for (const [, number] of text.matchAll(MARK)) marks.set(Number(number), { time: ++now, slot });
  };
  const walk = (node: SourceNode, slot: unknown, list: boolean): void => {
    const enter = ++now;
    if (!isElement(node)) read(node.text, slot);
    else {
      for (const [name, value] of Object.entries(node.attributes)) {
        read(name, `names of ${enter}`);
        read(value, `${enter} ${name}`);
      }
      const inside = list && isList(node);
      for (const child of node.children) {
        if (inside) walk(child, node, true);
        else if (list && node.name === "mj-raw") walk(child, isElement(child) ? node : slot, false);
        else walk(child, list || DROPPED.has(node.name) ? node : slot, false);
      }
    }
    times.set(node, [enter, ++now]);
  };
  const rows = new Set(body);
  const down = (node: SourceNode): void => {
    if (rows.has(node)) walk(node, body, true);
    else if (isElement(node) && ABOVE.test(node.name)) for (const child of node.children) down(child);
    else walk(node, node, false);
  };
  for (const node of all) down(node);
  const [first, last] = [body.at(0), body.at(-1)].map((node) => (node === undefined ? undefined : times.get(node)));
  return { times, marks, body: [first?.[0] ?? now, last?.[1] ?? now] };
}

/** What stands around the rows, and has no place for tags. */
const ABOVE = /^mj(?:ml|-head|-body|-container)$/;

function isWhole(tags: readonly number[], { marks }: Clock): boolean {
  const slots = tags.map((number) => marks.get(number)?.slot);
  return slots[0] !== undefined && slots.every((slot) => slot === slots[0]);
}

/** A mark that is not there any more was somewhere between those that are. */
function spanOf({ open, from, to, outside }: Stretch, { marks, body }: Clock): Span {
  const near = (number: number, step: 1 | -1, beyond: number): number => {
    const own = marks.get(number);
    if (own !== undefined) return own.time;
    for (let at = number + step; at >= 0 && at < MOST_TAGS * 2; at += step) {
      const found = marks.get(at);
      if (found !== undefined) return found.time - step / 2;
    }
    return beyond;
  };
  const end = to === undefined ? body[1] : near(to, 1, body[1]) - (outside.to ? 0.5 : 0);
  const start = from === undefined ? Math.min(body[0], end) : near(from, -1, 0) + (outside.from ? 0.5 : 0);
  return { start, end: Math.max(start, end), tag: open.text };
}

interface Mending {
  readonly clock: Clock;
  /** Marks that are taken out. */
  readonly gone: ReadonlySet<number>;
  readonly guard: (tag: string) => readonly [SourceNode, SourceNode];
}

interface Piece {
  readonly node: SourceNode;
  readonly enter: number;
  readonly leave: number;
}

/** A list with what is torn in it under guards, each around whole nodes. */
function mendedList(nodes: readonly SourceNode[], spans: readonly Span[], mending: Mending): readonly SourceNode[] {
  const pieces = nodes.flatMap((node) => piecesOf(node, spans, mending));
  const inner = new Map<Piece, Span[]>();
  const ranges: { first: number; last: number; readonly tag: string }[] = [];
  for (const span of spans) {
    const isIn = ({ enter, leave }: Piece): boolean => leave >= span.start && enter <= span.end;
    const first = pieces.findIndex(isIn);
    const last = pieces.findLastIndex(isIn);
    const only = pieces[first];
    if (only === undefined) continue;
    const within = first === last && span.start >= only.enter && span.end <= only.leave;
    if (within && isElement(only.node) && isList(only.node)) inner.set(only, [...(inner.get(only) ?? []), span]);
    else ranges.push({ first, last, tag: span.tag });
  }
  const merged: typeof ranges = [];
  for (const range of ranges.sort((a, b) => a.first - b.first)) {
    const before = merged.at(-1);
    if (before !== undefined && range.first <= before.last) before.last = Math.max(before.last, range.last);
    else merged.push(range);
  }
  const result: SourceNode[] = [];
  let closing: SourceNode | undefined;
  pieces.forEach((piece, index) => {
    const range = merged.find(({ first, last }) => first <= index && index <= last);
    if (range?.first === index) {
      const [open, close] = mending.guard(range.tag);
      result.push(open);
      closing = close;
    }
    const { node } = piece;
    if (isElement(node) && isList(node)) {
      const spansInside = range === undefined ? (inner.get(piece) ?? []) : [];
      result.push({ ...cleaned(node, mending, false), children: mendedList(node.children, spansInside, mending) });
    } else result.push(isElement(node) ? cleaned(node, mending, true) : { ...node, text: without(node.text, mending) });
    if (range?.last === index && closing !== undefined) result.push(closing);
  });
  return result;
}

/** A node in pieces between which a guard fits: words at their tags, and raw HTML at its parts where something in it is torn. */
function piecesOf(node: SourceNode, spans: readonly Span[], mending: Mending): readonly Piece[] {
  const { times } = mending.clock;
  const [enter, leave] = times.get(node) ?? [0, 0];
  if (!isElement(node)) return wordPieces(node, enter, mending);
  const isTouched = node.name === "mj-raw" && spans.some(({ start, end }) => leave >= start && enter <= end);
  if (!isTouched) return [{ node, enter, leave }];
  return node.children.flatMap((child) =>
    piecesOf(child, [], mending).map((piece) => ({ ...piece, node: { ...node, children: [piece.node] } })),
  );
}

function wordPieces(node: SourceWords, enter: number, { clock, gone }: Mending): readonly Piece[] {
  const pieces: Piece[] = [];
  let time = enter;
  for (const text of node.text.split(/(\ue000\d+\ue001)/)) {
    const number = /^\ue000(\d+)\ue001$/.exec(text)?.[1];
    if (number !== undefined) time = clock.marks.get(Number(number))?.time ?? time;
    if (text !== "" && !(number !== undefined && gone.has(Number(number))))
      pieces.push({ node: { ...node, text }, enter: time, leave: time });
  }
  return pieces;
}

const without = (text: string, { gone }: Mending): string =>
  text.replace(MARK, (all, number) => (gone.has(Number(number)) ? "" : all));

function cleaned(element: SourceElement, mending: Mending, deep: boolean): SourceElement {
  const { attributes, children } = element;
  return {
    ...element,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [without(name, mending), without(value, mending)]),
    ),
    children: deep
      ? children.map((child) =>
          isElement(child) ? cleaned(child, mending, true) : { ...child, text: without(child.text, mending) },
        )
      : children,
  };
}
