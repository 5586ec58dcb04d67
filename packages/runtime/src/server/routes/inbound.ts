/**
 * What providers told and nobody could match: documents of the kind `unmatched`, in the state `open` until somebody has dealt
 * with them. What a debtor wrote is personal; the list does not tell it, and showing it is in the log.
 */

import type { DocumentRow } from "../../model/rows.ts";
import type { Store, Tx } from "../../model/store.ts";
import { writeLog } from "../../settings/log.ts";
import { fromCursor, isPlainText, pageOf } from "../cursor.ts";
import { HttpError } from "../problems.ts";
import { type Route, route } from "../route.ts";
import { effectId, object, oneOf, paging, ref } from "../schemas/schema.ts";
import type { Services } from "../services.ts";

export const UNMATCHED = "unmatched";

type Kept = DocumentRow<Readonly<Record<string, unknown>>>;

interface NoticeParams {
  readonly notice: string;
}

const BASE = "/v1/unmatched/:notice";
const SHARED: Pick<Route, "method" | "tag" | "params"> = {
  ...{ method: "POST", tag: "inbound" },
  params: object({ notice: effectId("Id of the notice, percent-encoded.") }),
};

export function inboundRoutes({ store }: Services): readonly Route[] {
  return [listRoute(store), ...noticeRoutes(store)];
}

function listRoute(store: Store): Route {
  return route<unknown, { cursor?: string; limit?: number; state?: "open" | "settled" }>({
    ...{ method: "GET", path: "/v1/unmatched", permission: "inbound.read", tag: "inbound" },
    summary: "Notices of providers that belong to no message, case or address known here.",
    query: object({ ...paging, "state?": oneOf(["open", "settled"], "Default open ones.") }),
    answers: { 200: ref("UnmatchedPage") },
    async handle({ tenant, query: { cursor, limit = 100, state = "open" } }) {
      const id = fromCursor(cursor, isPlainText);
      const rows = await store.transaction(tenant, (tx) =>
        tx.documents<Kept["value"]>({
          ...{ kind: UNMATCHED, state, limit: limit + 1 },
          ...(id !== undefined && { after: { id } }),
        }),
      );
      return { body: pageOf(rows, limit, { item: told, place: (row) => row.id }) };
    },
  });
}

function noticeRoutes(store: Store): readonly Route[] {
  return [
    route<NoticeParams>({
      ...{ ...SHARED, path: `${BASE}/reveal`, permission: "people.reveal" },
      summary: "All of a notice, also what a debtor wrote. The reading is in the log.",
      answers: { 200: ref("UnmatchedNotice") },
      async handle({ tenant, params, actor }) {
        return store.transaction(tenant, async (tx) => {
          const row = await found(tx, params.notice);
          await writeLog(tx, actor, { what: "unmatched.read", subject: `unmatched:${row.id}` });
          return { body: { ...told(row), notice: row.value } };
        });
      },
    }),
    route<NoticeParams, unknown, { note?: string }>({
      ...{ ...SHARED, path: `${BASE}/settle`, permission: "inbound.settle" },
      summary:
        "Somebody dealt with it: what it means for a case was told as an event of that case, or it means nothing.",
      ...{ body: ref("Reason"), answers: { 204: null } },
      async handle({ tenant, params, body, actor }) {
        await store.transaction(tenant, async (tx) => {
          const row = await found(tx, params.notice, { lock: true });
          if (row.state === "settled") return;
          const { id, rev, value, ref: about, rank } = row;
          await tx.putDocument({
            ...{ kind: UNMATCHED, id, rev, value, state: "settled" },
            ...(about !== undefined && { ref: about }),
            ...(rank !== undefined && { rank }),
          });
          const { note } = body;
          const said = { what: "unmatched.settled", subject: `unmatched:${id}`, ...(note !== undefined && { note }) };
          await writeLog(tx, actor, said);
        });
        return {};
      },
    }),
  ];
}

async function found(tx: Tx, id: string, options?: { readonly lock: boolean }): Promise<Kept> {
  const row = await tx.document<Kept["value"]>(UNMATCHED, id, options);
  if (row !== undefined) return row;
  throw new HttpError(404, "notice.unknown", "There is no unmatched notice of this id.");
}

/** Ids, codes and moments; neither where it came from nor what it says. */
const TOLD = ["source", "kind", "what", "channel", "key", "ref", "payment", "amountMinor", "currency", "at"] as const;

function told({ id, state = "open", createdAt, value }: Kept): Readonly<Record<string, unknown>> {
  const { notice } = value;
  const members = { ...value, ...(typeof notice === "object" && notice !== null ? notice : {}) } as Kept["value"];
  const own = TOLD.filter((name) => ["string", "number"].includes(typeof members[name]));
  return { id, state, createdAt, ...Object.fromEntries(own.map((name) => [name, members[name]])) };
}
