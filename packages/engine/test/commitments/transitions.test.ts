/** State machines: what can follow what, whatever happens in which order. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, formatInstant, type Instant } from "../../src/base/instant.ts";
import {
  type Commitment,
  INSTALLMENT_TRANSITIONS,
  isFinal,
  judgePlan,
  judgePromise,
  judgeSettlement,
  move,
  OFFER_TRANSITIONS,
  type Payment,
  PLAN_TRANSITIONS,
  PROMISE_TRANSITIONS,
  SETTLEMENT_TRANSITIONS,
  settlementBalance,
  type Transitions,
} from "../../src/index.ts";
import { at, momentsOf, plan, promise } from "./fixtures.ts";
import { RUNS } from "./runs.ts";

describe("CM28 states change only along their tables", () => {
  /** What is legal, written down a second time. */
  const LEGAL: Record<string, readonly string[]> = {
    promise: ["open kept", "open partial", "open broken", "open replaced", "open withdrawn"],
    plan: ["open completed", "open broken", "open replaced", "open withdrawn"],
    settlement: ["open fulfilled", "open breached", "open replaced", "open withdrawn"],
    offer: ["open accepted", "open declined", "open expired", "open withdrawn"],
    installment: [
      ...["upcoming due", "upcoming paid", "upcoming missed", "due paid", "due missed"],
      ...["paid upcoming", "paid due", "paid missed", "missed paid"],
    ],
  };
  const TABLES: Record<string, Transitions<string, string>> = {
    promise: PROMISE_TRANSITIONS,
    plan: PLAN_TRANSITIONS,
    settlement: SETTLEMENT_TRANSITIONS,
    offer: OFFER_TRANSITIONS as Transitions<string, string>,
    installment: INSTALLMENT_TRANSITIONS as Transitions<string, string>,
  };

  test.each(Object.keys(LEGAL))("CM28 the table of the %s has these and no others", (name) => {
    const steps = Object.entries(TABLES[name] as object).flatMap(([from, causes]) =>
      Object.values(causes as object).map((to) => `${from} ${to}`),
    );
    const changes = new Set(steps.filter((step) => step.split(" ")[0] !== step.split(" ")[1]));
    expect([...changes].sort()).toEqual([...(LEGAL[name] as string[])].sort());
  });

  test("CM28 nothing leads out of a final state, and an unknown cause leads nowhere", () => {
    expect(isFinal(PROMISE_TRANSITIONS, "kept")).toBe(true);
    expect(isFinal(PROMISE_TRANSITIONS, "open")).toBe(false);
    expect(move(PROMISE_TRANSITIONS, "kept", "canceled")).toBe("kept");
    expect(move(PLAN_TRANSITIONS, "open", undefined)).toBe("open");
    expect(move(OFFER_TRANSITIONS, "open", "countered")).toBe("open");
  });

  const START = at("2026-03-01T10:00:00Z");
  const event = fc.oneof(
    fc.record({
      type: fc.constant("pay" as const),
      amountMinor: fc.integer({ min: 1, max: 200 }),
      lateDays: fc.nat(5),
    }),
    fc.record({ type: fc.constant("reverse" as const), pick: fc.nat(20) }),
    fc.record({ type: fc.constant("duplicate" as const), pick: fc.nat(20) }),
    fc.record({ type: fc.constant("wait" as const), days: fc.nat(20) }),
    fc.record({ type: fc.constantFrom("replaced" as const, "canceled" as const) }),
  );

  /** Facts after an event: payments may be told late, twice, or be taken back. */
  function happen(
    payments: Payment[],
    one: { type: string; amountMinor?: number; lateDays?: number; pick?: number },
    now: Instant,
  ) {
    const picked = payments[(one.pick ?? 0) % Math.max(1, payments.length)];
    if (one.type === "pay")
      payments.push({
        id: `p${payments.length}`,
        at: formatInstant(now - (one.lateDays ?? 0) * DAY),
        amountMinor: one.amountMinor ?? 0,
      });
    if (one.type === "reverse" && picked) payments[payments.indexOf(picked)] = { ...picked, reversed: true };
    if (one.type === "duplicate" && picked) payments.push(picked);
  }

  test("CM28 whatever happens to a promise", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), fc.nat(50), (events, toleranceMinor) => {
        let [now, status] = [START, "open" as keyof typeof PROMISE_TRANSITIONS];
        const payments: Payment[] = [];
        const small = { ...promise, madeAt: START, parts: [{ due: "2026-03-20", amountMinor: 300 }] };
        for (const one of events) {
          if (one.type === "wait") now += one.days * DAY;
          happen(payments, one, now);
          if (status !== "open") continue;
          const next =
            one.type === "replaced" || one.type === "canceled"
              ? move(PROMISE_TRANSITIONS, status, one.type)
              : judgePromise(small, payments, { toleranceMinor }, at("2026-03-24T09:00:00Z"), now).status;
          if (next !== status) expect(LEGAL.promise).toContain(`${status} ${next}`);
          status = next;
        }
      }),
      RUNS,
    );
  });

  test("CM28 whatever happens to a plan or a settlement, its parts and its money", () => {
    const terms = fc.record({ maxMissed: fc.integer({ min: 1, max: 4 }), toleranceMinor: fc.nat(5) });
    const settled = { totalMinor: 500, discountMinor: 199, agreedMinor: 301 };
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), terms, fc.boolean(), (events, how, isPlan) => {
        let now = START;
        let status: string = "open";
        let parts: readonly string[] = ["upcoming", "upcoming", "upcoming"];
        let watched: Commitment = { ...plan, madeAt: START, kind: isPlan ? "plan" : "settlement" };
        const payments: Payment[] = [];
        const table = isPlan ? "plan" : "settlement";
        for (const one of events) {
          if (one.type === "wait") now += one.days * DAY;
          happen(payments, one, now);
          if (status !== "open") continue;
          const judge = isPlan ? judgePlan : judgeSettlement;
          const judged = judge(watched, payments, how, momentsOf(watched.parts), now);
          const closes = one.type === "replaced" || one.type === "canceled";
          const next = closes ? move(TABLES[table] as Transitions<string, string>, status, one.type) : judged.status;
          if (next !== status) expect(LEGAL[table]).toContain(`${status} ${next}`);
          for (const [i, part] of judged.parts.entries())
            if (part !== parts[i]) expect(LEGAL.installment).toContain(`${parts[i]} ${part}`);
          expect(judged.missed).toEqual(expect.arrayContaining([...(watched.missed ?? [])]));
          expect(judged.missed.length).toBe((watched.missed?.length ?? 0) + judged.newlyMissed.length);
          if (next === "open") expect(judged.nextAt === undefined || judged.nextAt > now).toBe(true);
          [status, parts, watched] = [next, judged.parts, { ...watched, missed: judged.missed }];
          const balance = settlementBalance(settled, (isPlan ? "open" : next) as "open", judged.paidMinor);
          const { paidMinor, waivedMinor, outstandingMinor, overpaidMinor } = balance;
          expect(paidMinor + waivedMinor + outstandingMinor).toBe(settled.totalMinor);
          expect(paidMinor + overpaidMinor).toBe(judged.paidMinor);
          if (next === "breached") expect(waivedMinor).toBe(0);
        }
      }),
      RUNS,
    );
  });
});
