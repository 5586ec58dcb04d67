/** What the layout has to know of a step, from its type and its connections. */

import { isNodeType, type LooseNode } from "@dunlin/engine/editing";
import { type NodeTypesOption, waysOf } from "../document/strategy.ts";
import type { StepKind } from "./model.ts";
import type { Shape } from "./plan.ts";

const KINDS: Readonly<Record<string, StepKind>> = {
  if: "short",
  switch: "short",
  table: "short",
  hold: "short",
  set: "short",
  fee: "short",
  escalate: "short",
  score: "short",
  external: "short",
  split: "split",
  wait: "pill",
  waitFor: "pill",
  repeat: "pill",
  release: "pill",
  goal: "pill",
  exit: "pill",
};

export const kindOfType = (type: string): StepKind => (Object.hasOwn(KINDS, type) ? (KINDS[type] as StepKind) : "card");

export function shapeOf(node: LooseNode, options: NodeTypesOption): Shape {
  const ways = waysOf(node, options);
  const connected = new Set(Object.keys(node.to ?? {}));
  const variants = node.type === "split" && Array.isArray(node.variants) ? (node.variants as Variant[]) : [];
  const known = isNodeType(node.type, options.nodeTypes === undefined ? {} : { nodeTypes: options.nodeTypes });
  return {
    kind: known ? kindOfType(node.type) : "card",
    ends: ways.length === 0 && known,
    repeats: node.type === "repeat",
    connected,
    open: ways.filter(({ required, target }) => required && target === undefined).map(({ name }) => name),
    holdouts: new Set(variants.filter((one) => one?.holdout === true).map(({ key }) => key)),
  };
}

interface Variant {
  readonly key: string;
  readonly holdout?: boolean;
}
