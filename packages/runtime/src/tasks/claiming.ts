/**
 * Taking a task and giving it back. The person is locked first, then the task: the order of everything that changes a case, so
 * no two wait for each other, and no two agents call one person on one look at the rules.
 */

import { type ContactRecord, formatInstant, type Handoff } from "@dunlin/engine";
import type { Programs } from "../core/transact.ts";
import type { World } from "../core/world.ts";
import type { Actor } from "../model/actor.ts";
import type { PersonRow } from "../model/rows.ts";
import type { Tx } from "../model/store.ts";
import { TASK, type TaskRow, type TaskValue, withState } from "../model/task.ts";
import { writeLog } from "../settings/log.ts";
import { hasRole } from "../settings/roles.ts";
import { settingsIn } from "../settings/settings.ts";
import { joinFacts } from "../vault/caseParts.ts";
import { claimId, contactOfTask, mayContact, type TaskSite } from "./door.ts";
import { placeOf, type QueuePlace, readQueue } from "./queue.ts";
import { found, shown, type Task, taken } from "./showing.ts";

export type Claimed =
  | { readonly status: "claimed"; readonly task: Task }
  /** It is a contact that may not be made now; `until` (ms) is when to ask again, absent for an open end. */
  | { readonly status: "notNow"; readonly until?: number; readonly reasons: readonly string[] }
  /** It is a contact that may not be made any more. The case goes on when its time is over. */
  | { readonly status: "forbidden"; readonly reasons: readonly string[] };

export type NextTask =
  | { readonly status: "claimed"; readonly task: Task }
  /** `waiting`: tasks that may not be done yet, the first of them from `until` (ms) on. */
  | { readonly status: "none"; readonly waiting: number; readonly until?: number };

const isFree = ({ state, value }: TaskRow, now: number): boolean =>
  state === "open" || (state === "claimed" && (value.claimedUntil ?? 0) <= now);

/** What a transaction has to know about a task, with its person and itself locked. */
export async function lockedSite(
  tx: Tx,
  programs: Programs,
  row: TaskRow,
  now: number,
  options: { readonly skipLocked?: boolean } = {},
): Promise<TaskSite | undefined> {
  const { personId, caseId, strategy, obligation } = row.value;
  const [person] = await tx.lockPeople([personId], options);
  const locked = await tx.document<TaskValue>(TASK, row.id, { lock: true });
  if (person === undefined || locked === undefined) return undefined;
  const [own] = await tx.cases([caseId]);
  const enrollments = await tx.enrollments([caseId]);
  const enrollment = enrollments.find((one) => one.strategy === strategy && one.obligation === obligation);
  const program = enrollment && programs.of(strategy, enrollment.version);
  const facts = own && joinFacts(person, own);
  return { row: locked, person, facts, enrollment, program, settings: await settingsIn(tx), now };
}

export async function claimOne(
  world: World,
  tenant: string,
  id: string,
  actor: Actor,
  claimMs: number,
): Promise<Claimed> {
  return world.transact(tenant, async (tx, programs) => {
    const now = world.nowIn(tx);
    const row = found(await tx.document<TaskValue>(TASK, id), id);
    const site = await lockedSite(tx, programs, row, now);
    if (site === undefined || !isFree(site.row, now)) throw taken(site?.row ?? row);
    const verdict = mayContact(site);
    if (verdict.decision !== "send") return refusal(verdict);
    return { status: "claimed", task: shown(await take(tx, world, site, actor, claimMs)) };
  });
}

function refusal({ decision, until, reasons }: Handoff): Claimed {
  if (decision === "cancel") return { status: "forbidden", reasons };
  return { status: "notNow", ...(until !== undefined && { until }), reasons };
}

const PAGE = 50;
/** Tasks that are looked at for one claim at most. */
const MOST = 500;
const HOUR = 3_600_000;

export async function claimNext(
  world: World,
  tenant: string,
  { queues, skills = [] }: { readonly queues?: readonly string[]; readonly skills?: readonly string[] },
  actor: Actor,
  claimMs: number,
): Promise<NextTask> {
  const wait = { waiting: 0, until: Number.POSITIVE_INFINITY };
  const busy: TaskRow[] = [];
  for (const queue of queues ?? [undefined]) {
    let after: QueuePlace | undefined;
    for (let read = 0; read < MOST; read += PAGE) {
      const rows = await candidates(world, tenant, queue, after);
      for (const row of rows.all) {
        if (!isFree(row, rows.now) || !suits(row, skills)) continue;
        const result = await tryOne(world, tenant, row, actor, claimMs, wait, true);
        if (result === "busy") busy.push(row);
        else if (result !== undefined) return result;
      }
      const last = rows.all.at(-1);
      if (last === undefined || rows.all.length < PAGE) break;
      after = placeOf(last, rows.now);
    }
  }
  // Whoever was being dealt with a moment ago may be free by now: rather wait than say that there is nothing.
  for (const row of busy) {
    const result = await tryOne(world, tenant, row, actor, claimMs, wait, false);
    if (typeof result === "object") return result;
  }
  const { waiting, until } = wait;
  return { status: "none", waiting, ...(Number.isFinite(until) && { until }) };
}

const candidates = (world: World, tenant: string, queue: string | undefined, after: QueuePlace | undefined) =>
  world.store.transaction(tenant, async (tx) => {
    const now = world.nowIn(tx);
    const query = { states: ["open", "claimed"], limit: PAGE, ...(queue !== undefined && { queue }) };
    return { now, all: await readQueue(tx, { ...query, ...(after !== undefined && { after }) }, now) };
  });

