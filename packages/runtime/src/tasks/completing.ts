/** The end of a task: its state, what the case hears, the contact that was made and the note about it, in one transaction. */

import { type CaseEvent, type CaseFacts, type ContactRecord, formatInstant, parseDate } from "@dunlin/engine";
import { deliverIn } from "../core/deliver.ts";
import type { Programs } from "../core/transact.ts";
import type { World } from "../core/world.ts";
import type { Actor } from "../model/actor.ts";
import type { DeliveredStep } from "../model/cases.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import type { Tx } from "../model/store.ts";
import { TASK, type TaskRow, type TaskValue, withState } from "../model/task.ts";
import { sealFor } from "../pages/notes.ts";
import { lockedSite } from "./claiming.ts";
import { claimId, type TaskSite } from "./door.ts";
import { found, shown, type Task, taken } from "./showing.ts";

export interface Completion {
  /** One of those of the task. */
  readonly disposition: string;
  /** In own words: sealed under the key of the person. At most 4,000 characters. */
  readonly note?: string;
  /** How a call went. `rpc`: the right person was reached; `wpc`: somebody else was. */
  readonly call?: { readonly result?: "rpc" | "wpc"; readonly outcome?: CallOutcome };
  /** What was agreed on. */
  readonly agreed?: Agreed;
  /** Told with the event, as the strategy asks for it; nothing personal. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** As contact policies count it. */
export type CallOutcome = "notConnected" | "noAnswer" | "voicemail" | "conversation" | "abandoned";

export type Agreed =
  | { readonly kind: "promise"; readonly amountMinor: number; readonly dueDate: string }
  /** An option of an open offer; with an extension the day. */
  | { readonly kind: "offer"; readonly offer: string; readonly option: string; readonly dueDate?: string }
  | { readonly kind: "dispute"; readonly obligations?: readonly string[]; readonly reason?: string };

export interface Completed {
  /** `late`: the case had gone on without it; what was said and reached is kept all the same. */
  readonly status: "done" | "duplicate" | "late";
  readonly task: Task;
  /** What it brought about. */
  readonly steps: readonly DeliveredStep[];
}

const MOST_NOTE = 4_000;

export async function complete(
  world: World,
  tenant: string,
  id: string,
  completion: Completion,
  actor: Actor,
): Promise<Completed> {
  check(completion);
  return world.transact(tenant, async (tx, programs) => {
    const now = world.nowIn(tx);
    const row = found(await tx.document<TaskValue>(TASK, id), id);
    if (!row.value.dispositions.includes(completion.disposition)) throw unlisted(row, completion);
    const site = await lockedSite(tx, programs, row, now);
    if (site === undefined) throw taken(row);
    const { state, value } = site.row;
    const isSame = value.disposition === completion.disposition && value.claimedBy === actor.id;
    if (state === "done" && isSame) return { status: "duplicate", task: shown(site.row), steps: [] };
    if (value.claimedBy !== actor.id || state === "done" || state === "open") throw taken(site.row);
    if (value.completedAt !== undefined) return { status: "duplicate", task: shown(site.row), steps: [] };
    return finish(tx, world, programs, site, completion, actor);
  });
}

/** A task whose time ran out while somebody was at it ended without them; what they did is told all the same. */
async function finish(
  tx: Tx,
  world: World,
  programs: Programs,
  site: TaskSite,
  completion: Completion,
  actor: Actor,
): Promise<Completed> {
  const { row, now } = site;
  const isLate = row.state !== "claimed";
  const note = completion.note?.trim();
  const sealed = note ? await sealFor(tx, world.vault, row.value.personId, note) : undefined;
  const { claimedUntil: _, ...rest } = row.value;
  const { disposition } = completion;
  const value = { ...rest, completedAt: now, disposition, ...(sealed !== undefined && { note: sealed }) };
  const state = isLate ? (row.state as "canceled") : "done";
  const rev = await tx.putDocument(withState(row, state, value));
  const steps: DeliveredStep[] = [];
  for (const { event, change } of newsOf(site, completion, isLate)) {
    const { caseId } = row.value;
    const told = { caseId, event, by: actor.id, programs, ...(change !== undefined && { change }) };
    steps.push(...(await deliverIn(tx, world, told)).steps);
  }
  const inTime = !isLate && now <= value.dueAt;
  world.meter.count("dunlin_tasks_completed_total", { queue: value.queue, inTime: String(inTime) });
  world.meter.observe("dunlin_tasks_age_seconds", { queue: value.queue }, (now - value.createdAt) / 1000);
  return { status: isLate ? "late" : "done", task: shown({ ...row, rev, state, value }), steps };
}

interface TaskNews {
  readonly event: CaseEvent;
  readonly change?: (facts: CaseFacts) => CaseFacts;
}

/** In this order: how the call went, that the task is done, and then what was agreed, so that the next node finds it. */
function newsOf(site: TaskSite, { disposition, call, agreed, data }: Completion, isLate: boolean): readonly TaskNews[] {
  const { id, value } = site.row;
  const change = value.channel === undefined ? undefined : contactMade(site, call);
  const calls: TaskNews[] =
    call === undefined
      ? []
      : [
          {
            event: {
              type: "call.finished",
              id: `task:${id}:call`,
              data: { task: id, disposition, ...(call.result !== undefined && { result: call.result }) },
            },
            ...(change !== undefined && { change }),
          },
        ];
  const promise = agreed?.kind === "promise" ? promiseOf(site, agreed) : undefined;
  const changes = [...(call === undefined && change !== undefined ? [change] : []), ...(promise ? [promise] : [])];
  const all = (facts: CaseFacts): CaseFacts => changes.reduce((sum, one) => one(sum), facts);
  const done: TaskNews = {
    event: { type: "task.completed", id: `task:${id}`, data: { ...data, task: id, disposition } },
    ...(changes.length > 0 && { change: all }),
  };
  return [...calls, ...(isLate ? [] : [done]), ...(agreed === undefined ? [] : [agreedNews(site, agreed)])];
}

/** The contact that was counted when the task was taken, with how it went. */
function contactMade({ row, now }: TaskSite, call: Completion["call"]): (facts: CaseFacts) => CaseFacts {
  const id = claimId(row.id, row.value.claims ?? 1);
  const outcome = call?.outcome ?? (call?.result === "rpc" ? "conversation" : call?.result && "wrongParty");
  return (facts) => {
    const { contacts = [] } = facts;
    const known = contacts.find((own) => own.id === id);
    const { channel = "voice" } = row.value;
    const { claimedUntil: _, ...counted } = known ?? { id, at: formatInstant(now), channel, direction: "outbound" };
    const made: ContactRecord = {
      ...(counted as ContactRecord),
      ...(outcome !== undefined && { outcome }),
    };
    return { ...facts, contacts: [...contacts.filter((own) => own !== known), made] };
  };
}

const promiseId = (task: string): string => `task:${task}`;

/** A node that watches promises takes up the newest of the facts: it has to be there when the task hands over. */
function promiseOf({ row, now }: TaskSite, { amountMinor, dueDate }: Extract<Agreed, { kind: "promise" }>) {
  const made = { id: promiseId(row.id), madeAt: formatInstant(now), dueDate, amountMinor, status: "open" };
  return (facts: CaseFacts): CaseFacts => {
    const { promises = [] } = facts;
    return promises.some(({ id }) => id === made.id) ? facts : { ...facts, promises: [...promises, made] };
  };
}

function agreedNews({ row, facts }: TaskSite, agreed: Agreed): TaskNews {
  const id = `task:${row.id}:${agreed.kind}`;
  const about = { task: row.id };
  switch (agreed.kind) {
    case "promise": {
      const { amountMinor, dueDate } = agreed;
      return {
        event: { type: "promise.created", id, data: { ...about, promise: promiseId(row.id), amountMinor, dueDate } },
      };
    }
    case "offer": {
      const { kind: _, ...answer } = agreed;
      return { event: { type: "offer.accepted", id, data: { ...about, ...answer } } };
    }
    case "dispute": {
      const open =
        facts?.obligations.filter(({ outstandingMinor }) => outstandingMinor > 0).map(({ ref }) => ref) ?? [];
      const { obligations = open, reason } = agreed;
      const data = { ...about, obligations, ...(reason !== undefined && { reason }) };
      return { event: { type: "dispute.opened", id, data } };
    }
  }
}

function unlisted({ id, value: { dispositions } }: TaskRow, { disposition }: Completion): RuntimeError {
  const says = `"${disposition}" is no way in which this task ends. Take one of: ${dispositions.join(", ")}.`;
  return new RuntimeError("task.disposition", says, { path: "/disposition", data: { task: id, dispositions } });
}

function check({ note, agreed, data }: Completion): void {
  const refuse = (path: string, says: string): never => {
    throw new RuntimeError("request.invalid", says, { path });
  };
  if (note !== undefined && note.length > MOST_NOTE) refuse("/note", `A note has at most ${MOST_NOTE} characters.`);
  if (data !== undefined && (typeof data !== "object" || data === null || Array.isArray(data)))
    refuse("/data", "Write the data as an object.");
  if (agreed?.kind !== "promise") return;
  if (!Number.isSafeInteger(agreed.amountMinor) || agreed.amountMinor <= 0)
    refuse("/agreed/amountMinor", "Write what was promised in minor units, a whole number above zero.");
  if (parseDate(agreed.dueDate) === undefined) refuse("/agreed/dueDate", "Write the day as 2026-11-26.");
}
