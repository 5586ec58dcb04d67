/**
 * The same store with its timers in pg-boss: whoever is due is fetched from a queue, and a step completes its job and adds the next
 * one in the same transaction. Everything else is written by the same statements.
 */

import PgBoss from "pg-boss";

/** What is due at one stage waits in one queue, each with a table of its own. */
export const queueOf = (stage) => `wake-${stage}`;

/** Long ago: whatever is in the queue of this wave is due. */
const DUE = "2020-01-01T00:00:00.000Z";

const RESET = ["plan_cache_mode", "enable_hashjoin", "enable_mergejoin", "random_page_cost", "cpu_tuple_cost"]
  .concat("cpu_index_tuple_cost", "jit")
  .map((name) => `reset ${name}`)
  .join("; ");

/**
 * @param {import("@dunlin/runtime").ListeningSql} sql Transactions of the store that `makeStore` gets, one at a time.
 * @param {(sql: import("@dunlin/runtime").Sql) => import("@dunlin/runtime").Store} makeStore
 */
export async function bossStore(sql, makeStore) {
  let session = sql;
  const wrapped = {
    query: (text, values) => sql.query(text, values),
    transaction: (work) =>
      sql.transaction(async (own) => {
        session = own;
        try {
          return await work(own);
        } finally {
          session = sql;
        }
      }),
    close: () => sql.close(),
  };
  const through = (connection) => ({
    async executeSql(text, values) {
      const { rows, count } = await connection().query(text, values);
      return { rows, rowCount: count };
    },
  });
  const alone = through(() => sql);
  const inTransaction = through(() => session);
  const boss = new PgBoss({ db: alone, schema: "pgboss", supervise: false, schedule: false });
  await boss.start();
  const store = makeStore(wrapped);
  let stage = 0;
  let empty = false;
  return {
    boss,
    /** Jobs for cases that were not taken in by the runtime. */
    async add(caseIds) {
      for (let at = 0; at < caseIds.length; at += 2_000) {
        const jobs = caseIds.slice(at, at + 2_000);
        await boss.insert(jobs.map((caseId) => ({ name: queueOf(1), data: { caseId }, startAfter: DUE })));
      }
    },
    /** Of the queue from which is fetched now. */
    begin(next) {
      stage = next;
      empty = false;
    },
    store: {
      kind: "pg-boss",
      promise: store.promise,
      open: () => store.open(),
      now: () => store.now(),
      close: () => store.close(),
      due: async () => (empty ? [] : [{ tenant: "bench", enrollments: 0, outbox: null }]),
      transaction: (tenant, work) => store.transaction(tenant, (tx) => work(timersIn(tx))),
    },
  };

  /** The transaction with its timers in queues. */
  function timersIn(tx) {
    let jobs = [];
    return {
      ...tx,
      async claimDue(now, limit) {
        jobs = await boss.fetch(queueOf(stage), { batchSize: limit });
        if (jobs.length < limit) empty = true;
        const rows = await tx.enrollments(
          jobs.map(({ data }) => JSON.parse(data).caseId),
          { lock: true },
        );
        return rows.map((row) => ({ ...row, wakeAt: now }));
      },
      async saveSteps(steps) {
        await tx.saveSteps(steps.map((step) => ({ ...step, enrollment: { ...step.enrollment, wakeAt: null } })));
        if (jobs.length > 0) {
          // Plans of its statements are made as anywhere else.
          await session.query(RESET);
          await boss.complete(
            queueOf(stage),
            jobs.map(({ id }) => id),
            undefined,
            { db: inTransaction },
          );
        }
        const next = steps.map(({ enrollment: { caseId } }) => ({
          name: queueOf(stage + 1),
          data: { caseId },
          startAfter: DUE,
        }));
        await boss.insert(next, { db: inTransaction });
      },
    };
  }
}
