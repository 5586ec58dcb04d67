/** Export, erasure, legal holds and retention, on cases that a runtime carries. */

import type { CaseFacts } from "@dunlin/engine";
import { describe, expect, test } from "vitest";
import { createRuntime } from "../../src/createRuntime.ts";
import { memoryStore } from "../../src/memory/memoryStore.ts";
import type { Channel, Outgoing } from "../../src/model/channel.ts";
import type { PersonRow } from "../../src/model/rows.ts";
import { localKeyWrap } from "../../src/people/keyWrap.ts";
import { createPeople, type PeopleOptions } from "../../src/people/people.ts";
import { createVault } from "../../src/people/vault.ts";
import { readLog } from "../../src/settings/log.ts";
import { taskDocument } from "../../src/tasks/task.ts";
import { admin, author, facts, Hand, publisher, strategy, TENANT, template, viewer, who } from "../publishing/house.ts";

const agent = who("agent", "agent");
const DAY = 86_400_000;
const SECRET = new Uint8Array(32).fill(7);

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "nothing",
    ({ code }) => code,
  );

/** A message, two days of rest, another message, the end. */
const patient = strategy({
  nodes: {
    hello: { type: "send", purpose: "collect", via: [{ channel: "sms", template: "hello@1" }], to: { next: "rest" } },
    rest: { type: "wait", for: "P2D", to: { next: "again" } },
    again: { type: "send", purpose: "collect", via: [{ channel: "sms", template: "hello@1" }], to: { next: "last" } },
    last: { type: "wait", for: "P2D", to: { next: "end" } },
    end: { type: "exit", outcome: "done" },
  },
} as never);

async function world(more: Partial<PeopleOptions> = {}) {
  const clock = new Hand();
  const store = memoryStore({ clock });
  const sent: Outgoing[] = [];
  const sms: Channel = {
    id: "sms",
    semantics: "idempotent",
    async send(outgoing) {
      sent.push(outgoing);
      return { status: "accepted", ref: outgoing.key };
    },
  };
  const keyWrap = localKeyWrap(SECRET);
  const runtime = createRuntime({ store, channels: [sms], vault: keyWrap, secret: SECRET });
  const vault = createVault(keyWrap);
  const people = createPeople({ store, vault, secret: SECRET, ...more });
  await publish(runtime);
  const put = async (own: Partial<CaseFacts> = {}, name = "Ana García", tenant = TENANT) => {
    const [result] = await runtime.cases.put(tenant, [{ facts: facts(own), personal: { name } }], agent);
    return result;
  };
  const person = (id = "P-1") => store.transaction(TENANT, async (tx) => (await tx.people([id]))[0] as PersonRow);
  return { clock, store, runtime, vault, people, sent, put, person };
}

async function publish({ strategies, templates }: ReturnType<typeof createRuntime>): Promise<void> {
  const words = await templates.saveDraft(TENANT, template(), 0, author);
  await templates.publish(TENANT, "hello", words.rev, publisher);
  const draft = await strategies.saveDraft(TENANT, patient, 0, author);
  await strategies.publish(TENANT, "early", draft.rev, publisher);
}

/** A note of the debtor and a task with one, as other parts of the runtime keep them. */
async function write({ store, vault, person }: Awaited<ReturnType<typeof world>>, text: string): Promise<void> {
  const row = await person();
  const { text: sealed } = await vault.sealText(TENANT, row, JSON.stringify({ message: text }));
  await store.transaction(TENANT, async (tx) => {
    const value = { personId: "P-1", eventId: "e-1", at: tx.now, sealed };
    await tx.putDocument({ kind: "note", id: "e-1", rev: 0, state: "dispute", ref: "C-1", rank: tx.now, value });
    await tx.putDocument({ kind: "link", id: "l-1", rev: 0, state: "active", ref: "C-1", value: { caseId: "C-1" } });
    const offer = { effect: { kind: "offer.publish", id: "o-1", totalMinor: 12_000 } };
    await tx.putDocument({ kind: "offer", id: "o-1", rev: 0, ref: "C-1", value: offer });
    const effect = {
      ...{ kind: "task.create", id: "C-1/1/early@1/call/1.0", nodeId: "call", at: tx.now, queue: "calls" },
      ...{ dispositions: ["done"], dueAt: tx.now + DAY },
    } as never;
    const task = taskDocument(effect, { caseId: "C-1", strategy: "early", obligation: "", personId: "P-1" });
    await tx.putDocument({ ...task, value: { ...task.value, note: sealed } });
  });
}

