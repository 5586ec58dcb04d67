/** A connection to PostgreSQL, reduced to what the store asks of it, so that a host can bring its own pool. */

export interface Sql extends SqlSession {
  /**
   * Runs `work` in one transaction at READ COMMITTED: committed when it ends, rolled back when it throws. A connection
   * that broke is not used again.
   */
  transaction<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface SqlSession {
  /**
   * @param text - With `$1`, `$2`, ... for `values`; several statements only without values.
   * @returns Rows with `bigint` as number (a value beyond 2^53 throws), `jsonb` as text, `bytea` as `Uint8Array`.
   */
  query<Row = Readonly<Record<string, unknown>>>(text: string, values?: readonly unknown[]): Promise<SqlResult<Row>>;
}

export interface SqlResult<Row> {
  readonly rows: readonly Row[];
  /** Rows that were read or changed. */
  readonly count: number;
}
