/** Made-up people and the strategy of the design, for stories of simulating. */

import type { CaseFacts, Strategy } from "@dunlin/engine";
import { type BehaviorModel, NOBODY_PAYS } from "@dunlin/engine/simulate";
import type { SimulationSettings } from "../src/simulate/props.ts";
import { DESIGN } from "./canvas.documents.ts";

const person = (id: string, amountMinor: number, more: Partial<CaseFacts> = {}): CaseFacts => ({
  caseId: `case-${id}`,
  currency: "EUR",
  debtor: { id, zones: ["Europe/Madrid"], language: "es" },
  obligations: [
    { ref: `loan-${id}`, dueDate: "2026-11-04", currency: "EUR", amountMinor, outstandingMinor: amountMinor },
  ],
  data: { care: false },
  ...more,
});

export const PEOPLE: SimulationSettings["people"] = [
  { id: "marta", title: "Marta O., €312.40", facts: person("marta-7", 31_240) },
  { id: "luis", title: "Luis P., €86.20", note: "a small balance", facts: person("luis", 8_620) },
  {
    id: "ines",
    title: "Inés R., €540.00",
    note: "needs care",
    facts: person("ines", 54_000, { data: { care: true } }),
  },
  {
    id: "late",
    title: "Pau T., 40 days past due",
    note: "does not meet the entry condition",
    facts: person("pau", 20_000, {
      obligations: [
        { ref: "loan", dueDate: "2026-09-26", currency: "EUR", amountMinor: 20_000, outstandingMinor: 20_000 },
      ],
    }),
  },
];

/** Thu 5 Nov 2026, 09:00 in Madrid. */
export const START = Date.UTC(2026, 10, 5, 8);

const offer = (name: string, counts: readonly number[]) => ({
  type: "offer",
  name,
  offer: "plan",
  options: counts.map((count) => ({ key: `x${count}`, count, frequency: "monthly" })),
  validFor: "P12D",
  wait: "P3D",
  to: { accepted: "follow", expired: "saved" },
});

/** As in the design, with contact hours: a reminder falls on a Saturday and is put off. */
export const TRIED = {
  ...DESIGN,
  version: 14,
  policies: ["house-es"],
  nodes: {
    ...DESIGN.nodes,
    two: offer("2 instalments", [2]),
    three: offer("2 or 3 instalments", [2, 3]),
    saved: {
      type: "send",
      name: "Your options are saved",
      via: [{ channel: "sms", template: "saved@1" }],
      to: { next: "answer" },
    },
  },
} as unknown as Strategy;

export const SIMULATION: SimulationSettings = { people: PEOPLE, start: START };

/** The day 7 reminder comes on day 5, and the care team is not asked. */
const LIVE = {
  ...TRIED,
  version: 13,
  nodes: { ...TRIED.nodes, rest: { ...TRIED.nodes.rest, for: "P4D" } },
} as unknown as Strategy;

/** Whoever answers is asked twice again. */
export const RESTLESS = {
  ...{ format: "dunlin.strategy/1", id: "restless", name: "Ask again", version: 1 },
  ...{ time: { zone: "Europe/Madrid", at: "09:00" }, entry: { start: "ask" } },
  handlers: [{ id: "answered", on: ["message.replied"], goto: "ask" }],
  nodes: {
    ask: { type: "send", name: "Ask", via: [{ channel: "email", template: "ask@1" }], to: { next: "again" } },
    again: { type: "send", name: "Ask again", via: [{ channel: "email", template: "ask@1" }], to: { next: "pause" } },
    pause: { type: "wait", for: "P30D", to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
  },
} as unknown as Strategy;

/** Everybody answers. */
export const TALKATIVE: BehaviorModel = {
  ...{ ...NOBODY_PAYS, name: "Everybody answers" },
  reply: { perMessage: { email: 1 }, intents: { other: 1 } },
};

export const MANY: SimulationSettings = {
  ...SIMULATION,
  costs: {
    currency: "EUR",
    channels: { email: 0.2, sms: 6.1, whatsapp: 3.8, voice: 240 },
    tasks: { "Soft calls": 350 },
  },
  against: { strategy: LIVE, name: "Version 13" },
};
