/** The document that is edited, as it may be: a strategy of the engine, or one that is not finished or not sound. */

import type { HostOptions, Strategy } from "@dunlin/engine";
import type { LooseNode, Outline, Port } from "@dunlin/engine/editing";
import { outlineStrategy, portsOf } from "@dunlin/engine/editing";

export type NodeId = string;

/** Where one connection begins: a port of a node, the entry, a row of `entry.byDpd`, or a handler. */
export type Slot =
  | { readonly at: "port"; readonly from: NodeId; readonly port: string }
  | { readonly at: "start" }
  | { readonly at: "startFrom"; readonly index: number }
  | { readonly at: "handler"; readonly index: number };

/** A text that names a slot; equal slots have equal keys. */
export function slotKey(slot: Slot): string {
  switch (slot.at) {
    case "port":
      return `${slot.from}:${slot.port}`;
    case "start":
      return ":start";
    case "startFrom":
    case "handler":
      return `:${slot.at}:${slot.index}`;
  }
}

/** What the host has, as far as the editor asks for it. */
export type NodeTypesOption = Pick<HostOptions, "nodeTypes">;

export type LooseNodes = Readonly<Record<NodeId, LooseNode>>;

/** The nodes of a document, as an editor may take them: of any type, with anything in them. */
export const nodesOf = (doc: Strategy): LooseNodes =>
  (typeof doc.nodes === "object" && doc.nodes !== null ? doc.nodes : {}) as unknown as LooseNodes;

export const nodeAt = (doc: Strategy, id: NodeId): LooseNode | undefined =>
  Object.hasOwn(nodesOf(doc), id) ? nodesOf(doc)[id] : undefined;

/** Where a slot leads now; `undefined` where it is open, also where what it names does not exist. */
export function targetAt(doc: Strategy, slot: Slot): NodeId | undefined {
  const named = namedAt(doc, slot);
  return named !== undefined && nodeAt(doc, named) !== undefined ? named : undefined;
}

function namedAt(doc: Strategy, slot: Slot): NodeId | undefined {
  switch (slot.at) {
    case "port":
      return nodeAt(doc, slot.from)?.to?.[slot.port];
    case "start":
      return doc.entry?.start;
    case "startFrom":
      return doc.entry?.byDpd?.[slot.index]?.start;
    case "handler":
      return doc.handlers?.[slot.index]?.goto;
  }
}

/** Every slot of a document: the starts first, then the connected ports of the nodes. */
export function slotsOf(doc: Strategy): readonly Slot[] {
  const ports = Object.entries(nodesOf(doc)).flatMap(([from, node]) =>
    Object.keys(node.to ?? {}).map((port): Slot => ({ at: "port", from, port })),
  );
  return [...startSlots(doc), ...ports];
}

/** Where cases come in. */
export const startSlots = (doc: Strategy): readonly Slot[] => [
  { at: "start" },
  ...(doc.entry?.byDpd ?? []).map((_, index): Slot => ({ at: "startFrom", index })),
  ...(doc.handlers ?? []).map((_, index): Slot => ({ at: "handler", index })),
];

/** The ports of a node with where each leads: to its own target, or where its fallback leads. */
export interface PortWay extends Port {
  readonly target: NodeId | undefined;
}

export function waysOf(node: LooseNode, options: NodeTypesOption): readonly PortWay[] {
  const ports = portsOf(node, typesOnly(options));
  const targetOf = (name: string, left = ports.length): NodeId | undefined => {
    const fallback = ports.find((port) => port.name === name)?.fallback;
    return node.to?.[name] ?? (fallback === undefined || left === 0 ? undefined : targetOf(fallback, left - 1));
  };
  return ports.map((port) => ({ ...port, target: targetOf(port.name) }));
}

export const outlineOf = (doc: Strategy, options: NodeTypesOption): Outline =>
  outlineStrategy({ ...doc, nodes: nodesOf(doc) as never, entry: doc.entry ?? { start: "" } }, typesOnly(options));

const typesOnly = ({ nodeTypes }: NodeTypesOption) => (nodeTypes === undefined ? {} : { nodeTypes });

/** Every node that a case can come to, from the given nodes or from where cases come in. */
export function reachableFrom(doc: Strategy, options: NodeTypesOption, from?: readonly NodeId[]): ReadonlySet<NodeId> {
  const starts = from ?? startSlots(doc).flatMap((slot) => targetAt(doc, slot) ?? []);
  const reached = new Set(starts);
  for (const id of reached) {
    const node = nodeAt(doc, id);
    if (node === undefined) continue;
    for (const { target } of waysOf(node, options))
      if (target !== undefined && nodeAt(doc, target)) reached.add(target);
  }
  return reached;
}