describe("export", () => {
  test("PE16 everything about a person is told, readable, and that it was told is in the log", async () => {
    const home = await world();
    const { people, put, runtime, clock } = home;
    await put();
    await runtime.settle();
    await write(home, "I have paid already");
    clock.pass(1);
    await put({ obligations: [{ ...facts().obligations[0], outstandingMinor: 5_000 } as never] });
    await runtime.cases.reveal(TENANT, "C-1", agent);
    const told = await people.export(TENANT, "P-1", admin);
    expect(told).toMatchObject({
      format: "dunlin.person/1",
      personId: "P-1",
      at: clock.at,
      debtor: facts().debtor,
      personal: { name: "Ana García" },
      contacts: [{ channel: "sms" }],
    });
    const [only, ...others] = told.cases;
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      caseId: "C-1",
      facts: { obligations: [{ outstandingMinor: 5_000 }] },
      revisions: [{ rev: 1, facts: { obligations: [{ outstandingMinor: 12_000 }] } }],
      enrollments: [{ strategy: "early", version: 1 }],
      messages: [{ route: "sms", status: "sent" }],
      tasks: [{ queue: "calls", note: { message: "I have paid already" } }],
      notes: [{ what: "dispute", texts: { message: "I have paid already" } }],
      links: [{ id: "l-1", state: "active" }],
      offers: [{ id: "o-1", totalMinor: 12_000 }],
    });
    expect(only?.journal.length).toBeGreaterThan(0);
    expect(told.log.map(({ what, by }) => `${what} ${by}`).sort()).toEqual([
      "person.exported max",
      "person.read agent",
    ]);
    expect(JSON.parse(JSON.stringify(told))).toEqual(told);
  });

  test("PE17 only an admin may have it, of a person of their own tenant", async () => {
    const { people, put } = await world();
    await put();
    for (const actor of [viewer, agent, author, publisher, who("o", "operator")]) {
      expect(await codeOf(people.export(TENANT, "P-1", actor))).toBe("role.missing");
      expect(await codeOf(people.erase(TENANT, "P-1", actor))).toBe("role.missing");
      expect(await codeOf(people.legalHold(TENANT, "P-1", "x", actor))).toBe("role.missing");
    }
    for (const [tenant, id] of [
      ["south", "P-1"],
      [TENANT, "P-2"],
    ] as const) {
      expect(await codeOf(people.export(tenant, id, admin))).toBe("person.unknown");
      expect(await codeOf(people.erase(tenant, id, admin))).toBe("person.unknown");
      expect(await codeOf(people.legalHold(tenant, id, "x", admin))).toBe("person.unknown");
      expect(await codeOf(people.read(tenant, id, admin))).toBe("person.unknown");
    }
  });

  test("PE18 names and addresses are read with a reason, and each reading is in the log", async () => {
    const { people, put, store } = await world();
    await put();
    expect(await codeOf(people.read(TENANT, "P-1", viewer))).toBe("role.missing");
    expect(await people.read(TENANT, "P-1", agent, "call back")).toMatchObject({ values: { name: "Ana García" } });
    expect(await people.find(TENANT, "email", "ANA@example.org", agent)).toEqual(["P-1"]);
    expect(await people.find(TENANT, "sms", "0034 600 100 200", agent)).toEqual(["P-1"]);
    expect(await people.find("south", "email", "ana@example.org", agent)).toEqual([]);
    expect(await codeOf(people.find(TENANT, "email", "ana@example.org", viewer))).toBe("role.missing");
    const log = await readLog(store, TENANT, { subject: "person:P-1" }, admin);
    expect(log.map(({ what }) => what).sort()).toEqual(["person.found", "person.found", "person.read"]);
    expect(log.find(({ what }) => what === "person.read")).toMatchObject({ by: "agent", note: "call back" });
    expect(JSON.stringify(log)).not.toMatch(/Ana|example\.org|600100/);
  });
});

