/** Two who write a document for the first time at once: the second finds that of the first and goes on from there. */

import { StoreError } from "../model/store.ts";

/** Runs `work` once more when somebody else was first, or up to so many `times`. */
export async function again<T>(work: () => Promise<T>, times = 1): Promise<T> {
  for (let left = times; ; left--) {
    try {
      return await work();
    } catch (reason) {
      if (left === 0 || !(reason instanceof StoreError && reason.code === "conflict")) throw reason;
    }
  }
}
