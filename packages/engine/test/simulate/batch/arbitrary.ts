/** Random strategies of what columns know, with a little of what they do not, and random scripts. */

import fc from "fast-check";
import type { CaseEvent, CaseFacts, Node, Strategy } from "../../../src/index.ts";
import { caseFacts, strategies } from "../../arbitrary.ts";
import type { Scripted } from "./both.ts";

const KNOWN = new Set([
  ...["send", "wait", "waitFor", "if", "switch", "split", "set", "goal", "escalate", "repeat", "task", "exit"],
]);

/** Contacts are not counted; receipts and nodes that columns do not know stay here and there. */
function simplified(document: Strategy, keep: number): Strategy {
  const text = JSON.stringify(document).replaceAll('{"countContacts":[{"days":7}]}', '{"var":"numberOverdue"}');
  const plain = JSON.parse(text) as Strategy;
  const nodes = Object.entries(plain.nodes).map(([id, node], i): [string, Node] => [id, known(node, keep === i)]);
  return { ...plain, nodes: Object.fromEntries(nodes) };
}

function known(node: Node, kept: boolean): Node {
  if (kept) return node;
  if (!KNOWN.has(node.type)) {
    const next = Object.values(node.to ?? {})[0] as string;
    return { type: "goal", goal: node.type, to: { next } };
  }
  if (node.type !== "send" || node.awaitReceipt === undefined) return node;
  const { awaitReceipt: _, to: { failed, ...to } = {}, ...rest } = node;
  return { ...rest, to };
}

export const columnStrategies: fc.Arbitrary<Strategy> = fc
  .record({ document: strategies, keep: fc.integer({ min: 0, max: 60 }) })
  .map(({ document, keep }) => simplified(document, keep));

/** Facts that a ledger could have: nothing is owed beyond its amount, and no claim is listed twice. */
export const ledgerFacts: fc.Arbitrary<CaseFacts> = caseFacts.map((facts) => ({
  ...facts,
  obligations: facts.obligations
    .filter(({ ref }, i, all) => all.findIndex((own) => own.ref === ref) === i)
    .map((own) => ({ ...own, amountMinor: Math.max(own.amountMinor, own.outstandingMinor) })),
}));

const told = fc.oneof(
  { weight: 4, arbitrary: fc.constant<CaseEvent>({ type: "timer.fired" }) },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom("message.replied", "custom.ping", "dispute.opened", "custom.jump", "message.opened", "custom.none")
      .map((type): CaseEvent => ({ type })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<CaseEvent[]>(
      { type: "case.closed" },
      { type: "hold.released" },
      { type: "promise.canceled" },
      { type: "offer.accepted", data: { offer: "none" } },
      { type: "offer.countered", data: { offer: "none" } },
      { type: "external.result", data: { call: "none", ok: true } },
      { type: "task.completed", data: { task: "none", disposition: "ok" } },
      { type: "promise.created", data: { promise: "P-1", amountMinor: 100, dueDate: "2026-03-20" } },
      { type: "hold.placed", data: { kind: "quiet" } },
    ),
  },
);

const what: fc.Arbitrary<Scripted["what"]> = fc.oneof(
  { weight: 5, arbitrary: told.map((event) => ({ kind: "tell" as const, event })) },
  {
    weight: 3,
    arbitrary: fc
      .record({
        amountMinor: fc.oneof(fc.integer({ min: 1, max: 30_000 }), fc.constantFrom(1, 100_000, 500_000)),
        obligation: fc.option(fc.constantFrom("I-1", "I-2"), { nil: undefined, freq: 3 }),
      })
      .map(({ amountMinor, obligation }) => ({
        kind: "pay" as const,
        amountMinor,
        ...(obligation !== undefined && { obligation }),
      })),
  },
  { weight: 2, arbitrary: fc.boolean().map((disputed) => ({ kind: "dispute" as const, disputed })) },
  { weight: 1, arbitrary: fc.constantFrom("sms", "email").map((channel) => ({ kind: "close" as const, channel })) },
  {
    weight: 3,
    arbitrary: fc.constantFrom("ok", "slept").map((disposition) => ({ kind: "complete" as const, disposition })),
  },
);

const minutes = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 24 * 60 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 10 * 24 * 60 }) },
);

export const scripts: fc.Arbitrary<Scripted[]> = fc.array(
  fc
    .record({ minutes, late: fc.nat({ max: 4 }), what })
    .map(({ late, ...rest }): Scripted => ({ ...rest, ...(late === 0 && { late: true }) })),
  { maxLength: 18, size: "max" },
);
