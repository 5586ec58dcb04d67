/** Random edits of a strategy: nodes that come, go, move, wait differently, change their type or their ways. */

import fc from "fast-check";
import type { Node, Strategy } from "../../../src/index.ts";

type Nodes = Record<string, Node>;
/** `choose` gives a node that may be edited, mostly one that matters to the case: where it stands, or a contact it has had. */
type Edit = (nodes: Nodes, choose: (which?: "here" | "contact") => string, pick: (bound: number) => number) => Nodes;

const BROAD: readonly string[] = ["PT0S", "PT6H", "P1D", "P5D", "P12D"];

/** Where a node leads first. */
const heirOf = ({ to = {} }: Node, but: string): string | undefined =>
  Object.values(to).find((target) => target !== but);

/** Every port that led to `from` leads to `to`. */
function redirected(nodes: Nodes, from: string, to: string): Nodes {
  const ports = (node: Node) =>
    Object.fromEntries(Object.entries(node.to ?? {}).map(([port, target]) => [port, target === from ? to : target]));
  return Object.fromEntries(
    Object.entries(nodes).map(([id, node]) => [
      id,
      node.to === undefined ? node : ({ ...node, to: ports(node) } as Node),
    ]),
  );
}

const removed: Edit = (nodes, choose) => {
  const gone = choose();
  const heir = heirOf(nodes[gone] as Node, gone);
  if (heir === undefined) return nodes;
  const { [gone]: _, ...rest } = nodes;
  return redirected(rest, gone, heir);
};

const inserted: Edit = (nodes, choose, pick) => {
  const before = choose();
  const port = Object.keys(nodes[before]?.to ?? {})[0];
  const after = port === undefined ? undefined : nodes[before]?.to?.[port];
  if (port === undefined || after === undefined || nodes.added !== undefined) return nodes;
  const added: Node =
    pick(2) === 0
      ? { type: "wait", for: BROAD[pick(BROAD.length)] as string, to: { next: after } }
      : { type: "send", via: [{ channel: "email", template: "new@1" }], to: { next: after } };
  const node = nodes[before] as Node;
  return { ...nodes, added, [before]: { ...node, to: { ...node.to, [port]: "added" } } as Node };
};

/** Takes a node out of its place and puts it behind another; often a contact that was made behind where the case stands. */
const moved: Edit = (nodes, choose, pick) => {
  const later = pick(3) > 0;
  const one = choose(later ? "contact" : undefined);
  const node = nodes[one] as Node;
  const rest = removed(nodes, () => one, pick);
  const other = choose(later ? "here" : undefined);
  const behind = rest[other];
  const port = Object.keys(behind?.to ?? {})[0];
  if (behind === undefined || port === undefined || rest === nodes) return nodes;
  const after = behind.to?.[port] as string;
  return {
    ...rest,
    [one]: { ...node, to: Object.fromEntries(Object.keys(node.to ?? {}).map((own) => [own, after])) } as Node,
    [other]: { ...behind, to: { ...behind.to, [port]: one } } as Node,
  };
};

/** Waits and deadlines of other lengths, patience, receipts and channels. */
const retimed: Edit = (nodes, _choose, pick) =>
  Object.fromEntries(
    Object.entries(nodes).map(([id, node]) => {
      const text = BROAD[pick(BROAD.length)] as string;
      if (pick(2) === 0) return [id, node];
      if (node.type === "wait" && node.for !== undefined) return [id, { ...node, for: text }];
      if (node.type === "task") return [id, { ...node, due: text }];
      if (node.type === "offer") return [id, { ...node, wait: text }];
      if (node.type === "retryPayment") return [id, { ...node, attempts: node.attempts.slice(0, 1 + pick(3)) }];
      return [id, node];
    }),
  );

