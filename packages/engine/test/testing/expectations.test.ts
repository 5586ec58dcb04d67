/** What can be expected in a scenario, and what a failure says. */

import { describe, expect, test } from "vitest";
import { scenario } from "../../src/testing.ts";
import { begun, CASE, failureOf, offers, reminders } from "./sample.ts";

describe("SK8 an expectation holds for what is new, with as much as it says", () => {
  test("SK8 contacts as texts and with more members, each once", () => {
    begun()
      .until("2026-03-09 12:00")
      .expectContacts(["2026-03-05 email", { channel: "sms", template: "second", at: "09:00" }])
      .expectNothing()
      .until("2026-03-09")
      .expectContacts([
        {
          on: "2026-03-09",
          at: "21:00",
          channel: "voice",
          template: "call@1",
          purpose: "collect",
          recipient: "debtor",
        },
      ]);
    begun()
      .until("2026-03-05")
      .expectContacts([{ node: "first", obligations: ["I-1", "I-2"] }]);
    begun().until("2026-03-05").expectContacts(["2026-03-05 09:00 email first@1"]);
  });

  test("SK8 effects of the kinds that are named, each kind for itself, moments as local texts", () => {
    const told = begun(offers()).expectEffects(["case.enrolled"]);
    told.expectEffects([
      { kind: "offer.publish", expiresAt: "2026-03-13", options: [{ key: "two" }, { key: "three" }] },
    ]);
    told.expectNoEffects("offer.publish", "case.exited").declines();
    told.expectEffects([{ kind: "offer.publish", offer: "settlement", expiresAt: "2026-03-13T09:00:00Z" }]);
  });

  test("SK8 where the case stands, what is open and what comes next", () => {
    begun()
      .expectAt("day3")
      .expectStatus("active")
      .expectHold(null)
      .expectCommitment(null)
      .expectDue("2026-03-05 09:00");
    begun()
      .goesOnHold({ kind: "hardship", until: "2026-03-20 12:00", scope: "all" })
      .expectStatus("held")
      .expectHold("hardship")
      .expectHold("hardship", { until: "2026-03-20", scope: "all" })
      .expectDue("2026-03-20")
      .holdReleased()
      .expectHold(null);
    begun()
      .promises({ amountMinor: 900, dueDate: "2026-03-06", id: "P" })
      .expectCommitment({
        id: "P",
        kind: "promise",
        madeAt: "2026-03-03 10:00",
        parts: [{ due: "2026-03-06", amountMinor: 900 }],
      })
      .pays(10_000)
      .expectOutcome("cured")
      .expectDue(null);
  });

  test("SK8 what was refused: the case, or an event", () => {
    const strict = reminders({ entry: { start: "day3", when: { ">": [{ var: "dpd" }, 5] } } });
    begun(strict).expectRefused("when");
    begun().enroll().expectRefused("never");
    begun().closes().on("message.replied").expectRefused("event.afterExit");
    begun().on({ type: "custom.twice", id: "1" }).on("nonsense").expectRefused("event.unknown");
    begun(offers())
      .at("2026-03-20")
      .on({ type: "offer.accepted", data: { offer: "x" } })
      .expectRefused("event.late");
  });

  test("SK8 a case of one obligation, and one that comes in again", () => {
    const each = reminders({ entry: { start: "day3", reentry: "perObligation" } });
    const told = scenario(each)
      .given(CASE)
      .at("2026-03-03")
      .enroll({ obligation: "I-1" })
      .expectDue("2026-03-05 09:00");
    told.pays(10_000, { obligation: "I-1" }).expectOutcome("cured").expectNothing();
    const again = begun(reminders({ entry: { start: "day3", reentry: "afterExit" } }));
    expect(again.closes().enroll().expectStatus("active").state?.run).toBe(2);
  });
});

/** The text of a failure, and what test runners print the difference of. */
function said(script: () => unknown) {
  const { message, expected, actual } = failureOf(script);
  return { message, expected, actual };
}

