/** A replay as a page for the terminal. */

import { parseDate } from "@dunlin/engine";
import type { ReplayNote } from "../replay/portfolio.ts";
import type { Counts, ReplayReport } from "../replay/report.ts";
import type { RowProblem } from "../replay/row.ts";
import type { Locale, Words } from "../words/shape.ts";
import { nameIn, wordsOf } from "../words/words.ts";
import { type Chart, drawChart } from "./chart.ts";
import { type Figures, figuresFor } from "./figures.ts";
import { headLines, MARGIN, pageLines, type Row, type Section } from "./page.ts";
import type { Style } from "./style.ts";
import { wrap } from "./wrap.ts";

/** Lines of the report, without line ends. */
export function reportLines(report: ReplayReport, style: Style, locale: Locale): string[] {
  const words = wordsOf(locale);
  const telling: Telling = { report, style, words, figures: figuresFor(words) };
  const parts = [cases, outcomes, contacts, chart, tasks, amounts, goals, experiments];
  const sections = [...parts.flatMap((part) => part(telling)), ...fileSections(telling)];
  return [...head(telling), ...pageLines(sections, style)];
}

/** What was wrong with the file, and what to know of it. */
export function fileSections(telling: FileTelling): Section[] {
  return [...brokenRows(telling), ...notes(telling)];
}

type FileTelling = Omit<Telling, "report"> & { readonly report: Pick<ReplayReport, "rows" | "notes"> };

interface Telling {
  readonly report: ReplayReport;
  readonly style: Style;
  readonly words: Words;
  readonly figures: Figures;
}

function head({ report, style, words }: Telling): string[] {
  const { strategy, portfolio, window } = report;
  const { draft, version } = words.report;
  const items = [
    `${strategy.id}, ${strategy.version === 0 ? draft : version(strategy.version)}`,
    portfolio.file,
    ...(portfolio.title === undefined ? [] : [portfolio.title]),
    ...(window.from === null && window.to === null ? [] : [words.report.window(window.from, window.to)]),
  ];
  const titles = wrap(strategy.name, style.width, "", "");
  return [...titles.map(style.bold), ...headLines(items, style).map(style.faint)];
}

function cases({ report, words, figures }: Telling): Section[] {
  const { rows, cases } = report;
  const { number, share } = figures;
  const text = words.report;
  const some = (name: string, count: number): Row[] => (count === 0 ? [] : [{ name, figure: number(count) }]);
  const shared = (name: string, count: number): Row => ({
    name,
    figure: number(count),
    share: share(count, cases.total),
  });
  return [
    {
      title: text.cases,
      rows: [
        { name: text.rows, figure: number(rows.read) },
        ...some(text.broken, rows.broken),
        shared(text.enrolled, cases.enrolled),
        ...(cases.runs > cases.enrolled ? [{ name: text.runs, detail: true, figure: number(cases.runs) }] : []),
        ...(cases.refused > 0 ? [shared(text.refused, cases.refused)] : []),
        ...reasons(cases.refusedBy, { words, figures }),
        ...some(text.later, cases.later),
      ],
    },
  ];
}

function outcomes({ report, words, figures }: Telling): Section[] {
  const { enrolled, outcomes, active, held, parked } = report.cases;
  if (enrolled === 0) return [];
  const row = (name: string, count: number): Row[] => (count === 0 ? [] : [barRow(name, count, enrolled, figures)]);
  return [
    {
      title: words.report.outcomes,
      rows: [
        ...Object.entries(outcomes).flatMap(([name, count]) => row(nameIn(words.outcomes, name), count)),
        ...row(words.report.active, active),
        ...row(words.report.held, held),
        ...(parked === 0 ? [] : [{ name: words.report.parked, detail: true, figure: figures.number(parked) }]),
      ],
    },
  ];
}

