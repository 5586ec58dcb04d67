/** What the failure of an expectation says. */

import { describe, expect, test } from "vitest";
import { begun, failureOf, offers } from "./sample.ts";

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
