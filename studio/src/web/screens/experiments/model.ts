/** Experiments: found in strategies, and analyzed from the cases that the host tells. */

import type { Node, Strategy } from "@dunlin/engine";
import {
  analyzeExperiment,
  type ExperimentDefinition,
  type ExperimentReport,
  type ExperimentRow,
} from "@dunlin/engine/experiments";
import type { ExperimentCase } from "@dunlin/runtime";
import { endsWell } from "../strategies/model.ts";

type Split = Extract<Node, { readonly type: "split" }>;

export interface Experiment {
  /** Of the strategy. */
  readonly strategy: string;
  readonly strategyName: string;
  /** Its key there. */
  readonly key: string;
  /** The first split that asks for it. */
  readonly node: string;
  readonly title: string;
  /** What somebody wanted to know. */
  readonly question: string | undefined;
  /** `ended`: the live version has it no more. */
  readonly state: "running" | "ended";
  /** Of the newest version that has it. */
  readonly version: number;
  readonly split: Split;
}

/** @param versions - Documents of all versions, the live one with its number in `live`; the newest that has a split tells of it. */
export function experimentsIn(
  versions: readonly Strategy[],
  { live, archived }: { readonly live?: number | undefined; readonly archived: boolean },
): readonly Experiment[] {
  const newest = [...versions].sort((a, b) => (b.version ?? 0) - (a.version ?? 0));
  const found = new Map<string, Experiment>();
  for (const { id, name, version = 0, nodes } of newest) {
    for (const [node, split] of Object.entries(nodes)) {
      if (split.type !== "split" || found.has(split.experiment)) continue;
      const runs =
        !archived &&
        hasExperiment(
          newest.find((one) => one.version === live),
          split.experiment,
        );
      found.set(split.experiment, {
        ...{ strategy: id, strategyName: name, key: split.experiment, node, version, split },
        ...{ title: split.name ?? split.experiment, question: split.note, state: runs ? "running" : "ended" },
      });
    }
  }
  return [...found.values()];
}

const hasExperiment = (doc: Strategy | undefined, key: string): boolean =>
  Object.values(doc?.nodes ?? {}).some((node) => node.type === "split" && node.experiment === key);

/** The split of an experiment in a document; undefined where it has none. */
export const splitIn = (doc: Strategy, key: string): string | undefined =>
  Object.entries(doc.nodes).find(([, node]) => node.type === "split" && node.experiment === key)?.[0];

/** Days within which somebody is cured or not: the same for everybody, whenever they came in. */
export const HORIZON = 30;

/** A difference of so many cures is worth a change: ten in a hundred. */
const MATTERS = 0.1;

/** Of a group so many more may opt out than in the control: two in a hundred. */
const MORE_OPT_OUTS = 0.02;

const DAY = 86_400_000;

export interface Titles {
  readonly cured: (days: number) => string;
  readonly time: string;
}

/** @param currency - Absent where cases have several, which cannot be added up. */
const definitionOf = (
  { key, title, split }: Experiment,
  titles: Titles,
  currency: string | undefined,
): ExperimentDefinition => ({
  ...{ id: key, title },
  variants: split.variants.map((variant) => ({ ...variant, title: named(variant.key) })),
  columns: { variant: "variant", day: "day" },
  ...(currency !== undefined && { currency }),
  metrics: [
    {
      id: "cured",
      measure: "cureRate",
      role: "primary",
      effect: MATTERS,
      title: titles.cured(HORIZON),
      column: "cured",
      empty: "pending",
    },
    ...(currency === undefined ? [] : [{ id: "recovered", measure: "recovered", column: "paidMinor" } as const]),
    { id: "time", measure: "daysToCure", title: titles.time, days: "days", event: "curedBy", horizon: HORIZON },
    { id: "optOut", measure: "optOut", role: "guardrail", column: "optedOut", limit: MORE_OPT_OUTS },
  ],
});

/** "two" as it stands at the beginning of a line. */
const named = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1);

/**
 * Whoever came in less than `HORIZON` days ago has no outcome yet, also where they are cured already: else quick cures would
 * count before slow ones had their time. Who left otherwise is watched on as not cured.
 *
 * @param now - ms, of the host's clock.
 */
export function rowOf(one: ExperimentCase, now: number): ExperimentRow {
  const age = Math.max(0, Math.floor((now - Date.parse(`${one.day}T00:00:00Z`)) / DAY));
  const cured = one.ended && one.outcome !== undefined && endsWell(one.outcome);
  return {
    ...{ variant: one.variant, day: one.day, paidMinor: one.paidMinor, optedOut: one.optedOut, curedBy: cured },
    days: cured ? one.days : age,
    cured: age < HORIZON ? null : cured && one.days <= HORIZON,
  };
}

/** Only groups that the split still names; undefined where it names none of those that came. */
export function reportOf(
  experiment: Experiment,
  cases: readonly ExperimentCase[],
  now: number,
  titles: Titles,
): ExperimentReport {
  const known = new Set(experiment.split.variants.map(({ key }) => key));
  const own = cases.filter(({ variant }) => known.has(variant));
  const currencies = new Set(own.flatMap(({ currency }) => currency ?? []));
  const [currency] = currencies;
  const definition = definitionOf(experiment, titles, currencies.size === 1 ? currency : undefined);
  return analyzeExperiment(
    own.map((one) => rowOf(one, now)),
    definition,
  );
}
