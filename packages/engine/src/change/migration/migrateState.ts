/**
 * Moves one case to another version: leaves its node as the older version does, stands it where the plan says, and takes the
 * first step there. All or nothing: a case that cannot be moved stays as it was, with a reason.
 */

import type { CaseFacts, CaseState } from "../../model/case.ts";
import type { Effect } from "../../model/effect.ts";
import type { Id } from "../../model/notation.ts";
import type { TraceEntry } from "../../model/trace.ts";
import { advance, type Circumstances, endRun, startOf } from "../../run/advance.ts";
import { COMMITMENT_HOLD } from "../../run/commitment.ts";
import { draftOf, isHeld, stateOf } from "../../run/draft.ts";
import { factsFor, factsProblem } from "../../run/facts.ts";
import { clearHold } from "../../run/holds.ts";
import { passTime, pauseForCommitment } from "../../run/intake.ts";
import type { Program } from "../../run/program.ts";
import { CaseTurn } from "../../run/turn.ts";
import type { MigratedCase, MigrationPlan, MigrationRefusal, NodeTarget } from "../model.ts";
import { isContactEffect, type Place, wouldRepeat } from "./contactsMade.ts";
import { kept } from "./keeping.ts";
import { type Relation, relationOf } from "./relation.ts";

export interface MigrationCircumstances extends Circumstances {
  /** Effects that the host holds and has not handed on yet. */
  readonly pending?: readonly Effect[];
}

/**
 * A case on the newer version. Kept are variables, stage, holds, commitment, offers, arms, remembered events, and the node's
 * own memory where the node is the same. Pure; never throws for a state, facts or a plan.
 *
 * @throws RangeError for a program that `compileStrategy` did not make.
 */
export function migrateState(
  from: Program,
  to: Program,
  plan: MigrationPlan,
  state: CaseState,
  circumstances: MigrationCircumstances,
): MigratedCase {
  const relation = relationOf(from, to);
  const refusal = refusalOf(relation, plan, state, circumstances);
  if (refusal !== undefined) return refuse(refusal);
  const target = plan.nodes[state.node];
  if (target === undefined) return refuse("noTarget");
  if (target.to === "pin") return refuse("pinned");
  return new Moving(relation, state, circumstances).go(target);
}

const refuse = (reason: MigrationRefusal): MigratedCase => ({ done: "refused", reason });

/** What keeps any case from being moved. */
export function refusalOf(
  { from, to }: Relation,
  plan: MigrationPlan,
  state: CaseState,
  { facts, now }: Circumstances,
): MigrationRefusal | undefined {
  if (plan.problems.length > 0) return "planHasProblems";
  const { tables: older } = from;
  const { tables: newer } = to;
  const fits = plan.strategy === older.id && plan.from === older.version && plan.to === newer.version;
  if (!fits || newer.id !== older.id) return "otherPlan";
  if (state.strategy !== older.id || state.version !== older.version) return "otherVersion";
  if (state.status === "exited") return "exited";
  const trusted = Number.isSafeInteger(now) && factsProblem(facts) === undefined;
  return trusted && factsFor(state.case, facts) !== undefined ? undefined : "facts";
}

/** One case on its way. */
export class Moving {
  readonly #relation: Relation;
  readonly #state: CaseState;
  readonly #circumstances: MigrationCircumstances;
  /** The last step of the older version. */
  readonly #turn: CaseTurn;

  constructor(relation: Relation, state: CaseState, circumstances: MigrationCircumstances) {
    this.#relation = relation;
    this.#state = state;
    this.#circumstances = circumstances;
    const now = Math.max(circumstances.now, state.at);
    const facts = factsFor(state.case, circumstances.facts) as CaseFacts;
    this.#turn = new CaseTurn({ tables: relation.from.tables, facts, draft: draftOf(state, now), now });
  }

  go(target: Exclude<NodeTarget, { to: "pin" }>): MigratedCase {
    switch (target.to) {
      case "exit":
        return this.#exit(target.outcome);
      case "same":
        return this.#stay();
      case "node":
        return this.#leaveFor(target.node, "node");
      case "restart":
        return this.#leaveFor(startOf(this.#relation.to.tables.entry, this.#turn), "restart");
    }
  }

  #exit(outcome: string): MigratedCase {
    const turn = this.#turn;
    passTime(turn);
    this.#note("", "exit");
    endRun(turn, outcome);
    const { effects, trace } = turn;
    return { done: "exited", state: stateOf(turn.draft), effects, trace, givenUp: this.#pendingContacts() };
  }

