/** Examples of hours, of those that the debtor asked for, of zones and of validity, worked out by hand. */

import { au, co, type Example, gb, india, NEXT_MORNING, notice, on, us, WINDOW } from "./exampleForms.ts";

export const HOURS: readonly Example[] = [
  // Hours
  us("a second before the opening", "2026-11-24T07:59:59-05:00", "2026-11-24T13:00:00Z", WINDOW),
  us("autumn: 11.5 hours of waiting", "2026-10-31T21:30:00-04:00", "2026-11-01T13:00:00Z", WINDOW),
  us("no summer time in Phoenix", "2026-07-01T21:00:00-07:00", "2026-07-02T15:00:00Z", {
    ...WINDOW,
    zones: ["America/Phoenix"],
  }),
  us("half an hour off in St. John's", "2026-11-24T21:00:00-03:30", "2026-11-25T11:30:00Z", {
    ...WINDOW,
    zones: ["America/St_Johns"],
  }),
  us("a letter may go at night", "2026-11-24T23:00:00-05:00", "allowed", { proposed: { channel: "letter" } }),
  au("southern spring on Saturday night", "2026-10-03T21:00:00+10:00", "2026-10-03T22:00:00Z", {
    rules: ["au.phone-window"],
  }),
  au("southern autumn on Saturday night", "2027-04-03T21:30:00+11:00", "2027-04-03T23:00:00Z", {
    rules: ["au.phone-window"],
  }),
  au("no hours for e-mail", "2026-11-24T03:00:00+11:00", "allowed", { proposed: { channel: "email" } }),
  au("at work after hours", "2026-11-23T18:00:00+11:00", "2026-11-23T22:00:00Z", {
    rules: ["au.workplace-window"],
    proposed: { place: "work" },
  }),
  au("at work on a Saturday", "2026-11-28T10:00:00+11:00", "2026-11-29T22:00:00Z", {
    rules: ["au.workplace-window"],
    proposed: { place: "work" },
  }),
  au("a visit before nine", "2026-11-24T08:30:00+11:00", "2026-11-23T22:00:00Z", {
    rules: ["au.visit-window"],
    proposed: { channel: "visit" },
  }),
  co("the last second on a Saturday", "2026-11-28T14:59:59-05:00", "allowed"),
  co("Sunday to Monday", "2026-11-29T10:00:00-05:00", "2026-11-30T12:00:00Z", { rules: ["co.window"] }),
  co("Holy Week: Thursday and Friday are holidays", "2026-04-01T19:30:00-05:00", "2026-04-04T13:00:00Z", {
    rules: ["co.window"],
  }),
  co("the holiday of July 2026 was a working day the year before", "2025-07-14T10:00:00-05:00", "allowed"),
  co("news of a fraud on a Sunday", "2026-11-29T10:00:00-05:00", "allowed", { proposed: { purpose: "fraudAlert" } }),
  on("Sunday only in the afternoon", "2026-11-29T10:00:00-05:00", "2026-11-29T18:00:00Z", {
    rules: ["on.window"],
    history: [notice("2026-11-02")],
  }),
  on("Christmas and Boxing Day to Sunday afternoon", "2026-12-24T21:00:00-05:00", "2026-12-27T18:00:00Z", {
    rules: ["on.window"],
    history: [notice("2026-11-02")],
  }),
  india("the last second in Kolkata", "2026-11-24T18:59:59+05:30", "allowed"),
  india("messages have no hours", "2026-11-24T23:00:00+05:30", "allowed", { proposed: { channel: "sms" } }),
  gb("the night before summer time", "2026-03-28T22:00:00Z", "2026-03-29T07:00:00Z", { rules: ["gb.window"] }),
  // Hours the debtor asked for
  co("in the evening, as asked", "2026-11-24T20:00:00-05:00", "allowed", {
    facts: { requestedWindow: { from: "19:00", to: "21:00" } },
  }),
  co("other hours take the place of the usual", "2026-11-24T10:00:00-05:00", "2026-11-25T00:00:00Z", {
    rules: ["co.window"],
    facts: { requestedWindow: ["19:00", "21:00"] },
  }),
  co("asked hours without days open no Sunday", "2026-11-29T20:00:00-05:00", "2026-12-01T00:00:00Z", {
    rules: ["co.window"],
    facts: { requestedWindow: [["19:00", "21:00"]] },
  }),
  co("a Sunday that was asked for", "2026-11-29T11:00:00-05:00", "allowed", {
    facts: { requestedWindow: { sun: [["10:00", "12:00"]] } },
  }),
  co("an appointment beside the usual hours", "2026-11-29T09:00:00-05:00", "2026-11-29T15:00:00Z", {
    rules: ["co.window"],
    facts: { requestedWindow: { from: "2026-11-29T10:00:00-05:00", to: "2026-11-29T11:00:00-05:00" } },
  }),
  us("no pack of the United States knows asked hours", "2026-11-24T22:00:00-05:00", NEXT_MORNING, {
    ...WINDOW,
    facts: { requestedWindow: { from: "19:00", to: "23:00" } },
  }),
  // Zones
  us("area code in the east, address in the west: morning", "2026-11-24T10:00:00-05:00", "2026-11-24T16:00:00Z", {
    ...WINDOW,
    zones: ["America/New_York", "America/Los_Angeles"],
  }),
  us("area code in the east, address in the west: evening", "2026-11-24T18:00:00-08:00", "2026-11-25T16:00:00Z", {
    ...WINDOW,
    zones: ["America/Los_Angeles", "America/New_York"],
  }),
  us("nothing known: Hawaii opens last", "2026-11-24T17:00:00Z", "2026-11-24T18:00:00Z", { ...WINDOW, zones: [] }),
  us("nothing known: Puerto Rico closes first", "2026-11-25T01:00:00Z", "2026-11-25T18:00:00Z", {
    ...WINDOW,
    zones: [],
  }),
  us("nothing known: in between", "2026-11-24T20:00:00Z", "allowed", { zones: [] }),
  us("a name that is no zone stands for all of them", "2026-11-24T17:00:00Z", "2026-11-24T18:00:00Z", {
    ...WINDOW,
    zones: ["America/New_York", "Moon/Tycho"],
  }),
  us("Guam is a day ahead", "2026-11-24T15:00:00Z", "2026-11-24T22:00:00Z", {
    ...WINDOW,
    zones: ["Pacific/Guam", "America/New_York"],
  }),
  us("no hour suits Guam, London and New York", "2026-11-24T15:00:00Z", "blocked", {
    ...WINDOW,
    zones: ["Pacific/Guam", "Europe/London", "America/New_York"],
  }),
  // Validity
  us("the day before the rule", "2021-11-29T22:00:00-05:00", "allowed"),
  us("the first day of the rule", "2021-11-30T22:00:00-05:00", "2021-12-01T13:00:00Z", WINDOW),
  us("the first day in one of two zones", "2021-11-30T00:30:00-05:00", "2021-11-30T16:00:00Z", {
    ...WINDOW,
    zones: ["America/New_York", "America/Los_Angeles"],
  }),
];
