/**
 * Examples of decisions by the reference packs, worked out by hand from the texts: one line of the table of edge cases after
 * another. `expect` is `allowed`, `blocked`, or the instant until which the contact waits.
 */

import type { PastContact, ProposedContact } from "../../src/index.ts";
import { past } from "./ask.ts";
import { au, cl, co, type Example, ec, gb, NEXT_MORNING, notice, on, stacked, us, WINDOW } from "./exampleForms.ts";
import { HOURS } from "./exampleHours.ts";

const text = (more: Partial<ProposedContact> = {}) => ({ channel: "sms", disclosures: ["opt-out"], ...more });
/** One call on each of these days of November 2026 at 10:00 in New York. */
const calls = (days: readonly number[], outcome = "noAnswer", more: Partial<PastContact> = {}) =>
  days.map((day) => past(`2026-11-${day}T10:00:00-05:00 voice ${outcome}`, more));
const WEEK = [16, 17, 18, 19, 20, 21, 22];
const SIX = [16, 17, 18, 19, 20, 21];
const SUNDAY_3PM = "2026-11-22T15:00:00-05:00";
const MONDAY_8AM = "2026-11-23T13:00:00Z";
const FREQUENCY = { rules: ["regf.call-frequency"] };
const mails = (days: readonly string[], more: Partial<PastContact> = {}) =>
  days.map((day) => past(`${day}T10:00:00+11:00 email delivered`, more));
const night = "2026-11-24T22:00:00-05:00 <sms received";
const asking = past(night, { id: "in-1" });
const reply = (more: Partial<ProposedContact> = {}) => ({ proposed: text({ inReplyTo: "in-1", ...more }) });

