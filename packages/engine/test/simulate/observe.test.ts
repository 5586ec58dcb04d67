/** Recorded histories become what calibration learns from. */

import { expect, test } from "vitest";
import type { Zone } from "../../src/base/zone.ts";
import type { CaseHistory } from "../../src/kpi/caseHistory.ts";
import { observeHistories, SimulationError } from "../../src/simulate.ts";
import { defaultZones } from "../../src/zones.ts";
import { person, START, threeReminders } from "./sample.ts";

const DAY = 86_400_000;
const zone = defaultZones.get("Europe/Madrid") as Zone;
const SLOW = { id: "slow", when: { ">": [{ var: "dpd" }, 1] } };

function historyOf(late: number, more: Partial<CaseHistory> = {}): CaseHistory {
  const facts = person({ id: "A", debtor: "D", late, amountMinor: 1000 });
  return { facts, zone, observeFrom: START, observeUntil: START + 20 * DAY, history: [], ...more };
}

const paid = (day: number, amountMinor: number) => ({
  ...{ at: START + day * DAY + 3_600_000, type: "payment.received", id: `p-${day}-${amountMinor}` },
  data: { amountMinor },
});

const seen = (history: CaseHistory, clock: "dueDate" | "entry" = "dueDate") =>
  observeHistories(threeReminders(), [history], { clock, segments: [SLOW] });

test("BE7 days count by the clock, shares are of what was open, and a segment is read as the strategy reads it", () => {
  const history = historyOf(3, { history: [paid(2, 250), paid(4, 375), paid(4, 75), paid(9, 300)] });
  const payments = [
    { day: 5, share: 0.25 },
    { day: 7, share: expect.closeTo(0.6, 12) },
    { day: 12, share: 1 },
  ];
  expect(seen(history)).toEqual([{ debtor: "D", from: 3, until: 22, amountMinor: 1000, payments, segment: "slow" }]);
  const [entry] = seen(historyOf(0, { history: [paid(2, 1000)] }), "entry");
  expect(entry).toEqual({ debtor: "D", from: 0, until: 19, amountMinor: 1000, payments: [{ day: 2, share: 1 }] });
});

test("BE7 disputes and contacts have their days; who owes nothing is left out", () => {
  const history = historyOf(0, {
    history: [
      { at: START + DAY, type: "dispute.opened", id: "d", data: {} },
      { at: START + 6 * DAY, type: "dispute.closed", id: "e", data: {} },
    ],
    contacted: [{ at: START + 3 * DAY, channel: "sms" }],
  });
  expect(seen(history)[0]).toMatchObject({ disputedOn: 1, disputeClosedOn: 6, contacts: [{ day: 3, channel: "sms" }] });
  const facts = person({ id: "A", late: 0, amountMinor: 0 });
  expect(seen(historyOf(0, { facts }))).toEqual([]);
});

test("BE7 a segment that is no condition is refused with its place", () => {
  const segments = [{ id: "a", when: { nonsense: [] } }];
  const read = () => observeHistories(threeReminders(), [], { clock: "entry", segments });
  expect(read).toThrow(SimulationError);
  expect(read).toThrow(/\/segments\/0\/when/);
});
