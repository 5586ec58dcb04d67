/** Migrations as documents of the store: read, written and told. */

import { randomBytes } from "node:crypto";
import { type KeptMigration, MIGRATION, type Migration, type MigrationProgress } from "../model/migrations.ts";
import type { DocumentRow } from "../model/rows.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import type { Tx } from "../model/store.ts";

export const NO_PROGRESS: MigrationProgress = { cases: 0, moved: 0, exited: 0, restarted: 0, refused: {} };

export const newId = (): string => randomBytes(12).toString("hex");

export type Row = DocumentRow<KeptMigration>;

/** Locked. @throws RuntimeError `migration.unknown`. */
export async function lockedIn(tx: Tx, id: string): Promise<Row> {
  const row = await tx.document<KeptMigration>(MIGRATION, id, { lock: true });
  if (row !== undefined) return row;
  const says = `There is no migration "${id}". Plan one first; its id is in the answer.`;
  throw new RuntimeError("migration.unknown", says, { data: { id } });
}

export async function writeIn(tx: Tx, rev: number, value: KeptMigration): Promise<Migration> {
  const { id, status, plannedAt } = value;
  await tx.putDocument({ kind: MIGRATION, id, rev, state: status, rank: plannedAt, value });
  return told(value);
}

/** Without what only the work needs. */
export function told({ cursor: _, ...migration }: KeptMigration): Migration {
  return migration;
}

const PAGE = 1000;

export async function allIn(tx: Tx, strategy: string): Promise<readonly KeptMigration[]> {
  const rows = await tx.documents<KeptMigration>({ kind: MIGRATION, order: "-rank", limit: PAGE });
  return rows.map(({ value }) => value).filter((value) => value.strategy === strategy);
}
