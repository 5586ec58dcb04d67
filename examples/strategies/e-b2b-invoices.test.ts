/** Invoices between businesses: a bakery owes EUR 2,380.00 by Monday 2 March and EUR 1,190.00 by Monday 30 March 2026. */

import { caseOf } from "./cases.ts";
import { tellStories } from "./situations.ts";

const facts = caseOf({
  ...{ caseId: "DE-0417", debtor: "Bäckerei Lindner GmbH", place: "Berlin", type: "legal" },
  channels: ["email", "voice", "letter"],
  owes: [
    ["RE-014", "2026-03-02", 238_000],
    ["RE-021", "2026-03-30", 119_000],
  ],
});

tellStories("e-b2b-invoices.json", {
  facts,
  stories: {
    "pays at once": {
      about: "The bakery pays each invoice on its day. It hears of each a week before, and no more.",
      play: (story) =>
        story
          .at("2026-02-16 08:00")
          .enroll()
          .at("2026-03-02 10:00")
          .expectContacts([
            { on: "2026-02-23", at: "09:00", template: "b2b-before@1", obligations: ["RE-014", "RE-021"] },
          ])
          .pays(238_000)
          .at("2026-03-30 10:00")
          .expectContacts([{ on: "2026-03-23", at: "09:00", template: "b2b-before@1", obligations: ["RE-021"] }])
          .pays(119_000)
          .expectOutcome("paid")
          .until("2026-05-31")
          .expectNothing(),
    },

    "pays late": {
      about:
        "Three reminders and forty euros of compensation later the first invoice is paid, with the forty euros. For the second one the steps begin anew, with a word a week before.",
      play: (story) =>
        story
          .at("2026-02-16 08:00")
          .enroll()
          .at("2026-03-18 14:00")
          .expectContacts([
            "2026-02-23 09:00 email b2b-before@1",
            "2026-03-03 09:00 email b2b-reminder-1@1",
            "2026-03-09 09:00 email b2b-reminder-2@1",
            "2026-03-16 09:00 email b2b-reminder-3@1",
          ])
          .expectEffects([{ kind: "ledger.fee", amountMinor: 4_000, currency: "EUR", obligation: "RE-014" }])
          .pays(242_000)
          .at("2026-03-30 10:00")
          .expectContacts(["2026-03-23 09:00 email b2b-before@1"])
          .pays(119_000)
          .expectNoEffects("ledger.fee")
          .expectOutcome("paid"),
    },

    "promises and keeps": {
      about:
        "Accounts payable names the payment run of 20 March, and the money comes with it. The next invoice takes its usual way.",
      play: (story) =>
        story
          .at("2026-02-16 08:00")
          .enroll()
          .at("2026-03-10 11:00")
          .promises({ amountMinor: 238_000, dueDate: "2026-03-20" })
          .at("2026-03-20 15:00")
          .expectContacts([
            "2026-02-23 09:00 email b2b-before@1",
            "2026-03-03 09:00 email b2b-reminder-1@1",
            "2026-03-09 09:00 email b2b-reminder-2@1",
            "2026-03-18 09:00 email b2b-promise@1",
          ])
          .pays(238_000)
          .expectEffects([{ kind: "commitment.close", status: "kept" }])
          .at("2026-03-30 10:00")
          .expectContacts(["2026-03-23 09:00 email b2b-before@1"])
          .pays(119_000)
          .expectOutcome("paid"),
    },

    "promises and breaks": {
      about:
        "The payment run comes without this invoice. Three business days later the promise is broken; the formal demand names both invoices, credit stops, and after two weeks the lawyers have it.",
      play: (story) =>
        story
          .at("2026-02-16 08:00")
          .enroll()
          .at("2026-03-10 11:00")
          .promises({ amountMinor: 238_000, dueDate: "2026-03-20" })
          .until("2026-04-30")
          .expectContacts([
            "2026-02-23 09:00 email b2b-before@1",
            "2026-03-03 09:00 email b2b-reminder-1@1",
            "2026-03-09 09:00 email b2b-reminder-2@1",
            "2026-03-18 09:00 email b2b-promise@1",
            {
              on: "2026-04-01",
              at: "09:00",
              channel: "letter",
              purpose: "legalNotice",
              obligations: ["RE-014", "RE-021"],
            },
          ])
          .expectEffects([
            { kind: "commitment.close", status: "broken", at: "2026-03-26 09:00" },
            { kind: "case.escalate", target: "creditBlock", at: "2026-04-01 09:00" },
            { kind: "case.escalate", target: "legal", ref: "order-for-payment", at: "2026-04-15 09:00" },
          ])
          .expectOutcome("legalAction"),
    },

    "takes a plan and misses the second installment": {
      about:
        "The bakery pays in three parts. The second does not come, nor does the third: an email tells of the first miss, the formal demand follows the second.",
      play: (story) =>
        story
          .at("2026-02-16 08:00")
          .enroll()
          .at("2026-03-12 10:30")
          .choosesPlan([
            { due: "2026-03-16", amountMinor: 119_000 },
            { due: "2026-04-16", amountMinor: 119_000 },
            { due: "2026-05-18", amountMinor: 119_000 },
          ])
          .at("2026-03-16 12:00")
          .pays(119_000)
          .until("2026-04-30")
          .expectContacts([
            "2026-02-23 09:00 email b2b-before@1",
            "2026-03-03 09:00 email b2b-reminder-1@1",
            "2026-03-09 09:00 email b2b-reminder-2@1",
            "2026-03-12 10:30 email b2b-plan@1",
            "2026-04-22 09:00 email b2b-missed@1",
          ])
          .expectEffects([{ kind: "commitment.missed", part: 1 }])
          .until("2026-06-30")
          .expectContacts(["2026-05-22 09:00 letter b2b-demand-letter@1"])
          .expectEffects([{ kind: "commitment.close", status: "broken" }])
          .expectOutcome("legalAction"),
    },

    disputes: {
      about:
        "The first invoice is disputed, and only that one rests: the second is announced as usual. When the delivery note is found, the bakery has five days before the first is asked for again.",
      play: (story) =>
        story
          .at("2026-02-16 08:00")
          .enroll()
          .at("2026-03-10 10:00")
          .disputes("RE-014")
          .expectHold(null)
          .at("2026-03-25 16:00")
          .expectContacts([
            "2026-02-23 09:00 email b2b-before@1",
            "2026-03-03 09:00 email b2b-reminder-1@1",
            "2026-03-09 09:00 email b2b-reminder-2@1",
            { on: "2026-03-23", at: "09:00", template: "b2b-before@1", obligations: ["RE-021"] },
          ])
          .disputeClosed("RE-014")
          .until("2026-03-31")
          .expectContacts(["2026-03-30 09:00 email b2b-reminder-3@1"])
          .expectEffects([{ kind: "ledger.fee", obligation: "RE-014" }]),
    },

    "opts out": {
      about:
        "The bakery wants no more emails. The second reminder has no other channel, so it is not sent; the third goes out as a letter.",
      play: (story) =>
        story
          .at("2026-02-16 08:00")
          .enroll()
          .at("2026-03-03 12:00")
          .optsOut("email")
          .until("2026-03-17")
          .expectContacts([
            "2026-02-23 09:00 email b2b-before@1",
            "2026-03-03 09:00 email b2b-reminder-1@1",
            "2026-03-16 09:00 letter b2b-reminder-3-letter@1",
          ])
          .expectEffects([{ kind: "contact.suppressed", reason: "unreachable", at: "2026-03-09 09:00" }]),
    },

    "goes on hold": {
      about:
        "A truck of flour arrived wet, and the bakery complains. While the complaint is open nothing is asked for; then the third reminder follows, and a call.",
      play: (story) =>
        story
          .at("2026-02-16 08:00")
          .enroll()
          .at("2026-03-10 09:30")
          .expectContacts([
            "2026-02-23 09:00 email b2b-before@1",
            "2026-03-03 09:00 email b2b-reminder-1@1",
            "2026-03-09 09:00 email b2b-reminder-2@1",
          ])
          .goesOnHold({ kind: "complaint" })
          .at("2026-03-19 11:00")
          .expectNothing()
          .holdReleased("complaint")
          .until("2026-03-23")
          .expectContacts(["2026-03-19 11:00 email b2b-reminder-3@1", "2026-03-23 11:00 voice b2b-call@1"])
          .expectEffects([{ kind: "ledger.fee", amountMinor: 4_000, obligation: "RE-014" }]),
    },
  },
});
