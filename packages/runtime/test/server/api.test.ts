/** What the API does: each route once, well, and its answer kept to its schema; then the rules of single resources. */

import { validateStrategy } from "@dunlin/engine";
import { HOUSE_BRAND } from "@dunlin/templates";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StoreError } from "../../src/model/store.ts";
import { STRATEGY_EXAMPLE } from "../../src/server/schemas/documents.ts";
import { flawsOf, validator } from "./answers.ts";
import { ask, exampleOf, isProblem, nameOf } from "./requests.ts";
import { type Answered, inputOf, type ServerWorld, STRATEGY, serverWorld, TENANT } from "./world.ts";

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
  "POST /v1/cases/:caseId/enroll": () => world.call("POST", "/v1/cases/c1/enroll", { body: { strategy: "reminders" } }),
  "POST /v1/tasks/:task/renew": async () => world.call("POST", `${await claimed()}/renew`),
  "POST /v1/tasks/:task/release": async () => world.call("POST", `${await claimed()}/release`),
  "POST /v1/tasks/:task/work": async () => world.call("POST", `${await claimed()}/work`),
  "POST /v1/tasks/:task/complete": async () =>
    world.call("POST", `${await claimed()}/complete`, { body: { disposition: "done", note: "After six" } }),
  "PUT /v1/people/:personId/legal-hold": () =>
    world.call("PUT", "/v1/people/d-c2/legal-hold", { body: { reason: "Suit 1" } }),
  "DELETE /v1/people/:personId": () => world.call("DELETE", "/v1/people/d-c3"),
};

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
    const agreed = await world.call("POST", `${url}/approve`, { key: publisher, body: { rev: 2 } });
    expect(agreed.json).toMatchObject({ status: "published", version: 1 });
    await world.call("POST", `${url}/archive`);
    await world.call("PUT", "/v1/settings", { body: { fourEyes: null } });
  });
});