const otherContacts: Edit = (nodes, _choose, pick) =>
  Object.fromEntries(
    Object.entries(nodes).map(([id, node]) => {
      if (node.type === "task" && pick(3) === 0) return [id, renamedResult(node)];
      if (node.type === "promise" || node.type === "plan") {
        const { remind: _gone, ...rest } = node;
        return [id, pick(2) === 0 ? (rest as Node) : node];
      }
      if (node.type !== "send" || pick(2) === 0) return [id, node];
      const { awaitReceipt, ...rest } = node;
      const via = pick(2) === 0 ? [...node.via].reverse() : [{ channel: "push", template: "x@1" }, ...node.via];
      const { failed: _failed, ...to } = node.to ?? {};
      const waits = pick(2) === 0 || awaitReceipt === undefined;
      return [id, waits ? { ...node, via } : ({ ...rest, via, to } as Node)];
    }),
  );

function renamedResult(node: Extract<Node, { type: "task" }>): Node {
  const { ok, ...to } = node.to ?? {};
  return ok === undefined ? node : { ...node, dispositions: ["done"], to: { ...to, done: ok } };
}

const retyped: Edit = (nodes, choose, pick) => {
  const id = choose();
  const node = nodes[id] as Node;
  const heir = heirOf(node, id);
  if (heir === undefined) return nodes;
  const other: Node =
    pick(2) === 0
      ? { type: "wait", for: "P2D", to: { next: heir } }
      : {
          type: "task",
          queue: "q",
          dispositions: ["ok"],
          due: "P1D",
          channel: "voice",
          to: { ok: heir, timeout: heir },
        };
  return { ...nodes, [id]: other };
};

const resplit: Edit = (nodes, _choose, pick) =>
  Object.fromEntries(
    Object.entries(nodes).map(([id, node]) => {
      if (node.type !== "split" || node.experiment === "tone") return [id, node];
      const weight = pick(10_001);
      const variants = node.variants.map((variant, i) => ({ ...variant, weight: i === 0 ? weight : 10_000 - weight }));
      return [id, { ...node, variants }];
    }),
  );

const EDITS: readonly Edit[] = [
  ...[removed, removed, inserted, inserted, moved, moved, moved, moved],
  ...[retimed, otherContacts, retyped, resplit],
];

export interface EditPlan {
  /** Empty: nothing is edited. */
  readonly steps: readonly { readonly edit: number; readonly picks: readonly number[] }[];
}

const step = (edit: fc.Arbitrary<number>) =>
  fc.record({ edit, picks: fc.array(fc.nat({ max: 9999 }), { minLength: 8, maxLength: 8 }) });

/** Any edits, or one contact that comes later, which is where one is repeated most easily. */
export const editPlans: fc.Arbitrary<EditPlan> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ steps: fc.array(step(fc.nat({ max: EDITS.length - 1 })), { maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ steps: fc.tuple(step(fc.constant(EDITS.indexOf(moved)))) }) },
);

/** What matters to a case: the node it stands at, and those that have contacted the debtor. */
export interface Focus {
  readonly here: string;
  readonly contacts: readonly string[];
}

/** The same document with the edits made, as version 2; most of them where they matter. It may have errors. */
export function edited(document: Strategy, { steps }: EditPlan, { here, contacts }: Focus): Strategy {
  let nodes: Nodes = { ...document.nodes };
  for (const { edit, picks } of steps) {
    let at = 0;
    const pick = (bound: number): number => (picks[at++ % picks.length] as number) % bound;
    const free = Object.keys(nodes).filter((id) => nodes[id]?.type !== "exit" && nodes[id]?.type !== "repeat");
    const choose = (which?: "here" | "contact"): string => {
      const wanted = which === "contact" ? contacts : which === "here" ? [here] : [here, here, ...contacts];
      const near = free.filter((id) => wanted.includes(id));
      const some = near.length > 0 && (which !== undefined || pick(3) > 0) ? near : free;
      return some[pick(some.length)] as string;
    };
    if (free.length > 0) nodes = (EDITS[edit] as Edit)(nodes, choose, pick);
  }
  return { ...document, version: 2, nodes };
}
