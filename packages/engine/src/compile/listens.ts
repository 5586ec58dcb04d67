/** Which event types can change anything for a case of a strategy. */

import type { Strategy } from "../model/strategy.ts";

/** Read by the engine itself, whatever the document says. */
const ENGINE = [
  "promise.created",
  "promise.canceled",
  "plan.created",
  "plan.canceled",
  "offer.accepted",
  "offer.declined",
  "offer.countered",
  "hold.placed",
  "hold.released",
  "task.completed",
  "external.result",
];

const RESULTS = ["payment.received", "payment.failed", "payment.processing"];
const RECEIPTS = ["message.delivered", "message.bounced", "message.failed"];

export function listenedEvents(strategies: readonly Strategy[]): ReadonlySet<string> {
  const types = new Set(ENGINE);
  for (const strategy of strategies) addEvents(strategy, types);
  return types;
}

function addEvents(strategy: Strategy, types: Set<string>): void {
  const add = (on: readonly string[] | undefined) => {
    for (const type of on ?? []) types.add(type);
  };
  for (const rule of strategy.exits ?? []) add(rule.on);
  for (const rule of strategy.handlers ?? []) add(rule.on);
  for (const node of Object.values(strategy.nodes)) {
    if (node.type === "waitFor") for (const c of node.cases) add(c.on);
    if (node.type === "send" && node.awaitReceipt !== undefined) add(RECEIPTS);
    if (node.type === "retryPayment") add(RESULTS);
    if (node.type === "hold") add(node.releaseOn);
  }
}
