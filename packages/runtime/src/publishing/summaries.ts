/** Strategies and templates as lists show them. */

import type { StrategySummary } from "../model/publishing.ts";
import type { DocumentRow } from "../model/rows.ts";
import type { Head } from "./shelf.ts";

export const summaryOf = ({
  id,
  value: { name, draft, live, versions, archived },
}: DocumentRow<Head>): StrategySummary => ({
  id,
  name,
  ...(draft && { draft }),
  ...(live !== undefined && { live }),
  versions,
  archived: archived === true,
});

export function withoutDocument<Version extends { readonly document: unknown }>({
  document: _,
  ...rest
}: Version): Omit<Version, "document"> {
  return rest;
}
