/** Values on their way to and from PostgreSQL: JSON as text, and what no text there can hold. */

import { StoreError } from "../model/store.ts";

/**
 * `value` as JSON, for a parameter of type `json`.
 *
 * @throws StoreError `broken` for what is no JSON, and for texts that no database can keep.
 */
export function toJson(value: unknown): string {
  checkValues(value);
  const text = JSON.stringify(value);
  // Half a character is written as an escape, as the character 0 is; an even number of backslashes before it is text.
  if (text.includes("\\u") && /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(text)) refuseText();
  return text;
}

/** What a column of JSON holds. */
export const fromJson = <Value>(text: string): Value => JSON.parse(text) as Value;

/** @throws StoreError `broken` for a text that holds the character 0 or half a character. */
export function checkText(text: string): string {
  return text.includes("\0") || !(text as WellFormed).isWellFormed() ? refuseText() : text;
}

/** Every Node from 20 on has it; the types come with ES2024. */
type WellFormed = string & { isWellFormed(): boolean };

function refuseText(): never {
  throw new StoreError("broken", "A text with the character 0 or half a character cannot be kept; take it out first.");
}

/** JSON.stringify would make null of some of these, and leave others out. */
function checkValues(value: unknown): void {
  switch (typeof value) {
    case "object":
      if (value === null) return;
      for (const member of Array.isArray(value) ? value : Object.values(value)) {
        if (member !== undefined) checkValues(member);
      }
      return;
    case "number":
      if (!Number.isFinite(value)) {
        throw new StoreError("broken", `A number that is not finite cannot be kept: ${value}.`);
      }
      return;
    case "string":
    case "boolean":
      return;
    default:
      throw new StoreError("broken", `A value of type ${typeof value} cannot be kept; hand in plain JSON.`);
  }
}
