/**
 * API keys: `dk_<tenant>.<id>_<secret>`. The tenant stands in the key itself, so one is looked up among those of its tenant
 * only; of the secret the store has a digest. A secret is 32 random bytes, which a plain SHA-256 hides well enough: there is
 * nothing to guess.
 */

import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Actor, Role } from "../model/actor.ts";
import type { DocumentRow } from "../model/rows.ts";
import type { Store, Tx } from "../model/store.ts";
import { writeLog } from "../settings/log.ts";
import { requireRole } from "../settings/roles.ts";
import { ROLES } from "./permissions.ts";
import { HttpError } from "./problems.ts";

const API_KEY = "apiKey";

/** As it is stored; the id is that of the document. */
interface KeptKey {
  readonly digest: string;
  readonly roles: readonly Role[];
  readonly note: string;
  /** May hand out tokens in the name of users: see `tokens.ts`. */
  readonly mints: boolean;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly expiresAt?: number;
  readonly revokedAt?: number;
  readonly revokedBy?: string;
  /** UTC date. Finer would tell who worked when. */
  readonly lastUsedOn?: string;
}

export interface ApiKey extends Omit<KeptKey, "digest"> {
  readonly id: string;
}

export interface NewApiKey {
  readonly roles: readonly Role[];
  /** What it is for, never whose. */
  readonly note?: string;
  readonly mints?: boolean;
  /** ms */
  readonly expiresAt?: number;
}

export interface ParsedKey {
  readonly tenant: string;
  readonly id: string;
  readonly secret: string;
}

/** Letters, digits, `.`, `_`, `-`; 1 to 64 of them. What else names a tenant cannot be reached over HTTP. */
export const TENANT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const KEY = /^dk_([A-Za-z0-9_-]{1,90})\.([0-9a-f]{16})_([0-9a-f]{64})$/;

/** Undefined for what is no key. */
export function parseApiKey(text: string): ParsedKey | undefined {
  const [, encoded, id, secret] = KEY.exec(text) ?? [];
  if (encoded === undefined || id === undefined || secret === undefined) return undefined;
  const tenant = Buffer.from(encoded, "base64url").toString("utf8");
  const whole = Buffer.from(tenant, "utf8").toString("base64url") === encoded;
  return whole && TENANT.test(tenant) ? { tenant, id, secret } : undefined;
}

/** A key that nobody knows yet: for `createApiKey`, and for the first key of a host. @throws RangeError for no tenant. */
export function newApiKey(tenant: string): ParsedKey & { readonly text: string } {
  if (!TENANT.test(tenant)) throw new RangeError("a tenant has 1 to 64 letters, digits, dots, lines or hyphens");
  const [id, secret] = [randomBytes(8).toString("hex"), randomBytes(32).toString("hex")];
  return { tenant, id, secret, text: `dk_${Buffer.from(tenant, "utf8").toString("base64url")}.${id}_${secret}` };
}

export const digestOf = (secret: string): string => createHash("sha256").update(secret, "utf8").digest("hex");

/** Takes as long for a wrong text as for the right one. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash("sha256").update(text, "utf8").digest());
  return timingSafeEqual(a as Buffer, b as Buffer);
}

/**
 * Makes a key; its text is told once and kept nowhere.
 *
 * @throws RuntimeError `role.missing` for whom is no `admin`.
 */
