/** A strategy in which experiments have come out in a certain way, and how likely it is that they do. */

import { isRecord } from "../../base/json.ts";
import type { LoggedAssignment } from "../../kpi/caseHistory.ts";
import type { SplitNode } from "../../model/node.ts";
import type { Strategy } from "../../model/strategy.ts";
import { compileStrategy, type Program } from "../../run/program.ts";

/** Experiment -> variant. */
export type Arms = Readonly<Record<string, string>>;

export const armsOf = (assignments: readonly LoggedAssignment[]): Arms =>
  Object.fromEntries(assignments.map(({ experiment, variant }) => [experiment, variant]));

/**
 * Makes programs of one strategy in which some experiments have come out; each way is compiled once.
 *
 * @param compile - With what the host brings: packs, calendars, templates. Default: what the program itself says.
 */
export class ForcedPrograms {
  readonly #program: Program;
  readonly #compile: (strategy: Strategy) => Program;
  readonly #splits: ReadonlyMap<string, SplitNode>;
  readonly #made = new Map<string, Program>();

  constructor(program: Program, compile?: (strategy: Strategy) => Program) {
    this.#program = program;
    const { zones, strategies, nodeTypes } = program;
    this.#compile = compile ?? ((strategy) => compileStrategy(strategy, { zones, strategies, nodeTypes, seen: 0 }));
    this.#splits = new Map(splitsIn(program.strategy).map((split) => [split.experiment, split]));
  }

  /** The strategy where these experiments have come out so; itself where it has none of them. */
  programFor(arms: Arms): Program {
    const own = Object.entries(arms)
      .filter(([experiment, variant]) => this.#variant(experiment, variant) !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    if (own.length === 0) return this.#program;
    const key = JSON.stringify(own);
    const made = this.#made.get(key) ?? this.#compile(forced(this.#program.strategy, new Map(own)));
    this.#made.set(key, made);
    return made;
  }

  /**
   * How likely an experiment of the strategy comes out so for somebody who gets to it, 0 to 1; 1 where the strategy does not
   * have the experiment: then nothing is left to chance.
   */
  probabilityOf(experiment: string, variant: string): number {
    const split = this.#splits.get(experiment);
    if (split === undefined) return 1;
    return ((this.#variant(experiment, variant)?.weight ?? 0) / 10_000) * ((split.ramp ?? 10_000) / 10_000);
  }

  /** Every way in which these experiments of the strategy may have come out, as many as `MOST_WAYS`. */
  waysOf(arms: Arms): readonly Arms[] {
    let ways: Arms[] = [{}];
    for (const [experiment, drawn] of Object.entries(arms)) {
      const variants = this.#splits.get(experiment)?.variants.filter(({ weight }) => weight > 0) ?? [];
      const keys = variants.length === 0 ? [drawn] : variants.map(({ key }) => key);
      ways = ways.flatMap((way) => keys.map((key) => ({ ...way, [experiment]: key }))).slice(0, MOST_WAYS);
    }
    return ways;
  }

  #variant(experiment: string, variant: string) {
    return this.#splits.get(experiment)?.variants.find(({ key }) => key === variant);
  }
}

/** Beyond it ways are not looked at: so many variants at once are no experiment. */
const MOST_WAYS = 64;

const isSplit = (value: Readonly<Record<string, unknown>>): boolean =>
  value.type === "split" && typeof value.experiment === "string" && Array.isArray(value.variants);

/** Wherever they stand in the document. */
function splitsIn(value: unknown): SplitNode[] {
  if (Array.isArray(value)) return value.flatMap(splitsIn);
  if (!isRecord(value)) return [];
  return isSplit(value) ? [value as unknown as SplitNode] : Object.values(value).flatMap(splitsIn);
}

/** The document with the chosen variants for everybody who gets to them; ports stay as they are. */
function forced<T>(value: T, arms: ReadonlyMap<string, string>): T {
  if (Array.isArray(value)) return value.map((item) => forced(item, arms)) as T;
  if (!isRecord(value)) return value;
  const chosen = isSplit(value) ? arms.get(String(value.experiment)) : undefined;
  if (chosen === undefined) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, forced(member, arms)])) as T;
  }
  const split = value as unknown as SplitNode;
  const variants = split.variants.map((variant) => ({ ...variant, weight: variant.key === chosen ? 10_000 : 0 }));
  return { ...split, variants, ...(split.ramp !== undefined && { ramp: 10_000 }) } as T;
}
