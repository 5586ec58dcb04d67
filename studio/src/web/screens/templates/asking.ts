/** What the templates screen asks the host for. */

import type { Strategy } from "@dunlin/engine";
import type { StrategySummary } from "@dunlin/runtime";
import { type Brand, HOUSE_BRAND, type Template } from "@dunlin/templates";
import type { Api } from "../../model.ts";
import { draftOf, eachOf, orNone, summariesOf, type Version, versionOf, versionsOf } from "../documents/asking.ts";
import { type TemplateRow, templateRow, type Uses, usesOf } from "./model.ts";

/** Drafts of all strategies, and what is live of them. */
export async function strategiesOf(api: Api, signal?: AbortSignal): Promise<readonly Strategy[]> {
  const summaries = await summariesOf(api, "strategies", signal);
  const found = await eachOf(summaries, async ({ id, live, archived }) => {
    if (archived) return [];
    const [draft, version] = await Promise.all([
      draftOf(api, "strategies", id, signal),
      live === undefined ? undefined : versionOf(api, "strategies", id, live, signal),
    ]);
    return [draft?.document, version?.document].filter((document) => document !== undefined);
  });
  return found.flat();
}

export async function templateRows(api: Api, signal: AbortSignal): Promise<readonly TemplateRow[]> {
  const [summaries, uses] = await Promise.all([
    summariesOf(api, "templates", signal),
    strategiesOf(api, signal).then(usesOf),
  ]);
  const rows = await eachOf(summaries, (summary) => rowOf(api, summary, uses, signal));
  return rows.filter((row) => row !== undefined);
}

async function rowOf(api: Api, summary: StrategySummary, uses: Uses, signal: AbortSignal) {
  const [document, versions] = await Promise.all([
    documentOf(api, summary, signal),
    versionsOf(api, "templates", summary.id, signal),
  ]);
  return document && templateRow(summary, document, versions, uses);
}

const documentOf = async (
  api: Api,
  { id, live }: StrategySummary,
  signal: AbortSignal,
): Promise<Template | undefined> =>
  (await draftOf(api, "templates", id, signal))?.document ??
  (live === undefined ? undefined : (await versionOf(api, "templates", id, live, signal)).document);

export interface OpenedTemplate {
  readonly summary: StrategySummary;
  readonly versions: readonly Version[];
  readonly doc: Template;
  readonly rev: number;
  readonly live: { readonly version: number; readonly doc: Template } | undefined;
  readonly brand: Brand;
}

/** Everything that the builder begins with. */
export async function openTemplate(api: Api, id: string, signal: AbortSignal): Promise<OpenedTemplate | undefined> {
  const [summaries, draft, versions, brand] = await Promise.all([
    summariesOf(api, "templates", signal),
    draftOf(api, "templates", id, signal),
    versionsOf(api, "templates", id, signal),
    orNone(api.get<Brand>("/v1/brand", signal)),
  ]);
  const summary = summaries.find((one) => one.id === id);
  const version = summary?.live;
  const live =
    version === undefined
      ? undefined
      : { version, doc: (await versionOf(api, "templates", id, version, signal)).document };
  const doc = draft?.document ?? live?.doc;
  if (summary === undefined || doc === undefined) return undefined;
  return { summary, versions, doc, rev: draft?.rev ?? 0, live, brand: brand ?? HOUSE_BRAND };
}
