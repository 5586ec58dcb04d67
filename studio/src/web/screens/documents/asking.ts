/** Strategies and templates as `/v1` gives them, for the screens that write them. */

import type { Strategy } from "@dunlin/engine";
import type {
  CaseSummary,
  Draft,
  Snapshot,
  StrategySummary,
  StrategyVersion,
  TemplateDraft,
  TemplateSummary,
  TemplateVersion,
  TenantSettings,
} from "@dunlin/runtime";
import type { Template } from "@dunlin/templates";
import { type Api, ApiError } from "../../model.ts";

export type Kind = "strategies" | "templates";
export type Version = Omit<StrategyVersion, "document">;
type DraftOf<K extends Kind> = K extends "strategies" ? Draft : TemplateDraft;
type VersionOf<K extends Kind> = K extends "strategies" ? StrategyVersion : TemplateVersion;

/** Sums per node, as `GET /v1/strategies/:id/statistics` gives them. */
export interface Statistics {
  readonly total: Readonly<Record<string, number>>;
  readonly nodes: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface Findings {
  readonly valid: boolean;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: "error" | "warning" | "info";
    readonly path: string;
    readonly message: string;
    readonly nodeId?: string;
  }[];
}

export interface Proposal {
  readonly id: string;
  readonly by: string;
  readonly at: number;
  readonly note?: string;
  readonly what: { readonly publish?: number; readonly rollback?: number };
}

export type Publication =
  | { readonly status: "published"; readonly version: number }
  | { readonly status: "proposed"; readonly by: string };

interface Items<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

const one = (kind: Kind, id: string): string => `/v1/${kind}/${encodeURIComponent(id)}`;

export const summariesOf = async (api: Api, kind: Kind, signal?: AbortSignal): Promise<readonly StrategySummary[]> =>
  (await api.get<Items<StrategySummary>>(`/v1/${kind}`, signal)).items;

/** With what strategies know of their versions. */
export const templatesOf = async (api: Api, signal?: AbortSignal): Promise<readonly TemplateSummary[]> =>
  (await api.get<Items<TemplateSummary>>("/v1/templates", signal)).items;

export const versionsOf = async (api: Api, kind: Kind, id: string, signal?: AbortSignal): Promise<readonly Version[]> =>
  (await api.get<Items<Version>>(`${one(kind, id)}/versions`, signal)).items;

export const versionOf = <K extends Kind>(
  api: Api,
  kind: K,
  id: string,
  version: number,
  signal?: AbortSignal,
): Promise<VersionOf<K>> => api.get(`${one(kind, id)}/versions/${version}`, signal);

/** The working copy; undefined where there is none. */
export const draftOf = <K extends Kind>(
  api: Api,
  kind: K,
  id: string,
  signal?: AbortSignal,
): Promise<DraftOf<K> | undefined> => orNone(api.get<DraftOf<K>>(`${one(kind, id)}/draft`, signal));

/** @param rev - Of the draft that was changed; 0 for a new one. */
export const saveDraft = <K extends Kind>(
  api: Api,
  kind: K,
  document: Strategy | Template,
  rev: number,
): Promise<DraftOf<K>> => api.send("PUT", `${one(kind, document.id)}/draft?rev=${rev}`, document);

export const statisticsOf = (api: Api, id: string, version?: number, signal?: AbortSignal): Promise<Statistics> =>
  api.get(`${one("strategies", id)}/statistics${version === undefined ? "" : `?version=${version}`}`, signal);

export const settingsOf = (api: Api, signal?: AbortSignal): Promise<TenantSettings> => api.get("/v1/settings", signal);

export const proposalOf = async (api: Api, kind: Kind, id: string): Promise<Proposal | undefined> =>
  (await api.get<Items<Proposal>>(`/v1/${kind}/proposals`)).items.find((proposal) => proposal.id === id);

/** Cases of a strategy with their facts, at most so many. */
export async function casesOf(api: Api, strategy: string | undefined, most: number): Promise<readonly Snapshot[]> {
  const of = strategy === undefined ? "" : `strategy=${encodeURIComponent(strategy)}&`;
  const { items } = await api.get<Items<CaseSummary>>(`/v1/cases?${of}limit=${Math.min(500, most)}`);
  return eachOf(items, ({ caseId }) => api.get<Snapshot>(`/v1/cases/${encodeURIComponent(caseId)}`));
}

/** All of something that comes in pages. */
export async function everyPage<Item>(api: Api, path: string, signal?: AbortSignal): Promise<readonly Item[]> {
  const all: Item[] = [];
  for (let next: string | undefined = ""; next !== undefined; ) {
    const cursor: string = next === "" ? "" : `&cursor=${encodeURIComponent(next)}`;
    const page: Items<Item> = await api.get(`${path}?limit=500${cursor}`, signal);
    all.push(...page.items);
    next = page.next;
  }
  return all;
}

/** Asked at once. More would only wait in the browser, in front of what a reader asks for next. */
const AT_ONCE = 6;

/** In the order of `items`, some at a time. */
export async function eachOf<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const work = async () => {
    for (let at = next++; at < items.length; at = next++) answers[at] = await ask(items[at] as Item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, work));
  return answers;
}

/** What is not there is no failure. */
export async function orNone<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}
