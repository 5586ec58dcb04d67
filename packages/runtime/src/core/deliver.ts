/** News about one case, inside a transaction: facts, steps, journal, outbox, and the pending contacts that they stop. */

import { type CaseEvent, type CaseFacts, type Program, parseInstant } from "@dunlin/engine";
import type { Delivered } from "../model/cases.ts";
import type { EnrollmentKey, OutboxRow } from "../model/rows.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import type { Tx } from "../model/store.ts";
import { CaseWork } from "./caseWork.ts";
import { changedFacts, checkEvent } from "./change.ts";
import { flush } from "./flush.ts";
import { TallySheet } from "./tallies.ts";
import type { Programs } from "./transact.ts";
import type { World } from "./world.ts";

export interface News {
  readonly caseId: string;
  readonly event: CaseEvent;
  /** Kept in the journal. */
  readonly by: string;
  /** What else is known about the facts by now, before the event is applied to them. */
  readonly change?: (facts: CaseFacts) => CaseFacts;
  readonly programs: Programs;
  /** A timer of this enrollment, if it still has this rev. */
  readonly only?: { readonly strategy: string; readonly obligation: string; readonly rev: number };
}

/**
 * Takes the lock of the person. An event whose id this case heard before changes nothing.
 *
 * @throws RuntimeError `case.unknown`, `event.invalid`.
 */
export async function deliverIn(tx: Tx, world: World, news: News): Promise<Delivered> {
  const { caseId, event, change, only } = news;
  checkEvent(event);
  const { work, programs, sheet, now } = await openCase(tx, world, news);
  if (event.id !== undefined && (await tx.inbox("case", [`${caseId}/${event.id}`])).length === 0)
    return { status: "duplicate", steps: [], canceled: [] };
  const at = event.at === undefined ? now : (parseInstant(event.at) as number);
  const before = work.facts;
  work.learn(changedFacts(change === undefined ? before : change(before), event, at));
  if (only === undefined) work.hear(event);
  else {
    const row = work.enrollmentOf(only.strategy, only.obligation);
    if (row?.rev === only.rev) work.fire(row);
  }
  const canceled = [...(await flush(tx, [work], { programs, sheet, now, review: [work.person.id] }))];
  canceled.push(...(await followUp(tx, world, [work], { by: news.by, programs, canceled })));
  tellSetAside(world, tx.tenant, work.unreadable);
  const { steps } = work;
  return { status: steps.length > 0 ? "applied" : "ignored", steps, canceled };
}

/** Somebody has to look at these: what is kept of them cannot be read, or the case that they belong to is gone. */
export function tellSetAside(world: World, tenant: string, enrollments: readonly EnrollmentKey[]): void {
  for (const { caseId, strategy, obligation } of enrollments) {
    world.logger.error({ tenant, caseId, strategy, obligation }, "a case cannot be read and is set aside");
    world.meter.count("dunlin_unreadable_total", {});
  }
}

export interface OpenCase {
  readonly work: CaseWork;
  readonly programs: Programs;
  readonly sheet: TallySheet;
  readonly now: number;
}

/**
 * Locks the person, then the enrollments of all of their cases: nothing about them moves until the transaction ends, and what one
 * case brings about for another one finds its locks taken.
 */
export async function openCase(
  tx: Tx,
  world: World,
  news: Pick<News, "caseId" | "by" | "programs">,
): Promise<OpenCase> {
  const { caseId, by, programs } = news;
  const [found] = await tx.cases([caseId]);
  if (found === undefined)
    throw new RuntimeError("case.unknown", `There is no case "${caseId}". Put it in first.`, { data: { caseId } });
  const [person] = await tx.lockPeople([found.personId]);
  const cases = await tx.casesOf(found.personId);
  const row = cases.find(({ id }) => id === caseId);
  if (person === undefined || row === undefined)
    throw new RuntimeError("case.unknown", `The case "${caseId}" is gone.`, { data: { caseId } });
  const all = await tx.enrollments(
    cases.map(({ id }) => id),
    { lock: true },
  );
  const enrollments = all.filter((enrollment) => enrollment.caseId === caseId);
  const sheet = new TallySheet();
  const now = world.nowIn(tx);
  const hasWebhook = world.channels.has("webhook");
  const pending = programs.movesAny ? { pending: await pendingIn(tx, caseId) } : {};
  const work = new CaseWork({ person, row, enrollments, programs, sheet, by, now, hasWebhook, ...pending });
  return { work, programs, sheet, now };
}

/** What has not left yet of a case whose person is locked. */
export const pendingIn = (tx: Tx, caseId: string): Promise<readonly OutboxRow[]> =>
  tx.listOutbox({ caseId, status: "pending", limit: 1000 });

/**
 * What the steps of some cases bring about beyond themselves, after they were written: strategies that take over, and news of
 * contacts that were stopped.
 *
 * @returns Keys of contacts that this stopped in turn.
 */
export async function followUp(
  tx: Tx,
  world: World,
  works: readonly CaseWork[],
  {
    by,
    programs,
    canceled,
  }: { readonly by: string; readonly programs: Programs; readonly canceled: readonly string[] },
): Promise<readonly string[]> {
  const more: string[] = [];
  for (const { row, transfers } of works) {
    for (const strategy of transfers)
      more.push(...(await transfer(tx, world, { caseId: row.id, by, programs }, strategy)));
  }
  await tellCanceled(tx, world, [...canceled, ...more], programs);
  return more;
}

/** Another strategy takes over; one that nobody published leaves the case where it ended. */
async function transfer(
  tx: Tx,
  world: World,
  news: Pick<News, "caseId" | "by" | "programs">,
  strategy: string,
): Promise<readonly string[]> {
  const { work, programs, sheet, now } = await openCase(tx, world, news);
  const program = named(programs, strategy);
  if (program === undefined) {
    world.logger.warn(
      { tenant: tx.tenant, caseId: news.caseId, strategy },
      "transfer to a strategy that is not published",
    );
    return [];
  }
  const units =
    program.strategy.entry.reentry === "perObligation" ? work.facts.obligations.map(({ ref }) => ref) : [""];
  for (const obligation of units) work.enroll(program, obligation, { type: "custom.transferred" });
  return flush(tx, [work], { programs, sheet, now, review: [] });
}

/** `id@version`, or `id` for the one by which cases enter now. */
function named(programs: Programs, strategy: string): Program | undefined {
  const at = strategy.lastIndexOf("@");
  const version = at === -1 ? Number.NaN : Number(strategy.slice(at + 1));
  return Number.isInteger(version) ? programs.of(strategy.slice(0, at), version) : programs.live.get(strategy);
}

/** A strategy that waits for a receipt hears that there will be none. */
export async function tellCanceled(tx: Tx, world: World, keys: readonly string[], programs: Programs): Promise<void> {
  if (keys.length === 0) return;
  for (const row of await tx.lockOutbox(keys)) {
    const { effect, caseId, key } = row;
    if (effect.kind !== "message.send" || row.reasons?.includes("exited") === true) continue;
    const data = { message: key, channel: effect.channel };
    await deliverIn(tx, world, {
      ...{ caseId, by: "system", programs },
      event: { type: "message.failed", id: `canceled:${key}`, data },
    });
  }
}
