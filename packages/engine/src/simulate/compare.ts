/**
 * What if: two versions of a strategy over the same people, with the same chances. What the versions share cancels out, so
 * that a small difference shows in few people; an interval is of the difference itself, pair by pair.
 */

import type { Certainty, KpiUnit, KpiValue } from "../kpi/model.ts";
import type { Id } from "../model/notation.ts";
import { partsIn } from "./figures.ts";
import type { NodeFlow, SimulationReport } from "./model.ts";
import { criticalOf, differenceSpread } from "./spread.ts";

export interface FigureDelta {
  readonly id: string;
  readonly unit: KpiUnit;
  readonly certainty: Certainty;
  readonly currency?: string;
  readonly before: number | null;
  readonly after: number | null;
  /** `after` less `before`; null where one of them is. */
  readonly delta: number | null;
  /** Of `delta`, at the level of the comparison; modeled figures only. */
  readonly low?: number;
  readonly high?: number;
}

export interface NodeDelta {
  /** Null: the version has no such node. */
  readonly before: NodeFlow | null;
  readonly after: NodeFlow | null;
  /** What differs, by member of `NodeFlow`; a node that is not there counts as one where nothing happened. */
  readonly delta: Readonly<Record<string, number>>;
}

export interface SimulationComparison {
  readonly level: number;
  /** `otherPeople`, `otherSeed`, `otherBehavior`, `otherStart`, `otherDays`: then differences are not of the versions alone. */
  readonly differs: readonly string[];
  readonly figures: readonly FigureDelta[];
  /** By path, of both versions. */
  readonly nodes: Readonly<Record<Id, NodeDelta>>;
  /** `after` less `before`, where they differ. */
  readonly ways: Readonly<Record<string, number>>;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly contacts: Readonly<Record<string, number>>;
}

/**
 * Compares two reports about the same people.
 *
 * @param options - `level` of intervals, default 0.95.
 * @throws RangeError for a level outside 0 to 1.
 */
export function compareSimulations(
  before: SimulationReport,
  after: SimulationReport,
  { level = 0.95 }: { readonly level?: number } = {},
): SimulationComparison {
  if (!(level > 0 && level < 1)) throw new RangeError(`a level lies between 0 and 1: ${level}`);
  const differs = differencesOf(before, after);
  const paired = !differs.includes("otherPeople");
  const keys = new Set([...before.kpis, ...after.kpis].map(keyOf));
  const find = ({ kpis }: SimulationReport, key: string) => kpis.find((kpi) => keyOf(kpi) === key);
  return {
    level,
    differs,
    figures: [...keys].map((key) => {
      const [one, other] = [find(before, key), find(after, key)];
      const spread = paired ? pairSpread(before, after, (one ?? other) as KpiValue, level) : undefined;
      return figureDelta(one, other, spread);
    }),
    nodes: nodesOf(before, after),
    ways: deltas(before.ways, after.ways),
    outcomes: deltas(before.cases.outcomes, after.cases.outcomes),
    contacts: deltas(before.contacts.channels, after.contacts.channels),
  };
}

const keyOf = ({ id, currency = "" }: KpiValue): string => `${id} ${currency}`;

function differencesOf(before: SimulationReport, after: SimulationReport): string[] {
  const people = (report: SimulationReport) => JSON.stringify([report.groups?.cases, report.cases.total]);
  const money = (report: SimulationReport) =>
    JSON.stringify(report.money.map(({ currency, placedMinor }) => [currency, placedMinor]));
  return [
    ...(people(before) === people(after) && money(before) === money(after) ? [] : ["otherPeople"]),
    ...(before.seed === after.seed ? [] : ["otherSeed"]),
    ...(before.behavior === after.behavior ? [] : ["otherBehavior"]),
    ...(before.start === after.start ? [] : ["otherStart"]),
    ...(before.horizonDays === after.horizonDays ? [] : ["otherDays"]),
  ];
}

function pairSpread(before: SimulationReport, after: SimulationReport, { id, currency }: KpiValue, level: number) {
  const groupsIn =
    ({ groups = {} }: SimulationReport) =>
    (name: string) =>
      Object.hasOwn(groups, name) ? (groups[name] as readonly number[]) : [];
  const [one, other] = [before, after].map((report) => partsIn(id, currency, groupsIn(report)));
  if (one === undefined || other === undefined) return undefined;
  return differenceSpread(one, other, criticalOf(level));
}

function figureDelta(
  before: KpiValue | undefined,
  after: KpiValue | undefined,
  spread: readonly [number, number] | undefined,
): FigureDelta {
  const { id, unit, certainty, currency } = (before ?? after) as KpiValue;
  const [one, other] = [before?.value ?? null, after?.value ?? null];
  const delta = one === null || other === null ? null : other - one;
  const isModeled = certainty === "modeled" && delta !== null && spread !== undefined;
  return {
    ...{ id, unit, certainty },
    ...(currency !== undefined && { currency }),
    ...{ before: one, after: other, delta },
    ...(isModeled && { low: spread[0], high: spread[1] }),
  };
}

function nodesOf(before: SimulationReport, after: SimulationReport): Record<Id, NodeDelta> {
  const ids = [...new Set([...Object.keys(before.nodes), ...Object.keys(after.nodes)])].sort();
  const flowIn = ({ nodes }: SimulationReport, id: Id) => (Object.hasOwn(nodes, id) ? (nodes[id] as NodeFlow) : null);
  return Object.fromEntries(
    ids.map((id) => {
      const [one, other] = [flowIn(before, id), flowIn(after, id)];
      const numbers = (flow: NodeFlow | null) => ({ ...flow }) as Record<string, number>;
      return [id, { before: one, after: other, delta: deltas(numbers(one), numbers(other)) }];
    }),
  );
}

/** What differs, by name; what is not there is 0. */
function deltas(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): Record<string, number> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const pairs = names.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const);
  return Object.fromEntries(pairs.filter(([, delta]) => delta !== 0));
}
