/** Whether the strategies that a document calls exist, hold by themselves, call each other without end, and give what is asked for. */

import { pointer } from "../base/pointer.ts";
import type { CallStrategyNode } from "../model/node.ts";
import type { Id } from "../model/notation.ts";
import type { Strategy } from "../model/strategy.ts";
import type { HostOptions } from "../nodes/options.ts";
import { type Findings, replacing } from "./findings.ts";
import { renaming } from "./graph.ts";
import type { Parts } from "./parts.ts";

/** Strategies inside each other. */
const MAX_DEPTH = 8;

type Library = NonNullable<HostOptions["strategies"]>;

/** `isSound` tells whether a called document has no error of its own. */
export function checkCalls(
  parts: Parts,
  { strategies = {} }: HostOptions,
  isSound: (strategy: Strategy) => boolean,
  findings: Findings,
): void {
  for (const { at, node } of parts.nodes.values()) {
    if (node?.type !== "callStrategy" || node.mode === "jump") continue;
    const called = Object.hasOwn(strategies, node.strategy) ? strategies[node.strategy] : undefined;
    const path = `${at}/strategy`;
    if (called === undefined) {
      const near = findings.near("call.unknown", node.strategy, () => Object.keys(strategies));
      const meant = near.nearest === undefined ? undefined : strategies[near.nearest];
      const fits = meant !== undefined && endless(near.nearest ?? "", strategies, parts.id) === undefined;
      const fix = fits && isSound(meant) ? replacing(path, near) : undefined;
      findings.add("call.unknown", path, { strategy: node.strategy, ...near }, fix);
      continue;
    }
    const chain = endless(node.strategy, strategies, parts.id);
    if (chain !== undefined) findings.add("call.recursion", path, { strategies: chain, max: MAX_DEPTH });
    else if (!isSound(called)) findings.add("call.unknown", path, { strategy: node.strategy, reason: "errors" });
    checkOutcomes(at, node, called, findings);
  }
}

/** A chain of calls that meets a strategy twice, or is too long. */
function endless(
  reference: string,
  library: Library,
  root: Id | undefined,
  chain: readonly string[] = [],
): readonly string[] | undefined {
  const here = [...chain, reference];
  const called = Object.hasOwn(library, reference) ? library[reference] : undefined;
  if (chain.includes(reference) || here.length > MAX_DEPTH || (called !== undefined && called.id === root)) return here;
  for (const next of callsIn(called)) {
    const found = endless(next, library, root, here);
    if (found !== undefined) return found;
  }
  return undefined;
}

const callsIn = (strategy: Strategy | undefined): string[] =>
  Object.values(strategy?.nodes ?? {}).flatMap((node) =>
    node.type === "callStrategy" && node.mode !== "jump" ? [node.strategy] : [],
  );

/** Ports named after outcomes that the called strategy never has. */
function checkOutcomes(
  at: string,
  { to = {}, strategy }: CallStrategyNode,
  called: Strategy,
  findings: Findings,
): void {
  const nodes = Object.values(called.nodes);
  const outcomes = new Set([
    ...nodes.flatMap((node) => (node.type === "exit" ? [node.outcome] : [])),
    ...(called.exits ?? []).map(({ outcome }) => outcome),
  ]);
  for (const port of Object.keys(to)) {
    if (port === "else" || outcomes.has(port)) continue;
    const near = findings.near("call.port", port, () => [...outcomes]);
    const path = `${at}${pointer(["to", port])}`;
    const fix = renaming({ at, to }, port, near) ?? [{ op: "remove", path }];
    findings.add("call.port", path, { port, strategy, outcomes: [...outcomes], ...near }, fix);
  }
}
