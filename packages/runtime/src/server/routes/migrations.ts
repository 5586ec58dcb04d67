/** Moving the cases of a version over HTTP: a dry run first, then the work by its id. */

import type { Migration, MigrationRequest, Migrations } from "../../model/migrations.ts";
import { HttpError } from "../problems.ts";
import { type Route, route } from "../route.ts";
import { MIGRATION_PARAMS, STRATEGY_PARAMS } from "../schemas/migrations.ts";
import { ref } from "../schemas/schema.ts";
import type { Services } from "../services.ts";

const BASE = "/v1/strategies/:id/migrations";
const ONE = { path: `${BASE}/:migration`, params: MIGRATION_PARAMS } as const;
const SHARED = { tag: "strategies", within: "strategy" } as const;

interface OneParams {
  readonly id: string;
  readonly migration: string;
}

type Asked = Pick<MigrationRequest, "from" | "to" | "choice"> & { readonly dryRun?: boolean; readonly note?: string };

export function migrationRoutes({ runtime: { migrations } }: Services): readonly Route[] {
  return migrations === undefined ? [] : [...planRoutes(migrations), ...actRoutes(migrations)];
}

function planRoutes(migrations: Migrations): readonly Route[] {
  return [
    route<{ id: string }, unknown, Pick<MigrationRequest, "from" | "choice">>({
      ...{ method: "POST", path: "/v1/strategies/:id/draft/impact", permission: "strategies.propose", ...SHARED },
      summary: "Says what the draft would do to the cases inside, were it published and were they moved.",
      ...{ params: STRATEGY_PARAMS, body: ref("DraftImpactRequest"), answers: { 200: ref("DraftImpact") } },
      async handle({ tenant, params, body, actor }) {
        return { body: await migrations.impact(tenant, { strategy: params.id, ...body }, actor) };
      },
    }),
    route<{ id: string }, unknown, Asked>({
      ...{ method: "POST", path: BASE, permission: "strategies.propose", ...SHARED, params: STRATEGY_PARAMS },
      summary: "Says what another version would do to the cases inside; with `dryRun` false it also begins.",
      ...{ body: ref("MigrationRequest"), answers: { 200: ref("Migration") } },
      async handle({ tenant, params, body: { dryRun = true, note, ...request }, actor }) {
        const planned = await migrations.plan(tenant, { strategy: params.id, ...request }, actor);
        return { body: dryRun ? planned : await migrations.apply(tenant, planned.id, actor, note) };
      },
    }),
    route<{ id: string }>({
      ...{ method: "GET", path: BASE, permission: "strategies.read", ...SHARED, params: STRATEGY_PARAMS },
      summary: "Migrations of a strategy, newest first.",
      answers: { 200: ref("MigrationList") },
      async handle({ tenant, params }) {
        return { body: { items: await migrations.list(tenant, params.id) } };
      },
    }),
    route<OneParams>({
      ...{ method: "GET", ...ONE, permission: "strategies.read", ...SHARED },
      summary: "A migration with its plan and its progress.",
      answers: { 200: ref("Migration") },
      async handle({ tenant, params }) {
        return { body: await ownOf(migrations, tenant, params) };
      },
    }),
  ];
}

function actRoutes(migrations: Migrations): readonly Route[] {
  return [
    route<OneParams, unknown, { note?: string }>({
      ...{ method: "POST", ...ONE, path: `${ONE.path}/apply`, permission: "strategies.propose", ...SHARED },
      summary: "Begins to move the cases; where four eyes are asked for, proposes it or agrees to it.",
      ...{ body: ref("Reason"), answers: { 200: ref("Migration") } },
      async handle({ tenant, params, body, actor }) {
        const { id } = await ownOf(migrations, tenant, params);
        return { body: await migrations.apply(tenant, id, actor, body.note) };
      },
    }),
    route<OneParams, unknown, { note?: string }>({
      ...{ method: "POST", ...ONE, path: `${ONE.path}/stop`, permission: "strategies.publish", ...SHARED },
      summary: "Cases that were not moved yet stay on their version.",
      ...{ body: ref("Reason"), answers: { 200: ref("Migration") } },
      async handle({ tenant, params, body, actor }) {
        const { id } = await ownOf(migrations, tenant, params);
        return { body: await migrations.stop(tenant, id, actor, body.note) };
      },
    }),
  ];
}

/** Of the strategy in the address: a token that is limited to it reaches no other. */
async function ownOf(migrations: Migrations, tenant: string, { id, migration }: OneParams): Promise<Migration> {
  const found = await migrations.get(tenant, migration);
  if (found !== undefined && found.strategy === id) return found;
  throw new HttpError(
    404,
    "migration.unknown",
    "The strategy has no such migration. Its migrations are listed with it.",
  );
}
