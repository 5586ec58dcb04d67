/**
 * A host with a database of its own. Its invoices and the cases of Dunlin are in the same database, over the same pool, in two
 * schemas; the pool stays the host's. `DATABASE_URL` names the database; without it one is started for the time being.
 */

import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRuntime, localKeyWrap, postgresStore, startEmbedded } from "@dunlin/runtime";
import pg from "pg";
import { friendly, oneText } from "./documents.mjs";

const database = await ownDatabase();
const pool = new pg.Pool({ connectionString: database.url, max: 8 });
const me = { id: "billing", roles: /** @type {const} */ (["admin"]) };

/** Who sends texts. @type {import("@dunlin/runtime").Channel} */
const sms = {
  id: "sms",
  semantics: "atMostOnce",
  async send({ address, message }) {
    console.log(`to ${address}: ${message?.text}`);
    return { status: "accepted" };
  },
};

const store = postgresStore({ pool }, { schema: "dunlin" });
const runtime = createRuntime({
  store,
  channels: [sms],
  vault: localKeyWrap(new Uint8Array(32).fill(1)), // from your key management
});

try {
  await store.open(); // makes or updates the tables of Dunlin; `runtime.start()` does it by itself
  await invoicing();
  await publishing();
  await writing();
  await paying();
  console.log(await tables());
} finally {
  await runtime.stop();
  await pool.end(); // nobody else does
  await database.stop();
}

/** The host's own table, as it was before Dunlin came. */
async function invoicing() {
  await pool.query("create schema if not exists billing");
  await pool.query(
    "create table if not exists billing.invoice (number text primary key, customer text, phone text, due date, open_cents int)",
  );
  await pool.query(
    "insert into billing.invoice values ('A-1', 'D-1', '+34600000001', '2026-03-10', 12050) on conflict (number) do update set open_cents = 12050",
  );
}

async function publishing() {
  await runtime.templates.saveDraft("acme", friendly, 0, me);
  await runtime.templates.publish("acme", friendly.id, 1, me);
  await runtime.strategies.saveDraft("acme", oneText, 0, me);
  await runtime.strategies.publish("acme", oneText.id, 1, me);
}

/** Open invoices become cases, and what is due now is done; a host in production calls `start()` once instead. */
async function writing() {
  const { rows } = await pool.query(
    "select number, customer, phone, due::text, open_cents from billing.invoice where open_cents > 0",
  );
  await runtime.cases.put(
    "acme",
    rows.map((row) => ({ facts: factsOf(row) })),
    me,
  );
  await runtime.settle();
}

/** A payment in the host's books, and the event that tells Dunlin to look. */
async function paying() {
  await pool.query("update billing.invoice set open_cents = 0 where number = 'A-1'");
  const payment = { type: "payment.received", id: "p-1", data: { amountMinor: 12050 } };
  await runtime.cases.deliver("acme", "A-1", payment, me);
  const found = await runtime.cases.peek("acme", "A-1");
  console.log(`A-1 is ${found?.enrollments[0]?.state.outcome}`);
}

/** @param {{ number: string, customer: string, phone: string, due: string, open_cents: number }} invoice */
function factsOf({ number, customer, phone, due, open_cents: open }) {
  return {
    caseId: number,
    debtor: { id: customer, channels: [{ channel: "sms", address: phone }] },
    obligations: [{ ref: number, dueDate: due, currency: "EUR", amountMinor: open, outstandingMinor: open }],
  };
}

async function tables() {
  const { rows } = await pool.query(
    "select schemaname, count(*)::int from pg_tables where schemaname in ('billing', 'dunlin') group by 1 order by 1",
  );
  return rows.map(({ schemaname, count }) => `${schemaname}: ${count > 1 ? "tables" : "one table"}`).join(", ");
}

/** The host's own database; where nobody names one, one that is gone at the end. */
async function ownDatabase() {
  const { DATABASE_URL } = process.env;
  if (DATABASE_URL !== undefined) return { url: DATABASE_URL, stop: async () => {} };
  const folder = join(tmpdir(), `own-database-${process.pid}`);
  const embedded = await startEmbedded(folder);
  return {
    url: embedded.url,
    stop: async () => {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
