/** A simulation as one HTML file: nothing is fetched, no script runs, it prints, and it follows the reader's light or dark. */

import { pageHtml, panel, scrolling, table } from "../charts/page.ts";
import { escaped } from "../charts/svg.ts";
import type { Certainty } from "../kpi/model.ts";
import { contactsChart, curveChart, type SimulationChartOptions, weekChart } from "./charts.ts";
import { contactsTable, curveTable, weekTable } from "./chartTables.ts";
import { type SimulationLanguage, simulationLanguage } from "./languages.ts";
import type { SimulationReport } from "./model.ts";
import { type DescribeSimulationOptions, describeSimulation } from "./tell.ts";
import type { ToldRow, ToldSection, ToldSimulation } from "./told.ts";

/** The room that the page's columns leave to a chart. */
const WIDTH = 860;

/**
 * The report as a self-contained HTML document, with the one it is compared with.
 *
 * @throws RangeError for a language without words.
 */
export function simulationHtml(report: SimulationReport, options: DescribeSimulationOptions = {}): string {
  const { locale = "en" } = options;
  const language = simulationLanguage(locale);
  const told = describeSimulation(report, options);
  const [cases, outcomes, contacts, held, costs, money, kpis, experiments, goals] = (
    ["cases", "outcomes", "contacts", "held", "costs", "money", "kpis", "experiments", "goals"] as const
  ).map((id) => sectionOf(told, id, language));
  const body = [
    `<header><p class="kind">${escaped(told.kind)}</p><p class="name">${escaped(told.title)}</p></header>`,
    `<main><section class="verdict"><h1>${escaped(told.headline)}</h1>`,
    ...told.basis.map((text) => `<p>${marked(text)}</p>`),
    "</section>",
    tiles(told.tiles, language),
    ...charts(report, options, language),
    ...[contacts, held, cases, outcomes, costs, money, kpis],
    stepsPanel(told),
    ...[experiments, goals],
    panel(
      told.made.title,
      table(
        [language.words.heads.what, language.words.heads.value],
        told.made.rows.map(({ name, value }) => [name, value]),
      ),
    ),
    "</main>",
  ];
  return pageHtml({ locale, title: `${told.kind}: ${told.title}`, body: body.map((part) => part ?? ""), style: STYLE });
}

/** The word before the colon is what the sentence is about. */
function marked(text: string): string {
  const cut = text.indexOf(": ");
  return cut < 0 || cut > 40 ? escaped(text) : `<b>${escaped(text.slice(0, cut))}</b>${escaped(text.slice(cut))}`;
}

const tag = (certainty: Certainty | undefined, { words }: SimulationLanguage): string =>
  certainty === undefined ? "" : `<span class="tag ${certainty}">${escaped(words.certainty[certainty])}</span>`;

function tiles(rows: readonly ToldRow[], language: SimulationLanguage): string {
  if (rows.length === 0) return "";
  const tile = ({ name, value, against, interval, certainty }: ToldRow) =>
    `<div class="tile"><p class="what">${escaped(name)}</p><p class="figure">${escaped(value)}</p><p class="note">${[
      ...(interval === undefined ? [] : [escaped(interval)]),
      ...(against === undefined ? [] : [escaped(`${language.words.heads.against}: ${against}`)]),
      tag(certainty, language),
    ].join("<br>")}</p></div>`;
  return `<section class="tiles">${rows.map(tile).join("")}</section>`;
}

function charts(
  report: SimulationReport,
  { locale = "en", against }: DescribeSimulationOptions,
  language: SimulationLanguage,
): string[] {
  const options: SimulationChartOptions = { locale, width: WIDTH, ...(against && { against }) };
  const reports = [report, ...(against === undefined ? [] : [against])];
  const { recovery, days, week, cure } = language.words.charts;
  const chart = (drawn: string | undefined, title: string, certainty: Certainty, asTable: string) =>
    drawn === undefined ? "" : titled(title, certainty, language, scrolling(drawn), asTable);
  const curve = (id: "liquidationCurve" | "cureCurve", title: string) =>
    chart(curveChart(report, id, options), title, "modeled", curveTable(reports, id, language));
  return [
    curve("liquidationCurve", recovery),
    // Of the first alone: columns of channels cannot stand beside each other.
    chart(
      contactsChart(report, options),
      against === undefined ? days : `${days}: A`,
      "exact",
      contactsTable(report, language),
    ),
    chart(weekChart(report, options), week, "exact", weekTable(reports, language)),
    curve("cureCurve", cure),
  ];
}

