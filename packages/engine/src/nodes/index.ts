/** The table of node types: the one place that knows them all. A type without an entry does not compile. */

import type { Node, NodeType } from "../model/strategy.ts";
import { exit } from "./exit.ts";
import { goal } from "./goal.ts";
import { if as ifNode } from "./if.ts";
import { send } from "./send.ts";
import { set } from "./set.ts";
import type { NodeSpec } from "./spec.ts";
import { split } from "./split.ts";
import { switch as switchNode } from "./switch.ts";
import { wait } from "./wait.ts";
import { waitFor } from "./waitFor.ts";

export const NODES: { readonly [T in NodeType]: NodeSpec<T> } = {
  send,
  wait,
  waitFor,
  if: ifNode,
  switch: switchNode,
  split,
  set,
  goal,
  exit,
};

export const NODE_TYPES = Object.keys(NODES) as readonly NodeType[];

/** The entry for `node`. The cast is sound because the table is keyed by the very tag it reads. */
export const specOf = (node: Node): NodeSpec => NODES[node.type] as unknown as NodeSpec;
