/** What a node works on: one row of a batch during one step. */

import type { Tables } from "../../compile/compile.ts";
import type { Environment } from "../../conditions/environment.ts";
import { effectId, runPart } from "../../run/effectId.ts";
import type { Ledger } from "./ledger.ts";
import { type Memory, NEITHER, NO, YES } from "./memory.ts";
import type { BatchListener } from "./model.ts";
import type { RowReading } from "./reading.ts";

export type RowTest = (environment: Environment) => unknown;

/** A rule that ends cases, or moves them. `events` absent: it looks at facts only. */
export interface RowRule {
  /** By the number of an event type. */
  readonly events: Uint8Array | undefined;
  /** Number of its test; -1: always true. */
  readonly test: number;
  /** Act of an exit, node of a handler. */
  readonly then: number;
}

export class Rows {
  readonly memory: Memory;
  readonly ledger: Ledger;
  readonly reading: RowReading;
  readonly listener: BatchListener;
  /** Whether no exit rule of this step matched, and nothing has changed since that a rule could look at. */
  settled = false;
  /** Act of the end that a node has come to. */
  ending = -1;
  readonly #tables: Tables;
  readonly #tests: readonly RowTest[];
  /** By the number of an event type; at 0 those that look at facts only. */
  readonly #exits: readonly (readonly RowRule[])[];

  constructor(
    tables: Tables,
    parts: { readonly memory: Memory; readonly ledger: Ledger; readonly reading: RowReading },
    listener: BatchListener,
    tests: readonly RowTest[],
    exits: readonly (readonly RowRule[])[],
  ) {
    this.#tables = tables;
    this.memory = parts.memory;
    this.ledger = parts.ledger;
    this.reading = parts.reading;
    this.listener = listener;
    this.#tests = tests;
    this.#exits = exits;
  }

  get now(): number {
    return this.reading.now;
  }

  /** `YES`, `NO` or `NEITHER`. An answer that only new facts can change is kept. */
  ask(row: number, test: number): number {
    const kept = this.memory.answer(row, test);
    if (kept !== 0) return kept;
    const { reading } = this;
    reading.moving = false;
    const value = (this.#tests[test] as RowTest)(reading);
    const answer = value === true ? YES : value === false ? NO : NEITHER;
    if (!reading.moving) this.memory.keep(row, test, answer);
    return answer;
  }

  /** The value of an expression. */
  value(test: number): unknown {
    return (this.#tests[test] as RowTest)(this.reading);
  }

  /** The first exit rule that matches an event by its type; with 0 of those that look at facts only. */
  exitRule(row: number, type: number): RowRule | undefined {
    const rules = this.#exits[type] as readonly RowRule[];
    for (let i = 0; i < rules.length; i++) {
      const rule = rules[i] as RowRule;
      if (rule.test < 0 || this.ask(row, rule.test) === YES) return rule;
    }
    this.settled = true;
    return undefined;
  }

  /** An outbound contact. */
  contacted(row: number, channel: string): void {
    if (this.ledger.keepsInstants) this.ledger.contacted(row, channel, this.reading.now);
    this.settled = false;
  }

  /** Id of the latest effect of this arrival, where effects are told apart. */
  latestEffect(row: number, node: string): string {
    const { visits, index } = this.memory;
    if (visits === undefined || index === undefined) return "";
    const { id: strategy, version } = this.#tables;
    const run = runPart({ case: this.ledger.base(row).caseId, run: this.memory.run(row), strategy, version });
    return effectId(run, node, visits[row] as number, (index[row] as number) - 1);
  }

  act(row: number, act: number, node: number, value = Number.NaN): void {
    const { index } = this.memory;
    if (index !== undefined) index[row] = (index[row] as number) + 1;
    this.listener.acted(row, act, node, this.reading.now, value);
  }
}
