/** One skeleton in several countries: the same loan, due on Monday 2 March 2026, under the law of each debtor's country. */

import type { CaseFacts } from "@dunlin/engine";
import { caseOf } from "./cases.ts";
import { tellStories, tellStory } from "./situations.ts";

const FILE = "i-multi-country.json";
const CHANNELS = ["email", "sms", "whatsapp", "voice", "letter"];

const us = caseOf({
  ...{ caseId: "US-7100", debtor: "Rosa Delgado", place: "Chicago", channels: CHANNELS },
  owes: [["LOAN-1", "2026-03-02", 60_000]],
});
const gb = caseOf({
  ...{ caseId: "GB-7100", debtor: "Owen Price", place: "Leeds", channels: CHANNELS },
  owes: [["LOAN-1", "2026-03-02", 45_000]],
});
const es = caseOf({
  ...{ caseId: "ES-7100", debtor: "Inés Prat", place: "Madrid", channels: CHANNELS },
  owes: [["LOAN-1", "2026-03-02", 50_000]],
});
const bogotá = caseOf({
  ...{ caseId: "CO-7100", debtor: "Camilo Rojas", place: "Bogotá", channels: CHANNELS },
  owes: [["LOAN-1", "2026-03-02", 240_000_000]],
});
/** In Colombia only channels that the debtor has authorized may be used. */
const co: CaseFacts = { ...bogotá, debtor: { ...bogotá.debtor, contactFacts: { authorisedChannels: CHANNELS } } };

