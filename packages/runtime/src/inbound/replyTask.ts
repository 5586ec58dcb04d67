/** A reply that a person has to read, as a task like any other: it has a deadline, and the text is with it, sealed. */

import { sha256 } from "../base/canonical.ts";
import type { Tx } from "../model/store.ts";
import { TASK, type TaskValue, taskRank } from "../tasks/task.ts";

export interface ReplyTask {
  readonly caseId: string;
  readonly personId: string;
  /** Of the reply. */
  readonly name: string;
  /** Meanings that it was taken for; none for a text that says nothing we know. */
  readonly about: readonly string[];
  readonly queue: string;
  readonly taskMs: number;
  /** Sealed. */
  readonly note?: string;
  /** ms */
  readonly now: number;
}

/** `handled`: nothing more is to be done; `misread`: it does not mean what it was taken for; `escalated`: somebody else goes on. */
export const REPLY_DISPOSITIONS = ["handled", "misread", "escalated"] as const;

/** How soon a person is needed, 0..100. */
const PRIORITIES: Readonly<Record<string, number>> = {
  ...{ distress: 100, deceased: 90, ceaseContact: 90, attorney: 90, bankruptcy: 90, wrongNumber: 85, dispute: 80 },
  ...{ hardship: 75, refusal: 70, "optOut?": 70, optIn: 40 },
};
const USUAL = 50;
const UNREAD = 30;

/** Nothing waits for a life in danger. ms */
const URGENT_MS = 3_600_000;

export async function putReplyTask(tx: Tx, task: ReplyTask): Promise<void> {
  const { caseId, personId, name, about, queue, taskMs, note, now } = task;
  // The id of a task begins with its case, by which it is found when the person is forgotten.
  const id = `${encodeURIComponent(caseId.replace(/\p{Surrogate}/gu, "\ufffd"))}/reply/${sha256(name).slice(0, 32)}`;
  if ((await tx.document(TASK, id)) !== undefined) return;
  const enrollments = await tx.enrollments([caseId]);
  const own = enrollments.find(({ state }) => state.status !== "exited") ?? enrollments[0];
  const priority = about.length === 0 ? UNREAD : Math.max(...about.map((each) => PRIORITIES[each] ?? USUAL));
  const dueAt = now + (about.includes("distress") ? Math.min(URGENT_MS, taskMs) : taskMs);
  const value: TaskValue = {
    ...{ caseId, strategy: own?.strategy ?? "", obligation: own?.obligation ?? "", personId },
    ...{ nodeId: "", queue, priority, about, dispositions: REPLY_DISPOSITIONS, dueAt, createdAt: now },
    ...(note !== undefined && { note }),
  };
  await tx.putDocument({ kind: TASK, id, rev: 0, state: "open", ref: queue, rank: taskRank(priority, dueAt), value });
}
