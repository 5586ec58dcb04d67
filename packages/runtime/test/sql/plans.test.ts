/** How the server finds what is asked for most often, among many rows: by an index, and never by reading a table. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import type { SqlSession } from "../../src/model/sql.ts";
import type { Tx } from "../../src/model/store.ts";
import { sqlStore } from "../../src/sql/sqlStore.ts";
import { type TestDatabase, testDatabase } from "../postgres.ts";
import { enrollment, keyOf, MONDAY, stateOf, step } from "../store/rows.ts";
import { spied } from "./spy.ts";

const ROWS = sized(10_000, 100_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await sqlStore(database.sql()).open();
  await database.sql().query(FILL);
}, 120_000);
afterAll(() => database.drop());

/** Twenty tenants, half of their enrollments asleep; outboxes mostly sent. Not analyzed, as after a great import. */
const FILL = `
set search_path to dunlin;
insert into person (tenant, id, debtor, contacts)
select 't' || n % 20, 'p' || n, '{}', '[]' from generate_series(1, ${ROWS}) n;
insert into case_facts (tenant, id, person_id, rev, facts, created_at, updated_at)
select 't' || n % 20, 'c' || n, 'p' || n, 1, '{}', 0, 0 from generate_series(1, ${ROWS}) n;
insert into enrollment (tenant, case_id, strategy, obligation, version, rev, wake_at, status, state, head)
select 't' || n % 20, 'c' || n, 's' || n % 7, '', 1, 1, case when n % 2 = 0 then n end,
  case when n % 1000 = 0 then 'parked' else 'active' end, '1a~c' || n || '~s' || n % 7 || '@1~0~0~x~1', 'aa'
from generate_series(1, ${ROWS}) n;
insert into outbox (tenant, key, case_id, strategy, obligation, person_id, route, effect, status, not_before, attempts,
  created_at, updated_at, lease_until)
select 't' || n % 20, 'k' || n, 'c' || n, 's', '', 'p' || n, 'r' || n % 4, '{}',
  case when n % 50 < 40 then 'sent' when n % 50 < 48 then 'pending' when n % 50 = 48 then 'leased' else 'unknown' end,
  n, 1, n, n, n from generate_series(1, ${ROWS}) n;
reset search_path`;

/** The plans of what `work` asks, as the server would make them in the same transaction. */
async function plansOf(work: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  const sql = spied(database.sql());
  const plans: string[] = [];
  await sqlStore({
    ...sql,
    transaction: (act) =>
      sql.transaction(async (session) => {
        const result = await act(session);
        for (const { text, values } of sql.statements.slice(1)) plans.push(await explained(session, text, values));
        return result;
      }),
  }).transaction("t4", work);
  return plans;
}

