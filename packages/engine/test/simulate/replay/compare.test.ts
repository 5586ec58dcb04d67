/** Two strategies on one history: what is exact, what is known of outcomes, and what is estimated. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CaseHistory,
  compareReplays,
  contactOf,
  HistoryError,
  type LoggedAssignment,
  replay,
} from "../../../src/simulate.ts";
import { DAY, drawing, history, on, paid, reminders, reminding, START, settled } from "./histories.ts";

const champion = reminders();
const challenger = reminding(10);

const histories: fc.Arbitrary<readonly CaseHistory[]> = fc
  .array(
    fc.record({
      payments: fc.array(
        fc.record({ day: fc.integer({ min: 0, max: 39 }), amount: fc.integer({ min: 1, max: 8000 }) }),
        {
          maxLength: 3,
        },
      ),
      days: fc.integer({ min: 1, max: 60 }),
    }),
    { maxLength: 6 },
  )
  .map((cases) =>
    cases.map(({ payments, days }, i) =>
      history(
        payments.toSorted((a, b) => a.day - b.day).map(({ day, amount }) => paid(day, amount)),
        { id: String(i), observeUntil: START + days * DAY },
      ),
    ),
  );

describe("exact", () => {
  test("RY3 a strategy against itself: nothing differs, and everything that was recorded holds", () => {
    fc.assert(
      fc.property(histories, (cases) => {
        const report = compareReplays(champion, champion, cases);
        expect(report.challenger).toEqual(report.champion);
        expect(report.treatment).toEqual({
          ...{ same: cases.length, sameUntilOutcome: cases.length, different: 0 },
          ...{ moreContacts: 0, fewerContacts: 0 },
        });
        expect(report.outcomes.cured.same).toBe(report.outcomes.cured.all);
        expect(report.findings.some(({ code }) => code === "differentTreatment")).toBe(false);
        expect(report.differences).toEqual([]);
      }),
    );
  });

  test("RY4 contacts of each side are those of its own replay, by channel, day and hour", () => {
    fc.assert(
      fc.property(histories, (cases) => {
        const { challenger: side } = compareReplays(champion, challenger, cases);
        const contacts = cases.flatMap((one) => {
          const run = replay(challenger, one);
          const effects = run.status === "enrolled" ? run.effects : [];
          return effects.flatMap((effect) => contactOf(effect)?.channel ?? []);
        });
        expect(side.contacts.total).toBe(contacts.length);
        for (const [channel, count] of Object.entries(side.contacts.channels)) {
          expect(contacts.filter((each) => each === channel).length).toBe(count);
        }
        for (const list of [side.contacts.days, side.contacts.hours]) {
          expect(list.reduce((sum, count) => sum + count, 0)).toBe(contacts.length);
        }
      }),
    );
  });

  test("RY4 costs, nodes and outcomes are counted for each side", () => {
    const costs = { currency: "EUR", channels: { email: 2, sms: 7 } };
    const report = compareReplays(champion, challenger, [history([paid(7)]), history([], { id: "2" })], { costs });
    expect([report.champion.costMinor, report.challenger.costMinor]).toEqual([18, 11]);
    expect([report.champion.nodes.second, report.challenger.nodes.second]).toEqual([2, 1]);
    expect(report.champion.contacts.channels).toEqual({ email: 2, sms: 2 });
    expect(report.challenger.contacts.days).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(report.champion.outcomes).toEqual({ exhausted: 1, paid: 1 });
  });

  test("RY4 what a policy holds back is counted by rule, and who is refused by reason", () => {
    const quiet = reminders({
      id: "quiet",
      policies: ["house-de"],
      entry: { start: "first", when: { ">": [{ var: "totalDue" }, 0] } },
    });
    const held = on(1, "hold.placed", { kind: "complaint", scope: "contact" });
    const report = compareReplays(champion, quiet, [history([held])]);
    expect(report.champion.contacts.deferred).toEqual({ hold: 1 });
    expect(report.challenger.contacts.deferred).toEqual({ hold: 2, policy: 1 });
    expect(report.challenger.contacts.rules).toEqual({ "house-de/house-de.window": 1 });
    expect(
      compareReplays(champion, quiet, [history([], { facts: { ...history().facts, obligations: [] } })]).challenger,
    ).toMatchObject({ enrolled: 0, refused: 1, refusedBy: { when: 1 } });
  });
});

describe("what is known of outcomes", () => {
  test("RY5 a case that is cured before the strategies differ has the same outcome under both", () => {
    const { treatment, outcomes, differences } = compareReplays(champion, challenger, [
      history([paid(3)]),
      history([paid(7)], { id: "2" }),
      history([], { id: "3" }),
    ]);
    expect(treatment).toMatchObject({ same: 1, sameUntilOutcome: 1, different: 2, fewerContacts: 1 });
    expect(outcomes).toEqual({
      cured: { same: 1, all: 2 },
      recovered: { EUR: { same: 10_000, all: 20_000 } },
    });
    expect(differences).toEqual([
      { caseId: "C-2", at: START + 5 * DAY, champion: "message sms", contacts: { champion: 2, challenger: 1 } },
      {
        ...{ caseId: "C-3", at: START + 5 * DAY, champion: "message sms", challenger: "message sms" },
        contacts: { champion: 2, challenger: 2 },
      },
    ]);
  });

  test("RY5 differing cases are listed up to a number and all counted", () => {
    const cases = Array.from({ length: 5 }, (_, i) => history([], { id: String(i) }));
    const report = compareReplays(champion, challenger, cases, { listed: 2 });
    expect([report.differences.length, report.treatment.different]).toEqual([2, 5]);
  });

  test("RY10 the report says in English and Spanish what is exact, what holds for both and what is not known", () => {
    const costs = { currency: "EUR", channels: { email: 2, sms: 7 } };
    const { findings } = compareReplays(champion, challenger, [history([paid(3)]), history([], { id: "2" })], {
      costs,
    });
    expect(findings.map(({ code, status, cases }) => `${code} ${status} ${cases}`)).toEqual([
      "contacts exact 2",
      "costs exact 2",
      "policy exact 2",
      "sameTreatment observed 1",
      "differentTreatment notIdentified 1",
      "recordMissing notIdentified 2",
    ]);
    expect(findings.map(({ sentences }) => sentences.en).slice(1, 5)).toEqual([
      "Costs are exact: EUR 0.11 under the champion, EUR 0.11 under the challenger.",
      "How often rules of contact policies stopped or delayed a contact is exact: 0 under the champion, 0 under the challenger.",
      "50.0% of the cases (1) get the same treatment from both until their outcome: what was recorded holds for both.",
      "50.0% of the cases (1) are treated differently: what they would have paid under the challenger is not known, for what they paid was recorded under the champion. Only an experiment can tell.",
    ]);
    expect(findings[3]?.sentences.es).toBe(
      "El 50,0 % de los casos (1) recibe de ambas el mismo trato hasta su resultado: lo registrado vale para las dos.",
    );
  });
});

describe("the record of that time", () => {
  const contacted = [
    { at: START + 3600_000, channel: "email", template: "reminder@1" },
    { at: START + 5 * DAY + 7200_000, channel: "sms" },
  ];

  test("RY11 the champion's replay is held against contacts that were really made: channel, text and local day", () => {
    const recordOf = (list: typeof contacted | readonly [(typeof contacted)[number]]) =>
      compareReplays(champion, challenger, [history([], { contacted: list })]).record;
    expect(recordOf(contacted)).toEqual({ cases: 1, matched: 1 });
    expect(recordOf(contacted.map((one) => ({ ...one, at: one.at + DAY })))).toEqual({ cases: 1, matched: 0 });
    expect(recordOf(contacted.slice(1))).toEqual({ cases: 1, matched: 0 });
    expect(recordOf([{ at: START, channel: "email", template: "other@1" }, ...contacted.slice(1)])?.matched).toBe(0);
    expect(compareReplays(champion, challenger, [history()]).record).toBeNull();
  });

  test("RY11 contacts after the outcome do not matter", () => {
    const one = history([paid(3)], { contacted: contacted.slice(0, 1) });
    expect(compareReplays(champion, challenger, [one]).record).toEqual({ cases: 1, matched: 1 });
  });
});

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
  const CASES = process.env.PROOF ? 5000 : 400;

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
    expect(cured.recorded.value).toBeCloseTo(0.39, process.env.PROOF ? 1 : 0);
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
