/** A task as it is shown to people. */

import { RuntimeError } from "../model/runtimeError.ts";
import type { TaskRow, TaskState, TaskValue } from "../model/task.ts";

/** Without the note, which is sealed. */
export interface Task extends Omit<TaskValue, "note" | "claims" | "notBefore"> {
  readonly id: string;
  readonly state: TaskState;
  /** Whether somebody wrote something about it. */
  readonly hasNote: boolean;
}

export function shown({ id, state, value }: TaskRow): Task {
  const { note, claims: _, notBefore: _before, ...own } = value;
  return { id, state: state as TaskState, ...own, hasNote: note !== undefined };
}

/** @throws RuntimeError `task.unknown`. */
export function found(row: TaskRow | undefined, id: string): TaskRow {
  if (row !== undefined) return row;
  throw new RuntimeError("task.unknown", `There is no task "${id}".`, { data: { task: id } });
}

/** @throws RuntimeError `task.taken`: `state` and `claimedBy` say how it stands. */
export function taken({ id, state, value: { claimedBy } }: TaskRow): RuntimeError {
  const isOver = state !== "open" && state !== "claimed";
  const says = isOver ? "The task has ended. Take another one." : "Somebody else has the task. Take another one.";
  return new RuntimeError("task.taken", says, {
    data: { task: id, state, ...(claimedBy !== undefined && { claimedBy }) },
  });
}
