/** Strategies for stories of the canvas: the one of the design, and awkward ones. */

import type { Strategy } from "@dunlin/engine";
import type { HostSettings } from "../src/host/context.tsx";

const base = { format: "dunlin.strategy/1", time: { zone: "Europe/Madrid" } } as const;
const of = (doc: unknown): Strategy => doc as Strategy;
const mail = (channel: string, template: string) => [{ channel, template: `${template}@1` }];

export const DESIGN = of({
  ...base,
  id: "early",
  name: "Early stage, consumer loans",
  entry: { start: "friendly", when: { "==": [{ var: "dpd" }, 1] } },
  segments: { vulnerable: { title: "Vulnerable customers", when: { "==": [{ var: "data.care" }, true] } } },
  fields: { type: "object", properties: { care: { type: "boolean", title: "care" } } },
  nodes: {
    friendly: { type: "send", name: "Friendly reminder", via: mail("email", "friendly"), to: { next: "rest" } },
    rest: {
      type: "waitFor",
      cases: [{ port: "paid", on: ["payment.received"] }],
      for: "P6D",
      to: { paid: "cured", timeout: "which" },
    },
    cured: { type: "exit", outcome: "cured" },
    which: {
      type: "switch",
      name: "Which help fits?",
      note: "€150 limit agreed with Risk on 3 Nov; see minutes.",
      cases: [
        { port: "needs-care", when: { segment: "vulnerable" } },
        { port: "under-150", when: { "<": [{ var: "totalDue" }, 15_000] } },
      ],
      to: { "needs-care": "care", "under-150": "short", else: "choices" },
    },
    care: { type: "exit", outcome: "careTeam", name: "Care team" },
    short: { type: "send", name: "Short reminder", via: mail("sms", "short"), to: { next: "pause" } },
    pause: { type: "wait", for: "P3B", to: { next: "link" } },
    link: { type: "send", name: "Reminder with pay link", via: mail("whatsapp", "due_soft_2"), to: { next: "stage" } },
    stage: { type: "exit", outcome: "exhausted", name: "Next stage, on day 30" },
    choices: {
      type: "split",
      name: "Two, or two to three?",
      experiment: "parts",
      variants: [
        { key: "A", weight: 4500, control: true },
        { key: "B", weight: 4500 },
        { key: "none", weight: 1000, holdout: true },
      ],
      to: { A: "two", B: "three", none: "untold" },
    },
    two: offer("2 instalments", [2]),
    three: offer("2 or 3 instalments", [2, 3]),
    untold: { type: "exit", outcome: "measured" },
    answer: {
      type: "waitFor",
      cases: [{ port: "chosen", on: ["offer.accepted"] }],
      for: "P7D",
      to: { chosen: "follow", timeout: "call" },
    },
    follow: { type: "exit", outcome: "kept", name: "Plan follow-up" },
    call: {
      type: "task",
      name: "Call: agree a date",
      queue: "Soft calls",
      dispositions: ["agreed", "notReached"],
      due: "P2D",
      to: { agreed: "follow", notReached: "stage2", timeout: "stage2" },
    },
    stage2: { type: "exit", outcome: "exhausted", name: "Next stage" },
  },
});

function offer(name: string, counts: readonly number[]) {
  const options = counts.map((count) => ({ key: `x${count}`, count, frequency: "monthly" }));
  return {
    type: "offer",
    name,
    offer: "plan",
    options,
    validFor: "P7D",
    to: { accepted: "answer", expired: "answer" },
  };
}

export const FIGURES: HostSettings = {
  templates: [
    { ref: "friendly@1", title: "Friendly", channel: "email", preview: "Subject: “Your November instalment is open”" },
    {
      ref: "short@1",
      title: "Short",
      channel: "sms",
      preview: "Hi Lucía, €86.20 is still open. Pay or tell us: dunl.in/p7",
    },
    { ref: "due_soft_2@1", title: "due_soft_2", channel: "whatsapp", notice: "Not approved in Catalan" },
  ],
  stats: {
    version: 13,
    from: "2026-09-14",
    to: "2026-11-21",
    nodes: {
      friendly: { entered: 18_420, sent: 18_102, opened: 10_499, paid: 4344 },
      cured: { entered: 7212 },
      care: { entered: 214 },
      which: { entered: 11_208 },
      short: { entered: 4812, sent: 4790, opened: 1485, paid: 910, held: 412 },
      link: { entered: 3900, sent: 3861, opened: 2857, paid: 1467 },
      stage: { entered: 2410 },
      two: { entered: 2782, taken: 417 },
      three: { entered: 2780, taken: 556 },
      follow: { entered: 973 },
      call: { entered: 640, waiting: 640, taken: 262, paid: 186 },
      stage2: { entered: 12 },
    },
    ways: {
      "friendly:next": 18_102,
      "rest:paid": 7212,
      "rest:timeout": 11_208,
      "which:needs-care": 214,
      "which:under-150": 4812,
      "which:else": 6182,
      "short:next": 3900,
      "pause:next": 3880,
      "link:next": 2410,
      "choices:A": 2782,
      "choices:B": 2780,
      "choices:none": 620,
      "two:accepted": 417,
      "two:expired": 2365,
      "three:accepted": 556,
      "three:expired": 2224,
      "answer:chosen": 973,
      "answer:timeout": 4000,
      "call:agreed": 262,
      "call:notReached": 200,
    },
  },
};

