/** Documents: found by what their columns say, written by whoever read the newest. */

import type { DocumentQuery, DocumentRow } from "../model/rows.ts";
import { type DocumentWrite, StoreError } from "../model/store.ts";
import { keep } from "./keep.ts";
import { byCodePoint, keyOf } from "./order.ts";
import { limitOf } from "./queries.ts";
import type { UndoLog } from "./table.ts";
import type { Tenant } from "./tenant.ts";

export function findDocuments(data: Tenant, query: DocumentQuery): readonly DocumentRow[] {
  const { kind, idPrefix = "", order = "id", after } = query;
  const limit = limitOf(query.limit ?? 100);
  const compare = ORDERS[order];
  const past = after !== undefined && order === "id" ? keyOf(kind, after.id) : undefined;
  const keys = data.documentsByKind.keys(kind, { after: past, prefix: keyOf(kind, idPrefix) });
  const rows = data.documents.select(keys).filter((row) => fits(row, query));
  if (compare === undefined) return rows.slice(0, limit);
  return rows
    .filter((row) => after === undefined || compare(row, after) > 0)
    .sort(compare)
    .slice(0, limit);
}

/** @returns The new rev. */
export function writeDocument(data: Tenant, write: DocumentWrite, now: number, log: UndoLog): number {
  const key = keyOf(write.kind, write.id);
  const there = data.documents.get(key);
  if ((there?.rev ?? 0) !== write.rev) {
    throw new StoreError(
      "conflict",
      `Somebody else wrote meanwhile: rev ${there?.rev ?? 0} is there, ${write.rev} was read.`,
    );
  }
  const row = { ...write, rev: write.rev + 1, createdAt: there?.createdAt ?? now, updatedAt: now };
  data.documents.put(key, keep(row), log);
  return row.rev;
}

function fits(row: DocumentRow, { state, ref, minRank, maxRank }: DocumentQuery): boolean {
  const states = state === undefined || typeof state !== "string" ? state : [state];
  return (
    (states === undefined || (row.state !== undefined && states.includes(row.state))) &&
    (ref === undefined || row.ref === ref) &&
    (minRank === undefined || (row.rank !== undefined && row.rank >= minRank)) &&
    (maxRank === undefined || (row.rank !== undefined && row.rank <= maxRank))
  );
}

type Place = Pick<DocumentRow, "rank" | "id">;

/** Those without rank come last in both directions; keys are in the order of ids already. */
const ORDERS: Readonly<Record<NonNullable<DocumentQuery["order"]>, ((a: Place, b: Place) => number) | undefined>> = {
  id: undefined,
  rank: (a, b) => byRank(a.rank ?? Infinity, b.rank ?? Infinity) || byCodePoint(a.id, b.id),
  "-rank": (a, b) => byRank(-(a.rank ?? -Infinity), -(b.rank ?? -Infinity)) || byCodePoint(a.id, b.id),
};

const byRank = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
