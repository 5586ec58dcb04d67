/** The log of what people did to a tenant: who, when, what, and from which content to which. Written in the transaction of the act. */

import { randomBytes } from "node:crypto";
import type { Actor, Role } from "../model/actor.ts";
import type { DocumentRow } from "../model/rows.ts";
import type { Store, Tx } from "../model/store.ts";
import { requireRole } from "./roles.ts";

export const LOG_KIND = "log";

export type Act =
  | "settings.changed"
  | "strategy.saved"
  | "strategy.proposed"
  | "strategy.published"
  | "strategy.rolledBack"
  | "strategy.archived"
  | "strategy.restored"
  | "strategy.withdrawn"
  | "template.saved"
  | "template.proposed"
  | "template.published"
  | "template.withdrawn"
  | "brand.changed"
  | "person.read"
  | "person.found"
  | "person.exported"
  | "person.erased"
  | "person.held"
  | "person.released"
  | "task.skipped"
  | "people.rewrapped"
  | "people.pruned"
  | (string & {});

export interface LogEntry {
  /** Sorts by time. */
  readonly id: string;
  /** ms */
  readonly at: number;
  readonly by: string;
  readonly roles: readonly Role[];
  readonly what: Act;
  /** What it was done to: `strategy:early`, `template:letter`, `person:p-1`, `settings`. */
  readonly subject: string;
  /** Content hashes before and after. */
  readonly from?: string;
  readonly to?: string;
  readonly note?: string;
  /** Ids, names of members and counts; never a name, an address or a text of a debtor. */
  readonly data?: Readonly<Record<string, unknown>>;
}

export type LogWrite = Pick<LogEntry, "what" | "subject" | "from" | "to" | "note" | "data">;

/**
 * Adds an entry at the transaction's moment. What it is about is the document's `state`: its `ref` would make it a document
 * about a case of that id, which goes with the case.
 */
export async function writeLog(tx: Tx, actor: Actor, write: LogWrite): Promise<LogEntry> {
  const id = `${String(tx.now).padStart(15, "0")}-${randomBytes(8).toString("hex")}`;
  const entry: LogEntry = { id, at: tx.now, by: actor.id, roles: actor.roles, ...write };
  await tx.putDocument({
    kind: LOG_KIND,
    id,
    rev: 0,
    state: write.subject,
    rank: tx.now,
    value: entry,
  });
  return entry;
}

export interface LogQuery {
  readonly subject?: string;
  readonly what?: Act | readonly Act[];
  /** Inclusive, ms. */
  readonly from?: number;
  readonly to?: number;
  /** Id of the last entry of the page before. */
  readonly after?: string;
  /** 1..1000, default 100. */
  readonly limit?: number;
}

/**
 * Newest first. Reading is for `operator` and `admin`.
 *
 * @throws RuntimeError `role.missing`.
 */
export async function readLog(
  store: Store,
  tenant: string,
  query: LogQuery,
  actor: Actor,
): Promise<readonly LogEntry[]> {
  requireRole(actor, "operator");
  return store.transaction(tenant, (tx) => logIn(tx, query));
}

export async function logIn(tx: Tx, query: LogQuery): Promise<readonly LogEntry[]> {
  const { subject, what, from, to, limit = 100 } = query;
  const wanted = Math.min(1000, Math.max(1, Math.trunc(limit)));
  const acts = what === undefined || typeof what !== "string" ? what : [what];
  const found: LogEntry[] = [];
  let { after } = query;
  while (found.length < wanted) {
    const rows: readonly DocumentRow<LogEntry>[] = await tx.documents({
      kind: LOG_KIND,
      order: "-rank",
      ...(subject !== undefined && { state: subject }),
      ...(from !== undefined && { minRank: from }),
      ...(to !== undefined && { maxRank: to }),
      ...(after !== undefined && { after: { id: after, rank: Number.parseInt(after, 10) } }),
      limit: 1000,
    });
    const last = rows.at(-1);
    found.push(...rows.map(({ value }) => value).filter((entry) => acts === undefined || acts.includes(entry.what)));
    if (last === undefined || rows.length < 1000) break;
    after = last.id;
  }
  return found.slice(0, wanted);
}
