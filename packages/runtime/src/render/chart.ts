/** A chart of contacts over time for a terminal: block characters two lines high per channel, as fine as the width allows. */

import { formatDate } from "@dunlin/engine";

export type ChartUnit = "day" | "week" | "month" | "year";

export interface ChartDay {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly channels: Readonly<Record<string, number>>;
}

export interface Chart {
  /** What one column stands for: `count` units. */
  readonly unit: ChartUnit;
  readonly count: number;
  /** In characters. */
  readonly width: number;
  readonly rows: readonly ChartRow[];
}

export interface ChartRow {
  readonly channel: string;
  readonly total: number;
  /** Of one column. */
  readonly most: number;
  /** From top to bottom, each as wide as the chart. */
  readonly lines: readonly string[];
}

const HEIGHT = 2;

/** Columns may be drawn this many characters wide where there is room. */
const WIDEST_COLUMN = 3;

const UNITS: readonly ChartUnit[] = ["day", "week", "month", "year"];

/**
 * Draws days in ascending order, in at most `width` characters. Every channel has its own scale, up to its busiest
 * column; a column with any contact at all has a block.
 *
 * @returns `undefined` when there are no days.
 */
export function drawChart(days: readonly ChartDay[], channels: readonly string[], width: number): Chart | undefined {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (first === undefined || last === undefined) return undefined;
  const unit = UNITS.find((candidate) => columnOf(last, candidate) - columnOf(first, candidate) < width) ?? "year";
  const begin = columnOf(first, unit);
  const units = columnOf(last, unit) - begin + 1;
  const count = Math.ceil(units / width);
  const columns = Math.ceil(units / count);
  const wide = Math.max(1, Math.min(WIDEST_COLUMN, Math.floor(width / columns)));
  const rows = channels.map((channel) => {
    const values = new Array<number>(columns).fill(0);
    for (const { day, channels: contacts } of days) {
      const at = Math.floor((columnOf(day, unit) - begin) / count);
      values[at] = (values[at] ?? 0) + (contacts[channel] ?? 0);
    }
    const most = Math.max(...values);
    return { channel, total: values.reduce((sum, value) => sum + value, 0), most, lines: linesOf(values, most, wide) };
  });
  return { unit, count, width: columns * wide, rows };
}

const BLOCKS = " ▁▂▃▄▅▆▇█";

function linesOf(values: readonly number[], most: number, wide: number): string[] {
  const heights = values.map((value) => (most === 0 ? 0 : Math.ceil((value / most) * HEIGHT * 8)));
  return Array.from({ length: HEIGHT }, (_, line) => {
    const below = (HEIGHT - 1 - line) * 8;
    return heights.map((height) => (BLOCKS[Math.max(0, Math.min(8, height - below))] ?? " ").repeat(wide)).join("");
  });
}

/** The number of the column that a day falls into; weeks begin on Monday. */
function columnOf(day: number, unit: ChartUnit): number {
  if (unit === "day") return day;
  if (unit === "week") return Math.floor((day + 3) / 7);
  const [year = 0, month = 0] = formatDate(day).split("-").map(Number);
  return unit === "month" ? year * 12 + month : year;
}

/** A bar for a share of a whole, as long as `width` characters, in steps of an eighth. */
export function shareBar(part: number, whole: number, width: number): string {
  const eighths = whole === 0 ? 0 : Math.round(Math.min(1, part / whole) * width * 8);
  return "█".repeat(Math.floor(eighths / 8)) + (["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8] ?? "");
}