function titled(
  title: string,
  certainty: Certainty | undefined,
  language: SimulationLanguage,
  ...parts: readonly string[]
): string {
  return `<section class="panel"><h2>${escaped(title)} ${tag(certainty, language)}</h2>${parts.join("")}</section>`;
}

/** A table in which rows belong to the one above, shares are bars, and every figure of mixed tables says what it is. */
function sectionOf(told: ToldSimulation, id: ToldSection["id"], language: SimulationLanguage): string | undefined {
  const section = told.sections.find((each) => each.id === id);
  if (section === undefined) return undefined;
  const { heads } = language.words;
  const { rows } = section;
  const has = {
    against: rows.some(({ against }) => against !== undefined),
    interval: rows.some(({ interval }) => interval !== undefined),
    share: rows.some(({ share }) => share !== undefined),
    certainty: section.certainty === undefined,
  };
  const columns = [
    { head: heads.value, cell: ({ value }: ToldRow) => escaped(value) },
    ...(has.share ? [{ head: "%", cell: shareCell }] : []),
    ...(has.interval ? [{ head: heads.interval, cell: ({ interval = "" }: ToldRow) => escaped(interval) }] : []),
    ...(has.against ? [{ head: heads.against, cell: ({ against = "" }: ToldRow) => escaped(against) }] : []),
    ...(has.against ? [{ head: heads.difference, cell: ({ difference = "" }: ToldRow) => escaped(difference) }] : []),
    ...(has.certainty ? [{ head: heads.certainty, cell: ({ certainty }: ToldRow) => tag(certainty, language) }] : []),
  ];
  const head = [heads.what, ...columns.map((column) => column.head)]
    .map((text) => `<th scope="col">${escaped(text)}</th>`)
    .join("");
  const body = rows.map(
    (row) =>
      `<tr${row.detail === true ? ' class="detail"' : ""}>${nameCell(row)}${columns.map(({ cell }) => `<td>${cell(row)}</td>`).join("")}</tr>`,
  );
  const grid = scrolling(`<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`);
  return titled(section.title, section.certainty, language, grid);
}

const nameCell = ({ name, sentence }: ToldRow): string =>
  `<th scope="row">${escaped(name)}${sentence === undefined ? "" : `<span class="says">${escaped(sentence)}</span>`}</th>`;

const shareCell = ({ share, shareText = "" }: ToldRow): string =>
  share === undefined
    ? ""
    : `${escaped(shareText)}<span class="bar"><span style="inline-size:${Math.round(Math.min(1, share) * 1000) / 10}%"></span></span>`;

const stepsPanel = ({ steps }: ToldSimulation): string =>
  steps.rows.length === 0
    ? ""
    : panel(
        steps.title,
        table(
          steps.heads,
          steps.rows.map(({ name, cells }) => [name, ...cells]),
        ),
      );

const STYLE = `
.verdict p{font-size:14px;line-height:20px}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:1px;margin:0 0 16px;background:var(--line);border:1px solid var(--line);border-radius:8px;overflow:hidden}
.tile{background:var(--surface);padding:12px 16px}
.tile p{margin:0}
.tile .what{color:var(--text-2);font-size:13px}
.tile .figure{font-size:24px;line-height:32px;font-weight:600;font-variant-numeric:tabular-nums}
.tag{display:inline-block;border:1px solid var(--line);border-radius:999px;padding:0 8px;font-size:11px;line-height:16px;font-weight:400;color:var(--text-2);vertical-align:middle}
.tag.exact{border-color:var(--good);color:var(--good)}
.tag.modeled{border-color:var(--warn);border-style:dashed;color:var(--warn)}
.detail th{padding-inline-start:16px;color:var(--text-2)}
.detail td{color:var(--text-2)}
.says{display:block;color:var(--text-3);font-size:12px;line-height:16px;max-width:44ch}
.bar{display:block;block-size:4px;min-inline-size:72px;margin-block-start:4px;background:var(--ground);border-radius:2px;overflow:hidden}
.bar span{display:block;block-size:4px;background:var(--accent)}
@media print{.tiles{break-inside:avoid}}
`;
