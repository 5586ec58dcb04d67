/** What the list of templates shows: by channel and language, and which strategies use them. */

import type { Strategy } from "@dunlin/engine";
import type { StrategySummary } from "@dunlin/runtime";
import { TEMPLATE_KINDS, type Template, type TemplateKind } from "@dunlin/templates";
import type { Version } from "../documents/asking.ts";
import { type Standing, standingOf } from "../documents/standing.ts";

export interface TemplateRow {
  readonly id: string;
  readonly name: string;
  readonly kind: TemplateKind;
  readonly locales: readonly string[];
  readonly standing: Standing;
  readonly version: number | null;
  readonly savedAt: number | null;
  /** Names of strategies, in order. */
  readonly usedIn: readonly string[];
}

/** Id of a template -> names of the strategies that use it, whether in what is live or in the draft. */
export type Uses = ReadonlyMap<string, readonly string[]>;

export function usesOf(strategies: readonly Strategy[]): Uses {
  const found = new Map<string, Set<string>>();
  for (const { name, nodes } of strategies) {
    for (const reference of templatesNamed(nodes)) {
      const id = reference.split("@")[0] ?? reference;
      const names = found.get(id) ?? new Set();
      found.set(id, names.add(name));
    }
  }
  return new Map([...found].map(([id, names]) => [id, [...names].sort((a, b) => a.localeCompare(b))]));
}

/** In messages, in pages, and as the scripts of tasks. */
export function templatesNamed(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== "object" || value === null) return found;
  for (const [name, member] of Object.entries(value)) {
    if (typeof member !== "string") templatesNamed(member, found);
    else if (name === "template" || name === "script") found.add(member);
  }
  return found;
}

export function templateRow(
  summary: StrategySummary,
  document: Template,
  versions: readonly Version[],
  uses: Uses,
): TemplateRow {
  const { id, name, live, draft } = summary;
  return {
    ...{ id, name, kind: document.kind, locales: document.locales, standing: standingOf(summary, versions) },
    ...{ version: live ?? null, savedAt: draft?.savedAt ?? null, usedIn: uses.get(id) ?? [] },
  };
}

export interface Filter {
  readonly kind: TemplateKind | "all";
  readonly locale: string;
}

export const EVERYTHING: Filter = { kind: "all", locale: "all" };

export const isShown = ({ kind, locales }: TemplateRow, filter: Filter): boolean =>
  (filter.kind === "all" || kind === filter.kind) && (filter.locale === "all" || locales.includes(filter.locale));

/** Rows by channel, in the order of the channels; channels without any are left out. */
export function byKind(rows: readonly TemplateRow[]): readonly (readonly [TemplateKind, readonly TemplateRow[]])[] {
  return TEMPLATE_KINDS.map((kind) => [kind, rows.filter((row) => row.kind === kind)] as const).filter(
    ([, own]) => own.length > 0,
  );
}

export const localesOf = (rows: readonly TemplateRow[]): readonly string[] =>
  [...new Set(rows.flatMap(({ locales }) => locales))].sort();

/** The name of a language in the reader's. */
export function languageName(locale: string, language: string): string {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
