/** What is in a statement, and what is not: no text that was handed in, always the tenant, and nothing that reads a whole table. */

import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import type { Store, Tx } from "../../src/model/store.ts";
import { sqlStore } from "../../src/sql/sqlStore.ts";
import { type TestDatabase, testDatabase } from "../postgres.ts";
import { caseRow, contact, enrollment, keyOf, MONDAY, note, person, stateOf, step, tally } from "../store/rows.ts";
import { type SpiedSql, spied } from "./spy.ts";

const HOSTILE = [
  "'; drop table dunlin.journal; --",
  '"; drop schema dunlin cascade; --',
  "$1",
  "x' or '1'='1",
  "{a,b}",
  '{"a":1}',
  "\\'; select pg_sleep(9) --",
  "%' or tenant like '%",
  "$$; commit; drop table dunlin.person; $$",
  // What stands between the values of a column, and for one that is missing.
  "\u001f",
  "\u001e",
  "a\u001fb\u001f1\u001fc\u001e",
  "\u001e1\u001f",
];

let database: TestDatabase;
let sql: SpiedSql;
let store: Store;
beforeAll(async () => {
  database = await testDatabase();
  sql = spied(database.sql());
  store = sqlStore(sql);
  await store.open();
}, 60_000);
afterAll(() => database.drop());
beforeEach(() => {
  sql.statements.length = 0;
});

/** Every method, with `text` wherever a text can be handed in. Each gives it back where it is read. */
async function everything(tx: Tx, text: string): Promise<void> {
  const key = keyOf(text, text, text);
  const row = enrollment(text, { ...key, wakeAt: MONDAY, state: stateOf(key, { node: text }), head: text });
  const out = contact(text, { ...key, personId: text, route: text, leaseOwner: text, ref: text, reasons: [text] });
  await tx.savePeople([person(text, { legalHold: text, debtor: { id: text, country: text } })]);
  expect(await tx.lockPeople([text], { skipLocked: true })).toHaveLength(1);
  expect(await tx.people([text])).toMatchObject([{ id: text, legalHold: text }]);
  await tx.saveAddresses(text, [{ channel: text, digest: text }]);
  expect(await tx.findByAddress(text, text)).toEqual([text]);
  await tx.saveCases([caseRow(text, { personId: text })]);
  expect(await tx.cases([text])).toHaveLength(1);
  expect(await tx.casesOf(text)).toHaveLength(1);
  expect(await tx.caseRevision(text, 1)).toBeDefined();
  await tx.saveSteps([{ ...step(row, [out]), journal: { ...step(row).journal, by: text } as never }]);
  expect(await tx.claimDue(MONDAY, 5)).toEqual([row]);
  expect(await tx.enrollments([text], { lock: true })).toEqual([row]);
  expect(await tx.listEnrollments({ strategy: text, after: keyOf("", "", ""), limit: 5 })).toEqual([row]);
  for (const more of [{}, { strategy: text }, { personId: text }, { personId: text, strategy: text }] as const) {
    expect(await tx.listCases({ after: "", limit: 5, ...more })).toHaveLength(1);
  }
  expect(await tx.journal(text, { strategy: text, obligation: text })).toMatchObject([{ by: text, hash: text }]);
  expect(await tx.dueOutbox(MONDAY, 5, [text])).toEqual([out]);
  expect(await tx.lockOutbox([text])).toEqual([out]);
  expect(await tx.lockOutboxOf(text, ["pending"])).toEqual([out]);
  expect(await tx.lockOutboxOf(text, [text as never])).toEqual([]);
  expect(await tx.outboxByRef(text, text)).toEqual(out);
  expect(await tx.listOutbox({ caseId: text, personId: text, route: text, status: "pending", limit: 5 })).toEqual([
    out,
  ]);
  await tx.saveOutbox([out]);
  expect(await tx.cancelPending([key], text)).toEqual([text]);
  expect(await tx.inbox(text, [text])).toEqual([text]);
  expect(await tx.takePermits(text, 1, 1, 1000)).toBe(1);
  await tx.addTallies([tally(text, { strategy: text, node: text, day: text })]);
  expect(await tx.tallies({ strategy: text, from: text, to: text, byDay: true })).toHaveLength(1);
  await tx.putDocument(note(text, { kind: text, state: text, ref: text, value: text }));
  await tx.putDocument(note(text, { kind: text, state: text, ref: text, value: text, rev: 1 }));
  expect(await tx.document(text, text, { lock: true })).toMatchObject({ value: text, rev: 2 });
  const query = {
    kind: text,
    state: [text],
    ref: text,
    idPrefix: text,
    after: { id: "" },
    lock: "skipLocked",
  } as const;
  expect(await tx.documents(query)).toHaveLength(1);
  expect(await tx.deleteDocument(text, text)).toBe(true);
  await tx.gauges();
  await tx.prune({ inboxBefore: 0, casesBefore: 0 }, 10);
}