  /** At the same node: with what it remembers, where it was entered. */
  #stay(): MigratedCase {
    const { from, to } = this.#relation;
    const { node, entered, n } = this.#state;
    const [older, newer] = [from.node(node), to.node(node)];
    if (!entered || n === undefined || older === undefined || newer === undefined) {
      return this.#arrive({ node, entered }, "same");
    }
    const result = kept(older, newer, n);
    if ("refuse" in result) return refuse(result.refuse);
    if ("leaveBy" in result) {
      const next = to.compiled(node)?.ports.get(result.leaveBy);
      return next === undefined ? refuse("wouldPark") : this.#arrive({ node: next, entered: false }, "same");
    }
    if ("giveUp" in result) from.compiled(node)?.behavior.interrupted?.(this.#turn);
    this.#turn.draft.n = result.data;
    return this.#arrive({ node, entered: true }, "same");
  }

  #leaveFor(node: Id, how: "node" | "restart"): MigratedCase {
    const { draft, tables } = this.#turn;
    const here = tables.nodes.get(draft.node);
    if (draft.entered && here?.type === "retryPayment" && draft.n?.sent !== undefined) return refuse("paymentUnderway");
    if (draft.entered) here?.behavior.interrupted?.(this.#turn);
    return this.#arrive({ node, entered: false }, how);
  }

  /** Where a checkpoint leads in the newer version; the mark itself was made in the older one. */
  goOnAfter(checkpoint: Id): MigratedCase {
    const next = this.#relation.to.compiled(checkpoint)?.ports.get("next");
    return next === undefined ? refuse("noTarget") : this.#arrive({ node: next, entered: false }, "same");
  }

  #arrive(place: Place, how: "same" | "node" | "restart"): MigratedCase {
    const migrating = { state: this.#state, ...this.#circumstances };
    if (how !== "restart" && wouldRepeat(this.#relation, migrating, place)) return refuse("wouldRepeat");
    this.#note(place.node, how);
    if (!place.entered) this.#keepAgreement(place.node);
    const { effects: left, trace } = this.#turn;
    const arrived = stateOf(this.#placed(place, how));
    const step = advance(this.#relation.to.tables, arrived, { type: "timer.fired" }, this.#circumstances);
    if (step.trace.some(({ code }) => code === "case.parked")) return refuse("wouldPark");
    return {
      done: how === "restart" ? "restarted" : "moved",
      state: step.state,
      effects: [...left, ...step.effects],
      trace: [...trace, ...step.trace],
      givenUp: step.state.status === "exited" ? this.#pendingContacts() : this.#pendingContacts(this.#relation),
    };
  }

  /** The state as the newer version finds it. */
  #placed({ node, entered }: Place, how: "same" | "node" | "restart") {
    const { draft, now } = this.#turn;
    const { from, to } = this.#relation;
    const around = to.repeatsAround(node);
    const before = new Set(how === "same" ? from.repeatsAround(this.#state.node) : Object.keys(draft.loops));
    const own = to.compiled(node)?.type === "repeat" ? [node] : [];
    const still = Object.entries(draft.loops).filter(([path]) => around.includes(path) || own.includes(path));
    // Who comes into a loop from outside is in its first round.
    const begun = around.filter((path) => !before.has(path)).map((path) => [path, { count: 1, since: now }] as const);
    return {
      ...draft,
      version: to.tables.version,
      node,
      entered,
      n: entered ? draft.n : undefined,
      loops: how === "restart" ? {} : Object.fromEntries([...begun, ...still]),
      ...(how === "restart" && { enteredAt: now }),
    };
  }

  /** An agreement goes on pausing the case where no node watches it any more, and is watched where one does again. */
  #keepAgreement(target: Id): void {
    const turn = this.#turn;
    const { draft } = turn;
    const { commitment } = draft;
    if (commitment === undefined) return;
    const watches = (behavior: CaseTurn["tables"] | undefined, path: Id): boolean =>
      behavior?.nodes.get(path)?.behavior.watches?.includes(commitment.kind) === true;
    const pausing = draft.holds.find(({ kind }) => kind === COMMITMENT_HOLD);
    if (watches(this.#relation.to.tables, target)) {
      if (pausing !== undefined) clearHold(turn, pausing, "released");
      if (!isHeld(draft)) draft.heldSince = undefined;
    } else if (pausing === undefined && draft.entered && watches(turn.tables, draft.node)) pauseForCommitment(turn);
  }

  /** Pending contacts that are given up: of nodes that the newer version lacks, or all of them. */
  #pendingContacts(relation?: Relation): string[] {
    const contacts = (this.#circumstances.pending ?? []).filter(isContactEffect);
    return contacts.filter(({ nodeId }) => relation?.same(nodeId) !== true).map(({ id }) => id);
  }

  #note(target: string, how: "same" | "node" | "restart" | "exit"): void {
    const { tables, draft } = this.#turn;
    const { version: to } = this.#relation.to.tables;
    const entry: TraceEntry["data"] = { from: tables.version, to, node: draft.node, target, how };
    this.#turn.note("case.migrated", entry);
  }
}
