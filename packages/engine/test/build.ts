/** Small, valid strategies and facts for tests: a test states only what it is about. */

import { parseInstant } from "../src/base/instant.ts";
import type {
  CaseEvent,
  CaseFacts,
  CaseState,
  Effect,
  HostOptions,
  NodeTypes,
  Program,
  Step,
  Strategy,
} from "../src/index.ts";
import { compileStrategy } from "../src/index.ts";

type SendNode = NodeTypes["send"];

/** Epoch milliseconds of an ISO 8601 instant. */
export function at(text: string): number {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(`not an instant: ${text}`);
  return instant;
}

/** A strategy in UTC whose parts can be replaced. */
export function strategy(parts: Partial<Strategy> & Pick<Strategy, "nodes">): Strategy {
  return {
    format: "dunlin.strategy/1",
    id: "test",
    name: "Test",
    time: { zone: "UTC", at: "09:00" },
    entry: { start: Object.keys(parts.nodes)[0] ?? "" },
    exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
    ...parts,
  };
}

export const program = (parts: Partial<Strategy> & Pick<Strategy, "nodes">, options?: HostOptions): Program =>
  compileStrategy(strategy(parts), options);

/** One debtor with one invoice over 100.00, due on 2026-03-02. */
export function facts(parts: Partial<CaseFacts> = {}): CaseFacts {
  return { caseId: "C-1", debtor: { id: "D-1" }, obligations: [invoice()], ...parts };
}

export const invoice = (parts: Partial<CaseFacts["obligations"][number]> = {}): CaseFacts["obligations"][number] => ({
  ref: "I-1",
  dueDate: "2026-03-02",
  currency: "EUR",
  amountMinor: 10_000,
  outstandingMinor: 10_000,
  ...parts,
});

export const END = { type: "exit", outcome: "exhausted" } as const;

/** A mail that goes on to `next`. */
export const mail = (next = "end", parts: Partial<SendNode> = {}): SendNode => ({
  type: "send",
  via: [{ channel: "email", template: "reminder@1" }],
  ...parts,
  to: { next, ...parts.to },
});

/** A case on a virtual clock: facts change, events arrive, timers fire when due. */
export class Case {
  state: CaseState;
  facts: CaseFacts;
  now: number;
  readonly effects: Effect[] = [];
  readonly steps: Step[] = [];
  readonly #program: Program;

  constructor(program: Program, start: string, initial: CaseFacts = facts()) {
    this.#program = program;
    this.facts = initial;
    this.now = at(start);
    this.state = this.#take(program.enroll(initial, { now: this.now }));
  }

  /** Lets time pass until `when`, firing timers as they become due (also one due at `when` itself). */
  until(when: string): this {
    const end = at(when);
    for (let rounds = 0; this.state.dueAt !== null && this.state.dueAt <= end; rounds++) {
      if (rounds > 10_000) throw new Error("timers never end");
      this.now = this.state.dueAt;
      this.#take(this.#program.advance(this.state, { type: "timer.fired" }, { facts: this.facts, now: this.now }));
    }
    this.now = end;
    return this;
  }

  /** Lets time pass up to just before `when`, then delivers an event (with changed facts) at `when`. */
  on(when: string, event: CaseEvent, changed: Partial<CaseFacts> = {}): this {
    this.until(new Date(at(when) - 1).toISOString());
    this.now = at(when);
    this.facts = { ...this.facts, ...changed };
    this.#take(this.#program.advance(this.state, event, { facts: this.facts, now: this.now }));
    return this;
  }

  /** Effects of a kind, newest last. */
  of<K extends Effect["kind"]>(kind: K): Extract<Effect, { kind: K }>[] {
    return this.effects.filter((effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind);
  }

  /** When messages went out, as `2026-03-09T09:00 email`. */
  get sent(): string[] {
    return this.of("message.send").map((e) => `${new Date(e.at).toISOString().slice(0, 16)} ${e.channel}`);
  }

  get codes(): string[] {
    return this.steps.flatMap((step) => step.trace.map((entry) => entry.code));
  }

  #take(step: Step): CaseState {
    this.steps.push(step);
    this.effects.push(...step.effects);
    this.state = step.state;
    return step.state;
  }
}
