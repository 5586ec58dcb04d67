/** A simulation in words and figures, for a terminal, a page or a screen alike: every figure says whether it is exact or modeled. */

import { catalogFor } from "../explain/languages.ts";
import { nodeName } from "../explain/names.ts";
import { moneyText, numberText, term } from "../explain/phrases.ts";
import { describeKpi } from "../kpi/describe.ts";
import type { KpiValue } from "../kpi/model.ts";
import type { Strategy } from "../model/strategy.ts";
import { compareSimulations, type SimulationComparison } from "./compare.ts";
import { figureText, percentText, type Unit } from "./figureText.ts";
import { type SimulationLanguage, simulationLanguage } from "./languages.ts";
import type { SimulationReport } from "./model.ts";
import type { ToldRow, ToldSection, ToldSimulation, ToldStep } from "./told.ts";

export interface DescribeSimulationOptions {
  /** `en` (default) or `es`. */
  readonly locale?: string;
  /** A simulation of another strategy with the same people. */
  readonly against?: SimulationReport;
  /** For the names of steps; without it they are told by their ids. */
  readonly strategy?: Strategy;
  readonly strategies?: Readonly<Record<string, Strategy>>;
}

/** @throws RangeError when there are no words for the locale. */
export function describeSimulation(report: SimulationReport, options: DescribeSimulationOptions = {}): ToldSimulation {
  const telling = new Telling(report, options);
  const { words } = telling.language;
  return {
    kind: words.kind,
    title: nameOf(report, telling.language),
    headline: telling.headline(),
    basis: telling.basis(),
    tiles: telling.tiles(),
    sections: telling.sections().filter(({ rows }) => rows.length > 0),
    steps: telling.steps(),
    made: { title: words.sections.made, rows: telling.made() },
  };
}

function nameOf({ strategy }: SimulationReport, { words, forms }: SimulationLanguage): string {
  return strategy.version === 0
    ? words.draft(strategy.name)
    : words.version(strategy.name, numberText(strategy.version, forms));
}

/** A figure of a report; `null` where there is nothing to divide by. */
type Of = (report: SimulationReport) => number | null;

const COUNT: Unit = { unit: "count" };

/** Tiles, where the report has them. */
const FIRST: readonly string[] = [
  "recoveryRate",
  "cureRate",
  "contactsPerCase",
  "costPerCase",
  "complaintRate",
  "optOutRate",
];

const MOST_TILES = 5;

class Telling {
  readonly language: SimulationLanguage;
  readonly #report: SimulationReport;
  readonly #options: DescribeSimulationOptions;
  readonly #comparison: SimulationComparison | undefined;

  constructor(report: SimulationReport, options: DescribeSimulationOptions) {
    this.#report = report;
    this.#options = options;
    this.language = simulationLanguage(options.locale ?? "en");
    this.#comparison = options.against && compareSimulations(report, options.against);
  }

  headline(): string {
    const { cases, horizonDays, start, seed } = this.#report;
    const { words, forms } = this.language;
    return words.headline({
      ...{ cases: numberText(cases.total, forms), days: numberText(horizonDays, forms), start, seed: String(seed) },
    });
  }

