/** The pages about changes and migrations. */

import { describe, expect, test } from "vitest";
import { changesHtml, compareStrategies, type MigrationPlan, migrationHtml } from "../../src/change.ts";
import type { Strategy } from "../../src/index.ts";
import { wellFormed } from "../charts/markup.ts";

const strategy = (days: number, name: string): Strategy => ({
  format: "dunlin.strategy/1",
  id: "s",
  name: "<b>Cards</b> & 'co'",
  time: { zone: "UTC" },
  entry: { start: "wait" },
  nodes: {
    wait: { type: "wait", for: `P${days}D`, to: { next: "sms" } },
    sms: { type: "send", name, via: [{ channel: "sms", template: "n@1" }], to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
  },
});

const PLAN: MigrationPlan = {
  format: "dunlin.migration/1",
  ...{
    strategy: "s",
    from: 1,
    to: 2,
    moment: "now",
    nodes: { sms: { to: "same" }, old: { to: "exit", outcome: "settled" } },
  },
  problems: [],
  impact: {
    ...{ cases: 12, moved: 9, pinned: 0, exiting: 1, restarting: 0, waiting: 1, refused: { wouldRepeat: 1 } },
    nodes: [
      { node: "sms", cases: 11, target: { to: "same" }, timers: 3 },
      { node: "old", cases: 1, target: { to: "exit", outcome: "settled" }, timers: 0 },
    ],
    skippedNotices: [{ node: "sms", cases: 2, examples: ["C-1", "C-<2>"] }],
    pendingContacts: 1,
    shifts: [
      { days: -2, cases: 4 },
      { days: 0, cases: 5 },
    ],
  },
};

function expectPage(page: string, locale: string): void {
  expect(page).toContain(`<html lang="${locale}">`);
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<script|<link|<img|<iframe|\son[a-z]+=|url\(|@import|javascript:|undefined|NaN/i);
  expect(wellFormed(page.replace("<!doctype html>", "").replaceAll(/<style>.*?<\/style>/gs, ""))).toBeGreaterThan(20);
}

describe("Change: pages", () => {
  test("DF9 the page of a diff is one file: the summary first, every change in a sentence, bounds as a table", () => {
    const diff = compareStrategies(strategy(7, "<i>Nudge</i>"), strategy(5, "<i>Nudge</i>"));
    for (const locale of ["en", "es"]) expectPage(changesHtml(diff, { locale }), locale);
    const page = changesHtml(diff);
    expect(page).toContain("<h1>The day 7 SMS “&lt;i&gt;Nudge&lt;/i&gt;” moved to day 5.</h1>");
    expect(page).toContain("<li>The day 5 wait: duration 7 days → 5 days.</li>".replace("day 5 wait", "day 0 wait"));
    expect(changesHtml(compareStrategies(diff.before, diff.before))).toContain("<h1>Nothing is different.</h1>");
    expect(() => changesHtml(diff, { locale: "fr" })).toThrow(RangeError);
  });

  test("DF9 the page of a migration says who goes where, who is passed by a notice, and whose moment moves", () => {
    for (const locale of ["en", "es"])
      expectPage(migrationHtml(PLAN, { locale, before: strategy(7, "Nudge") }), locale);
    const page = migrationHtml(PLAN, { before: strategy(7, "Nudge") });
    expect(page).toContain("<h1>10 of 12 cases would go on in the new version</h1>");
    expect(page).toContain('<th scope="row">“Nudge”</th><td>the same step</td><td>11</td><td>3</td>');
    expect(page).toContain('<th scope="row">2 days sooner</th><td>4</td>');
    expect(page).toContain("C-&lt;2&gt;");
    const problem = {
      code: "target.missing",
      severity: "error",
      path: "/nodes/old",
      data: {},
      message: "Say where to.",
    } as const;
    expect(migrationHtml({ ...PLAN, problems: [problem] })).toContain(
      "<h1>Nobody is moved: the plan has 1 problem</h1>",
    );
  });
});
