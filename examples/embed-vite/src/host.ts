/**
 * What keeps the strategy. Here it is the storage of the browser, so that the example needs no server; it counts revisions, as a server
 * would, and tells who comes second.
 */

import type { Save } from "@dunlin/editor";
import type { Strategy } from "@dunlin/engine";
import first from "./strategy.json";

interface Kept {
  readonly doc: Strategy;
  readonly revision: number;
}

const KEY = "strategy";

export function kept(): Kept {
  const text = localStorage.getItem(KEY);
  return text === null ? { doc: first as Strategy, revision: 0 } : (JSON.parse(text) as Kept);
}

/** Asked for after a pause, with the newest document; what it throws is tried again. */
export const save: Save = async (doc, { revision }) => {
  const newest = kept();
  if (newest.revision !== revision)
    return { kind: "conflict", newer: { by: "another window", at: Date.now(), ...newest } };
  const next: Kept = { doc, revision: newest.revision + 1 };
  localStorage.setItem(KEY, JSON.stringify(next));
  return { kind: "saved", revision: next.revision, at: Date.now() };
};
