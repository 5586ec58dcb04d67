/** A strategy and a person to try it with: a mail, a wait for a payment, a question, an offer, and contact hours that close on weekends. */

import { type CaseFacts, compileStrategy, type Strategy } from "@dunlin/engine";
import { messages as ES } from "../../src/es.ts";
import { formatsFor } from "../../src/simulate/formats.ts";
import type { Telling } from "../../src/simulate/person/readings.ts";
import { SIMULATE_EN } from "../../src/simulate/words.en.ts";
import { SIMULATE_ES } from "../../src/simulate/words.es.ts";
import { EN } from "../../src/words/messages.ts";
import { hostOf } from "../canvas/host.ts";

export const TRIED = {
  format: "dunlin.strategy/1",
  id: "tried",
  name: "Tried",
  version: 3,
  time: { zone: "Europe/Madrid" },
  policies: ["house-es"],
  segments: { care: { title: "needs care", when: { "==": [{ var: "data.care" }, true] } } },
  fields: { type: "object", properties: { care: { type: "boolean", title: "care" } } },
  entry: { start: "mail", when: { between: [{ var: "dpd" }, 1, 30] } },
  exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "cured" }],
  nodes: {
    mail: {
      type: "send",
      name: "Friendly reminder",
      via: [{ channel: "email", template: "a@1" }],
      to: { next: "rest" },
    },
    rest: { type: "wait", for: "P2D", to: { next: "which" } },
    which: {
      type: "switch",
      name: "Which help fits?",
      cases: [
        { port: "careTeam", when: { segment: "care" } },
        { port: "small", when: { "<": [{ var: "totalDue" }, 15_000] } },
      ],
      to: { careTeam: "call", small: "sms", else: "parts" },
    },
    call: {
      type: "task",
      name: "Call them",
      queue: "care",
      dispositions: ["agreed", "notReached"],
      due: "P2D",
      to: { agreed: "end", notReached: "end", timeout: "end" },
    },
    sms: { type: "send", name: "Short reminder", via: [{ channel: "sms", template: "b@1" }], to: { next: "end" } },
    parts: {
      type: "offer",
      name: "Pay in parts",
      offer: "plan",
      options: [{ key: "x2", count: 2, frequency: "monthly" }],
      validFor: "P9D",
      to: { accepted: "end", expired: "sms" },
    },
    end: { type: "exit", outcome: "exhausted" },
  },
} as unknown as Strategy;

export const PROGRAM = compileStrategy(TRIED);

/** Thu 5 Nov 2026, 09:00 in Madrid. */
export const START = Date.UTC(2026, 10, 5, 8);
export const DAY = 86_400_000;

export const personWith = (amountMinor: number, more: Partial<CaseFacts> = {}): CaseFacts => ({
  caseId: "c",
  currency: "EUR",
  debtor: { id: "d", zones: ["Europe/Madrid"] },
  obligations: [{ ref: "loan", dueDate: "2026-11-04", currency: "EUR", amountMinor, outstandingMinor: amountMinor }],
  data: { care: false },
  ...more,
});

export function tellingOf(doc: Strategy = TRIED, language: "en" | "es" = "en"): Telling {
  const words = language === "en" ? SIMULATE_EN : SIMULATE_ES;
  const host = hostOf(doc, { words: language === "en" ? EN : ES });
  return { doc, host, words, formats: formatsFor(language, "Europe/Madrid"), currency: "EUR" };
}
