/** Cursors of pages: where the page before ended, as a text that clients hand back unread. */

import { HttpError } from "./problems.ts";

/** At most 500 bytes of JSON. */
export const toCursor = (place: unknown): string => Buffer.from(JSON.stringify(place), "utf8").toString("base64url");

/** @throws HttpError 400 `cursor.invalid` for what `isPlace` does not take. */
export function fromCursor<Place>(
  cursor: string | undefined,
  isPlace: (value: unknown) => value is Place,
): Place | undefined {
  if (cursor === undefined) return undefined;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (isPlace(place)) return place;
  } catch {
    // What is no JSON is no cursor either.
  }
  throw new HttpError(400, "cursor.invalid", "Hand back `next` of the page before as it was.", { pointer: "/cursor" });
}

/** One line of text that a database keeps. */
export const isPlainText = (value: unknown): value is string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is about those
  typeof value === "string" && value.length <= 2000 && !/[\u0000-\u001f]|\p{Surrogate}/u.test(value);

/** A page out of `limit + 1` rows. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { item, place }: { item(row: Row): Item; place(row: Row): unknown },
): { readonly items: readonly Item[]; readonly next?: string } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    ...(rows.length > limit && last !== undefined && { next: toCursor(place(last)) }),
  };
}
