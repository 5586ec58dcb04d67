/** The dry run: what a plan would do to a population, a case at a time, in parts that add up. */

import type { Id } from "../../model/notation.ts";
import type { Program } from "../../run/program.ts";
import { caseZone } from "../../run/turn.ts";
import type {
  MigratedCase,
  MigratingCase,
  MigrationImpact,
  MigrationPlan,
  MigrationPopulation,
  MigrationRefusal,
  NodeTarget,
} from "../model.ts";
import { isContactEffect } from "./contactsMade.ts";
import { migrateState, refusalOf } from "./migrateState.ts";
import { noticesPassedBy } from "./notices.ts";
import { type Relation, relationOf } from "./relation.ts";

/** Case ids kept for each notice. */
const EXAMPLES = 5;

export const NO_IMPACT: MigrationImpact = {
  ...{ cases: 0, moved: 0, pinned: 0, exiting: 0, restarting: 0, waiting: 0, pendingContacts: 0, contactsAtOnce: 0 },
  ...{ refused: {}, nodes: [], skippedNotices: [], shifts: [] },
};

/**
 * What `plan` would do to these cases. Impacts of parts of a population add up with `mergeImpacts`, in any order.
 *
 * @throws RangeError for a program that `compileStrategy` did not make.
 */
export function migrationImpact(
  from: Program,
  to: Program,
  plan: MigrationPlan,
  { now, cases }: MigrationPopulation,
): MigrationImpact {
  const relation = relationOf(from, to);
  const tally = new Tally();
  for (const each of cases) {
    const { facts, state, pending = [] } = each;
    if (plan.moment === "checkpoint") countWaiting(tally, relation, plan, each, now);
    else
      tally.add(relation, each, plan.nodes[state.node], migrateState(from, to, plan, state, { facts, now, pending }));
  }
  return tally.impact();
}

/** The same as the impact of all cases at once. */
export function mergeImpacts(one: MigrationImpact, other: MigrationImpact): MigrationImpact {
  const tally = new Tally();
  tally.take(one);
  tally.take(other);
  return tally.impact();
}

function countWaiting(tally: Tally, relation: Relation, plan: MigrationPlan, each: MigratingCase, now: number): void {
  const { state, facts } = each;
  const { from } = relation;
  const open = new Set([...from.checkpoints].filter((path) => !isPinned(plan.nodes[path])));
  const reason =
    refusalOf(relation, plan, state, { facts, now }) ??
    (open.size === 0 ? "pinned" : from.leadsTo(state.node, open) ? undefined : "noCheckpoint");
  tally.addWaiting(relation, each, plan, reason);
}

const isPinned = (target: NodeTarget | undefined): boolean => target === undefined || target.to === "pin";

interface NodeCount {
  cases: number;
  timers: number;
  target: NodeTarget | null;
}

class Tally {
  readonly #counts = { cases: 0, moved: 0, pinned: 0, exiting: 0, restarting: 0, waiting: 0 };
  #pendingContacts = 0;
  #contactsAtOnce = 0;
  readonly #refused = new Map<string, number>();
  readonly #nodes = new Map<Id, NodeCount>();
  readonly #notices = new Map<Id, { cases: number; examples: string[] }>();
  readonly #shifts = new Map<number, number>();

  add(relation: Relation, each: MigratingCase, target: NodeTarget | undefined, result: MigratedCase): void {
    const node = this.#stands(each, target ?? null);
    if (result.done === "refused") {
      this.#refuse(result.reason);
      return;
    }
    this.#counts[DONE[result.done]] += 1;
    const { state, effects, givenUp } = result;
    const superseded = effects.filter(
      (effect) => effect.kind === "contact.suppressed" && effect.reason === "superseded",
    );
    this.#pendingContacts += givenUp.length + superseded.length;
    this.#contactsAtOnce += effects.filter(isContactEffect).length;
    if (target !== undefined) this.#skips(each, noticesPassedBy(relation, each.state, target));
    if (state.status === "exited") return;
    const shift = this.#shift(relation, each, state.dueAt);
    const anew = state.visit !== each.state.visit && state.n?.due !== undefined;
    if (anew || (shift !== undefined && shift !== 0)) node.timers += 1;
  }

