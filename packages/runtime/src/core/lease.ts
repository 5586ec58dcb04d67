/**
 * Which queued contacts leave now. In one transaction: the person is locked, the door is asked, and what may leave is leased
 * and entered among the contacts with this person. So what commits later finds it on its way, and what committed before
 * stopped it.
 */

import { type CaseFacts, type CaseState, type ContactRecord, type Effect, formatInstant } from "@dunlin/engine";
import type { Channel } from "../model/channel.ts";
import type { OutboxRow, PersonRow } from "../model/rows.ts";
import type { TenantSettings } from "../model/settings.ts";
import type { Tx } from "../model/store.ts";
import { settingsIn } from "../settings/settings.ts";
import { joinFacts } from "../vault/caseParts.ts";
import { tellCanceled } from "./deliver.ts";
import { askAtDoor } from "./door.ts";
import { type Known, knownOf } from "./known.ts";
import { type OfferPublish, standingOffers } from "./offers.ts";
import { afterDoor } from "./review.ts";
import { TallySheet } from "./tallies.ts";
import type { Programs } from "./transact.ts";
import type { World } from "./world.ts";

/** On its way, with what is needed to write and address it. */
export interface Leased {
  readonly row: OutboxRow;
  readonly person: PersonRow;
  readonly facts: CaseFacts;
  readonly state: CaseState | undefined;
  readonly offers: readonly OfferPublish[];
}

export interface LeaseReport {
  readonly leased: readonly Leased[];
  readonly deferred: number;
  readonly canceled: number;
  readonly unknown: number;
  readonly looked: number;
}

const LEASE_MS = 120_000;
const NOTHING: LeaseReport = { leased: [], deferred: 0, canceled: 0, unknown: 0, looked: 0 };

export async function leaseIn(tx: Tx, world: World, programs: Programs, limit: number): Promise<LeaseReport> {
  const settings = await settingsIn(tx);
  if (settings.paused === true || settings.contactsStopped === true) return NOTHING;
  const now = world.nowIn(tx);
  const due = await tx.dueOutbox(now, limit);
  if (due.length === 0) return NOTHING;
  const people = await tx.lockPeople([...new Set(due.map(({ personId }) => personId))], { skipLocked: true });
  const free = new Set(people.map(({ id }) => id));
  const near = due.filter(({ personId }) => free.has(personId));
  const known = await knownOf(tx, near, { lock: true });
  const rows = await tx.lockOutbox(near.map(({ key }) => key));
  const lease = new Lease(tx, world, programs, settings, known, people, now);
  for (const row of rows) await lease.look(row);
  return lease.write();
}

class Lease {
  readonly #people: Map<string, PersonRow>;
  readonly #changed: OutboxRow[] = [];
  readonly #met = new Set<string>();
  readonly #leased: Leased[] = [];
  readonly #canceled: string[] = [];
  readonly #sheet = new TallySheet();
  #deferred = 0;
  #unknown = 0;
  #looked = 0;

  constructor(
    readonly tx: Tx,
    readonly world: World,
    readonly programs: Programs,
    readonly settings: TenantSettings,
    readonly known: Known,
    people: readonly PersonRow[],
    readonly now: number,
  ) {
    this.#people = new Map(people.map((person) => [person.id, person]));
  }

  async look(found: OutboxRow): Promise<void> {
    const { now, world } = this;
    this.#looked += 1;
    const row = found.status === "leased" ? this.#afterCrash(found) : found;
    if (row?.status !== "pending" || row.notBefore > now) return;
    const person = this.#people.get(row.personId) as PersonRow;
    const own = this.known.cases.get(row.caseId);
    const facts = own && joinFacts(person, own);
    const enrollment = this.known.enrollmentOf(row);
    const program = enrollment && this.programs.of(enrollment.strategy, enrollment.version);
    const verdict = askAtDoor({ row, person, enrollment, program, facts, now });
    if (verdict.decision !== "send") {
      this.#put(afterDoor(row, verdict, now), verdict.decision === "cancel" ? "canceled" : "deferred");
      if (verdict.decision === "cancel") this.#canceled.push(row.key);
      else this.#deferred += 1;
      return;
    }
    if (this.#isShadow(row)) {
      this.#put({ ...row, status: "shadow", updatedAt: now }, "shadow");
      return;
    }
    const perMinute = this.settings.rates?.[row.route];
    if (perMinute !== undefined && (await this.tx.takePermits(row.route, 1, perMinute, 60_000)) === 0) {
      this.#put({ ...row, notBefore: (Math.floor(now / 60_000) + 1) * 60_000, updatedAt: now }, undefined);
      this.#deferred += 1;
      return;
    }
    const leased: OutboxRow = {
      ...row,
      status: "leased",
      leaseUntil: now + (world.options.leaseMs ?? LEASE_MS),
      leaseOwner: world.owner,
      attempts: row.attempts + 1,
      updatedAt: now,
    };
    this.#put(leased, undefined);
    const entered = this.#enter(person, row, facts);
    const state = enrollment?.state;
    const offers =
      state === undefined || leased.effect.kind !== "message.send" ? [] : await standingOffers(this.tx, state);
    this.#leased.push({ row: leased, person: entered, facts: facts as CaseFacts, state, offers });
  }