describe("statements", () => {
  test.each(HOSTILE)("SQ15 a text is a value and never part of a statement: %j", async (text) => {
    await store.transaction(text, (tx) => everything(tx, text));
    const asked = sql.statements.filter(({ text: statement }) => statement.includes(text) && text !== "$1");
    expect(asked).toEqual([]);
    const { rows } = await database.sql().query("select from pg_tables where schemaname = 'dunlin'", []);
    expect(rows.length).toBeGreaterThanOrEqual(11);
  });

  test("SQ15 a status that is none is refused before anything is asked", async () => {
    const wrong = "active' or true --" as never;
    await expect(store.transaction("t", (tx) => tx.listCases({ status: wrong, limit: 1 }))).rejects.toBeInstanceOf(
      RangeError,
    );
    await expect(
      store.transaction("t", (tx) => tx.listEnrollments({ strategy: "s", status: wrong, limit: 1 })),
    ).rejects.toBeInstanceOf(RangeError);
    await expect(store.transaction("t", (tx) => tx.listOutbox({ status: wrong, limit: 1 }))).rejects.toBeInstanceOf(
      RangeError,
    );
  });

  test("SQ15 every statement of a transaction is about its tenant alone", async () => {
    await store.transaction("alone", (tx) => everything(tx, "plain"));
    const tables =
      /\b(person|person_address|case_facts|case_revision|enrollment|journal|outbox|inbox|permit|tally|document)\b/;
    const about = sql.statements.filter(({ text }) => tables.test(text));
    expect(about.length).toBeGreaterThan(40);
    for (const { text, values } of about) {
      expect(values[0]).toBe("alone");
      // As often as a table is read or changed, its tenant is asked for; what is inserted is of the tenant.
      const used = text.match(
        /\b(?:from|join|update|using) (?:case_\w+|person\w*|enrollment|journal|outbox|inbox|permit|tally|document)\b/g,
      );
      const asked = text.match(/tenant = (?:\$1|given\.tenant|step\.tenant|gone\.tenant)/g);
      expect((asked?.length ?? 0) >= (used?.length ?? 0), text).toBe(true);
      if (/insert into/.test(text))
        expect(text).toMatch(/select (?:\$1|tenant|distinct tenant|c\.tenant)|values \(\$1/);
    }
  });
});

test("SQ16 any state is given back as it was, the usual ones in the compact form", async () => {
  const moment = fc.oneof(fc.integer({ min: MONDAY, max: MONDAY + 1e11 }), fc.maxSafeInteger());
  const text = fc.string({ unit: "binary", maxLength: 12 }).filter((part) => !/[\0\p{Surrogate}]/u.test(part));
  const state = fc.record({
    key: fc.record({ caseId: text, strategy: text, obligation: text }),
    at: moment,
    dueAt: fc.option(moment),
    node: text,
    vars: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean())),
    holds: fc.boolean(),
  });
  let tenants = 0;
  const roundTrip = async ({ key, at, dueAt, node, vars, holds }: ReturnType<typeof shape>): Promise<void> => {
    const held = holds ? { holds: [{ kind: "parked", scope: "all" as const }], status: "held" as const } : {};
    const row = enrollment(key.caseId, {
      ...key,
      wakeAt: dueAt,
      state: stateOf(key, { at, dueAt, node, vars, ...held } as never),
    });
    await store.transaction(`states-${++tenants}`, async (tx) => {
      await tx.saveSteps([step(row)]);
      expect(await tx.enrollments([key.caseId])).toEqual([row]);
    });
  };
  const shape = (value: typeof state extends fc.Arbitrary<infer T> ? T : never) => value;
  await fc.assert(fc.asyncProperty(state, roundTrip), { numRuns: sized(40, 1000) });
  const plain = enrollment("C-1", { wakeAt: MONDAY, state: stateOf(keyOf("C-1"), { dueAt: MONDAY }) });
  await store.transaction("plain", (tx) => tx.saveSteps([step(plain)]));
  const { rows } = await database.sql().query("select state from dunlin.enrollment where tenant = 'plain'", []);
  expect(rows).toEqual([{ state: expect.stringMatching(/^1a~C-1~dunning@1~/) }]);
});
