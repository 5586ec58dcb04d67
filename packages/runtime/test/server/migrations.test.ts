/** Moving cases over HTTP. */

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Migrations } from "../../src/model/migrations.ts";
import { publishNext, SLOWER, WITHOUT_SMS } from "../migration/moving.ts";
import { ADMIN, type ServerWorld, serverWorld, TENANT } from "./world.ts";

let world: ServerWorld & { readonly runtime: { readonly migrations: Migrations } };
beforeAll(async () => {
  world = (await serverWorld({ cases: ["c1", "c2"] })) as typeof world;
  await publishNext(world.runtime as never, SLOWER, 1);
  await publishNext(world.runtime as never, WITHOUT_SMS, 2);
});
afterAll(() => world.server.close());

const BASE = "/v1/strategies/reminders/migrations";

test("MG12 a dry run by default, then applied by its id, with progress, an entry in the log, and stopped", async () => {
  const { call, keys, runtime } = world;
  const planned = await call("POST", BASE, { key: keys.author, body: { from: 1, to: 2 } });
  expect([planned.status, planned.json.status, planned.json.plan.impact.moved]).toEqual([200, "planned", 2]);
  const one = `${BASE}/${planned.json.id}`;
  expect((await call("GET", one, { key: keys.viewer })).json).toEqual(planned.json);
  expect((await call("GET", "/v1/strategies/desk/migrations")).json.items).toEqual([]);
  expect((await call("GET", one.replace("reminders", "desk"))).json.code).toBe("migration.unknown");
  expect((await call("POST", `${one}/apply`, { key: keys.author, body: {} })).json.code).toBe("role.missing");
  const begun = await call("POST", `${one}/apply`, { key: keys.publisher, body: { note: "slower" } });
  expect([begun.status, begun.json.status, begun.json.note]).toEqual([200, "running", "slower"]);
  while (await runtime.migrations.work());
  const done = (await call("GET", one)).json;
  expect([done.status, done.progress]).toEqual(["done", { cases: 2, moved: 2, exited: 0, restarted: 0, refused: {} }]);
  expect((await call("GET", BASE)).json.items.map(({ id }: { id: string }) => id)).toEqual([planned.json.id]);
  expect((await call("POST", `${one}/apply`, { body: {} })).json.code).toBe("migration.settled");
  expect((await call("POST", `${one}/stop`, { key: keys.publisher, body: {} })).json.status).toBe("done");
  const log = (await call("GET", "/v1/log?subject=strategy:reminders")).json.items;
  expect(log.map(({ what }: { what: string }) => what)).toContain("strategy.migrationBegun");
});

test("MG12 `dryRun` false plans and begins; a plan with problems tells them with their places", async () => {
  const { call, runtime } = world;
  const wrong = await call("POST", BASE, { body: { from: 2, to: 3, dryRun: false } });
  expect([wrong.status, wrong.json.code, wrong.json.pointer]).toEqual([422, "migration.invalid", "/nodes/sms"]);
  expect(wrong.json.problems).toMatchObject([{ code: "target.missing", pointer: "/nodes/sms" }]);
  const choice = { nodes: { sms: { to: "node", node: "w2" } } };
  const begun = await call("POST", BASE, { body: { from: 2, to: 3, choice, dryRun: false } });
  expect([begun.status, begun.json.status, begun.json.appliedBy !== undefined]).toEqual([200, "running", true]);
  while (await runtime.migrations.work());
  expect((await runtime.migrations.get(TENANT, begun.json.id))?.progress.moved).toBe(2);
  const unknown = await call("POST", BASE, { body: { from: 2, to: 9 } });
  expect([unknown.status, unknown.json.code]).toEqual([404, "version.unknown"]);
  const shape = await call("POST", BASE, { body: { from: 2, to: 3, choice: { nodes: { a: { to: "away" } } } } });
  expect([shape.status, shape.json.pointer]).toEqual([422, "/choice/nodes/a/to"]);
});

test("MG15 before it is a version a draft is tried out on the cases, and nothing is kept", async () => {
  const { call, keys, runtime } = world;
  const { rev } = (await call("GET", "/v1/strategies/reminders/draft")).json;
  await runtime.strategies.saveDraft(TENANT, SLOWER, rev, ADMIN);
  const before = (await call("GET", BASE)).json.items.length;
  const path = "/v1/strategies/reminders/draft/impact";
  const { status, json } = await call("POST", path, { key: keys.author, body: { from: 3 } });
  expect([status, json.rev, json.plan.to, json.plan.problems]).toEqual([200, rev + 1, 4, []]);
  expect(json.plan.impact).toMatchObject({ cases: 2, moved: 2 });
  expect((await call("GET", BASE)).json.items).toHaveLength(before);
  expect((await call("POST", path, { key: keys.viewer, body: { from: 3 } })).json.code).toBe("role.missing");
  const { sms: _, ...nodes } = SLOWER.nodes;
  await runtime.strategies.saveDraft(TENANT, { ...SLOWER, nodes }, rev + 1, ADMIN);
  expect((await call("POST", path, { body: { from: 3 } })).json.code).toBe("strategy.invalid");
});
