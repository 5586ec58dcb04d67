/** Figures of the portfolio, against three accounts that were counted by hand, and the seed. */

import {
  type CaseFacts,
  type CaseState,
  type Condition,
  compileCondition,
  type Effect,
  type Obligation,
} from "@dunlin/engine";
import type { EnrollmentRow, JournalRow, OutboxRow } from "@dunlin/runtime";
import { expect, test } from "vitest";
import { accountOf } from "../src/server/portfolio/accounts.ts";
import { portfolioView } from "../src/server/portfolio/view.ts";
import { seededCases } from "../src/server/seed/portfolio.ts";
import { BEGIN } from "../src/server/seed/seed.ts";
import { documentsFor } from "../src/server/seed/strategies.ts";

const SINCE = Date.UTC(2026, 3, 2);
const NOW = Date.UTC(2026, 4, 1, 12);
const EUR = { currency: "EUR", kind: "card" };

interface Told {
  readonly id: string;
  readonly first: Obligation;
  readonly now: Partial<Obligation>;
  readonly paid?: readonly [at: string, amountMinor: number];
  readonly state: Partial<CaseState>;
  readonly sent?: readonly (readonly [channel: string, status: OutboxRow["status"]])[];
}

function accountFrom({ id, first, now, paid, state, sent = [] }: Told) {
  const own: Omit<CaseFacts, "debtor"> = {
    caseId: id,
    currency: "EUR",
    obligations: [first],
    data: { product: "card" },
  };
  const payments = paid === undefined ? [] : [{ id: `p-${id}`, at: paid[0], amountMinor: paid[1] }];
  const effects = sent.map(([channel], place) => ({
    ...{
      id: `${id}-${place}`,
      kind: "message.send",
      channel,
      template: "t@1",
      purpose: "collect",
      recipient: "debtor",
    },
    ...{ at: Date.UTC(2026, 3, 5, 9), nodeId: "n", run: 1, obligations: [first.ref] },
  })) as unknown as readonly Effect[];
  return accountOf({
    row: {
      ...{ id, personId: `d-${id}`, rev: 2, createdAt: SINCE, updatedAt: SINCE },
      facts: { ...own, obligations: [{ ...first, ...now }], payments },
    },
    debtor: { id: `d-${id}`, zones: ["Europe/Madrid"] },
    first: own,
    enrollments: [{ caseId: id, strategy: "early", obligation: "", state } as unknown as EnrollmentRow],
    journal: [{ at: SINCE, event: { type: "case.created" }, effects, trace: [] } as unknown as JournalRow],
    outbox: sent.map(([, status], place) => ({ key: `${id}-${place}`, status }) as unknown as OutboxRow),
  });
}

const owes = (ref: string, dueDate: string, amountMinor: number): Obligation => ({
  ...{ ref, dueDate, amountMinor, outstandingMinor: amountMinor, ...EUR },
});

const ACCOUNTS = [
  accountFrom({
    ...{ id: "a", first: owes("a1", "2026-04-01", 10_000), now: {}, state: { status: "active" } },
    sent: [
      ["email", "delivered"],
      ["sms", "canceled"],
    ],
  }),
  accountFrom({
    ...{ id: "b", first: owes("b1", "2026-04-10", 5_000), now: { outstandingMinor: 0 } },
    ...{ paid: ["2026-04-20T10:00:00Z", 5_000], state: { status: "exited", outcome: "cured" } },
  }),
  accountFrom({
    ...{ id: "c", first: owes("c1", "2026-02-01", 8_000), now: { outstandingMinor: 6_000, disputed: true } },
    ...{
      paid: ["2026-04-25T10:00:00Z", 2_000],
      state: { status: "exited", outcome: "refused" },
      sent: [["sms", "sent"]],
    },
  }),
];
const BEFORE = {
  at: Date.UTC(2026, 3, 1),
  owed: {
    a: { dpd: 0, open: { a1: 10_000 } },
    b: { dpd: -9, open: { b1: 5_000 } },
    c: { dpd: 59, open: { c1: 8_000 } },
  },
};
const viewOf = (more: { currency?: string; product?: string } = {}, before: typeof BEFORE | undefined = BEFORE) =>
  portfolioView({ accounts: ACCOUNTS, now: NOW, before, names: new Map([["early", "Early stage"]]), ...more });

test("ST13 totals, buckets and rolls are those that were counted by hand", () => {
  const view = viewOf();
  expect(view.totals).toEqual({
    ...{ cases: 3, debtors: 3, overdueMinor: 16_000, outstandingMinor: 16_000, collectedMinor: 7_000 },
    ...{ inPlanMinor: 0, disputedMinor: 6_000 },
  });
  expect(view.buckets.map(({ bucket, ...rest }) => [bucket, ...Object.values(rest)])).toEqual([
    ["current", 0, 0, 15_000],
    ["1-30", 1, 10_000, 0],
    ["31-60", 0, 0, 8_000],
    ["61-90", 1, 6_000, 0],
    ["90+", 0, 0, 0],
  ]);
  expect(view.rolls?.rates[0]).toEqual([0, 2 / 3, 0, 0, 0, 1 / 3]);
  expect(view.rolls?.rates[2]).toEqual([0, 0, 0, 0.75, 0, 0.25]);
  expect(view.rolls?.rates[1]).toEqual([null, null, null, null, null, null]);
});