export const SMALL = of({
  ...base,
  id: "small",
  name: "Small",
  entry: { start: "mail" },
  nodes: {
    mail: { type: "send", name: "First mail", via: mail("email", "soft"), to: { next: "rest" } },
    rest: {
      type: "waitFor",
      cases: [{ port: "paid", on: ["payment.received"] }],
      for: "P6D",
      to: { paid: "cured", timeout: "ask" },
    },
    ask: { type: "if", when: { ">": [{ var: "totalDue" }, 100_000] }, to: { yes: "call", no: "sms" } },
    call: {
      type: "task",
      name: "Call",
      queue: "soft",
      dispositions: ["reached", "busy"],
      due: "P2D",
      to: { reached: "end", busy: "end", timeout: "end" },
    },
    sms: { type: "send", name: "Short message", via: mail("sms", "short"), to: { next: "end" } },
    cured: { type: "exit", outcome: "cured" },
    end: { type: "exit", outcome: "exhausted" },
  },
});

/** Errors, a type that is not loaded, a step that is missing, an open end, and steps that nothing leads to. */
export const BROKEN = of({
  ...base,
  id: "broken",
  name: "Broken",
  entry: { start: "mail" },
  handlers: [{ id: "disputed", on: ["dispute.opened"], goto: "gone" }],
  nodes: {
    mail: { type: "send", name: "Final reminder", via: [{ channel: "email", template: "" }], to: { next: "scoring" } },
    scoring: { type: "bank.scoring", to: { low: "open", high: "ghost" } },
    open: { type: "send", name: "No way on", via: mail("letter", "plan"), note: "Ask Legal about the second page." },
    alone: { type: "wait", for: "P3D", to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
  },
});

export const LONG_NAMES = of({
  ...base,
  id: "long",
  name: "Long",
  entry: { start: "mail" },
  nodes: {
    mail: {
      type: "send",
      name: "Zahlungserinnerungsschreiben mit Ratenzahlungsvereinbarungsvorschlag",
      via: mail("letter", "Forderungsmanagementabteilungsinformationsschreiben-mit-Anlage"),
      to: { next: "ask" },
    },
    ask: {
      type: "switch",
      name: "Ist die Ratenzahlungsvereinbarung zustande gekommen oder nicht",
      cases: [{ port: "Ratenzahlungsvereinbarung-zustande-gekommen", when: { ">": [{ var: "dpd" }, 30] } }],
      to: { "Ratenzahlungsvereinbarung-zustande-gekommen": "good", else: "end" },
    },
    good: { type: "exit", outcome: "kept", name: "Vereinbarung wird überwacht und nachgehalten" },
    end: { type: "exit", outcome: "exhausted" },
  },
});

export const EMPTY = of({
  ...base,
  id: "empty",
  name: "",
  entry: { start: "end" },
  nodes: { end: { type: "exit", outcome: "exhausted" } },
});

/** Calls in rounds of letters: a repeat in a repeat, with a way out of each. */
export const NESTED = of({
  ...base,
  id: "nested",
  name: "Letters and calls",
  entry: { start: "letters" },
  nodes: {
    letters: { type: "repeat", name: "Up to three letters", max: 3, to: { body: "letter", exhausted: "legal" } },
    letter: { type: "send", name: "Letter with a call back", via: mail("letter", "callback"), to: { next: "rest" } },
    rest: { type: "wait", for: "P7D", to: { next: "calls" } },
    calls: { type: "repeat", name: "Two calls after each", max: 2, to: { body: "call", exhausted: "letters" } },
    call: {
      type: "task",
      name: "Call",
      queue: "mid-calls",
      dispositions: ["noAnswer", "wrongNumber"],
      due: "P2D",
      to: { noAnswer: "pause", wrongNumber: "number", timeout: "pause" },
    },
    pause: { type: "wait", for: "P2D", to: { next: "calls" } },
    number: {
      type: "task",
      name: "Look for the number",
      queue: "search",
      dispositions: ["found"],
      due: "P5D",
      to: { found: "calls", timeout: "calls" },
    },
    legal: { type: "escalate", target: "legal", to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted", name: "Pre-legal" },
  },
});
