/** Strategies and templates as lists show them. */

import type { StrategySummary, TemplateFacts, TemplateSummary } from "../model/publishing.ts";
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

export const templateSummaryOf = (row: DocumentRow<Head>): TemplateSummary => ({
  ...summaryOf(row),
  facts: Object.fromEntries(
    Object.entries(row.value.facts ?? {}).map(([version, { facts }]) => [version, facts as TemplateFacts]),
  ),
});

export function withoutDocument<Version extends { readonly document: unknown }>({
  document: _,
  ...rest
}: Version): Omit<Version, "document"> {
  return rest;
}