tellStories(FILE, {
  facts: us,
  stories: {
    "pays at once": {
      about: "Spain, under house policy: Inés pays on the evening of the first email.",
      facts: es,
      play: (story) =>
        story
          .at("2026-03-03 06:00")
          .enroll()
          .at("2026-03-04 20:00")
          .expectContacts(["2026-03-04 10:00 email world-reminder@1"])
          .pays(50_000)
          .expectOutcome("cured")
          .until("2026-04-30")
          .expectNothing(),
    },

    "pays late": {
      about:
        "United States: Rosa is reminded, offered installments and called; nobody picks up. A letter two weeks later is what she pays on.",
      play: (story) =>
        story
          .at("2026-03-03 06:00")
          .enroll()
          .at("2026-03-22 13:00")
          .completes("noAnswer", { outcome: "noAnswer" })
          .at("2026-04-09 09:00")
          .expectContacts([
            "2026-03-04 10:00 email world-reminder@1",
            "2026-03-11 10:00 email world-installments@1",
            "2026-03-22 10:00 voice world-call@1",
            "2026-04-06 10:00 letter world-letter@1",
          ])
          .expectEffects([{ kind: "offer.publish", offer: "plan", totalMinor: 60_000, expiresAt: "2026-03-25" }])
          .pays(60_000)
          .expectOutcome("cured"),
    },

    "promises and keeps": {
      about: "United Kingdom: Owen names the 20th, is reminded on the eve, and pays. The offer of the 11th stays away.",
      facts: gb,
      play: (story) =>
        story
          .at("2026-03-03 06:00")
          .enroll()
          .at("2026-03-06 12:30")
          .promises({ amountMinor: 45_000, dueDate: "2026-03-20" })
          .at("2026-03-20 17:00")
          .expectContacts(["2026-03-04 10:00 email world-reminder@1", "2026-03-19 10:00 sms promise-tomorrow@1"])
          .pays(45_000)
          .expectEffects([{ kind: "commitment.close", status: "kept" }])
          .expectOutcome("cured"),
    },

    "promises and breaks": {
      about:
        "Colombia: the 20th passes, and so do the two days of grace. Somebody calls a week after the last message.",
      facts: co,
      play: (story) =>
        story
          .at("2026-03-03 06:00")
          .enroll()
          .at("2026-03-06 12:30")
          .promises({ amountMinor: 240_000_000, dueDate: "2026-03-20" })
          .at("2026-03-27 12:00")
          .expectContacts([
            "2026-03-04 10:00 email world-reminder@1",
            "2026-03-19 10:00 sms promise-tomorrow@1",
            "2026-03-26 10:00 voice world-call@1",
          ])
          .expectEffects([{ kind: "commitment.close", status: "broken", at: "2026-03-23 10:00" }]),
    },

    "takes a plan and misses the second installment": {
      about:
        "United States: Rosa accepts at twenty to eleven at night, so the confirmation waits for eight in the morning (Regulation F). She pays once; after two misses the plan is over, and a letter follows.",
      play: (story) =>
        story
          .at("2026-03-03 06:00")
          .enroll()
          .at("2026-03-12 22:40")
          .accepts("x3")
          .expectEffects([{ kind: "contact.deferred", until: "2026-03-13 08:00", rules: ["regf.window"] }])
          .at("2026-03-19 12:00")
          .pays(20_000)
          .until("2026-04-22")
          .expectContacts([
            "2026-03-04 10:00 email world-reminder@1",
            "2026-03-11 10:00 email world-installments@1",
            "2026-03-13 08:00 email plan-confirmed@1",
            "2026-03-16 10:00 email installment-soon@1",
            "2026-04-16 10:00 email installment-soon@1",
            "2026-04-22 10:00 email installment-missed-mail@1",
          ])
          .expectEffects([{ kind: "commitment.missed", part: 1 }])
          .until("2026-06-10")
          .expectContacts(["2026-05-16 10:00 email installment-soon@1", "2026-05-23 10:00 letter world-letter@1"])
          .expectEffects([{ kind: "commitment.close", status: "broken" }])
          .expectOutcome("exhausted"),
    },

    disputes: {
      about: "Spain: Inés disputes the interest. Two weeks without a word, five days to read the answer, then a call.",
      facts: es,
      play: (story) =>
        story
          .at("2026-03-03 06:00")
          .enroll()
          .at("2026-03-06 09:15")
          .disputes("LOAN-1")
          .expectHold("dispute", { until: "2026-04-05" })
          .at("2026-03-20 12:00")
          .expectContacts(["2026-03-04 10:00 email world-reminder@1"])
          .disputeClosed("LOAN-1")
          .at("2026-03-25 16:00")
          .expectContacts(["2026-03-25 10:00 voice world-call@1"])
          .pays(50_000)
          .expectOutcome("cured"),
    },

    "opts out": {
      about:
        "Colombia: Camilo wants no more emails, and has never authorized text messages. The installments are offered, confirmed and announced by WhatsApp, which he has authorized.",
      facts: { ...co, debtor: { ...co.debtor, contactFacts: { authorisedChannels: ["email", "whatsapp", "voice"] } } },
      play: (story) =>
        story
          .at("2026-03-03 06:00")
          .enroll()
          .at("2026-03-04 18:00")
          .optsOut("email")
          .at("2026-03-12 12:00")
          .expectContacts([
            "2026-03-04 10:00 email world-reminder@1",
            "2026-03-11 10:00 whatsapp world-installments-chat@1",
          ])
          .accepts("x2")
          .at("2026-03-17 12:00")
          .expectContacts([
            "2026-03-12 12:00 whatsapp plan-confirmed-chat@1",
            "2026-03-16 10:00 whatsapp installment-soon-chat@1",
          ]),
    },

    "goes on hold": {
      about:
        "United Kingdom: Owen enters a breathing space. For sixty days nobody asks him for anything; when it is over, the first word is a choice of installments.",
      facts: gb,
      play: (story) =>
        story
          .at("2026-03-03 06:00")
          .enroll()
          .at("2026-03-06 09:00")
          .expectContacts(["2026-03-04 10:00 email world-reminder@1"])
          .note("The Insolvency Service tells the creditor of a breathing space.")
          .on("custom.breathingSpace")
          .expectHold("moratorium", { until: "2026-05-05 09:00" })
          .until("2026-05-05 08:59")
          .expectNothing()
          .until("2026-05-06")
          .expectContacts(["2026-05-05 09:00 email world-installments@1"]),
    },
  },
});

/**
 * Day 20 is a Sunday. The United States and the United Kingdom may call, house policy waits for Monday; in Colombia
 * that Monday is a holiday.
 */
const CALLED = [
  ["United States", us, "2026-03-22 10:00"],
  ["United Kingdom", gb, "2026-03-22 10:00"],
  ["Spain", es, "2026-03-23 09:00"],
  ["Colombia", co, "2026-03-24 07:00"],
] as const;

for (const [country, facts, called] of CALLED)
  tellStory(`i-multi-country/nobody-answers-${country.toLowerCase().replace(" ", "-")}`, `nobody answers: ${country}`, {
    file: FILE,
    facts,
    about: "The same steps in each country; only the call finds another hour where the law has another.",
    play: (story) =>
      story
        .at("2026-03-03 06:00")
        .enroll()
        .at(`${called.slice(0, 10)} 15:00`)
        .completes("noAnswer", { outcome: "noAnswer" })
        .until("2026-04-30")
        .expectContacts([
          "2026-03-04 10:00 email world-reminder@1",
          "2026-03-11 10:00 email world-installments@1",
          `${called} voice world-call@1`,
          "2026-04-06 10:00 letter world-letter@1",
        ])
        .expectOutcome("exhausted"),
  });
