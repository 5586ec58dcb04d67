/** What holds for every route there is, and for every one that will be: each test walks over the table of routes. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WHOLE } from "../../../../scripts/sizes.ts";
import { PERMISSION_NAMES, ROLES, rolesOf } from "../../src/server/permissions.ts";
import { addressOf, ask, bodyOf, isProblem, nameOf, paramsOf } from "./requests.ts";
import { type Answered, OTHER, type ServerWorld, STRATEGY, serverWorld, TENANT } from "./world.ts";

let world: ServerWorld;
beforeAll(async () => {
  world = await serverWorld();
});
afterAll(() => world.server.close());

/** Everything of a tenant, as far as the API and the store tell it. */
async function everything(tenant: string): Promise<string> {
  return world.store.transaction(tenant, async (tx) =>
    JSON.stringify([
      await tx.listCases({ limit: 1000 }),
      await tx.people(["d-c1"]),
      await tx.enrollments(["c1"]),
      await tx.journal("c1"),
      await tx.listOutbox({ limit: 1000 }),
      await Promise.all(
        ["strategy", "strategy.draft", "template", "settings", "brand", "log", "task"].map((kind) =>
          tx.documents({ kind, limit: 1000 }),
        ),
      ),
    ]),
  );
}

test("HA1 nobody gets anything from any route without a credential", async () => {
  const before = await everything(TENANT);
  for (const route of world.server.routes) {
    const answer = await ask(world, route, null);
    expect([nameOf(route), answer.status, answer.json.code]).toEqual([nameOf(route), 401, "credential.missing"]);
    expect(isProblem(answer), nameOf(route)).toBe(true);
    expect(answer.headers["www-authenticate"]).toContain("Bearer");
  }
  expect(await everything(TENANT)).toBe(before);
});

test("HA2 each role reaches the routes of its permissions and no others", async () => {
  for (const route of world.server.routes) {
    const may = rolesOf(route.permission);
    for (const role of ROLES.filter((one) => !may.includes(one))) {
      const answer = await ask(world, route, world.keys[role]);
      expect([nameOf(route), role, answer.status, answer.json.code]).toEqual([
        nameOf(route),
        role,
        403,
        "role.missing",
      ]);
      expect(isProblem(answer)).toBe(true);
    }
  }
  const used = new Set(world.server.routes.map(({ permission }) => permission));
  expect(PERMISSION_NAMES.filter((name) => !used.has(name))).toEqual([]);
});

test("HA3 a tenant is told by the credential alone: an admin of another one sees nothing and changes nothing", async () => {
  const before = await everything(TENANT);
  const secrets = /d-c1|debtor\.example|reminders@|Reminders/;
  for (const route of world.server.routes) {
    const answer = await ask(world, route, world.stranger);
    // What the stranger said themselves is no secret.
    const said = JSON.stringify([await paramsOf(world, route), bodyOf(route).body]);
    const told = answer.text.replaceAll("\\", "");
    if (secrets.test(told))
      expect([nameOf(route), answer.status, secrets.test(said)]).toEqual([nameOf(route), 404, true]);
    const headers = { tenant: TENANT, "x-tenant": TENANT, "x-dunlin-tenant": TENANT };
    const again = await ask(world, route, world.stranger, { headers });
    // What the first request brought about may be there already the second time, and nothing else may differ.
    if (route.method === "GET") expect([nameOf(route), again.status]).toEqual([nameOf(route), answer.status]);
    if (route.query === undefined) continue;
    const address = addressOf(route.path, await paramsOf(world, route));
    const url = `${address}?tenant=${TENANT}`;
    const asked = await world.call(route.method, url, { key: world.stranger, ...bodyOf(route) });
    expect([nameOf(route), asked.status]).toEqual([nameOf(route), 400]);
  }
  expect(await everything(TENANT)).toBe(before);
  const mine = await world.call("GET", "/v1/cases", { key: world.stranger });
  expect(mine.json.items.map(({ caseId }: { caseId: string }) => caseId)).not.toContain("c1");
});

