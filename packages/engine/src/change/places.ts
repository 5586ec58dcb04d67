/** Where the steps of a document stand: in reading order, behind which step, on which days, in which way of a decision. */

import { isRecord } from "../base/json.ts";
import type { AnalyzeOptions } from "../check/analyze.ts";
import { outlineStrategy } from "../explain/editing.ts";
import type { Id } from "../model/notation.ts";
import type { Strategy } from "../model/strategy.ts";
import { daysOfSteps } from "./days.ts";
import { type Nodes, targetsIn } from "./flow.ts";
import type { StepDays, StepPlace } from "./model.ts";
import { waysTo } from "./ways.ts";

export interface Places {
  /** The nodes that are objects, as all are that a schema allows. */
  readonly nodes: Nodes;
  /** From 1. */
  numberOf(id: Id): number;
  daysOf(id: Id): StepDays | undefined;
  placeOf(id: Id): StepPlace;
}

/** Of a document with errors, what can be told of it. */
export function placesIn(strategy: Strategy, options: AnalyzeOptions): Places {
  const nodes = nodesIn(strategy);
  const numbers = toldOr(() => outlineStrategy(strategy, options).numbers, new Map<Id, number>());
  const days = toldOr(() => daysOfSteps(strategy, options), new Map<Id, StepDays>());
  const ways = waysTo(strategy);
  const numberOf = (id: Id) => numbers.get(id) ?? Number.MAX_SAFE_INTEGER;
  const follows = new Map<Id, Id>();
  for (const [id, node] of Object.entries(nodes).sort(([a], [b]) => numberOf(a) - numberOf(b))) {
    for (const target of targetsIn(node).values()) if (!follows.has(target)) follows.set(target, id);
  }
  const start: unknown = isRecord(strategy.entry) ? strategy.entry.start : undefined;
  return {
    ...{ nodes, numberOf },
    daysOf: (id) => days.get(id),
    placeOf: (id) => {
      const [day, way] = [days.get(id), ways.get(id)];
      return {
        follows: id === start ? null : (follows.get(id) ?? null),
        ...(day !== undefined && { days: day }),
        ...(way !== undefined && { within: way }),
      };
    },
  };
}

function nodesIn({ nodes }: Strategy): Nodes {
  const entries: readonly [Id, unknown][] = isRecord(nodes) ? Object.entries(nodes) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [Id, Readonly<Record<string, unknown>>] => isRecord(entry[1])),
  );
}

/** What stands in a document that was not checked may be anything; then nothing is told. */
export function toldOr<T>(tell: () => T, otherwise: T): T {
  try {
    return tell();
  } catch {
    return otherwise;
  }
}
