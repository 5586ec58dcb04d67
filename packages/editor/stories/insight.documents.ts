/** What stories of the modes look at: a strategy with house rules, a recorded case made by the engine, an older version. */

import { type CaseFacts, compileStrategy, type HostOptions, type Program, type Strategy } from "@dunlin/engine";
import type { MigrationPlan } from "@dunlin/engine/change";
import { type Scenario, scenario } from "@dunlin/engine/testing";
import type { Explanation, Moment } from "../src/explain/model.ts";
import { DESIGN } from "./canvas.documents.ts";

const hours = (from: string, to: string) => [[from, to]];
const WORKDAY = hours("09:00", "20:00");

/** Messages on workdays from 9 to 20 and on Saturdays in the morning; two in seven days. */
const HOUSE = {
  id: "house-rules-5",
  title: "House rules 5",
  rules: [
    {
      id: "hours",
      kind: "contactWindow",
      cite: [{ law: "House rules 5", section: "rule 2", force: "policy" }],
      channels: ["email", "sms", "whatsapp", "voice"],
      windows: {
        ...{ mon: WORKDAY, tue: WORKDAY, wed: WORKDAY, thu: WORKDAY, fri: WORKDAY },
        ...{ sat: hours("09:00", "13:00"), sun: [] },
      },
      onViolation: "defer",
    },
  ],
} as unknown as NonNullable<HostOptions["packs"]>[number];

export const HOST = { packs: [HOUSE] } as const satisfies HostOptions;

/** The strategy of the design, as somebody runs it. */
export const RUNNING = {
  ...DESIGN,
  version: 13,
  policies: [HOUSE.id],
  handlers: [{ id: "looked", on: ["page.viewed"], goto: "saved" }],
  nodes: {
    ...DESIGN.nodes,
    saved: {
      type: "send",
      name: "Your options are saved",
      via: [{ channel: "sms", template: "saved@1" }],
      to: { next: "answer" },
    },
  },
} as Strategy;

const MARTA: CaseFacts = {
  caseId: "ES-20871",
  currency: "EUR",
  debtor: {
    ...{ id: "M-4471", type: "natural", country: "ES", language: "es", zones: ["Europe/Madrid"] },
    channels: ["email", "sms", "whatsapp", "voice"].map((channel) => ({ channel })),
  },
  obligations: [
    {
      ...{ ref: "LOAN-441", dueDate: "2026-11-04", currency: "EUR", amountMinor: 31_240, outstandingMinor: 31_240 },
    },
  ],
  data: { care: false },
};

/** Writes down each moment at which the engine is asked, as a host that keeps a journal does. */
function recording(program: Program, moments: Moment[]): Program {
  return {
    ...program,
    enroll(facts, enrollment) {
      const step = program.enroll(facts, enrollment);
      moments.push({ at: enrollment.now, trace: step.trace, effects: step.effects, facts });
      return step;
    },
    advance(state, event, circumstances) {
      const step = program.advance(state, event, circumstances);
      const { now: at, facts } = circumstances;
      if (step.trace.length > 0) moments.push({ at, event, trace: step.trace, effects: step.effects, facts });
      return step;
    },
  };
}

function played(doc: Strategy, facts: CaseFacts, play: (story: Scenario) => unknown): Explanation {
  const moments: Moment[] = [];
  play(scenario(recording(compileStrategy(doc, HOST), moments)).given(facts));
  return {
    caseId: facts.caseId,
    currency: "EUR",
    zone: "Europe/Madrid",
    version: doc.version ?? 0,
    moments,
    person: "Marta O.",
  };
}

export const EXPLANATION: Explanation = played(RUNNING, MARTA, (story) =>
  story.at("2026-11-05 09:00").enroll().at("2026-11-15 20:02").on("page.viewed").at("2026-11-16 12:41").accepts("x3"),
);

/** The version before: a letter and a call that are gone now, a shorter first wait, another limit, one SMS less. */
export const OLDER = {
  ...RUNNING,
  version: 12,
  nodes: {
    ...without(RUNNING.nodes, ["saved"]),
    friendly: { ...RUNNING.nodes.friendly, to: { next: "hello" } },
    hello: {
      type: "send",
      name: "Letter: we are here to help",
      via: [{ channel: "letter", template: "help@3" }],
      to: { next: "rest" },
    },
    rest: { ...RUNNING.nodes.rest, for: "P4D" },
    which: {
      ...RUNNING.nodes.which,
      cases: [
        { port: "needs-care", when: { segment: "vulnerable" } },
        { port: "under-150", when: { "<": [{ var: "totalDue" }, 10_000] } },
        { port: "over-400", when: { ">": [{ var: "totalDue" }, 40_000] } },
      ],
      to: { "needs-care": "care", "under-150": "short", "over-400": "early", else: "choices" },
    },
    early: {
      type: "task",
      name: "Call at once",
      queue: "Soft calls",
      dispositions: ["agreed", "notReached"],
      due: "P2D",
      to: { agreed: "follow", notReached: "stage2", timeout: "stage2" },
    },
    short: { ...RUNNING.nodes.short, via: [{ channel: "sms", template: "short@0" }] },
  },
  handlers: [],
} as unknown as Strategy;

function without<T extends object>(all: T, names: readonly string[]): T {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name))) as T;
}

/** What a dry run over the people inside says, with one step unanswered. */
export const PLAN: MigrationPlan = {
  format: "dunlin.migration/1",
  strategy: "early",
  from: 12,
  to: 13,
  moment: "now",
  nodes: { rest: { to: "same" }, hello: { to: "node", node: "rest" }, which: { to: "same" } },
  problems: [
    {
      code: "port.dangling",
      severity: "error",
      path: "/nodes/early",
      nodeId: "early",
      data: {},
      message: "This step is not there any more, and 214 people stand at it. Choose what becomes of them.",
    },
  ] as unknown as MigrationPlan["problems"],
  impact: {
    ...{ cases: 4812, moved: 3910, pinned: 598, exiting: 0, restarting: 0, waiting: 90, pendingContacts: 12 },
    refused: { "on hold": 214 },
    nodes: [
      { node: "rest", cases: 2410, target: { to: "same" }, timers: 2410 },
      { node: "hello", cases: 598, target: { to: "node", node: "rest" }, timers: 0 },
      { node: "early", cases: 214, target: null, timers: 0 },
      { node: "answer", cases: 640, target: { to: "same" }, timers: 0 },
    ],
    skippedNotices: [{ node: "hello", cases: 37, examples: ["ES-20871", "ES-20902"] }],
    shifts: [
      { days: -2, cases: 120 },
      { days: 0, cases: 1380 },
      { days: 2, cases: 2410 },
    ],
  },
};