export async function createApiKey(
  store: Store,
  tenant: string,
  { roles, note = "", mints = false, expiresAt }: NewApiKey,
  actor: Actor,
): Promise<{ readonly key: ApiKey; readonly text: string }> {
  requireRole(actor, "admin");
  const { id, secret, text } = newApiKey(tenant);
  const kept = await store.transaction(tenant, async (tx) => {
    if (expiresAt !== undefined && expiresAt <= tx.now) {
      throw new HttpError(422, "key.expired", "The moment at which it ends has passed.", { pointer: "/expiresAt" });
    }
    const value: KeptKey = {
      ...{ digest: digestOf(secret), roles: ROLES.filter((role) => roles.includes(role)), note, mints },
      ...{ createdAt: tx.now, createdBy: actor.id },
      ...(expiresAt !== undefined && { expiresAt }),
    };
    await tx.putDocument({ kind: API_KEY, id, rev: 0, state: "active", rank: tx.now, value });
    await writeLog(tx, actor, { what: "key.created", subject: `key:${id}`, data: { roles: value.roles, mints } });
    return value;
  });
  return { key: told(id, kept), text };
}

/** Newest first, at most 1,000. */
export async function listApiKeys(store: Store, tenant: string): Promise<readonly ApiKey[]> {
  const rows = await store.transaction(tenant, (tx) =>
    tx.documents<KeptKey>({ kind: API_KEY, order: "-rank", limit: 1000 }),
  );
  return rows.map(({ id, value }) => told(id, value));
}

/** Twice is once. @throws HttpError `key.unknown`; RuntimeError `role.missing`. */
export async function revokeApiKey(store: Store, tenant: string, id: string, actor: Actor): Promise<ApiKey> {
  requireRole(actor, "admin");
  return store.transaction(tenant, async (tx) => {
    const row = await tx.document<KeptKey>(API_KEY, id, { lock: true });
    if (row === undefined) throw new HttpError(404, "key.unknown", "There is no key of this id.");
    if (row.value.revokedAt !== undefined) return told(id, row.value);
    const value: KeptKey = { ...row.value, revokedAt: tx.now, revokedBy: actor.id };
    await put(tx, row, value, "revoked");
    await writeLog(tx, actor, { what: "key.revoked", subject: `key:${id}` });
    return told(id, value);
  });
}

export type KeyVerdict =
  | { readonly status: "good"; readonly key: ApiKey }
  | { readonly status: "wrong" | "expired" | "revoked" };

/**
 * Whether a key opens its tenant now. One that does is marked as used today, once a day.
 *
 * @param secret - Undefined where another proof names the key: a token that it handed out.
 */
export async function verifyApiKey(
  store: Store,
  { tenant, id, secret }: { readonly tenant: string; readonly id: string; readonly secret: string | undefined },
): Promise<KeyVerdict> {
  return store.transaction(tenant, async (tx) => {
    const row = await tx.document<KeptKey>(API_KEY, id);
    // A key that does not exist is compared as well, so that both answers take as long.
    const same = secret === undefined || sameText(digestOf(secret), row?.value.digest ?? digestOf("none"));
    if (row === undefined || !same) return { status: "wrong" };
    const { revokedAt, expiresAt, lastUsedOn } = row.value;
    if (revokedAt !== undefined) return { status: "revoked" };
    if (expiresAt !== undefined && expiresAt <= tx.now) return { status: "expired" };
    const today = new Date(tx.now).toISOString().slice(0, 10);
    if (secret !== undefined && lastUsedOn !== today) await markUsed(tx, id, today);
    return { status: "good", key: told(id, row.value) };
  });
}

/** Locked anew: two requests of one moment must not refuse each other. */
async function markUsed(tx: Tx, id: string, today: string): Promise<void> {
  const row = await tx.document<KeptKey>(API_KEY, id, { lock: true });
  if (row === undefined || row.value.lastUsedOn === today) return;
  await put(tx, row, { ...row.value, lastUsedOn: today }, row.state);
}

async function put(tx: Tx, row: DocumentRow<KeptKey>, value: KeptKey, state: string | undefined): Promise<void> {
  const { id, rev, rank } = row;
  await tx.putDocument({
    ...{ kind: API_KEY, id, rev, value },
    ...(state !== undefined && { state }),
    ...(rank !== undefined && { rank }),
  });
}

function told(id: string, { digest: _, ...key }: KeptKey): ApiKey {
  return { id, ...key };
}
