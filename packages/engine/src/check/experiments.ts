/** Whether experiments divide all cases, and the same way wherever they are named. */

import { sameJson } from "../base/json.ts";
import type { Id, SplitNode } from "../model/strategy.ts";
import type { Findings } from "./findings.ts";
import type { Parts } from "./parts.ts";

const WHOLE = 10_000;

export function checkExperiments({ nodes }: Parts, findings: Findings): void {
  const first = new Map<Id, { readonly id: Id; readonly node: SplitNode }>();
  for (const { id, at, node } of nodes.values()) {
    if (node?.type !== "split") continue;
    checkWeights(at, node, findings);
    const other = first.get(node.experiment);
    if (other === undefined) first.set(node.experiment, { id, node });
    else checkSame(at, node, other, findings);
  }
}

function checkWeights(at: string, { variants }: SplitNode, findings: Findings): void {
  const sum = variants.reduce((total, { weight }) => total + weight, 0);
  if (sum !== WHOLE) {
    findings.add("split.weights", `${at}/variants`, { sum });
    return;
  }
  const used = variants.filter(({ weight }) => weight > 0);
  if (used.length === 1) findings.add("split.single", `${at}/variants`, { variant: used[0]?.key });
}

/** A case keeps its arm, so a second split of the same experiment must know every arm. */
function checkSame(
  at: string,
  node: SplitNode,
  other: { readonly id: Id; readonly node: SplitNode },
  findings: Findings,
): void {
  if (sameJson(armsOf(node), armsOf(other.node))) return;
  findings.add("experiment.conflict", `${at}/variants`, { experiment: node.experiment, other: other.id });
}

const armsOf = ({ variants }: SplitNode): unknown => variants.map(({ key, weight }) => [key, weight]);
