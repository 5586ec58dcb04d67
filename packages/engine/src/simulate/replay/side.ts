/** What one of two strategies did, added up case by case. */

import { DAY } from "../../base/instant.ts";
import type { CaseHistory } from "../../kpi/caseHistory.ts";
import { contactOf } from "../../kpi/contact.ts";
import { channelCost, type KpiCosts, taskCost } from "../../kpi/history.ts";
import type { Effect } from "../../model/effect.ts";
import type { Program } from "../../run/program.ts";
import type { ComparedSide } from "./comparison.ts";
import { type CaseRun, type ReplayMoment, replayRuns } from "./timeline.ts";

/** A case that went through a strategy. */
export interface Passage {
  readonly runs: readonly CaseRun[];
  /** Paths of the nodes it came to. */
  readonly nodes: ReadonlySet<string>;
}

/** Carries a case through a strategy and remembers where it came by. */
export function passageOf(program: Program, history: CaseHistory, until: number | undefined): Passage {
  const nodes = new Set<string>();
  const tell = ({ step }: ReplayMoment): void => {
    for (const { code, nodeId } of step?.trace ?? []) if (code === "node.entered" && nodeId) nodes.add(nodeId);
  };
  return { runs: replayRuns(program, history, { until }, () => tell), nodes };
}

export const effectsOf = ({ runs }: Passage): readonly Effect[] =>
  runs.flatMap((run) => (run.status === "enrolled" ? run.effects : []));

export const contactsIn = (effects: readonly Effect[]): number =>
  effects.reduce((count, effect) => (contactOf(effect) === undefined ? count : count + 1), 0);

class Counter {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** By name. */
  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

export class SideTally {
  readonly #program: Program;
  readonly #costs: KpiCosts | undefined;
  readonly #counts = { enrolled: 0, refused: 0, contacts: 0, contacted: 0, costMinor: 0 };
  readonly #refusedBy = new Counter();
  readonly #outcomes = new Counter();
  readonly #channels = new Counter();
  readonly #suppressed = new Counter();
  readonly #deferred = new Counter();
  readonly #rules = new Counter();
  readonly #tasks = new Counter();
  readonly #offers = new Counter();
  readonly #nodes = new Counter();
  readonly #days: number[] = [];
  readonly #hours: number[] = Array.from({ length: 24 }, () => 0);

  constructor(program: Program, costs: KpiCosts | undefined) {
    this.#program = program;
    this.#costs = costs;
  }

  add(passage: Passage, history: CaseHistory): void {
    const enrolled = passage.runs.filter((run) => run.status === "enrolled");
    if (enrolled.length > 0) this.#counts.enrolled += 1;
    else {
      this.#counts.refused += 1;
      this.#refusedBy.add(passage.runs.find((run) => run.status !== "enrolled")?.reason ?? "");
    }
    for (const { state } of enrolled) if (state.status === "exited") this.#outcomes.add(state.outcome ?? "");
    for (const node of passage.nodes) this.#nodes.add(node);
    const effects = effectsOf(passage);
    for (const effect of effects) this.#addEffect(effect, history);
    const contacts = contactsIn(effects);
    this.#counts.contacts += contacts;
    if (contacts > 0) this.#counts.contacted += 1;
  }

  #addEffect(effect: Effect, { zone, observeFrom }: CaseHistory): void {
    const contact = contactOf(effect);
    if (contact !== undefined) {
      this.#channels.add(contact.channel);
      const day = Math.floor((effect.at - observeFrom) / DAY);
      for (let at = this.#days.length; at <= day; at++) this.#days[at] = 0;
      this.#days[day] = (this.#days[day] ?? 0) + 1;
      const hour = Math.floor(zone.localOf(effect.at).time / 3_600_000);
      this.#hours[hour] = (this.#hours[hour] ?? 0) + 1;
      if (this.#costs !== undefined) this.#counts.costMinor += channelCost(this.#costs, contact.channel);
    }
    if (effect.kind === "task.create") {
      this.#tasks.add(effect.queue);
      if (this.#costs !== undefined) this.#counts.costMinor += taskCost(this.#costs, effect.queue);
    } else if (effect.kind === "offer.publish") this.#offers.add(effect.offer);
    else if (effect.kind === "contact.suppressed") this.#stopped(this.#suppressed, effect);
    else if (effect.kind === "contact.deferred") this.#stopped(this.#deferred, effect);
  }

  #stopped(by: Counter, { reason, rules }: { readonly reason: string; readonly rules: readonly string[] }): void {
    by.add(reason);
    for (const rule of rules) this.#rules.add(rule);
  }

  report(): ComparedSide {
    const { id, version, strategy } = this.#program;
    const { enrolled, refused, contacts, contacted, costMinor } = this.#counts;
    return {
      strategy: { id, version, name: strategy.name },
      ...{ enrolled, refused, refusedBy: this.#refusedBy.counts(), outcomes: this.#outcomes.counts() },
      contacts: {
        ...{ total: contacts, cases: contacted, channels: this.#channels.counts() },
        ...{ days: [...this.#days], hours: [...this.#hours] },
        ...{ suppressed: this.#suppressed.counts(), deferred: this.#deferred.counts(), rules: this.#rules.counts() },
      },
      ...{ tasks: this.#tasks.counts(), offers: this.#offers.counts() },
      costMinor: this.#costs === undefined ? null : costMinor,
      nodes: this.#nodes.counts(),
    };
  }
}