describe("HA15 cases", () => {
  beforeAll(async () => {
    const inputs = Array.from({ length: 25 }, (_, i) => inputOf(`p${String(i).padStart(2, "0")}`));
    const { json } = await world.call("PUT", "/v1/cases", { body: { cases: inputs } });
    expect(json.results.every(({ status }: { status: string }) => status === "created")).toBe(true);
  });

  test("HA15 one that is refused does not stop the others, and says where", async () => {
    const broken = { ...inputOf("x"), facts: { ...inputOf("x").facts, obligations: [{ ref: "o" }] } };
    const { status, json } = await world.call("PUT", "/v1/cases", { body: { cases: [inputOf("p00"), broken] } });
    expect(status).toBe(200);
    expect(json.results).toMatchObject([
      { caseId: "p00", status: "unchanged" },
      { caseId: "x", status: "refused", problem: { code: "case.invalid", path: "/facts/obligations/0/dueDate" } },
    ]);
  });

  test("HA15 pages follow one another without gaps, and a cursor that was changed is refused", async () => {
    const ids: string[] = [];
    let cursor = "";
    for (let pages = 0; pages < 20; pages += 1) {
      const { json } = await world.call("GET", `/v1/cases?limit=7${cursor && `&cursor=${cursor}`}`);
      expect(json.items.length).toBeLessThanOrEqual(7);
      ids.push(...json.items.map(({ caseId }: { caseId: string }) => caseId));
      if (json.next === undefined) break;
      cursor = json.next;
    }
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids.filter((id) => id.startsWith("p"))).toHaveLength(25);
    for (const wrong of ["x", "e30", Buffer.from('"\\u0000"').toString("base64url")]) {
      const answer = await world.call("GET", `/v1/cases?cursor=${wrong}`);
      expect([wrong, answer.status, answer.json.code]).toEqual([wrong, 400, "cursor.invalid"]);
    }
    expect((await world.call("GET", "/v1/cases?limit=501")).status).toBe(400);
    expect((await world.call("GET", "/v1/cases?personId=d-p03")).json.items).toMatchObject([{ caseId: "p03" }]);
  });

  test("HA15 so do pages of the outbox, of a journal and of the log", async () => {
    for (const [url, id] of [
      ["/v1/outbox?limit=6", "key"],
      ["/v1/log?limit=6", "id"],
      ["/v1/cases/c1/journal?limit=1", "hash"],
    ] as const) {
      const all = (await world.call("GET", url.replace(/limit=\d/, "limit=500"))).json.items;
      const found: unknown[] = [];
      for (let cursor = ""; ; ) {
        const { json } = await world.call("GET", `${url}${cursor && `&cursor=${cursor}`}`);
        found.push(...json.items.map((item: Record<string, unknown>) => item[id]));
        if (json.next === undefined) break;
        cursor = json.next;
      }
      expect(found).toEqual(all.map((item: Record<string, unknown>) => item[id]));
      expect(new Set(found).size).toBe(found.length);
    }
  });

  test("HA15 no answer about a case tells an address, but for the one that is logged", async () => {
    for (const url of ["/v1/cases", "/v1/cases/p01", "/v1/cases/p01/journal", "/v1/cases/p01/audit", "/v1/outbox"]) {
      expect((await world.call("GET", url)).text, url).not.toMatch(/debtor\.example|34600|"Ann"/);
    }
    const { json } = await world.call("POST", "/v1/cases/p01/reveal", { key: world.keys.agent });
    expect(json.addresses[0].address).toBe("p01@debtor.example");
    const { items } = (await world.call("GET", "/v1/log?subject=person:d-p01")).json;
    expect(items).toMatchObject([{ what: "person.read", by: expect.stringMatching(/^key:/) }]);
  });

  test("HA15 a case that is not there is told so by every address below it", async () => {
    for (const [method, rest] of [
      ["GET", ""],
      ["GET", "/journal"],
      ["GET", "/audit"],
      ["GET", "/verification"],
      ["POST", "/retry"],
      ["POST", "/reveal"],
    ]) {
      const answer = await world.call(method as string, `/v1/cases/nobody${rest}`);
      expect([rest, answer.status, answer.json.code]).toEqual([rest, 404, "case.unknown"]);
    }
  });
});

describe("HA16 the same request again", () => {
  const pay = (headers: Record<string, string>, amountMinor = 1_000, caseId = "p05", id?: string) =>
    world.call("POST", `/v1/cases/${caseId}/events`, {
      ...{ key: world.keys.agent, headers },
      body: { type: "payment.received", data: { amountMinor }, ...(id !== undefined && { id }) },
    });
  const owed = async (caseId = "p05") =>
    (await world.call("GET", `/v1/cases/${caseId}`)).json.facts.obligations[0].outstandingMinor;

  test("HA16 an event with an id counts once", async () => {
    expect((await pay({}, 1_000, "p04", "e1")).json.status).toBe("applied");
    expect((await pay({}, 1_000, "p04", "e1")).json.status).toBe("duplicate");
    expect(await owed("p04")).toBe(9_000);
  });

  test("HA16 without an id the key of the request counts, and gives the first answer again", async () => {
    const headers = { "idempotency-key": "3f1c" };
    const first = await pay(headers);
    const again = await pay(headers);
    expect(again.json).toEqual(first.json);
    expect([first.headers["idempotency-replayed"], again.headers["idempotency-replayed"]]).toEqual([undefined, "true"]);
    expect(await owed()).toBe(9_000);
    const other = await pay(headers, 2_000);
    expect([other.status, other.json.code]).toEqual([422, "idempotency.reused"]);
    expect((await pay({ "idempotency-key": "another" })).json.status).toBe("applied");
    expect(await owed()).toBe(8_000);
  });

  test("HA16 many at once have one effect", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => pay({ "idempotency-key": "storm" }, 500)));
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(answers.every(({ status, json }) => status === 200 || json.code === "idempotency.running")).toBe(true);
    expect(await owed()).toBe(7_500);
  });

  test("HA16 two credentials do not see each other's keys, and what was refused may be repeated", async () => {
    const headers = { "idempotency-key": "shared" };
    await pay(headers, 100);
    await world.call("POST", "/v1/cases/p05/events", {
      ...{ key: world.keys.operator, headers },
      body: { type: "payment.received", data: { amountMinor: 100 } },
    });
    expect(await owed()).toBe(7_300);
    const bad = () => pay({ "idempotency-key": "bad" }, 1, "nobody");
    expect([(await bad()).status, (await bad()).status]).toEqual([404, 404]);
    expect((await pay({ "idempotency-key": "no spaces please" })).json.code).toBe("idempotency.invalid");
  });

  test("HA16 a request that was begun by a host that is gone may be made again after a minute", async () => {
    const headers = { "idempotency-key": "crash" };
    const { transaction } = world.store;
    let calls = 0;
    // The host dies after the effect and before the answer is kept.
    world.store.transaction = async (tenant, work) => {
      calls += 1;
      if (calls > 3) throw new Error("the host is gone");
      return transaction.call(world.store, tenant, work) as never;
    };
    const first = await pay(headers, 700);
    world.store.transaction = transaction;
    expect(first.status).toBe(500);
    expect(await owed()).toBe(6_600);
    expect((await pay(headers, 700)).json.code).toBe("idempotency.running");
    world.clock.on(61_000);
    expect((await pay(headers, 700)).json.status).toBe("duplicate");
    expect(await owed()).toBe(6_600);
  });
});

