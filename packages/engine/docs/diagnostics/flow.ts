/** Faults of ports, of the graph and of time. */

import { BASE, type Entry, node, send } from "./snippet.ts";

const SOON = { id: "es", weekend: [6, 7], holidays: ["2026-01-06"], to: "2026-12-31" };

export const FLOW = {
  "port.dangling": {
    means: "A port leads to a node that does not exist.",
    why: "A dead end: a case that leaves by this port would have nowhere to go.",
    repair: "Name a node that exists.",
    faults: [
      { ...node(send("endd")), at: "/nodes/first/to/next" },
      { ...node(send("later")), at: "/nodes/first/to/next" },
    ],
  },
  "port.missing": {
    means: "A port that must be connected is not.",
    why: "A dead end: sooner or later a case leaves by it, such as by the `timeout` of a `waitFor`.",
    repair: "Say in `to` which node comes next. Ports with a fallback may stay open; FORMAT.md tells which.",
    faults: [{ ...node({ type: "if", when: { hasTag: ["vip"] }, to: { yes: "end" } }), at: "/nodes/first/to" }],
  },
  "port.unknown": {
    means: "A node of this type, with these parameters, has no such port.",
    why: "Nobody ever goes that way, although the author drew it for somebody.",
    repair: "Correct the name. The fix gives the connection to the port that was probably meant, or removes it.",
    faults: [
      { ...node(send("end", { to: { blockd: "end" } })), at: "/nodes/first/to/blockd" },
      { ...node(send("end", { to: { yes: "end" } })), at: "/nodes/first/to/yes" },
    ],
  },
  "port.unused": {
    means: "A port is connected that a parameter would have to switch on.",
    why: "The way looks provided for and is never taken: without `awaitReceipt` no message counts as failed.",
    repair: "Set the parameter, or remove the connection.",
    faults: [{ ...node(send("end", { to: { failed: "end" } })), at: "/nodes/first/to/failed" }],
  },
  "graph.unreachable": {
    means: "No way leads to the node.",
    why: "A step that somebody wrote and perhaps promised is never taken.",
    repair: "Connect it, or remove it.",
    faults: [{ change: { nodes: { letter: send("end") } }, at: "/nodes/letter" }],
  },
  "graph.cycle": {
    means: "Ports lead in a circle.",
    why: "A debtor would be chased round and round; only `repeat` counts its rounds.",
    repair: "Lead one of the ports onwards, or put a `repeat` there.",
    faults: [
      {
        ...node(
          { type: "wait", for: "P7D", to: { next: "again" } },
          { again: { type: "if", when: { hasTag: ["vip"] }, to: { yes: "first", no: "end" } } },
        ),
        at: "/nodes/again/to/yes",
      },
    ],
  },
  "graph.noExit": {
    means: "From these nodes no path leads to an exit.",
    why: "A dead end: their cases stay for ever, and no report ever counts them as done.",
    repair: "Connect one of them to a node of type `exit`.",
    faults: [
      {
        ...node(
          { type: "if", when: { hasTag: ["vip"] }, to: { yes: "a", no: "end" } },
          {
            a: { type: "wait", for: "P7D", to: { next: "b" } },
            b: { type: "wait", for: "P7D", to: { next: "a" } },
          },
        ),
        at: "/nodes/a",
        also: ["graph.cycle /nodes/b/to/next"],
      },
    ],
  },
  "repeat.noDelay": {
    means: "A round of a `repeat` can pass without time.",
    why: "A zero-time loop: all its rounds, and all their messages, would happen at one moment.",
    repair: "Set `every`, or put a wait on the way back.",
    faults: [
      {
        ...node(
          { type: "repeat", max: 3, to: { body: "mark", exhausted: "end" } },
          { mark: { type: "set", stage: "late", to: { next: "first" } } },
        ),
        at: "/nodes/first/to/body",
      },
    ],
  },
  "start.missing": {
    means: "The entry, one of its rows or a handler leads to a node that does not exist.",
    why: "Cases could not come in, or an event would lead them nowhere.",
    repair: "Name a node that exists.",
    faults: [
      { change: { entry: { start: "frist" } }, at: "/entry/start" },
      { change: { handlers: [{ id: "disputed", on: ["dispute.opened"], goto: "review" }] }, at: "/handlers/0/goto" },
    ],
  },
  "time.duration": {
    means: "A text is not a duration, or a negative one where time only goes forward.",
    why: "Nobody could say when the next message goes out.",
    repair: "Write ISO 8601: `P7D`, `PT4H`, `P1M`, or `P3B` for business days.",
    faults: [
      { ...node({ type: "wait", for: "24h", to: { next: "end" } }), at: "/nodes/first/for" },
      { ...node({ type: "wait", for: "-P7D", to: { next: "end" } }), at: "/nodes/first/for" },
      { ...node({ type: "wait", for: "a week", to: { next: "end" } }), at: "/nodes/first/for" },
    ],
  },
  "time.zone": {
    means: "The zone is not in the time zone database.",
    why: "Every time of day of the strategy hangs on it, and messages at the wrong hour are a nuisance or against the law.",
    repair: "Use an IANA name such as `Europe/Madrid`.",
    faults: [
      { change: { time: { zone: "Europe/Madird" } }, at: "/time/zone" },
      { change: { time: { zone: "Mars/Olympus" } }, at: "/time/zone" },
    ],
  },
  "time.calendar": {
    means: "The business calendar is not known.",
    why: "A letter could be due on a holiday.",
    repair: "Use `weekdays`, or have the host pass the calendar in the option `calendars`.",
    faults: [
      { change: { time: { calendar: "weekday" } }, at: "/time/calendar" },
      { change: { time: { calendar: "spain" } }, at: "/time/calendar" },
    ],
  },
  "time.ifPastMissing": {
    means: "A wait for a moment does not say what happens when it has already gone.",
    why: "Somebody who comes in late would get all missed reminders at once, or none; only the author knows which is right.",
    repair: "Add `ifPast`: `skip` passes over the step, `now` takes it at once.",
    faults: [
      {
        ...node({ type: "wait", until: { anchor: "oldestDueDate", offset: "P7D" }, to: { next: "end" } }),
        at: "/nodes/first",
      },
    ],
  },
  "time.offsetKind": {
    means: "An offset of hours stands after an anchor that is a date.",
    why: "A date has no hour to count from, so the moment would be anybody's guess.",
    repair: "Use whole days, and `at` for the time of day.",
    faults: [
      {
        ...node({
          type: "wait",
          until: { anchor: "oldestDueDate", offset: "PT4H" },
          ifPast: "now",
          to: { next: "end" },
        }),
        at: "/nodes/first/until/offset",
      },
    ],
  },
  "wait.mayNeverEnd": {
    means: "A case can rest here for ever: the wait follows an optional field, or nothing but a person ends the hold.",
    why: "A wait without a timeout is how debtors are forgotten: nobody writes, nobody decides, and interest runs on.",
    repair:
      "List the field under `required`, or ask somewhere before whether it is `known`. Give a hold `for`, or events in `releaseOn`.",
    faults: [
      {
        change: {
          fields: { type: "object", properties: { callback: { type: "string", format: "date" } } },
          nodes: { first: { type: "wait", until: { anchor: "data.callback" }, ifPast: "now", to: { next: "end" } } },
        },
        at: "/nodes/first/until/anchor",
      },
      { ...node({ type: "hold", kind: "hardship", to: { next: "end" } }), at: "/nodes/first" },
    ],
  },
  "calendar.endsSoon": {
    means: "The holidays of a calendar are known for less than 90 more days.",
    why: "After its end every holiday counts as a working day.",
    repair: "Extend the calendar. Reported only to hosts that say which day it is.",
    faults: [
      {
        change: { time: { calendar: "es" } },
        options: { calendars: [SOON], today: "2026-12-01" },
        at: "/time/calendar",
      },
    ],
  },
  "rule.shadowed": {
    means: "Earlier rules, cases or rows take every case that this one could.",
    why: "It reads as if it held and never does: the first match wins.",
    repair: "Put the narrower one first, or change its conditions. The fix removes the one that never matches.",
    faults: [
      {
        change: {
          exits: [
            ...BASE.exits,
            { id: "closed", on: ["case.closed", "case.updated"], outcome: "withdrawn" },
            { id: "sold", on: ["case.closed"], when: { hasTag: ["sold"] }, outcome: "transferred" },
          ],
        },
        at: "/exits/2",
      },
      {
        ...node({
          type: "switch",
          cases: [
            { port: "late", when: { ">": [{ var: "dpd" }, 30] } },
            { port: "later", when: { ">": [{ var: "dpd" }, 30] } },
          ],
          to: { late: "end", later: "end", else: "end" },
        }),
        at: "/nodes/first/cases/1",
      },
    ],
  },
} satisfies Readonly<Record<string, Entry>>;
