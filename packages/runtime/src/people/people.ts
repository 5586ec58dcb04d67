/** What a person may ask for, and what the law asks of a host: to see everything, to be forgotten, to be kept, to be let go in time. */

import type { Personal } from "../model/rows.ts";
import { type Actor, RuntimeError } from "../model/runtime.ts";
import type { Store, Tx } from "../model/store.ts";
import { writeLog } from "../settings/log.ts";
import { requireRole } from "../settings/roles.ts";
import { addressDigest } from "./address.ts";
import { type Erased, eraseIn } from "./erasure.ts";
import { gatherIn, type PersonExport, unsealed } from "./export.ts";
import { keptBy, knownPerson, lockedPerson } from "./person.ts";
import { pruneAll } from "./retention.ts";
import { rewrapAll } from "./rewrap.ts";
import type { Vault } from "./vault.ts";

export interface People {
  /**
   * Everything that is kept about a person as one JSON value, names, addresses and free texts readable. In the log.
   *
   * @throws RuntimeError `role.missing`, `person.unknown`.
   */
  export(tenant: string, personId: string, actor: Actor): Promise<PersonExport>;
  /** Names and addresses; in the log with the reason. For `agent`, `operator` and `admin`. */
  read(tenant: string, personId: string, actor: Actor, reason?: string): Promise<Personal>;
  /** Ids of those with this address on the channel; in the log. Nobody where the host has no `secret`. */
  find(tenant: string, channel: string, address: string, actor: Actor): Promise<readonly string[]>;
  /**
   * Forgets a person for good: nothing sealed can be read again, nobody writes to them again, and what was decided stays
   * under ids that say nothing. What is on its way to a provider at this moment still arrives. Twice is once.
   *
   * @throws RuntimeError `legalHold`, `role.missing`, `person.unknown`.
   */
  erase(tenant: string, personId: string, actor: Actor): Promise<Erased>;
  /** Keeps a person whatever is asked for or over; null ends it. @throws RuntimeError `role.missing`, `person.unknown`. */
  legalHold(tenant: string, personId: string, reason: string | null, actor: Actor): Promise<void>;
  /** Deletes what is older than the settings allow, batch by batch. @returns Rows. */
  prune(tenant: string): Promise<number>;
  /** Wraps every data key anew, by the newest key of the host. @returns People. @throws RuntimeError `role.missing`. */
  rewrap(tenant: string, actor: Actor): Promise<number>;
}

export interface PeopleOptions {
  readonly store: Store;
  readonly vault: Vault;
  /** Of the host, for `find`. */
  readonly secret?: Uint8Array;
  /**
   * Whether a law asks to keep a person's records, as those of a bookkeeper: the reason, or undefined. Asked outside of any
   * transaction, before somebody is forgotten.
   */
  readonly retained?: (tenant: string, personId: string, caseIds: readonly string[]) => Promise<string | undefined>;
}

export function createPeople(options: PeopleOptions): People {
  const { store, vault, secret } = options;
  return {
    async export(tenant, personId, actor) {
      requireRole(actor, "admin");
      const gathered = await store.transaction(tenant, async (tx) => {
        await writeLog(tx, actor, { what: "person.exported", subject: `person:${personId}` });
        return gatherIn(tx, personId);
      });
      return unsealed(vault, tenant, gathered);
    },
    async read(tenant, personId, actor, reason) {
      requireRole(actor, "agent", "operator");
      const person = await store.transaction(tenant, async (tx) => {
        const found = await knownPerson(tx, personId);
        const note = reason === undefined ? {} : { note: reason };
        await writeLog(tx, actor, { what: "person.read", subject: `person:${personId}`, ...note });
        return found;
      });
      return vault.open(tenant, person);
    },
    async find(tenant, channel, address, actor) {
      requireRole(actor, "agent", "operator");
      if (secret === undefined) return [];
      const digest = addressDigest(secret, tenant, channel, address);
      return store.transaction(tenant, async (tx) => {
        const ids = await tx.findByAddress(channel, digest);
        for (const id of ids)
          await writeLog(tx, actor, { what: "person.found", subject: `person:${id}`, data: { channel } });
        return ids;
      });
    },
    async erase(tenant, personId, actor) {
      requireRole(actor, "admin");
      const caseIds = await store.transaction(tenant, async (tx) => {
        await knownPerson(tx, personId);
        return (await tx.casesOf(personId)).map(({ id }) => id);
      });
      const kept = await options.retained?.(tenant, personId, caseIds);
      if (kept !== undefined) throw keptBy(personId, kept);
      const { person, erased } = await store.transaction(tenant, (tx) => eraseIn(tx, personId, actor));
      vault.forget(person);
      return erased;
    },
    async legalHold(tenant, personId, reason, actor) {
      requireRole(actor, "admin");
      checkReason(reason);
      await store.transaction(tenant, (tx) => holdIn(tx, personId, reason, actor));
    },
    prune: (tenant) => pruneAll(store, tenant),
    async rewrap(tenant, actor) {
      requireRole(actor, "admin");
      return rewrapAll(store, vault, tenant, actor);
    },
  };
}

function checkReason(reason: string | null): void {
  if (reason === null || (typeof reason === "string" && reason.trim() !== "" && reason.length <= 500)) return;
  const says = "Write why the person is kept, in 1 to 500 characters, or null to end it.";
  throw new RuntimeError("request.invalid", says, { path: "/reason" });
}

async function holdIn(tx: Tx, personId: string, reason: string | null, actor: Actor): Promise<void> {
  const { legalHold: before, ...person } = await lockedPerson(tx, personId);
  if (before === (reason ?? undefined)) return;
  await tx.savePeople([reason === null ? person : { ...person, legalHold: reason }]);
  const what = reason === null ? "person.released" : "person.held";
  await writeLog(tx, actor, { what, subject: `person:${personId}`, ...(reason !== null && { note: reason }) });
}
