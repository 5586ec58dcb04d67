/** Contacts over HTTP: what is on its way, and what nobody knows. */

import type { OutboxStatus } from "../../model/rows.ts";
import { fromCursor, isPlainText, pageOf } from "../cursor.ts";
import { HttpError } from "../problems.ts";
import { type Route, route } from "../route.ts";
import { OUTBOX_STATUSES } from "../schemas/outbox.ts";
import { effectId, id, object, oneOf, paging, ref } from "../schemas/schema.ts";
import type { Services } from "../services.ts";

interface ListQuery {
  readonly cursor?: string;
  readonly limit?: number;
  readonly status?: OutboxStatus;
  readonly caseId?: string;
  readonly personId?: string;
  readonly route?: string;
}

interface Place {
  readonly createdAt: number;
  readonly key: string;
}

const isPlace = (value: unknown): value is Place =>
  typeof value === "object" &&
  value !== null &&
  "key" in value &&
  isPlainText(value.key) &&
  "createdAt" in value &&
  Number.isSafeInteger(value.createdAt);

export function outboxRoutes({ runtime: { outbox }, store }: Services): readonly Route[] {
  return [
    route<unknown, ListQuery>({
      ...{ method: "GET", path: "/v1/outbox", permission: "outbox.read", tag: "outbox" },
      summary: "Contacts by creation. Those with the status `unknown` are the queue that a person decides about.",
      query: object({
        ...paging,
        "status?": oneOf(OUTBOX_STATUSES, "Only those."),
        "caseId?": id("Only of this case."),
        "personId?": id("Only to this debtor."),
        "route?": id("Only by this channel."),
      }),
      answers: { 200: ref("OutboxPage") },
      async handle({ tenant, query: { cursor, limit = 100, ...filter } }) {
        const after = fromCursor(cursor, isPlace);
        const rows = await outbox.list(tenant, { ...filter, limit: limit + 1, ...(after !== undefined && { after }) });
        const place = ({ createdAt, key }: Place) => ({ createdAt, key });
        return { body: pageOf(rows, limit, { item: (row) => row, place }) };
      },
    }),
    route({
      ...{ method: "GET", path: "/v1/outbox/gauges", permission: "outbox.read", tag: "outbox" },
      summary: "How much is due, waiting, unknown and parked.",
      answers: { 200: ref("Gauges") },
      async handle({ tenant }) {
        return { body: await outbox.gauges(tenant) };
      },
    }),
    route<{ key: string }>({
      ...{ method: "GET", path: "/v1/outbox/:key", permission: "outbox.read", tag: "outbox" },
      summary: "One contact by its effect id (percent-encoded).",
      ...{ params: object({ key: effectId("Effect id.") }), answers: { 200: ref("OutboxRow") } },
      async handle({ tenant, params }) {
        const [row] = await store.transaction(tenant, (tx) => tx.lockOutbox([params.key]));
        if (row !== undefined) return { body: row };
        throw new HttpError(404, "outbox.unknown", "There is no contact of this key.");
      },
    }),
    route<{ key: string }, unknown, { as: "sent" | "canceled" | "resend" }>({
      ...{ method: "POST", path: "/v1/outbox/:key/resolve", permission: "outbox.resolve", tag: "outbox", once: true },
      summary: "Decides about a contact whose fate is unknown.",
      ...{ params: object({ key: effectId("Effect id.") }), body: ref("Resolve"), answers: { 204: null } },
      async handle({ tenant, params, body, actor }) {
        await outbox.resolve(tenant, params.key, body.as, actor);
        return {};
      },
    }),
    route({
      ...{ method: "POST", path: "/v1/outbox/reconcile", permission: "outbox.resolve", tag: "outbox" },
      summary: "Asks the channels what became of the contacts whose fate is unknown.",
      answers: { 200: ref("Reconciled") },
      async handle({ tenant }) {
        return { body: { items: await outbox.reconcile(tenant) } };
      },
    }),
  ];
}
