/** Lines past other steps: how far from the trunk each runs. */

import type { NodeId } from "../document/strategy.ts";
import type { Plan } from "./plan.ts";
import type { Round, Rounds } from "./rounds.ts";
import type { Rows } from "./rows.ts";
import type { Measures } from "./sizes.ts";

/** A line past other steps; its number counts from the trunk outwards. */
export interface Lane {
  readonly way: Plan["passes"][number];
  /** To a later step, back to a repeat, or to the foot of the rounds around it. */
  readonly as: "pass" | "back" | "foot";
  readonly lane: number;
  /** The rows that it passes, from the first to the last. */
  readonly from: number;
  readonly to: number;
}

/** By row, where each line begins; the shortest ones run closest to the trunk. */
export function lanesOf({ rows }: Rows, rounds: Rounds): readonly (readonly Lane[])[] {
  const at = new Map<NodeId, number>(rows.map(({ plan }, i) => [plan.step.id, i]));
  const spans = rows.flatMap(({ plan }, row) => {
    const round = rounds.at.get(plan.step.id);
    const { passes, again, returns } = plan;
    const toFoot = returns !== undefined && round !== undefined && row < round.to ? [returns] : [];
    return [
      ...passes.map((way) => ({ way, as: "pass" as const, row, from: row, to: (at.get(way.target) ?? row) - 1 })),
      ...again.map((way) => ({ way, as: "back" as const, row, from: at.get(way.target) ?? row, to: row })),
      ...toFoot.map((way) => ({ way, as: "foot" as const, row, from: row, to: (round as Round).to })),
    ];
  });
  const taken: boolean[][] = [];
  const lanes: Lane[][] = rows.map(() => []);
  for (const { way, as, row, from, to } of spans.sort((a, b) => a.to - a.from - (b.to - b.from))) {
    let lane = 0;
    while (isTaken(taken[lane], from, to)) lane++;
    taken[lane] ??= [];
    for (let i = from; i <= to; i++) (taken[lane] as boolean[])[i] = true;
    lanes[row]?.push({ way, as, lane, from, to });
  }
  // Lines that go further out leave higher up, so that those of one step do not cross.
  for (const list of lanes) list.sort((a, b) => b.lane - a.lane);
  return lanes;
}

function isTaken(rows: readonly boolean[] | undefined, from: number, to: number): boolean {
  for (let i = from; i <= to; i++) if (rows?.[i] === true) return true;
  return false;
}

/** How far the lines reach that pass each row. */
export function laneReach(
  { rows }: Rows,
  lanes: readonly (readonly Lane[])[],
  first: number,
  { lane: { step }, thread }: Measures,
): readonly number[] {
  const reach = rows.map(() => 0);
  for (const { lane, from, to } of lanes.flat())
    for (let i = from; i <= to; i++) reach[i] = Math.max(reach[i] ?? 0, first + lane * step + thread);
  return reach;
}
