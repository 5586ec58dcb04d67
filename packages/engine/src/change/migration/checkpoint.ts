/** A step of a case that waits to be moved: by the older version as far as the next checkpoint, from there by the newer one. */

import type { Tables } from "../../compile/compile.ts";
import type { CaseState } from "../../model/case.ts";
import type { CaseEvent } from "../../model/event.ts";
import type { Id } from "../../model/notation.ts";
import { STAY } from "../../nodes/spec.ts";
import { advance } from "../../run/advance.ts";
import type { Program } from "../../run/program.ts";
import type { Step } from "../../run/turn.ts";
import type { MigratedCase, MigrationPlan } from "../model.ts";
import { type MigrationCircumstances, Moving, refusalOf } from "./migrateState.ts";
import { relationOf, type Version } from "./relation.ts";

/** A step, and what became of the case at the checkpoint that it came to; absent where it came to none. */
export type CheckpointStep = Step & { readonly migration?: MigratedCase };

/**
 * One event or due timer of a case that waits for a checkpoint. Where it comes to none, or cannot be moved there, the step is
 * the older version's own.
 *
 * @throws RangeError for a program that `compileStrategy` did not make.
 */
export function advanceToCheckpoint(
  programs: { readonly from: Program; readonly to: Program; readonly plan: MigrationPlan },
  state: CaseState,
  event: CaseEvent,
  circumstances: MigrationCircumstances,
): CheckpointStep {
  const { from, to, plan } = programs;
  const relation = relationOf(from, to);
  const stopped = advance(stoppingAt(relation.from), state, event, circumstances);
  const { node, status, entered } = stopped.state;
  const there = status === "active" && entered && relation.from.checkpoints.has(node) && stopped.state !== state;
  if (!there) return from.advance(state, event, circumstances);
  const refusal = refusalOf(relation, plan, stopped.state, circumstances);
  const target = plan.nodes[node];
  const moving = new Moving(relation, stopped.state, circumstances);
  const migration: MigratedCase =
    refusal !== undefined
      ? { done: "refused", reason: refusal }
      : target === undefined || target.to === "pin"
        ? { done: "refused", reason: target === undefined ? "noTarget" : "pinned" }
        : target.to === "same"
          ? moving.goOnAfter(node)
          : moving.go(target);
  if (migration.done === "refused") return { ...from.advance(state, event, circumstances), migration };
  const effects = [...stopped.effects, ...migration.effects];
  const trace = [...stopped.trace, ...migration.trace];
  return { state: migration.state, effects, trace, migration: { ...migration, effects, trace } };
}

const stopping = new WeakMap<Version, Tables>();

/** The same tables, in which a case makes its mark at a checkpoint and stays there. */
function stoppingAt(version: Version): Tables {
  const known = stopping.get(version);
  if (known !== undefined) return known;
  const { tables, checkpoints } = version;
  const nodes = new Map(
    [...tables.nodes].map(([path, node]): [Id, typeof node] => {
      if (!checkpoints.has(path)) return [path, node];
      const visit: typeof node.behavior.visit = (turn, moment) => {
        node.behavior.visit(turn, moment);
        return STAY;
      };
      return [path, { ...node, behavior: { ...node.behavior, visit } }];
    }),
  );
  const made = { ...tables, nodes };
  stopping.set(version, made);
  return made;
}
