/** Experiments as they are found and analyzed. */

import type { Strategy } from "@dunlin/engine";
import type { ExperimentCase } from "@dunlin/runtime";
import { describe, expect, test } from "vitest";
import { nowOf } from "../../src/web/screens/experiments/asking.ts";
import { experimentsIn, HORIZON, reportOf, rowOf, splitIn } from "../../src/web/screens/experiments/model.ts";
import { EN } from "../../src/web/screens/experiments/words.ts";

const doc = (version: number, ...keys: readonly string[]): Strategy =>
  ({
    ...{ format: "dunlin.strategy/1", id: "early", version, name: "Early", time: { zone: "UTC" } },
    ...{ entry: { start: "end" }, exits: [] },
    nodes: {
      ...Object.fromEntries(
        keys.map((key) => [
          `split-${key}`,
          {
            ...{ type: "split", experiment: key, name: `Which ${key}?` },
            variants: [
              { key: "two", weight: 5_000, control: true },
              { key: "three", weight: 5_000 },
            ],
          },
        ]),
      ),
      end: { type: "exit", outcome: "exhausted" },
    },
  }) as unknown as Strategy;

test("SE10 an experiment runs while the live version has its split, and ends with the first that has it no more", () => {
  const versions = [doc(1, "hour", "count"), doc(2, "count"), doc(3)];
  const states = (live: number, archived = false) =>
    Object.fromEntries(experimentsIn(versions, { live, archived }).map(({ key, state }) => [key, state]));
  expect(states(1)).toEqual({ hour: "running", count: "running" });
  expect(states(2)).toEqual({ hour: "ended", count: "running" });
  expect(states(2, true)).toEqual({ hour: "ended", count: "ended" });
  const [count] = experimentsIn(versions, { live: 3, archived: false });
  expect([count?.key, count?.version, count?.title]).toEqual(["count", 2, "Which count?"]);
  expect([splitIn(doc(2, "count"), "count"), splitIn(doc(3), "count")]).toEqual(["split-count", undefined]);
});

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-26T12:00:00Z");

function caseOf(age: number, more: Partial<ExperimentCase> = {}): ExperimentCase {
  const day = new Date(NOW - age * DAY).toISOString().slice(0, 10);
  return {
    ...{ variant: "two", version: 1, day, days: age, ended: false, paidMinor: 0, currency: "EUR", optedOut: false },
    ...more,
  };
}

describe("SE11 who is cured is asked at the same age of everybody", () => {
  const cured = (days: number) => ({ ended: true, outcome: "cured", days });

  test("SE11 who is not there for so long has no outcome yet, cured or not", () => {
    expect(rowOf(caseOf(HORIZON - 1, cured(3)), NOW)).toMatchObject({ cured: null, curedBy: true, days: 3 });
    expect(rowOf(caseOf(HORIZON, cured(3)), NOW).cured).toBe(true);
    expect(rowOf(caseOf(HORIZON), NOW).cured).toBe(false);
  });

  test("SE11 who was cured later is not cured by then; who left otherwise is watched on as not cured", () => {
    expect(rowOf(caseOf(50, cured(HORIZON + 1)), NOW)).toMatchObject({ cured: false, curedBy: true });
    const left = { ended: true, outcome: "withdrawn", days: 4 };
    expect(rowOf(caseOf(50, left), NOW)).toMatchObject({ cured: false, curedBy: false, days: 50 });
  });
});

describe("SE12 the report", () => {
  const [experiment] = experimentsIn([doc(1, "count")], { live: 1, archived: false });
  if (experiment === undefined) throw new Error("the document has a split");
  const cases = Array.from({ length: 400 }, (_, i) =>
    caseOf(40, { variant: i % 2 ? "three" : "two", ...(i % 4 && { ended: true, outcome: "cured", days: i % 20 }) }),
  );

  test("SE12 it says what the cases say, with curves, and names the groups as the split does", () => {
    const report = reportOf(experiment, cases, NOW, EN);
    expect(report.units).toBe(400);
    expect(report.arms.map(({ title, role }) => [title, role])).toEqual([
      ["Two", "control"],
      ["Three", "challenger"],
    ]);
    expect(report.metrics.map(({ id, arms }) => [id, arms[0]?.value])).toMatchObject([
      ["cured", 0.5],
      ["recovered", 0],
      ["time", expect.any(Number)],
      ["optOut", 0],
    ]);
    expect(report.metrics.find(({ id }) => id === "time")?.curves).toHaveLength(2);
  });

  test("SE12 money of several currencies is not added up; groups that are gone are left out; nobody is no failure", () => {
    const two = reportOf(experiment, [...cases, caseOf(40, { currency: "USD" })], NOW, EN);
    expect(two.metrics.map(({ id }) => id)).toEqual(["cured", "time", "optOut"]);
    expect(reportOf(experiment, [...cases, caseOf(40, { variant: "gone" })], NOW, EN).units).toBe(400);
    expect(reportOf(experiment, [], NOW, EN).verdict.code).toBe("empty");
  });

  test("SE13 a group in which more people opt out is held back by its guardrail, however many are cured", () => {
    const outOf = (share: number) =>
      cases.map((one, i) => ({ ...one, optedOut: one.variant === "three" && (i >> 1) % 100 < share }));
    const guardOf = (share: number) => {
      const { metrics, verdict } = reportOf(experiment, outOf(share), NOW, EN);
      const optOut = metrics.find(({ role }) => role === "guardrail");
      return [optOut?.comparisons[0]?.guardrail, verdict.code];
    };
    expect(guardOf(0)).toEqual(["unclear", "better"]);
    expect(guardOf(40)).toEqual(["breached", "betterButHarm"]);
    const many = Array.from({ length: 40 }, () => cases).flat();
    const [, , , optOut] = reportOf(experiment, many, NOW, EN).metrics;
    expect([optOut?.id, optOut?.comparisons[0]?.guardrail]).toEqual(["optOut", "within"]);
  });
});

test("SE11 ages are those of the host's clock, also before anything was heard of it", async () => {
  const api = { get: async () => ({ now: NOW }) } as unknown as Parameters<typeof nowOf>[0];
  expect(await nowOf(api, undefined)).toBe(NOW);
  expect(await nowOf(api, { clock: { now: 7 } } as Parameters<typeof nowOf>[1])).toBe(7);
});