  async write(): Promise<LeaseReport> {
    const { tx, world, programs } = this;
    if (this.#changed.length > 0) await tx.saveOutbox(this.#changed);
    const met = [...this.#met].map((id) => this.#people.get(id) as PersonRow);
    if (met.length > 0) await tx.savePeople(met);
    if (this.#sheet.tallies.length > 0) await tx.addTallies(this.#sheet.tallies);
    await tellCanceled(tx, world, this.#canceled, programs);
    return {
      ...{ leased: this.#leased, deferred: this.#deferred, canceled: this.#canceled.length },
      ...{ unknown: this.#unknown, looked: this.#looked },
    };
  }

  /** The host that held the lease is gone. Whether it had sent, nobody knows: only what may be sent twice is sent again. */
  #afterCrash(row: OutboxRow): OutboxRow | undefined {
    const { now, world } = this;
    if ((row.leaseUntil ?? 0) > now) return undefined;
    world.meter.count("dunlin_leases_expired_total", { route: row.route });
    const { leaseUntil: _, leaseOwner: _owner, ...rest } = row;
    if (semanticsOf(world, row) === "idempotent") {
      this.#doubt(row);
      return { ...rest, status: "pending", notBefore: now };
    }
    this.#put({ ...rest, status: "unknown", reasons: ["lease.expired"], updatedAt: now }, "unknown");
    this.#unknown += 1;
    return undefined;
  }

  #isShadow({ strategy, route }: OutboxRow): boolean {
    const { shadow, redirect } = this.settings;
    if (shadow === true || (Array.isArray(shadow) && shadow.includes(strategy))) return true;
    return redirect !== undefined && !NOT_REDIRECTED(route) && redirect[route] === undefined;
  }

  /** A contact counts from its lease on, so that the next look at this person sees it. */
  #enter(person: PersonRow, row: OutboxRow, facts: CaseFacts | undefined): PersonRow {
    const contact = contactOf(row.effect, person.id, this.now);
    if (contact === undefined || facts === undefined) return person;
    const before = person.contacts.find(({ id }) => id === row.key);
    return this.#count(person, before?.inDoubt === true ? { ...contact, inDoubt: true } : contact);
  }

  /** The debtor may have got it: from now on it counts even where the next attempt comes to nothing. */
  #doubt(row: OutboxRow): void {
    const person = this.#people.get(row.personId);
    const contact = person?.contacts.find(({ id }) => id === row.key);
    if (person !== undefined && contact !== undefined) this.#count(person, { ...contact, inDoubt: true });
  }

  #count(person: PersonRow, contact: ContactRecord): PersonRow {
    const others = person.contacts.filter(({ id }) => id !== contact.id);
    const entered = { ...person, contacts: [...others, contact] };
    this.#people.set(person.id, entered);
    this.#met.add(person.id);
    return entered;
  }

  #put(row: OutboxRow, measure: string | undefined): void {
    this.#changed.push(row);
    const { nodeId } = row.effect;
    const version = this.known.enrollmentOf(row)?.version;
    if (measure !== undefined && version !== undefined)
      this.#sheet.add({ strategy: row.strategy, version }, nodeId, measure, this.now);
  }
}

/** What is no message has no address that could be replaced. */
const NOT_REDIRECTED = (route: string): boolean =>
  route === "webhook" || route === "payment" || route.startsWith("call:");

export function semanticsOf(world: World, { route }: OutboxRow): Channel["semantics"] {
  if (route === "payment") return "idempotent";
  return world.channels.get(route)?.semantics ?? "atMostOnce";
}

/** As contact policies count it. A message counts as delivered until there is other news. */
export function contactOf(effect: Effect, person: string, at: number): ContactRecord | undefined {
  if (effect.kind !== "message.send") return undefined;
  const { id, channel, purpose, obligations, recipient } = effect;
  const isNotice = purpose === "legalNotice" && channel === "letter";
  return {
    ...{ id, at: formatInstant(at), channel, direction: "outbound" },
    outcome: isNotice ? "writtenNotice" : "delivered",
    ...{ purpose, person, recipient, debts: obligations },
  };
}
