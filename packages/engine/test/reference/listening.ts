/** Which event types can change something for a case: only their ids are remembered (FORMAT section 13, 3). */

import type { Strategy } from "../../src/model/strategy.ts";
import type { Work, World } from "./world.ts";

/** Whether the engine itself, a hold that stands, the document or a strategy that it calls listens for a type. */
export const isHeard = ({ world, state }: Work, type: string): boolean =>
  BY_ENGINE.includes(type) ||
  (state.holds ?? []).some(({ releaseOn }) => releaseOn?.includes(type) === true) ||
  documentsOf(world, world.document).some((document) => listensFor(document, type));

const BY_ENGINE: readonly string[] = [
  ...["promise.created", "promise.canceled", "plan.created", "plan.canceled"],
  ...["offer.accepted", "offer.declined", "offer.countered"],
  ...["hold.placed", "hold.released", "task.completed", "external.result"],
];

/** A strategy and those that it calls. */
function documentsOf(world: World, strategy: Strategy): Strategy[] {
  const called = Object.values(strategy.nodes).flatMap((node) => {
    const inner = node.type === "callStrategy" && node.mode !== "jump" ? world.strategies[node.strategy] : undefined;
    return inner === undefined ? [] : documentsOf(world, inner);
  });
  return [strategy, ...called];
}

function listensFor({ exits = [], handlers = [], nodes }: Strategy, type: string): boolean {
  const lists = [...exits, ...handlers].map(({ on }) => on ?? []);
  for (const node of Object.values(nodes)) {
    if (node.type === "waitFor") lists.push(...node.cases.map(({ on }) => on ?? []));
    if (node.type === "retryPayment") lists.push(["payment.received", "payment.failed", "payment.processing"]);
    if (node.type === "hold") lists.push(node.releaseOn ?? []);
    if (node.type === "send" && node.awaitReceipt !== undefined)
      lists.push(["message.delivered", "message.bounced", "message.failed"]);
  }
  return lists.some((list) => list.includes(type));
}
