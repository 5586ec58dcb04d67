/** A subscription whose card fails: Priya's annual plan, USD 290.00 charged on Tuesday 10 March 2026. */

import { caseOf } from "./cases.ts";
import { tellStories } from "./situations.ts";

const facts = caseOf(
  {
    ...{ caseId: "SUB-9051", debtor: "Priya Nair", place: "New York" },
    channels: ["email", "push"],
    owes: [["CHARGE-0310", "2026-03-10", 29_000]],
  },
  { data: { declineClass: "soft" } },
);

tellStories("f-failed-card.json", {
  facts,
  stories: {
    "pays at once": {
      about:
        "The card had expired, which is a decline for good: Priya is asked for another card at once, and that one works.",
      facts: { ...facts, data: { declineClass: "hard" } },
      play: (story) =>
        story
          .attempts({ results: ["paid"] })
          .at("2026-03-10 10:05")
          .enroll()
          .expectContacts(["2026-03-10 10:05 email card-update@1"])
          .at("2026-03-10 20:30")
          .expectNoEffects("payment.attempt")
          .note("Priya gives another card on the page.")
          .on("custom.cardUpdated")
          .until("2026-03-10 20:31")
          .expectEffects([{ kind: "payment.attempt", amountMinor: 29_000, method: "card" }])
          .expectOutcome("recovered")
          .expectNothing(),
    },

    "pays late": {
      about:
        "There is no money on the card for a week. Each try comes before its message, so nobody is told of a failure that has just been mended: the try of day 7 succeeds, and no third message goes out.",
      play: (story) =>
        story
          .attempts({ results: ["soft", "soft", "paid"] })
          .at("2026-03-10 10:05")
          .enroll()
          .until("2026-03-31")
          .expectContacts(["2026-03-10 10:05 email card-failed@1", "2026-03-13 09:01 push card-failed-push@1"])
          .expectEffects([
            { kind: "payment.attempt", at: "2026-03-11 10:05" },
            { kind: "payment.attempt", at: "2026-03-13 09:00" },
            { kind: "payment.attempt", at: "2026-03-17 09:00" },
          ])
          .expectOutcome("recovered"),
    },

    "promises and keeps": {
      about:
        "Priya writes that she will pay on the 18th. The card is left alone until then; she is reminded on the eve, and pays by transfer.",
      play: (story) =>
        story
          .attempts({ results: ["soft"] })
          .at("2026-03-10 10:05")
          .enroll()
          .at("2026-03-11 15:00")
          .promises({ amountMinor: 29_000, dueDate: "2026-03-18" })
          .at("2026-03-18 12:00")
          .expectContacts(["2026-03-10 10:05 email card-failed@1", "2026-03-17 09:00 email promise-tomorrow-mail@1"])
          .expectEffects([{ kind: "payment.attempt", at: "2026-03-11 10:05" }])
          .pays(29_000)
          .expectOutcome("recovered"),
    },

    "promises and breaks": {
      about:
        "The 18th brings nothing. The card is tried once more, Priya has four days from the warning, then the service pauses; two weeks later the subscription ends.",
      play: (story) =>
        story
          .attempts({ results: ["soft", "soft"] })
          .at("2026-03-10 10:05")
          .enroll()
          .at("2026-03-11 15:00")
          .promises({ amountMinor: 29_000, dueDate: "2026-03-18" })
          .until("2026-04-10")
          .expectContacts([
            "2026-03-10 10:05 email card-failed@1",
            "2026-03-17 09:00 email promise-tomorrow-mail@1",
            "2026-03-20 09:01 email card-pausing@1",
            "2026-03-24 09:00 email card-paused@1",
            "2026-04-07 09:00 email card-ended@1",
          ])
          .expectEffects([
            { kind: "commitment.close", status: "broken", at: "2026-03-20 09:00" },
            { kind: "case.escalate", target: "serviceRestriction", at: "2026-03-24 09:00" },
          ])
          .expectOutcome("exhausted"),
    },

    "takes a plan and misses the second installment": {
      about:
        "Support lets Priya pay the year in two halves. The second half does not come: an email ends the plan, two days later the card is tried for what is left, and the service pauses four days after the warning.",
      play: (story) =>
        story
          .attempts({ results: ["soft", "soft"] })
          .at("2026-03-10 10:05")
          .enroll()
          .at("2026-03-12 11:00")
          .choosesPlan([
            { due: "2026-03-16", amountMinor: 14_500 },
            { due: "2026-04-16", amountMinor: 14_500 },
          ])
          .at("2026-03-16 09:00")
          .pays(14_500)
          .until("2026-04-27")
          .expectContacts([
            "2026-03-10 10:05 email card-failed@1",
            "2026-03-12 11:00 email plan-confirmed@1",
            "2026-03-13 09:00 email installment-soon@1",
            "2026-04-13 09:00 email installment-soon@1",
            "2026-04-20 09:00 email plan-broken@1",
            "2026-04-22 09:01 email card-pausing@1",
            "2026-04-27 09:00 email card-paused@1",
          ])
          .expectEffects([
            { kind: "payment.attempt", at: "2026-03-11 10:05", amountMinor: 29_000 },
            { kind: "payment.attempt", at: "2026-04-22 09:00", amountMinor: 14_500 },
            { kind: "case.escalate", target: "serviceRestriction" },
          ]),
    },

    disputes: {
      about:
        "Priya says that she canceled last year. The card is not touched while support reads her mails; she had not, and three days after the answer the card is tried again.",
      play: (story) =>
        story
          .attempts({ results: ["soft", "paid"] })
          .at("2026-03-10 10:05")
          .enroll()
          .at("2026-03-12 18:00")
          .expectEffects(["payment.attempt"])
          .disputes()
          .expectHold("dispute", { until: "2026-04-26" })
          .at("2026-03-24 14:00")
          .expectNoEffects("payment.attempt")
          .disputeClosed()
          .until("2026-03-31")
          .expectContacts(["2026-03-10 10:05 email card-failed@1"])
          .expectEffects([{ kind: "payment.attempt", at: "2026-03-27 09:00" }])
          .expectOutcome("recovered"),
    },

    "opts out": {
      about: "Priya switches off notifications. What would have been one is an email.",
      play: (story) =>
        story
          .attempts({ results: ["soft", "soft", "paid"] })
          .at("2026-03-10 10:05")
          .enroll()
          .at("2026-03-10 12:00")
          .optsOut("push")
          .until("2026-03-20")
          .expectContacts(["2026-03-10 10:05 email card-failed@1", "2026-03-13 09:01 email card-failed-again@1"])
          .expectOutcome("recovered"),
    },

    "goes on hold": {
      about:
        "The service was down, and Priya complains. Neither a message nor a try falls into the five days that the answer takes; then the card is tried again.",
      play: (story) =>
        story
          .attempts({ results: ["soft", "paid"] })
          .at("2026-03-10 10:05")
          .enroll()
          .at("2026-03-12 08:00")
          .goesOnHold({ kind: "complaint" })
          .at("2026-03-17 11:00")
          .expectContacts(["2026-03-10 10:05 email card-failed@1"])
          .holdReleased("complaint")
          .until("2026-03-20")
          .expectEffects([
            { kind: "payment.attempt", at: "2026-03-11 10:05" },
            { kind: "payment.attempt", at: "2026-03-17 11:00" },
          ])
          .expectNothing()
          .expectOutcome("recovered"),
    },
  },
});