describe("erasure", () => {
  test("PE19 nothing that was sealed can be read any more, nobody is found, and what was decided stays", async () => {
    const home = await world();
    const { people, put, runtime, person, vault, store } = home;
    const call = { id: "call-7", at: "2026-11-20T09:00:00Z", channel: "voice", outcome: "connected" };
    await put({ contacts: [{ ...call, address: "+34600100200", remark: "Ana was friendly" }] });
    await runtime.settle();
    await write(home, "I have paid already");
    const before = await runtime.cases.journal(TENANT, "C-1");
    const erased = await people.erase(TENANT, "P-1", admin);
    expect(erased).toMatchObject({ cases: 1, texts: 3 });
    const row = await person();
    expect(row).toEqual({
      id: "P-1",
      debtor: { id: "P-1", channels: [] },
      contacts: [
        call,
        {
          ...{ id: "C-1/1/early@1/hello/1.0", at: expect.any(String), channel: "sms", direction: "outbound" },
          ...{ outcome: "delivered", purpose: "collect" },
        },
      ],
      erasedAt: home.clock.at,
    });
    expect(await codeOf(vault.open(TENANT, row))).toBe("nothing");
    expect(await codeOf(runtime.cases.reveal(TENANT, "C-1", admin))).toBe("nothing");
    expect(await runtime.cases.reveal(TENANT, "C-1", admin)).toEqual({ addresses: [], values: {} });
    expect(await people.find(TENANT, "email", "ana@example.org", admin)).toEqual([]);
    const { debtor, personal, cases } = await people.export(TENANT, "P-1", admin);
    expect([debtor, personal]).toEqual([row.debtor, {}]);
    expect(cases[0]).toMatchObject({ notes: [], links: [], tasks: [{ queue: "calls", reason: "erased" }] });
    expect(cases[0]?.tasks[0]).not.toHaveProperty("note");
    expect(await runtime.cases.journal(TENANT, "C-1")).toEqual(before);
    expect(await runtime.cases.verify(TENANT, "C-1")).toMatchObject({ whole: true });
    const everything = await store.transaction(TENANT, async (tx) => [
      await tx.people(["P-1"]),
      await tx.cases(["C-1"]),
      await tx.documents({ kind: "note" }),
      await tx.documents({ kind: "task" }),
    ]);
    expect(JSON.stringify(everything)).not.toMatch(/Ana|example\.org|600100200|paid already|friendly/);
  });

  test("PE20 nobody is contacted any more: what waits is canceled, what is due later never comes", async () => {
    const { people, put, runtime, sent, clock } = await world();
    await put();
    await runtime.poll();
    const erased = await people.erase(TENANT, "P-1", admin);
    expect(erased.canceled).toHaveLength(1);
    const journal = await runtime.cases.journal(TENANT, "C-1");
    expect((await runtime.cases.peek(TENANT, "C-1"))?.enrollments).toMatchObject([{ wakeAt: null }]);
    await runtime.settle();
    clock.pass(30 * DAY);
    await runtime.settle();
    expect(sent).toEqual([]);
    expect(await runtime.cases.journal(TENANT, "C-1")).toEqual(journal);
    const [row, ...others] = await runtime.outbox.list(TENANT, { caseId: "C-1", limit: 10 });
    expect(others).toEqual([]);
    expect(row).toMatchObject({ status: "canceled", reasons: ["erased"] });
    expect(await runtime.strategies.statistics(TENANT, "early")).toContainEqual(
      expect.objectContaining({ node: "hello", measure: "canceled", count: 1 }),
    );
    await runtime.cases.deliver(TENANT, "C-1", { type: "custom.ping", id: "x" }, agent).catch(() => undefined);
    await runtime.settle();
    expect(sent).toEqual([]);
    expect(await put()).toMatchObject({ status: "refused", problem: { code: "case.erased" } });
  });

  test("PE21 older copies of rows open neither with the row of today nor once the host's key is a new one", async () => {
    const { people, put, person, store } = await world();
    await put();
    await put({ caseId: "C-2", debtor: { ...facts().debtor, id: "P-2" } }, "Bo");
    const copy = await person();
    await people.erase(TENANT, "P-1", admin);
    const row = await person();
    const vault = createVault(localKeyWrap(SECRET));
    const restored = { ...row, ...(copy.sealed && { sealed: copy.sealed }) };
    expect(await codeOf(vault.open(TENANT, restored))).toBe("case.erased");
    const { erasedAt: _, ...bare } = restored;
    expect(await codeOf(vault.open(TENANT, bare))).toBe("broken");
    const next = new Uint8Array(32).fill(8);
    const moving = createPeople({ store, vault: createVault(localKeyWrap(next, [SECRET])) });
    expect(await codeOf(moving.rewrap(TENANT, viewer))).toBe("role.missing");
    expect(await moving.rewrap(TENANT, admin)).toBe(1);
    const moved = createVault(localKeyWrap(next));
    expect((await moved.open(TENANT, await person("P-2"))).values).toEqual({ name: "Bo" });
    expect(await codeOf(moved.open(TENANT, copy))).toBe("unavailable");
  });

  test("PE22 twice is once, also at the same time", async () => {
    const { people, put, store } = await world();
    await put();
    const all = await Promise.all([1, 2, 3].map(() => people.erase(TENANT, "P-1", admin)));
    expect(all.map(({ cases }) => cases).sort()).toEqual([0, 0, 1]);
    expect(await readLog(store, TENANT, { what: "person.erased" }, admin)).toHaveLength(1);
  });

  test("PE23 somebody else's cases, notes and addresses stay", async () => {
    const { people, put, runtime, sent, clock } = await world();
    await put();
    const other = { caseId: "C-1/1", debtor: { ...facts().debtor, id: "P-2" } };
    await put(other, "Bo");
    await people.erase(TENANT, "P-1", admin);
    await runtime.settle();
    clock.pass(7 * DAY);
    await runtime.settle();
    expect(sent.map(({ personId }) => personId)).toEqual(["P-2", "P-2"]);
    expect(await people.find(TENANT, "email", "ana@example.org", admin)).toEqual(["P-2"]);
    expect((await people.read(TENANT, "P-2", admin)).values).toEqual({ name: "Bo" });
  });
});

