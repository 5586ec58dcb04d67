/**
 * The step for rows: refuse, exit rules, reactions, then run to completion, in the engine's order (FORMAT section 13) and
 * with nothing in between that a row in columns cannot have: holds, commitments and offers.
 */

import type { Zone } from "../../base/zone.ts";
import type { CaseFacts } from "../../model/case.ts";
import type { CaseEvent } from "../../model/event.ts";
import { type Program, tablesOf } from "../../run/program.ts";
import { ASK, ENDED, type Kernel, STAY } from "./kernel.ts";
import { Ledger } from "./ledger.ts";
import { ACTIVE, AWAY, EXITED, Memory, NEW, REFUSED, YES } from "./memory.ts";
import type { Act, Batch, BatchListener, BatchRefusal, CaseSource, RowStatus, Way } from "./model.ts";
import { type Plan, planOf } from "./plan.ts";
import { RowReading } from "./reading.ts";
import { type RowRule, Rows } from "./rows.ts";

/** As in the engine: node entries in one step after which something must be wrong. */
const MAX_HOPS = 1000;

export interface BatchOptions {
  /** When the cases come in, or about then (ms): what happens lies within 68 years of it. */
  readonly start: number;
  readonly listener: BatchListener;
}

export type Opened =
  | { readonly ok: true; readonly batch: Batch }
  | { readonly ok: false; readonly refusals: readonly BatchRefusal[] };

/** Whether a program can be stepped by columns, and why not. */
export function batchRefusals(program: Program): readonly BatchRefusal[] {
  const tables = tablesOf(program);
  return tables === undefined ? [NOT_COMPILED] : planOf(tables).refusals;
}

/**
 * Puts cases into columns. A program that looks at what columns do not hold is refused with all reasons. Rows whose facts
 * columns cannot tell are `away` from the beginning.
 */
export function openBatch(program: Program, source: CaseSource, options: BatchOptions): Opened {
  const tables = tablesOf(program);
  if (tables === undefined) return { ok: false, refusals: [NOT_COMPILED] };
  const plan = planOf(tables);
  if (plan.refusals.length > 0) return { ok: false, refusals: plan.refusals };
  return { ok: true, batch: new ColumnBatch(plan, source, options) };
}

const NOT_COMPILED: BatchRefusal = {
  code: "batch.program",
  path: "",
  message: "This is no program that compileStrategy made: compile the strategy first.",
};

/** Counts of repeats are nothing outside of them, so that only a way out of one has any to take back. */
const leadsOut = (over: Plan["over"], from: number, to: number): boolean =>
  (over[to] ?? []).some((repeat) => over[from]?.includes(repeat) !== true);

class ColumnBatch implements Batch {
  readonly rows: number;
  readonly nodes: readonly string[];
  readonly ways: readonly Way[];
  readonly acts: readonly Act[];
  readonly outcomes: readonly string[];
  readonly readsEvents: boolean;
  readonly #plan: Plan;
  readonly #kernels: readonly Kernel[];
  /** By node, so that a hop looks up no name. */
  readonly #visits: readonly Kernel["visit"][];
  readonly #rows: Rows;
  readonly #memory: Memory;
  readonly #ledger: Ledger;
  readonly #reading: RowReading;
  readonly #listener: BatchListener;
  /** One more than there are event types. */
  readonly #types: number;
  /** By way: 1 where it leads out of a repeat. */
  readonly #ends: Uint8Array;
  /** By way. */
  readonly #targets: Int16Array;
  /** By act, of ends. */
  readonly #outcomeOf: Uint8Array;

