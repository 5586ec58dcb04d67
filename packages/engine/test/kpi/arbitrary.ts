/** Random cases for figures. */

import fc from "fast-check";
import type { KpiCase, KpiCaseMoney } from "../../src/kpi.ts";

const count = (max = 5) => fc.integer({ min: 0, max });
const amount = fc.integer({ min: 0, max: 5_000_000 });
const flag = fc.boolean();

/** Payments never come to more than what was placed. */
const money = (days: number): fc.Arbitrary<KpiCaseMoney> =>
  fc
    .record({
      currency: fc.constantFrom("EUR", "USD"),
      payments: fc.array(fc.record({ day: fc.integer({ min: 0, max: days }), amountMinor: amount }), { maxLength: 3 }),
      unpaid: amount,
      costMinor: fc.integer({ min: 0, max: 5_000 }),
      ledger: fc
        .record({ current: amount, over90: amount, other: amount, billedMinor: amount, paid: amount })
        .map(({ current, over90, other, billedMinor, paid }) => ({
          beginMinor: current + over90 + other + paid,
          billedMinor,
          endMinor: current + over90 + other,
          endCurrentMinor: current,
          endOver90Minor: over90,
        })),
    })
    .map(({ unpaid, ...rest }) => ({
      ...rest,
      placedMinor: rest.payments.reduce((sum, { amountMinor }) => sum + amountMinor, unpaid),
    }));

const upTo = (max: number) => fc.integer({ min: 0, max });

const calls = count().chain((attempts) =>
  upTo(attempts).chain((rightParty) => upTo(rightParty).map((promised) => ({ attempts, rightParty, promised }))),
);
const promises = count().chain((made) => upTo(made).chain((due) => upTo(due).map((kept) => ({ made, due, kept }))));
const offer = count().chain((made) => upTo(made).map((taken) => ({ made, taken })));
const plans = count().chain((agreed) => upTo(agreed).map((broken) => ({ agreed, broken })));

const kpiCase: fc.Arbitrary<KpiCase> = fc.integer({ min: 0, max: 90 }).chain((days) =>
  fc.record(
    {
      days: fc.constant(days),
      curedOn: upTo(days),
      alone: flag,
      reachable: flag,
      contacts: fc.dictionary(fc.constantFrom("email", "sms", "voice"), count()),
      optedOut: flag,
      complained: flag,
      disputed: flag,
      calls,
      promises,
      offers: fc.dictionary(fc.constantFrom("plan", "settlement"), offer),
      plans,
      money: fc.array(money(days), { maxLength: 2 }),
    },
    { requiredKeys: ["days"] },
  ),
);

export const kpiCases = fc.array(kpiCase, { maxLength: 12 });
