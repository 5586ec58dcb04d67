/** Cases over HTTP: put in, told what happened, held and released, listed and explained. */

import type { CaseEvent } from "@dunlin/engine";
import type { CaseInput, CaseListQuery, Cases } from "../../model/cases.ts";
import type { JournalRow } from "../../model/rows.ts";
import { fromCursor, isPlainText, pageOf } from "../cursor.ts";
import { HttpError } from "../problems.ts";
import { type Route, route } from "../route.ts";
import { documentId, id, object, oneOf, paging, ref } from "../schemas/schema.ts";
import type { Services } from "../services.ts";

export const caseParams = object({ caseId: id("Id of the case.") });

interface CaseParams {
  readonly caseId: string;
}

export const caseUnknown = (): HttpError =>
  new HttpError(404, "case.unknown", "There is no case of this id. Put it in first.");

export function caseRoutes({ runtime: { cases } }: Services): readonly Route[] {
  return [...putRoutes(cases), ...readRoutes(cases), ...eventRoutes(cases), ...personalRoutes(cases)];
}

function putRoutes(cases: Cases): readonly Route[] {
  return [
    route<unknown, unknown, { cases: readonly CaseInput[] }>({
      ...{ method: "PUT", path: "/v1/cases", permission: "cases.write", tag: "cases" },
      summary: "Takes cases in or brings them up to date, each by itself. The same again changes nothing.",
      ...{ body: ref("PutCases"), bodyLimit: 20_000_000, answers: { 200: ref("PutResults") } },
      async handle({ tenant, body, actor }) {
        return { body: { results: await cases.put(tenant, body.cases, actor) } };
      },
    }),
    route<CaseParams, unknown, { strategy: string; obligation?: string }>({
      ...{ method: "POST", path: "/v1/cases/:caseId/enroll", permission: "cases.act", tag: "cases", once: true },
      summary: "Enrolls a case by hand; entry conditions and cooldown hold.",
      ...{ params: caseParams, body: ref("Enroll"), answers: { 200: ref("Delivered") } },
      async handle({ tenant, params, body, actor }) {
        return { body: await cases.enroll(tenant, params.caseId, body, actor) };
      },
    }),
  ];
}

interface ListQuery extends Pick<CaseListQuery, "strategy" | "status" | "personId"> {
  readonly cursor?: string;
  readonly limit?: number;
}

function readRoutes(cases: Cases): readonly Route[] {
  return [
    route<unknown, ListQuery>({
      ...{ method: "GET", path: "/v1/cases", permission: "cases.read", tag: "cases" },
      summary: "Cases by id, page by page.",
      query: object({
        ...paging,
        "strategy?": documentId("Only those that are or were in it."),
        "status?": oneOf(["active", "held", "exited", "parked"], "Only those with such an enrollment."),
        "personId?": id("Only those of this debtor."),
      }),
      answers: { 200: ref("CasePage") },
      async handle({ tenant, query: { cursor, limit = 100, ...filter } }) {
        const after = fromCursor(cursor, isPlainText);
        const rows = await cases.list(tenant, { ...filter, limit: limit + 1, ...(after !== undefined && { after }) });
        return { body: pageOf(rows, limit, { item: (row) => row, place: ({ caseId }) => caseId }) };
      },
    }),
    route<CaseParams>({
      ...{ method: "GET", path: "/v1/cases/:caseId", permission: "cases.read", tag: "cases" },
      summary: "What is known of a case: facts without addresses, where it stands, and its contacts.",
      ...{ params: caseParams, answers: { 200: ref("Case") } },
      async handle({ tenant, params }) {
        const found = await cases.peek(tenant, params.caseId);
        if (found === undefined) throw caseUnknown();
        return { body: found };
      },
    }),
    route<CaseParams, { strategy?: string; cursor?: string; limit?: number }>({
      ...{ method: "GET", path: "/v1/cases/:caseId/journal", permission: "cases.read", tag: "cases" },
      summary: "Every step ever made, strategy by strategy, oldest first.",
      ...{ params: caseParams, query: object({ ...paging, "strategy?": documentId("Only this one.") }) },
      answers: { 200: ref("JournalPage") },
      async handle({ tenant, params, query: { cursor, limit = 100, strategy } }) {
        if ((await cases.peek(tenant, params.caseId)) === undefined) throw caseUnknown();
        const after = fromCursor(cursor, isPlace);
        const all = await cases.journal(tenant, params.caseId, strategy === undefined ? {} : { strategy });
        const rows = inOrder(all).filter((row) => after === undefined || compare(placeOf(row), after) > 0);
        return { body: pageOf(rows.slice(0, limit + 1), limit, { item: (row) => row, place: placeOf }) };
      },
    }),
  ];
}

