/**
 * Many cases through one strategy at once: the same steps as one by one, without objects. What cannot be told exactly by
 * columns is not told by them: a program is refused with reasons, a single case leaves for the object path.
 */

import type { Zone } from "../../base/zone.ts";
import type { CaseFacts } from "../../model/case.ts";
import type { EffectKind } from "../../model/effect.ts";
import type { CaseEvent } from "../../model/event.ts";

/** The cases of a batch, by row. A list is one; a million made on demand are another. Rows do not change while they run. */
export interface CaseSource {
  readonly length: number;
  /** Facts as the engine knows them when the case comes in; the same ones each time. */
  at(row: number): CaseFacts | undefined;
}

/** Why a program cannot be stepped by columns. */
export interface BatchRefusal {
  readonly code: "batch.program" | "batch.reads" | "batch.policies" | "batch.limits";
  /** JSON pointer into the strategy document. */
  readonly path: string;
  /** English; says what it is about the document, and that cases have to be stepped as objects. */
  readonly message: string;
}

/** An effect that a strategy can have. Each is listed once in `Batch.acts`, so that counting it is one addition. */
export interface Act {
  readonly kind: EffectKind;
  readonly channel?: string;
  readonly template?: string;
  readonly purpose?: string;
  readonly queue?: string;
  readonly dispositions?: readonly string[];
  /** Of a contact that waits or is not made. */
  readonly reason?: string;
  readonly outcome?: string;
  /** Id of the exit rule behind it. */
  readonly rule?: string;
  readonly goal?: string;
  readonly experiment?: string;
  readonly variant?: string;
}

/** A port of a node, and where it leads: places in `Batch.nodes`. */
export interface Way {
  readonly node: number;
  readonly port: string;
  readonly to: number;
}

/** Hears what happens to cases, in the order in which it happens. Nodes, ways and acts are places in the lists of the batch. */
export interface BatchListener {
  entered(row: number, node: number, now: number): void;
  left(row: number, way: number, now: number): void;
  /** `value`: the bucket of an exposure, the end of a delay (ms, NaN while it is open), the deadline of a task (ms), else NaN. */
  acted(row: number, act: number, node: number, now: number, value: number): void;
}

/** Where a case of a batch is. `away`: not told by columns; what was heard of it so far does not count. */
export type RowStatus = "new" | "active" | "exited" | "refused" | "away";

export interface Batch {
  readonly rows: number;
  /** Paths, by number. */
  readonly nodes: readonly string[];
  readonly ways: readonly Way[];
  readonly acts: readonly Act[];
  /** Outcomes, by number. */
  readonly outcomes: readonly string[];
  /** How much a case takes: what it remembers of its way, and what is known of it (obligations, zone, channels). */
  readonly bytes: { readonly state: number; readonly facts: number };
  /** The number of an event type; 0 for one that nobody in this strategy listens to. */
  typeOf(type: string): number;
  /** Whether any condition looks into events. */
  readonly readsEvents: boolean;
  /** Takes a row in, or in again, where the strategy allows it; what it refuses stays as it was. */
  enroll(row: number, now: number): void;
  /**
   * One event or due timer of a row, by the number of its type. Of one row, time does not go back and each event is told
   * once. `event` is needed where conditions or answers look into it.
   */
  advance(row: number, type: number, now: number, event?: CaseEvent): void;
  /** Money on record, before the event that tells of it: the obligation it names first, then the oldest. */
  pay(row: number, amountMinor: number, now: number, obligation?: string): void;
  /** Every open obligation is disputed, or none is any more; before the event that tells of it. */
  dispute(row: number, disputed: boolean): void;
  /** A channel can no longer be used: it bounced, or the debtor opted out of it. */
  closeChannel(row: number, channel: string): void;
  status(row: number): RowStatus;
  /** Where the case is, or was when it ended. */
  node(row: number): number;
  /** When the next timer is due (ms); Infinity while nothing is. */
  dueAt(row: number): number;
  outcome(row: number): string | undefined;
  /** Id of the task whose end the case waits for. */
  awaited(row: number): string | undefined;
  /** Id of the latest effect; empty where nothing in this strategy tells effects apart. */
  latestEffect(row: number): string;
  /** What is open, in minor units. */
  openMinor(row: number): number;
  /** The same of one obligation, by its place in the facts; it may be nothing, or a credit. */
  owed(row: number, place: number): number;
  /** Whether anything that is open is disputed. */
  disputes(row: number): boolean;
  /** Whether columns cannot tell the facts of a row: it is away from the beginning. */
  unfit(row: number): boolean;
  /** Facts as they came in. */
  base(row: number): CaseFacts;
  /** The clock that the case lives by. */
  zone(row: number): Zone;
  /** Something happens to the case that columns do not know. */
  leave(row: number): void;
  /** The row as it was before it came in. */
  reset(row: number): void;
  /** The facts as they are now. */
  facts(row: number): CaseFacts;
}

/** What every program listens to; the number of its event type. */
export const TIMER = 1;
