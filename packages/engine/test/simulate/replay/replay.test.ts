/** Recorded history through one strategy: when things happen, and what makes no sense. */

import { expect, test } from "vitest";
import { contactOf, HistoryError, type ReplayMoment, replay, replayRuns } from "../../../src/simulate.ts";
import { facts, invoice } from "../../build.ts";
import { DAY, history, on, paid, reminders, START } from "./histories.ts";

const program = reminders();

function storyOf(recorded: ReturnType<typeof history>): string[] {
  const told: string[] = [];
  const tell = ({ at, cause, recorded: entry, step }: ReplayMoment) =>
    void told.push(
      [
        `day ${(at - START) / DAY}`,
        entry?.type ?? cause,
        ...(step?.effects ?? []).map((effect) => contactOf(effect)?.channel ?? effect.kind),
      ].join(" "),
    );
  replay(program, recorded, { tell });
  return told;
}

test("RY1 a case comes in when it is first known; events and timers come in the order of time", () => {
  expect(storyOf(history([on(2, "message.opened"), paid(20)]))).toEqual([
    "day 0 start case.enrolled email",
    "day 2 message.opened",
    "day 5 timer sms",
    "day 20 payment.received case.exited",
  ]);
});

test("RY1 what was paid at the moment a timer is due is known to the timer", () => {
  expect(storyOf(history([paid(5)]))).toEqual([
    "day 0 start case.enrolled email",
    "day 5 payment.received case.exited",
  ]);
});

test("RY1 nothing happens after the end of the record or of the window, and the result says where the case stands", () => {
  const run = replay(program, history([paid(20)]), { until: START + 10 * DAY });
  expect(run).toMatchObject({
    status: "enrolled",
    outstandingAtEntry: { EUR: 10_000 },
    outstandingAtEnd: { EUR: 10_000 },
    paid: {},
  });
  expect(replay(program, history(), { until: START })).toEqual({ status: "later", reason: "later" });
});

test("RY1 where obligations are enrolled one by one there is a run for each", () => {
  const each = reminders({ entry: { start: "first", reentry: "perObligation" } });
  const two = facts({ obligations: [invoice(), invoice({ ref: "I-2" })] });
  expect(replayRuns(each, history([], { facts: two })).map(({ status }) => status)).toEqual(["enrolled", "enrolled"]);
});

test.each([
  ["history.event", [on(1, "payment.received", { amountMinor: -1 })]],
  ["history.event", [on(1, "payment.reversed", { payment: "x" })]],
  ["history.event", [on(1, "dispute.opened", { obligations: ["nothing"] })]],
  ["history.facts", [on(1, "case.updated", undefined, { facts: { obligations: [{ ref: "I-9" }] } })]],
] as const)("RY2 a history that makes no sense is refused: %s", (code, entries) => {
  try {
    replay(program, history(entries));
  } catch (reason) {
    expect(reason).toBeInstanceOf(HistoryError);
    expect((reason as HistoryError).code).toBe(code);
    expect((reason as HistoryError).message).toMatch(/\.$/);
    return;
  }
  expect.fail("nothing was wrong");
});
