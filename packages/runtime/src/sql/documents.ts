/** Everything that is not hot, found by its columns. */

import type { DocumentQuery, DocumentRow } from "../model/rows.ts";
import { StoreError, type Tx } from "../model/store.ts";
import { fromJson, toJson } from "./json.ts";
import { limitOf, type Scope, Values } from "./scope.ts";

type Documents = Pick<Tx, "document" | "documents" | "putDocument" | "deleteDocument">;

export const documents = (scope: Scope): Documents => ({
  async document<Value>(kind: string, id: string, { lock = false }: { readonly lock?: boolean } = {}) {
    const text = `${READ} and kind = $2 and id = $3${lock ? " for update" : ""}`;
    const row = await scope.row<StoredDocument>(text, [kind, id]);
    return row && documentOf<Value>(row);
  },

  async documents<Value>(query: DocumentQuery) {
    let left = limitOf(query.limit ?? 100);
    const found: DocumentRow<Value>[] = [];
    for (const page of pagesOf(query)) {
      if (left === 0) break;
      const { text, values } = listing(query, page, left);
      const rows = await scope.rows<StoredDocument>(text, values);
      found.push(...rows.map(documentOf<Value>));
      left -= rows.length;
    }
    return found;
  },

  async putDocument({ kind, id, rev, state = null, ref = null, rank = null, value }) {
    const given = [kind, id, state, ref, rank, toJson(value), scope.now];
    const written = await (rev === 0 ? scope.count(INSERT, given) : scope.count(REPLACE, [...given, rev]));
    if (written === 1) return rev + 1;
    throw new StoreError("conflict", `Somebody else wrote meanwhile: rev ${rev} of ${kind} was read; read it again.`);
  },

  async deleteDocument(kind, id) {
    return (await scope.count("delete from document where tenant = $1 and kind = $2 and id = $3", [kind, id])) > 0;
  },
});

interface StoredDocument {
  readonly kind: string;
  readonly id: string;
  readonly rev: number;
  readonly state: string | null;
  readonly ref: string | null;
  readonly rank: number | null;
  readonly value: string;
  readonly created_at: number;
  readonly updated_at: number;
}

const READ = `
select kind, id, rev, state, ref, rank, value::text as value, created_at, updated_at from document where tenant = $1`;

const INSERT = `
insert into document (tenant, kind, id, rev, state, ref, rank, value, created_at, updated_at)
values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $8) on conflict do nothing`;

const REPLACE = `
update document set rev = rev + 1, state = $4, ref = $5, rank = $6, value = $7, updated_at = $8
where tenant = $1 and kind = $2 and id = $3 and rev = $9`;

/** Those with a rank and those without are read one after the other, each in the order of an index. */
type Page = "all" | "ranked" | "unranked";

function pagesOf({ order = "id", after, minRank, maxRank }: DocumentQuery): readonly Page[] {
  if (order === "id") return ["all"];
  if (minRank !== undefined || maxRank !== undefined) return ["ranked"];
  return after !== undefined && after.rank === undefined ? ["unranked"] : ["ranked", "unranked"];
}

function listing(query: DocumentQuery, page: Page, limit: number) {
  const values = new Values();
  const conditions = [`kind = ${values.add(query.kind)}`, ...filters(query, values)];
  if (page === "ranked") conditions.push("rank is not null");
  if (page === "unranked") conditions.push("rank is null");
  if (query.after !== undefined) conditions.push(...behind(query, query.after, page, values));
  const { order = "id" } = query;
  const by = page !== "ranked" ? "id" : order === "rank" ? "rank, id" : "rank desc, id";
  const text = `${READ} and ${conditions.join(" and ")}
    order by ${by} limit ${values.add(limit)}${query.lock === "skipLocked" ? " for update skip locked" : ""}`;
  return { text, values: values.list };
}

/** Behind the last row of the page before. Behind the last one with a rank come all without. */
function behind(
  { order }: DocumentQuery,
  { rank, id }: NonNullable<DocumentQuery["after"]>,
  page: Page,
  values: Values,
): string[] {
  if (page === "all" || (page === "unranked" && rank === undefined)) return [`id > ${values.add(id)}`];
  if (page === "unranked") return [];
  const [from, past] = order === "rank" ? [">=", ">"] : ["<=", "<"];
  const at = `${values.add(rank)}::float8`;
  return [`rank ${from} ${at} and (rank ${past} ${at} or id > ${values.add(id)})`];
}

function filters({ state, ref, idPrefix, minRank, maxRank }: DocumentQuery, values: Values): string[] {
  const conditions: string[] = [];
  if (typeof state === "string") conditions.push(`state = ${values.add(state)}`);
  else if (state !== undefined) conditions.push(`state = any(${values.add(state)}::text[])`);
  if (ref !== undefined) conditions.push(`ref = ${values.add(ref)}`);
  if (idPrefix !== undefined && idPrefix !== "") {
    const prefix = values.add(idPrefix);
    // Where the index begins and ends; the last condition is the exact one.
    conditions.push(`id >= ${prefix}`, `id < ${prefix} || repeat(chr(1114111), 4)`, `starts_with(id, ${prefix})`);
  }
  if (minRank !== undefined) conditions.push(`rank >= ${values.add(minRank)}::float8`);
  if (maxRank !== undefined) conditions.push(`rank <= ${values.add(maxRank)}::float8`);
  return conditions;
}

const documentOf = <Value>(row: StoredDocument): DocumentRow<Value> => ({
  kind: row.kind,
  id: row.id,
  rev: row.rev,
  ...(row.state !== null && { state: row.state }),
  ...(row.ref !== null && { ref: row.ref }),
  ...(row.rank !== null && { rank: row.rank }),
  value: fromJson(row.value),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
