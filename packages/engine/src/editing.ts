/** `@dunlin/engine/editing`: what an editor asks about node types and about documents that are still being written. */

export { type FactField, type FactKind, factFields } from "./check/factFields.ts";
export { describeConditionParts, describeExpression, type SentencePart } from "./explain/condition.ts";
export {
  conditionsOf,
  describeNode,
  describeWay,
  type EditingOptions,
  isNodeType,
  type LooseNode,
  type NodeTypeInfo,
  nodeTypes,
  outlineStrategy,
  portsOf,
  waitsAt,
} from "./explain/editing.ts";
export type { Flow, Outline, Step, Way } from "./explain/outline.ts";
export type { PlacedCondition, Port } from "./nodes/spec.ts";
