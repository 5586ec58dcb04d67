/** After a promise: Nadia owes GBP 320.00 since 20 February 2026, and promises it for Friday 13 March. */

import type { Scenario } from "@dunlin/engine/testing";
import { caseOf } from "./cases.ts";
import { tellStories } from "./situations.ts";

const facts = caseOf(
  {
    ...{ caseId: "GB-1177", debtor: "Nadia Khan", place: "Leeds" },
    channels: ["email", "sms", "voice"],
    owes: [["STORE-220", "2026-02-20", 32_000]],
  },
  {
    promises: [
      { id: "P-1", madeAt: "2026-03-02T10:00:00Z", dueDate: "2026-03-13", amountMinor: 32_000, status: "open" },
    ],
  },
);

/** The promise is what brings the case in. */
const promised = (story: Scenario): Scenario =>
  story
    .at("2026-03-02 10:00")
    .enroll()
    .expectCommitment({ kind: "promise", parts: [{ due: "2026-03-13", amountMinor: 32_000 }] });

tellStories("h-broken-promise.json", {
  facts,
  stories: {
    "pays at once": {
      about: "Nadia pays the next day. The promise is kept at once, she is thanked, and no reminder follows.",
      play: (story) =>
        promised(story)
          .at("2026-03-03 19:00")
          .pays(32_000)
          .expectEffects([{ kind: "commitment.close", status: "kept" }])
          .expectContacts(["2026-03-03 19:00 email promise-kept@1"])
          .expectOutcome("kept"),
    },

    "pays late": {
      about: "The bank takes the weekend. The money arrives within the two days of grace, and the promise is kept.",
      play: (story) =>
        promised(story)
          .at("2026-03-15 20:00")
          .pays(32_000)
          .expectContacts(["2026-03-12 09:00 sms promise-tomorrow@1", "2026-03-15 20:00 email promise-kept@1"])
          .expectOutcome("kept"),
    },

    "promises and keeps": {
      about:
        "Nadia pays on the day, ten pounds short. That is within the tolerance of five percent: the promise is kept.",
      play: (story) =>
        promised(story)
          .at("2026-03-13 12:00")
          .pays(31_000)
          .expectContacts(["2026-03-12 09:00 sms promise-tomorrow@1", "2026-03-13 12:00 email promise-kept@1"])
          .expectEffects([{ kind: "commitment.close", status: "kept" }])
          .expectOutcome("kept"),
    },

    "promises and breaks": {
      about:
        "Nothing comes. A soft email asks what happened and offers installments; Nadia promises again, and that promise is broken, too. The second time it is a person who calls.",
      play: (story) =>
        promised(story)
          .at("2026-03-17 12:00")
          .expectContacts(["2026-03-12 09:00 sms promise-tomorrow@1", "2026-03-16 09:00 email promise-missed@1"])
          .promises({ amountMinor: 32_000, dueDate: "2026-03-24" })
          .at("2026-03-27 15:00")
          .expectContacts(["2026-03-23 09:00 sms promise-tomorrow@1", "2026-03-27 09:00 voice promise-call@1"])
          .expectEffects([
            { kind: "commitment.close", commitment: "P-1", status: "broken", at: "2026-03-16 09:00" },
            { kind: "commitment.close", status: "broken", at: "2026-03-27 09:00" },
          ])
          .completes("refused", { outcome: "conversation" })
          .expectEffects([{ kind: "case.escalate", target: "stage", ref: "late-stage" }])
          .expectOutcome("handedBack"),
    },

    "takes a plan and misses the second installment": {
      about:
        "After the broken promise Nadia chooses three months. She forgets the second installment, is told so by text message, and pays all that is left.",
      play: (story) =>
        promised(story)
          .at("2026-03-16 18:00")
          .accepts("x3")
          .at("2026-03-23 08:00")
          .pays(10_666)
          .at("2026-05-02 10:00")
          .expectContacts([
            "2026-03-12 09:00 sms promise-tomorrow@1",
            "2026-03-16 09:00 email promise-missed@1",
            "2026-03-16 18:00 email plan-confirmed@1",
            "2026-03-20 09:00 email installment-soon@1",
            "2026-04-20 09:00 email installment-soon@1",
            "2026-04-26 09:00 sms installment-missed@1",
          ])
          .expectEffects([
            { kind: "commitment.close", status: "broken" },
            { kind: "commitment.missed", part: 1 },
          ])
          .pays(21_334)
          .expectNothing()
          .expectEffects([{ kind: "commitment.close", status: "completed" }])
          .expectOutcome("cured"),
    },

    disputes: {
      about:
        "Nadia finds that she has returned what she is asked for. She is not reminded of her promise; when the dispute is closed, the follow-up ends and the case goes back to its stage.",
      play: (story) =>
        promised(story)
          .at("2026-03-05 09:30")
          .disputes("STORE-220")
          .expectHold("dispute", { until: "2026-04-04" })
          .at("2026-03-20 16:00")
          .expectNothing()
          .disputeClosed("STORE-220")
          .expectOutcome("handedBack"),
    },

    "opts out": {
      about: "Nadia wants no text messages. The word on the eve comes by email.",
      play: (story) =>
        promised(story)
          .at("2026-03-04 12:00")
          .optsOut("sms")
          .at("2026-03-13 12:00")
          .expectContacts(["2026-03-12 09:00 email promise-tomorrow-mail@1"])
          .pays(32_000)
          .expectContacts(["2026-03-13 12:00 email promise-kept@1"])
          .expectOutcome("kept"),
    },

    "goes on hold": {
      about:
        "Nadia complains about the shop. Nothing goes out while that is open; it is settled before the day she named, so she is reminded on the eve as planned.",
      play: (story) =>
        promised(story)
          .at("2026-03-04 12:00")
          .goesOnHold({ kind: "complaint" })
          .at("2026-03-11 17:00")
          .expectStatus("held")
          .expectNothing()
          .holdReleased("complaint")
          .at("2026-03-13 09:00")
          .expectContacts(["2026-03-12 09:00 sms promise-tomorrow@1"])
          .pays(32_000)
          .expectContacts(["2026-03-13 09:00 email promise-kept@1"])
          .expectOutcome("kept"),
    },
  },
});
