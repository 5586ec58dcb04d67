/** What happens to the cases: seeded facts, and for every case twelve events at fixed instants. */

import { random } from "../lib/random.mjs";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** 2026-03-02T09:00 in Madrid. */
export const START = Date.UTC(2026, 2, 2, 8);

const TIMER = { type: "timer.fired" };
const OPENED = { type: "message.opened" };
const PAID = { type: "payment.received" };
const ACCEPTED = { type: "custom.accepted" };
const PART = { type: "custom.installment" };
const CALLED = { type: "custom.called" };

/** Twelve steps each, the first of which is the enrollment. `message.opened` is an event that nobody waits for. */
export const SCRIPTS = [
  [TIMER, OPENED, TIMER, TIMER, ACCEPTED, PART, PART, TIMER, TIMER, OPENED, CALLED],
  [TIMER, TIMER, OPENED, TIMER, ACCEPTED, OPENED, PART, PART, OPENED, OPENED, PART],
  [OPENED, TIMER, TIMER, OPENED, TIMER, TIMER, OPENED, TIMER, OPENED, OPENED, TIMER],
  [TIMER, OPENED, TIMER, OPENED, TIMER, ACCEPTED, OPENED, PART, OPENED, OPENED, PAID],
];

export const STEPS = SCRIPTS[0].length + 1;

/** @param {number} count */
export function cases(count) {
  const chance = random(9_030_207);
  return Array.from({ length: count }, (_, i) => facts(i, chance));
}

function facts(i, { between, pick }) {
  return {
    caseId: `C-${100_000 + i}`,
    currency: "EUR",
    debtor: {
      id: `D-${100_000 + i}`,
      language: "es",
      country: "ES",
      zones: [pick(["Europe/Madrid", "Atlantic/Canary"])],
    },
    obligations: Array.from({ length: between(1, 3) }, (_, k) => ({
      ref: `F-${i}-${k}`,
      dueDate: pick(["2026-01-12", "2026-02-09", "2026-02-16", "2026-02-23"]),
      currency: "EUR",
      amountMinor: 60_000,
      outstandingMinor: between(1000, 60_000),
    })),
  };
}

/**
 * Every case with its events and their instants: timers fire when the engine asked for them, other events two hours
 * after what came before.
 */
export function schedule(program, facts) {
  return facts.map((own, i) => {
    let { state } = program.enroll(own, { now: START });
    const events = [];
    for (const event of SCRIPTS[i % SCRIPTS.length]) {
      const now = event === TIMER ? (state.dueAt ?? state.at) : state.at + 2 * HOUR;
      events.push({ event, now });
      state = program.advance(state, event, { facts: own, now }).state;
    }
    return { facts: own, start: START, events };
  });
}
