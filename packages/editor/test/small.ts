/** A small strategy to edit. */

import type { Strategy } from "@dunlin/engine";

/** Mail, wait for a payment, a question with two ways that meet, an end. */
export const SMALL: Strategy = {
  format: "dunlin.strategy/1",
  id: "small",
  name: "Small",
  time: { zone: "Europe/Madrid" },
  entry: { start: "mail" },
  segments: { large: { when: { ">": [{ var: "totalDue" }, 100_000] } } },
  nodes: {
    mail: { type: "send", via: [{ channel: "email", template: "soft@1" }], to: { next: "rest" } },
    rest: {
      type: "waitFor",
      cases: [{ port: "paid", on: ["payment.received"] }],
      for: "P6D",
      to: { paid: "cured", timeout: "ask" },
    },
    ask: { type: "if", when: { segment: "large" }, to: { yes: "call", no: "sms" } },
    call: {
      type: "task",
      queue: "soft",
      dispositions: ["reached", "busy"],
      due: "P2D",
      to: { reached: "end", busy: "end", timeout: "end" },
    },
    sms: { type: "send", via: [{ channel: "sms", template: "short@1" }], to: { next: "end" } },
    cured: { type: "exit", outcome: "cured" },
    end: { type: "exit", outcome: "exhausted" },
  },
};
