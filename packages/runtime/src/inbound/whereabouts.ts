/** Which message, person and cases a notice is about. Read before the transaction that acts on it, which locks and looks again. */

import { parseInstant } from "@dunlin/engine";
import type { World } from "../core/world.ts";
import type { CaseRow, OutboxRow, PersonRow } from "../model/rows.ts";
import type { Tx } from "../model/store.ts";
import { addressDigest } from "../people/address.ts";

/** What a provider may name a message by. */
export interface Named {
  readonly key?: string;
  readonly ref?: string;
}

/**
 * The message by our key, or else by the provider's id on this channel, with its person and itself locked: the person first,
 * as everybody does. Whose it is stands in the key.
 */
export async function lockedMessage(tx: Tx, source: string, { key, ref }: Named): Promise<OutboxRow | undefined> {
  const personId = key === undefined ? undefined : await personOfKey(tx, key);
  if (key !== undefined && personId !== undefined) {
    const found = await lockedRow(tx, personId, key);
    if (found !== undefined) return found;
  }
  const named = ref === undefined ? undefined : await tx.outboxByRef(source, ref);
  return named && lockedRow(tx, named.personId, named.key);
}

async function lockedRow(tx: Tx, personId: string, key: string): Promise<OutboxRow | undefined> {
  await tx.lockPeople([personId]);
  const [row] = await tx.lockOutbox([key]);
  return row?.personId === personId ? row : undefined;
}

/** An effect id begins with its case. */
async function personOfKey(tx: Tx, key: string): Promise<string | undefined> {
  try {
    const [row] = await tx.cases([decodeURIComponent(key.split("/")[0] ?? "")]);
    return row?.personId;
  } catch (reason) {
    // Percent signs that are no encoding: no key of ours.
    if (reason instanceof URIError) return undefined;
    throw reason;
  }
}

/**
 * People who have this address: on the channel itself, or else on another one of the host's, since one number serves for
 * several. Nobody where the host has no secret.
 */
export async function peopleAt(tx: Tx, world: World, source: string, address: string): Promise<readonly string[]> {
  const { secret } = world.options;
  if (secret === undefined || address.trim() === "") return [];
  const others = [...world.channels.keys()].filter((id) => id !== source);
  for (const channel of [source, ...others]) {
    const found = await tx.findByAddress(channel, addressDigest(secret, tx.tenant, channel, address));
    if (found.length > 0) return found.toSorted();
  }
  return [];
}

/** Cases that a strategy works on; where there are none, the one that was touched last, so that the person can still be heard. */
export async function openCasesOf(tx: Tx, personId: string): Promise<readonly CaseRow[]> {
  const cases = await tx.casesOf(personId);
  const enrollments = await tx.enrollments(cases.map(({ id }) => id));
  const busy = new Set(enrollments.filter(({ state }) => state.status !== "exited").map(({ caseId }) => caseId));
  const open = cases.filter(({ id }) => busy.has(id));
  if (open.length > 0) return open;
  return cases.toSorted((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1)).slice(0, 1);
}

export const isForgotten = (person: PersonRow | undefined): boolean =>
  person === undefined || person.erasedAt !== undefined;

/** An instant for an event, when the provider told one that can be. */
export function momentOf(at: number | undefined, now: number): string | undefined {
  if (at === undefined || !Number.isFinite(at) || at <= 0 || at > now + TOLERANCE) return undefined;
  const text = new Date(at).toISOString();
  return parseInstant(text) === undefined ? undefined : text;
}

/** How far the clock of a provider may run ahead. ms */
const TOLERANCE = 300_000;
