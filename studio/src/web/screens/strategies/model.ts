/** What the list of strategies and the cards of the editor show, made of what the host counts. */

import type { NodeStats, StrategyStats } from "@dunlin/editor";
import type { Strategy } from "@dunlin/engine";
import type { StrategySummary } from "@dunlin/runtime";
import type { Statistics, Version } from "../documents/asking.ts";
import { lastOf, type Standing, standingOf } from "../documents/standing.ts";

export interface StrategyRow {
  readonly id: string;
  readonly name: string;
  readonly standing: Standing;
  /** The live one. */
  readonly version: number | null;
  readonly versions: number;
  /** Cases inside now. */
  readonly inside: number | null;
  readonly entered: number | null;
  readonly cured: number | null;
  readonly publishedAt: number | null;
  readonly publishedBy: string | null;
}

/** Outcomes with which nothing is open any more, or what was agreed was kept. */
const GOOD: ReadonlySet<string> = new Set(["cured", "paid", "recovered", "settled", "kept"]);

export const endsWell = (outcome: string): boolean => GOOD.has(outcome);

export function rowOf(
  summary: StrategySummary,
  versions: readonly Version[],
  statistics: Statistics | undefined,
): StrategyRow {
  const { id, name, live, versions: count } = summary;
  const published = versions.find(({ version }) => version === live) ?? lastOf(versions);
  const counted = live === undefined || statistics === undefined ? undefined : casesIn(statistics);
  return {
    ...{ id, name, standing: standingOf(summary, versions), version: live ?? null, versions: count },
    ...{ inside: counted?.inside ?? null, entered: counted?.entered ?? null, cured: counted?.cured ?? null },
    ...{ publishedAt: published?.publishedAt ?? null, publishedBy: published?.publishedBy ?? null },
  };
}

/** Cases of a strategy: who came in, who is inside, and who is out of it well. */
export function casesIn({ total }: Statistics): { entered: number; inside: number; cured: number } {
  let [out, cured] = [0, 0];
  for (const [measure, count] of Object.entries(total)) {
    if (!measure.startsWith("outcome:")) continue;
    out += count;
    if (endsWell(measure.slice("outcome:".length))) cured += count;
  }
  const entered = total.enrolled ?? 0;
  return { entered, inside: Math.max(0, entered - out), cured };
}

/** Figures for the cards: what the host counted of a version since it was published. */
export function statsOf({ nodes }: Statistics, { version, publishedAt }: Version, now: number): StrategyStats {
  const ways: Record<string, number> = {};
  const shown: Record<string, NodeStats> = {};
  for (const [node, counts] of Object.entries(nodes)) {
    let left = 0;
    for (const [measure, count] of Object.entries(counts)) {
      if (!measure.startsWith("left:")) continue;
      ways[`${node}:${measure.slice("left:".length)}`] = count;
      left += count;
    }
    shown[node] = nodeStats(counts, left);
  }
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { version, from: day(publishedAt), to: day(Math.max(now, publishedAt)), nodes: shown, ways, least: LEAST };
}

/** Below so many people a share says nothing, and might say who they are. */
const LEAST = 10;

function nodeStats(counts: Readonly<Record<string, number>>, left: number): NodeStats {
  const { entered, sent, delivered, opened, deferred = 0, suppressed = 0 } = counts;
  const held = deferred + suppressed;
  return {
    ...(entered !== undefined && { entered, waiting: Math.max(0, entered - left) }),
    ...(sent !== undefined && { sent }),
    ...(delivered !== undefined && { delivered }),
    ...(opened !== undefined && { opened }),
    ...(held > 0 && { held }),
  };
}

/** A strategy to begin with, under an id of its own. */
export function startedFrom(blueprint: Strategy, id: string, name: string): Strategy {
  const { version: _, ...document } = blueprint;
  return { ...document, id, name };
}

/** The smallest one that can be published: who pays is out, and nobody is written to. */
export const emptyStrategy = (id: string, name: string, zone: string): Strategy => ({
  ...{ format: "dunlin.strategy/1", id, name, time: { zone } },
  entry: { start: "end" },
  exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
  nodes: { end: { type: "exit", outcome: "exhausted" } },
});
