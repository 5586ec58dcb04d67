/** What the API does: each route once, well, and its answer kept to its schema; then the rules of single resources. */

import { validateStrategy } from "@dunlin/engine";
import { HOUSE_BRAND } from "@dunlin/templates";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { STRATEGY_EXAMPLE } from "../../src/server/schemas/documents.ts";
import { flawsOf, validator } from "./answers.ts";
import { ask, exampleOf, isProblem, nameOf } from "./requests.ts";
import { type Answered, type ServerWorld, STRATEGY, serverWorld, TENANT } from "./world.ts";

let world: ServerWorld;
beforeAll(async () => {
  world = await serverWorld({ cases: ["c1", "c2", "c3"] });
});
afterAll(() => world.server.close());

const draft = { ...STRATEGY_EXAMPLE, id: "second" };

/** Routes that answer well only in a certain situation: it is brought about here. Every other one is asked as documented. */
const SITUATIONS: Readonly<Record<string, () => Promise<Answered>>> = {
  "PUT /v1/strategies/:id/draft": () =>
    world.call("PUT", "/v1/strategies/second/draft", { body: draft, headers: { "if-none-match": "*" } }),
  "POST /v1/strategies/:id/publish": () => world.call("POST", "/v1/strategies/reminders/publish", { body: { rev: 1 } }),
  "POST /v1/strategies/:id/rollback": () =>
    world.call("POST", "/v1/strategies/reminders/rollback", { body: { version: 1 } }),
  "POST /v1/strategies/:id/approve": () => approved("strategies", "reminders", STRATEGY),
  "POST /v1/templates/:id/publish": () => world.call("POST", "/v1/templates/mail/publish", { body: { rev: 1 } }),
  "POST /v1/templates/:id/approve": async () => {
    const { json } = await world.call("GET", "/v1/templates/mail/draft");
    return approved("templates", "mail", json.document);
  },
  "PUT /v1/brand": () => world.call("PUT", "/v1/brand", { body: HOUSE_BRAND }),
  "GET /v1/brand": () => world.call("GET", "/v1/brand"),
  "POST /v1/outbox/:key/resolve": async () => {
    const key = await contactOfUnknownFate("c2");
    return world.call("POST", `/v1/outbox/${encodeURIComponent(key)}/resolve`, { body: { as: "sent" } });
  },
  "POST /v1/tokens": () => {
    const body = { user: "42", permissions: ["strategies.read"] };
    return world.call("POST", "/v1/tokens", { key: world.minter, body });
  },
  "POST /v1/keys": () => world.call("POST", "/v1/keys", { body: { roles: ["viewer"], note: "Dashboard" } }),
  "GET /v1/strategies/:id/migrations/:migration": async () => world.call("GET", await migration()),
  "POST /v1/strategies/:id/migrations/:migration/apply": async () =>
    world.call("POST", `${await migration()}/apply`, { body: {} }),
  "POST /v1/strategies/:id/migrations/:migration/stop": async () =>
    world.call("POST", `${await migration()}/stop`, { body: {} }),
  "POST /v1/cases/:caseId/enroll": () => world.call("POST", "/v1/cases/c1/enroll", { body: { strategy: "reminders" } }),
  "POST /v1/tasks/:task/renew": async () => world.call("POST", `${await claimed()}/renew`),
  "POST /v1/tasks/:task/release": async () => world.call("POST", `${await claimed()}/release`),
  "POST /v1/tasks/:task/skip": async () => world.call("POST", `${await claimed()}/skip`, { body: { note: "Later" } }),
  "POST /v1/tasks/:task/work": async () => world.call("POST", `${await claimed()}/work`),
  "POST /v1/tasks/:task/complete": async () =>
    world.call("POST", `${await claimed()}/complete`, { body: { disposition: "done", note: "After six" } }),
  "PUT /v1/people/:personId/legal-hold": () =>
    world.call("PUT", "/v1/people/d-c2/legal-hold", { body: { reason: "Suit 1" } }),
  "DELETE /v1/people/:personId": () => world.call("DELETE", "/v1/people/d-c3"),
};

