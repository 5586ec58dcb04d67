/** Values of a merge context by their paths. */

import type { ValuePath } from "@dunlin/templates";

/** What stands at a path, `[]` for each row; `undefined` where a member is missing. Only what the context has itself. */
export function valuesAt(context: object, path: ValuePath): readonly unknown[] {
  let at: readonly unknown[] = [context];
  for (const part of path.match(/\[\]|[^.[\]]+/g) ?? [])
    at =
      part === "[]" ? at.flatMap((value) => (Array.isArray(value) ? value : [])) : at.map((one) => memberOf(one, part));
  return at;
}

/** The value at a path, of rows that of the first one. */
export const valueAt = (context: object, path: ValuePath): unknown => valuesAt(context, path)[0];

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
