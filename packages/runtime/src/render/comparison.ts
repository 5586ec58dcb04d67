/** A comparison of two strategies as a page for the terminal. */

import { formatInstant } from "@dunlin/engine";
import type { ComparedSide, DifferingStep } from "@dunlin/engine/simulate";
import type { PortfolioComparison } from "../replay/compare.ts";
import type { Locale, Words } from "../words/shape.ts";
import { nameIn, wordsOf } from "../words/words.ts";
import { type ComparisonWords, comparisonWords } from "./comparisonWords.ts";
import { type Figures, figuresFor } from "./figures.ts";
import { headLines, MARGIN, pageLines, type Section } from "./page.ts";
import { fileSections } from "./report.ts";
import type { Style } from "./style.ts";
import { wrap } from "./wrap.ts";

interface Telling {
  readonly report: PortfolioComparison;
  readonly style: Style;
  readonly locale: Locale;
  readonly words: Words;
  readonly own: ComparisonWords;
  readonly figures: Figures;
}

/** Lines of the page, without line ends. */
export function comparisonLines(report: PortfolioComparison, style: Style, locale: Locale): string[] {
  const words = wordsOf(locale);
  const telling: Telling = { report, style, locale, words, own: comparisonWords[locale], figures: figuresFor(words) };
  const sections = [cases(telling), sideBySide(telling), known(telling), ...differences(telling)];
  return [...head(telling), ...pageLines([...sections, ...fileSections(telling)], style)];
}

function head({ report, style, words, own }: Telling): string[] {
  const { champion, challenger, portfolio, window } = report;
  const { draft, version } = words.report;
  const name = ({ strategy }: ComparedSide) =>
    `${strategy.id}, ${strategy.version === 0 ? draft : version(strategy.version)}`;
  const items = [
    ...[`${own.champion}: ${name(champion)}`, `${own.challenger}: ${name(challenger)}`, portfolio.file],
    ...(portfolio.title === undefined ? [] : [portfolio.title]),
    ...(window.to === null ? [] : [words.report.window(null, window.to)]),
  ];
  const title = own.against(champion.strategy.name, challenger.strategy.name);
  return [...wrap(title, style.width, "", "").map(style.bold), ...headLines(items, style).map(style.faint)];
}

function cases({ report, words, own, figures }: Telling): Section {
  const { rows, treatment } = report;
  const { number, share } = figures;
  const shared = (name: string, count: number) => ({ name, figure: number(count), share: share(count, report.cases) });
  return {
    title: words.report.cases,
    rows: [
      { name: words.report.rows, figure: number(rows.read) },
      ...(rows.broken === 0 ? [] : [{ name: words.report.broken, figure: number(rows.broken) }]),
      shared(own.moreContacts, treatment.moreContacts),
      shared(own.fewerContacts, treatment.fewerContacts),
    ],
  };
}

/** Two columns of figures; what neither side has is left out. */
function sideBySide(telling: Telling): Section {
  const { report, words, own, figures, style } = telling;
  const { champion, challenger } = report;
  const { number } = figures;
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);
  const row = (name: string, of: (side: ComparedSide) => number) => [name, of(champion), of(challenger)] as const;
  const named = (indent: string, dictionary: Readonly<Record<string, string>>, of: (side: ComparedSide) => Counts) =>
    namesOf(of(champion), of(challenger)).map((name) =>
      row(`${indent}${nameIn(dictionary, name)}`, (side) => of(side)[name] ?? 0),
    );
  const counts = [
    row(words.report.enrolled, ({ enrolled }) => enrolled),
    ...named(MARGIN, words.outcomes, ({ outcomes }) => outcomes),
    row(words.report.contacts.toLowerCase(), ({ contacts }) => contacts.total),
    ...named(MARGIN, words.channels, ({ contacts }) => contacts.channels),
    row(own.suppressed, ({ contacts }) => sum(contacts.suppressed)),
    row(own.deferred, ({ contacts }) => sum(contacts.deferred)),
    ...named(MARGIN, {}, ({ contacts }) => contacts.rules),
    row(own.tasks, ({ tasks }) => sum(tasks)),
    row(own.offers, ({ offers }) => sum(offers)),
  ].filter(([, a, b]) => a !== 0 || b !== 0);
  const cost = ({ costMinor }: ComparedSide) => figures.amount(costMinor ?? 0, report.currency ?? "");
  const costs =
    report.currency === null ? [] : [[`${own.costs} (${report.currency})`, cost(champion), cost(challenger)] as const];
  const table = [...counts.map(([name, a, b]) => [name, number(a), number(b)] as const), ...costs];
  return { title: own.sideBySide, lines: tableLines([["", own.champion, own.challenger], ...table], style) };
}

type Counts = Readonly<Record<string, number>>;

const namesOf = (one: Counts, other: Counts): readonly string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();

/** The first line is the heading. */
function tableLines(table: readonly (readonly [string, string, string])[], style: Style): string[] {
  const widths = [0, 1, 2].map((i) => Math.max(...table.map((cells) => cells[i]?.length ?? 0)));
  return table.map(([name, one, other], i) => {
    const figures = `${one.padStart(widths[1] ?? 0)}${MARGIN}${other.padStart(widths[2] ?? 0)}`;
    const line = `${MARGIN}${name.padEnd(widths[0] ?? 0)}${MARGIN}${figures}`;
    return i === 0 ? style.faint(line) : line;
  });
}

function known({ report, own, locale, style }: Telling): Section {
  const lines = report.findings.flatMap(({ sentences }) =>
    wrap(sentences[locale], style.width, MARGIN, `${MARGIN}${MARGIN}`),
  );
  return { title: own.known, lines };
}

function differences({ report, words, own, figures, style }: Telling): Section[] {
  const { cases: all, treatment } = report;
  const differing = all - treatment.same;
  if (differing === 0) return [];
  const lines = report.differences.flatMap(({ caseId, at, champion, challenger }) => {
    const then = own.each(stepText(champion, words, own), stepText(challenger, words, own));
    const text = `${words.report.case(caseId)}, ${formatInstant(at)}: ${then}`;
    return wrap(text, style.width, MARGIN, `${MARGIN}${MARGIN}`);
  });
  const { number } = figures;
  return [{ title: own.differences(number(report.differences.length), number(differing)), lines }];
}

function stepText(step: DifferingStep | undefined, words: Words, own: ComparisonWords): string {
  if (step === undefined) return own.nothing;
  const isContact = step.kind === "message" || step.kind === "task";
  return `${own.kinds[step.kind]} (${isContact ? nameIn(words.channels, step.name) : step.name})`;
}