const suits = ({ value: { skill } }: TaskRow, skills: readonly string[]): boolean =>
  skill === undefined || skills.includes(skill);

/** One candidate in a transaction of its own, so that nobody waits for more than one look. */
function tryOne(
  world: World,
  tenant: string,
  row: TaskRow,
  actor: Actor,
  claimMs: number,
  wait: { waiting: number; until: number },
  skipLocked: boolean,
): Promise<NextTask | "busy" | undefined> {
  return world.transact(tenant, async (tx, programs) => {
    const now = world.nowIn(tx);
    const { notBefore = 0, channel } = row.value;
    if (channel !== undefined && notBefore > now) return later(wait, notBefore);
    const site = await lockedSite(tx, programs, row, now, { skipLocked });
    if (site === undefined) return skipLocked ? "busy" : undefined;
    if (!isFree(site.row, now)) return undefined;
    const { decision, until } = mayContact(site);
    if (decision === "send") return { status: "claimed", task: shown(await take(tx, world, site, actor, claimMs)) };
    if (decision === "cancel") return undefined;
    if (until === undefined) return later(wait, Number.POSITIVE_INFINITY);
    // Not looked at again at once; but what makes it possible earlier is not missed for long.
    const next = Math.min(until, now + HOUR);
    const { state, value } = site.row;
    await tx.putDocument(withState(site.row, state === "claimed" ? "claimed" : "open", { ...value, notBefore: next }));
    return later(wait, until);
  });
}

function later(wait: { waiting: number; until: number }, until: number): undefined {
  wait.waiting += 1;
  wait.until = Math.min(wait.until, until);
}

async function take(tx: Tx, world: World, site: TaskSite, actor: Actor, claimMs: number): Promise<TaskRow> {
  const { row, person, now } = site;
  const { notBefore: _, ...value } = row.value;
  const claims = (value.claims ?? 0) + 1;
  const next = { ...value, claims, claimedBy: actor.id, claimedUntil: now + claimMs };
  const rev = await tx.putDocument(withState(row, "claimed", next));
  if (value.channel !== undefined)
    await tx.savePeople([withContact(person, contactRecord(site, claims, now + claimMs))]);
  world.meter.count("dunlin_tasks_claimed_total", { queue: value.queue });
  world.meter.observe("dunlin_tasks_wait_seconds", { queue: value.queue }, (now - value.createdAt) / 1000);
  return { ...row, rev, state: "claimed", value: next };
}

/** A contact that somebody is about to make counts from now on, and keeps others away while it lasts. */
function contactRecord(site: TaskSite, claim: number, claimedUntil: number): ContactRecord {
  const { channel, purpose, recipient, obligations } = contactOfTask(site);
  return {
    ...{ id: claimId(site.row.id, claim), at: formatInstant(site.now), channel, direction: "outbound" },
    // At least an attempt; who completes the task tells how it went.
    ...{ outcome: "noAnswer", purpose, recipient, person: site.person.id, debts: obligations, claimedUntil },
  };
}

const withContact = (person: PersonRow, contact: ContactRecord): PersonRow => ({
  ...person,
  contacts: [...person.contacts.filter(({ id }) => id !== contact.id), contact],
});

/** The task, if it is this person's. @throws RuntimeError `task.taken`. */
export function owned(row: TaskRow, actor: Actor, now: number): TaskRow {
  const { claimedBy, claimedUntil = 0 } = row.value;
  if (row.state !== "claimed" || claimedBy !== actor.id || claimedUntil <= now) throw taken(row);
  return row;
}

export async function renew(world: World, tenant: string, id: string, actor: Actor, claimMs: number): Promise<TaskRow> {
  return world.transact(tenant, async (tx, programs) => {
    const now = world.nowIn(tx);
    const site = await lockedSite(tx, programs, found(await tx.document<TaskValue>(TASK, id), id), now);
    const row = owned(found(site?.row, id), actor, now);
    const value = { ...row.value, claimedUntil: now + claimMs };
    const contact = site?.person.contacts.find((own) => own.id === claimId(id, value.claims ?? 1));
    if (site !== undefined && contact !== undefined)
      await tx.savePeople([withContact(site.person, { ...contact, claimedUntil: value.claimedUntil })]);
    const rev = await tx.putDocument(withState(row, "claimed", value));
    return { ...row, rev, value };
  });
}

/** @param note - Why, for the log. */
export async function release(world: World, tenant: string, id: string, actor: Actor, note?: string): Promise<TaskRow> {
  return world.transact(tenant, async (tx, programs) => {
    const now = world.nowIn(tx);
    const site = await lockedSite(tx, programs, found(await tx.document<TaskValue>(TASK, id), id), now);
    if (site === undefined || site.row.state !== "claimed") throw taken(found(site?.row, id));
    const { row, person } = site;
    if (row.value.claimedBy !== actor.id && !hasRole(actor, "operator")) throw taken(row);
    const { claimedBy: _, claimedUntil: _until, ...value } = row.value;
    const contact = claimId(id, value.claims ?? 1);
    const contacts = person.contacts.filter((own) => own.id !== contact);
    if (contacts.length < person.contacts.length) await tx.savePeople([{ ...person, contacts }]);
    if (note !== undefined) await writeLog(tx, actor, { what: "task.skipped", subject: `task:${id}`, note });
    const rev = await tx.putDocument(withState(row, "open", value));
    return { ...row, rev, state: "open", value };
  });
}
