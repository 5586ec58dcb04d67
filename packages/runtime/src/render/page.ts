/** A page of sections: titles, free lines, and rows of figures whose columns stand under each other all down the page. */

import { shareBar } from "./chart.ts";
import type { Style } from "./style.ts";
import { printable, wrap } from "./wrap.ts";

export interface Section {
  readonly title: string;
  /** Beside the title. */
  readonly aside?: string;
  readonly rows?: readonly Row[];
  /** Ready lines, after the rows. */
  readonly lines?: readonly string[];
}

export interface Row {
  readonly name: string;
  /** Belongs to the row above it. */
  readonly detail?: boolean;
  readonly figure: string;
  readonly share?: string;
  /** Of 1, drawn as a bar. */
  readonly part?: number;
}

export const MARGIN = "  ";
const GAP = "  ";
const NARROWEST_NAME = 12;
const [SHORTEST_BAR, LONGEST_BAR] = [8, 40];

/** Below this width names are worth more than bars. */
const NARROW = 60;

/** Lines of the page, an empty one before each section. */
export function pageLines(sections: readonly Section[], style: Style): string[] {
  const rows = sections.flatMap((section) => section.rows ?? []);
  const columns = columnsOf(rows, style.width);
  return sections.flatMap(({ title, aside, rows: own = [], lines = [] }) => [
    "",
    ...titleLines(title, aside, style),
    ...own.flatMap((row) => rowLines(row, columns, style)),
    ...lines,
  ]);
}

function titleLines(title: string, aside: string | undefined, style: Style): string[] {
  if (aside === undefined) return [style.bold(title)];
  const together = `${title}${GAP}${aside}`;
  if (together.length <= style.width) return [`${style.bold(title)}${GAP}${aside}`];
  return [style.bold(title), ...wrap(aside, style.width, MARGIN, MARGIN)];
}

interface Columns {
  /** Margin and indentation included. */
  readonly name: number;
  readonly figure: number;
  readonly share: number;
}

/** Names get what they need, but leave room for the figures, and a quarter of the page for bars. */
function columnsOf(rows: readonly Row[], width: number): Columns {
  const widest = (length: (row: Row) => number) => Math.max(0, ...rows.map(length));
  const figure = widest((row) => row.figure.length);
  const share = widest((row) => row.share?.length ?? 0);
  const name = widest((row) => indentOf(row).length + row.name.length);
  const bar = width < NARROW ? 0 : GAP.length + Math.floor(width / 4);
  const others = GAP.length + figure + (share === 0 ? 0 : GAP.length + share + bar);
  return { name: Math.max(NARROWEST_NAME, Math.min(name, width - others)), figure, share };
}

const indentOf = ({ detail }: Row): string => (detail === true ? `${MARGIN}${MARGIN}` : MARGIN);

/** A name that is too long goes on in the next line; the figures stand at its end. */
function rowLines(row: Row, columns: Columns, style: Style): string[] {
  const indent = indentOf(row);
  const names = wrap(row.name, columns.name, indent, `${indent}${MARGIN}`);
  const last = names.at(-1) ?? "";
  const before = last.length > columns.name ? names : names.slice(0, -1);
  const beside = last.length > columns.name ? "" : last;
  const lines = [...before, `${beside.padEnd(columns.name)}${figuresText(row, columns, style)}`.trimEnd()];
  return row.detail === true ? lines.map(style.faint) : lines;
}

function figuresText({ figure, share, part }: Row, columns: Columns, style: Style): string {
  const start = `${GAP}${figure.padStart(columns.figure)}`;
  if (share === undefined) return start;
  const figures = `${start}${GAP}${share.padStart(columns.share)}`;
  const room = Math.min(LONGEST_BAR, style.width - columns.name - figures.length - GAP.length);
  return part === undefined || room < SHORTEST_BAR ? figures : `${figures}${GAP}${shareBar(part, 1, room)}`;
}

/** Items joined by ` · ` where they fit, each on a line of its own otherwise. */
export function headLines(items: readonly string[], { width }: Style): string[] {
  const together = items.map(printable).join(" · ");
  return together.length <= width ? [together] : items.flatMap((item) => wrap(item, width, "", MARGIN));
}