describe("HA4 what a token for some documents may do", () => {
  async function tokenFor(scope: object): Promise<string> {
    const body = { user: "u1", permissions: PERMISSION_NAMES.filter((name) => name !== "tokens.mint"), ...scope };
    const { status, json } = await world.call("POST", "/v1/tokens", { key: world.minter, body });
    expect(status).toBe(201);
    return json.token;
  }

  test("HA4 routes that are not about its documents are closed", async () => {
    const before = await everything(TENANT);
    const token = await tokenFor({ strategies: ["another"], templates: ["another"] });
    for (const route of world.server.routes.filter(({ within }) => within !== "free")) {
      const answer = await ask(world, route, token);
      const code = route.permission === "tokens.mint" ? "role.missing" : "scope.missing";
      expect([nameOf(route), answer.status, answer.json.code]).toEqual([nameOf(route), 403, code]);
    }
    expect(await everything(TENANT)).toBe(before);
  });

  test("HA4 lists show only them", async () => {
    const token = await tokenFor({ strategies: ["another"], templates: ["mail"] });
    expect((await world.call("GET", "/v1/strategies", { key: token })).json.items).toEqual([]);
    const templates = (await world.call("GET", "/v1/templates", { key: token })).json.items;
    expect(templates.map(({ id }: { id: string }) => id)).toEqual(["mail"]);
    expect((await world.call("GET", "/v1/templates/mail/draft", { key: token })).status).toBe(200);
    expect((await world.call("GET", "/v1/templates/short/draft", { key: token })).json.code).toBe("scope.missing");
  });

  test("HA4 a token for strategies alone keeps to them, and has no cases", async () => {
    const token = await tokenFor({ strategies: [STRATEGY.id] });
    expect((await world.call("GET", `/v1/strategies/${STRATEGY.id}/draft`, { key: token })).status).toBe(200);
    expect((await world.call("GET", "/v1/templates/mail/draft", { key: token })).status).toBe(200);
    expect((await world.call("GET", "/v1/cases/c1", { key: token })).json.code).toBe("scope.missing");
  });
});

const EVIL = [
  "' OR '1'='1",
  "x'; DROP TABLE cases; --",
  "$1",
  '"; SELECT pg_sleep(9); --',
  "a\r\nset-cookie: evil=1",
  "\u0000",
  "..%2f..%2fetc%2fpasswd",
  "../../v1/keys",
  "__proto__",
  "constructor",
  "%",
  "\\",
  "{{7*7}}",
  `$${"{jndi:ldap://x}"}`,
  "\ud83d\ude00",
  "\u2028",
  "a".repeat(300),
];

