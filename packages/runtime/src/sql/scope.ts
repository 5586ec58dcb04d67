/** One transaction of one tenant, as the parts of the store see it. */

import type { SqlSession } from "../model/sql.ts";
import { failureOf } from "./failure.ts";
import { checkText } from "./json.ts";

/**
 * Runs statements for a tenant. Its name is always `$1`, so that no statement can forget to ask for it; `values` are `$2`
 * and so on.
 */
export class Scope {
  readonly tenant: string;
  /** ms */
  readonly now: number;
  /** The first statement that failed: after that PostgreSQL would commit nothing, and not say so. */
  failure: unknown;
  readonly #session: SqlSession;
  #over = false;

  constructor(session: SqlSession, tenant: string, now: number) {
    this.#session = session;
    this.tenant = tenant;
    this.now = now;
  }

  async rows<Row>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return (await this.#query<Row>(text, values)).rows;
  }

  async row<Row>(text: string, values: readonly unknown[] = []): Promise<Row | undefined> {
    return (await this.rows<Row>(text, values))[0];
  }

  /** Rows that were read or changed. */
  async count(text: string, values: readonly unknown[] = []): Promise<number> {
    return (await this.#query(text, values)).count;
  }

  /** Other hosts hear it when the transaction is committed. */
  async call(channel: string): Promise<void> {
    await this.#query("select pg_notify($2, '') from (select $1::text) tenant", [channel]);
  }

  end(): void {
    this.#over = true;
  }

  async #query<Row>(text: string, values: readonly unknown[]) {
    if (this.#over) throw new Error("The transaction is over; await everything that is asked of it inside its work.");
    for (const value of values) checkTexts(value);
    try {
      return await this.#session.query<Row>(text, [this.tenant, ...values]);
    } catch (reason) {
      this.failure ??= failureOf(reason);
      throw failureOf(reason);
    }
  }
}

/** `$2`, `$3`, ... for values that are added one by one: conditions that not every call has. */
export class Values {
  readonly list: unknown[] = [];

  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length + 1}`;
  }
}

/**
 * Begins a statement with the ids of a parameter as rows `given(tenant, id)`, each once. Joined with a whole key they are found
 * one by one through its index. That the tenant comes out of a finished list and not out of a parameter matters: the server
 * may think that a tenant has few rows, and would rather read all of them for each id.
 */
export const givenIds = (parameter: string): string =>
  `with given as materialized (select $1::text as tenant, id from unnest(${parameter}::text[]) as ids(id) group by id)`;

/** @throws RangeError unless it is a whole number from 1 to 1000. */
export function limitOf(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new RangeError(`no limit from 1 to 1000: ${limit}`);
  return limit;
}

/** The last of those with the same key, for statements that must not meet a row twice. */
export const lastOf = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] => [
  ...new Map(rows.map((row) => [keyOf(row), row])).values(),
];

function checkTexts(value: unknown): void {
  if (typeof value === "string") checkText(value);
  else if (Array.isArray(value)) value.forEach(checkTexts);
}