test("ST13 figures, curves, contacts, costs and strategies are those that were counted by hand", () => {
  const view = viewOf();
  const kpi = (id: string) => view.kpis.find((one) => one.id === id)?.value;
  expect([kpi("cureRate"), kpi("collected"), kpi("recoveryRate")]).toEqual([1 / 3, 7_000, 7_000 / 23_000]);
  expect(kpi("contactsPerCase")).toBe(2 / 3);
  const [recovery, cure] = view.curves;
  expect(recovery?.points.find(({ day }) => day === 18)?.value).toBeCloseTo(5_000 / 23_000);
  expect(recovery?.points.at(-1)?.value).toBeCloseTo(7_000 / 23_000);
  expect(cure?.points.at(-1)?.value).toBeCloseTo(1 / 3);
  expect(view.contacts).toHaveLength(30);
  expect(view.contacts.filter(({ channels }) => Object.keys(channels).length > 0)).toEqual([
    { day: "2026-04-05", channels: { email: 1, sms: 1 } },
  ]);
  expect(view.costs).toEqual({ currency: "EUR", channels: { email: 0, sms: 5 }, totalMinor: 5 });
  expect(view.strategies).toEqual([{ id: "early", name: "Early stage", active: 1, cured: 1, exited: 0 }]);
});

test("ST13 where no look is a month old nothing is said of a month ago, and a product without accounts is empty", () => {
  const young = portfolioView({ accounts: ACCOUNTS, now: NOW, before: undefined, names: new Map() });
  expect(young.rolls).toBeNull();
  expect(young.buckets.every(({ beforeMinor }) => beforeMinor === null)).toBe(true);
  const none = viewOf({ product: "loan" });
  expect([none.totals.cases, none.product, none.curves[0]?.points]).toEqual([0, "loan", []]);
});

test("ST8 the seed is the same each time, a larger one begins with it, and what happens later is in order", () => {
  const cases = seededCases(60, BEGIN);
  expect(seededCases(60, BEGIN)).toEqual(cases);
  expect(seededCases(80, BEGIN).slice(0, 60)).toEqual(cases);
  expect(new Set(cases.map(({ input }) => input.facts.caseId)).size).toBe(60);
  const currencies = new Set(cases.map(({ input }) => input.facts.currency));
  expect(currencies.size).toBeGreaterThan(4);
  expect(new Set(cases.map(({ input }) => input.facts.debtor.type))).toEqual(new Set(["natural", "legal"]));
  for (const { later } of cases) {
    const moments = later.map(({ at }) => at);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(moments[0] ?? BEGIN).toBeGreaterThanOrEqual(BEGIN);
  }
});

test("ST8 every strategy has people of its own, nobody two, and the one with two experiments more than a hundred", () => {
  const whos = documentsFor().strategies.flatMap(({ id, entry: { when } }) => {
    const [who] = (when as { readonly and?: readonly Condition[] }).and ?? [];
    return who === undefined ? [] : [{ id, isFor: compileCondition(who) }];
  });
  const counts = new Map(whos.map(({ id }) => [id, 0]));
  const countries = new Set<string | undefined>();
  for (const { input } of seededCases(400, BEGIN)) {
    const [own, ...others] = whos.filter(({ isFor }) => isFor(input.facts) === true).map(({ id }) => id);
    expect([own, others]).toEqual([expect.any(String), []]);
    counts.set(own as string, (counts.get(own as string) ?? 0) + 1);
    if (own === "multi-country") countries.add(input.facts.debtor.country);
  }
  expect(counts.size).toBe(6);
  expect(Math.min(...counts.values())).toBeGreaterThan(8);
  expect(counts.get("early-stage")).toBeGreaterThan(150);
  expect(counts.get("mid-stage")).toBeGreaterThan(50);
  expect(countries.size).toBeGreaterThan(4);
});

test("ST8 whoever is in Colombia has said by which channels they may be contacted, and nobody else was asked", () => {
  const debtors = seededCases(400, BEGIN).map(({ input }) => input.facts.debtor);
  const told = debtors.filter(({ contactFacts }) => contactFacts !== undefined);
  expect(told.length).toBeGreaterThan(3);
  expect(new Set(told.map(({ country }) => country))).toEqual(new Set(["CO"]));
  expect(debtors.filter(({ country }) => country === "CO")).toEqual(told);
  for (const { channels = [], contactFacts } of told) {
    const authorised = contactFacts?.authorisedChannels as readonly string[];
    expect(authorised.length).toBeGreaterThan(1);
    const closed = channels.filter(({ consent, optedOut }) => consent === false || optedOut === true);
    expect(closed.filter(({ channel }) => authorised.includes(channel))).toEqual([]);
  }
});

test("ST8 a studio of some strategies has their templates and no others", () => {
  const { strategies, templates } = documentsFor(["early-stage"]);
  expect(strategies.map(({ id }) => id)).toEqual(["early-stage"]);
  const ids = templates.map(({ id }) => id);
  expect(ids).toContain("pay-page");
  expect(ids).toContain("early-friendly");
  expect(ids).not.toContain("b2b-before");
  expect(documentsFor().templates.length).toBeGreaterThan(ids.length);
});
