/** From 61 days past due: Tom's loan, GBP 1,450.00 due on Monday 2 February 2026. */

import { caseOf } from "./cases.ts";
import { tellStories } from "./situations.ts";

const facts = caseOf({
  ...{ caseId: "GB-0615", debtor: "Tom Ashworth", place: "Leeds" },
  channels: ["email", "sms", "voice", "letter"],
  owes: [["LOAN-88", "2026-02-02", 145_000]],
});

tellStories("d-pre-legal.json", {
  facts,
  stories: {
    "pays at once": {
      about: "The formal notice does it: Tom borrows from his sister and pays everything.",
      play: (story) =>
        story
          .at("2026-04-07 06:00")
          .enroll()
          .expectContacts(["2026-04-07 06:00 letter late-formal-letter@1"])
          .at("2026-04-09 12:00")
          .pays(145_000)
          .expectOutcome("cured")
          .until("2026-06-30")
          .expectNothing(),
    },

    "pays late": {
      about:
        "A senior agent finds nobody, the offer to settle goes unanswered, and the final demand is what Tom pays on.",
      play: (story) =>
        story
          .at("2026-04-07 06:00")
          .enroll()
          .at("2026-04-13 17:00")
          .completes("noAnswer", { outcome: "noAnswer" })
          .at("2026-04-30 09:00")
          .expectContacts([
            "2026-04-07 06:00 letter late-formal-letter@1",
            "2026-04-13 10:00 voice late-call@1",
            "2026-04-18 10:00 email late-settle@1",
            { on: "2026-04-27", at: "10:00", channel: "letter", template: "late-final-demand", purpose: "legalNotice" },
          ])
          .expectEffects([{ kind: "offer.publish", offer: "settlement", totalMinor: 145_000, expiresAt: "2026-05-02" }])
          .pays(145_000)
          .expectEffects([{ kind: "offer.withdraw", reason: "exit" }])
          .expectOutcome("cured"),
    },

    "promises and keeps": {
      about:
        "Tom tells the senior agent that he pays with his wages of the 30th. Nobody writes until the eve, and he pays.",
      play: (story) =>
        story
          .at("2026-04-07 06:00")
          .enroll()
          .at("2026-04-13 11:00")
          .completes("spoken", { outcome: "conversation" })
          .promises({ amountMinor: 145_000, dueDate: "2026-04-30" })
          .at("2026-04-30 13:00")
          .expectContacts([
            "2026-04-07 06:00 letter late-formal-letter@1",
            "2026-04-13 10:00 voice late-call@1",
            "2026-04-29 10:00 sms promise-tomorrow@1",
          ])
          .pays(145_000)
          .expectEffects([{ kind: "commitment.close", status: "kept" }])
          .expectOutcome("cured"),
    },

    "promises and breaks": {
      about:
        "The wages go elsewhere. After two days of grace an email says so, the final demand follows three days later, and a week after that the case goes to an agency.",
      play: (story) =>
        story
          .at("2026-04-07 06:00")
          .enroll()
          .at("2026-04-13 11:00")
          .completes("spoken", { outcome: "conversation" })
          .promises({ amountMinor: 145_000, dueDate: "2026-04-30" })
          .until("2026-05-31")
          .expectContacts([
            "2026-04-07 06:00 letter late-formal-letter@1",
            "2026-04-13 10:00 voice late-call@1",
            "2026-04-29 10:00 sms promise-tomorrow@1",
            "2026-05-03 10:00 email promise-missed@1",
            "2026-05-06 10:00 letter late-final-demand@1",
          ])
          .expectEffects([
            { kind: "commitment.close", status: "broken", at: "2026-05-03 10:00" },
            { kind: "case.escalate", target: "placement", ref: "agency-panel", at: "2026-05-13 10:00" },
          ])
          .expectOutcome("placed"),
    },

    "takes a plan and misses the second installment": {
      about:
        "Tom settles in three payments at five percent less. He pays the first; the second and the third are missed, so the plan ends with a letter, and what is left goes its way.",
      play: (story) =>
        story
          .at("2026-04-07 06:00")
          .enroll()
          .at("2026-04-22 20:15")
          .accepts("three")
          .expectCommitment({
            kind: "settlement",
            parts: [
              { due: "2026-04-29", amountMinor: 45_916 },
              { due: "2026-05-29", amountMinor: 45_917 },
              { due: "2026-06-29", amountMinor: 45_917 },
            ],
          })
          .at("2026-04-29 09:00")
          .pays(45_916)
          .until("2026-06-02")
          .expectContacts([
            "2026-04-07 06:00 letter late-formal-letter@1",
            "2026-04-13 10:00 voice late-call@1",
            "2026-04-18 10:00 email late-settle@1",
            "2026-04-22 20:15 email plan-confirmed@1",
            "2026-04-26 10:00 email installment-soon@1",
            "2026-05-26 10:00 email installment-soon@1",
            "2026-06-02 10:00 sms installment-missed@1",
          ])
          .expectEffects([{ kind: "commitment.missed", part: 1 }])
          .until("2026-07-31")
          .expectContacts([
            "2026-06-26 10:00 email installment-soon@1",
            "2026-07-03 10:00 letter plan-broken-letter@1",
            "2026-07-06 10:00 letter late-final-demand@1",
          ])
          .expectEffects([
            { kind: "commitment.close", status: "breached" },
            { kind: "case.escalate", target: "placement" },
          ])
          .expectOutcome("placed"),
    },

    disputes: {
      about:
        "Tom says that he never signed. The lender shows the contract after five weeks; he has seven days to read it before he is offered to settle.",
      play: (story) =>
        story
          .at("2026-04-07 06:00")
          .enroll()
          .at("2026-04-10 10:00")
          .disputes("LOAN-88")
          .expectHold("dispute", { until: "2026-06-09" })
          .at("2026-05-15 15:00")
          .expectContacts(["2026-04-07 06:00 letter late-formal-letter@1"])
          .disputeClosed("LOAN-88")
          .until("2026-05-23")
          .expectContacts(["2026-05-22 10:00 email late-settle@1"]),
    },

    "opts out": {
      about:
        "Tom wants no more emails. The offer to settle comes as a letter; he calls, a board approves what he proposes, and it is confirmed by letter as well.",
      play: (story) =>
        story
          .at("2026-04-07 06:00")
          .enroll()
          .at("2026-04-14 09:00")
          .expectEffects([{ kind: "task.create", queue: "senior" }])
          .completes("noAnswer", { outcome: "noAnswer" })
          .optsOut("email")
          .at("2026-04-21 11:00")
          .expectContacts([
            "2026-04-07 06:00 letter late-formal-letter@1",
            "2026-04-13 10:00 voice late-call@1",
            "2026-04-18 10:00 letter late-settle-letter@1",
          ])
          .counters({ count: 12 })
          .expectEffects([{ kind: "task.create", queue: "settlement-board" }])
          .at("2026-04-22 16:00")
          .completes("approved")
          .choosesPlan([
            { due: "2026-05-01", amountMinor: 72_500 },
            { due: "2026-08-01", amountMinor: 72_500 },
          ])
          .expectContacts(["2026-04-22 16:00 letter plan-confirmed-letter@1"]),
    },

    "goes on hold": {
      about:
        "A debt adviser starts a breathing space of sixty days. No call, no offer and no demand falls into it, and the steps go on from where they stood.",
      play: (story) =>
        story
          .at("2026-04-07 06:00")
          .enroll()
          .at("2026-04-10 09:00")
          .expectContacts(["2026-04-07 06:00 letter late-formal-letter@1"])
          .goesOnHold({ kind: "moratorium", until: "2026-06-09 09:00" })
          .until("2026-06-09 08:59")
          .expectStatus("held")
          .expectNothing()
          .until("2026-06-20")
          .expectContacts([
            "2026-06-09 09:00 voice late-call@1",
            "2026-06-12 09:00 email late-settle@1",
            "2026-06-19 09:00 letter late-final-demand@1",
          ]),
    },
  },
});
