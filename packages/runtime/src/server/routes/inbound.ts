/**
 * What providers told and nobody could match, `open` until somebody has dealt with it. What a debtor wrote is sealed; the list
 * does not tell it, and showing it is in the log.
 */

import { readUnmatched, UNMATCHED_KIND, type UnmatchedValue } from "../../inbound/unmatched.ts";
import type { DocumentRow } from "../../model/rows.ts";
import type { Store, Tx } from "../../model/store.ts";
import { writeLog } from "../../settings/log.ts";
import { createVault } from "../../vault/vault.ts";
import { fromCursor, isPlainText, pageOf } from "../cursor.ts";
import { HttpError } from "../problems.ts";
import { type Route, route } from "../route.ts";
import { effectId, object, oneOf, paging, ref } from "../schemas/schema.ts";
import type { Services } from "../services.ts";

type Kept = DocumentRow<UnmatchedValue>;

interface NoticeParams {
  readonly notice: string;
}

const BASE = "/v1/unmatched/:notice";
const SHARED: Pick<Route, "method" | "tag" | "params"> = {
  ...{ method: "POST", tag: "inbound" },
  params: object({ notice: effectId("Id of the notice, percent-encoded.") }),
};

export function inboundRoutes({ store, runtime }: Services): readonly Route[] {
  const vault = createVault(runtime.options.vault);
  const reveal: Reveal = (tenant, row) => readUnmatched(tenant, { vault }, row);
  return [listRoute(store), revealRoute(store, reveal), closeRoute(store)];
}

type Reveal = (tenant: string, row: Kept) => ReturnType<typeof readUnmatched>;

function listRoute(store: Store): Route {
  return route<unknown, { cursor?: string; limit?: number; state?: "open" | "closed" }>({
    ...{ method: "GET", path: "/v1/unmatched", permission: "inbound.read", tag: "inbound" },
    summary: "Notices of providers that belong to no message, case or address known here.",
    query: object({ ...paging, "state?": oneOf(["open", "closed"], "Default open ones.") }),
    answers: { 200: ref("UnmatchedPage") },
    async handle({ tenant, query: { cursor, limit = 100, state = "open" } }) {
      const id = fromCursor(cursor, isPlainText);
      const rows = await store.transaction(tenant, (tx) =>
        tx.documents<UnmatchedValue>({
          ...{ kind: UNMATCHED_KIND, state, limit: limit + 1 },
          ...(id !== undefined && { after: { id } }),
        }),
      );
      return { body: pageOf(rows, limit, { item: told, place: (row) => row.id }) };
    },
  });
}

function revealRoute(store: Store, reveal: Reveal): Route {
  return route<NoticeParams>({
    ...{ ...SHARED, path: `${BASE}/reveal`, permission: "people.reveal" },
    summary: "What a debtor wrote, and from where. The reading is in the log.",
    answers: { 200: ref("UnmatchedNotice") },
    async handle({ tenant, params, actor }) {
      const row = await store.transaction(tenant, async (tx) => {
        const kept = await found(tx, params.notice);
        await writeLog(tx, actor, { what: "unmatched.read", subject: `unmatched:${kept.id}` });
        return kept;
      });
      return { body: { ...told(row), ...(await reveal(tenant, row)) } };
    },
  });
}

function closeRoute(store: Store): Route {
  return route<NoticeParams, unknown, { note?: string }>({
    ...{ ...SHARED, path: `${BASE}/close`, permission: "inbound.close" },
    summary: "Somebody dealt with it: what it means for a case was told as an event of that case, or it means nothing.",
    ...{ body: ref("Reason"), answers: { 204: null } },
    async handle({ tenant, params, body: { note }, actor }) {
      await store.transaction(tenant, async (tx) => {
        const row = await found(tx, params.notice, { lock: true });
        if (row.state === "closed") return;
        const { id, rev, value, ref: source, rank } = row;
        await tx.putDocument({
          ...{ kind: UNMATCHED_KIND, id, rev, value, state: "closed" },
          ...(source !== undefined && { ref: source }),
          ...(rank !== undefined && { rank }),
        });
        const said = { what: "unmatched.closed", subject: `unmatched:${id}`, ...(note !== undefined && { note }) };
        await writeLog(tx, actor, said);
      });
      return {};
    },
  });
}

async function found(tx: Tx, id: string, options?: { readonly lock: boolean }): Promise<Kept> {
  const row = await tx.document<UnmatchedValue>(UNMATCHED_KIND, id, options);
  if (row !== undefined) return row;
  throw new HttpError(404, "notice.unknown", "There is no unmatched notice of this id.");
}

/** Ids, codes and moments; neither where it came from nor what it says. */
const TOLD: ReadonlySet<string> = new Set([
  "kind",
  "what",
  "key",
  "ref",
  "payment",
  "caseId",
  "amountMinor",
  "currency",
  "at",
] as const);

function told({ id, state = "open", createdAt, value: { source, code, notice } }: Kept) {
  const own = Object.entries(notice).filter(([name]) => TOLD.has(name));
  return { id, state, createdAt, source, ...(code !== undefined && { code }), ...Object.fromEntries(own) };
}
