/**
 * A debtor wrote back. The text is sealed under the key of the person, and nothing but what it means goes into the journal. What
 * protects people is done at once; what is delicate or unclear a person looks at.
 */

import { type CaseEvent, type ContactRecord, formatInstant } from "@dunlin/engine";
import { deliverIn } from "../core/deliver.ts";
import type { World } from "../core/world.ts";
import type { ReplyNotice } from "../model/channel.ts";
import type { FoundIntent, ReplyContext, ReplyOptions } from "../model/replies.ts";
import type { CaseRow } from "../model/rows.ts";
import type { Delivered } from "../model/runtime.ts";
import type { Tx } from "../model/store.ts";
import { keepNote, sealFor } from "../pages/notes.ts";
import { settingsIn } from "../settings/settings.ts";
import { countAt } from "./counting.ts";
import { actsOf } from "./intent.ts";
import { applied, type Ending, nameOf, UNMATCHED, type Work } from "./noticeWork.ts";
import { optOutEverywhere } from "./optOut.ts";
import { contextOf, type Reading } from "./reading.ts";
import { MAX_REPLY } from "./replyBody.ts";
import { newsOf } from "./replyNews.ts";
import type { Site } from "./replySite.ts";
import { putReplyTask } from "./replyTask.ts";
import { isForgotten, lockedMessage, momentOf, openCasesOf, peopleAt } from "./whereabouts.ts";

/** Whoever may have written, and what is known about the first of them. */
export interface Correspondents {
  readonly people: readonly string[];
  readonly context: ReplyContext;
}

/** Undefined when nobody here is known by message or address. */
export async function whoWrote(
  tx: Tx,
  world: World,
  source: string,
  notice: ReplyNotice,
): Promise<Correspondents | undefined> {
  const message = await lockedMessage(tx, source, notice);
  const ids = message === undefined ? await peopleAt(tx, world, source, notice.from) : [message.personId];
  const people = (await tx.people(ids)).filter((person) => !isForgotten(person));
  const [first] = people;
  if (first === undefined) return undefined;
  const [open] = await openCasesOf(tx, first.id);
  const [row = open] = message === undefined ? [] : await tx.cases([message.caseId]);
  return { people: people.map(({ id }) => id), context: contextOf(first, row, await settingsIn(tx), world.nowIn(tx)) };
}

export async function takeReply(
  work: Work,
  notice: ReplyNotice,
  { people }: Correspondents,
  reading: Reading,
  options: ReplyOptions,
): Promise<Ending> {
  const { tx, source, now } = work;
  const message = await lockedMessage(tx, source, notice);
  const locked = (await tx.lockPeople(people)).filter((person) => !isForgotten(person));
  if (locked.length === 0) return UNMATCHED;
  if (message !== undefined) await countAt(tx, message, "replied", now);
  const heard: string[] = [];
  for (const person of locked) {
    const open = await openCasesOf(tx, person.id);
    const own = message === undefined ? open : await tx.cases([message.caseId]);
    if (own[0] === undefined) continue;
    const name = locked.length === 1 ? nameOf(source, notice) : `${nameOf(source, notice)}:${person.id}`;
    const site: Site = { person, open, own, message, name, notice, isShared: locked.length > 1, options };
    heard.push(...(await takeFrom(work, site, reading)));
  }
  return heard.length === 0 ? UNMATCHED : applied(...heard);
}

/** @returns Ids of the cases that heard. */
async function takeFrom(work: Work, site: Site, { intents, doubtful }: Reading): Promise<readonly string[]> {
  const { own, open } = site;
  await keepText(work, site);
  await tellReplied(work, site);
  const about = new Set<string>(doubtful ? ["optOut?"] : []);
  for (const found of intents) {
    const acts = actsOf(found);
    if (acts.includes("optOut")) await optOut(work, site);
    if (acts.includes("optIn")) await optIn(work, site);
    if (acts.includes("hold")) await hold(work, site, found);
    const isTold = acts.includes("tell") && !site.isShared && (await tell(work, site, found));
    if (acts.includes("task") || (acts.includes("tell") && !isTold)) about.add(found.intent);
  }
  const isUnread = intents.length === 0 && site.notice.text.trim() !== "";
  if (about.size > 0 || isUnread) await askPerson(work, site, [...about]);
  return [...new Set([...own, ...open].map(({ id }) => id))];
}

