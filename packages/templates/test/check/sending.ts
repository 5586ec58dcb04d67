/** A strategy that sends one mail. */

import { parseStrategy, type Strategy } from "@dunlin/engine";

/** @param more - Of the step that sends it. */
export const sending = (more: object): Strategy =>
  parseStrategy({
    format: "dunlin.strategy/1",
    id: "early",
    name: "Early",
    version: 1,
    time: { zone: "Europe/Madrid", clock: "debtor", at: "09:30" },
    entry: { on: ["case.created"], start: "mail" },
    nodes: {
      mail: {
        type: "send",
        name: "Mail",
        via: [{ channel: "email", template: "early-offer@1" }],
        ...more,
        to: { next: "end" },
      },
      end: { type: "exit", outcome: "done" },
    },
  });