function contacts({ report, words, figures }: Telling): Section[] {
  const { contacts } = report;
  const text = words.report;
  const channels = Object.entries(contacts.channels).flatMap(([channel, count]) => {
    const steps = contacts.templates.filter((entry) => entry.channel === channel);
    return [
      barRow(nameIn(words.channels, channel), count, contacts.total, figures),
      ...steps.map((step) => ({ name: stepName(step, steps), detail: true, figure: figures.number(step.contacts) })),
    ];
  });
  const waited = (name: string, counts: Counts): Row[] => {
    const total = Object.values(counts).reduce((a, b) => a + b, 0);
    if (total === 0) return [];
    return [{ name, figure: figures.number(total) }, ...reasons(counts, { words, figures })];
  };
  const sum = text.toCases(figures.number(contacts.total), contacts.cases, figures.number(contacts.cases));
  return [
    {
      title: text.contacts,
      aside: contacts.total === 0 ? text.noContacts : sum,
      rows: [...channels, ...waited(text.suppressed, contacts.suppressed), ...waited(text.deferred, contacts.deferred)],
    },
  ];
}

type Step = ReplayReport["contacts"]["templates"][number];

/** What the strategy calls the step; with its template where two steps share that name. */
function stepName({ name, node, template }: Step, steps: readonly Step[]): string {
  const title = name ?? node;
  const shared = steps.filter((other) => (other.name ?? other.node) === title).length > 1;
  return shared && template !== undefined ? `${title} (${template})` : title;
}

const reasons = (counts: Counts, { words, figures }: Pick<Telling, "words" | "figures">): Row[] =>
  Object.entries(counts).map(([reason, count]) => ({
    name: nameIn(words.report.reasons, reason),
    detail: true,
    figure: figures.number(count),
  }));

const barRow = (name: string, count: number, whole: number, { number, share }: Figures): Row => ({
  name,
  figure: number(count),
  share: share(count, whole),
  part: count / whole,
});

function chart({ report, words, figures, style }: Telling): Section[] {
  const { days, channels, busiest, quietest } = report.contacts;
  const text = words.report;
  const names = Object.keys(channels);
  const labels = names.map((name) => nameIn(words.channels, name));
  const label = Math.max(0, ...labels.map((name) => name.length)) + 2;
  const [most, all] = [text.most, text.all].map((heading) => Math.max(heading.length, 7) + 2) as [number, number];
  const room = style.width - MARGIN.length - label - most - all;
  const entries = days.map(({ day, channels: counts }) => ({ day: parseDate(day) ?? 0, channels: counts }));
  const drawn = drawChart(entries, names, Math.max(10, room));
  if (drawn === undefined || busiest === null || quietest === null) return [];
  const { number } = figures;
  const indent = `${MARGIN}${" ".repeat(label)}`;
  const extremes = [
    text.busiest(busiest.day, number(busiest.contacts)),
    text.quietest(quietest.day, number(quietest.contacts)),
  ];
  const facts = [
    ...(busiest.contacts > quietest.contacts ? extremes : []),
    text.daysWithContacts(days.length, number(days.length)),
  ];
  const headings = `${" ".repeat(drawn.width)}${text.most.padStart(most)}${text.all.padStart(all)}`;
  return [
    {
      title: text.contactsPer(drawn.unit, drawn.count),
      ...(names.length > 1 && { aside: text.ownScale }),
      lines: [
        style.faint(`${indent}${headings}`),
        ...drawn.rows.flatMap(({ lines, most: peak, total }, i) => {
          const bottom = lines.at(-1) ?? "";
          const sums = `${number(peak).padStart(most)}${number(total).padStart(all)}`;
          return [
            ...lines.slice(0, -1).map((line) => `${indent}${line}`.trimEnd()),
            `${MARGIN}${(labels[i] ?? "").padEnd(label)}${bottom}${sums}`,
          ];
        }),
        style.faint(`${indent}${axis(drawn, days[0]?.day ?? "", days.at(-1)?.day ?? "")}`),
        ...wrap(`${facts.join(", ")}.`, style.width, MARGIN, MARGIN).map(style.faint),
      ],
    },
  ];
}

/** First and last day under the chart, as far apart as it is wide. */
function axis({ width }: Chart, from: string, to: string): string {
  if (from === to) return from;
  return width > from.length + to.length + 1 ? `${from}${to.padStart(width - from.length)}` : `${from} – ${to}`;
}