/** Without key management of the host there is nothing to seal with, and the text is dropped. */
async function keepText({ tx, world }: Work, { own, person, name, notice }: Site): Promise<void> {
  const [first] = own;
  if (first === undefined || world.options.vault === undefined || notice.text === "") return;
  const text = notice.text.slice(0, MAX_REPLY);
  await keepNote(tx, world.vault, { caseId: first.id, personId: person.id, eventId: name, what: "reply" }, { text });
}

/** Every case hears that there was a reply; the person is counted as having been in contact once. */
async function tellReplied(work: Work, site: Site): Promise<void> {
  const { name, own, notice } = site;
  const at = momentOf(notice.at, work.now);
  for (const [i, row] of own.entries()) {
    const contact = {
      id: name,
      at: at ?? formatInstant(work.now),
      channel: work.source,
      direction: "inbound" as const,
    };
    await say(
      work,
      site,
      row,
      { type: "message.replied", id: `${name}:replied`, data: {} },
      i === 0 ? contact : undefined,
    );
  }
}

async function say(
  { tx, world, programs, source, now }: Work,
  { message, notice }: Site,
  row: CaseRow,
  event: CaseEvent,
  contact?: ContactRecord,
): Promise<Delivered> {
  const at = momentOf(notice.at, now);
  const isMessage = event.type.startsWith("message.") || event.type === "intent.detected";
  const answered = isMessage && message?.caseId === row.id ? { message: message.key } : {};
  const data = { ...event.data, ...(isMessage && { channel: source }), ...answered };
  return deliverIn(tx, world, {
    ...{ caseId: row.id, by: "debtor", programs },
    event: { ...event, ...(at !== undefined && { at }), data },
    ...(contact !== undefined && { change: (facts) => ({ ...facts, contacts: [...(facts.contacts ?? []), contact] }) }),
  });
}

async function optOut(work: Work, { person, name, message, notice }: Site): Promise<void> {
  if (message !== undefined) await countAt(work.tx, message, "optedOut", work.now);
  await optOutEverywhere(work, person.id, {
    ...{ channel: work.source, name, by: "debtor", at: momentOf(notice.at, work.now) },
    ...(message !== undefined && { message }),
  });
}

async function optIn(work: Work, site: Site): Promise<void> {
  const { open, own, name } = site;
  for (const row of [...new Map([...open, ...own].map((each) => [each.id, each])).values()]) {
    const data = { channel: work.source, consent: true };
    await say(work, site, row, { type: "consent.changed", id: `${name}:optedIn`, data });
  }
}

/** What is said about a debt holds for its case; what is said about the person, for each of them. */
const ABOUT_THE_DEBT: ReadonlySet<string> = new Set(["dispute", "refusal"]);

/** Kind of the holds that wait for a person to have read a reply. An agent releases it. */
export const REPLY_HOLD = "reply";

async function hold(work: Work, site: Site, { intent }: FoundIntent): Promise<void> {
  const rows = ABOUT_THE_DEBT.has(intent) ? site.own : [...site.open, ...site.own];
  for (const row of new Map(rows.map((each) => [each.id, each])).values()) {
    const event = { type: "hold.placed", id: `${site.name}:hold`, data: { kind: REPLY_HOLD, scope: "contact" } };
    await say(work, site, row, event);
  }
}

/** @returns Whether some strategy made something of it. */
async function tell(work: Work, site: Site, found: FoundIntent): Promise<boolean> {
  let isHeard = false;
  for (const row of site.own) {
    const [now] = await work.tx.cases([row.id]);
    for (const event of newsOf(found, now ?? row, site)) {
      const { status, steps } = await say(work, site, row, event);
      const reacts = steps.some(({ trace }) => !trace.some(({ code }) => code === "event.ignored"));
      if (status === "applied" && reacts) isHeard = true;
    }
  }
  return isHeard;
}

async function askPerson(
  work: Work,
  { person, own, name, notice, options }: Site,
  about: readonly string[],
): Promise<void> {
  const { tx, world, now } = work;
  const [first] = own;
  if (first === undefined) return;
  const sealed = world.options.vault !== undefined && notice.text !== "";
  const note = sealed ? await sealFor(tx, world.vault, person.id, notice.text.slice(0, MAX_REPLY)) : undefined;
  await putReplyTask(tx, {
    ...{ caseId: first.id, personId: person.id, name, about, now },
    ...{ queue: options.queue ?? "replies", taskMs: options.taskMs ?? DAY },
    ...(note !== undefined && { note }),
  });
  world.meter.count("dunlin_replies_for_people_total", { about: about[0] ?? "unread" });
}

const DAY = 86_400_000;
