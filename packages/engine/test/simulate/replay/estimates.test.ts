/** Outcomes under a challenger, from histories in which chance was logged. */

import { describe, expect, test } from "vitest";
import { sized, WHOLE } from "../../../../../scripts/sizes.ts";
import { type CaseHistory, compareReplays, HistoryError, type LoggedAssignment } from "../../../src/simulate.ts";
import { drawing, history, paid, reminders, reminding, START, settled } from "./histories.ts";

const champion = reminders();
const challenger = reminding(10);

describe("outcomes under the challenger", () => {
  /** Lehmer's generator of Park and Miller. */
  function chances(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
  }

  const CHANCE = { email: 0.3, sms: 0.6 } as const;
  const CASES = sized(400, 5000);

  /** Cases drawn for mail with chance 0.7; who got a text message pays twice as often. */
  function logged(seed: number, cases = CASES): CaseHistory[] {
    const chance = chances(seed);
    return Array.from({ length: cases }, (_, i) => {
      const variant = chance() < 0.7 ? "email" : "sms";
      const probability = variant === "email" ? 0.7 : 0.3;
      const assignments: LoggedAssignment[] = [{ experiment: "channel", variant, probability, at: START }];
      return history(chance() < CHANCE[variant] ? [paid(5)] : [], { id: `${seed}-${i}`, assignments });
    });
  }

  const estimateOf = (against: ReturnType<typeof drawing>, cases: readonly CaseHistory[], options = {}) => {
    const [cured, recovered] = compareReplays(drawing(7000), against, cases, options).estimates;
    if (cured === undefined || recovered === undefined) throw new Error("no estimates");
    return { cured: cured.estimate, recovered: recovered.estimate };
  };

  test.each([
    ["one variant for everybody", settled("sms"), 0.6],
    ["the other one for everybody", settled("email"), 0.3],
    ["other shares", drawing(2000, "challenger"), 0.2 * 0.3 + 0.8 * 0.6],
    ["the same shares", drawing(7000, "challenger"), 0.7 * 0.3 + 0.3 * 0.6],
  ])("RY8 of a log with known probabilities the truth is found: %s", (_, against, truth) => {
    const { cured, recovered } = estimateOf(against, logged(11));
    if (cured.status === "refused" || recovered.status === "refused") throw new Error("refused");
    for (const { low, high } of [cured.ips, cured.selfNormalized]) {
      expect(low).toBeLessThan(truth);
      expect(high).toBeGreaterThan(truth);
    }
    expect(recovered.selfNormalized.value).toBeCloseTo(10_000 * cured.selfNormalized.value, 6);
    expect(cured.recorded.value).toBeCloseTo(0.39, WHOLE ? 1 : 0);
    expect(cured.overlap.effective).toBeLessThanOrEqual(CASES);
  });

  test("RY8 the estimate does not depend on what the challenger's own hash would give", () => {
    const cases = logged(5, 120);
    const { cured } = estimateOf(drawing(7000, "challenger"), cases);
    expect(cured.overlap).toMatchObject({ matched: 120, effective: 120, largestWeight: 1 });
  });

  test("RY8 what was left to chance may be nothing: then a case with the same treatment weighs 1, another 0", () => {
    const cases = [history([paid(3)], { assignments: [] }), history([], { id: "2", assignments: [] })];
    const [cured] = compareReplays(champion, challenger, cases, { minEffective: 1 }).estimates;
    expect(cured?.estimate.overlap).toMatchObject({ cases: 2, matched: 1, largestWeight: 1 });
  });

  test("RY8 contacts that were really made decide what the treatment was", () => {
    const at = START;
    const [one] = logged(3, 1) as [CaseHistory];
    const weightOf = (channel: string) => {
      const assignments: LoggedAssignment[] = [{ experiment: "channel", variant: "email", probability: 0.7, at }];
      const cases = [{ ...one, history: [], assignments, contacted: [{ at, channel }] }];
      const { cured } = estimateOf(settled("email"), cases, { minEffective: 1 });
      return cured.overlap.largestWeight;
    };
    expect(weightOf("email")).toBeCloseTo(1 / 0.7, 12);
    expect(weightOf("sms")).toBe(0);
  });

  test("RY9 a challenger that does what was never done gets no estimate, and the report says why", () => {
    const { findings, estimates } = compareReplays(drawing(7000), reminding(10), logged(2, 100));
    expect(estimates.map(({ estimate }) => estimate.status)).toEqual(["refused", "refused"]);
    const told = findings.filter(({ code }) => code === "estimate");
    expect(told.map(({ status, data }) => [status, data.reason])).toEqual([
      ["refused", "uncovered"],
      ["refused", "uncovered"],
    ]);
    expect(told[0]?.sentences.en).toMatch(/not estimated/);
  });

  test("RY9 a case that the challenger treats as chance never would is unsupported, however few there are", () => {
    const { overlap } = estimateOf(settled("sms"), logged(4, 60)).cured;
    expect(overlap.unsupported).toBe(0);
    const never = reminders({
      id: "challenger",
      nodes: {
        large: {
          type: "if",
          when: { ">": [{ var: "totalDue" }, 10_000] },
          to: { yes: "rest", no: "text" },
        },
        text: { type: "send", via: [{ channel: "sms", template: "reminder-sms@1" }], to: { next: "rest" } },
        rest: { type: "wait", for: "P30D", to: { next: "end" } },
        end: { type: "exit", outcome: "exhausted" },
      },
    });
    const cases = logged(4, 60).map((one, i) => {
      const { facts } = one;
      const obligations = facts.obligations.map((each) => ({ ...each, amountMinor: 20_000, outstandingMinor: 20_000 }));
      return i < 3 ? { ...one, history: [], facts: { ...facts, obligations } } : one;
    });
    const { cured } = estimateOf(never, cases, { minEffective: 1 });
    expect(cured).toMatchObject({ status: "refused", reason: "uncovered", overlap: { cases: 60, unsupported: 3 } });
  });

  test("RY9 without any log there is no estimate at all; broken probabilities are refused", () => {
    expect(compareReplays(champion, challenger, [history()]).estimates).toEqual([]);
    const log = (probability: number): LoggedAssignment => ({ experiment: "e", variant: "a", probability, at: START });
    for (const assignments of [[log(0)], [log(1.5)], [log(0.5), log(0.5)]]) {
      expect(() => compareReplays(champion, challenger, [history([], { assignments })])).toThrow(HistoryError);
    }
  });

  test("RY10 clipped weights and estimates are told in the report", () => {
    const { findings } = compareReplays(drawing(7000), settled("sms"), logged(11), { clip: 2 });
    const told = findings.filter(({ code }) => code === "estimate" || code === "clipped");
    expect(told.map(({ code, status }) => `${code} ${status}`)).toEqual([
      ...["estimate estimated", "clipped estimated"],
      ...["estimate estimated", "clipped estimated"],
    ]);
    for (const { sentences } of told) expect(sentences.en).not.toBe(sentences.es);
  });
});
