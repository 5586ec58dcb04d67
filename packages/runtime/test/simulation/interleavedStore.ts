/**
 * A store in memory whose transactions run side by side, as those of a database at READ COMMITTED: each statement sees what
 * was committed before it and what its own transaction wrote; rows are locked until the end. A statement does again on the
 * committed rows what its transaction wrote so far, looks, and takes all of it back, in one go.
 */

import { keep } from "../../src/memory/keep.ts";
import { enrollmentKey, Tenant } from "../../src/memory/tenant.ts";
import { MemoryTransaction } from "../../src/memory/transaction.ts";
import type { DueTenant, Store, Tx } from "../../src/model/store.ts";
import { Locks } from "./locks.ts";

interface Room {
  readonly data: Tenant;
  readonly locks: Locks;
}

type Statement<T> = (tx: MemoryTransaction) => Promise<T>;

export class InterleavedStore implements Store {
  readonly kind = "interleaved";
  readonly promise = "Everything is lost when the process ends.";
  readonly #rooms = new Map<string, Room>();
  readonly #clock: { now(): number };

  constructor(clock: { now(): number }) {
    this.#clock = clock;
  }

  async open(): Promise<void> {}
  async close(): Promise<void> {}

  async now(): Promise<number> {
    return this.#clock.now();
  }

  async transaction<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const room = this.#roomOf(tenant);
    const tx = new InterleavedTransaction(tenant, this.#clock.now(), room);
    try {
      const result = await work(tx);
      await tx.commit();
      return result;
    } finally {
      room.locks.release(tx);
    }
  }

  async tenants(): Promise<readonly string[]> {
    return [...this.#rooms].flatMap(([tenant, { data }]) => (data.people.size > 0 ? [tenant] : [])).sort();
  }

  async due(now: number): Promise<readonly DueTenant[]> {
    const dueBy = (at: number | null): number | null => (at !== null && at <= now ? at : null);
    return Array.from(this.#rooms, ([tenant, { data }]) => ({
      tenant,
      enrollments: dueBy(data.enrollmentsDue.first()),
      outbox: dueBy(data.firstOutboxDue()),
    }))
      .filter(({ enrollments, outbox }) => enrollments !== null || outbox !== null)
      .sort((a, b) => mostOverdue(a) - mostOverdue(b));
  }

  /** What is committed of a tenant. */
  peek(tenant: string): Tenant {
    return this.#roomOf(tenant).data;
  }

  /** How often two transactions waited for each other. */
  get deadlocks(): number {
    return Array.from(this.#rooms.values()).reduce((sum, { locks }) => sum + locks.deadlocks, 0);
  }

  #roomOf(tenant: string): Room {
    const known = this.#rooms.get(tenant) ?? { data: new Tenant(), locks: new Locks() };
    this.#rooms.set(tenant, known);
    return known;
  }
}

const mostOverdue = ({ enrollments, outbox }: DueTenant): number =>
  Math.min(enrollments ?? Infinity, outbox ?? Infinity);

/** The same key once, in the order in which everybody locks. */
const inOrder = (keys: readonly string[]): readonly string[] => [...new Set(keys)].sort();

/** Looks at more rows than anything here has. */
const ALL = 1_000;

class InterleavedTransaction implements Tx {
  readonly #writes: Statement<unknown>[] = [];
  readonly #room: Room;

  constructor(
    readonly tenant: string,
    readonly now: number,
    room: Room,
  ) {
    this.#room = room;
  }

