/** 1 to 30 days past due: Grace's credit card, USD 640.00 due on Monday 2 March 2026. */

import { caseOf } from "./cases.ts";
import { tellStories } from "./situations.ts";

const facts = caseOf({
  ...{ caseId: "US-2207", debtor: "Grace Miller", place: "New York" },
  channels: ["email", "sms", "whatsapp", "voice"],
  owes: [["CARD-7731", "2026-03-02", 64_000]],
});

tellStories("b-early-stage.json", {
  facts,
  stories: {
    "pays at once": {
      about: "Grace had forgotten. She pays from the page of the first email, and that is all she hears.",
      play: (story) =>
        story
          .at("2026-03-03 06:00")
          .enroll()
          .at("2026-03-03 21:15")
          .expectContacts(["2026-03-03 18:30 email early-friendly@1"])
          .pays(64_000)
          .expectOutcome("cured")
          .until("2026-04-15")
          .expectNothing(),
    },

    "pays late": {
      about:
        "Grace answers nothing for three weeks. Her balance is large enough for a call; nobody picks up, and two days later she pays.",
      play: (story) =>
        story
          .at("2026-03-03 06:00")
          .enroll()
          .at("2026-03-23 15:10")
          .expectContacts([
            "2026-03-03 18:30 email early-friendly@1",
            "2026-03-05 09:00 sms early-short@1",
            "2026-03-09 09:00 email early-installments@1",
            "2026-03-12 09:00 whatsapp early-help@1",
            "2026-03-16 09:00 email early-more-time@1",
            "2026-03-23 09:00 voice early-call@1",
          ])
          .completes("noAnswer", { outcome: "noAnswer" })
          .at("2026-03-25 20:00")
          .pays(64_000)
          .expectNothing()
          .expectOutcome("cured"),
    },

    "promises and keeps": {
      about:
        "Grace gets paid on Friday 13 March and promises the whole amount for that day. The offers of the 9th and the 12th stay away; a text message on the eve is the only word.",
      play: (story) =>
        story
          .at("2026-03-03 06:00")
          .enroll()
          .at("2026-03-06 17:45")
          .expectContacts(["2026-03-03 18:30 email early-friendly@1", "2026-03-05 09:00 sms early-short@1"])
          .promises({ amountMinor: 64_000, dueDate: "2026-03-13" })
          .expectCommitment({ kind: "promise", parts: [{ due: "2026-03-13", amountMinor: 64_000 }] })
          .at("2026-03-13 19:30")
          .expectContacts(["2026-03-12 09:00 sms promise-tomorrow@1"])
          .pays(64_000)
          .expectEffects([{ kind: "commitment.close", status: "kept" }])
          .expectOutcome("cured"),
    },

    "promises and breaks": {
      about:
        "The 13th passes and three days of grace with it. A soft email says so; what would have gone out meanwhile is not made up for, and the case goes on with the call of day 21.",
      play: (story) =>
        story
          .at("2026-03-03 06:00")
          .enroll()
          .at("2026-03-06 17:45")
          .promises({ amountMinor: 64_000, dueDate: "2026-03-13" })
          .until("2026-03-31")
          .expectContacts([
            "2026-03-03 18:30 email early-friendly@1",
            "2026-03-05 09:00 sms early-short@1",
            "2026-03-12 09:00 sms promise-tomorrow@1",
            "2026-03-17 09:00 email promise-missed@1",
            "2026-03-23 09:00 voice early-call@1",
            "2026-03-30 09:00 email early-next-stage@1",
          ])
          .expectEffects([
            { kind: "commitment.close", status: "broken", at: "2026-03-17 09:00" },
            { kind: "case.escalate", target: "stage", ref: "mid-stage" },
          ])
          .expectOutcome("exhausted"),
    },

    "takes a plan and misses the second installment": {
      about:
        "Grace chooses three months. She pays the first installment and forgets the second; a text message reminds her, she catches up, and the plan ends well.",
      play: (story) =>
        story
          .at("2026-03-03 06:00")
          .enroll()
          .at("2026-03-09 19:30")
          .expectEffects([{ kind: "offer.publish", offer: "plan", totalMinor: 64_000, expiresAt: "2026-03-23" }])
          .accepts("x3")
          .expectCommitment({
            kind: "plan",
            parts: [
              { due: "2026-03-16", amountMinor: 21_333 },
              { due: "2026-04-16", amountMinor: 21_333 },
              { due: "2026-05-16", amountMinor: 21_334 },
            ],
          })
          .at("2026-03-16 18:00")
          .pays(21_333)
          .at("2026-04-22 08:15")
          .expectContacts([
            "2026-03-03 18:30 email early-friendly@1",
            "2026-03-05 09:00 sms early-short@1",
            "2026-03-09 09:00 email early-installments@1",
            "2026-03-09 19:30 email plan-confirmed@1",
            "2026-03-13 09:00 email installment-soon@1",
            "2026-04-13 09:00 email installment-soon@1",
            "2026-04-19 09:00 sms installment-missed@1",
          ])
          .expectEffects([{ kind: "commitment.missed", part: 1 }])
          .pays(21_333)
          .at("2026-05-15 10:00")
          .pays(21_334)
          .expectContacts(["2026-05-13 09:00 email installment-soon@1"])
          .expectEffects([{ kind: "commitment.close", status: "completed" }])
          .expectOutcome("cured"),
    },

    disputes: {
      about:
        "Grace says that two charges are not hers. Nothing goes out until the dispute is closed, and then she has five days to read the answer before anybody calls.",
      play: (story) =>
        story
          .at("2026-03-03 06:00")
          .enroll()
          .at("2026-03-06 11:20")
          .expectContacts(["2026-03-03 18:30 email early-friendly@1", "2026-03-05 09:00 sms early-short@1"])
          .disputes()
          .expectHold("dispute", { until: "2026-04-05" })
          .at("2026-03-18 16:00")
          .disputeClosed()
          .expectHold(null)
          .at("2026-03-23 08:59")
          .expectNothing()
          .at("2026-03-24 10:00")
          .expectContacts(["2026-03-23 09:00 voice early-call@1"])
          .pays(64_000)
          .expectOutcome("cured"),
    },

    "opts out": {
      about:
        "Grace answers the first email with STOP. From then on text messages and WhatsApp take the place of every email.",
      play: (story) =>
        story
          .at("2026-03-03 06:00")
          .enroll()
          .at("2026-03-03 18:40")
          .optsOut("email")
          .at("2026-03-17 12:00")
          .expectContacts([
            "2026-03-03 18:30 email early-friendly@1",
            "2026-03-05 09:00 sms early-short@1",
            "2026-03-09 09:00 sms early-installments-sms@1",
            "2026-03-12 09:00 whatsapp early-help@1",
            "2026-03-16 09:00 sms early-more-time-sms@1",
          ])
          .accepts("later", { dueDate: "2026-03-27" })
          .expectCommitment({ kind: "extension", parts: [{ due: "2026-03-27", amountMinor: 64_000 }] })
          .at("2026-03-27 09:30")
          .pays(64_000)
          .expectContacts(["2026-03-17 12:00 sms later-date-sms@1", "2026-03-26 09:00 sms promise-tomorrow@1"])
          .expectOutcome("cured"),
    },

    "goes on hold": {
      about:
        "Grace writes that she has lost her job. From that moment nobody asks her for money; somebody looks for a way with her at once, and a smaller plan comes of it.",
      play: (story) =>
        story
          .at("2026-03-03 06:00")
          .enroll()
          .at("2026-03-06 10:05")
          .expectContacts(["2026-03-03 18:30 email early-friendly@1", "2026-03-05 09:00 sms early-short@1"])
          .on({ type: "intent.detected", data: { intent: "hardship" } })
          .expectHold("hardship", { scope: "contact", until: "2026-03-20 10:05" })
          .expectEffects([{ kind: "task.create", queue: "hardship", dueAt: "2026-03-16 10:05" }])
          .at("2026-03-13 14:00")
          .expectNothing()
          .completes("agreed")
          .choosesPlan([
            { due: "2026-04-15", amountMinor: 32_000 },
            { due: "2026-06-15", amountMinor: 32_000 },
          ])
          .until("2026-04-12")
          .expectContacts(["2026-03-13 14:00 email plan-confirmed@1", "2026-04-12 09:00 email installment-soon@1"])
          .expectHold(null)
          .expectAt("plan"),
    },
  },
});
