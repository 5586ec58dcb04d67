/** The dry run of a migration as one HTML file: nothing is fetched, no script runs, it prints. */

import { columnChart } from "../charts/columnChart.ts";
import { roundTicks } from "../charts/lineChart.ts";
import { pageHtml, panel, scrolling, table } from "../charts/page.ts";
import { seriesStyle } from "../charts/seriesStyles.ts";
import { escaped } from "../charts/svg.ts";
import { catalogFor } from "../explain/languages.ts";
import { numberText, term } from "../explain/phrases.ts";
import type { Strategy } from "../model/strategy.ts";
import { changeWords } from "./languages.ts";
import { type MigrationWords, migrationWords } from "./migrationWords.ts";
import type { MigrationImpact, MigrationPlan, NodeTarget } from "./model.ts";
import { stepName } from "./values.ts";

export interface MigrationHtmlOptions {
  /** `en` (default) or `es`. */
  readonly locale?: string;
  /** The two versions, for the names of steps; without them steps are told by their ids. */
  readonly before?: Strategy;
  readonly after?: Strategy;
}

/**
 * The plan and what it would do, as a self-contained HTML document.
 *
 * @throws RangeError for a language without words.
 */
export function migrationHtml(plan: MigrationPlan, options: MigrationHtmlOptions = {}): string {
  const { locale = "en" } = options;
  const page = new Page(plan, options);
  const { words } = page;
  const title = words.title(plan.strategy, page.number(plan.from), page.number(plan.to));
  const { impact } = plan;
  const body = [
    `<header><p class="kind">${escaped(words.kind)}</p><p class="name">${escaped(title)}</p></header>`,
    `<main><section class="verdict${plan.problems.length > 0 ? " harm" : ""}"><h1>${escaped(page.headline())}</h1>`,
    `<p>${escaped(words.moments[plan.moment])}</p></section>`,
    page.problems(),
    page.notices(),
    panel(words.outcomes, page.counts(words.outcomes, outcomesOf(impact, words))),
    page.refused(),
    page.nodes(),
    page.shifts(),
    panel(
      words.contacts,
      page.counts(words.contacts, [
        [words.pending, impact.pendingContacts],
        [words.atOnce, impact.contactsAtOnce ?? 0],
      ]),
    ),
    "</main>",
  ];
  return pageHtml({ locale, title: `${words.kind}: ${title}`, body, style: "\nli{margin:4px 0}\n" });
}

const outcomesOf = (impact: MigrationImpact, { fates }: MigrationWords): readonly (readonly [string, number])[] =>
  (["moved", "waiting", "restarting", "exiting", "pinned"] as const).map(
    (fate) => [fates[fate], impact[fate]] as const,
  );

class Page {
  readonly words: MigrationWords;
  readonly #plan: MigrationPlan;
  readonly #options: MigrationHtmlOptions;
  readonly #locale: string;

  constructor(plan: MigrationPlan, options: MigrationHtmlOptions) {
    this.#plan = plan;
    this.#options = options;
    this.#locale = changeWords(options.locale ?? "en").locale;
    this.words = migrationWords(this.#locale);
  }

  number(value: number): string {
    return numberText(value, catalogFor({ locale: this.#locale }).forms);
  }

  headline(): string {
    const { impact, problems } = this.#plan;
    if (problems.length > 0) return this.words.blocked(this.number(problems.length));
    return this.words.headline(this.number(impact.moved + impact.waiting), this.number(impact.cases));
  }

  problems(): string {
    const { problems } = this.#plan;
    if (problems.length === 0) return "";
    const items = problems.map(
      ({ path, message }) => `<li><code>${escaped(path || "/")}</code> ${escaped(message)}</li>`,
    );
    return panel(this.words.problems, `<ul>${items.join("")}</ul>`);
  }

  notices(): string {
    const { skippedNotices } = this.#plan.impact;
    if (skippedNotices.length === 0) return "";
    const rows = skippedNotices.map(({ node, cases, examples }) => [
      this.#step(node, this.#options.before),
      this.number(cases),
      examples.join(", "),
    ]);
    return panel(this.words.notices, table([this.words.step, this.words.cases, this.words.examples], rows));
  }

  refused(): string {
    const { refused } = this.#plan.impact;
    const rows = Object.entries(refused).map(
      ([reason, count]) => [term(this.words.reasons, reason, (name) => name), count] as const,
    );
    return rows.length === 0 ? "" : panel(this.words.refused, this.counts(this.words.refused, rows));
  }

  nodes(): string {
    const { nodes } = this.#plan.impact;
    if (nodes.length === 0) return "";
    const rows = nodes.map(({ node, cases, target, timers }) => [
      this.#step(node, this.#options.before),
      this.#target(target),
      this.number(cases),
      this.number(timers),
    ]);
    const { step, target, cases, timers } = this.words;
    return panel(this.words.nodes, table([step, target, cases, timers], rows));
  }

  /** Cases by the days by which their next moment moves: a chart, and the same as a table. */
  shifts(): string {
    const { shifts } = this.#plan.impact;
    if (shifts.length === 0) return "";
    const { words } = this;
    const ticks = roundTicks(Math.max(...shifts.map(({ cases }) => cases)), 4).filter(Number.isInteger);
    const named = shifts.map(({ days, cases }) => [words.days(days, this.number(Math.abs(days))), cases] as const);
    const chart = columnChart({
      ...{ title: words.shifts, id: "shifts", width: 860, stacked: true, foot: words.shiftsFoot },
      text: named.map(([name, cases]) => `${name}: ${this.number(cases)}`).join("; "),
      series: [{ name: words.cases, style: seriesStyle(0), values: shifts.map(({ cases }) => cases) }],
      xTicks: shifts.length > 12 ? [] : named.map(([text], at) => ({ at, text })),
      yTicks: ticks.map((at) => ({ at, text: this.number(at) })),
      top: Math.max(1, ticks.at(-1) ?? 1),
    });
    return panel(words.shifts, scrolling(chart), this.counts(words.shifts, named));
  }

  counts(what: string, rows: readonly (readonly [string, number])[]): string {
    const shown = rows.map(([name, count]) => [name, this.number(count)]);
    return table([what, this.words.cases], shown);
  }

  #step(id: string, strategy: Strategy | undefined): string {
    if (strategy === undefined) return id;
    return stepName(id, { strategy, catalog: catalogFor({ locale: this.#locale }), words: changeWords(this.#locale) });
  }

  #target(target: NodeTarget | null): string {
    const { targets } = this.words;
    if (target === null) return targets.none;
    if (target.to === "node") return this.#step(target.node, this.#options.after);
    return target.to === "exit" ? targets.exit(target.outcome) : targets[target.to];
  }
}
