/** Where a document stands between draft and live, and who brought it there. */

import type { StrategySummary } from "@dunlin/runtime";
import type { Version } from "./asking.ts";

/** `changed`: it is live, and the draft was saved after that. */
export type Standing = "draft" | "live" | "changed" | "archived";

export function standingOf({ archived, live, draft }: StrategySummary, versions: readonly Version[]): Standing {
  if (archived) return "archived";
  if (live === undefined) return "draft";
  const newest = lastOf(versions);
  return draft !== undefined && newest !== undefined && draft.savedAt > newest.publishedAt ? "changed" : "live";
}

/** The version that was published last, whether it is live or not. */
export const lastOf = (versions: readonly Version[]): Version | undefined =>
  versions.reduce<Version | undefined>((last, one) => (last && last.version > one.version ? last : one), undefined);

/** Ids of people as they are read: without what says of which kind the id is; whoever reads is `you`. */
export const whoOf = (id: string, reader?: { readonly user: string; readonly you: string }): string =>
  id === reader?.user ? reader.you : id.replace(/^(?:user|key):/, "");

/** An id for a new document: the words of its name, and a number where it is taken. */
export function freeId(name: string, taken: ReadonlySet<string>): string {
  const words = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
  const base = words === "" ? "new" : words;
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(id)) return id;
  }
}
