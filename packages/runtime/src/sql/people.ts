/** Debtors and the digests of their addresses. */

import type { PersonRow } from "../model/rows.ts";
import { StoreError, type Tx } from "../model/store.ts";
import { fromJson, toJson } from "./json.ts";
import { eachOf, lastOf, type Scope } from "./scope.ts";

type People = Pick<Tx, "lockPeople" | "people" | "savePeople" | "findByAddress" | "saveAddresses">;

export const people = (scope: Scope, held: Set<string> = new Set()): People => ({
  async lockPeople(ids, { skipLocked = false } = {}) {
    const rows = await scope.rows<StoredPerson>(skipLocked ? LOCK_FREE : LOCK, [ids]);
    for (const { id } of rows) held.add(id);
    return rows.map(personOf);
  },

  async people(ids) {
    return (await scope.rows<StoredPerson>(READ, [ids])).map(personOf);
  },

  async savePeople(rows) {
    if (rows.length === 0) return;
    const written = lastOf(rows, ({ id }) => id).map(({ sealed, key, ...row }) => ({
      ...row,
      sealed: hexOf(sealed),
      key: hexOf(key),
    }));
    if ((await scope.count(SAVE, [toJson(written), [...held]])) !== written.length)
      throw new StoreError("conflict", "Somebody else took a person in meanwhile; read again.");
    for (const { id } of written) held.add(id);
  },

  async findByAddress(channel, digest) {
    const rows = await scope.rows<{ person_id: string }>(FIND, [channel, digest]);
    return rows.map((row) => row.person_id);
  },

  async saveAddresses(personId, addresses) {
    await scope.count(SAVE_ADDRESSES, [personId, toJson(addresses)]);
  },
});

interface StoredPerson {
  readonly id: string;
  readonly debtor: string;
  readonly contacts: string;
  readonly sealed: Uint8Array | null;
  readonly key: Uint8Array | null;
  readonly erased_at: number | null;
  readonly legal_hold: string | null;
}

const READ = `
select p.id, p.debtor::text as debtor, p.contacts::text as contacts, p.sealed, p.key, p.erased_at, p.legal_hold
from ${eachOf("$2")} join person p on p.tenant = $1 and p.id = given.id order by p.id`;

// The rows are sorted before they are locked.
const LOCK = `${READ} for update of p`;
const LOCK_FREE = `${LOCK} skip locked`;

const SAVE = `
insert into person (tenant, id, debtor, contacts, sealed, key, erased_at, legal_hold)
select $1, given.id, debtor, contacts, decode(sealed, 'hex'), decode(key, 'hex'), "erasedAt", "legalHold"
from json_to_recordset($2::json) as given(
  id text, debtor json, contacts json, sealed text, key text, "erasedAt" bigint, "legalHold" text)
order by given.id
on conflict (tenant, id) do update set
  debtor = excluded.debtor, contacts = excluded.contacts, sealed = excluded.sealed, key = excluded.key,
  erased_at = excluded.erased_at, legal_hold = excluded.legal_hold
where person.id = any($3::text[])`;

const FIND = `
select person_id from person_address where tenant = $1 and channel = $2 and digest = $3 order by person_id`;

const SAVE_ADDRESSES = `
with given as (
  select distinct channel, digest from json_to_recordset($3::json) as given(channel text, digest text)
), gone as (
  delete from person_address a where a.tenant = $1 and a.person_id = $2
    and not exists (select from given where given.channel = a.channel and given.digest = a.digest)
)
insert into person_address (tenant, channel, digest, person_id)
select $1, channel, digest, $2 from given on conflict do nothing`;

const personOf = (row: StoredPerson): PersonRow => ({
  id: row.id,
  debtor: fromJson(row.debtor),
  contacts: fromJson(row.contacts),
  ...(row.sealed !== null && { sealed: row.sealed }),
  ...(row.key !== null && { key: row.key }),
  ...(row.erased_at !== null && { erasedAt: row.erased_at }),
  ...(row.legal_hold !== null && { legalHold: row.legal_hold }),
});

const hexOf = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
