/** Cases over HTTP: put in, told, repeated, explained, imported; and what their services refuse. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StoreError } from "../../src/model/store.ts";
import { isProblem } from "./requests.ts";
import { type Answered, inputOf, type ServerWorld, serverWorld } from "./world.ts";

let world: ServerWorld;
beforeAll(async () => {
  world = await serverWorld();
});
afterAll(() => world.server.close());

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

  test("HA27 each of a page says what is owed and since when", async () => {
    const { facts } = inputOf("p06");
    const [owed] = facts.obligations;
    const obligations = [
      { ...owed, ref: "paid", dueDate: "2020-01-01", outstandingMinor: 0 },
      { ...owed, ref: "later", dueDate: "2027-01-01" },
      { ...owed, ref: "oldest", dueDate: "2026-01-01" },
    ];
    const cases = [{ ...inputOf("owing"), facts: { ...inputOf("owing").facts, obligations } }];
    await world.call("PUT", "/v1/cases", { body: { cases } });
    const ask = async () => (await world.call("GET", "/v1/cases?personId=d-owing")).json.items;
    expect(await ask()).toMatchObject([{ oldestDueDate: "2026-01-01" }]);
    const amountMinor = 2 * (owed?.outstandingMinor ?? 0);
    await world.call("POST", "/v1/cases/owing/events", { body: { type: "payment.received", data: { amountMinor } } });
    expect(await ask()).toMatchObject([{ outstandingMinor: 0 }]);
    const [paid] = await ask();
    expect(paid).not.toHaveProperty("oldestDueDate");
    expect(paid.enrollments).toMatchObject([{ status: "exited", outcome: expect.any(String) }]);
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
    const { deliver } = world.runtime.cases;
    // The host dies after the effect and before the answer is kept.
    world.runtime.cases.deliver = async (...event) => {
      const delivered = await deliver(...event);
      world.store.transaction = async () => {
        throw new Error("the host is gone");
      };
      return delivered;
    };
    const first = await pay(headers, 700);
    world.store.transaction = transaction;
    world.runtime.cases.deliver = deliver;
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
    expect(json.entries.map(({ said }: { said: string }) => said)).toEqual([
      "The case is created.",
      "A hold is placed: kind hardship.",
    ]);
    const words = json.entries.flatMap(({ sentences }: { sentences: { text: string }[] }) =>
      sentences.map(({ text }) => text),
    );
    expect(words.length).toBeGreaterThan(2);
    expect(words.every((text: string) => /^\S.*\.$/.test(text))).toBe(true);
    expect(json.contacts).toMatchObject([{ route: "email", status: expect.any(String) }]);
    const spanish = (await world.call("GET", "/v1/cases/p10/audit?locale=es")).json;
    expect(spanish.entries[0].said).toBe("Se crea el caso.");
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
