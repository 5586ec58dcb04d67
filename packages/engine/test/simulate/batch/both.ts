/** One script told to the engine as it stands, and to a batch: what each heard, step by step. */

import { formatInstant } from "../../../src/base/instant.ts";
import {
  withChannel,
  withClosedPromise,
  withContact,
  withDispute,
  withoutContact,
  withPayment,
} from "../../../src/commitments/caseFacts.ts";
import type { CaseEvent, CaseFacts, Effect, Program, Step } from "../../../src/index.ts";
import type { Act, Batch, BatchListener } from "../../../src/simulate/batch/model.ts";

const MINUTE = 60_000;

/** What happens to a case after some minutes. */
export interface Scripted {
  readonly minutes: number;
  /** Timers that fall due until then do not fire by themselves: the next event finds them late. */
  readonly late?: boolean;
  readonly what:
    | { readonly kind: "pay"; readonly amountMinor: number; readonly obligation?: string }
    | { readonly kind: "dispute"; readonly disputed: boolean }
    | { readonly kind: "close"; readonly channel: string }
    | { readonly kind: "complete"; readonly disposition: string }
    | { readonly kind: "tell"; readonly event: CaseEvent };
}

/** A line for every thing that happened, and where the case stands after each step. */
export type Heard = readonly (readonly string[])[];

/** Both sides of a script. `away`: the batch left the case to the objects, from this step on. */
export interface Told {
  readonly objects: Heard;
  readonly columns: Heard;
  readonly away: boolean;
}

/** Writes down what a batch tells. */
export class Scribe implements BatchListener {
  lines: string[] = [];
  batch!: Batch;

  entered(_: number, node: number): void {
    this.lines.push(`enter ${this.batch.nodes[node]}`);
  }

  left(_: number, place: number): void {
    const way = this.batch.ways[place];
    this.lines.push(`leave ${this.batch.nodes[way?.node ?? -1]} ${way?.port}`);
  }

  acted(_: number, act: number, node: number, now: number, value: number): void {
    this.lines.push(actLine(this.batch.acts[act] as Act, this.batch.nodes[node] as string, now, value));
  }
}

const actLine = (act: Act, node: string, at: number, value: number): string => {
  const { kind, channel, template, purpose, queue, reason, outcome, rule, goal, experiment, variant } = act;
  const shown = kind === "task.cancel" ? {} : { queue };
  const own = { channel, template, purpose, ...shown, reason, outcome, rule, goal, experiment, variant };
  return `${kind} ${node} ${at} ${JSON.stringify(own)} ${Number.isNaN(value) ? "-" : value}`;
};

/** The same line of an effect. */
function effectLine(effect: Effect): string {
  const { kind, nodeId, at } = effect;
  const value = (number: number | null | undefined) => number ?? Number.NaN;
  switch (effect.kind) {
    case "message.send":
      return actLine(pick(effect, "channel", "template", "purpose"), nodeId, at, Number.NaN);
    case "task.create": {
      const script = effect.channel === undefined || effect.script === undefined ? {} : { template: effect.script };
      return actLine({ ...pick(effect, "channel", "purpose", "queue"), ...script }, nodeId, at, effect.dueAt);
    }
    case "contact.deferred":
      return actLine(pick(effect, "reason"), nodeId, at, value(effect.until));
    case "contact.suppressed":
      return actLine(pick(effect, "reason"), nodeId, at, Number.NaN);
    case "case.exited":
      return actLine(pick(effect, "outcome", "rule"), nodeId, at, Number.NaN);
    case "metric.mark":
      return actLine(pick(effect, "goal"), nodeId, at, Number.NaN);
    case "experiment.exposed":
      return actLine(pick(effect, "experiment", "variant"), nodeId, at, effect.bucket);
    default:
      return actLine({ kind }, nodeId, at, Number.NaN);
  }
}

function pick(effect: Effect, ...names: string[]): Act {
  const own = effect as unknown as Record<string, unknown>;
  return { kind: effect.kind, ...Object.fromEntries(names.map((name) => [name, own[name]])) };
}

/** The engine's side: a host that keeps the facts. */
class Objects {
  readonly heard: string[][] = [];
  #step: Step;
  #facts: CaseFacts;
  readonly #program: Program;

  constructor(program: Program, facts: CaseFacts, now: number) {
    this.#program = program;
    this.#facts = facts;
    this.#step = this.#take(program.enroll(facts, { now }));
  }

  get dueAt(): number {
    return this.#step.state.dueAt ?? Infinity;
  }

  get awaited(): string | undefined {
    return this.#step.state.n?.sent;
  }

  change(change: (facts: CaseFacts) => CaseFacts): void {
    this.#facts = change(this.#facts);
  }

  advance(event: CaseEvent, now: number): void {
    this.#step = this.#take(this.#program.advance(this.#step.state, event, { facts: this.#facts, now }));
  }