  async commit(): Promise<void> {
    const tx = new MemoryTransaction(this.tenant, this.now, this.#room.data);
    const done = this.#writes.map((write) => write(tx));
    tx.commit();
    await Promise.all(done);
  }

  // People and cases -------------------------------------------------------------------------------------------

  async lockPeople(ids: readonly string[], { skipLocked = false }: { readonly skipLocked?: boolean } = {}) {
    const there = (await this.#read((tx) => tx.people(ids))).map(({ id }) => id);
    const locked = await this.#lock(there, (id) => `person ${id}`, skipLocked);
    return this.#write((tx) => tx.lockPeople(locked));
  }

  people = (ids: readonly string[]) => this.#read((tx) => tx.people(ids));

  async savePeople(people: Parameters<Tx["savePeople"]>[0]) {
    await this.#lock(
      people.map(({ id }) => id),
      (id) => `person ${id}`,
    );
    const copies = people.map(({ sealed, key, ...row }) => ({
      ...keep(row),
      ...(sealed && { sealed: sealed.slice() }),
      ...(key && { key: key.slice() }),
    }));
    return this.#write((tx) => tx.savePeople(copies));
  }

  findByAddress = (channel: string, digest: string) => this.#read((tx) => tx.findByAddress(channel, digest));

  saveAddresses(...given: Parameters<Tx["saveAddresses"]>) {
    const [id, addresses] = keep(given);
    return this.#write((tx) => tx.saveAddresses(id, addresses));
  }

  cases = (ids: readonly string[]) => this.#read((tx) => tx.cases(ids));
  casesOf = (personId: string) => this.#read((tx) => tx.casesOf(personId));
  listCases = (query: Parameters<Tx["listCases"]>[0]) => this.#read((tx) => tx.listCases(query));
  caseRevision = (caseId: string, rev: number) => this.#read((tx) => tx.caseRevision(caseId, rev));

  async saveCases(given: Parameters<Tx["saveCases"]>[0]) {
    await this.#lock(
      given.map(({ id }) => id),
      (id) => `case ${id}`,
    );
    const cases = keep(given);
    return this.#write((tx) => tx.saveCases(cases));
  }

  // Enrollments ------------------------------------------------------------------------------------------------

  async enrollments(caseIds: readonly string[], { lock = false }: { readonly lock?: boolean } = {}) {
    const rows = await this.#read((tx) => tx.enrollments(caseIds));
    if (!lock) return rows;
    const keys = new Set(await this.#lock(rows.map(enrollmentKey), enrolled));
    return (await this.#read((tx) => tx.enrollments(caseIds))).filter((row) => keys.has(enrollmentKey(row)));
  }

  async claimDue(now: number, limit: number) {
    const rows = await this.#read((tx) => tx.claimDue(now, ALL));
    return this.#free(rows, limit, (row) => enrolled(enrollmentKey(row)));
  }

  async saveSteps(given: Parameters<Tx["saveSteps"]>[0]) {
    const steps = keep(given);
    await this.#lock(
      steps.map(({ enrollment }) => enrollmentKey(enrollment)),
      enrolled,
    );
    await this.#lock(
      steps.flatMap(({ outbox }) => outbox.map(({ key }) => key)),
      contacted,
    );
    return this.#write((tx) => tx.saveSteps(steps));
  }

  async listEnrollments(query: Parameters<Tx["listEnrollments"]>[0]) {
    const rows = await this.#read((tx) => tx.listEnrollments(query));
    if (query.lock === true) await this.#lock(rows.map(enrollmentKey), enrolled);
    return this.#read((tx) => tx.listEnrollments(query));
  }

  journal = (caseId: string, query?: Parameters<Tx["journal"]>[1]) => this.#read((tx) => tx.journal(caseId, query));

  // Outbox -----------------------------------------------------------------------------------------------------

  dueOutbox = (now: number, limit: number, routes?: readonly string[]) =>
    this.#read((tx) => tx.dueOutbox(now, limit, routes));

