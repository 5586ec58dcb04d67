/** What can be expected in a scenario, and scripts that make no sense. */

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
