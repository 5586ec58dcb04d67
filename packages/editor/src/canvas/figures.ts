/** Figures on cards: which three a kind of step shows, and how they are written. */

import type { NodeStats, StatName, StrategyStats } from "../host/props.ts";
import type { Messages } from "../words/messages.ts";

export interface Figure {
  readonly name: StatName;
  readonly value: string;
  readonly word: string;
}

/** Fewer people than that could be told apart. */
const LEAST = 30;

const STRIPS: Readonly<Record<string, readonly (readonly [name: StatName, of?: StatName])[]>> = {
  send: [["sent"], ["opened", "sent"], ["paid", "sent"]],
  offer: [["entered"], ["taken"], ["taken", "entered"]],
  task: [["waiting"], ["taken", "entered"], ["paid", "entered"]],
};
const USUAL: (typeof STRIPS)[string] = [["entered"], ["waiting"], ["paid", "entered"]];

export type Strip = { readonly few: number } | { readonly few?: undefined; readonly figures: readonly Figure[] };

/** `undefined` without figures for the step: its card has no strip then. */
export function stripOf(type: string, id: string, stats: StrategyStats | undefined, words: Messages, locale: string) {
  const of = stats?.nodes[id];
  return of === undefined ? undefined : strip(type, of, stats?.least ?? LEAST, words, locale);
}

function strip(type: string, stats: NodeStats, least: number, { canvas }: Messages, locale: string): Strip {
  const people = stats.sent ?? stats.entered ?? 0;
  if (people < least) return { few: least };
  const figures = (STRIPS[type] ?? USUAL).map(([name, of]): Figure => {
    const [count, total] = [stats[name], of === undefined ? undefined : (stats[of] ?? stats.entered)];
    const missing = count === undefined || (of !== undefined && !total);
    const value = missing ? "–" : of === undefined ? number(count, locale) : percent(count / (total as number), locale);
    return { name, value, word: wordOf(type, name, of, canvas) };
  });
  return { figures };
}

function wordOf(type: string, name: StatName, of: StatName | undefined, canvas: Messages["canvas"]): string {
  if (type === "offer" && name === "entered") return canvas.shown;
  if (type === "offer" && of !== undefined) return "";
  if (type === "task" && name === "waiting") return canvas.open;
  return canvas.stats[name];
}

/** How many people there are, where there are enough to tell. */
export function peopleOf(count: number | undefined, stats: StrategyStats | undefined, locale: string) {
  return count === undefined || count < (stats?.least ?? LEAST) ? undefined : number(count, locale);
}

export const number = (count: number, locale: string): string => new Intl.NumberFormat(locale).format(count);

export const percent = (part: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: part < 0.1 ? 1 : 0 }).format(part);

/** The days over which figures were collected. */
export function periodOf({ from, to }: StrategyStats, locale: string): string {
  const [start, end] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  if (Number.isNaN(start.getTime()) || Number.isNaN(end.getTime())) return `${from}–${to}`;
  const format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  return format.formatRange(start, end);
}

/** Thickness of a ribbon: the logarithm of how many people went along. */
export function ribbonWidth(people: number | undefined): number {
  if (people === undefined || people <= 0) return 3;
  return Math.min(18, Math.max(3, 7 * Math.log10(people / 120)));
}

/** People on the ways of a line; `undefined` where the host tells none. */
export function peopleOn(id: string, ports: readonly string[], stats: StrategyStats | undefined): number | undefined {
  const counts = ports.flatMap((port) => stats?.ways?.[`${id}:${port}`] ?? []);
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
}

/** The color of a variant, by its place among them. */
export const seriesColor = (place: number): string => `var(--dunlin-chart-${(place % 5) + 1})`;
