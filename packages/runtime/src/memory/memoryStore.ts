/** A store in the memory of one process, for tests, simulations and trials. It keeps to everything the other stores do. */

import { type DueTenant, type Store, StoreError, type Tx } from "../model/store.ts";
import { keepText } from "./keep.ts";
import { byCodePoint } from "./order.ts";
import { Tenant } from "./tenant.ts";
import { MemoryTransaction } from "./transaction.ts";

export interface MemoryStoreOptions {
  /** The store's clock, ms. Default: that of the machine. */
  readonly clock?: { now(): number };
}

/** A tenant, the end of the newest transaction on it, and what was due first when the newest commit ended. */
interface Room {
  readonly data: Tenant;
  busy: Promise<void>;
  due: Omit<DueTenant, "tenant">;
}

/**
 * Keeps everything in memory until the process ends; closing and opening it again loses nothing. Transactions of one tenant
 * run one after the other, so that nobody ever meets a lock. It refuses with an `Error` what breaks a promise of the port
 * and would only be seen on a database under load: writing a person, a case or a contact without holding its lock.
 */
export function memoryStore(options: MemoryStoreOptions = {}): Store {
  return new MemoryStore(options.clock ?? Date);
}

class MemoryStore implements Store {
  readonly kind = "memory";
  readonly promise = "Everything is lost when the process ends.";
  readonly #clock: { now(): number };
  readonly #rooms = new Map<string, Room>();
  readonly #hints = new Set<() => void>();
  #closed = false;

  constructor(clock: { now(): number }) {
    this.#clock = clock;
  }

  async open(): Promise<void> {
    this.#closed = false;
  }

  async transaction<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const room = this.#roomOf(tenant);
    const before = room.busy;
    let end = (): void => {};
    room.busy = new Promise((resolve) => {
      end = resolve;
    });
    try {
      await before;
      return await this.#run(tenant, room, work);
    } finally {
      end();
    }
  }

  async due(now: number): Promise<readonly DueTenant[]> {
    this.#checkOpen();
    const dueBy = (at: number | null): number | null => (at !== null && at <= now ? at : null);
    return Array.from(this.#rooms, ([tenant, { due }]) => ({
      tenant,
      enrollments: dueBy(due.enrollments),
      outbox: dueBy(due.outbox),
    }))
      .filter(({ enrollments, outbox }) => enrollments !== null || outbox !== null)
      .sort((a, b) => mostOverdue(a) - mostOverdue(b) || byCodePoint(a.tenant, b.tenant));
  }

  async tenants(): Promise<readonly string[]> {
    this.#checkOpen();
    return [...this.#rooms]
      .filter(([, { data }]) => data.people.size > 0)
      .map(([tenant]) => tenant)
      .sort(byCodePoint);
  }

  async now(): Promise<number> {
    this.#checkOpen();
    return this.#clock.now();
  }

  async listen(hint: () => void): Promise<() => Promise<void>> {
    this.#checkOpen();
    const listener = (): void => hint();
    this.#hints.add(listener);
    return async () => {
      this.#hints.delete(listener);
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(Array.from(this.#rooms.values(), ({ busy }) => busy));
    this.#hints.clear();
  }

  async #run<T>(tenant: string, room: Room, work: (tx: Tx) => Promise<T>): Promise<T> {
    this.#checkOpen();
    const tx = new MemoryTransaction(tenant, this.#clock.now(), room.data);
    let result: T;
    try {
      result = await work(tx);
    } catch (reason) {
      tx.rollback();
      throw reason;
    }
    tx.commit();
    room.due = { enrollments: room.data.enrollmentsDue.first(), outbox: room.data.firstOutboxDue() };
    if (tx.notified) for (const hint of this.#hints) hint();
    return result;
  }

  #roomOf(tenant: string): Room {
    const known = this.#rooms.get(keepText(tenant));
    if (known !== undefined) return known;
    const room: Room = { data: new Tenant(), busy: Promise.resolve(), due: { enrollments: null, outbox: null } };
    this.#rooms.set(tenant, room);
    return room;
  }

  #checkOpen(): void {
    if (this.#closed) throw new StoreError("closed", "The store is closed.");
  }
}

const mostOverdue = ({ enrollments, outbox }: DueTenant): number =>
  Math.min(enrollments ?? Infinity, outbox ?? Infinity);
