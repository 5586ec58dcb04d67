/** Before the due date: Lucía's electricity bill of EUR 84.90, due on Wednesday 18 March 2026. */

import { caseOf } from "./cases.ts";
import { tellStories } from "./situations.ts";

const facts = caseOf(
  {
    ...{ caseId: "ES-1042", debtor: "Lucía Ortega", place: "Madrid" },
    channels: ["email", "sms", "whatsapp"],
    owes: [["BILL-0318", "2026-03-18", 8_490]],
  },
  { data: { autopay: "none", riskScore: 0.2 } },
);

tellStories("a-pre-due.json", {
  facts,
  stories: {
    "pays at once": {
      about: "The email of the week before is enough: Lucía pays from its page, and hears nothing more.",
      play: (story) =>
        story
          .at("2026-03-02 08:00")
          .enroll({ obligation: "BILL-0318" })
          .at("2026-03-11 18:20")
          .expectContacts(["2026-03-11 09:30 email predue-week@1"])
          .pays(8_490)
          .expectOutcome("paid")
          .until("2026-04-30")
          .expectNothing(),
    },

    "pays late": {
      about:
        "Three days before is a Sunday, so the text message goes out on Friday. The direct debit has failed before, so there is a word on the eve as well. The date passes unpaid, and the case ends for the early stage to take it up.",
      facts: { ...facts, data: { autopay: "failing", riskScore: 0.2 } },
      play: (story) =>
        story
          .at("2026-03-02 08:00")
          .enroll({ obligation: "BILL-0318" })
          .until("2026-03-18")
          .expectContacts([
            "2026-03-11 09:30 email predue-week@1",
            "2026-03-13 09:30 sms predue-three@1",
            "2026-03-17 09:30 whatsapp predue-tomorrow@1",
            "2026-03-18 09:30 email predue-today@1",
          ])
          .at("2026-03-19 11:00")
          .expectOutcome("due")
          .pays(8_490)
          .expectRefused("event.afterExit")
          .expectNothing(),
    },

    "promises and keeps": {
      about: "Lucía is paid on the 17th and says so. Nobody writes of the bill until the eve of that day.",
      play: (story) =>
        story
          .at("2026-03-02 08:00")
          .enroll({ obligation: "BILL-0318" })
          .at("2026-03-11 20:10")
          .expectContacts(["2026-03-11 09:30 email predue-week@1"])
          .promises({ amountMinor: 8_490, dueDate: "2026-03-17" })
          .expectCommitment({ kind: "promise", parts: [{ due: "2026-03-17", amountMinor: 8_490 }] })
          .at("2026-03-17 13:05")
          .expectContacts(["2026-03-16 09:30 sms promise-tomorrow@1"])
          .pays(8_490)
          .expectEffects([{ kind: "commitment.close", status: "kept" }])
          .expectOutcome("paid"),
    },

    "promises and breaks": {
      about:
        "Lucía means to pay on the 17th, and nothing comes. A day of grace passes first, and by then the bill itself is overdue: the early stage has it from there.",
      play: (story) =>
        story
          .at("2026-03-02 08:00")
          .enroll({ obligation: "BILL-0318" })
          .at("2026-03-11 20:10")
          .promises({ amountMinor: 8_490, dueDate: "2026-03-17" })
          .until("2026-03-31")
          .expectContacts(["2026-03-11 09:30 email predue-week@1", "2026-03-16 09:30 sms promise-tomorrow@1"])
          .expectEffects([{ kind: "commitment.close", status: "broken", at: "2026-03-19 09:30" }])
          .expectOutcome("due"),
    },

    "takes a plan and misses the second installment": {
      about:
        "Lucía asks to pay in three parts and pays the first. The second is missed: a text message says so, and when the third is missed too, the plan ends.",
      play: (story) =>
        story
          .at("2026-03-02 08:00")
          .enroll({ obligation: "BILL-0318" })
          .at("2026-03-12 10:40")
          .choosesPlan([
            { due: "2026-03-18", amountMinor: 2_830 },
            { due: "2026-04-20", amountMinor: 2_830 },
            { due: "2026-05-18", amountMinor: 2_830 },
          ])
          .at("2026-03-18 19:00")
          .pays(2_830)
          .until("2026-04-30")
          .expectContacts([
            "2026-03-11 09:30 email predue-week@1",
            "2026-03-12 10:40 email plan-confirmed@1",
            "2026-03-16 09:00 email installment-soon@1",
            "2026-04-17 09:30 email installment-soon@1",
            "2026-04-23 09:30 sms installment-missed@1",
          ])
          .expectEffects([{ kind: "commitment.missed", part: 1 }])
          .until("2026-06-30")
          .expectContacts(["2026-05-15 09:30 email installment-soon@1", "2026-05-21 09:30 email plan-broken@1"])
          .expectEffects([{ kind: "commitment.close", status: "broken" }])
          .expectOutcome("due"),
    },

    disputes: {
      about:
        "Lucía says that she has been billed for a neighbor. Nothing goes out while the bill is looked into; it is corrected after its date, so no reminder of a date that has passed follows.",
      play: (story) =>
        story
          .at("2026-03-02 08:00")
          .enroll({ obligation: "BILL-0318" })
          .at("2026-03-12 16:15")
          .expectContacts(["2026-03-11 09:30 email predue-week@1"])
          .disputes("BILL-0318")
          .expectHold("dispute", { until: "2026-04-11" })
          .at("2026-03-24 10:00")
          .disputeClosed("BILL-0318")
          .expectHold(null)
          .expectNothing()
          .expectOutcome("due"),
    },

    "opts out": {
      about:
        "Lucía wants no more text messages. What would have been one is an email, and so is the word of the day itself.",
      play: (story) =>
        story
          .at("2026-03-02 08:00")
          .enroll({ obligation: "BILL-0318" })
          .at("2026-03-11 12:00")
          .optsOut("sms")
          .until("2026-03-19")
          .expectContacts([
            "2026-03-11 09:30 email predue-week@1",
            "2026-03-13 09:30 email predue-three-mail@1",
            "2026-03-18 09:30 email predue-today@1",
          ])
          .expectOutcome("due"),
    },

    "goes on hold": {
      about:
        "Lucía complains about a call center. While the complaint is open nothing goes out; it is answered before the due date, and the word of the day is the next she hears.",
      play: (story) =>
        story
          .at("2026-03-02 08:00")
          .enroll({ obligation: "BILL-0318" })
          .at("2026-03-12 09:00")
          .expectContacts(["2026-03-11 09:30 email predue-week@1"])
          .goesOnHold({ kind: "complaint" })
          .at("2026-03-16 17:30")
          .expectStatus("held")
          .expectNothing()
          .holdReleased("complaint")
          .expectHold(null)
          .until("2026-03-19")
          .expectContacts(["2026-03-18 09:30 email predue-today@1"])
          .expectOutcome("due"),
    },
  },
});