/** One that can be applied: version 2 has the same nodes. */
async function migration(): Promise<string> {
  const address = "/v1/strategies/reminders/migrations";
  return `${address}/${(await world.call("POST", address, { body: { from: 1, to: 2 } })).json.id}`;
}

/** A task that whoever asks has claimed. */
async function claimed(): Promise<string> {
  const { items } = (await world.call("GET", "/v1/tasks")).json;
  const address = `/v1/tasks/${encodeURIComponent(items[0].id)}`;
  if (items[0].state === "open") expect((await world.call("POST", `${address}/claim`)).json.status).toBe("claimed");
  return address;
}

async function approved(plural: string, id: string, document: object): Promise<Answered> {
  await world.call("PUT", "/v1/settings", { body: { fourEyes: true } });
  const body = { ...document, name: "Another name" };
  const saved = await world.call("PUT", `/v1/${plural}/${id}/draft`, { body, headers: { "if-match": '"1"' } });
  expect(saved.status).toBe(200);
  const { rev } = saved.json;
  const proposal = await world.call("POST", `/v1/${plural}/${id}/publish`, { key: world.keys.author, body: { rev } });
  expect(proposal.json).toMatchObject({ status: "proposed" });
  const { items } = (await world.call("GET", `/v1/${plural}/proposals`)).json;
  expect(items).toMatchObject([{ id, what: { publish: rev } }]);
  const answer = await world.call("POST", `/v1/${plural}/${id}/approve`, { key: world.keys.publisher, body: { rev } });
  await world.call("PUT", "/v1/settings", { body: { fourEyes: null } });
  return answer;
}

async function contactOfUnknownFate(caseId: string): Promise<string> {
  world.email.answer = () => ({ status: "unknown", code: "smtp.timeout", reason: "no answer" });
  await world.runtime.dispatch();
  const rows = await world.runtime.outbox.list(TENANT, { caseId, status: "unknown", limit: 1 });
  return rows[0]?.key ?? "none";
}

test("HA8 every route answers as its schema says, by the example of its documentation where nothing has to come before", async () => {
  // Brought about in this order; what was forgotten or taken back comes last.
  const last = ["DELETE /v1/keys/:id", "DELETE /v1/people/:personId", "POST /v1/strategies/:id/withdraw"];
  const order = [...world.server.routes].sort((a, b) => last.indexOf(nameOf(a)) - last.indexOf(nameOf(b)));
  const brand = order.findIndex((route) => nameOf(route) === "PUT /v1/brand");
  order.unshift(...order.splice(brand, 1));
  for (const route of order) {
    const answer = await (SITUATIONS[nameOf(route)]?.() ?? ask(world, route));
    expect([nameOf(route), answer.status, answer.status < 300 ? "" : answer.text]).toEqual([
      nameOf(route),
      answer.status,
      "",
    ]);
    const said = Object.keys(route.answers).length === 0 ? ["200"] : Object.keys(route.answers);
    expect(said, nameOf(route)).toContain(String(answer.status));
  }
  expect(world.answers.flaws).toEqual([]);
  expect(world.server.routes.map(nameOf).filter((name) => !world.answers.answered.has(name))).toEqual([]);
});

