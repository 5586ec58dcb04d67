/** What a person is asked to do about a case, as it is kept: a document of the kind `task` whose id is that of the effect. */

import type { Effect } from "@dunlin/engine";
import type { DocumentRow, EnrollmentKey } from "../model/rows.ts";
import type { DocumentWrite } from "../model/store.ts";

export const TASK = "task";

/**
 * `open` waits in its queue; `claimed` is with somebody until `claimedUntil`; `done` has a disposition; `canceled` is no
 * longer needed; `expired` ran out of time.
 */
export type TaskState = "open" | "claimed" | "done" | "canceled" | "expired";

/** `state` of the document is a `TaskState`, `ref` the queue, `rank` what `taskRank` gives. */
export type TaskRow = DocumentRow<TaskValue>;

export interface TaskValue extends EnrollmentKey {
  readonly personId: string;
  readonly nodeId: string;
  readonly queue: string;
  /** Set when the task is a contact; then so are `recipient`, `purpose` and `obligations`. */
  readonly channel?: string;
  readonly recipient?: string;
  readonly purpose?: string;
  /** Refs that it speaks of. */
  readonly obligations?: readonly string[];
  readonly skill?: string;
  /** Reference of a template: what the person says. */
  readonly script?: string;
  /** 0..100, the higher the sooner. */
  readonly priority?: number;
  /** Of a reply that somebody has to read: what it was taken for. */
  readonly about?: readonly string[];
  /** The ways it can end. */
  readonly dispositions: readonly string[];
  /** ms; when the case goes on without it. */
  readonly dueAt: number;
  /** ms */
  readonly createdAt: number;
  /** Id of the user. */
  readonly claimedBy?: string;
  /** ms; afterwards anybody may take it. */
  readonly claimedUntil?: number;
  /** How often it was taken so far. */
  readonly claims?: number;
  /** ms; contact rules do not allow it before. Looked at again every hour. */
  readonly notBefore?: number;
  /** ms */
  readonly completedAt?: number;
  readonly disposition?: string;
  /** Personal: sealed under the key of the person, base64. */
  readonly note?: string;
  /** Of `canceled` and `expired`: `task.cancel`, `exited`, `paid`, ... */
  readonly reason?: string;
}

export type TaskCreate = Extract<Effect, { readonly kind: "task.create" }>;

/** One band of ranks per priority; no date reaches this far (ms, the year 2286). */
export const BAND = 10_000_000_000_000;

/** Ascending: the higher priority first, within one the earlier deadline. Without a priority it comes last. */
export function taskRank(priority: number | undefined, dueAt: number): number {
  const whole = Math.round(Math.min(100, Math.max(0, priority ?? 0)));
  return Math.min(Math.max(dueAt, 0), BAND - 1) - whole * BAND;
}

/** The document of a new task, to be inserted in the transaction of the step that asked for it. */
export function taskDocument(
  effect: TaskCreate,
  of: EnrollmentKey & { readonly personId: string },
): DocumentWrite<TaskValue> {
  const { id, nodeId, at, queue, channel, recipient, purpose, priority, skill, script, dispositions, dueAt } = effect;
  const { caseId, strategy, obligation, personId } = of;
  return {
    kind: TASK,
    id,
    rev: 0,
    state: "open",
    ref: queue,
    rank: taskRank(priority, dueAt),
    value: {
      ...{ caseId, strategy, obligation, personId, nodeId, queue },
      ...(channel !== undefined && { channel }),
      ...(recipient !== undefined && { recipient }),
      ...(purpose !== undefined && { purpose }),
      ...(effect.obligations !== undefined && { obligations: effect.obligations }),
      ...(skill !== undefined && { skill }),
      ...(script !== undefined && { script }),
      ...(priority !== undefined && { priority }),
      ...{ dispositions, dueAt, createdAt: at },
    },
  };
}

/** A task that nobody needs to do any more, or undefined when it has ended already. `expired`: its time ran out. */
export function endedTask(
  row: TaskRow,
  as: "canceled" | "expired",
  reason: string,
): DocumentWrite<TaskValue> | undefined {
  if (row.state !== "open" && row.state !== "claimed") return undefined;
  return withState(row, as, { ...row.value, reason });
}

/** The write that replaces a task. */
export const withState = (row: TaskRow, state: TaskState, value: TaskValue): DocumentWrite<TaskValue> => ({
  kind: TASK,
  id: row.id,
  rev: row.rev,
  state,
  ...(row.ref !== undefined && { ref: row.ref }),
  ...(row.rank !== undefined && { rank: row.rank }),
  value,
});
