/** Questions to `/v1` that several screens ask. */

import type { Api } from "../model.ts";
import type { DocumentSummary, PageOf } from "./answers.ts";

/** The largest page that `/v1` gives. */
const PAGE = 500;

/** All pages of a list, up to so many items; `more` says that there were others. */
export async function allOf<Item>(
  api: Api,
  path: string,
  {
    most = 20_000,
    limit = PAGE,
    signal,
  }: { readonly most?: number; readonly limit?: number; readonly signal?: AbortSignal },
): Promise<{ readonly items: readonly Item[]; readonly more: boolean }> {
  const items: Item[] = [];
  const joint = path.includes("?") ? "&" : "?";
  for (let cursor = ""; ; ) {
    const page: PageOf<Item> = await api.get(`${path}${joint}limit=${limit}${cursor}`, signal);
    items.push(...page.items);
    if (page.next === undefined) return { items, more: false };
    if (items.length >= most) return { items, more: true };
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

/** Names by id, of what people named. */
export interface Names {
  readonly strategies: Readonly<Record<string, string>>;
  readonly templates: Readonly<Record<string, string>>;
}

export const NO_NAMES: Names = { strategies: {}, templates: {} };

export async function namesOf(api: Api, signal?: AbortSignal): Promise<Names> {
  const [strategies, templates] = await Promise.all([
    api.get<PageOf<DocumentSummary>>("/v1/strategies", signal),
    api.get<PageOf<DocumentSummary>>("/v1/templates", signal),
  ]);
  const byId = ({ items }: PageOf<DocumentSummary>) => Object.fromEntries(items.map(({ id, name }) => [id, name]));
  return { strategies: byId(strategies), templates: byId(templates) };
}

/** The name of what a reference such as `reminder@3` refers to; the reference itself where nobody named it. */
export const nameOf = (names: Readonly<Record<string, string>>, ref: string): string =>
  names[ref] ?? names[ref.replace(/@\d+$/, "")] ?? ref;

/** A part of an address. */
export const part = (text: string): string => encodeURIComponent(text);