  addWaiting(relation: Relation, each: MigratingCase, plan: MigrationPlan, reason: MigrationRefusal | undefined): void {
    this.#stands(each, plan.nodes[each.state.node] ?? null);
    if (reason !== undefined) {
      this.#refuse(reason);
      return;
    }
    this.#counts.waiting += 1;
    const { from } = relation;
    const { node, entered } = each.state;
    const ahead = entered ? from.ahead(node) : new Set([node, ...from.ahead(node)]);
    const skipped = [...from.checkpoints]
      .filter((path) => ahead.has(path))
      .flatMap((path) => {
        const target = plan.nodes[path];
        return target === undefined
          ? []
          : noticesPassedBy(relation, { ...each.state, node: path, entered: false }, target);
      });
    this.#skips(
      each,
      skipped.filter((notice) => from.passing(notice).has(node)),
    );
  }

  #stands({ state }: MigratingCase, target: NodeTarget | null): NodeCount {
    this.#counts.cases += 1;
    const node = this.#nodes.get(state.node) ?? { cases: 0, timers: 0, target };
    this.#nodes.set(state.node, node);
    node.cases += 1;
    return node;
  }

  #refuse(reason: string): void {
    if (reason === "pinned") this.#counts.pinned += 1;
    else this.#refused.set(reason, (this.#refused.get(reason) ?? 0) + 1);
  }

  #skips({ state }: MigratingCase, notices: readonly Id[]): void {
    for (const notice of new Set(notices)) {
      const { cases, examples } = this.#notices.get(notice) ?? { cases: 0, examples: [] };
      this.#notices.set(notice, { cases: cases + 1, examples: firstOf([...examples, state.case]) });
    }
  }

  /** Local days between the old and the new next moment; absent where one of them is open. */
  #shift({ to }: Relation, { state, facts }: MigratingCase, dueAt: number | null): number | undefined {
    if (state.dueAt === null || dueAt === null) return undefined;
    const zone = caseZone(to.tables, facts);
    const days = zone.dayOf(dueAt) - zone.dayOf(state.dueAt);
    this.#shifts.set(days, (this.#shifts.get(days) ?? 0) + 1);
    return days;
  }

  take(part: MigrationImpact): void {
    for (const name of COUNTED) this.#counts[name] += part[name];
    this.#pendingContacts += part.pendingContacts;
    this.#contactsAtOnce += part.contactsAtOnce ?? 0;
    for (const [reason, cases] of Object.entries(part.refused))
      this.#refused.set(reason, (this.#refused.get(reason) ?? 0) + cases);
    for (const { node, cases, timers, target } of part.nodes) {
      const known = this.#nodes.get(node) ?? { cases: 0, timers: 0, target };
      this.#nodes.set(node, { target, cases: known.cases + cases, timers: known.timers + timers });
    }
    for (const { node, cases, examples } of part.skippedNotices) {
      const known = this.#notices.get(node) ?? { cases: 0, examples: [] };
      this.#notices.set(node, { cases: known.cases + cases, examples: firstOf([...known.examples, ...examples]) });
    }
    for (const { days, cases } of part.shifts) this.#shifts.set(days, (this.#shifts.get(days) ?? 0) + cases);
  }

  impact(): MigrationImpact {
    return {
      ...this.#counts,
      refused: Object.fromEntries(inOrder(this.#refused)),
      nodes: inOrder(this.#nodes).map(([node, { cases, target, timers }]) => ({ node, cases, target, timers })),
      skippedNotices: inOrder(this.#notices).map(([node, { cases, examples }]) => ({ node, cases, examples })),
      pendingContacts: this.#pendingContacts,
      contactsAtOnce: this.#contactsAtOnce,
      shifts: [...this.#shifts].sort(([a], [b]) => a - b).map(([days, cases]) => ({ days, cases })),
    };
  }
}

const COUNTED = ["cases", "moved", "pinned", "exiting", "restarting", "waiting"] as const;
const DONE = { moved: "moved", exited: "exiting", restarted: "restarting" } as const;

const firstOf = (ids: readonly string[]): string[] => [...new Set(ids)].sort().slice(0, EXAMPLES);

const inOrder = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
