/** What a strategy is compiled with beside its own text: templates, packs of the tenant, and the strategies that it calls. */

import type { HostOptions, Strategy } from "@dunlin/engine";
import { type KeptMigration, MIGRATION, type WaitingMigration } from "../model/migrations.ts";
import type { TemplateFacts } from "../model/publishing.ts";
import type { RuntimeOptions } from "../model/runtime.ts";
import type { Tx } from "../model/store.ts";
import { policiesIn } from "../settings/settings.ts";
import { announced, type Head, headsOf, STRATEGIES, TEMPLATES, versionOf } from "./shelf.ts";

/** What is published in a tenant, at one moment and before. Immutable: another one takes its place. */
export interface TenantContext {
  readonly announced: number;
  readonly heads: ReadonlyMap<string, Head>;
  readonly templates: ReadonlyMap<string, Head<TemplateFacts>>;
  /** Migrations whose cases are moved at checkpoints. */
  readonly waiting: readonly WaitingMigration[];
  /** Packs of the tenant by the moment (ms) from which they held, oldest first. */
  readonly policies: readonly { readonly from: number; readonly ids: readonly string[] }[];
}

export async function contextIn(tx: Tx, known?: TenantContext): Promise<TenantContext> {
  const [now, policies] = [await announced(tx), await policiesIn(tx)];
  if (known?.announced === now) {
    return known.policies.length === policies.length ? known : { ...known, policies };
  }
  return {
    announced: now,
    heads: new Map((await headsOf(tx, STRATEGIES)).map(({ id, value }) => [id, value])),
    templates: new Map((await headsOf(tx, TEMPLATES)).map(({ id, value }) => [id, value as Head<TemplateFacts>])),
    waiting: (await tx.documents<KeptMigration>({ kind: MIGRATION, state: "waiting" })).map(({ value }) => ({
      ...{ id: value.id, plan: value.plan },
    })),
    policies,
  };
}

/** What documents of the host hold for every tenant. */
export type HostParts = Pick<RuntimeOptions, "packs" | "calendars" | "nodeTypes">;

export const hostOptions = ({ packs, calendars, nodeTypes }: HostParts): HostOptions => ({
  ...(packs && { packs }),
  ...(calendars && { calendars }),
  ...(nodeTypes && { nodeTypes }),
});

/** `id` and `id@version` of every template. */
export function templatesOf({ templates }: TenantContext): NonNullable<HostOptions["templates"]> {
  const known: Record<string, TemplateFacts> = {};
  for (const [id, { facts = {}, live }] of templates) {
    for (const [version, kept] of Object.entries(facts)) {
      known[`${id}@${version}`] = kept.facts;
      if (Number(version) === live) known[id] = kept.facts;
    }
  }
  return known;
}

/**
 * The facts of what `documents` name, as they were at `at` (ms). One that is not known has none; channels are left out. Both
 * mean the same to the engine while it runs, and a program that was published once can always be compiled.
 */
export function templatesAt(
  { templates }: TenantContext,
  documents: readonly Strategy[],
  at: number,
): NonNullable<HostOptions["templates"]> {
  const named = new Set(documents.flatMap((document) => [...namedTemplates(document)]));
  return Object.fromEntries(
    [...named].sort().map((reference) => {
      const { channels: _, ...facts } = factsAt(templates, reference, at);
      return [reference, facts];
    }),
  );
}

function factsAt(templates: TenantContext["templates"], reference: string, at: number): TemplateFacts {
  const [id = "", version] = reference.split("@");
  const facts = templates.get(id)?.facts ?? {};
  const newest = () => Object.values(facts).findLast((kept) => kept.at <= at);
  return (version === undefined ? newest() : facts[version])?.facts ?? {};
}

/** The document as it is held to the packs of the tenant, beside its own. */
export function underPolicies(document: Strategy, { policies }: TenantContext, at: number): Strategy {
  const ids = policies.findLast(({ from }) => from <= at)?.ids ?? [];
  if (ids.length === 0) return document;
  return { ...document, policies: [...new Set([...(document.policies ?? []), ...ids])] };
}

/** Every published strategy that `document` calls, and that those call, by `id@version`. */
export async function calledIn(tx: Tx, document: unknown): Promise<Readonly<Record<string, Strategy>>> {
  const found: Record<string, Strategy> = {};
  const asked = new Set<string>();
  let wanted = namedStrategies(document);
  while (wanted.length > 0) {
    const next: string[] = [];
    for (const reference of wanted) {
      if (asked.has(reference)) continue;
      asked.add(reference);
      const [id = "", version = ""] = reference.split("@");
      const kept = await versionOf<Strategy>(tx, STRATEGIES, id, Number(version));
      if (kept === undefined) continue;
      found[reference] = kept.document;
      next.push(...namedStrategies(kept.document));
    }
    wanted = next;
  }
  return found;
}

function namedStrategies(document: unknown): readonly string[] {
  const nodes: unknown = isRecord(document) ? document.nodes : undefined;
  if (!isRecord(nodes)) return [];
  return Object.values(nodes).flatMap((node) => {
    if (!isRecord(node) || node.type !== "callStrategy" || typeof node.strategy !== "string") return [];
    return /^[\w-]{1,64}@[1-9]\d{0,8}$/.test(node.strategy) ? [node.strategy] : [];
  });
}

/** In `via`, in pages, and as the scripts of tasks. */
export function namedTemplates(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== "object" || value === null) return found;
  for (const [name, member] of Object.entries(value)) {
    if (typeof member !== "string") namedTemplates(member, found);
    else if (name === "template" || name === "script") found.add(member);
  }
  return found;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
