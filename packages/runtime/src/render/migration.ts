/** A dry run of a migration as a page for a terminal, in the words of its HTML page: who goes where, what it costs them, and who stays. */

import { formatInstant } from "@dunlin/engine";
import { type MigrationPlan, type MigrationWords, migrationWords, type NodeTarget } from "@dunlin/engine/change";
import type { Locale } from "../words/shape.ts";
import { wordsOf } from "../words/words.ts";
import { figuresFor } from "./figures.ts";
import { pageLines, type Section } from "./page.ts";
import type { Style } from "./style.ts";
import { wrap } from "./wrap.ts";

/** @param now - ms; the moment the dry run stands for. */
export function migrationLines(plan: MigrationPlan, now: number, style: Style, locale: Locale): string[] {
  const words = migrationWords(locale);
  const { number, share } = figuresFor(wordsOf(locale));
  const { impact, problems } = plan;
  const row = (name: string, count: number) => ({
    ...{ name, figure: number(count), share: share(impact.cases === 0 ? 0 : count / impact.cases, 1) },
    part: impact.cases === 0 ? 0 : count / impact.cases,
  });
  const outcomes: Section = {
    title: words.outcomes,
    rows: OUTCOMES.filter((name) => impact[name] > 0).map((name) => row(words.fates[name], impact[name])),
  };
  const refused: Section = {
    title: words.refused,
    rows: Object.entries(impact.refused).map(([reason, count]) => row(words.reasons[reason] ?? reason, count)),
  };
  const nodes: Section = {
    title: words.nodes,
    rows: impact.nodes.flatMap(({ node, cases, target, timers }) => [
      { name: `${node} → ${targetText(target, words)}`, figure: number(cases) },
      ...(timers === 0 ? [] : [{ name: words.timers, figure: number(timers), detail: true }]),
    ]),
  };
  const shifts: Section = {
    title: words.shifts,
    rows: impact.shifts.map(({ days, cases }) => row(words.days(days, number(Math.abs(days))), cases)),
  };
  const notices: Section = {
    title: words.notices.toUpperCase(),
    rows: impact.skippedNotices.flatMap(({ node, cases, examples }) => [
      { name: node, figure: number(cases) },
      { name: examples.join(", "), figure: "", detail: true },
    ]),
  };
  const contacts: Section = {
    title: words.contacts,
    rows: [
      { name: words.pending, figure: number(impact.pendingContacts) },
      { name: words.atOnce, figure: number(impact.contactsAtOnce ?? 0) },
    ],
  };
  const says =
    problems.length > 0
      ? words.blocked(number(problems.length))
      : words.headline(number(impact.moved + impact.waiting), number(impact.cases));
  const heading = `${words.kind}: ${words.title(plan.strategy, String(plan.from), String(plan.to))} (${formatInstant(now)})`;
  const sections = [outcomes, refused, notices, nodes, shifts].filter(({ rows = [] }) => rows.length > 0);
  return [
    ...wrap(heading, style.width, "", "").map(style.bold),
    ...wrap(`${says}. ${words.moments[plan.moment]}`, style.width, "", ""),
    ...pageLines([...sections, contacts], style),
  ];
}

const OUTCOMES = ["moved", "waiting", "restarting", "exiting", "pinned"] as const;

function targetText(target: NodeTarget | null, { targets }: MigrationWords): string {
  if (target === null) return targets.none;
  if (target.to === "node") return target.node;
  return target.to === "exit" ? targets.exit(target.outcome) : targets[target.to];
}