async function explained(session: SqlSession, text: string, values: readonly unknown[]): Promise<string> {
  const { rows } = await session.query<{ "QUERY PLAN": string }>(`explain ${text}`, values);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

/** How tables are read: by which index, or how else. Rows that are compared one by one were not found by an index either. */
const reads = (plan: string): string[] =>
  plan.match(/Seq Scan on \w+|Join Filter|Materialize|(?<=using |Bitmap Index Scan on )\w+/g) ?? [];

const NO_INDEX = /^(?:Seq Scan|Join Filter|Materialize)/;

/** As many of one tenant as a batch has. */
const named = (letter: string): string[] => Array.from({ length: 500 }, (_, n) => `${letter}${n * 20 + 4}`);

const READS: readonly (readonly [string, readonly string[], (tx: Tx) => Promise<unknown>])[] = [
  ["who is due", ["enrollment_due"], (tx) => tx.claimDue(ROWS, 500)],
  ["what is due to leave", ["outbox_pending", "outbox_leased"], (tx) => tx.dueOutbox(ROWS, 100)],
  ["what is due on some routes", ["outbox_pending", "outbox_leased"], (tx) => tx.dueOutbox(ROWS, 100, ["r1", "r2"])],
  ["people", ["person_pkey"], (tx) => tx.lockPeople(named("p"))],
  ["cases", ["case_facts_pkey"], (tx) => tx.cases(named("c"))],
  ["cases of a person", ["case_facts_of"], (tx) => tx.casesOf("p4")],
  ["enrollments of cases", ["enrollment_pkey"], (tx) => tx.enrollments(named("c"), { lock: true })],
  ["contacts of a person", ["outbox_person"], (tx) => tx.lockOutboxOf("p4", ["pending"])],
  ["parked cases", ["enrollment_stopped"], (tx) => tx.listCases({ status: "parked", limit: 50 })],
  [
    "a page of enrollments",
    ["enrollment_pkey"],
    (tx) => tx.listEnrollments({ strategy: "s1", after: keyOf("c5", "s1"), limit: 50 }),
  ],
  ["what is unknown", ["outbox_unknown"], (tx) => tx.listOutbox({ status: "unknown", limit: 50 })],
  ["the newest contacts", ["outbox_age"], (tx) => tx.listOutbox({ limit: 50 })],
];

test.each(READS)(
  "SQ17 an index finds %s, also where the server knows nothing of the rows",
  async (_, indexes, work) => {
    const found = (await plansOf(work)).flatMap(reads);
    expect(found.filter((read) => NO_INDEX.test(read))).toEqual([]);
    for (const index of indexes) expect(found).toContain(index);
  },
);

test("SQ17 who is due comes out of the index in order, and only as many as are wanted", async () => {
  const [plan = ""] = await plansOf((tx) => tx.claimDue(ROWS, 500));
  expect(plan).toMatch(/Index Cond: .*wake_at <=/);
  expect(plan).not.toContain("Sort");
});

test("SQ17 a batch of steps is written by the key, in one statement", async () => {
  const rows = Array.from({ length: 100 }, (_, n) => {
    const key = keyOf(`c${n * 20 + 4}`, `s${(n * 20 + 4) % 7}`);
    return enrollment(key.caseId, { ...key, rev: 2, state: stateOf(key) });
  });
  const plans = await plansOf((tx) => tx.saveSteps(rows.map((row) => step(row))));
  expect(plans).toHaveLength(1);
  expect(plans.flatMap(reads)).toEqual(["enrollment_pkey"]);
});

test("SQ18 which tenants have something due is told by a step into an index per tenant, not by their rows", async () => {
  const sql = spied(database.sql());
  const due = await sqlStore(sql).due(MONDAY);
  expect(due).toHaveLength(18);
  expect(due[0]).toEqual({ tenant: "t2", enrollments: 2, outbox: 42 });
  const { text = "", values = [] } = sql.statements.at(-1) ?? {};
  const plan = await database.sql().transaction(async (session) => {
    await session.query("select set_config('search_path', 'dunlin', true)", []);
    return explained(session, text.replace(/^/, "(analyze, format text) "), values);
  });
  expect(reads(plan).filter((read) => NO_INDEX.test(read))).toEqual([]);
  // Of thousands of rows that are due a few per tenant are read.
  const loops = [...plan.matchAll(/Index (?:Only )?Scan using \w+ .*actual time=\S+ rows=([\d.]+) loops=(\d+)/g)];
  const read = loops.reduce((sum, [, rows, times]) => sum + Number(rows) * Number(times), 0);
  expect(loops.length).toBeGreaterThanOrEqual(6);
  expect(read).toBeLessThanOrEqual(20 * (1 + 4 + 1) + 20);
});

test("SQ17 the same indexes are found when the server has looked at the rows", async () => {
  await database.sql().query("analyze");
  for (const [name, indexes, work] of READS) {
    const found = (await plansOf(work)).flatMap(reads);
    expect({ name, read: found.filter((read) => NO_INDEX.test(read)) }).toEqual({ name, read: [] });
    for (const index of indexes) expect({ name, found }).toEqual({ name, found: expect.arrayContaining([index]) });
  }
});
