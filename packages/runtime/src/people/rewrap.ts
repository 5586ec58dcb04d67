/** A new key of the host: every data key wrapped anew, so that the old one can be dropped, and with it every old copy. */

import type { Actor } from "../model/actor.ts";
import type { PersonRow } from "../model/rows.ts";
import type { Store } from "../model/store.ts";
import { writeLog } from "../settings/log.ts";
import type { Vault } from "../vault/vault.ts";

const PAGE = 500;

/** People are found by their cases. Keys are wrapped between transactions; whoever changed meanwhile is done again. */
export async function rewrapAll(store: Store, vault: Vault, tenant: string, actor: Actor): Promise<number> {
  const done = new Set<string>();
  let after: string | undefined;
  for (;;) {
    const cases = await store.transaction(tenant, (tx) =>
      tx.listCases({ limit: PAGE, ...(after !== undefined && { after }) }),
    );
    let ids = [...new Set(cases.map(({ personId }) => personId))].filter((id) => !done.has(id));
    while (ids.length > 0) ids = await rewrapSome(store, vault, tenant, ids, done);
    after = cases.at(-1)?.id;
    if (cases.length < PAGE) break;
  }
  const data = { people: done.size };
  await store.transaction(tenant, (tx) => writeLog(tx, actor, { what: "people.rewrapped", subject: "people", data }));
  return done.size;
}

/** @returns Those whose key was another one when it was to be replaced. */
async function rewrapSome(
  store: Store,
  vault: Vault,
  tenant: string,
  ids: readonly string[],
  done: Set<string>,
): Promise<string[]> {
  const people = await store.transaction(tenant, (tx) => tx.people(ids));
  const keys = new Map<string, { readonly before: Uint8Array; readonly now: Uint8Array }>();
  for (const person of people) {
    if (isKeyed(person)) keys.set(person.id, { before: person.key, now: await vault.rewrap(person) });
  }
  return store.transaction(tenant, async (tx) => {
    const again: string[] = [];
    const saved: PersonRow[] = [];
    for (const person of await tx.lockPeople([...keys.keys()])) {
      const key = keys.get(person.id);
      if (key === undefined || !isKeyed(person)) continue;
      if (Buffer.compare(person.key, key.before) === 0) saved.push({ ...person, key: key.now });
      else again.push(person.id);
    }
    await tx.savePeople(saved);
    for (const { id } of saved) done.add(id);
    return again;
  });
}

const isKeyed = (person: PersonRow): person is PersonRow & { readonly key: Uint8Array } =>
  person.key !== undefined && person.erasedAt === undefined;
