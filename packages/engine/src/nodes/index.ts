/** The table of node types: the one place that knows them all. A type without an entry does not compile. */

import type { Node, NodeType } from "../model/node.ts";
import { callStrategy } from "./callStrategy.ts";
import { escalate } from "./escalate.ts";
import { exit } from "./exit.ts";
import { external } from "./external.ts";
import { fee } from "./fee.ts";
import { goal } from "./goal.ts";
import { hold } from "./hold.ts";
import { type NodeTypeDescriptor, specFrom } from "./hostType.ts";
import { if as ifNode } from "./if.ts";
import { offer } from "./offer.ts";
import { plan } from "./plan.ts";
import { promise } from "./promise.ts";
import { release } from "./release.ts";
import { repeat } from "./repeat.ts";
import { retryPayment } from "./retryPayment.ts";
import { score } from "./score.ts";
import { send } from "./send.ts";
import { set } from "./set.ts";
import type { NodeSpec } from "./spec.ts";
import { split } from "./split.ts";
import { switch as switchNode } from "./switch.ts";
import { table } from "./table.ts";
import { task } from "./task.ts";
import { wait } from "./wait.ts";
import { waitFor } from "./waitFor.ts";

export const NODES: { readonly [T in NodeType]: NodeSpec<T> } = {
  send,
  wait,
  waitFor,
  if: ifNode,
  switch: switchNode,
  table,
  split,
  task,
  offer,
  promise,
  plan,
  retryPayment,
  hold,
  release,
  set,
  fee,
  escalate,
  repeat,
  callStrategy,
  score,
  external,
  goal,
  exit,
};

export const NODE_TYPES = Object.keys(NODES) as readonly NodeType[];

/** Finds the entry for a node. */
export type SpecOf = (node: Node) => NodeSpec;

/** Finds the entry of a node, among the host's own types and the built-in ones. */
export function specsWith(types: readonly NodeTypeDescriptor[] = []): SpecOf {
  if (types.length === 0) return specOf;
  const own = new Map<string, NodeSpec>(types.map((type) => [type.type, specFrom(type)]));
  return (node) => own.get(node.type) ?? specOf(node);
}

/** The entry for `node`. The cast is sound because the table is keyed by the very tag it reads. */
const specOf: SpecOf = (node) => NODES[node.type] as unknown as NodeSpec;