describe("HA17 the audit of one case", () => {
  test("HA17 every step is told in words, with the proof that nothing was changed", async () => {
    await world.call("POST", "/v1/cases/p10/hold", { body: { kind: "hardship" } });
    const { json } = await world.call("GET", "/v1/cases/p10/audit");
    expect(json).toMatchObject({
      caseId: "p10",
      verification: { whole: true, entries: 2 },
      exportedBy: expect.any(String),
    });
    expect(json.entries.map(({ event }: { event: { type: string } }) => event.type)).toEqual([
      "case.created",
      "hold.placed",
    ]);
    const words = json.entries.flatMap(({ sentences }: { sentences: { text: string }[] }) =>
      sentences.map(({ text }) => text),
    );
    expect(words.length).toBeGreaterThan(2);
    expect(words.every((text: string) => /^\S.*\.$/.test(text))).toBe(true);
    expect(json.contacts).toMatchObject([{ route: "email", status: expect.any(String) }]);
    const spanish = (await world.call("GET", "/v1/cases/p10/audit?locale=es")).json;
    expect(spanish.entries[0].sentences[0].text).not.toBe(json.entries[0].sentences[0].text);
    const unknown = await world.call("GET", "/v1/cases/p10/audit?locale=tlh");
    expect([unknown.status, unknown.json.code]).toEqual([400, "locale.unknown"]);
  });

  test("HA17 as lines it says the same, and that it came to its end", async () => {
    const json = (await world.call("GET", "/v1/cases/p10/audit")).json;
    const answer = await world.call("GET", "/v1/cases/p10/audit?format=ndjson");
    expect(answer.headers["content-type"]).toContain("application/x-ndjson");
    const lines = answer.text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ kind }) => kind)).toEqual(["case", "entry", "entry", "contact", "end"]);
    expect(lines[1]).toEqual({ kind: "entry", ...json.entries[0] });
    expect(lines.at(-1)).toEqual({ kind: "end", entries: 2, contacts: 1 });
  });
});