describe("HA9 the documentation", () => {
  // biome-ignore lint/suspicious/noExplicitAny: a document of OpenAPI
  let document: any;
  beforeAll(async () => {
    const answer = await world.call("GET", "/openapi.json", { key: null });
    expect(answer.status).toBe(200);
    document = answer.json;
  });

  test("HA9 it is OpenAPI 3.1, whole: every route is there, and every reference leads somewhere", () => {
    expect(document.openapi).toBe("3.1.0");
    for (const route of world.server.routes) {
      const path = route.path.replace(/:([A-Za-z]+)/g, "{$1}");
      const operation = document.paths[path]?.[route.method.toLowerCase()];
      expect(operation?.summary, nameOf(route)).toBe(route.summary);
      expect(operation.operationId).toMatch(/^[a-z][A-Za-z-]+$/);
      expect(
        operation.tags.every((tag: string) => document.tags.some(({ name }: { name: string }) => name === tag)),
      ).toBe(true);
      const names = (operation.parameters ?? []).filter((one: { in: string }) => one.in === "path");
      expect(names.map(({ name }: { name: string }) => `{${name}}`).sort()).toEqual(
        [...(path.match(/\{\w+\}/g) ?? [])].sort(),
      );
      expect(Object.keys(operation.responses)).toContain("4XX");
    }
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path as object).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(world.server.routes.length);
    for (const [, name] of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
      expect(document.components.schemas, name).toHaveProperty(name as string);
    }
    expect(JSON.stringify(document)).not.toMatch(/"\$ref":"(?!#\/components\/schemas\/)/);
    expect(document.components.securitySchemes.bearer.scheme).toBe("bearer");
  });

  test("HA9 every body and every answer has examples, and each keeps to its schema", () => {
    const ajv = validator();
    for (const route of world.server.routes) {
      const schemas = [route.body, ...Object.values(route.answers)].filter((one) => one !== undefined && one !== null);
      for (const schema of schemas) {
        expect(exampleOf(schema), nameOf(route)).toBeDefined();
        expect([nameOf(route), flawsOf(ajv, schema, exampleOf(schema))]).toEqual([nameOf(route), []]);
      }
    }
  });

  test("HA9 the strategy of the examples can be published", () => {
    const findings = validateStrategy(STRATEGY_EXAMPLE);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("HA10 drafts are changed by who has seen them", () => {
  const url = "/v1/strategies/third/draft";
  const body = { ...STRATEGY_EXAMPLE, id: "third" };

  test("HA10 the first writer wins, the second is told", async () => {
    expect((await world.call("PUT", url, { body })).json.code).toBe("precondition.missing");
    const made = await world.call("PUT", url, { body, headers: { "if-none-match": "*" } });
    expect([made.status, made.headers.etag]).toEqual([200, '"1"']);
    const again = await world.call("PUT", url, { body: { ...body, name: "Other" }, headers: { "if-none-match": "*" } });
    expect([again.status, again.json.code]).toEqual([412, "version.conflict"]);
    const changed = await world.call("PUT", url, { body: { ...body, name: "B" }, headers: { "if-match": '"1"' } });
    expect(changed.headers.etag).toBe('"2"');
    const late = await world.call("PUT", url, { body: { ...body, name: "C" }, headers: { "if-match": '"1"' } });
    expect([late.status, late.json.code]).toEqual([412, "version.conflict"]);
    const byQuery = await world.call("PUT", `${url}?rev=1`, { body: { ...body, name: "C" } });
    expect([byQuery.status, byQuery.json.code]).toEqual([409, "version.conflict"]);
    expect((await world.call("PUT", url, { body, headers: { "if-match": "2" } })).json.code).toBe(
      "precondition.invalid",
    );
    expect((await world.call("GET", url)).json).toMatchObject({ rev: 2, document: { name: "B" } });
  });

  test("HA10 what has not changed is not sent again", async () => {
    const { headers } = await world.call("GET", url);
    const answer = await world.call("GET", url, { headers: { "if-none-match": String(headers.etag) } });
    expect([answer.status, answer.text]).toEqual([304, ""]);
    expect((await world.call("GET", url, { headers: { "if-none-match": '"1"' } })).status).toBe(200);
  });

  test("HA10 a document has the id of its address", async () => {
    const answer = await world.call("PUT", "/v1/strategies/fourth/draft?rev=0", { body });
    expect([answer.status, answer.json.pointer]).toEqual([422, "/id"]);
  });

  test("HA10 what the gate finds comes with code and pointer, also as the reason why nothing was published", async () => {
    const broken = { ...body, entry: { start: "nowhere" } };
    const checked = await world.call("POST", "/v1/strategies/validate", { body: broken });
    expect(checked.json).toMatchObject({ valid: false });
    expect(checked.json.findings[0]).toMatchObject({ severity: "error", path: "/entry/start" });
    const saved = await world.call("PUT", url, { body: broken, headers: { "if-match": '"2"' } });
    const refused = await world.call("POST", "/v1/strategies/third/publish", { body: { rev: saved.json.rev } });
    expect([refused.status, refused.json.code]).toEqual([422, "strategy.invalid"]);
    expect(refused.json.problems[0]).toMatchObject({ pointer: "/entry/start", severity: "error" });
    expect(isProblem(refused)).toBe(true);
  });
});

describe("HA11 four eyes", () => {
  test("HA11 who proposed cannot agree, and what changed meanwhile is not agreed to", async () => {
    await world.call("PUT", "/v1/settings", { body: { fourEyes: true } });
    const url = "/v1/strategies/fifth";
    const body = { ...STRATEGY_EXAMPLE, id: "fifth", nodes: STRATEGY.nodes, entry: STRATEGY.entry };
    await world.call("PUT", `${url}/draft?rev=0`, { body });
    const { publisher, author } = world.keys;
    const proposed = await world.call("POST", `${url}/publish`, { key: publisher, body: { rev: 1 } });
    expect(proposed.json).toMatchObject({ status: "proposed" });
    const own = await world.call("POST", `${url}/approve`, { key: publisher, body: { rev: 1 } });
    expect([own.status, own.json.code]).toEqual([403, "publish.fourEyes"]);
    await world.call("PUT", `${url}/draft`, {
      key: author,
      body: { ...body, name: "New" },
      headers: { "if-match": '"1"' },
    });
    for (const rev of [1, 2]) {
      const late = await world.call("POST", `${url}/approve`, { body: { rev } });
      expect([late.status, late.json.code]).toEqual([409, "proposal.none"]);
    }
    await world.call("POST", `${url}/publish`, { key: author, body: { rev: 2 } });
    for (const other of [{ rev: 1 }, { version: 1 }, {}]) {
      const answer = await world.call("POST", `${url}/approve`, { body: other });
      expect([other, answer.status, answer.json.code]).toEqual([other, 409, "proposal.none"]);
    }
    const agreed = await world.call("POST", `${url}/approve`, { key: publisher, body: { rev: 2 } });
    expect(agreed.json).toMatchObject({ status: "published", version: 1 });
    await world.call("POST", `${url}/archive`);
    await world.call("PUT", "/v1/settings", { body: { fourEyes: null } });
  });
});

describe("HA25 notices that nobody could match", () => {
  test("HA25 are listed without what a debtor wrote, shown where that is logged, and closed by a person", async () => {
    const reply = {
      kind: "reply",
      id: "9",
      from: "+34688000000",
      text: "Leave me alone",
      at: 1_772_442_000_000,
    } as const;
    await world.runtime.inbound.notices(TENANT, "sms", [reply]);
    const open = await world.call("GET", "/v1/unmatched");
    expect(open.json.items).toContainEqual(expect.objectContaining({ id: "sms/9", kind: "reply", state: "open" }));
    expect(open.text).not.toMatch(/688000000|alone/);
    const shown = await world.call("POST", "/v1/unmatched/sms%2F9/reveal", { key: world.keys.agent });
    expect(shown.json).toMatchObject({ from: "+34688000000", text: "Leave me alone" });
    expect((await world.call("GET", "/v1/log?what=unmatched.read")).text).toContain('"subject":"unmatched:sms/9"');
    expect((await world.call("POST", "/v1/unmatched/sms%2F9/close", { body: { note: "Wrong number" } })).status).toBe(
      204,
    );
    const left = (await world.call("GET", "/v1/unmatched")).json.items;
    expect(left.map(({ id }: { id: string }) => id)).not.toContain("sms/9");
    expect((await world.call("GET", "/v1/unmatched?state=closed")).text).toContain("sms/9");
    const strange = await world.call("POST", "/v1/unmatched/sms%2F9/reveal", { key: world.stranger });
    expect([strange.status, strange.json.code]).toEqual([404, "notice.unknown"]);
  });
});