describe("SK9 a failure says what was expected, what came, and what led there", () => {
  const day9 = () => begun().until("2026-03-09 12:00");

  test("SK9 contacts, side by side as well as they fit", () => {
    expect(
      said(() =>
        day9().expectContacts([
          "2026-03-04 letter",
          "2026-03-05 09:00 email first@1",
          "2026-03-08 sms",
          "2026-03-20 voice",
        ]),
      ),
    ).toMatchInlineSnapshot(`
      {
        "actual": [
          "2026-03-05 09:00 email first@1",
          "2026-03-09 sms",
        ],
        "expected": [
          "2026-03-04 letter",
          "2026-03-05 09:00 email first@1",
          "2026-03-08 sms",
          "2026-03-20 voice",
        ],
        "message": "The contacts are not those expected.

          expected                        got
        ! 2026-03-04 letter               (nothing)
          2026-03-05 09:00 email first@1  2026-03-05 09:00 email first@1
        ! 2026-03-08 sms                  2026-03-09 sms
        ! 2026-03-20 voice                (nothing)

      The clock stands at 2026-03-09 12:00 (Europe/Madrid); the case is at “Second reminder” (second); the next timer: 2026-03-09 21:00.
      What happened last:
        2026-03-03 10:00  The case is given to the strategy.
          The case was taken in and began with a wait until 3 days after the oldest due date.
          The case waits until Thursday 5 March 2026, 09:00 (Europe/Madrid).
        2026-03-05 09:00  The wait was over. Next came “First reminder”.
          An email goes out to the debtor (text “first”, version 1).
          Next came a wait until 7 days after the oldest due date.
          The case waits until Monday 9 March 2026, 09:00 (Europe/Madrid).
        2026-03-09 09:00  The wait was over. Next came “Second reminder”.
          A text message goes out to the debtor (text “second”, version 2).",
      }
    `);
    expect(said(() => day9().expectContacts(["2026-03-05 email"]))).toMatchInlineSnapshot(`
      {
        "actual": [
          "2026-03-05 email",
          "2026-03-09 09:00 sms second@2",
        ],
        "expected": [
          "2026-03-05 email",
        ],
        "message": "The contacts are not those expected.

          expected          got
          2026-03-05 email  2026-03-05 email
        ! (nothing)         2026-03-09 09:00 sms second@2

      The clock stands at 2026-03-09 12:00 (Europe/Madrid); the case is at “Second reminder” (second); the next timer: 2026-03-09 21:00.
      What happened last:
        2026-03-03 10:00  The case is given to the strategy.
          The case was taken in and began with a wait until 3 days after the oldest due date.
          The case waits until Thursday 5 March 2026, 09:00 (Europe/Madrid).
        2026-03-05 09:00  The wait was over. Next came “First reminder”.
          An email goes out to the debtor (text “first”, version 1).
          Next came a wait until 7 days after the oldest due date.
          The case waits until Monday 9 March 2026, 09:00 (Europe/Madrid).
        2026-03-09 09:00  The wait was over. Next came “Second reminder”.
          A text message goes out to the debtor (text “second”, version 2).",
      }
    `);
    expect(
      said(() =>
        day9().expectContacts([
          "2026-03-05 email first@2",
          { channel: "sms", purpose: "offer", obligations: ["I-2"], node: "x", recipient: "guarantor" },
        ]),
      ).actual,
    ).toEqual([
      "2026-03-05 email first@1",
      "2026-03-09 sms [purpose collect] [recipient debtor] [obligations I-1, I-2] [node second]",
    ]);
    const { expected, actual } = said(() => day9().expectContacts(["2026-03-05 email first", "2026-03-09 letter"]));
    expect([expected, actual]).toEqual([
      ["2026-03-05 email first", "2026-03-09 letter"],
      ["2026-03-05 email first", "2026-03-09 sms"],
    ]);
    const [, rows] = said(() => day9().expectContacts(["2026-03-09 sms"])).message.split("\n\n");
    expect(rows?.split("\n").map((line) => line.trim())).toEqual([
      "expected        got",
      "! (nothing)       2026-03-05 09:00 email first@1",
      "2026-03-09 sms  2026-03-09 sms",
    ]);
    expect(() =>
      begun()
        .until("2026-03-05")
        .expectContacts([{ obligations: ["I-1"] }]),
    ).toThrow("I-1, I-2");
    expect(said(() => day9().expectNothing()).message).toMatchInlineSnapshot(`
      "Something reached the debtor.

          expected   got
        ! (nothing)  2026-03-05 09:00 email first@1
        ! (nothing)  2026-03-09 09:00 sms second@2

      The clock stands at 2026-03-09 12:00 (Europe/Madrid); the case is at “Second reminder” (second); the next timer: 2026-03-09 21:00.
      What happened last:
        2026-03-03 10:00  The case is given to the strategy.
          The case was taken in and began with a wait until 3 days after the oldest due date.
          The case waits until Thursday 5 March 2026, 09:00 (Europe/Madrid).
        2026-03-05 09:00  The wait was over. Next came “First reminder”.
          An email goes out to the debtor (text “first”, version 1).
          Next came a wait until 7 days after the oldest due date.
          The case waits until Monday 9 March 2026, 09:00 (Europe/Madrid).
        2026-03-09 09:00  The wait was over. Next came “Second reminder”.
          A text message goes out to the debtor (text “second”, version 2)."
    `);
  });

  test("SK9 effects", () => {
    expect(
      said(() =>
        begun(offers()).expectEffects([
          { kind: "offer.publish", expiresAt: "2026-03-14", totalMinor: 15_000 },
          "task.create",
        ]),
      ),
    ).toMatchInlineSnapshot(`
      {
        "actual": [
          "kind offer.publish, expiresAt 2026-03-13, totalMinor 15000",
        ],
        "expected": [
          "kind offer.publish, expiresAt 2026-03-14, totalMinor 15000",
          "kind task.create",
        ],
        "message": "The effects are not those expected.

          expected                                                    got
        ! kind offer.publish, expiresAt 2026-03-14, totalMinor 15000  kind offer.publish, expiresAt 2026-03-13, totalMinor 15000
        ! kind task.create                                            (nothing)

      The clock stands at 2026-03-03 10:00 (Europe/Madrid); the case is at the offer of a payment plan (months); the next timer: 2026-03-13 10:00.
      What happened last:
        2026-03-03 10:00  The case is given to the strategy.
          The case was taken in and began with the offer of a payment plan.
          The debtor was offered a payment plan for EUR 150.00, to choose from “two” and “three”, until Friday 13 March 2026, 10:00 (Europe/Madrid).
          The case waits until Friday 13 March 2026, 10:00 (Europe/Madrid).",
      }
    `);
    expect(
      said(() => begun(offers()).expectEffects([{ kind: "offer.publish" }, "offer.publish"])).message,
    ).toMatchInlineSnapshot(`
      "The effects are not those expected.

          expected            got
          kind offer.publish  kind offer.publish
        ! kind offer.publish  (nothing)

      The clock stands at 2026-03-03 10:00 (Europe/Madrid); the case is at the offer of a payment plan (months); the next timer: 2026-03-13 10:00.
      What happened last:
        2026-03-03 10:00  The case is given to the strategy.
          The case was taken in and began with the offer of a payment plan.
          The debtor was offered a payment plan for EUR 150.00, to choose from “two” and “three”, until Friday 13 March 2026, 10:00 (Europe/Madrid).
          The case waits until Friday 13 March 2026, 10:00 (Europe/Madrid)."
    `);
    expect(said(() => day9().expectNoEffects("message.send")).message).toMatchInlineSnapshot(`
      "There are effects that were not expected.

          expected   got
        ! (nothing)  kind message.send, nodeId first
        ! (nothing)  kind message.send, nodeId second

      The clock stands at 2026-03-09 12:00 (Europe/Madrid); the case is at “Second reminder” (second); the next timer: 2026-03-09 21:00.
      What happened last:
        2026-03-03 10:00  The case is given to the strategy.
          The case was taken in and began with a wait until 3 days after the oldest due date.
          The case waits until Thursday 5 March 2026, 09:00 (Europe/Madrid).
        2026-03-05 09:00  The wait was over. Next came “First reminder”.
          An email goes out to the debtor (text “first”, version 1).
          Next came a wait until 7 days after the oldest due date.
          The case waits until Monday 9 March 2026, 09:00 (Europe/Madrid).
        2026-03-09 09:00  The wait was over. Next came “Second reminder”.
          A text message goes out to the debtor (text “second”, version 2)."
    `);
  });

  test("SK9 where the case stands", () => {
    expect(said(() => begun().expectAt("call")).message).toMatchInlineSnapshot(`
      "The case is not at the step expected.

          expected  got
        ! call      day3

      The clock stands at 2026-03-03 10:00 (Europe/Madrid); the case is at a wait until 3 days after the oldest due date (day3); the next timer: 2026-03-05 09:00.
      What happened last:
        2026-03-03 10:00  The case is given to the strategy.
          The case was taken in and began with a wait until 3 days after the oldest due date.
          The case waits until Thursday 5 March 2026, 09:00 (Europe/Madrid)."
    `);
    expect(said(() => begun().goesOnHold({ kind: "dispute" }).expectStatus("active")).message).toMatchInlineSnapshot(`
      "The status of the case is not the one expected.

          expected  got
        ! active    held

      The clock stands at 2026-03-03 10:00 (Europe/Madrid); the case is on hold at a wait until 3 days after the oldest due date (day3); no timer is set.
      What happened last:
        2026-03-03 10:00  The case is given to the strategy.
          The case was taken in and began with a wait until 3 days after the oldest due date.
          The case waits until Thursday 5 March 2026, 09:00 (Europe/Madrid).
        2026-03-03 10:00  A hold was placed.
          The case is on hold because of a dispute, until that is lifted. Nothing goes out meanwhile."
    `);
    expect(said(() => begun().expectOutcome("cured")).message).toMatchInlineSnapshot(`
      "The case did not end as expected.

          expected  got
        ! cured     (the case is active)

      The clock stands at 2026-03-03 10:00 (Europe/Madrid); the case is at a wait until 3 days after the oldest due date (day3); the next timer: 2026-03-05 09:00.
      What happened last:
        2026-03-03 10:00  The case is given to the strategy.
          The case was taken in and began with a wait until 3 days after the oldest due date.
          The case waits until Thursday 5 March 2026, 09:00 (Europe/Madrid)."
    `);
    expect(said(() => begun().closes().expectOutcome("cured")).message).toMatchInlineSnapshot(`
      "The case did not end as expected.

          expected  got
        ! cured     withdrawn

      The clock stands at 2026-03-03 10:00 (Europe/Madrid); the case has ended: withdrawn.
      What happened last:
        2026-03-03 10:00  The case is given to the strategy.
          The case was taken in and began with a wait until 3 days after the oldest due date.
          The case waits until Thursday 5 March 2026, 09:00 (Europe/Madrid).
        2026-03-03 10:00  The creditor closed the case.
          The exit rule “closed” applied (it applies when the creditor closes the case).
          The case ended: the creditor withdrew the case."
    `);
  });

  test("SK9 holds and commitments", () => {
    const held = () => begun().goesOnHold({ kind: "hardship", until: "2026-03-20 12:00" });
    const rows = (script: () => unknown) => said(script).message.split("\n\n")[1];
    expect(rows(() => begun().expectHold("hardship"))).toMatchInlineSnapshot(`
      "    expected       got
        ! kind hardship  (no hold)"
    `);
    expect(rows(() => held().expectHold("dispute"))).toMatchInlineSnapshot(`
      "    expected      got
        ! kind dispute  kind hardship"
    `);
    expect(rows(() => held().expectHold("hardship", { until: "2026-03-21" }))).toMatchInlineSnapshot(`
      "    expected                         got
        ! kind hardship, until 2026-03-21  kind hardship, until 2026-03-20"
    `);
    expect(rows(() => held().expectHold(null))).toMatchInlineSnapshot(`
      "    expected   got
        ! (no hold)  kind hardship, scope all, until 2026-03-20 12:00"
    `);
    const promised = () => begun().promises({ amountMinor: 900, dueDate: "2026-03-06" });
    expect(rows(() => promised().expectCommitment(null))).toMatchInlineSnapshot(`
      "    expected     got
        ! (none open)  id promise-1, kind promise, madeAt 2026-03-03 10:00, parts [{"due":"2026-03-06","amountMinor":900}]"
    `);
    expect(rows(() => promised().expectCommitment({ kind: "plan" }))).toMatchInlineSnapshot(`
      "    expected   got
        ! kind plan  kind promise"
    `);
    expect(
      rows(() => promised().expectCommitment({ parts: [{ due: "2026-03-06", amountMinor: 800 }] })),
    ).toMatchInlineSnapshot(`
      "    expected                                        got
        ! parts [{"due":"2026-03-06","amountMinor":800}]  parts [{"due":"2026-03-06","amountMinor":900}]"
    `);
    const first = { due: "2026-03-06", amountMinor: 500 };
    const planned = () => begun().choosesPlan([first, { due: "2026-04-06", amountMinor: 500 }]);
    expect(rows(() => planned().expectCommitment({ parts: [first] }))).toMatchInlineSnapshot(`
      "    expected                                        got
        ! parts [{"due":"2026-03-06","amountMinor":500}]  parts [{"due":"2026-03-06","amountMinor":500},{"due":"2026-04-06","amountMinor":500}]"
    `);
    expect(rows(() => begun().expectCommitment({ kind: "plan" }))).toMatchInlineSnapshot(`
      "    expected   got
        ! kind plan  (none open)"
    `);
  });

  test("SK9 the next timer, and refusals", () => {
    const rows = (script: () => unknown) => said(script).message.split("\n\n")[1];
    expect(rows(() => begun().expectDue("2026-03-05 10:00"))).toMatchInlineSnapshot(`
      "    expected          got
        ! 2026-03-05 10:00  2026-03-05 09:00"
    `);
    expect(rows(() => begun().expectDue("2026-03-06"))).toMatchInlineSnapshot(`
      "    expected    got
        ! 2026-03-06  2026-03-05"
    `);
    expect(rows(() => begun().expectDue(null))).toMatchInlineSnapshot(`
      "    expected    got
        ! (no timer)  2026-03-05 09:00"
    `);
    expect(rows(() => begun().closes().expectDue("2026-03-05"))).toMatchInlineSnapshot(`
      "    expected          got
        ! 2026-03-05 00:00  (no timer)"
    `);
    expect(rows(() => begun().expectRefused("when"))).toMatchInlineSnapshot(`
      "    expected  got
        ! when      (not refused)"
    `);
    expect(rows(() => begun().enroll().expectRefused("when"))).toMatchInlineSnapshot(`
      "    expected  got
        ! when      never"
    `);
  });
});

