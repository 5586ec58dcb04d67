/** What a debtor or an agent wrote in their own words: sealed under the key of the person, and only named in events. */

import type { Tx } from "../model/store.ts";
import { StoreError } from "../model/store.ts";
import type { Vault } from "../vault/vault.ts";

/** Documents of this kind have the id of the event they belong to, the case as `ref`, and what they are as `state`. */
export const NOTE = "note";

export interface NoteValue {
  readonly personId: string;
  readonly eventId: string;
  /** ms */
  readonly at: number;
  /** JSON: texts by the names of the fields. */
  readonly sealed: string;
}

/**
 * Keeps texts about a person. Written again for the same event it stays as it was.
 *
 * @throws RuntimeError `vault.missing` where the host has no key management.
 */
export async function keepNote(
  tx: Tx,
  vault: Vault,
  of: { readonly caseId: string; readonly personId: string; readonly eventId: string; readonly what: string },
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  if ((await tx.document(NOTE, of.eventId)) !== undefined) return;
  const sealed = await sealFor(tx, vault, of.personId, JSON.stringify(texts));
  const { personId, eventId } = of;
  const value: NoteValue = { personId, eventId, at: tx.now, sealed };
  await tx.putDocument({ kind: NOTE, id: eventId, rev: 0, state: of.what, ref: of.caseId, rank: tx.now, value });
}

/** The texts of a note; undefined where there is none. */
export async function readNote(
  tx: Tx,
  vault: Vault,
  eventId: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const row = await tx.document<NoteValue>(NOTE, eventId);
  if (row === undefined) return undefined;
  const [person] = await tx.people([row.value.personId]);
  if (person === undefined) return undefined;
  return JSON.parse(await vault.openText(tx.tenant, person, row.value.sealed)) as Record<string, string>;
}

/** Seals under the person's key, which is made where there is none. Takes the lock of the person. */
export async function sealFor(tx: Tx, vault: Vault, personId: string, text: string): Promise<string> {
  const [person] = await tx.lockPeople([personId]);
  if (person === undefined) throw new StoreError("broken", `Person "${personId}" of a case is not there.`);
  const { key, text: sealed } = await vault.sealText(tx.tenant, person, text);
  if (person.key === undefined) await tx.savePeople([{ ...person, key }]);
  return sealed;
}
