/** What handling one notice needs, and how it ends. */

import { sha256 } from "../base/canonical.ts";
import type { Programs } from "../core/transact.ts";
import type { World } from "../core/world.ts";
import type { Notice } from "../model/channel.ts";
import type { NoticeResult } from "../model/runtime.ts";
import type { Tx } from "../model/store.ts";

/** One transaction that acts on a notice. */
export interface Work {
  readonly tx: Tx;
  readonly world: World;
  readonly programs: Programs;
  /** The channel or payment provider that told. */
  readonly source: string;
  /** ms */
  readonly now: number;
}

export type Ending = Omit<NoticeResult, "id">;

export const IGNORED: Ending = { status: "ignored", caseIds: [] };
export const UNMATCHED: Ending = { status: "unmatched", caseIds: [] };
export const applied = (...caseIds: readonly string[]): Ending => ({
  status: "applied",
  caseIds: [...new Set(caseIds)],
});

/** Unique per source and fact, whatever a provider calls its notices. */
export const nameOf = (source: string, { id }: Pick<Notice, "id">): string =>
  `${source}:${id.length <= 200 ? id : sha256(id)}`;

export const providerOf = (source: string): string => `provider:${source}`;
