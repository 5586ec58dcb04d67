/** What stories of the modes look at: a strategy with house rules, a recorded case made by the engine, an older version. */

import { type CaseFacts, compileStrategy, type HostOptions, type Program, type Strategy } from "@dunlin/engine";
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
