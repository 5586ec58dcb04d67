/** The service of migrations: plans, the agreement of a second person where it is asked for, and the work. */

import { planMigration } from "@dunlin/engine/change";
import { attempt } from "../core/poll.ts";
import type { World } from "../core/world.ts";
import type { Actor } from "../model/actor.ts";
import type { KeptMigration, Migration, MigrationRequest, Migrations } from "../model/migrations.ts";
import { MIGRATION } from "../model/migrations.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import type { Tx } from "../model/store.ts";
import { announce } from "../publishing/shelf.ts";
import { again } from "../settings/again.ts";
import { writeLog } from "../settings/log.ts";
import { requireRole } from "../settings/roles.ts";
import { settingsIn } from "../settings/settings.ts";
import { moveBatch } from "./batch.ts";
import { dryRun } from "./dryRun.ts";
import { allIn, lockedIn, NO_PROGRESS, newId, told, writeIn } from "./kept.ts";

export function createMigrations(world: World): Migrations {
  const { store, strategies } = world;
  const programs = async (tenant: string, { strategy, from, to }: MigrationRequest) => ({
    from: await strategies.program(tenant, strategy, from),
    to: await strategies.program(tenant, strategy, to),
  });
  return {
    async impact(tenant, { strategy, from, choice = {} }, actor) {
      requireRole(actor, "author", "publisher");
      const { rev, program: to } = await strategies.draftProgram(tenant, strategy);
      const older = await strategies.program(tenant, strategy, from);
      return { rev, plan: await dryRun(world, { tenant, from: older, to, choice }) };
    },
    async plan(tenant, request, actor) {
      requireRole(actor, "author", "publisher");
      const { strategy, from, to, choice = {} } = request;
      const plan = await dryRun(world, { tenant, ...(await programs(tenant, request)), choice });
      return store.transaction(tenant, async (tx) => {
        const own = { id: newId(), strategy, from, to, choice, plan, status: "planned" as const };
        const made = { ...own, plannedAt: world.nowIn(tx), plannedBy: actor.id, progress: NO_PROGRESS };
        const counts = { cases: plan.impact.cases, moved: plan.impact.moved, problems: plan.problems.length };
        await log(tx, actor, "migrationPlanned", made, counts);
        return writeIn(tx, 0, made);
      });
    },
    async apply(tenant, id, actor, note) {
      requireRole(actor, "author", "publisher");
      const known = await store.transaction(tenant, (tx) => lockedIn(tx, id));
      const { from, to } = await programs(tenant, known.value);
      const { problems } = planMigration(from, to, undefined, known.value.choice);
      if (problems.length > 0) throw invalid(id, problems);
      const begun = await again(() => store.transaction(tenant, (tx) => applyIn(tx, world, { id, actor, note })));
      if (begun.status === "waiting") strategies.refresh(tenant);
      return begun;
    },
    async stop(tenant, id, actor, note) {
      requireRole(actor, "publisher");
      const stopped = await again(() => store.transaction(tenant, (tx) => stopIn(tx, world, { id, actor, note })));
      strategies.refresh(tenant);
      return stopped;
    },
    get: (tenant, id) =>
      store.transaction(tenant, async (tx) => {
        const row = await tx.document<KeptMigration>(MIGRATION, id);
        return row && told(row.value);
      }),
    list: (tenant, strategy) =>
      store.transaction(tenant, async (tx) => (await allIn(tx, strategy)).map((each) => told(each))),
    work: () => workOnce(world),
  };
}

interface ByHand {
  readonly id: string;
  readonly actor: Actor;
  readonly note: string | undefined;
}

const OVER: ReadonlySet<string> = new Set(["done", "stopped"]);

async function applyIn(tx: Tx, world: World, { id, actor, note }: ByHand): Promise<Migration> {
  const { rev, value } = await lockedIn(tx, id);
  const { status, plan } = value;
  if (status === "running" || status === "waiting") return told(value);
  if (OVER.has(status)) throw settled(id, `It is ${status}`);
  await refuseSecond(tx, value);
  const said = note === undefined ? {} : { note };
  const { fourEyes = false } = await settingsIn(tx);
  if (fourEyes && status === "planned") {
    await log(tx, actor, "migrationProposed", value, {}, note);
    return writeIn(tx, rev, { ...value, ...said, status: "proposed", appliedBy: actor.id });
  }
  if (fourEyes && value.appliedBy === actor.id) {
    const says = "You proposed this yourself. Somebody else with the role publisher has to agree.";
    throw new RuntimeError("publish.fourEyes", says, { data: { by: actor.id } });
  }
  requireRole(actor, "publisher");
  const waits = plan.moment === "checkpoint";
  const signed = fourEyes && value.appliedBy !== undefined ? { approvedBy: actor.id } : { appliedBy: actor.id };
  const begun = { ...value, ...said, ...signed, status: waits ? ("waiting" as const) : ("running" as const) };
  await log(tx, actor, "migrationBegun", value, signed, note);
  if (waits) await announce(tx);
  return writeIn(tx, rev, { ...begun, appliedAt: world.nowIn(tx) });
}

/** Two at once for the cases of one version would decide by chance. */
async function refuseSecond(tx: Tx, { id, strategy, from }: KeptMigration): Promise<void> {
  const other = (await allIn(tx, strategy)).find(
    (each) => each.id !== id && each.from === from && (each.status === "running" || each.status === "waiting"),
  );
  if (other === undefined) return;
  throw settled(
    id,
    `The migration ${other.id} of the same version is ${other.status}`,
    "Stop it first, or let it end.",
  );
}

async function stopIn(tx: Tx, world: World, { id, actor, note }: ByHand): Promise<Migration> {
  const { rev, value } = await lockedIn(tx, id);
  if (OVER.has(value.status)) return told(value);
  await log(tx, actor, "migrationStopped", value, { moved: value.progress.moved }, note);
  if (value.status === "waiting") await announce(tx);
  return writeIn(tx, rev, { ...value, status: "stopped", endedAt: world.nowIn(tx) });
}

async function log(
  tx: Tx,
  actor: Actor,
  act: string,
  { id, strategy, from, to }: MigrationRequest & { readonly id: string },
  data: Readonly<Record<string, unknown>>,
  note?: string,
): Promise<void> {
  const write = { what: `strategy.${act}`, subject: `strategy:${strategy}`, ...(note !== undefined && { note }) };
  await writeLog(tx, actor, { ...write, data: { id, from, to, ...data } });
}

const settled = (id: string, says: string, advice = "Plan another one."): RuntimeError =>
  new RuntimeError("migration.settled", `${says}. ${advice}`, { data: { id } });

function invalid(id: string, problems: Migration["plan"]["problems"]): RuntimeError {
  const [first] = problems;
  const says = `The plan cannot be carried out: ${first?.message ?? ""} Plan it again with what is missing.`;
  return new RuntimeError("migration.invalid", says, {
    ...(first && { path: first.path }),
    data: { id, diagnostics: problems },
  });
}

async function workOnce(world: World): Promise<boolean> {
  let more = false;
  for (const tenant of await world.store.tenants()) {
    const running = await attempt(world, tenant, () =>
      world.store.transaction(tenant, (tx) => tx.documents({ kind: MIGRATION, state: "running" })),
    );
    for (const { id } of running ?? []) {
      const left = await attempt(world, tenant, () =>
        world.transact(tenant, (tx, programs) => moveBatch(tx, world, id, programs)),
      );
      more ||= left !== false;
    }
  }
  return more;
}
