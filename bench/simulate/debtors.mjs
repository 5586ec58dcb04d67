/** Debtors with one to three invoices who are reminded over ninety days, some of whom pay. Seeded, and the same in Node and in a browser. */

import { random } from "../lib/random.mjs";
import { strategy } from "../step/strategy.mjs";

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 23, 8);

const dateOf = (ms) => new Date(ms).toISOString().slice(0, 10);

/** What a simulation of so many is asked. */
export function requestOf(people) {
  const { between } = random(20_261_126);
  const portfolio = Array.from({ length: people }, (_, i) => ({
    caseId: `C-${i}`,
    debtor: { id: `D-${i}`, zones: ["Europe/Madrid"], channels: [{ channel: "email" }, { channel: "sms" }] },
    obligations: Array.from({ length: between(1, 3) }, (_, k) => {
      const amountMinor = between(2_000, 90_000);
      const dueDate = dateOf(START - between(1, 20) * DAY);
      return { ref: `F-${i}-${k}`, dueDate, currency: "EUR", amountMinor, outstandingMinor: amountMinor };
    }),
  }));
  const behavior = {
    format: "dunlin.behavior/1",
    name: "As usual",
    pay: {
      clock: "dueDate",
      hazard: [
        { day: 0, chance: 0.02 },
        { day: 30, chance: 0.008 },
      ],
      contacts: { email: { factor: 1.3, days: 3 }, sms: { factor: 1.5, days: 3 } },
    },
  };
  return { strategy, portfolio, options: { behavior, seed: 7, horizonDays: 90, start: START } };
}
