/** Connections that remember every statement. */

import type { Sql, SqlSession } from "../../src/model/sql.ts";

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface SpiedSql extends Sql {
  /** What was asked so far, oldest first. */
  readonly statements: Statement[];
}

export function spied(sql: Sql): SpiedSql {
  const statements: Statement[] = [];
  const watch = (session: SqlSession): SqlSession => ({
    query: (text, values) => {
      statements.push({ text, values: values ?? [] });
      return session.query(text, values);
    },
  });
  return {
    statements,
    ...watch(sql),
    transaction: (work) => sql.transaction((session) => work(watch(session))),
    close: () => sql.close(),
  };
}