describe("SK10 a script that makes no sense is refused, and told what would", () => {
  test.each([
    ["no facts", () => scenario(reminders()).at("2026-03-02"), "Give the facts of the case first: .given(facts)."],
    [
      "facts twice",
      () => begun().given(CASE),
      "The facts have been given. What changes in them is said by .changes().",
    ],
    [
      "no clock",
      () => scenario(reminders()).given(CASE).enroll(),
      'The clock is not set. Say when, as in .at("2026-03-02 09:00").',
    ],
    [
      "an event before the case",
      () => scenario(reminders()).given(CASE).at("2026-03-02").pays(1),
      "The case is not in the strategy yet. Give it in with .enroll().",
    ],
    [
      "an answer before the case",
      () => scenario(reminders()).given(CASE).at("2026-03-02").accepts(),
      "The case is not in the strategy yet. Give it in with .enroll().",
    ],
    [
      "a look before the case",
      () => scenario(reminders()).given(CASE).at("2026-03-02").expectAt("day3"),
      "The case is not in the strategy yet. Give it in with .enroll().",
    ],
    ["half a cent", () => begun().pays(0.5), "A payment is a whole number of minor units above zero, not 0.5."],
    ["nothing", () => begun().pays(0), "A payment is a whole number of minor units above zero, not 0."],
    [
      "a payment twice",
      () => begun().pays(1, { id: "p" }).pays(1, { id: "p" }),
      'There is a payment "p" already. Give this one another id.',
    ],
    [
      "an unknown claim",
      () => begun().pays(1, { obligation: "X" }),
      'The facts have no obligation "X", but "I-1", "I-2".',
    ],
    ["an unknown dispute", () => begun().disputes("X"), 'The facts have no obligation "X", but "I-1", "I-2".'],
    [
      "a strange payment",
      () => begun().paymentReversed("p"),
      'No payment "p" was made in this scenario that could be reversed. One of the facts that were given is reversed by .on and the facts as they are then.',
    ],
    [
      "a payment reversed twice",
      () => begun().pays(1, { id: "p" }).paymentReversed("p").paymentReversed("p"),
      'No payment "p" was made in this scenario that could be reversed. One of the facts that were given is reversed by .on and the facts as they are then.',
    ],
    [
      "a payment of what is owed in full",
      () =>
        begun()
          .pays(1, { id: "p" })
          .changes({ obligations: [{ ref: "I-1", outstandingMinor: 10_000 }] })
          .paymentReversed("p"),
      'The payment "p" cannot be taken back from what is owed now: ScheduleError: entry.overstated at /entries/0: I-1.',
    ],
    [
      "an unknown channel",
      () => begun().optsOut("fax"),
      'The facts list no channel "fax" of the debtor that could be opted out of.',
    ],
    ["no message", () => begun().delivers(), "No message has been sent."],
    ["no task", () => begun().completes("done"), "There is no open task that could be completed."],
    [
      "a task that was withdrawn",
      () => begun().until("2026-03-10").promises({ amountMinor: 1, dueDate: "2026-03-12" }).completes("promised"),
      "There is no open task that could be completed.",
    ],
    [
      "another result",
      () => begun().until("2026-03-10").completes("done"),
      'The task in "agents" does not end with "done", but with "promised", "refused".',
    ],
    [
      "no contact",
      () => begun().expectContacts(["email 2026-03-05"]),
      '"email 2026-03-05" is no contact. Write "2026-03-03 email" or "2026-03-03 09:00 email reminder@1".',
    ],
    [
      "a contact with too much",
      () => begun().expectContacts(["2026-03-05 email a@1 b@1"]),
      '"2026-03-05 email a@1 b@1" is no contact. Write "2026-03-03 email" or "2026-03-03 09:00 email reminder@1".',
    ],
  ])("SK10 %s", (_, script, says) => {
    const { message, expected, actual } = failureOf(script);
    expect(message.split("\n")[0]).toBe(says);
    expect([expected, actual]).toEqual([undefined, undefined]);
    expect(Object.keys(failureOf(script))).toEqual(["name"]);
  });

  test("SK10 with where the case stands", () => {
    const lines = (script: () => unknown) => failureOf(script).message.split("\n").slice(1);
    expect(lines(() => scenario(reminders()).given(CASE).at("2026-03-02").pays(1))).toEqual([
      "The clock stands at 2026-03-02 00:00 (Europe/Madrid); the case has not come in.",
    ]);
    expect(lines(() => begun().goesOnHold({ kind: "x" }).delivers())).toEqual([
      "The clock stands at 2026-03-03 10:00 (Europe/Madrid); the case is on hold at a wait until 3 days after the oldest due date (day3); no timer is set.",
    ]);
    expect(lines(() => begun().closes().delivers())).toEqual([
      "The clock stands at 2026-03-03 10:00 (Europe/Madrid); the case has ended: withdrawn.",
    ]);
  });
});
