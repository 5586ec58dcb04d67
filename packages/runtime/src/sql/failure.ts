/** What a statement that failed means for whoever asked the store. */

import { StoreError } from "../model/store.ts";
import { SqlError, storeError } from "./connectionErrors.ts";

/**
 * In the words of the store, also where the connection is one of the host's that does not speak them.
 *
 * @param stage - `commit`: when the connection breaks, nobody knows whether it was committed.
 */
export function failureOf(reason: unknown, stage: "work" | "commit" = "work"): unknown {
  const known = storeError(reason, stage);
  if (!(known instanceof SqlError) || !known.sqlState.startsWith("22")) return known;
  return new StoreError("broken", "A text or number cannot be kept; hand in readable text and whole numbers.", {
    cause: known,
  });
}
