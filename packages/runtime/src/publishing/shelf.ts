/**
 * How strategies and templates are kept: a head that says where each stands, a working copy, and versions that are never
 * written again. Whoever changes one of them holds the lock of the head.
 */

import type { DocumentRow } from "../model/rows.ts";
import { RuntimeError, type RuntimeErrorCode } from "../model/runtimeError.ts";
import type { Tx } from "../model/store.ts";

/** What both kinds of documents have. */
export interface Authored {
  readonly id: string;
  readonly name: string;
}

export interface Shelf {
  readonly kind: "strategy" | "template";
  readonly unknown: RuntimeErrorCode;
  readonly invalid: RuntimeErrorCode;
}

export const STRATEGIES: Shelf = { kind: "strategy", unknown: "strategy.unknown", invalid: "strategy.invalid" };
export const TEMPLATES: Shelf = { kind: "template", unknown: "template.unknown", invalid: "template.invalid" };

/** What waits for a second person. */
export interface Proposal {
  readonly by: string;
  /** ms */
  readonly at: number;
  readonly note?: string;
  /** The draft of this rev as a new version, or the live one to be this earlier version. */
  readonly what: { readonly publish: number } | { readonly rollback: number };
}

export interface Head<Facts = unknown> {
  readonly name: string;
  /** Highest number so far. */
  readonly versions: number;
  readonly live?: number;
  readonly archived?: true;
  readonly draft?: { readonly rev: number; readonly savedAt: number };
  readonly proposal?: Proposal;
  /** Version -> what others need to know of it; absent where nothing is. */
  readonly facts?: Readonly<Record<string, { readonly at: number; readonly facts: Facts }>>;
}

export interface KeptDraft<Document> {
  readonly document: Document;
  readonly savedAt: number;
  readonly savedBy: string;
}

export interface KeptVersion<Document> {
  readonly version: number;
  readonly hash: string;
  /** Of everything that went into it, beside the document perhaps a brand. */
  readonly fingerprint: string;
  readonly document: Document;
  readonly publishedAt: number;
  readonly publishedBy: string;
  readonly approvedBy?: string;
  readonly note?: string;
}

/** A head under lock, with what is needed to write it again. */
export interface Held {
  readonly id: string;
  /** 0 for a new one. */
  readonly rev: number;
  readonly head: Head;
}

const NEW: Head = { name: "", versions: 0 };

export async function hold(tx: Tx, shelf: Shelf, id: string): Promise<Held> {
  const row = await tx.document<Head>(shelf.kind, id, { lock: true });
  return { id, rev: row?.rev ?? 0, head: row?.value ?? NEW };
}

/** @throws RuntimeError `strategy.unknown` or `template.unknown`. */
export async function holdKnown(tx: Tx, shelf: Shelf, id: string): Promise<Held> {
  const held = await hold(tx, shelf, id);
  if (held.rev === 0) throw unknown(shelf, id);
  return held;
}

export const unknown = ({ kind, unknown: code }: Shelf, id: string): RuntimeError =>
  new RuntimeError(code, `There is no ${kind} "${id}" here. Save a draft of it first, or name one that exists.`, {
    data: { id },
  });

export async function putHead(tx: Tx, { kind }: Shelf, { id, rev }: Held, head: Head): Promise<void> {
  const state = head.archived ? "archived" : head.live === undefined ? "draft" : "live";
  await tx.putDocument({ kind, id, rev, state, value: head });
}

export const headOf = (tx: Tx, { kind }: Shelf, id: string): Promise<DocumentRow<Head> | undefined> =>
  tx.document<Head>(kind, id);

export async function headsOf(tx: Tx, { kind }: Shelf): Promise<readonly DocumentRow<Head>[]> {
  return everyDocument<Head>(tx, kind);
}

export const draftOf = <Document>(tx: Tx, { kind }: Shelf, id: string) =>
  tx.document<KeptDraft<Document>>(`${kind}.draft`, id);

export const putDraft = <Document>(
  tx: Tx,
  { kind }: Shelf,
  id: string,
  rev: number,
  value: KeptDraft<Document>,
): Promise<number> => tx.putDocument({ kind: `${kind}.draft`, id, rev, value });

export async function versionOf<Document>(
  tx: Tx,
  { kind }: Shelf,
  id: string,
  version: number,
): Promise<KeptVersion<Document> | undefined> {
  return (await tx.document<KeptVersion<Document>>(`${kind}.version`, `${id}@${version}`))?.value;
}

/** Oldest first. */
export async function versionsOf<Document>(
  tx: Tx,
  { kind }: Shelf,
  id: string,
): Promise<readonly KeptVersion<Document>[]> {
  const rows = await everyDocument<KeptVersion<Document>>(tx, `${kind}.version`, `${id}@`);
  return rows.map(({ value }) => value).sort((a, b) => a.version - b.version);
}

/** Inserts: a number that is taken is a conflict of the store, and nothing is ever replaced. */
export async function putVersion(tx: Tx, { kind }: Shelf, id: string, value: KeptVersion<unknown>): Promise<void> {
  await tx.putDocument({ kind: `${kind}.version`, id: `${id}@${value.version}`, rev: 0, rank: value.version, value });
}

/** Tells every host of the tenant that something is published otherwise than before. The last lock of a transaction. */
export async function announce(tx: Tx): Promise<void> {
  const row = await tx.document(PUBLICATION, "tenant", { lock: true });
  await tx.putDocument({ kind: PUBLICATION, id: "tenant", rev: row?.rev ?? 0, value: { at: tx.now } });
}

/** Grows with every announcement. */
export const announced = async (tx: Tx): Promise<number> => (await tx.document(PUBLICATION, "tenant"))?.rev ?? 0;

const PUBLICATION = "publication";
const PAGE = 1000;

async function everyDocument<Value>(tx: Tx, kind: string, idPrefix?: string): Promise<readonly DocumentRow<Value>[]> {
  const all: DocumentRow<Value>[] = [];
  for (;;) {
    const last = all.at(-1);
    const page: readonly DocumentRow<Value>[] = await tx.documents<Value>({
      kind,
      limit: PAGE,
      ...(idPrefix !== undefined && { idPrefix }),
      ...(last !== undefined && { after: { id: last.id } }),
    });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}