  #take(step: Step): Step {
    const lines = step.trace.flatMap(({ code, nodeId, data }) => {
      if (code === "node.entered") return [`enter ${nodeId}`];
      return code === "node.left" ? [`leave ${nodeId} ${data.port}`] : [];
    });
    const { state } = step;
    const refused = step.trace.some(({ code }) => code === "entry.refused");
    const where = refused ? "refused" : `${state.status} ${state.node} ${state.dueAt ?? "-"} ${state.outcome ?? "-"}`;
    this.heard.push([...lines, ...step.effects.map(effectLine), where]);
    for (const effect of step.effects) this.#record(effect);
    return step;
  }

  /** What a host keeps of an effect. */
  #record(effect: Effect): void {
    if (effect.kind === "task.cancel") this.change((facts) => withoutContact(facts, effect.task));
    if (effect.kind === "commitment.close")
      this.change((facts) => withClosedPromise(facts, effect.commitment, effect.status, formatInstant(effect.at)));
    const { channel } = effect as { readonly channel?: string };
    if ((effect.kind !== "message.send" && effect.kind !== "task.create") || channel === undefined) return;
    const contact = { id: effect.id, at: formatInstant(effect.at), channel, direction: "outbound" } as const;
    this.change((facts) => withContact(facts, contact));
  }
}

/** The same script on both sides. The row of the batch holds `facts`. */
export function tellBoth(
  program: Program,
  { batch, scribe, row }: { readonly batch: Batch; readonly scribe: Scribe; readonly row: number },
  facts: CaseFacts,
  script: readonly Scripted[],
  start: number,
): Told {
  const columns: string[][] = [];
  let [now, payments] = [start, 0];
  const objects = new Objects(program, facts, now);
  const take = () => {
    const status = batch.status(row);
    const due = batch.dueAt(row);
    const node = batch.nodes[batch.node(row)];
    const where = `${status} ${node} ${due === Infinity ? "-" : due} ${batch.outcome(row) ?? "-"}`;
    // Traces and effects are two lists.
    const [ways, acts] = [scribe.lines.filter(isWay), scribe.lines.filter((line) => !isWay(line))];
    columns.push([...ways, ...acts, status === "refused" ? status : where]);
    scribe.lines = [];
    return status !== "away";
  };
  const tell = (event: CaseEvent): boolean => {
    objects.advance(event, now);
    batch.advance(row, batch.typeOf(event.type), now, event);
    return take();
  };
  const timersUntil = (end: number): boolean => {
    for (let rounds = 0; objects.dueAt < end && rounds < 2000; rounds++) {
      now = objects.dueAt;
      if (!tell({ type: "timer.fired" })) return false;
    }
    return true;
  };
  const live = (): boolean => {
    batch.enroll(row, now);
    if (!take()) return false;
    for (const { minutes, late, what } of script) {
      const end = now + minutes * MINUTE;
      if (late !== true && !timersUntil(end)) return false;
      now = end;
      if (what.kind === "pay") payments += 1;
      if (!tell(happen(what, { objects, batch, row, now, payments }))) return false;
    }
    return true;
  };
  const stayed = live();
  return { objects: objects.heard, columns, away: !stayed };
}

const isWay = (line: string): boolean => line.startsWith("enter ") || line.startsWith("leave ");

interface World {
  readonly objects: Objects;
  readonly batch: Batch;
  readonly row: number;
  readonly now: number;
  readonly payments: number;
}

/** Changes what is known on both sides, and gives the event that tells of it. */
function happen(what: Scripted["what"], { objects, batch, row, now, payments }: World): CaseEvent {
  switch (what.kind) {
    case "pay": {
      const { amountMinor, obligation } = what;
      const id = `payment-${payments}`;
      const named = obligation === undefined ? {} : { obligation };
      objects.change((facts) => withPayment(facts, { id, at: formatInstant(now), amountMinor, ...named }).facts);
      batch.pay(row, amountMinor, now, obligation);
      return { type: "payment.received", id, data: { amountMinor } };
    }
    case "dispute": {
      const { disputed } = what;
      objects.change((facts) => {
        const meant = facts.obligations.filter((own) => (disputed ? own.outstandingMinor > 0 : own.disputed === true));
        const refs = meant.map(({ ref }) => ref);
        return withDispute(facts, refs, disputed);
      });
      batch.dispute(row, disputed);
      return { type: disputed ? "dispute.opened" : "dispute.closed" };
    }
    case "close":
      objects.change((facts) => withChannel(facts, what.channel, { optedOut: true }));
      batch.closeChannel(row, what.channel);
      return { type: "message.optedOut" };
    case "complete": {
      const task = objects.awaited ?? "none";
      return { type: "task.completed", data: { task, disposition: what.disposition } };
    }
    case "tell":
      return what.event;
  }
}
