/** Strategies over HTTP: what they share with templates, and what only they have. */

import type { Strategy } from "@dunlin/engine";
import type { Strategies } from "../../model/publishing.ts";
import type { Tally } from "../../model/rows.ts";
import { fromCursor, isPlainText, toCursor } from "../cursor.ts";
import { type Route, route } from "../route.ts";
import { STATISTICS_QUERY, STRATEGY_DOCUMENT } from "../schemas/documents.ts";
import { documentId, id, object, paging, ref } from "../schemas/schema.ts";
import type { Services } from "../services.ts";
import { documentRoutes, idParams } from "./documentRoutes.ts";
import { proposalsOf } from "./proposals.ts";

const BASE = "/v1/strategies/:id";
const SHARED = { tag: "strategies", within: "strategy", params: idParams("strategy") } as const;

interface IdParams {
  readonly id: string;
}

export function strategyRoutes({ runtime: { strategies } }: Services): readonly Route[] {
  const shared = documentRoutes({
    ...{ name: "strategy", plural: "strategies", document: STRATEGY_DOCUMENT },
    ...{ draft: ref("StrategyDraft"), whole: ref("StrategyVersion") },
    service: {
      list: (tenant) => strategies.list(tenant),
      draft: (tenant, id) => strategies.draft(tenant, id),
      save: (tenant, document, rev, actor) => strategies.saveDraft(tenant, document as Strategy, rev, actor),
      findings: (tenant, document) => strategies.validate(tenant, document),
      publish: (...publication) => strategies.publish(...publication),
      rollback: (...way) => strategies.rollback(...way),
      version: (tenant, id, version) => strategies.version(tenant, id, version),
      versions: (tenant, id) => strategies.versions(tenant, id),
      ...proposalsOf(strategies),
    },
  });
  return [...shared, ...lifeRoutes(strategies), ...countRoutes(strategies), ...experimentRoutes(strategies)];
}

function lifeRoutes(strategies: Strategies): readonly Route[] {
  return [
    route<IdParams, unknown, { version: number; note?: string }>({
      ...{ method: "POST", path: `${BASE}/rollback`, permission: "strategies.propose", ...SHARED },
      summary: "New cases enter by this earlier version from now on; those inside stay on theirs.",
      ...{ body: ref("Rollback"), answers: { 200: ref("Publication") } },
      async handle({ tenant, params, body, actor }) {
        return { body: await strategies.rollback(tenant, params.id, body.version, actor, body.note) };
      },
    }),
    route<IdParams>({
      ...{ method: "POST", path: `${BASE}/archive`, permission: "strategies.publish", ...SHARED },
      summary: "Nobody enters any more; those inside go on.",
      answers: { 204: null },
      async handle({ tenant, params, actor }) {
        await strategies.archive(tenant, params.id, actor);
        return {};
      },
    }),
    route<IdParams>({
      ...{ method: "POST", path: `${BASE}/restore`, permission: "strategies.publish", ...SHARED },
      summary: "Takes a strategy out of the archive.",
      answers: { 204: null },
      async handle({ tenant, params, actor }) {
        await strategies.restore(tenant, params.id, actor);
        return {};
      },
    }),
  ];
}

interface ExperimentParams extends IdParams {
  readonly experiment: string;
}

interface Period {
  readonly version?: number;
  readonly from?: string;
  readonly to?: string;
}

function countRoutes(strategies: Strategies): readonly Route[] {
  return [
    route<IdParams, Period>({
      ...{ method: "GET", path: `${BASE}/statistics`, permission: "statistics.read", ...SHARED },
      summary: "Sums per node, as the cards of the editor show them.",
      ...{ query: STATISTICS_QUERY, answers: { 200: ref("Statistics") } },
      async handle({ tenant, params, query }) {
        return { body: sumsOf(params.id, query.version, await strategies.statistics(tenant, params.id, query)) };
      },
    }),
    route<IdParams, Period>({
      ...{ method: "GET", path: `${BASE}/statistics/days`, permission: "statistics.read", ...SHARED },
      summary: "The same counts day by day.",
      ...{ query: STATISTICS_QUERY, answers: { 200: ref("DailyCounts") } },
      async handle({ tenant, params, query }) {
        const tallies = await strategies.statistics(tenant, params.id, { ...query, byDay: true });
        return { body: { items: tallies.map(({ strategy: _, ...tally }) => tally) } };
      },
    }),
  ];
}

function experimentRoutes(strategies: Strategies): readonly Route[] {
  const path = `${BASE}/experiments/:experiment`;
  const params = object({ id: documentId("Id of the strategy."), experiment: id("Its key in the strategy.") });
  const shared = { permission: "statistics.read", ...SHARED, params } as const;
  return [
    route<ExperimentParams>({
      ...{ method: "GET", path, ...shared },
      summary: "Successes and trials per variant, as `analyzeExperiment` takes them.",
      answers: { 200: ref("ExperimentCounts") },
      async handle({ tenant, params: { id: strategy, experiment } }) {
        return { body: await strategies.experiment(tenant, strategy, experiment) };
      },
    }),
    route<ExperimentParams, { cursor?: string; limit?: number }>({
      ...{ method: "GET", path: `${path}/cases`, ...shared },
      summary: "Its cases as rows that `analyzeExperiment` takes, without anything that tells who they are.",
      ...{ query: object(paging), answers: { 200: ref("ExperimentCases") } },
      async handle({ tenant, params: { id: strategy, experiment }, query: { cursor, limit = 100 } }) {
        const after = fromCursor(cursor, isKey);
        const key = after && { caseId: after[0], strategy, obligation: after[1] };
        const page = { limit, ...(key && { after: key }) };
        const { items, next } = await strategies.experimentCases(tenant, strategy, experiment, page);
        return { body: { items, ...(next && { next: toCursor([next.caseId, next.obligation]) }) } };
      },
    }),
  ];
}

const isKey = (value: unknown): value is readonly [caseId: string, obligation: string] =>
  Array.isArray(value) && value.length === 2 && value.every(isPlainText);

/** Versions together, the strategy as a whole apart from its nodes. */
function sumsOf(strategy: string, version: number | undefined, tallies: readonly Tally[]) {
  const nodes = new Map<string, Map<string, number>>([["", new Map()]]);
  const values = new Map<string, number>();
  for (const { node, measure, count, valueMinor } of tallies) {
    const counts = nodes.get(node) ?? new Map<string, number>();
    nodes.set(node, counts.set(measure, (counts.get(measure) ?? 0) + count));
    if (valueMinor !== undefined) values.set(measure, (values.get(measure) ?? 0) + valueMinor);
  }
  const total = Object.fromEntries(nodes.get("") as Map<string, number>);
  nodes.delete("");
  return {
    strategy,
    ...(version !== undefined && { version }),
    total,
    nodes: Object.fromEntries([...nodes].map(([node, counts]) => [node, Object.fromEntries(counts)])),
    valuesMinor: Object.fromEntries(values),
  };
}
