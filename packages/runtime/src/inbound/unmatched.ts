/**
 * What providers told and nobody could match: kept for a person to look at. A receipt may have come before the answer that
 * names its message, so receipts are tried again. Texts and addresses are sealed under a key of their own, which goes with
 * the document.
 */

import { sha256 } from "../base/canonical.ts";
import type { World } from "../core/world.ts";
import type { Notice, ReplyNotice } from "../model/channel.ts";
import type { DocumentRow } from "../model/rows.ts";
import type { Tx } from "../model/store.ts";
import { MAX_REPLY } from "./replyBody.ts";

/** `state` is `open`, or `closed` once a person has dealt with it; `ref` the source. */
export const UNMATCHED_KIND = "unmatched";

export interface UnmatchedValue {
  readonly source: string;
  /** Without what is personal. */
  readonly notice: Notice;
  /** Code of the refusal; absent when nobody is known by it. */
  readonly code?: string;
  /** Where in the notice. */
  readonly path?: string;
  /** Of a reply, JSON with `from` and `text`; sealed, with the wrapped key as base64. */
  readonly sealed?: string;
  readonly key?: string;
}

export interface UnmatchedWhy {
  readonly code?: string;
  readonly path?: string;
}

const idOf = (source: string, { id }: Notice): string => `${source}/${id.length <= 200 ? id : sha256(id)}`;

export async function keepUnmatched(
  tx: Tx,
  world: World,
  source: string,
  notice: Notice,
  why: UnmatchedWhy = {},
): Promise<void> {
  const id = idOf(source, notice);
  if ((await tx.document(UNMATCHED_KIND, id)) !== undefined) return;
  const value: UnmatchedValue = {
    ...{ source, notice: impersonal(notice) },
    ...(why.code !== undefined && { code: why.code }),
    ...(why.path !== undefined && { path: why.path }),
    ...(notice.kind === "reply" && (await sealed(tx.tenant, world, id, notice))),
  };
  await tx.putDocument({ kind: UNMATCHED_KIND, id, rev: 0, state: "open", ref: source, rank: tx.now, value });
  world.logger.warn(
    { tenant: tx.tenant, source, notice: notice.id, kind: notice.kind, ...why },
    "a notice could not be matched",
  );
}

/** Reasons of providers quote addresses; texts and payloads are the debtor's. */
function impersonal(notice: Notice): Notice {
  if (notice.kind === "reply") return { ...notice, from: "", text: "" };
  if (notice.kind !== "receipt") return notice;
  const { reason: _, ...rest } = notice;
  return rest;
}

async function sealed(
  tenant: string,
  world: World,
  id: string,
  { from, text }: ReplyNotice,
): Promise<Pick<UnmatchedValue, "sealed" | "key">> {
  if (world.options.vault === undefined) return {};
  const plain = JSON.stringify({ from, text: text.slice(0, MAX_REPLY) });
  const made = await world.vault.sealText(tenant, { id: `unmatched:${id}` }, plain);
  return { sealed: made.text, key: Buffer.from(made.key).toString("base64") };
}

/** What a debtor wrote whom nobody could find; undefined where nothing was kept. */
export async function readUnmatched(
  tenant: string,
  world: Pick<World, "vault">,
  { id, value }: DocumentRow<UnmatchedValue>,
): Promise<{ readonly from: string; readonly text: string } | undefined> {
  if (value.sealed === undefined || value.key === undefined) return undefined;
  const key = Uint8Array.from(Buffer.from(value.key, "base64"));
  const plain = await world.vault.openText(tenant, { id: `unmatched:${id}`, key }, value.sealed);
  return JSON.parse(plain) as { from: string; text: string };
}

/** How long a receipt is tried again. ms */
const PATIENCE_MS = 3_600_000;
const MOST = 50;

/** Receipts of a source that were kept lately. */
export async function recentReceipts(
  tx: Tx,
  source: string,
  now: number,
): Promise<readonly DocumentRow<UnmatchedValue>[]> {
  const rows = await tx.documents<UnmatchedValue>({
    ...{ kind: UNMATCHED_KIND, state: "open", ref: source, order: "-rank", minRank: now - PATIENCE_MS, limit: MOST },
  });
  return rows.filter(({ value }) => value.notice.kind === "receipt" && value.code === undefined);
}
