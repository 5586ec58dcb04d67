/** ETags of drafts are their revs: `"3"`. Who writes says which one was read, so that nobody overwrites what they have not seen. */

import { RuntimeError } from "../model/runtimeError.ts";
import { HttpError } from "./problems.ts";

export const etagOf = (rev: number): Readonly<Record<string, string>> => ({ etag: `"${rev}"` });

interface Conditions {
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/**
 * The rev that was read: of `If-Match: "3"`, of `If-None-Match: *` (0, a new one), or of the query.
 *
 * @throws HttpError 428 `precondition.missing`, 400 `precondition.invalid`.
 */
export function revOf({ ifMatch, ifNoneMatch }: Conditions, rev: number | undefined): number {
  if (ifMatch !== undefined) {
    const [, digits] = /^(?:W\/)?"(\d{1,10})"$/.exec(ifMatch.trim()) ?? [];
    if (digits !== undefined) return Number(digits);
    throw new HttpError(400, "precondition.invalid", 'Write `If-Match` as the ETag of the draft, like `"3"`.');
  }
  if (ifNoneMatch?.trim() === "*") return 0;
  if (rev !== undefined) return rev;
  throw new HttpError(
    428,
    "precondition.missing",
    "Say which draft you changed: `If-Match` with its ETag, or `If-None-Match: *` for a new one.",
  );
}

/** 412 instead of 409 where the condition was a header, as RFC 9110 says. */
export async function onCondition<T>({ ifMatch, ifNoneMatch }: Conditions, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (reason) {
    const asked = ifMatch !== undefined || ifNoneMatch !== undefined;
    if (asked && reason instanceof RuntimeError && reason.code === "version.conflict") {
      throw new HttpError(412, reason.code, reason.message, { pointer: reason.path });
    }
    throw reason;
  }
}

export const isUnchanged = (ifNoneMatch: string | undefined, rev: number): boolean =>
  ifNoneMatch?.split(",").some((tag) => tag.trim().replace(/^W\//, "") === `"${rev}"`) ?? false;
