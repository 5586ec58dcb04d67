/** What went wrong in the database, in the words of the store. Never with values of rows, which may be about a debtor. */

import { StoreError, type StoreErrorCode } from "../model/store.ts";

/** An error of the database without what could tell of a row. */
export class SqlError extends Error {
  /** Five letters or digits: https://www.postgresql.org/docs/current/errcodes-appendix.html; empty for a broken line. */
  readonly sqlState: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;

  constructor(reason: DriverError, sqlState: string) {
    // Class 22, invalid data, quotes the value.
    super(sqlState.startsWith("22") ? `The database refuses a value (SQLSTATE ${sqlState}).` : String(reason.message));
    this.name = "SqlError";
    this.sqlState = sqlState;
    this.constraint = reason.constraint;
    this.table = reason.table;
  }
}

interface DriverError {
  readonly message?: string;
  readonly code?: string;
  readonly severity?: string;
  readonly constraint?: string;
  readonly table?: string;
}

/** Classes and codes of SQLSTATE, the longest first that fits. */
const MEANINGS: Readonly<Record<string, readonly [StoreErrorCode, string]>> = {
  "40001": ["conflict", "Somebody else was writing the same rows; run the transaction again."],
  "40P01": ["conflict", "Two transactions waited for each other; run the transaction again."],
  "55P03": ["conflict", "Rows are locked by somebody else; run the transaction again."],
  "23505": ["conflict", "A row with this key exists already."],
  "23P01": ["conflict", "A row in this range exists already."],
  "53100": ["unavailable", "The disk of the database is full. Nothing was written; make space, then try again."],
  "53200": ["unavailable", "The database is out of memory; try later."],
  "53300": ["unavailable", "The database takes no more connections; try later or raise max_connections."],
  "53": ["unavailable", "The database has run out of something it needs; try later."],
  "08": ["unavailable", "The connection to the database broke; try later."],
  "57P": ["unavailable", "The database is shutting down, starting or recovering; try later."],
  "57014": ["unavailable", "The database gave up on a statement that took too long; try later."],
  "58": ["unavailable", "The database cannot read or write its files; look at its disk."],
  "25P03": ["unavailable", "The transaction was idle for too long and was broken off; try again."],
  "25P04": ["unavailable", "The transaction took too long and was broken off; try again."],
  "25006": ["unavailable", "The database takes no writes, as a standby does; connect to the primary."],
  "3D000": ["unavailable", "The database does not exist; create it or name another one."],
  "28": ["unavailable", "The database refuses this user or password; check the connection string."],
  XX001: ["broken", "The database reports damaged data; restore a backup."],
  XX002: ["broken", "The database reports a damaged index; rebuild it or restore a backup."],
};

/** Errors of the operating system and of the drivers when there is nobody, or nobody any more, at the other end. */
const LINE = /^E[A-Z_]+$/;
const LINE_WORDS = /connection (terminated|error|ended)|not queryable|terminated unexpectedly|timeout/i;

/** Whether the connection cannot be used after `reason`. */
export function breaksConnection(reason: unknown): boolean {
  const { code = "", severity } = (reason ?? {}) as DriverError;
  if (severity === "FATAL" || severity === "PANIC") return true;
  if (isSqlState(code)) return code.startsWith("08");
  return isLineError(reason);
}

const isSqlState = (code: string): boolean => /^[0-9A-Z]{5}$/.test(code) && !LINE.test(code);

function isLineError(reason: unknown): boolean {
  const { code = "", message = "" } = (reason ?? {}) as DriverError;
  return LINE.test(code) || LINE_WORDS.test(message);
}

/**
 * A `StoreError` where the store has a word for it, else a `SqlError` (a defect of a statement), else what it was.
 *
 * @param stage - `commit` while it is not known whether the commit happened.
 */
export function storeError(reason: unknown, stage: "work" | "commit" = "work"): unknown {
  if (reason instanceof StoreError || reason instanceof SqlError || !(reason instanceof Error)) return reason;
  const { code = "" } = reason as DriverError;
  const uncertain = stage === "commit" && breaksConnection(reason);
  if (isSqlState(code)) {
    const cause = new SqlError(reason as DriverError, code);
    const meaning = MEANINGS[code] ?? MEANINGS[code.slice(0, 3)] ?? MEANINGS[code.slice(0, 2)];
    return meaning === undefined ? cause : new StoreError(meaning[0], meaning[1], { cause, uncertain });
  }
  if (reason.message.includes("after calling end on the pool")) {
    return new StoreError("closed", "The store is closed; open a new one.");
  }
  if (!isLineError(reason)) return reason;
  const cause = new SqlError({ message: code === "" ? reason.message : code }, "");
  return new StoreError("unavailable", "The database cannot be reached; try later.", { cause, uncertain });
}

/** Whether the transaction would do if it were run again: it collided with another one, and nothing of it was written. */
export function isRetryable(reason: unknown): boolean {
  if (!(reason instanceof StoreError) || reason.uncertain || !(reason.cause instanceof SqlError)) return false;
  return ["40001", "40P01", "55P03"].includes(reason.cause.sqlState);
}
