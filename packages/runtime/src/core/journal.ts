/** The chain of hashes through what is kept of a case: whoever changes or takes out an entry breaks every later one. */

import { canonicalJson, sha256 } from "../base/canonical.ts";
import type { JournalRow } from "../model/rows.ts";

/** What the first entry names as the one before. */
export const NO_HEAD = "";

/** @param before - Hash of the entry before; `NO_HEAD` for the first. */
export function entryHash(before: string, entry: Omit<JournalRow, "hash">): string {
  const { caseId, strategy, obligation, rev, at, version, factsRev, event, trace, effects, by } = entry;
  return sha256(
    before + canonicalJson({ caseId, strategy, obligation, rev, at, version, factsRev, event, trace, effects, by }),
  );
}
