/** What a tenant has set. */

import type { Actor } from "./actor.ts";

/** Of one tenant; a missing member has its default. */
export interface TenantSettings {
  /** Nothing is stepped and nothing leaves. */
  readonly paused?: boolean;
  /** Decides and journals, but nothing leaves: the kill switch. Pending contacts wait. */
  readonly contactsStopped?: boolean;
  /** Decide and journal, send nothing: contacts end as `shadow`. All strategies, or some. */
  readonly shadow?: boolean | readonly string[];
  /** Channel -> the one address that everything goes to instead of debtors. A channel that is not named sends nothing. */
  readonly redirect?: Readonly<Record<string, string>>;
  /** Route -> contacts at most per minute. */
  readonly rates?: Readonly<Record<string, number>>;
  /** A second person has to agree to each publication. */
  readonly fourEyes?: boolean;
  /** Packs that hold for every strategy of the tenant beside its own. */
  readonly policies?: readonly string[];
  /** Zone, language and country for debtors that have none. */
  readonly defaults?: { readonly zone?: string; readonly language?: string; readonly country?: string };
  /** Days that ended cases and inbox ids are kept. Defaults: never deleted, and 90. */
  readonly retention?: { readonly casesDays?: number; readonly inboxDays?: number };
  /** What templates know of the creditor: merged into their context under `creditor`. */
  readonly creditor?: Readonly<Record<string, unknown>>;
}

export interface Settings {
  get(tenant: string): Promise<TenantSettings>;
  /** Replaces members; `null` takes one away. @throws RuntimeError `setting.invalid`. */
  change(
    tenant: string,
    change: { readonly [K in keyof TenantSettings]?: TenantSettings[K] | null },
    actor: Actor,
  ): Promise<TenantSettings>;
}
