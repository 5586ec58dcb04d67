/** 31 to 60 days past due: Marcus's store card, USD 1,210.00 due on Monday 2 March 2026. */

import { caseOf } from "./cases.ts";
import { tellStories } from "./situations.ts";

const facts = caseOf({
  ...{ caseId: "US-3318", debtor: "Marcus Hill", place: "Chicago" },
  channels: ["email", "sms", "voice", "letter"],
  owes: [["STORE-0302", "2026-03-02", 121_000]],
});

tellStories("c-mid-stage.json", {
  facts,
  stories: {
    "pays at once": {
      about: "Marcus has just come back from abroad. He reads the first email and pays the same evening.",
      play: (story) =>
        story
          .at("2026-04-02 05:00")
          .enroll()
          .expectEffects([{ kind: "case.patch", stage: "mid-firm" }])
          .at("2026-04-03 19:40")
          .expectContacts(["2026-04-03 10:00 email mid-firm@1"])
          .pays(121_000)
          .expectOutcome("cured")
          .until("2026-05-15")
          .expectNothing(),
    },

    "pays late": {
      about:
        "Nobody picks up the first call. On the second Marcus talks to an agent, so there is no third; a letter and an offer to settle follow, and he pays in full.",
      play: (story) =>
        story
          .at("2026-04-02 05:00")
          .enroll()
          .at("2026-04-06 11:30")
          .completes("noAnswer", { outcome: "noAnswer" })
          .at("2026-04-08 16:20")
          .completes("spoken", { outcome: "conversation" })
          .at("2026-04-25 12:00")
          .expectContacts([
            "2026-04-03 10:00 email mid-firm@1",
            "2026-04-06 10:00 voice mid-call@1",
            "2026-04-08 10:00 voice mid-call@1",
            "2026-04-16 10:00 letter mid-letter@1",
            "2026-04-23 10:00 email mid-settle@1",
          ])
          .expectEffects([{ kind: "offer.publish", offer: "settlement", totalMinor: 121_000, expiresAt: "2026-04-29" }])
          .pays(121_000)
          .expectEffects([{ kind: "offer.withdraw", reason: "exit" }])
          .expectOutcome("cured"),
    },

    "promises and keeps": {
      about: "On the phone Marcus promises to pay with his tax refund. He is reminded on the eve, and pays.",
      play: (story) =>
        story
          .at("2026-04-02 05:00")
          .enroll()
          .at("2026-04-06 11:30")
          .expectContacts(["2026-04-03 10:00 email mid-firm@1", "2026-04-06 10:00 voice mid-call@1"])
          .completes("spoken", { outcome: "conversation" })
          .promises({ amountMinor: 121_000, dueDate: "2026-04-17" })
          .at("2026-04-17 09:10")
          .expectContacts(["2026-04-16 10:00 sms promise-tomorrow@1"])
          .pays(121_000)
          .expectEffects([{ kind: "commitment.close", status: "kept" }])
          .expectOutcome("cured"),
    },

    "promises and breaks": {
      about:
        "The refund does not come. After three days of grace a soft email asks what happened, a plan is offered, and the steps that are left follow with days between them.",
      play: (story) =>
        story
          .at("2026-04-02 05:00")
          .enroll()
          .at("2026-04-06 11:30")
          .completes("spoken", { outcome: "conversation" })
          .promises({ amountMinor: 121_000, dueDate: "2026-04-17" })
          .until("2026-05-10")
          .expectContacts([
            "2026-04-03 10:00 email mid-firm@1",
            "2026-04-06 10:00 voice mid-call@1",
            "2026-04-16 10:00 sms promise-tomorrow@1",
            "2026-04-21 10:00 email promise-missed@1",
            "2026-04-23 10:00 sms mid-plan@1",
            "2026-04-28 10:00 letter mid-letter@1",
            "2026-05-01 10:00 email mid-settle@1",
            "2026-05-07 10:00 email mid-last-word@1",
          ])
          .expectEffects([
            { kind: "commitment.close", status: "broken", at: "2026-04-21 10:00" },
            { kind: "case.escalate", target: "stage", ref: "late-stage" },
          ])
          .expectOutcome("exhausted"),
    },

    "takes a plan and misses the second installment": {
      about:
        "Three calls find nobody, then Marcus chooses six months from the text message. He pays once and no more: after the second missed installment the plan ends, and the last word goes out.",
      play: (story) =>
        story
          .at("2026-04-02 05:00")
          .enroll()
          .at("2026-04-06 17:00")
          .completes("noAnswer", { outcome: "noAnswer" })
          .at("2026-04-08 17:00")
          .completes("noAnswer", { outcome: "noAnswer" })
          .at("2026-04-10 17:00")
          .completes("noAnswer", { outcome: "noAnswer" })
          .at("2026-04-12 15:00")
          .expectContacts([
            "2026-04-03 10:00 email mid-firm@1",
            "2026-04-06 10:00 voice mid-call@1",
            "2026-04-08 10:00 voice mid-call@1",
            "2026-04-10 10:00 voice mid-call@1",
            "2026-04-12 10:00 sms mid-plan@1",
          ])
          .accepts("x6")
          .at("2026-04-19 13:00")
          .pays(20_166)
          .until("2026-05-22")
          .expectContacts([
            "2026-04-12 15:00 email plan-confirmed@1",
            "2026-04-16 10:00 email installment-soon@1",
            "2026-05-16 10:00 email installment-soon@1",
            "2026-05-22 10:00 sms installment-missed@1",
          ])
          .expectEffects([{ kind: "commitment.missed", part: 1 }])
          .until("2026-06-30")
          .expectContacts(["2026-06-16 10:00 email installment-soon@1", "2026-06-22 10:00 email mid-last-word@1"])
          .expectEffects([
            { kind: "commitment.close", status: "broken" },
            { kind: "case.escalate", ref: "late-stage" },
          ])
          .expectOutcome("exhausted"),
    },

    disputes: {
      about:
        "Marcus says that the store took a sofa back. No call and no letter goes out while the store looks for the receipt; once it is answered, he has five days before the letter.",
      play: (story) =>
        story
          .at("2026-04-02 05:00")
          .enroll()
          .at("2026-04-06 11:30")
          .expectContacts(["2026-04-03 10:00 email mid-firm@1", "2026-04-06 10:00 voice mid-call@1"])
          .completes("spoken", { outcome: "conversation" })
          .disputes("STORE-0302")
          .expectHold("dispute", { until: "2026-05-06" })
          .at("2026-04-22 14:00")
          .expectNothing()
          .disputeClosed("STORE-0302")
          .until("2026-04-28")
          .expectContacts(["2026-04-27 10:00 letter mid-letter@1"]),
    },

    "opts out": {
      about: "Marcus wants no text messages. The plan is offered by email.",
      play: (story) =>
        story
          .at("2026-04-02 05:00")
          .enroll()
          .at("2026-04-05 20:00")
          .optsOut("sms")
          .at("2026-04-06 17:00")
          .completes("noAnswer", { outcome: "noAnswer" })
          .at("2026-04-08 17:00")
          .completes("noAnswer", { outcome: "noAnswer" })
          .at("2026-04-10 17:00")
          .completes("noAnswer", { outcome: "noAnswer" })
          .at("2026-04-12 15:00")
          .expectContacts([
            "2026-04-03 10:00 email mid-firm@1",
            "2026-04-06 10:00 voice mid-call@1",
            "2026-04-08 10:00 voice mid-call@1",
            "2026-04-10 10:00 voice mid-call@1",
            "2026-04-12 10:00 email mid-plan-mail@1",
          ])
          .pays(121_000)
          .expectOutcome("cured"),
    },

    "goes on hold": {
      about:
        "Marcus is in hospital, and his wife says so. Nothing goes out until he is back; two days after that somebody calls again.",
      play: (story) =>
        story
          .at("2026-04-02 05:00")
          .enroll()
          .at("2026-04-06 17:00")
          .expectContacts(["2026-04-03 10:00 email mid-firm@1", "2026-04-06 10:00 voice mid-call@1"])
          .completes("noAnswer", { outcome: "noAnswer" })
          .at("2026-04-07 09:00")
          .goesOnHold({ kind: "hardship", until: "2026-05-07" })
          .expectStatus("held")
          .at("2026-04-14 16:00")
          .expectNothing()
          .holdReleased("hardship")
          .at("2026-04-16 10:20")
          .expectContacts(["2026-04-16 10:00 voice mid-call@1"])
          .completes("spoken", { outcome: "conversation" })
          .promises({ amountMinor: 121_000, dueDate: "2026-04-30" })
          .at("2026-04-30 09:00")
          .pays(121_000)
          .expectContacts(["2026-04-29 10:00 sms promise-tomorrow@1"])
          .expectOutcome("cured"),
    },
  },
});
