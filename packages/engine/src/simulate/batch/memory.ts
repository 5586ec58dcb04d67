/** Where the cases of a batch stand, by columns: a dozen bytes for each in most strategies. */

import { Instants } from "./instants.ts";
import type { RowStatus } from "./model.ts";
import type { Needs } from "./needs.ts";

export const NEW = 0;
export const ACTIVE = 1;
export const EXITED = 2;
export const REFUSED = 3;
export const AWAY = 4;
const STATUS = 0b111;
const STATUSES: readonly RowStatus[] = ["new", "active", "exited", "refused", "away"];

/** What a node notes beside its status, above the bits of that: dropped when the case moves on. */
export const ASLEEP = 0b1000;
/** A task is open. */
export const SENT = 0b1_0000;
/** A contact waits. */
export const WAITING = 0b10_0000;

/** Answers of one row to four tests in a byte: 0 not asked. */
export const NO = 1;
export const YES = 2;
export const NEITHER = 3;

export class Memory {
  readonly node: Int16Array;
  readonly due: Instants;
  readonly flags: Uint8Array;
  readonly outcome: Uint8Array;
  readonly since: Instants | undefined;
  /** Arrivals, and effects of the latest one. */
  readonly visits: Uint16Array | undefined;
  readonly index: Uint8Array | undefined;
  /** Enrollments so far. */
  readonly runs: Uint16Array | undefined;
  /** By repeat. */
  readonly rounds: readonly Uint16Array[];
  readonly roundSince: readonly (Instants | undefined)[];
  /** By experiment: 1 + the place of the variant, 0 for none. */
  readonly arms: readonly Uint8Array[];
  readonly #answers: Uint8Array;
  readonly #answerBytes: number;
  readonly #experiments: readonly (readonly [experiment: string, variants: readonly string[]])[];
  readonly #tagNames: readonly string[];
  readonly #tags: Int32Array | undefined;
  readonly #stageNames: string[] = [];
  readonly #stages: Uint16Array | undefined;
  readonly #vars: (Readonly<Record<string, unknown>> | undefined)[] | undefined;
  readonly #entered: Instants | undefined;

  constructor(rows: number, needs: Needs, tests: number, origin: number) {
    const instants = () => new Instants(rows, origin, Infinity);
    this.node = new Int16Array(rows);
    this.due = instants();
    this.flags = new Uint8Array(rows);
    this.outcome = new Uint8Array(rows);
    this.since = needs.since ? instants() : undefined;
    this.visits = needs.visits ? new Uint16Array(rows) : undefined;
    this.index = needs.visits ? new Uint8Array(rows) : undefined;
    this.runs = needs.runs ? new Uint16Array(rows) : undefined;
    this.rounds = needs.repeats.map(() => new Uint16Array(rows));
    this.roundSince = needs.repeats.map(({ paced }) => (paced ? instants() : undefined));
    this.#experiments = [...needs.experiments];
    this.arms = this.#experiments.map(() => new Uint8Array(rows));
    this.#answerBytes = (tests + 3) >> 2;
    this.#answers = new Uint8Array(rows * this.#answerBytes);
    this.#tagNames = needs.tags;
    this.#tags = needs.tags.length > 0 ? new Int32Array(rows) : undefined;
    this.#stages = needs.stages ? new Uint16Array(rows) : undefined;
    this.#vars = needs.vars ? new Array<undefined>(rows).fill(undefined) : undefined;
    this.#entered = needs.entered ? instants() : undefined;
  }