  constructor(plan: Plan, source: CaseSource, { start, listener }: BatchOptions) {
    const { tables, made, needs } = plan;
    this.rows = source.length;
    this.nodes = [...made.numbers.keys()];
    this.ways = made.ways;
    this.acts = made.acts;
    this.outcomes = made.outcomes;
    this.readsEvents = made.roots().has("event");
    this.#plan = plan;
    this.#kernels = plan.kernels;
    this.#visits = plan.kernels.map(({ visit }) => visit);
    this.#memory = new Memory(this.rows, needs, made.tests.length, start);
    this.#ledger = new Ledger(tables, source, needs, start);
    this.#reading = new RowReading(tables, this.#ledger, this.#memory, ["", ...made.types.keys()]);
    const parts = { memory: this.#memory, ledger: this.#ledger, reading: this.#reading };
    this.#rows = new Rows(tables, parts, listener, made.tests, plan.exits);
    this.#listener = listener;
    this.#ends = Uint8Array.from(made.ways, ({ node, to }) => (leadsOut(plan.over, node, to) ? 1 : 0));
    this.#types = made.types.size + 1;
    this.#targets = Int16Array.from(made.ways, ({ to }) => to);
    this.#outcomeOf = Uint8Array.from(made.acts, ({ outcome }) => Math.max(0, made.outcomes.indexOf(outcome ?? "")));
  }

  get bytes(): { readonly state: number; readonly facts: number } {
    return { state: this.#memory.bytes, facts: this.#ledger.bytes };
  }

  typeOf(type: string): number {
    return this.#plan.made.types.get(type) ?? 0;
  }

  enroll(row: number, now: number): void {
    const memory = this.#memory;
    const before = memory.status(row);
    if (before === ACTIVE || before === AWAY || (before === EXITED && !this.#mayReenter(row))) return;
    if (this.#ledger.unfit[row] === 1) {
      memory.setStatus(row, AWAY);
      return;
    }
    const node = memory.node[row] as number;
    if (before !== NEW) memory.reset(row);
    this.#reading.begin(row, now, 0, undefined);
    memory.begin(row, now);
    const start = this.#startOf();
    const { entry, enrolled } = this.#plan;
    if (entry >= 0 && this.#rows.ask(row, entry) !== YES) {
      memory.refuse(row, before === EXITED ? EXITED : REFUSED);
      memory.node[row] = node;
      return;
    }
    memory.setStatus(row, ACTIVE);
    memory.node[row] = start;
    this.#rows.act(row, enrolled, start);
    const rule = this.#rows.exitRule(row, 0);
    if (rule === undefined) this.#run(row, true);
    else this.#end(row, rule.then);
  }

  /** Where a distance is kept from the run before, the case leaves. */
  #mayReenter(row: number): boolean {
    const { reentry, cooldown } = this.#plan.tables.entry;
    if (reentry !== "never" && cooldown !== undefined) this.#memory.setStatus(row, AWAY);
    return reentry !== "never" && cooldown === undefined;
  }

  #startOf(): number {
    const { start, byDpd } = this.#plan;
    const dpd = byDpd.length === 0 ? undefined : this.#reading.read("dpd");
    if (typeof dpd !== "number") return start;
    return byDpd.findLast((from) => from.from <= dpd)?.start ?? start;
  }

  advance(row: number, type: number, now: number, event?: CaseEvent): void {
    const memory = this.#memory;
    if (memory.status(row) !== ACTIVE) return;
    const plan = this.#plan;
    const ledger = this.#ledger;
    if (plan.leaving[type] === 1 || (ledger.keepsInstants && ledger.unfit[row] === 1)) {
      memory.setStatus(row, AWAY);
      return;
    }
    this.#reading.begin(row, now, type, event);
    const rule = this.#rows.exitRule(row, type);
    if (rule !== undefined) {
      this.#interrupt(row);
      this.#end(row, rule.then);
      return;
    }
    const node = memory.node[row] as number;
    const jump = plan.jumps[node * this.#types + type] as number;
    if (jump === ASK) {
      if (this.#react(row, type)) {
        this.#run(row, true);
        return;
      }
    } else if (jump >= 0) {
      this.#follow(row, jump);
      this.#run(row, true);
      return;
    }
    const way = plan.whenDue[node] as number;
    if (way < 0) this.#run(row, false);
    else if (memory.due.get(row) <= now) {
      this.#follow(row, way);
      this.#run(row, true);
    }
  }

  /** The node, then the handlers. Whether the case has moved. */
  #react(row: number, type: number): boolean {
    const way = this.#kernelAt(row).react?.(this.#rows, row, type) ?? STAY;
    if (way >= 0) {
      this.#follow(row, way);
      return true;
    }
    const { handlers } = this.#plan;
    for (let i = 0; i < handlers.length; i++) {
      const { events, test, then } = handlers[i] as RowRule;
      if (events !== undefined && events[type] !== 1) continue;
      if (test >= 0 && this.#rows.ask(row, test) !== YES) continue;
      this.#interrupt(row);
      this.#endRepeats(row, then);
      this.#moveTo(row, then);
      return true;
    }
    return false;
  }

  /** Enter, do, leave, until the node waits or the case ends. */
  #run(row: number, arriving: boolean): void {
    const memory = this.#memory;
    const visits = this.#visits;
    const rows = this.#rows;
    let arrives = arriving;
    let node = memory.node[row] as number;
    for (let hops = 0; hops <= MAX_HOPS; hops++) {
      if (arrives) this.#arrive(row, node);
      const move = (visits[node] as Kernel["visit"])(rows, row, arrives);
      if (move === STAY) return;
      if (move < 0) {
        if (move === ENDED) this.#end(row, this.#rows.ending);
        else memory.setStatus(row, AWAY);
        return;
      }
      node = this.#follow(row, move);
      arrives = true;
    }
    memory.setStatus(row, AWAY);
  }

  #arrive(row: number, node: number): void {
    const { visits, index } = this.#memory;
    if (visits !== undefined && index !== undefined) {
      visits[row] = (visits[row] as number) + 1;
      index[row] = 0;
    }
    this.#listener.entered(row, node, this.#reading.now);
  }

  /** Gives the node to which the way leads. */
  #follow(row: number, way: number): number {
    this.#listener.left(row, way, this.#reading.now);
    const node = this.#targets[way] as number;
    if (this.#ends[way] === 1) this.#endRepeats(row, node);
    this.#moveTo(row, node);
    return node;
  }

  #moveTo(row: number, node: number): void {
    const memory = this.#memory;
    memory.node[row] = node;
    memory.setStatus(row, ACTIVE);
    memory.due.clear(row);
  }

