/** What may be chosen for the people at a step, as the values of a choice, and back. Pure. */

import type { Strategy } from "@dunlin/engine";
import type { Change, MigrationChoice, MigrationPlan, NodeTarget } from "@dunlin/engine/change";
import { type NodeId, nodesOf } from "../document/strategy.ts";
import { kindOf } from "./changes.ts";

/** A target as the value of an option: `pin`, `node:call`, `exit:cured`. */
export const optionOf = (target: NodeTarget | null | undefined): string => {
  if (target === null || target === undefined) return "";
  if (target.to === "node") return `node:${target.node}`;
  return target.to === "exit" ? `exit:${target.outcome}` : target.to;
};

export function targetOf(value: string): NodeTarget | undefined {
  const [to, ...rest] = value.split(":");
  const name = rest.join(":");
  if (to === "node") return { to, node: name };
  if (to === "exit") return { to, outcome: name };
  return to === "same" || to === "restart" || to === "pin" ? { to } : undefined;
}

/** The choice with another target for one step; without one it follows the rule again. */
export function chosen(choice: MigrationChoice, node: NodeId, target: NodeTarget | undefined): MigrationChoice {
  const { [node]: _, ...others } = choice.nodes ?? {};
  return { ...choice, nodes: target === undefined ? others : { ...others, [node]: target } };
}

export interface Standing {
  readonly node: NodeId;
  readonly cases: number;
  readonly target: NodeTarget | null;
  readonly timers: number;
  readonly gone: boolean;
}

const TOUCHED: ReadonlySet<Change["kind"]> = new Set(["changed", "moved", "retimed", "rewired"]);

/** Steps at which people stand and that are gone or not what they were; those that are gone first, then the fullest. */
export function standingAt(
  { impact }: Pick<MigrationPlan, "impact">,
  changes: readonly Change[],
  newer: Strategy,
): readonly Standing[] {
  const here = nodesOf(newer);
  const touched = new Set(
    changes.flatMap((change) => (change.nodeId !== undefined && TOUCHED.has(kindOf(change)) ? [change.nodeId] : [])),
  );
  return impact.nodes
    .map((one) => ({ ...one, gone: !Object.hasOwn(here, one.node) }))
    .filter(({ node, gone, target, cases }) => target === null || (cases > 0 && (gone || touched.has(node))))
    .sort((a, b) => Number(b.gone) - Number(a.gone) || b.cases - a.cases);
}

/** Outcomes that the newer version knows. */
export const outcomesOf = (doc: Strategy): readonly string[] => [
  ...new Set(
    Object.values(nodesOf(doc)).flatMap(({ type, outcome }) =>
      type === "exit" && typeof outcome === "string" ? [outcome] : [],
    ),
  ),
];
