/** What a tenant has set. Kept as one document; read from memory for a second at most. */

import type { PolicyPack } from "@dunlin/engine";
import { canonicalJson, equalJson, sha256 } from "../base/canonical.ts";
import type { Actor } from "../model/actor.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import type { Settings, TenantSettings } from "../model/settings.ts";
import type { Store, Tx } from "../model/store.ts";
import { again } from "./again.ts";
import { writeLog } from "./log.ts";
import { isMember, MEMBERS, type MemberContext } from "./members.ts";
import { requireRole } from "./roles.ts";

const KIND = "settings";
const ID = "tenant";

/** As it is stored. */
interface Kept {
  readonly settings: TenantSettings;
  /** Packs of the tenant by the moment (ms) from which they held, oldest first: what a step of that time was made with. */
  readonly policies: readonly { readonly from: number; readonly ids: readonly string[] }[];
}

export interface SettingsOptions {
  readonly packs?: readonly PolicyPack[];
  /** How long what was read counts as present, ms; default 1,000. What this host writes counts at once. */
  readonly cacheMs?: number;
  /** Tenants in memory at most; default 1,000. */
  readonly tenants?: number;
  /** ms, of any clock that goes forward. */
  readonly now?: () => number;
}

/** The present settings, as a transaction sees them: for decisions that must not be a second late. */
export const settingsIn = async (tx: Tx): Promise<TenantSettings> => (await keptIn(tx)).kept.settings;

/** Packs that held for every strategy of the tenant, by the moment (ms) from which they did, oldest first. */
export const policiesIn = async (tx: Tx): Promise<Kept["policies"]> => (await keptIn(tx)).kept.policies;

export function createSettings(store: Store, options: SettingsOptions = {}): Settings {
  const { packs = [], cacheMs = 1_000, tenants = 1_000, now = () => performance.now() } = options;
  const context: MemberContext = { packs: packs.map(({ id }) => id) };
  const cache = new Map<string, { readonly settings: TenantSettings; readonly until: number }>();
  /** A reading that began before a change must not come after it. */
  let changes = 0;

  function remember(tenant: string, settings: TenantSettings): void {
    cache.delete(tenant);
    cache.set(tenant, { settings, until: now() + cacheMs });
    for (const oldest of cache.keys()) {
      if (cache.size <= tenants) return;
      cache.delete(oldest);
    }
  }

  return {
    async get(tenant) {
      const known = cache.get(tenant);
      if (known !== undefined && known.until > now()) return known.settings;
      const before = changes;
      const settings = await store.transaction(tenant, settingsIn);
      if (before === changes) remember(tenant, settings);
      return settings;
    },
    async change(tenant, change, actor) {
      checkChange(change, context, actor);
      const settings = await again(() => store.transaction(tenant, (tx) => write(tx, change, actor)));
      changes += 1;
      remember(tenant, settings);
      return settings;
    },
  };
}

type Change = Parameters<Settings["change"]>[1];

/** Roles of every member first, then every value: nothing is written when one of them is refused. */
function checkChange(change: Change, context: MemberContext, actor: Actor): void {
  if (typeof change !== "object" || change === null || Array.isArray(change)) {
    throw invalid("", "Write an object with the settings to change.");
  }
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  for (const [name] of entries) {
    if (!isMember(name)) {
      throw invalid(pointer(name), `There is no such setting: there are ${Object.keys(MEMBERS).join(", ")}.`);
    }
    requireRole(actor, ...MEMBERS[name].roles);
  }
  if (entries.length === 0) requireRole(actor, "operator");
  for (const [name, value] of entries) {
    const flaw = value === null || !isMember(name) ? undefined : MEMBERS[name].check(value, context);
    if (flaw !== undefined) throw invalid(`${pointer(name)}${flaw.path}`, flaw.message);
  }
}

const invalid = (path: string, message: string): RuntimeError => new RuntimeError("setting.invalid", message, { path });
const pointer = (name: string): string => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;

async function write(tx: Tx, change: Change, actor: Actor): Promise<TenantSettings> {
  const { kept, rev } = await keptIn(tx, { lock: true });
  const members = Object.entries(change).filter(([, value]) => value !== undefined);
  const merged = { ...kept.settings, ...Object.fromEntries(members) };
  const settings = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)) as TenantSettings;
  if (equalJson(kept.settings, settings)) return kept.settings;
  const ids = settings.policies ?? [];
  const same = equalJson(kept.policies.at(-1)?.ids ?? [], ids);
  const policies = same ? kept.policies : [...kept.policies, { from: tx.now, ids }];
  const value: Kept = { settings, policies };
  await tx.putDocument({ kind: KIND, id: ID, rev, value });
  await writeLog(tx, actor, {
    what: "settings.changed",
    subject: "settings",
    from: sha256(canonicalJson(kept.settings)),
    to: sha256(canonicalJson(settings)),
    data: { members: members.map(([name]) => name) },
  });
  return settings;
}

async function keptIn(tx: Tx, options?: { readonly lock: boolean }): Promise<{ kept: Kept; rev: number }> {
  const row = await tx.document<Kept>(KIND, ID, options);
  return { kept: row?.value ?? { settings: {}, policies: [] }, rev: row?.rev ?? 0 };
}
