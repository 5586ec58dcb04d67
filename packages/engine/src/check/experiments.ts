/** Whether experiments divide all cases, and the same way wherever they are named. */

import { sameJson } from "../base/json.ts";
import type { Patch } from "../model/diagnostic.ts";
import type { SplitNode } from "../model/node.ts";
import type { Id } from "../model/notation.ts";
import type { Findings } from "./findings.ts";
import type { Parts } from "./parts.ts";

const WHOLE = 10_000;

export function checkExperiments({ nodes }: Parts, findings: Findings): void {
  const byExperiment = new Map<Id, PlacedSplit[]>();
  for (const { id, at, node } of nodes.values()) {
    if (node?.type !== "split") continue;
    const same = byExperiment.get(node.experiment) ?? [];
    byExperiment.set(node.experiment, same);
    same.push({ id, at, node });
  }
  for (const splits of byExperiment.values()) {
    for (const split of splits) {
      checkWeights(split, splits, findings);
      checkSame(split, splits[0] ?? split, findings);
    }
  }
}

interface PlacedSplit {
  readonly id: Id;
  readonly at: string;
  readonly node: SplitNode;
}

const sumOf = ({ node }: PlacedSplit): number => node.variants.reduce((total, { weight }) => total + weight, 0);

function checkWeights(split: PlacedSplit, splits: readonly PlacedSplit[], findings: Findings): void {
  const path = `${split.at}/variants`;
  const sum = sumOf(split);
  if (sum !== WHOLE) {
    findings.add("split.weights", path, { sum }, inBasisPoints(sum, splits));
    return;
  }
  const used = split.node.variants.filter(({ weight }) => weight > 0);
  if (used.length === 1) findings.add("split.single", path, { variant: used[0]?.key });
}

/** Weights written in percent or in thousandths, wherever the experiment is named. */
function inBasisPoints(sum: number, splits: readonly PlacedSplit[]): readonly Patch[] | undefined {
  if (sum !== 100 && sum !== 1000) return undefined;
  const alike = splits.filter((split) => sumOf(split) === sum);
  return alike.flatMap(({ at, node }) =>
    node.variants.map(({ weight }, i): Patch => {
      return { op: "replace", path: `${at}/variants/${i}/weight`, value: (weight * WHOLE) / sum };
    }),
  );
}

/** A case keeps its arm, so a second split of the same experiment must know every arm. */
function checkSame({ at, node }: PlacedSplit, first: PlacedSplit, findings: Findings): void {
  if (sameJson(armsOf(node), armsOf(first.node))) return;
  findings.add("experiment.conflict", `${at}/variants`, { experiment: node.experiment, other: first.id });
}

const armsOf = ({ variants }: SplitNode): unknown => variants.map(({ key, weight }) => [key, weight]);