/** Where an entry of a journal stands among all of its case. */
type Place = readonly [strategy: string, obligation: string, rev: number];

const placeOf = ({ strategy, obligation, rev }: JournalRow): Place => [strategy, obligation, rev];

const isPlace = (value: unknown): value is Place =>
  Array.isArray(value) &&
  value.length === 3 &&
  isPlainText(value[0]) &&
  isPlainText(value[1]) &&
  Number.isSafeInteger(value[2]);

function compare(one: Place, other: Place): number {
  for (const i of [0, 1] as const) {
    if (one[i] !== other[i]) return one[i] < other[i] ? -1 : 1;
  }
  return one[2] - other[2];
}

export const inOrder = (rows: readonly JournalRow[]): readonly JournalRow[] =>
  [...rows].sort((a, b) => compare(placeOf(a), placeOf(b)));

function eventRoutes(cases: Cases): readonly Route[] {
  const shared = { permission: "cases.act", tag: "cases", params: caseParams, once: true } as const;
  return [
    route<CaseParams, unknown, CaseEvent>({
      ...{ method: "POST", path: "/v1/cases/:caseId/events", ...shared },
      summary: "Tells a case what happened. A repeated id, or `Idempotency-Key`, has no second effect.",
      ...{ body: ref("Event"), answers: { 200: ref("Delivered") } },
      async handle({ tenant, params, body, actor, caller, idempotencyKey }) {
        const own = body.id === undefined && idempotencyKey !== undefined;
        const event = own ? { ...body, id: `http:${caller.key}:${idempotencyKey}` } : body;
        return { body: await cases.deliver(tenant, params.caseId, event, actor) };
      },
    }),
    route<CaseParams, unknown, { kind: string; scope?: "all" | "contact"; until?: string }>({
      ...{ method: "POST", path: "/v1/cases/:caseId/hold", ...shared },
      summary: "Stops everything about a case, or its contacts.",
      ...{ body: ref("Hold"), answers: { 200: ref("Delivered") } },
      async handle({ tenant, params, body, actor }) {
        return { body: await cases.hold(tenant, params.caseId, body, actor) };
      },
    }),
    route<CaseParams, unknown, { kind?: string }>({
      ...{ method: "POST", path: "/v1/cases/:caseId/release", ...shared },
      summary: "Ends a hold, or all of them.",
      ...{ body: ref("Release"), answers: { 200: ref("Delivered") } },
      async handle({ tenant, params, body, actor }) {
        return { body: await cases.release(tenant, params.caseId, body.kind, actor) };
      },
    }),
    route<CaseParams>({
      ...{ method: "POST", path: "/v1/cases/:caseId/retry", ...shared },
      summary: "Lets a parked case go on with the facts of today.",
      answers: { 200: ref("Delivered") },
      async handle({ tenant, params, actor }) {
        return { body: await cases.retry(tenant, params.caseId, actor) };
      },
    }),
  ];
}

function personalRoutes(cases: Cases): readonly Route[] {
  return [
    route<CaseParams>({
      ...{ method: "POST", path: "/v1/cases/:caseId/reveal", permission: "people.reveal", tag: "cases" },
      summary: "Names and addresses of the debtor. Every reading is in the log.",
      ...{ params: caseParams, answers: { 200: ref("Personal") } },
      async handle({ tenant, params, actor }) {
        return { body: await cases.reveal(tenant, params.caseId, actor) };
      },
    }),
  ];
}
