/** Changes made in a document. */

import type { Strategy } from "../model/strategy.ts";
import type { Change } from "./model.ts";
import { applyPatch } from "./patch.ts";

/**
 * The document with changes made in it, in their order. With all changes between two documents the older one becomes the
 * newer one. The given document stays as it is; whether the result is sound, `validateStrategy` tells.
 *
 * @throws RangeError where a change does not fit, as when one before it was left out.
 */
export function applyChanges(document: Strategy, changes: readonly Pick<Change, "patch">[]): Strategy {
  return changes.flatMap(({ patch }) => patch).reduce<unknown>(applyPatch, document) as Strategy;
}
