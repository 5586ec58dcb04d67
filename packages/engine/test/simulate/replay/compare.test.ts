/** Two strategies on one history: what is exact, what is known of outcomes, and what is estimated. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseHistory, compareReplays, contactOf, replay } from "../../../src/simulate.ts";
import { DAY, history, on, paid, reminders, reminding, START } from "./histories.ts";

const champion = reminders();
const challenger = reminding(10);
const SMS = { kind: "message", name: "sms" };

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
    expect(report.challenger.contacts.rules).toEqual({ "house-de.window": 1 });
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
      { caseId: "C-2", at: START + 5 * DAY, champion: SMS, contacts: { champion: 2, challenger: 1 } },
      {
        ...{ caseId: "C-3", at: START + 5 * DAY, champion: SMS },
        contacts: { champion: 2, challenger: 2 },
      },
    ]);
  });

  test("RY5 a record that does not say when it ends is taken to go on: only a cure ends the comparison", () => {
    const { observeUntil: _, ...open } = history();
    expect(compareReplays(champion, challenger, [open]).treatment).toMatchObject({ sameUntilOutcome: 0, different: 1 });
    const cured = { ...open, history: [paid(3)] };
    expect(compareReplays(champion, challenger, [cured]).treatment).toMatchObject({
      sameUntilOutcome: 1,
      different: 0,
    });
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
