/** A plan that is watched: Álvaro pays EUR 900.00 in three parts, on 16 March, 15 April and 15 May 2026. */

import type { Scenario } from "@dunlin/engine/testing";
import { caseOf } from "./cases.ts";
import { tellStories } from "./situations.ts";

const facts = caseOf({
  ...{ caseId: "ES-5520", debtor: "Álvaro Ruiz", place: "Madrid" },
  channels: ["email", "sms", "voice", "letter"],
  owes: [["LOAN-55", "2026-01-15", 90_000]],
});

/** The plan is agreed on by telephone, and arrives an hour after the case. */
const begun = (story: Scenario): Scenario =>
  story
    .at("2026-03-02 09:00")
    .enroll()
    .at("2026-03-02 10:00")
    .choosesPlan([
      { due: "2026-03-16", amountMinor: 30_000 },
      { due: "2026-04-15", amountMinor: 30_000 },
      { due: "2026-05-15", amountMinor: 30_000 },
    ])
    .expectContacts(["2026-03-02 10:00 email plan-confirmed@1"]);

tellStories("g-plan-monitoring.json", {
  facts,
  stories: {
    "pays at once": {
      about:
        "Álvaro sells his motorcycle and pays everything before the first date. He is thanked, and reminded of nothing.",
      play: (story) =>
        begun(story)
          .at("2026-03-04 12:00")
          .pays(90_000)
          .expectContacts(["2026-03-04 12:00 email plan-completed@1"])
          .expectEffects([{ kind: "commitment.close", status: "completed" }])
          .expectOutcome("settled"),
    },

    "pays late": {
      about:
        "The first installment is missed. Nobody picks up when Álvaro is asked how to help, so a text message says so; after three business days it is debited again, and this time it goes through.",
      play: (story) =>
        begun(story)
          .at("2026-03-19 12:00")
          .expectContacts(["2026-03-13 10:00 email installment-soon@1", "2026-03-19 10:00 voice plan-care-call@1"])
          .expectEffects([{ kind: "commitment.missed", part: 0 }])
          .completes("noAnswer", { outcome: "noAnswer" })
          .attempts({ results: ["paid"] })
          .until("2026-03-24")
          .expectEffects([{ kind: "payment.attempt", amountMinor: 30_000, at: "2026-03-24 12:00" }])
          .until("2026-04-14")
          .expectContacts(["2026-03-19 12:00 sms installment-missed@1", "2026-04-13 09:00 email installment-soon@1"])
          .expectAt("plan"),
    },

    "promises and keeps": {
      about:
        "Asked how to help, Álvaro says that he will pay on Monday. He is left alone until then, pays, and the plan goes on.",
      play: (story) =>
        begun(story)
          .at("2026-03-19 11:00")
          .completes("willPay", { outcome: "conversation" })
          .at("2026-03-23 18:00")
          .expectContacts(["2026-03-13 10:00 email installment-soon@1", "2026-03-19 10:00 voice plan-care-call@1"])
          .pays(30_000)
          .until("2026-04-14")
          .expectNoEffects("payment.attempt")
          .expectContacts(["2026-04-13 09:00 email installment-soon@1"])
          .expectAt("plan"),
    },

    "promises and breaks": {
      about:
        "Álvaro says that he will pay on Monday and does not. Two debits fail; the second miss brings a letter, the third ends the plan, and the case goes back to the stage of its days past due.",
      play: (story) =>
        begun(story)
          .attempts({ results: ["soft", "soft"] })
          .at("2026-03-19 11:00")
          .completes("willPay", { outcome: "conversation" })
          .until("2026-05-31")
          .expectContacts([
            "2026-03-13 10:00 email installment-soon@1",
            "2026-03-19 10:00 voice plan-care-call@1",
            "2026-04-13 09:00 email installment-soon@1",
            "2026-04-18 10:00 letter installment-missed-letter@1",
            "2026-05-12 10:00 email installment-soon@1",
            "2026-05-18 10:00 letter plan-broken-letter@1",
          ])
          .expectEffects([
            { kind: "payment.attempt", amountMinor: 30_000, at: "2026-03-24 11:00" },
            { kind: "payment.attempt", amountMinor: 30_000, at: "2026-03-27 11:00" },
            { kind: "commitment.close", status: "broken" },
            { kind: "case.escalate", target: "stage", ref: "by-days-past-due" },
          ])
          .expectOutcome("handedBack"),
    },

    "takes a plan and misses the second installment": {
      about:
        "The first installment comes, the second does not. Asked how to help, Álvaro says that his hours were cut; the rest is spread anew, and the new plan is confirmed.",
      play: (story) =>
        begun(story)
          .at("2026-03-16 08:30")
          .pays(30_000)
          .at("2026-04-20 10:30")
          .expectContacts([
            "2026-03-13 10:00 email installment-soon@1",
            "2026-04-13 09:00 email installment-soon@1",
            "2026-04-20 09:00 voice plan-care-call@1",
          ])
          .expectEffects([{ kind: "commitment.missed", part: 1 }])
          .completes("needsChange", { outcome: "conversation" })
          .at("2026-04-21 16:00")
          .choosesPlan([
            { due: "2026-05-05", amountMinor: 20_000 },
            { due: "2026-06-05", amountMinor: 20_000 },
            { due: "2026-07-06", amountMinor: 20_000 },
          ])
          .expectEffects([{ kind: "commitment.close", status: "replaced" }])
          .at("2026-05-05 09:00")
          .pays(20_000)
          .until("2026-06-03")
          .expectContacts([
            "2026-04-21 16:00 email plan-confirmed@1",
            "2026-05-04 09:00 email installment-soon@1",
            "2026-06-02 10:00 email installment-soon@1",
          ])
          .expectAt("plan"),
    },

    disputes: {
      about:
        "Álvaro says that the interest is wrong. The plan rests while it is worked out again, and five days more while he reads the answer; he pays within the days of grace, and nothing was missed.",
      play: (story) =>
        begun(story)
          .at("2026-03-10 11:00")
          .disputes("LOAN-55")
          .expectHold("dispute", { until: "2026-04-09" })
          .at("2026-03-12 13:00")
          .disputeClosed("LOAN-55")
          .expectHold(null)
          .at("2026-03-18 09:00")
          .expectNothing()
          .pays(30_000)
          .until("2026-04-14")
          .expectContacts(["2026-04-13 09:00 email installment-soon@1"])
          .expectNoEffects("commitment.missed"),
    },

    "opts out": {
      about: "Álvaro wants no more emails. His reminders come as text messages.",
      play: (story) =>
        begun(story)
          .at("2026-03-03 09:00")
          .optsOut("email")
          .at("2026-03-16 10:00")
          .expectContacts(["2026-03-13 10:00 sms installment-soon-sms@1"])
          .pays(30_000)
          .until("2026-04-14")
          .expectContacts(["2026-04-13 09:00 sms installment-soon-sms@1"]),
    },

    "goes on hold": {
      about:
        "Álvaro is in hospital until 10 April. Nobody writes or calls; then somebody asks how to help, and the installments are moved.",
      play: (story) =>
        begun(story)
          .at("2026-03-10 09:00")
          .goesOnHold({ kind: "hardship", until: "2026-04-10" })
          .until("2026-04-09")
          .expectStatus("held")
          .expectNothing()
          .at("2026-04-10 12:00")
          .expectContacts(["2026-04-10 09:00 voice plan-care-call@1"])
          .completes("needsChange", { outcome: "conversation" })
          .choosesPlan([
            { due: "2026-05-15", amountMinor: 45_000 },
            { due: "2026-06-15", amountMinor: 45_000 },
          ])
          .until("2026-05-13")
          .expectContacts(["2026-04-10 12:00 email plan-confirmed@1", "2026-05-12 10:00 email installment-soon@1"]),
    },
  },
});
