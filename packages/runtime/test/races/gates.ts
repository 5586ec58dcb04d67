/**
 * Barriers in the database: a transaction of a host stops before a statement until a third connection lets it go. That it waits is
 * read from the locks of the server, so what a test says about an order is so, and not only likely.
 */

import type { SqlSession } from "../../src/model/sql.ts";
import type { ListeningSql } from "../../src/sql/connection.ts";

/** Where a transaction stops: before its first statement that fits, once. */
export interface Stop {
  /** Number of the gate. */
  readonly gate: number;
  readonly before: RegExp;
}

export interface GatedSql extends ListeningSql {
  /** Of the transactions that begin from now on. */
  stops: readonly Stop[];
}

/** The same pool with gates. Which they are is told before a transaction begins. */
export function gatedSql(sql: ListeningSql): GatedSql {
  const gated: GatedSql = {
    stops: [],
    query: (text, values) => sql.query(text, values),
    listen: (channel, hint) => sql.listen(channel, hint),
    close: () => sql.close(),
    transaction: (work) => {
      const left = new Set(gated.stops);
      return sql.transaction((session) => work(stopping(session, left)));
    },
  };
  return gated;
}

const stopping = (session: SqlSession, left: Set<Stop>): SqlSession => ({
  async query(text, values) {
    for (const stop of left) {
      if (!stop.before.test(text)) continue;
      left.delete(stop);
      await session.query("select pg_advisory_xact_lock_shared($1)", [stop.gate]);
    }
    return session.query(text, values);
  },
});

/** Somebody else at the database, who opens and closes gates and sees who waits. */
export interface Keeper {
  /** Shut before a host comes to them. */
  shut(...gates: readonly number[]): Promise<void>;
  open(...gates: readonly number[]): Promise<void>;
  /** Until so many transactions wait at the gate. */
  waitingAt(gate: number, count?: number): Promise<void>;
  /** Until a transaction waits for a row that another one has locked. */
  waitingForRow(): Promise<void>;
  close(): Promise<void>;
}

/** @param sql - A pool with one connection: gates belong to it. */
export function gateKeeper(sql: ListeningSql): Keeper {
  const each = async (statement: string, gates: readonly number[]) => {
    for (const gate of gates) await sql.query(statement, [gate]);
  };
  const until = async (statement: string, values: readonly unknown[], count: number) => {
    for (;;) {
      const { rows } = await sql.query<{ waiting: number }>(statement, values);
      if (Number(rows[0]?.waiting) >= count) return;
    }
  };
  return {
    shut: (...gates) => each("select pg_advisory_lock($1)", gates),
    open: (...gates) => each("select pg_advisory_unlock($1)", gates),
    waitingAt: (gate, count = 1) => until(AT_GATE, [gate], count),
    waitingForRow: () => until(FOR_ROW, [], 1),
    close: () => sql.close(),
  };
}

const HERE = "database = (select oid from pg_database where datname = current_database())";

const AT_GATE = `
select count(*) as waiting from pg_locks
where locktype = 'advisory' and not granted and ${HERE} and objid = $1::bigint::oid`;

/** Who waits for a row waits for the transaction that has it. */
const FOR_ROW = `
select count(*) as waiting from pg_locks waits
join pg_stat_activity who using (pid)
where not waits.granted and waits.locktype in ('transactionid', 'tuple') and who.datname = current_database()`;