  /** Counts that begin anew, once the case is at `node`. */
  #endRepeats(row: number, node: number): void {
    for (const repeat of this.#plan.over[node] as readonly number[])
      (this.#memory.rounds[repeat] as Uint16Array)[row] = 0;
  }

  #interrupt(row: number): void {
    this.#kernelAt(row).interrupted?.(this.#rows, row);
  }

  #end(row: number, act: number): void {
    const memory = this.#memory;
    this.#rows.act(row, act, memory.node[row] as number);
    memory.setStatus(row, EXITED);
    memory.due.clear(row);
    memory.outcome[row] = this.#outcomeOf[act] as number;
  }

  #kernelAt(row: number): Kernel {
    return this.#kernels[this.#memory.node[row] as number] as Kernel;
  }

  pay(row: number, amountMinor: number, now: number, obligation?: string): void {
    this.#ledger.pay(row, amountMinor, now, obligation);
    this.#memory.forget(row);
  }

  dispute(row: number, disputed: boolean): void {
    this.#ledger.dispute(row, disputed);
    this.#memory.forget(row);
  }

  closeChannel(row: number, channel: string): void {
    this.#ledger.closeChannel(row, channel);
  }

  status(row: number): RowStatus {
    return this.#memory.statusName(row);
  }

  node(row: number): number {
    return this.#memory.node[row] as number;
  }

  dueAt(row: number): number {
    return this.#memory.due.get(row);
  }

  outcome(row: number): string | undefined {
    return this.#memory.status(row) === EXITED ? this.outcomes[this.#memory.outcome[row] as number] : undefined;
  }

  awaited(row: number): string | undefined {
    return this.#kernelAt(row).awaited?.(this.#rows, row);
  }

  latestEffect(row: number): string {
    return this.#rows.latestEffect(row, this.nodes[this.node(row)] as string);
  }

  openMinor(row: number): number {
    return this.#ledger.openMinor(row);
  }

  owed(row: number, place: number): number {
    return this.#ledger.owed(this.#ledger.begin(row) + place);
  }

  disputes(row: number): boolean {
    return this.#ledger.disputes(row);
  }

  unfit(row: number): boolean {
    return this.#ledger.unfit[row] === 1;
  }

  base(row: number): CaseFacts {
    return this.#ledger.base(row);
  }

  zone(row: number): Zone {
    return this.#ledger.zones[this.#ledger.zone(row)] as Zone;
  }

  leave(row: number): void {
    this.#memory.setStatus(row, AWAY);
  }

  reset(row: number): void {
    this.#memory.reset(row);
    this.#memory.runs?.fill(0, row, row + 1);
    this.#ledger.load(row, this.#plan.tables);
  }

  facts(row: number): CaseFacts {
    return this.#ledger.facts(row);
  }
}