function tasks({ report, words, figures }: Telling): Section[] {
  const rows = Object.entries(report.tasks).map(([name, count]) => ({ name, figure: figures.number(count) }));
  return rows.length === 0 ? [] : [{ title: words.report.tasks, rows }];
}

function amounts({ report, words, figures, style }: Telling): Section[] {
  if (report.amounts.length === 0) return [];
  const { atEntry, paid, atEnd, amounts: title } = words.report;
  const headings = [atEntry, paid, atEnd];
  const sums = report.amounts.map((each) => ({
    currency: each.currency,
    cells: [each.outstandingAtEntryMinor, each.paidMinor, each.outstandingAtEndMinor],
  }));
  const table = sums.map(({ currency, cells }) => [currency, ...cells.map((minor) => figures.amount(minor, currency))]);
  const widths = ["", ...headings].map((heading, i) =>
    Math.max(heading.length, ...table.map((row) => row[i]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : `   ${cell.padStart(widths[i] ?? 0)}`)).join("");
  const lines = [style.faint(`${MARGIN}${line(["", ...headings])}`), ...table.map((row) => `${MARGIN}${line(row)}`)];
  if (lines.every((each) => each.length <= style.width)) return [{ title, lines }];
  // Amounts are wide: in the columns of the page they would take the room of its names.
  const list = sums.flatMap(({ currency, cells }) =>
    headings.map((name, i) => ({ name, amount: figures.money(cells[i] ?? 0, currency) })),
  );
  const names = Math.max(...headings.map((name) => name.length));
  const width = Math.max(...list.map(({ amount }) => amount.length));
  return [
    {
      title,
      lines: list.map(({ name, amount }) => `${MARGIN}${name.padEnd(names)}${MARGIN}${amount.padStart(width)}`),
    },
  ];
}

function goals({ report, words, figures }: Telling): Section[] {
  const rows = Object.entries(report.goals).map(([name, count]) => ({ name, figure: figures.number(count) }));
  return rows.length === 0 ? [] : [{ title: words.report.goals, rows }];
}

function experiments({ report, words, figures }: Telling): Section[] {
  const rows = Object.entries(report.experiments).flatMap(([experiment, arms]) => {
    const total = Object.values(arms).reduce((sum, count) => sum + count, 0);
    return [
      { name: experiment, figure: figures.number(total) },
      ...Object.entries(arms).map(([name, count]) => ({
        ...barRow(name, count, total, figures),
        detail: true,
      })),
    ];
  });
  return rows.length === 0 ? [] : [{ title: words.report.experiments, rows }];
}

function brokenRows({ report, words, figures, style }: FileTelling): Section[] {
  const { problems, broken } = report.rows;
  if (broken === 0) return [];
  return [
    {
      title: words.report.brokenRows(figures.number(problems.length), figures.number(broken)),
      lines: problems.flatMap((problem) =>
        wrap(problemText(problem, words), style.width, MARGIN, `${MARGIN}${MARGIN}`),
      ),
    },
  ];
}

/** One broken row as a line: where, what. */
function problemText({ line, column, caseId, message }: RowProblem, { report }: Words): string {
  const place = [
    report.line(line),
    ...(caseId === undefined ? [] : [report.case(caseId)]),
    ...(column === undefined ? [] : [report.column(column)]),
  ];
  return `${place.join(", ")}: ${message}`;
}

function notes({ report, words, figures, style }: FileTelling): Section[] {
  if (report.notes.length === 0) return [];
  const lines = report.notes.flatMap((note) =>
    wrap(noteText(note, words, figures), style.width, MARGIN, `${MARGIN}${MARGIN}`),
  );
  return [{ title: words.report.notes, lines }];
}

function noteText({ code, name = "", count = 0 }: ReplayNote, { report }: Words, { number }: Figures): string {
  switch (code) {
    case "encoding":
      return report.note.encoding;
    case "unseen":
      return report.note.unseen(name);
    case "duplicates":
      return report.note.duplicates(number(count));
  }
}
