/** Everything that is kept about a person, as one JSON value that can be handed to them. */

import type { Debtor } from "@dunlin/engine";
import type { OfferPublish, OfferValue } from "../core/offers.ts";
import type {
  CaseOwnFacts,
  CaseRow,
  DocumentRow,
  EnrollmentRow,
  JournalRow,
  OutboxRow,
  Personal,
  PersonRow,
} from "../model/rows.ts";
import type { Tx } from "../model/store.ts";
import type { NoteValue } from "../pages/notes.ts";
import { type LogEntry, logIn } from "../settings/log.ts";
import type { TaskValue } from "../tasks/task.ts";
import { linksOf, notesOf, offersOf, tasksOf } from "./about.ts";
import { joinAddresses } from "./caseParts.ts";
import { knownPerson } from "./person.ts";
import type { Vault } from "./vault.ts";

export interface PersonExport {
  readonly format: "dunlin.person/1";
  readonly personId: string;
  /** ms */
  readonly at: number;
  /** With addresses. */
  readonly debtor: Debtor;
  readonly personal: Personal["values"];
  readonly contacts: PersonRow["contacts"];
  readonly legalHold?: string;
  readonly erasedAt?: number;
  readonly cases: readonly ExportedCase[];
  /** Who read or changed what is personal, newest first. */
  readonly log: readonly LogEntry[];
}

export interface ExportedCase {
  readonly caseId: string;
  readonly facts: CaseOwnFacts;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Every earlier state of the facts, oldest first. */
  readonly revisions: readonly { readonly rev: number; readonly facts: CaseOwnFacts }[];
  readonly enrollments: readonly Omit<EnrollmentRow, "head">[];
  readonly journal: readonly JournalRow[];
  /** Everything that left or was to leave, with what became of it and why. */
  readonly messages: readonly OutboxRow[];
  readonly tasks: readonly (Omit<TaskValue, "note"> & { readonly id: string; readonly note?: unknown })[];
  readonly notes: readonly {
    readonly id: string;
    readonly what?: string;
    readonly at: number;
    readonly texts: unknown;
  }[];
  readonly links: readonly { readonly id: string; readonly state?: string; readonly at: number }[];
  /** What was offered, with the sums of each option. */
  readonly offers: readonly OfferPublish[];
}

/** As it is stored: texts sealed. */
export interface Gathered {
  readonly at: number;
  readonly person: PersonRow;
  readonly cases: readonly GatheredCase[];
  readonly log: readonly LogEntry[];
}

interface GatheredCase extends Pick<ExportedCase, "revisions" | "journal" | "messages"> {
  readonly row: CaseRow;
  readonly enrollments: readonly EnrollmentRow[];
  readonly tasks: readonly DocumentRow<TaskValue>[];
  readonly notes: readonly DocumentRow<NoteValue>[];
  readonly links: readonly DocumentRow[];
  readonly offers: readonly DocumentRow<OfferValue>[];
}

/** @throws RuntimeError `person.unknown`. */
export async function gatherIn(tx: Tx, personId: string): Promise<Gathered> {
  const person = await knownPerson(tx, personId);
  const cases: GatheredCase[] = [];
  for (const row of await tx.casesOf(personId)) cases.push(await gatherCase(tx, row));
  return { at: tx.now, person, cases, log: await readingsOf(tx, personId) };
}

async function gatherCase(tx: Tx, row: CaseRow): Promise<GatheredCase> {
  const { id } = row;
  return {
    row,
    revisions: await revisionsOf(tx, row),
    enrollments: await tx.enrollments([id]),
    journal: await journalOf(tx, id),
    messages: await messagesOf(tx, id),
    tasks: await tasksOf(tx, id),
    notes: await notesOf(tx, id),
    links: await linksOf(tx, id),
    offers: await offersOf(tx, id),
  };
}

async function revisionsOf(tx: Tx, { id, rev: last }: CaseRow): Promise<ExportedCase["revisions"]> {
  const revisions: { rev: number; facts: CaseOwnFacts }[] = [];
  for (let rev = 1; rev < last; rev += 1) {
    const facts = await tx.caseRevision(id, rev);
    if (facts !== undefined) revisions.push({ rev, facts });
  }
  return revisions;
}

const PAGE = 1000;

/** Each enrollment has a journal of its own. */
async function journalOf(tx: Tx, caseId: string): Promise<readonly JournalRow[]> {
  const all: JournalRow[] = [];
  for (const { strategy, obligation } of await tx.enrollments([caseId])) {
    for (let afterRev = 0; ; ) {
      const page = await tx.journal(caseId, { strategy, obligation, afterRev, limit: PAGE });
      all.push(...page);
      if (page.length < PAGE) break;
      afterRev = page.at(-1)?.rev ?? afterRev;
    }
  }
  return all.sort((a, b) => a.at - b.at);
}

async function messagesOf(tx: Tx, caseId: string): Promise<readonly OutboxRow[]> {
  const all: OutboxRow[] = [];
  for (;;) {
    const last = all.at(-1);
    const page = await tx.listOutbox({
      ...{ caseId, limit: PAGE },
      ...(last && { after: { createdAt: last.createdAt, key: last.key } }),
    });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

async function readingsOf(tx: Tx, personId: string): Promise<readonly LogEntry[]> {
  const all: LogEntry[] = [];
  for (;;) {
    const after = all.at(-1)?.id;
    const page = await logIn(tx, { subject: `person:${personId}`, limit: PAGE, ...(after !== undefined && { after }) });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

/** Opens what is sealed. Of somebody who was forgotten there is nothing to open. */
export async function unsealed(
  vault: Vault,
  tenant: string,
  { at, person, cases, log }: Gathered,
): Promise<PersonExport> {
  const personal = person.erasedAt === undefined ? await vault.open(tenant, person) : { addresses: [], values: {} };
  const open = async (sealed: string): Promise<unknown> => {
    const text = await vault.openText(tenant, person, sealed);
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  };
  return {
    format: "dunlin.person/1",
    personId: person.id,
    at,
    debtor: joinAddresses(person.debtor, personal),
    personal: personal.values,
    contacts: person.contacts,
    ...(person.legalHold !== undefined && { legalHold: person.legalHold }),
    ...(person.erasedAt !== undefined && { erasedAt: person.erasedAt }),
    cases: await Promise.all(cases.map((one) => openCase(one, open))),
    log,
  };
}

async function openCase(
  { row, revisions, enrollments, journal, messages, tasks, notes, links, offers }: GatheredCase,
  open: (sealed: string) => Promise<unknown>,
): Promise<ExportedCase> {
  const { id: caseId, facts, createdAt, updatedAt } = row;
  return {
    ...{ caseId, facts, createdAt, updatedAt, revisions, journal, messages },
    enrollments: enrollments.map(({ head: _, ...own }) => own),
    tasks: await Promise.all(
      tasks.map(async ({ id, value: { note, ...own } }) => ({ id, ...own, ...(note && { note: await open(note) }) })),
    ),
    notes: await Promise.all(
      notes.map(async ({ id, state, value }) => ({
        id,
        ...(state !== undefined && { what: state }),
        at: value.at,
        texts: await open(value.sealed),
      })),
    ),
    offers: offers.map(({ value }) => value.effect),
    links: links.map(({ id, state, createdAt: made }) => ({ id, ...(state !== undefined && { state }), at: made })),
  };
}