  /** Of each case, without what `set` gives a name. */
  get bytes(): number {
    const instants = [this.due, this.since, this.#entered, ...this.roundSince];
    return (
      instants.reduce((sum, column) => sum + (column?.bytes ?? 0), 0) +
      (2 + 1 + 1 + this.#answerBytes) +
      (this.visits === undefined ? 0 : 3) +
      (this.runs === undefined ? 0 : 2) +
      (2 * this.rounds.length + this.arms.length) +
      (this.#tags === undefined ? 0 : 4) +
      (this.#stages === undefined ? 0 : 2)
    );
  }

  status(row: number): number {
    return (this.flags[row] as number) & STATUS;
  }

  statusName(row: number): RowStatus {
    return STATUSES[this.status(row)] as RowStatus;
  }

  /** Drops what a node noted. */
  setStatus(row: number, status: number): void {
    this.flags[row] = status;
  }

  has(row: number, flag: number): boolean {
    return ((this.flags[row] as number) & flag) !== 0;
  }

  mark(row: number, flag: number): void {
    this.flags[row] = (this.flags[row] as number) | flag;
  }

  unmark(row: number, flag: number): void {
    this.flags[row] = (this.flags[row] as number) & ~flag;
  }

  /** As a case comes in, or comes in again: nothing of an earlier run is left. */
  reset(row: number): void {
    this.flags[row] = NEW;
    this.due.clear(row);
    if (this.visits !== undefined) this.visits[row] = 0;
    if (this.index !== undefined) this.index[row] = 0;
    for (const rounds of this.rounds) rounds[row] = 0;
    for (const arms of this.arms) arms[row] = 0;
    if (this.#tags !== undefined) this.#tags[row] = 0;
    if (this.#stages !== undefined) this.#stages[row] = 0;
    if (this.#vars !== undefined) this.#vars[row] = undefined;
    this.forget(row);
  }

  run(row: number): number {
    return this.runs?.[row] ?? 1;
  }

  entered(row: number): number {
    return this.#entered?.get(row) ?? Infinity;
  }

  /** Another run begins. */
  begin(row: number, now: number): void {
    this.#entered?.set(row, now);
    if (this.runs !== undefined) this.runs[row] = (this.runs[row] as number) + 1;
  }

  /** The run that began does not count. */
  refuse(row: number, status: number): void {
    this.flags[row] = status;
    if (this.runs !== undefined) this.runs[row] = (this.runs[row] as number) - 1;
  }

  /** 0 while a test has not been asked, or its answer is not kept. */
  answer(row: number, test: number): number {
    return ((this.#answers[row * this.#answerBytes + (test >> 2)] as number) >> ((test & 3) << 1)) & 3;
  }

  keep(row: number, test: number, answer: number): void {
    const place = row * this.#answerBytes + (test >> 2);
    this.#answers[place] = (this.#answers[place] as number) | (answer << ((test & 3) << 1));
  }

  /** What is known of the row has changed. */
  forget(row: number): void {
    const begin = row * this.#answerBytes;
    for (let place = begin; place < begin + this.#answerBytes; place++) this.#answers[place] = 0;
  }

  read(row: number, name: "stage" | "vars" | "arms"): unknown {
    if (name === "stage") return this.#stageNames[(this.#stages?.[row] ?? 0) - 1];
    if (name === "vars") return this.vars(row);
    const arms: Record<string, string> = {};
    this.#experiments.forEach(([experiment, variants], i) => {
      const variant = variants[((this.arms[i] as Uint8Array)[row] as number) - 1];
      if (variant !== undefined) arms[experiment] = variant;
    });
    return arms;
  }

  setStage(row: number, stage: string): void {
    if (this.#stages === undefined) return;
    const known = this.#stageNames.indexOf(stage);
    this.#stages[row] = 1 + (known < 0 ? this.#stageNames.push(stage) - 1 : known);
  }

  hasTag(row: number, tag: string): boolean {
    const place = this.#tagNames.indexOf(tag);
    return place >= 0 && (((this.#tags?.[row] as number) >> place) & 1) === 1;
  }

  setTags(row: number, add: readonly string[], remove: readonly string[]): void {
    if (this.#tags === undefined) return;
    let bits = this.#tags[row] as number;
    for (const tag of add) bits |= 1 << this.#tagNames.indexOf(tag);
    for (const tag of remove) bits &= ~(1 << this.#tagNames.indexOf(tag));
    this.#tags[row] = bits;
  }

  vars(row: number): Readonly<Record<string, unknown>> {
    return this.#vars?.[row] ?? NO_VARS;
  }

  setVars(row: number, vars: Readonly<Record<string, unknown>>): void {
    if (this.#vars !== undefined) this.#vars[row] = vars;
  }
}

const NO_VARS: Readonly<Record<string, unknown>> = Object.freeze({});
