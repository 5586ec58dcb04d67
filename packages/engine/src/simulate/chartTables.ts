/** What the charts of a simulation show, as tables for those who do not see them. */

import { table } from "../charts/page.ts";
import { escaped } from "../charts/svg.ts";
import { numberText, term } from "../explain/phrases.ts";
import { percentText } from "./figureText.ts";
import type { SimulationLanguage } from "./languages.ts";
import type { SimulationReport } from "./model.ts";

/** Days between two rows of a table of days. */
const STEP = 7;

type Reports = readonly SimulationReport[];

/** @param reports - One, or two that are compared. */
export function curveTable(reports: Reports, curve: string, language: SimulationLanguage): string {
  const { words, forms } = language;
  const curves = reports.map(({ curves: all }) => all.find(({ id }) => id === curve)?.points ?? []);
  const last = Math.max(0, ...curves.map((points) => points.length - 1));
  const rows = curves[0]?.flatMap(({ day }, i) => {
    if ((day + 1) % STEP !== 0 && i !== last) return [];
    const cells = curves.flatMap((points) => {
      const { value = 0, low, high } = points[i] ?? {};
      const range =
        low === undefined || high === undefined ? "" : `${percentText(low, language)} … ${percentText(high, language)}`;
      return [percentText(value, language), range];
    });
    return [[`${words.charts.day} ${numberText(day + 1, forms)}`, ...cells]];
  });
  const { value, interval, against } = words.heads;
  const heads = [words.charts.day, value, interval, ...(reports.length > 1 ? [against, interval] : [])];
  return asTable(heads, rows ?? [], language);
}

export function contactsTable({ contacts, horizonDays }: SimulationReport, language: SimulationLanguage): string {
  const { words, forms } = language;
  const channels = Object.keys(contacts.days);
  const days = Array.from({ length: horizonDays }, (_, day) => day);
  const busy = days.filter((day) => channels.some((channel) => (contacts.days[channel]?.[day] ?? 0) > 0));
  const rows = busy.map((day) => [
    `${words.charts.day} ${numberText(day, forms)}`,
    ...channels.map((channel) => numberText(contacts.days[channel]?.[day] ?? 0, forms)),
  ]);
  return asTable(
    [words.charts.day, ...channels.map((name) => term(words.channels, name, (other) => other))],
    rows,
    language,
  );
}

export function weekTable(reports: Reports, language: SimulationLanguage): string {
  const { words, forms } = language;
  const classes = Math.max(...reports.map(({ contacts }) => contacts.busiestWeek.length));
  const rows = Array.from({ length: classes }, (_, count) => [
    numberText(count, forms),
    ...reports.map(({ contacts }) => numberText(contacts.busiestWeek[count] ?? 0, forms)),
  ]);
  const heads = [words.rows.contacts, words.sections.cases, ...(reports.length > 1 ? [words.heads.against] : [])];
  return asTable(heads, rows, language);
}

const asTable = (
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  { words }: SimulationLanguage,
): string => `<details><summary>${escaped(words.charts.table)}</summary>${table(heads, rows)}</details>`;