describe("what has to be kept", () => {
  test("PE24 a legal hold stops erasure and retention until it ends, and both are in the log", async () => {
    const { people, put, runtime, clock, person, store } = await world();
    await put();
    await people.legalHold(TENANT, "P-1", "law suit 7/26", admin);
    await people.legalHold(TENANT, "P-1", "law suit 7/26", admin);
    const refused = people.erase(TENANT, "P-1", admin);
    await expect(refused).rejects.toMatchObject({ code: "legalHold", data: { reason: "law suit 7/26" } });
    await runtime.settings.change(TENANT, { retention: { casesDays: 1 } }, admin);
    await runtime.cases.deliver(
      TENANT,
      "C-1",
      { type: "payment.received", id: "p", data: { amountMinor: 12_000 } },
      agent,
    );
    clock.pass(500 * DAY);
    expect(await people.prune(TENANT)).toBeLessThanOrEqual(1);
    expect(await person()).toMatchObject({ legalHold: "law suit 7/26" });
    expect(await runtime.cases.peek(TENANT, "C-1")).toBeDefined();
    await people.legalHold(TENANT, "P-1", null, admin);
    expect(await person()).not.toHaveProperty("legalHold");
    expect((await people.erase(TENANT, "P-1", admin)).cases).toBe(1);
    const log = await readLog(store, TENANT, { what: ["person.held", "person.released"] }, admin);
    expect(log.map(({ what }) => what)).toEqual(["person.released", "person.held"]);
    for (const reason of ["", " ", "x".repeat(501), 7]) {
      expect(await codeOf(people.legalHold(TENANT, "P-1", reason as string, admin))).toBe("request.invalid");
    }
  });

  test("PE25 the host may have a law that asks to keep records", async () => {
    const asked: unknown[] = [];
    const { people, put, person } = await world({
      retained: async (...of) => {
        asked.push(of);
        return asked.length === 1 ? "books are kept for ten years" : undefined;
      },
    });
    await put();
    await expect(people.erase(TENANT, "P-1", admin)).rejects.toMatchObject({
      ...{ code: "legalHold", message: expect.stringContaining("books are kept for ten years") },
    });
    expect((await person()).sealed).toBeDefined();
    expect((await people.erase(TENANT, "P-1", admin)).cases).toBe(1);
    expect(asked).toEqual([
      [TENANT, "P-1", ["C-1"]],
      [TENANT, "P-1", ["C-1"]],
    ]);
  });

  test("PE26 retention takes what is older than the settings say, all of it, and nothing without settings", async () => {
    const home = await world();
    const { people, put, runtime, clock, store } = home;
    await put();
    await write(home, "I have paid already");
    await put({ caseId: "C-2", debtor: { id: "P-2" } }, "Bo");
    const paid = { type: "payment.received", id: "p", data: { amountMinor: 12_000 } };
    await runtime.cases.deliver(TENANT, "C-1", paid, agent);
    clock.pass(100 * DAY);
    const before = await people.prune(TENANT);
    clock.pass(1);
    expect(await runtime.cases.peek(TENANT, "C-1")).toBeDefined();
    await runtime.settings.change(TENANT, { retention: { casesDays: 99 } }, admin);
    const rows = await people.prune(TENANT);
    expect(rows).toBeGreaterThan(before);
    for (const kind of ["note", "link", "task"]) {
      expect(await store.transaction(TENANT, (tx) => tx.documents({ kind }))).toEqual([]);
    }
    expect(await runtime.cases.peek(TENANT, "C-1")).toBeUndefined();
    expect(await runtime.cases.peek(TENANT, "C-2")).toBeDefined();
    expect(await codeOf(people.export(TENANT, "P-1", admin))).toBe("person.unknown");
    expect(await people.prune(TENANT)).toBe(0);
    const log = await readLog(store, TENANT, { what: "people.pruned" }, admin);
    expect(log[0]).toMatchObject({ by: "system", data: { rows } });
  });
});