  async lockOutbox(keys: readonly string[]) {
    const there = (await this.#read((tx) => tx.lockOutbox(keys))).map(({ key }) => key);
    await this.#lock(there, contacted);
    return this.#write((tx) => tx.lockOutbox(there));
  }

  async lockOutboxOf(...[personId, statuses]: Parameters<Tx["lockOutboxOf"]>) {
    const there = (await this.#read((tx) => tx.lockOutboxOf(personId, statuses))).map(({ key }) => key);
    await this.#lock(there, contacted);
    const rows = await this.#write((tx) => tx.lockOutbox(there));
    return rows.filter(({ status }) => statuses.includes(status));
  }

  outboxByRef = (route: string, ref: string) => this.#read((tx) => tx.outboxByRef(route, ref));
  listOutbox = (query: Parameters<Tx["listOutbox"]>[0]) => this.#read((tx) => tx.listOutbox(query));

  async cancelPending(...[enrollments, reason]: Parameters<Tx["cancelPending"]>) {
    const meant = keep(enrollments);
    await this.#lock(await this.#read((tx) => tx.cancelPending(meant, reason)), contacted);
    return this.#write((tx) => tx.cancelPending(meant, reason));
  }

  async saveOutbox(given: Parameters<Tx["saveOutbox"]>[0]) {
    const rows = keep(given);
    await this.#lock(
      rows.map(({ key }) => key),
      contacted,
    );
    return this.#write((tx) => tx.saveOutbox(rows));
  }

  // Everything else --------------------------------------------------------------------------------------------

  async inbox(source: string, ids: readonly string[]) {
    await this.#lock(ids, (id) => `inbox ${source} ${id}`);
    return this.#write((tx) => tx.inbox(source, ids));
  }

  async takePermits(...given: Parameters<Tx["takePermits"]>) {
    await this.#lock([given[0]], (name) => `permits ${name}`);
    return this.#write((tx) => tx.takePermits(...given));
  }

  /** Written once per batch and summed when they are read: nobody waits for anybody. */
  addTallies(given: Parameters<Tx["addTallies"]>[0]) {
    const tallies = keep(given);
    return this.#write((tx) => tx.addTallies(tallies));
  }

  tallies = (query: Parameters<Tx["tallies"]>[0]) => this.#read((tx) => tx.tallies(query));
  gauges = () => this.#read((tx) => tx.gauges());

  async document<Value>(kind: string, id: string, { lock = false }: { readonly lock?: boolean } = {}) {
    if (lock) await this.#lock([id], documented(kind));
    return this.#read((tx) => tx.document<Value>(kind, id));
  }

  async documents<Value>(query: Parameters<Tx["documents"]>[0]) {
    if (query.lock === undefined) return this.#read((tx) => tx.documents<Value>(query));
    const rows = await this.#read((tx) => tx.documents<Value>({ ...query, limit: ALL }));
    return this.#free(rows, query.limit ?? 100, ({ kind, id }) => documented(kind)(id));
  }

  async putDocument(given: Parameters<Tx["putDocument"]>[0]) {
    const row = keep(given);
    await this.#lock([row.id], documented(row.kind));
    return this.#write((tx) => tx.putDocument(row));
  }

  async deleteDocument(kind: string, id: string) {
    await this.#lock([id], documented(kind));
    return this.#write((tx) => tx.deleteDocument(kind, id));
  }

  prune = (...given: Parameters<Tx["prune"]>) => this.#write((tx) => tx.prune(...given));
  notify(): void {}

  /** Takes locks one by one; those somebody else has are waited for, or left out. @returns Those that were taken. */
  async #lock(ids: readonly string[], name: (id: string) => string, skip = false): Promise<readonly string[]> {
    const taken: string[] = [];
    for (const id of inOrder(ids)) {
      if (!skip) await this.#room.locks.take(this, name(id));
      else if (!this.#room.locks.tryTake(this, name(id))) continue;
      taken.push(id);
    }
    return taken;
  }

  /** The first ones that nobody else holds, locked. */
  #free<Row>(rows: readonly Row[], limit: number, name: (row: Row) => string): readonly Row[] {
    const free: Row[] = [];
    for (const row of rows) {
      if (free.length === limit) break;
      if (this.#room.locks.tryTake(this, name(row))) free.push(row);
    }
    return free;
  }

  #read<T>(statement: Statement<T>): Promise<T> {
    const tx = new MemoryTransaction(this.tenant, this.now, this.#room.data);
    for (const write of this.#writes) write(tx).catch(() => {});
    const result = statement(tx);
    tx.rollback();
    return result;
  }

  async #write<T>(statement: Statement<T>): Promise<T> {
    const result = await this.#read(statement);
    this.#writes.push(statement);
    return result;
  }
}

const enrolled = (key: string): string => `enrollment ${key}`;
const contacted = (key: string): string => `contact ${key}`;
const documented = (kind: string) => (id: string) => `document ${kind} ${id}`;