export const EXAMPLES: readonly Example[] = [
  ...HOURS,
  // Counting
  us("a call that never connected does not count", SUNDAY_3PM, "allowed", {
    history: [...calls(SIX), ...calls([22], "notConnected")],
  }),
  us("a voicemail counts", SUNDAY_3PM, MONDAY_8AM, {
    ...FREQUENCY,
    history: [...calls(SIX), ...calls([22], "voicemail")],
  }),
  us("an inbound call does not count", SUNDAY_3PM, "allowed", {
    history: [...calls(SIX), past("2026-11-22T10:00:00-05:00 <voice abandoned")],
  }),
  us("a call with direct consent does not count", SUNDAY_3PM, "allowed", {
    history: [...calls(SIX), ...calls([22], "noAnswer", { flags: ["consentBased"] })],
  }),
  us("nor with the flag on the entry itself", SUNDAY_3PM, "allowed", {
    history: [...calls(SIX), ...calls([22], "noAnswer", { consentBased: true })],
  }),
  us("texts do not count", SUNDAY_3PM, "allowed", {
    history: [...calls(SIX), past("2026-11-22T10:00:00-05:00 sms delivered")],
  }),
  us("a call about two debts counts for each", SUNDAY_3PM, MONDAY_8AM, {
    ...FREQUENCY,
    history: calls(WEEK, "noAnswer", { debts: ["D1", "D2"] }),
    proposed: { debts: ["D2"] },
  }),
  us("the worst of two debts binds", SUNDAY_3PM, MONDAY_8AM, {
    ...FREQUENCY,
    history: calls(WEEK),
    proposed: { debts: ["D3", "D1"] },
  }),
  us("a contact about no debt counts with all", SUNDAY_3PM, MONDAY_8AM, {
    ...FREQUENCY,
    history: calls(WEEK),
    proposed: { debts: [] },
  }),
  us("the co-debtor has a count of their own", SUNDAY_3PM, "allowed", {
    history: calls(WEEK),
    proposed: { person: "P2", recipient: "coDebtor" },
  }),
  us("calls late at night belong to the local day", "2026-11-23T09:00:00-05:00", "allowed", {
    history: ["00", "10", "20", "30", "40", "50", "55"].map((m) => past(`2026-11-16T23:${m}:00-05:00 voice noAnswer`)),
  }),
  us("what happens later is not known yet", SUNDAY_3PM, "allowed", {
    history: [...calls(SIX), past("2026-11-22T15:00:01-05:00 voice noAnswer")],
  }),
  us("what happens at the same instant is", SUNDAY_3PM, MONDAY_8AM, {
    ...FREQUENCY,
    history: [...calls(SIX), past(`${SUNDAY_3PM} voice noAnswer`)],
  }),
  us("the same call told twice is one", SUNDAY_3PM, "allowed", { history: [...calls(SIX), ...calls([21])] }),
  us("nine calls: the seventh last must leave the window", SUNDAY_3PM, "2026-11-25T13:00:00Z", {
    ...FREQUENCY,
    history: [...calls(WEEK), ...[18, 19].map((d) => past(`2026-11-${d}T11:00:00-05:00 voice noAnswer`))],
  }),
  stacked("a bounced text does not count in Massachusetts", "2026-11-23T10:00:00-05:00", "allowed", {
    history: [past("2026-11-20T12:00:00-05:00 sms bounced"), past("2026-11-21T12:00:00-05:00 voice voicemail")],
    proposed: text(),
  }),
  stacked("both packs speak at night", "2026-11-23T22:00:00-05:00", "2026-11-27T13:00:00Z", {
    rules: ["ma.two-in-seven", "regf.window"],
    history: [past("2026-11-20T12:00:00-05:00 sms delivered"), past("2026-11-21T12:00:00-05:00 voice voicemail")],
    proposed: text(),
  }),
  au("ten in a leap February", "2028-02-29T10:00:00+11:00", "2028-02-29T13:00:00Z", {
    rules: ["au.ten-per-month"],
    history: mails([1, 2, 3, 9, 10, 11, 17, 18, 19, 25].map((d) => `2028-02-${d < 10 ? "0" : ""}${d}`)),
    proposed: { channel: "email" },
  }),
  au("the month begins at local midnight", "2026-12-01T10:00:00+11:00", "allowed", {
    history: [
      ...mails(["02", "03", "04", "10", "11", "12", "18", "19", "20"].map((d) => `2026-11-${d}`)),
      past("2026-12-01T00:30:00+11:00 email delivered"),
    ],
    proposed: { channel: "email" },
  }),
  au("a contact that the debtor wished for does not count", "2026-11-24T10:00:00+11:00", "allowed", {
    history: [...mails(["2026-11-20", "2026-11-21"]), ...mails(["2026-11-22"], { flags: { debtorRequested: true } })],
  }),
  au("an unanswered call is no contact there", "2026-11-24T10:00:00+11:00", "allowed", {
    history: [...mails(["2026-11-20", "2026-11-21"]), past("2026-11-22T10:00:00+11:00 voice noAnswer")],
  }),
  ec("a mail before midnight belongs to yesterday", "2026-11-25T08:00:00-05:00", "allowed", {
    history: [past("2026-11-24T23:30:00-05:00 email delivered")],
  }),
  ec("a call waits for its hours after the cap is free", "2026-11-27T10:00:00-05:00", "2026-11-30T12:00:00Z", {
    rules: ["ec.daily"],
    history: [past("2026-11-27T09:00:00-05:00 sms delivered")],
  }),
  cl("a visit uses up the call of the week", "2026-11-26T10:00:00-03:00", "2026-11-30T11:00:00Z", {
    rules: ["cl.voice-weekly"],
    history: [past("2026-11-24T10:00:00-03:00 visit conversation")],
  }),
  cl("an unanswered call does not", "2026-11-26T10:00:00-03:00", "allowed", {
    history: [past("2026-11-24T10:00:00-03:00 voice noAnswer")],
  }),
  cl("a third letter waits for Monday's midnight", "2026-09-05T12:00:00-04:00", "2026-09-07T03:00:00Z", {
    rules: ["cl.remote-weekly"],
    history: [past("2026-09-01T10:00:00-04:00 letter delivered"), past("2026-09-03T10:00:00-04:00 email delivered")],
    proposed: { channel: "letter" },
  }),
  // Waits
  us("a conversation before midnight: its local day is day one", "2026-11-22T20:00:00-05:00", MONDAY_8AM, {
    rules: ["regf.after-conversation"],
    history: [past("2026-11-16T23:30:00-05:00 voice conversation")],
  }),
  us("two zones, two first days: the later binds", "2026-11-23T12:00:00-05:00", "2026-11-24T16:00:00Z", {
    rules: ["regf.after-conversation"],
    zones: ["America/New_York", "America/Los_Angeles"],
    history: [past("2026-11-17T01:30:00-05:00 voice conversation")],
  }),
  us("a conversation about two debts binds each", "2026-11-20T11:00:00-05:00", MONDAY_8AM, {
    rules: ["regf.after-conversation"],
    history: [past("2026-11-16T14:00:00-05:00 <voice conversation", { debts: ["D1", "D2"] })],
    proposed: { debts: ["D2"] },
  }),
  us("of two conversations the later binds", "2026-11-20T11:00:00-05:00", "2026-11-25T13:00:00Z", {
    rules: ["regf.after-conversation"],
    history: [
      past("2026-11-18T14:00:00-05:00 voice conversation"),
      past("2026-11-16T14:00:00-05:00 voice conversation"),
    ],
  }),
  us("a voicemail is no conversation", "2026-11-17T11:00:00-05:00", "allowed", {
    history: [past("2026-11-16T14:00:00-05:00 voice voicemail")],
  }),
  co("once a day after a conversation", "2026-11-24T15:00:00-05:00", "2026-11-25T12:00:00Z", {
    rules: ["co.daily-once"],
    history: [past("2026-11-24T09:00:00-05:00 voice conversation")],
  }),
  co("not by another channel that week either", "2026-11-24T15:00:00-05:00", "2026-11-30T12:00:00Z", {
    rules: ["co.channel-lock", "co.daily-once"],
    history: [past("2026-11-24T09:00:00-05:00 voice conversation")],
    proposed: { channel: "whatsapp" },
  }),
  co("a text without an answer locks nothing", "2026-11-24T15:00:00-05:00", "allowed", {
    history: [past("2026-11-24T09:00:00-05:00 sms delivered")],
  }),
  co("conversations by two channels lock both", "2026-11-26T10:00:00-05:00", "2026-11-30T12:00:00Z", {
    rules: ["co.channel-lock"],
    history: [
      past("2026-11-24T09:00:00-05:00 voice conversation"),
      past("2026-11-25T09:00:00-05:00 <whatsapp conversation"),
    ],
  }),
  co("what was asked about may be answered", "2026-11-24T15:00:00-05:00", "allowed", {
    history: [past("2026-11-24T09:00:00-05:00 voice conversation")],
    proposed: { channel: "email", purpose: "infoRequested" },
  }),
  cl("two days between messages", "2026-11-25T11:00:00-03:00", "2026-11-26T13:00:00Z", {
    rules: ["cl.remote-spacing"],
    history: [past("2026-11-24T10:00:00-03:00 email delivered")],
    proposed: { channel: "sms" },
  }),
  cl("to the second", "2026-11-26T10:00:00-03:00", "allowed", {
    history: [past("2026-11-24T10:00:00-03:00 email delivered")],
    proposed: { channel: "sms" },
  }),
  cl("the same wall time, though the clocks went forward", "2026-09-07T09:00:00-03:00", "2026-09-07T15:00:00Z", {
    rules: ["cl.remote-spacing"],
    history: [past("2026-09-05T12:00:00-04:00 email delivered")],
    proposed: { channel: "sms" },
  }),
  // Holds
  us("an attorney speaks for the debtor", "2026-11-24T10:00:00-05:00", "blocked", {
    rules: ["regf.attorney"],
    facts: { attorneyRepresented: true },
  }),
  us("and may be contacted", "2026-11-24T10:00:00-05:00", "allowed", {
    facts: { attorneyRepresented: true },
    proposed: { recipient: "attorney" },
  }),
  us("left alone, as asked in writing", "2026-11-24T10:00:00-05:00", "blocked", {
    rules: ["regf.cease"],
    facts: { ceaseRequested: true },
  }),
  us("but for the acknowledgement", "2026-11-24T10:00:00-05:00", "allowed", {
    facts: { ceaseRequested: true },
    proposed: { purpose: "ceaseAcknowledgement" },
  }),
  us("a dispute and a stay, both listed, at night", "2026-11-24T22:00:00-05:00", "blocked", {
    rules: ["regf.dispute-hold", "regf.window", "us.bankruptcy-stay"],
    facts: { disputedUnverified: true, bankruptcyStay: true },
  }),
  us("a fact that is no yes or no holds", "2026-11-24T10:00:00-05:00", "blocked", {
    rules: ["us.bankruptcy-stay"],
    facts: { bankruptcyStay: "chapter 7" },
  }),
  us("false and null do not", "2026-11-24T10:00:00-05:00", "allowed", {
    facts: { bankruptcyStay: null, ceaseRequested: false },
  }),
  gb("breathing space with an end", "2026-11-24T10:00:00Z", "2026-12-31T08:00:00Z", {
    rules: ["gb.breathing-space"],
    facts: { breathingSpace: { from: "2026-11-01T00:00:00Z", to: "2026-12-31T00:00:00Z" } },
  }),
  gb("by dates, the last one included", "2026-11-24T10:00:00Z", "2026-12-31T08:00:00Z", {
    rules: ["gb.breathing-space"],
    facts: { breathingSpace: { from: "2026-11-01", to: "2026-12-30" } },
  }),
  gb("without an end", "2026-11-24T10:00:00Z", "blocked", {
    rules: ["gb.breathing-space"],
    facts: { breathingSpace: { from: "2026-11-01" } },
  }),
  gb("not begun yet", "2026-11-24T10:00:00Z", "allowed", {
    facts: { breathingSpace: { from: "2026-11-25", to: "2027-01-23" } },
  }),
  gb("beginning while the contact waits for the morning", "2026-11-24T22:00:00Z", "2026-11-27T08:00:00Z", {
    rules: ["gb.window"],
    facts: { breathingSpace: { from: "2026-11-25", to: "2026-11-26" } },
  }),
  // Before the first contact
  on("without a notice", "2026-11-20T10:00:00-05:00", "blocked", { rules: ["on.notice-first"] }),
  on("with one about another debt", "2026-11-20T10:00:00-05:00", "blocked", {
    rules: ["on.notice-first"],
    history: [notice("2026-11-02", ["D2"])],
  }),
  on("on the sixth day", "2026-11-24T07:00:00-05:00", "allowed", { history: [notice("2026-11-18")] }),
  on("the first notice counts", "2026-11-24T07:00:00-05:00", "allowed", {
    history: [notice("2026-11-22"), notice("2026-11-18")],
  }),
  on("the later of two debts", "2026-11-24T10:00:00-05:00", "2026-11-26T12:00:00Z", {
    rules: ["on.notice-first"],
    history: [notice("2026-11-18"), notice("2026-11-20", ["D2"])],
    proposed: { debts: ["D1", "D2"] },
  }),
  on("the notice itself needs none", "2026-11-24T10:00:00-05:00", "allowed", { proposed: { channel: "letter" } }),
  // What, to whom, by which channel
  us("a channel that was opted out of", "2026-11-24T10:00:00-05:00", "blocked", {
    rules: ["regf.media-optout"],
    facts: { optedOutChannels: ["sms"] },
    proposed: text(),
  }),
  us("another one", "2026-11-24T10:00:00-05:00", "allowed", { facts: { optedOutChannels: ["sms"] } }),
  us("a list that cannot be read", "2026-11-24T10:00:00-05:00", "blocked", {
    rules: ["regf.media-optout"],
    facts: { optedOutChannels: "sms" },
  }),
  us("an employer", "2026-11-24T10:00:00-05:00", "blocked", {
    rules: ["regf.third-party"],
    proposed: { recipient: "employer" },
  }),
  us("somebody without a role is a third party", "2026-11-24T10:00:00-05:00", "blocked", {
    rules: ["regf.third-party"],
    proposed: { recipient: "landlady" },
  }),
  us("the creditor is nobody to keep it from", "2026-11-24T10:00:00-05:00", "allowed", {
    proposed: { recipient: "creditor" },
  }),
  us("a guarantor", "2026-11-24T10:00:00-05:00", "allowed", { proposed: { recipient: "guarantor" } }),
  us("a threat of suit while the debt is alive", "2026-11-24T10:00:00-05:00", "allowed", {
    proposed: { topics: ["threatenSuit"] },
  }),
  co("a channel that nobody authorized", "2026-11-24T10:00:00-05:00", "blocked", {
    rules: ["co.authorised-channel"],
    facts: { authorisedChannels: ["sms"] },
  }),
  co("no list of channels at all", "2026-11-24T10:00:00-05:00", "blocked", {
    rules: ["co.authorised-channel"],
    facts: { authorisedChannels: undefined },
  }),
  co("a visit", "2026-11-24T10:00:00-05:00", "blocked", { rules: ["co.no-visit"], proposed: { channel: "visit" } }),
  co("a visit by exception", "2026-11-24T10:00:00-05:00", "allowed", {
    facts: { visitExceptionApplies: true },
    proposed: { channel: "visit" },
  }),
  co("everything at once: blocked, and all of it listed", "2026-11-29T10:00:00-05:00", "blocked", {
    rules: ["co.authorised-channel", "co.no-reason-query", "co.references", "co.window"],
    facts: { authorisedChannels: [] },
    proposed: { recipient: "relative", topics: ["reasonForNonPayment"] },
  }),
  // Replies
  us("one answer at night by the same channel", "2026-11-24T22:05:00-05:00", "allowed", {
    history: [asking],
    ...reply(),
  }),
  us("the second waits", "2026-11-24T22:10:00-05:00", NEXT_MORNING, {
    ...WINDOW,
    history: [asking, past("2026-11-24T22:05:00-05:00 sms delivered", { inReplyTo: "in-1" })],
    ...reply(),
  }),
  us("an answer that does not say so counts as one", "2026-11-24T22:10:00-05:00", NEXT_MORNING, {
    ...WINDOW,
    history: [asking, past("2026-11-24T22:05:00-05:00 sms delivered")],
    ...reply(),
  }),
  us("an answer to another message does not", "2026-11-24T22:10:00-05:00", "allowed", {
    history: [asking, past("2026-11-24T22:05:00-05:00 sms delivered", { inReplyTo: "in-0" })],
    ...reply(),
  }),
  us("nor one that bounced", "2026-11-24T22:10:00-05:00", "allowed", {
    history: [asking, past("2026-11-24T22:05:00-05:00 sms bounced", { inReplyTo: "in-1" })],
    ...reply(),
  }),
  us("another channel waits", "2026-11-24T22:05:00-05:00", NEXT_MORNING, {
    ...WINDOW,
    history: [asking],
    ...reply({ channel: "email" }),
  }),
  us("an answer to nothing waits", "2026-11-24T22:05:00-05:00", NEXT_MORNING, { ...WINDOW, ...reply() }),
  us("an answer to somebody else waits", "2026-11-24T22:05:00-05:00", NEXT_MORNING, {
    ...WINDOW,
    history: [{ ...asking, person: "P2" }],
    ...reply(),
  }),
  us("an answer to what is yet to come waits", "2026-11-24T21:55:00-05:00", NEXT_MORNING, {
    ...WINDOW,
    history: [asking],
    ...reply(),
  }),
];
