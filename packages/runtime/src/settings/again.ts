/** Two who write a document for the first time at once: the second finds that of the first and goes on from there. */

import { StoreError } from "../model/store.ts";

/** Runs `work` once more when somebody else was first. */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (reason) {
    if (reason instanceof StoreError && reason.code === "conflict") return work();
    throw reason;
  }
}
