/** Strategies, people and moments for simulations. */

import { formatDate, parseDate } from "../../src/base/civil.ts";
import { type CaseFacts, compileStrategy, type HostOptions, type Program, type Strategy } from "../../src/index.ts";
import { type BehaviorModel, NOBODY_PAYS, type SimulateOptions } from "../../src/simulate.ts";
import { END, strategy } from "../build.ts";

/** A Monday, midnight in Madrid. */
export const START = Date.parse("2026-03-01T23:00:00Z");
const START_DAY = parseDate("2026-03-02") as number;

export const exits = [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }];

const wait = (days: number, next: string) =>
  ({
    type: "wait",
    until: { anchor: "oldestDueDate", offset: `P${days}D` },
    ifPast: "now",
    to: { next },
  }) as const;

/** An email on day 3 after the due date at nine, a text message on day 7, a letter on day 14; then it ends. */
export const threeReminders = (parts: Partial<Strategy> = {}, options?: HostOptions): Program =>
  compileStrategy(
    strategy({
      id: "three-reminders",
      name: "Three reminders",
      time: { zone: "Europe/Madrid", at: "09:00" },
      exits,
      entry: { start: "day3" },
      nodes: {
        day3: wait(3, "email"),
        email: { type: "send", via: [{ channel: "email", template: "first@1" }], to: { next: "day7" } },
        day7: wait(7, "sms"),
        sms: { type: "send", via: [{ channel: "sms", template: "second@1" }], to: { next: "day14" } },
        day14: wait(14, "letter"),
        letter: { type: "send", via: [{ channel: "letter", template: "third@1" }], to: { next: "day30" } },
        day30: wait(30, "end"),
        end: END,
      },
      ...parts,
    } as Parameters<typeof strategy>[0]),
    options,
  );

export interface Owing {
  readonly id: string;
  readonly debtor?: string;
  /** Days since the due date on the first day; negative: falls due later. */
  readonly late: number;
  readonly amountMinor: number;
  readonly currency?: string;
}

export const person = ({ id, debtor = id, late, amountMinor, currency = "EUR" }: Owing): CaseFacts => ({
  caseId: id,
  currency,
  debtor: { id: debtor, zones: ["Europe/Madrid"] },
  obligations: [
    {
      ...{ ref: `${id}-1`, dueDate: formatDate(START_DAY - late), currency },
      ...{ amountMinor, outstandingMinor: amountMinor },
    },
  ],
});

export const people = (count: number, late: (i: number) => number = () => 0): CaseFacts[] =>
  Array.from({ length: count }, (_, i) =>
    person({ id: `C-${i}`, debtor: `D-${i % Math.ceil(count * 0.8)}`, late: late(i), amountMinor: 1000 + i * 10 }),
  );

/** Each case as an object: that columns tell the same is for their own tests. */
export const options = (behavior: BehaviorModel, more: Partial<SimulateOptions> = {}): SimulateOptions => ({
  ...{ behavior, seed: 7, horizonDays: 40, start: START, path: "objects" },
  ...more,
});

/** People of whom a little of everything is to be expected. */
export const LIVELY: BehaviorModel = {
  ...NOBODY_PAYS,
  name: "Lively",
  pay: {
    clock: "dueDate",
    hazard: [
      { day: -30, chance: 0.01 },
      { day: 3, chance: 0.06 },
    ],
    contacts: { email: { factor: 2, days: 3 }, sms: { factor: 3, days: 2 }, voice: { factor: 4, days: 3 } },
  },
  partial: { share: 0.2, from: 0.2, to: 0.8 },
  promise: { perContact: { email: 0.1, sms: 0.1, voice: 0.4 }, days: [2, 9], kept: 0.6 },
  plan: { take: { plan: 0.4, settlement: 0.4, extension: 0.4 }, missed: 0.2 },
  dispute: 0.003,
  disputeDays: [3, 12],
  attempts: { paid: 0.4, hard: 0.2 },
  bounce: { email: 0.1 },
  optOut: { sms: 0.1 },
  open: { email: 0.5 },
  click: { email: 0.2 },
  reply: { perMessage: { sms: 0.2 }, intents: { payLater: 3, dispute: 1, unsubscribe: 1 } },
  tasks: {
    "*": {
      hours: 8,
      dispositions: { promised: 2, refused: 1, noAnswer: 3, done: 1 },
      rightParty: ["promised", "refused"],
    },
  },
};