test("HA5 what is written into addresses and queries never becomes more than a text", async () => {
  const before = await everything(OTHER);
  for (const route of world.server.routes) {
    const names = [...route.path.matchAll(/:([A-Za-z]+)/g)].map(([, name = ""]) => name);
    const queries = Object.keys((route.query?.properties ?? {}) as object);
    for (const evil of WHOLE ? EVIL : EVIL.filter((_, i) => i % 4 === names.length % 4)) {
      const params = Object.fromEntries(names.map((name) => [name, evil]));
      const asked: Answered[] = [];
      if (names.length > 0)
        asked.push(
          await world.call(route.method, addressOf(route.path, params), { key: world.stranger, ...bodyOf(route) }),
        );
      for (const name of queries) {
        const address = addressOf(route.path, await paramsOf(world, route));
        const url = `${address}?${name}=${encodeURIComponent(evil)}`;
        asked.push(await world.call(route.method, url, { key: world.stranger, ...bodyOf(route) }));
      }
      for (const answer of asked) {
        expect([nameOf(route), evil, answer.status < 500, answer.text]).toEqual([
          nameOf(route),
          evil,
          true,
          answer.text,
        ]);
        if (answer.status >= 400) expect(isProblem(answer), `${nameOf(route)} ${evil}`).toBe(true);
        expect(answer.headers["set-cookie"]).toBeUndefined();
      }
    }
  }
  expect(JSON.parse(await everything(OTHER)).slice(0, 5)).toEqual(JSON.parse(before).slice(0, 5));
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

describe("HA6 bodies that are none", () => {
  const deep = `${'{"a":'.repeat(150)}1${"}".repeat(150)}`;
  const cases: readonly (readonly [
    what: string,
    body: string | Buffer,
    headers: Record<string, string>,
    status: number,
    code: string,
  ])[] = [
    ["no JSON", "{", { "content-type": "application/json" }, 400, "json.syntax"],
    ["nothing", "", { "content-type": "application/json" }, 400, "body.missing"],
    ["deep", deep, { "content-type": "application/json" }, 400, "json.tooDeep"],
    ["no UTF-8", Buffer.from([0x22, 0xff, 0x22]), { "content-type": "application/json" }, 400, "json.encoding"],
    ["__proto__", '{"__proto__":{"polluted":1}}', { "content-type": "application/json" }, 422, "json.member"],
    ["a zero character", '{"a":"\\u0000"}', { "content-type": "application/json" }, 422, "json.text"],
    ["half a character", '{"a":["\\ud800"]}', { "content-type": "application/json" }, 422, "json.text"],
    ["an endless number", '{"a":[1e999]}', { "content-type": "application/json" }, 422, "json.number"],
    ["a packed body", "{}", { "content-type": "application/json", "content-encoding": "gzip" }, 415, "body.encoding"],
    ["a form", "a=1", { "content-type": "application/x-www-form-urlencoded" }, 415, "body.type"],
    ["XML", "<a/>", { "content-type": "text/xml" }, 415, "body.type"],
    ["a broken type", "{}", { "content-type": ";;" }, 415, "body.type"],
    ["far too long", "{}", { "content-type": "application/json", "content-length": "999999999" }, 413, "body.tooLarge"],
  ];

  test.each(cases)("HA6 %s is refused by every route that takes JSON", async (_, body, headers, status, code) => {
    for (const route of world.server.routes.filter((one) => one.body !== undefined)) {
      const answer = await ask(world, route, undefined, { body, headers });
      expect([nameOf(route), answer.status, answer.json.code]).toEqual([nameOf(route), status, code]);
      expect(isProblem(answer)).toBe(true);
    }
  });

  test("HA6 JSON of another shape is refused with its place", async () => {
    for (const route of world.server.routes.filter((one) => one.body !== undefined)) {
      for (const body of ["[]", '"text"', "1", "null"]) {
        const headers = { "content-type": "application/json" };
        const answer = await ask(world, route, undefined, { body, headers });
        expect([nameOf(route), body, answer.status]).toEqual([nameOf(route), body, 422]);
      }
    }
    const answer = await world.call("PUT", "/v1/cases", { body: { cases: [{ facts: {} }] } });
    expect(answer.json).toMatchObject({ status: 422, code: "request.invalid", pointer: "/cases/0/facts/caseId" });
  });

  test("HA6 a route without a body takes none", async () => {
    for (const route of world.server.routes.filter(
      ({ body, bodyStream, method }) => method === "POST" && !body && !bodyStream,
    )) {
      const answer = await ask(world, route, undefined, { body: { a: 1 } });
      expect([nameOf(route), answer.status, answer.json.code]).toEqual([nameOf(route), 400, "body.unexpected"]);
    }
  });
});

test("HA7 an address that is none, and a method that it does not take, are told", async () => {
  for (const url of ["/", "/v1", "/v2/cases", "/v1/cases/c1/nothing"]) {
    const answer = await world.call("GET", url);
    expect([url, answer.status, answer.json.code]).toEqual([url, 404, "route.unknown"]);
    expect(isProblem(answer)).toBe(true);
  }
  for (const route of world.server.routes) {
    const answer = await world.call("PATCH", addressOf(route.path, await paramsOf(world, route)));
    expect([nameOf(route), answer.status, answer.json.code]).toEqual([nameOf(route), 405, "method.notAllowed"]);
    expect(answer.headers.allow?.split(", ")).toContain(route.method);
  }
  const broken = await world.call("GET", "/v1/cases/%zz");
  expect([broken.status, broken.json.code]).toEqual([400, "url.invalid"]);
  expect(isProblem(broken)).toBe(true);
});