  basis(): string[] {
    const { words, forms } = this.language;
    const level = this.#report.kpis.find(({ level: known }) => known !== undefined)?.level;
    const { against } = this.#options;
    return [
      words.exact,
      words.modeled(forms.quote(this.#report.behavior)),
      ...(level === undefined ? [] : [words.intervals(this.percent(level))]),
      ...(against === undefined ? [] : [`${words.compared(nameOf(against, this.language))}. ${this.#comparedNote()}`]),
    ];
  }

  #comparedNote(): string {
    const { words, forms } = this.language;
    const differs = this.#comparison?.differs ?? [];
    if (differs.length === 0) return words.comparedNote;
    return words.unlike(
      forms.list(
        differs.map((what) => term(words.differs, what, (name) => name)),
        "and",
      ),
    );
  }

  tiles(): ToldRow[] {
    const all = FIRST.flatMap((id) => this.#report.kpis.find((kpi) => kpi.id === id && kpi.value !== null) ?? []);
    return all.slice(0, MOST_TILES).map((kpi) => this.#kpi(kpi));
  }

  sections(): ToldSection[] {
    const { sections } = this.language.words;
    return [
      { id: "cases", title: sections.cases, certainty: "exact", rows: this.#cases() },
      { id: "outcomes", title: sections.outcomes, certainty: "modeled", rows: this.#outcomes() },
      { id: "contacts", title: sections.contacts, certainty: "exact", rows: this.#contacts() },
      { id: "held", title: sections.held, certainty: "exact", rows: this.#held() },
      { id: "costs", title: sections.costs, certainty: "exact", rows: this.#costs() },
      { id: "money", title: sections.money, certainty: "modeled", rows: this.#money() },
      {
        id: "kpis",
        title: sections.kpis,
        rows: this.#report.kpis.filter(({ value }) => value !== null).map((kpi) => this.#kpi(kpi)),
      },
      { id: "experiments", title: sections.experiments, certainty: "exact", rows: this.#experiments() },
      {
        id: "goals",
        title: sections.goals,
        certainty: "modeled",
        rows: this.#counts(
          ({ goals }) => goals,
          (name) => name,
        ),
      },
    ];
  }

  #cases(): ToldRow[] {
    const { rows, reasons } = this.language.words;
    const total: Of = ({ cases }) => cases.total;
    return [
      this.#row(rows.total, total),
      this.#row(rows.enrolled, ({ cases }) => cases.enrolled, COUNT, total),
      ...this.#some(rows.refused, ({ cases }) => cases.refused, total),
      ...this.#counts(
        ({ cases }) => cases.refusedBy,
        (name) => term(reasons, name, (other) => other),
        true,
      ),
    ];
  }

  #outcomes(): ToldRow[] {
    const { rows, outcomes } = this.language.words;
    const whole: Of = ({ cases }) => cases.enrolled;
    return [
      ...this.#counts(
        ({ cases }) => cases.outcomes,
        (name) => term(outcomes, name, (other) => other),
        false,
        whole,
      ),
      ...this.#some(rows.active, ({ cases }) => cases.active, whole),
      ...this.#some(rows.held, ({ cases }) => cases.held, whole),
      ...this.#some(rows.parked, ({ cases }) => cases.parked, whole),
    ];
  }

  #contacts(): ToldRow[] {
    const { rows } = this.language.words;
    const total: Of = ({ contacts }) => contacts.total;
    const most: Of = ({ contacts }) => Math.max(0, contacts.busiestWeek.length - 1);
    return [
      this.#row(rows.contacts, total),
      ...this.#counts(
        ({ contacts }) => contacts.channels,
        (name) => this.channel(name),
        false,
        total,
      ),
      this.#row(
        rows.contacted,
        ({ contacts }) => contacts.cases,
        COUNT,
        ({ cases }) => cases.enrolled,
      ),
      this.#row(rows.mostInWeek, most),
    ];
  }

  #held(): ToldRow[] {
    const { rows, reasons } = this.language.words;
    const reason = (name: string) => term(reasons, name, (other) => other);
    const part = (title: string, of: (report: SimulationReport) => Readonly<Record<string, number>>, name = reason) => {
      const sum: Of = (report) => Object.values(of(report)).reduce((all, count) => all + count, 0);
      return [...this.#some(title, sum), ...this.#counts(of, name, true)];
    };
    return [
      ...part(rows.suppressed, ({ contacts }) => contacts.suppressed),
      ...part(rows.deferred, ({ contacts }) => contacts.deferred),
      ...part(
        rows.overBudget,
        ({ contacts }) => contacts.overBudget,
        (name) => this.channel(name),
      ),
      ...part(
        rows.rules,
        ({ contacts }) => contacts.rules,
        (name) => name,
      ),
    ];
  }

  #costs(): ToldRow[] {
    const { rows } = this.language.words;
    const currency = this.#report.costs?.currency;
    if (currency === undefined) return [];
    const money: Unit = { unit: "money", currency };
    const parts = (of: (report: SimulationReport) => Readonly<Record<string, number>>, name: (key: string) => string) =>
      this.#counts(of, name, true, undefined, money);
    return [
      this.#row(rows.cost, ({ costs }) => costs?.totalMinor ?? null, money),
      ...parts(
        ({ costs }) => costs?.channels ?? {},
        (name) => this.channel(name),
      ),
      ...parts(
        ({ costs }) => costs?.tasks ?? {},
        (name) => rows.task(this.language.forms.quote(name)),
      ),
    ];
  }

  #money(): ToldRow[] {
    const { rows } = this.language.words;
    return this.#report.money.flatMap(({ currency }) => {
      const of = (member: "placedMinor" | "collectedMinor" | "openMinor" | "feesMinor" | "forgivenMinor"): Of => {
        return ({ money }) => money.find((each) => each.currency === currency)?.[member] ?? 0;
      };
      const unit: Unit = { unit: "money", currency };
      return [
        { ...this.#row(rows.placed, of("placedMinor"), unit), certainty: "exact" as const },
        this.#row(rows.collected, of("collectedMinor"), unit, of("placedMinor")),
        this.#row(rows.open, of("openMinor"), unit),
        ...(of("feesMinor")(this.#report) === 0 ? [] : [this.#row(rows.fees, of("feesMinor"), unit)]),
        ...(of("forgivenMinor")(this.#report) === 0 ? [] : [this.#row(rows.forgiven, of("forgivenMinor"), unit)]),
      ];
    });
  }

  #kpi(kpi: KpiValue): ToldRow {
    const words = describeKpi(kpi.id, this.language.locale);
    const same = ({ kpis }: SimulationReport) =>
      kpis.find(({ id, currency }) => id === kpi.id && currency === kpi.currency);
    const unit: Unit = { unit: kpi.unit, currency: kpi.currency };
    const { low, high } = kpi;
    const end = high === undefined ? "…" : this.figure(high, unit);
    const row = this.#row(words?.title ?? kpi.id, (report) => same(report)?.value ?? null, unit);
    const delta = this.#comparison?.figures.find(({ id, currency }) => id === kpi.id && currency === kpi.currency);
    const range =
      delta?.low === undefined || delta.high === undefined
        ? ""
        : ` (${this.#signed(delta.low, unit)} … ${this.#signed(delta.high, unit)})`;
    return {
      ...row,
      ...(row.difference !== undefined && { difference: `${row.difference}${range}` }),
      ...(low !== undefined && { interval: `${this.figure(low, unit)} … ${end}` }),
      ...(words !== undefined && { sentence: words.sentence }),
      certainty: kpi.certainty,
    };
  }

  #experiments(): ToldRow[] {
    return Object.keys(this.#report.experiments).flatMap((experiment) => {
      const arms = ({ experiments }: SimulationReport) => experiments[experiment] ?? {};
      const sum: Of = (report) => Object.values(arms(report)).reduce((all, count) => all + count, 0);
      return [this.#row(experiment, sum), ...this.#counts(arms, (name) => name, true, sum)];
    });
  }

  steps(): ToldSimulation["steps"] {
    const { words, forms } = this.language;
    const { heads } = words;
    const catalog = catalogFor({ locale: this.language.locale });
    const { strategy, strategies } = this.#options;
    const { costs, nodes } = this.#report;
    const order = Object.keys(strategy?.nodes ?? {});
    const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
    const count = (value: number | undefined) => (value === undefined ? words.nothing : numberText(value, forms));
    const known = Object.entries(nodes).filter(([, { entered }]) => entered > 0);
    const rows = known
      .sort(([a], [b]) => place(a) - place(b))
      .map(([id, { entered, waiting, sent, suppressed, deferred, costMinor, paid, taken }]): ToldStep => {
        const name =
          strategy === undefined ? id : nodeName(strategy, id, { catalog, ...(strategies && { strategies }) });
        const cost = costMinor === undefined ? words.nothing : moneyText(costMinor, costs?.currency, forms);
        const cells = [count(entered), count(waiting), count(sent), count(suppressed), count(deferred)];
        return { name, cells: [...cells, ...(costs === null ? [] : [cost]), count(paid), count(taken)] };
      });
    const [cost, people] = [costs === null ? [] : [heads.cost], [heads.paid, heads.taken]];
    return {
      title: words.sections.steps,
      heads: [heads.step, heads.entered, heads.waiting, heads.sent, heads.heldBack, heads.moved, ...cost, ...people],
      rows,
    };
  }

  made(): ToldRow[] {
    const { rows } = this.language.words;
    const { behavior, seed, steps, paths } = this.#report;
    const { forms } = this.language;
    return [
      { name: rows.behavior, value: behavior },
      { name: rows.seed, value: String(seed) },
      { name: rows.steps, value: numberText(steps, forms) },
      { name: rows.objects, value: numberText(paths.objects, forms) },
      { name: rows.columns, value: numberText(paths.columns, forms) },
    ];
  }

  channel(name: string): string {
    return term(this.language.words.channels, name, (other) => other);
  }

  percent(share: number): string {
    return percentText(share, this.language);
  }

  figure(value: number | null, unit: Unit): string {
    return figureText(value, unit, this.language);
  }

  #row(name: string, of: Of, unit: Unit = COUNT, whole?: Of): ToldRow {
    const { against } = this.#options;
    const value = of(this.#report);
    const other = against === undefined ? undefined : of(against);
    const all = whole?.(this.#report) ?? 0;
    const share = value !== null && all > 0 ? value / all : undefined;
    return {
      ...{ name, value: this.figure(value, unit) },
      ...(share !== undefined && { share, shareText: this.percent(share) }),
      ...(other !== undefined && { against: this.figure(other, unit) }),
      ...(other !== undefined && value !== null && other !== null && { difference: this.#signed(other - value, unit) }),
    };
  }

  #signed(value: number, unit: Unit): string {
    const told = this.figure(Math.abs(value), unit);
    return told === this.figure(0, unit) ? told : `${value < 0 ? "−" : "+"}${told}`;
  }

  /** A row only where one of the reports has any. */
  #some(name: string, of: Of, whole?: Of): ToldRow[] {
    const { against } = this.#options;
    const isThere = [this.#report, ...(against === undefined ? [] : [against])].some((report) => (of(report) ?? 0) > 0);
    return isThere ? [this.#row(name, of, COUNT, whole)] : [];
  }

  /** The largest first, and those that only the other report has after them. */
  #counts(
    of: (report: SimulationReport) => Readonly<Record<string, number>>,
    name: (key: string) => string,
    detail = false,
    whole?: Of,
    unit: Unit = COUNT,
  ): ToldRow[] {
    const own = of(this.#report);
    const { against } = this.#options;
    const keys = new Set([...Object.keys(own), ...Object.keys(against === undefined ? {} : of(against))]);
    return [...keys]
      .sort((a, b) => (own[b] ?? 0) - (own[a] ?? 0) || (a < b ? -1 : 1))
      .map((key) => ({
        ...this.#row(name(key), (report) => of(report)[key] ?? 0, unit, whole),
        ...(detail && { detail: true as const }),
      }));
  }
}
