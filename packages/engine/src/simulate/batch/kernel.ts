/** What a node does with a row. The same decisions as the node type's own behavior; that both agree is tested case by case. */

import type { Rows } from "./rows.ts";

/** Otherwise a move is the number of a way. */
export const STAY = -1;
/** The case has ended by a rule: see `Rows.ending`. */
export const ENDED = -2;
/** Only the object path knows what comes now. */
export const LEAVE = -3;

/** Only `react` can tell. */
export const ASK = -4;

export interface Kernel {
  /** On arrival and in every later step in which the case is here. */
  visit(rows: Rows, row: number, arriving: boolean): number;
  /** An event by the number of its type; `STAY`: the node does not listen. */
  react?(rows: Rows, row: number, type: number): number;
  /**
   * The way by which a case leaves that rests here and is due, where nothing else can move it but what it hears: it need not
   * be visited before.
   */
  readonly whenDue?: number;
  /** What an event of a type does, where that is known beforehand: a way, `STAY` where nobody listens, or `ASK`. */
  hears?(type: number): number;
  /** The case leaves by a handler or an exit rule. */
  interrupted?(rows: Rows, row: number): void;
  /** Id of the task that is open here. */
  awaited?(rows: Rows, row: number): string | undefined;
}

/** What the columns know nothing of: the case leaves for the object path. */
export const UNKNOWN_NODE: Kernel = { visit: () => LEAVE };
