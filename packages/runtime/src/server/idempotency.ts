/**
 * `Idempotency-Key`: the answer to a request is kept for a day, and who repeats the request with the same key gets the same
 * answer instead of a second effect. It is for what has no id of its own; events and cases have one.
 */

import { createHash } from "node:crypto";
import { canonicalJson } from "../base/canonical.ts";
import { type Store, StoreError, type Tx } from "../model/store.ts";
import type { Answer } from "./call.ts";
import { HttpError } from "./problems.ts";

const KIND = "idempotency";
const DAY = 86_400_000;
/** A host that did not answer by then is gone: the request may be made again. What it does is safe to repeat. */
const ABANDONED_MS = 60_000;
const PRUNED_AT_ONCE = 20;

interface Kept {
  readonly fingerprint: string;
  readonly answer?: { readonly status: number; readonly body?: unknown };
}

export interface OnceRequest {
  readonly tenant: string;
  /** Who asks: two keys do not see each other's answers. */
  readonly credential: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** @throws HttpError 400 `idempotency.invalid`. */
export function idempotencyKeyOf(header: string | readonly string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === "string" && /^[\x21-\x7e]{1,200}$/.test(header)) return header;
  const says = "Write one `Idempotency-Key` of 1 to 200 visible characters, like a UUID.";
  throw new HttpError(400, "idempotency.invalid", says);
}

/**
 * Runs `work` unless this was answered before.
 *
 * @throws HttpError 422 `idempotency.reused` for the same key on something else; 409 `idempotency.running`. Whatever `work`
 *   throws is not kept: the request may be repeated.
 */
export async function once(
  store: Store,
  key: string,
  request: OnceRequest,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { tenant, credential, method, path, body } = request;
  const id = digest([credential, method, path, key]);
  const fingerprint = digest([canonicalJson(body ?? null)]);
  const before = await begin(store, tenant, id, fingerprint);
  if (before !== undefined) return { ...before, headers: { "idempotency-replayed": "true" } };
  try {
    const { status, body: said } = await work();
    const answer = { status: status ?? (said === undefined ? 204 : 200), ...(said !== undefined && { body: said }) };
    await store.transaction(tenant, (tx) => end(tx, id, { fingerprint, answer }));
    return answer;
  } catch (reason) {
    await store.transaction(tenant, (tx) => tx.deleteDocument(KIND, id)).catch(() => undefined);
    throw reason;
  }
}

const digest = (parts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(parts), "utf8").digest("hex");

/** The answer that was given before, or undefined: it is on us now. */
async function begin(store: Store, tenant: string, id: string, fingerprint: string): Promise<Kept["answer"]> {
  try {
    return await store.transaction(tenant, async (tx) => {
      const row = await tx.document<Kept>(KIND, id, { lock: true });
      const expired = row !== undefined && row.createdAt < tx.now - DAY;
      if (row !== undefined && !expired) {
        if (row.value.fingerprint !== fingerprint) throw reused();
        if (row.value.answer !== undefined) return row.value.answer;
        if (row.updatedAt > tx.now - ABANDONED_MS) throw running();
      }
      await tx.putDocument({ kind: KIND, id, rev: row?.rev ?? 0, rank: tx.now, value: { fingerprint } });
      return undefined;
    });
  } catch (reason) {
    // Somebody else wrote the first document of this key in the same moment.
    if (reason instanceof StoreError && reason.code === "conflict") throw running();
    throw reason;
  }
}

async function end(tx: Tx, id: string, value: Kept): Promise<void> {
  const row = await tx.document<Kept>(KIND, id, { lock: true });
  await tx.putDocument({ kind: KIND, id, rev: row?.rev ?? 0, rank: tx.now, value });
  const old = await tx.documents({ kind: KIND, maxRank: tx.now - DAY, order: "rank", limit: PRUNED_AT_ONCE });
  for (const { id: gone } of old) await tx.deleteDocument(KIND, gone);
}

const reused = (): HttpError =>
  new HttpError(422, "idempotency.reused", "This key was used for another request. Use a new one for each.");

const running = (): HttpError =>
  new HttpError(409, "idempotency.running", "The first request of this key is not answered yet. Repeat it later.", {
    headers: { "retry-after": "1" },
  });
