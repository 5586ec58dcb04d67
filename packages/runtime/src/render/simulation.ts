/** A simulation as a page for a terminal. Every section says whether its figures are exact or modeled. */

import { parseDate } from "@dunlin/engine";
import { describeKpi } from "@dunlin/engine/kpi";
import {
  type DescribeSimulationOptions,
  describeSimulation,
  type SimulationReport,
  type ToldRow,
  type ToldSection,
  type ToldSimulation,
} from "@dunlin/engine/simulate";
import type { Locale, Words } from "../words/shape.ts";
import { nameIn, wordsOf } from "../words/words.ts";
import { drawChart } from "./chart.ts";
import { figuresFor } from "./figures.ts";
import { MARGIN, pageLines, type Row, type Section } from "./page.ts";
import type { Style } from "./style.ts";
import { wrap } from "./wrap.ts";

type Options = Omit<DescribeSimulationOptions, "locale">;

/** Lines of the page, without line ends. */
export function simulationLines(report: SimulationReport, options: Options, style: Style, locale: Locale): string[] {
  const told = describeSimulation(report, { ...options, locale });
  const words = wordsOf(locale).simulation;
  const section = (each: ToldSection): Section => ({
    title: each.title,
    ...(each.certainty !== undefined && { aside: `[${words.certainty[each.certainty]}]` }),
    rows: each.rows.flatMap((row) => rowsOf(row, each.certainty === undefined, words)),
  });
  return [
    ...wrap(told.title, style.width, "", "").map(style.bold),
    ...wrap(told.headline, style.width, "", ""),
    "",
    ...told.basis.flatMap((text) => wrap(text, style.width, "", MARGIN)),
    ...pageLines(
      [
        ...curves(report, style, locale),
        ...contacts(report, style, locale),
        ...told.sections.map(section),
        ...steps(told, report.costs !== null),
      ],
      style,
    ),
  ];
}

/** A figure; beside another one with the difference, below it its interval. */
function rowsOf(row: ToldRow, mixed: boolean, words: Words["simulation"]): Row[] {
  const { name, value, against, difference = "", interval, detail, share, shareText } = row;
  const tag = mixed && row.certainty !== undefined ? ` [${words.certainty[row.certainty]}]` : "";
  const compared = against === undefined ? value : `${value} → ${against}`;
  // Beside two figures there is no room for a bar.
  const bar = against === undefined && shareText !== undefined && share !== undefined;
  const isOther = /^[+−]|\(/.test(difference);
  return [
    {
      ...{ name: `${name}${tag}`, figure: compared },
      ...(detail === true && { detail: true }),
      ...(bar && { share: shareText, part: share }),
    },
    ...(isOther ? [{ name: words.difference, detail: true, figure: difference }] : []),
    ...(interval === undefined ? [] : [{ name: words.interval, detail: true, figure: interval }]),
  ];
}

const BLOCKS = "▁▂▃▄▅▆▇█";

/** What is reached by the end of each day, as a line of blocks up to what is reached at the end. */
function curves({ curves: all, horizonDays }: SimulationReport, style: Style, locale: Locale): Section[] {
  const words = wordsOf(locale);
  const { share } = figuresFor(words);
  return all.flatMap(({ id, certainty, currency, points }) => {
    const last = points.at(-1)?.value ?? 0;
    if (points.length === 0 || last <= 0) return [];
    const width = Math.min(points.length, style.width - MARGIN.length - 10);
    const line = Array.from({ length: width }, (_, i) => {
      const value = points[Math.min(points.length - 1, Math.floor(((i + 1) * points.length) / width) - 1)]?.value ?? 0;
      return BLOCKS[Math.min(7, Math.floor((value / last) * 7.999))] ?? " ";
    });
    const title = describeKpi(id, locale)?.title ?? id;
    const days = words.simulation.days(String(horizonDays));
    return [
      {
        title: currency === undefined ? title : `${title} (${currency})`,
        aside: `[${words.simulation.certainty[certainty]}]`,
        lines: [`${MARGIN}${line.join("")}  ${share(last, 1)}`, style.faint(`${MARGIN}${days}`)],
      },
    ];
  });
}

/** Contacts by day, a row of columns for each channel. */
function contacts({ contacts: { days }, start }: SimulationReport, style: Style, locale: Locale): Section[] {
  const words = wordsOf(locale);
  const first = parseDate(start) ?? 0;
  const channels = Object.keys(days).filter((channel) => days[channel]?.some((count) => count > 0));
  const length = Math.max(0, ...channels.map((channel) => days[channel]?.length ?? 0));
  const entries = Array.from({ length }, (_, day) => ({
    day: first + day,
    channels: Object.fromEntries(channels.map((channel) => [channel, days[channel]?.[day] ?? 0])),
  }));
  const labels = channels.map((channel) => nameIn(words.channels, channel));
  const label = Math.max(0, ...labels.map((name) => name.length)) + 2;
  const { number } = figuresFor(words);
  const drawn = drawChart(entries, channels, Math.max(10, style.width - MARGIN.length - label - 12));
  if (drawn === undefined || channels.length === 0) return [];
  return [
    {
      title: words.report.contactsPer(drawn.unit, drawn.count),
      aside: `[${words.simulation.certainty.exact}]${channels.length > 1 ? `  ${words.report.ownScale}` : ""}`,
      lines: drawn.rows.flatMap(({ lines, total }, i) => [
        ...lines.slice(0, -1).map((line) => `${MARGIN}${" ".repeat(label)}${line}`.trimEnd()),
        `${MARGIN}${(labels[i] ?? "").padEnd(label)}${lines.at(-1) ?? ""}${number(total).padStart(10)}`,
      ]),
    },
  ];
}

/** Arrivals and contacts by step, and what they cost where that is known. */
function steps({ steps: { title, heads, rows } }: ToldSimulation, priced: boolean): Section[] {
  if (rows.length === 0) return [];
  const told = ([entered = "", , sent = "", , , cost = ""]: readonly string[]): string[] => [
    ...[entered, sent],
    ...(priced ? [cost] : []),
  ];
  // Columns within a figure: each is as wide as its longest part.
  const cells = rows.map((row) => told(row.cells));
  const widths = cells.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, cell.length)), []);
  const figure = (row: readonly string[]) => row.map((cell, i) => cell.padStart(widths[i] ?? 0)).join(" / ");
  return [
    {
      title,
      aside: told(heads.slice(1)).join(" / "),
      rows: rows.map(({ name }, i) => ({ name, figure: figure(cells[i] ?? []) })),
    },
  ];
}