describe("HA18 an import", () => {
  const send = (lines: readonly string[], headers: Record<string, string> = {}) =>
    world.call("POST", "/v1/cases/import", {
      body: lines.join("\n"),
      headers: { "content-type": "application/x-ndjson", ...headers },
    });
  const told = ({ text }: Answered) =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));

  test("HA18 each line is answered in its order, and a broken one costs itself only", async () => {
    const rows = Array.from({ length: 220 }, (_, i) => JSON.stringify(inputOf(`i${i}`)));
    rows.splice(7, 0, "{", "", "[1]", `{"facts":"${"x".repeat(1_100_000)}"}`);
    const results = told(await send([...rows, ""]));
    expect(results.at(-1)).toMatchObject({ kind: "end", status: "done", rows: 223, created: 220, refused: 3 });
    const refused = results.filter(({ status }) => status === "refused");
    expect(refused.map(({ row, problem }) => [row, problem.code])).toEqual([
      [8, "json.syntax"],
      [10, "case.invalid"],
      [11, "body.tooLarge"],
    ]);
    expect(results.slice(0, -1).map(({ row }) => row)).toEqual(
      [...results.slice(0, -1).map(({ row }) => row)].sort((a, b) => a - b),
    );
    expect(told(await send(rows.slice(0, 3)))[0]).toMatchObject({ row: 1, caseId: "i0", status: "unchanged" });
  });

  test("HA18 it wants lines of JSON, and an end that is an end", async () => {
    const wrong = await send(["a,b"], { "content-type": "text/csv" });
    expect([wrong.status, wrong.json.code]).toEqual([415, "body.type"]);
    const { put } = world.runtime.cases;
    world.runtime.cases.put = async () => {
      throw new StoreError("unavailable", "gone");
    };
    const broken = told(await send([JSON.stringify(inputOf("z"))]));
    world.runtime.cases.put = put;
    expect(broken).toMatchObject([{ kind: "end", status: "broken", code: "store.unavailable", rows: 0 }]);
  });
});

describe("HA19 settings and refusals of services", () => {
  test("HA19 a setting that cannot be is refused with its place, and nothing is written", async () => {
    const before = (await world.call("GET", "/v1/settings")).json;
    const answer = await world.call("PUT", "/v1/settings", { body: { paused: true, rates: { email: 0 } } });
    expect([answer.status, answer.json.code, answer.json.pointer]).toEqual([422, "setting.invalid", "/rates/email"]);
    const unknown = await world.call("PUT", "/v1/settings", { body: { poused: true } });
    expect([unknown.status, unknown.json.pointer]).toEqual([422, "/poused"]);
    const four = await world.call("PUT", "/v1/settings", { key: world.keys.operator, body: { fourEyes: false } });
    expect([four.status, four.json.code]).toEqual([403, "role.missing"]);
    expect((await world.call("GET", "/v1/settings")).json).toEqual(before);
  });

  test("HA19 a person who was forgotten is gone for good", async () => {
    await world.call("DELETE", "/v1/people/d-p20");
    const put = await world.call("PUT", "/v1/cases", { body: { cases: [inputOf("p20")] } });
    expect(put.json.results[0].problem.code).toBe("case.erased");
    await world.call("PUT", "/v1/people/d-p21/legal-hold", { body: { reason: "Suit" } });
    const held = await world.call("DELETE", "/v1/people/d-p21");
    expect([held.status, held.json.code]).toEqual([409, "legalHold"]);
  });

  test.each([
    [new StoreError("unavailable", "password=hunter2 host db"), 503, "store.unavailable"],
    [new StoreError("conflict", "row d-c1"), 409, "store.conflict"],
    [new StoreError("broken", "row d-c1"), 500, "store.broken"],
    [new Error("duplicate key value (ann@debtor.example)"), 500, "server.failed"],
    ["a thrown text", 500, "server.failed"],
  ])("HA19 what breaks inside is told without its words (%#)", async (reason, status, code) => {
    const { list } = world.runtime.cases;
    world.runtime.cases.list = async () => {
      throw reason;
    };
    const answer = await world.call("GET", "/v1/cases");
    world.runtime.cases.list = list;
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(isProblem(answer)).toBe(true);
    expect(answer.text).not.toMatch(/hunter2|d-c1|ann@|a thrown text/);
    if (status === 503) expect(answer.headers["retry-after"]).toBe("5");
  });
});
