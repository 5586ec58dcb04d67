/** Packs made ready: validated, hashed and each rule prepared, once for each document. */

import { type Day, parseDate } from "../base/civil.ts";
import type { Exemption, GuardKind, GuardRule, PolicyPack, PolicyRule } from "../model/policy.ts";
import type { Ask, KindSpec } from "./check.ts";
import { hashOf } from "./hash.ts";
import { KINDS } from "./kinds/index.ts";
import { type PackDiagnostic, validatePack } from "./validatePack.ts";

/** Local dates, both included. */
export interface Validity {
  readonly from: Day;
  readonly to: Day;
}

export interface ReadyRule extends Validity {
  readonly rule: GuardRule;
  readonly ask: Ask;
  readonly places: readonly string[] | undefined;
  readonly exempt: readonly Exemption[];
}

export interface ReadyPack {
  readonly pack: PolicyPack;
  readonly hash: string;
  readonly rules: readonly ReadyRule[];
  /** Ids of calendars that a rule names. */
  readonly calendars: readonly string[];
  /** Channels that a rule names. */
  readonly channels: ReadonlySet<string>;
}

type Prepared = { readonly ready: ReadyPack } | { readonly diagnostics: readonly PackDiagnostic[] };

const known = new WeakMap<object, Prepared>();

/** The pack ready to be asked, or what is wrong with it by itself. The same document gives the same answer. */
export function prepare(doc: unknown): Prepared {
  if (typeof doc !== "object" || doc === null) return { diagnostics: validatePack(doc) };
  let prepared = known.get(doc);
  if (prepared === undefined) {
    const diagnostics = validatePack(doc);
    prepared = diagnostics.length > 0 ? { diagnostics } : { ready: ready(doc as PolicyPack) };
    known.set(doc, prepared);
  }
  return prepared;
}

function ready(pack: PolicyPack): ReadyPack {
  const rules = pack.rules.filter(isGuard);
  return {
    pack,
    hash: hashOf(pack),
    rules: rules.map((rule) => readyRule(rule, pack)),
    calendars: rules.flatMap((rule) =>
      rule.kind === "contactWindow" && rule.holidays !== undefined ? [rule.holidays.calendar] : [],
    ),
    channels: new Set(rules.flatMap(({ channels = [] }) => channels)),
  };
}

const isGuard = (rule: PolicyRule): rule is GuardRule => rule.kind !== "keepRecord";

function readyRule(rule: GuardRule, pack: PolicyPack): ReadyRule {
  // Sound: the table is keyed by the very tag that tells the rules apart.
  const spec = KINDS[rule.kind as GuardKind] as KindSpec<GuardRule>;
  const { place, exempt = [] } = rule;
  return {
    rule,
    ask: spec.prepare(rule, pack),
    places: typeof place === "string" ? [place] : place,
    exempt,
    from: Math.max(dayOr(pack.validFrom, -Infinity), dayOr(rule.validFrom, -Infinity)),
    to: Math.min(dayOr(pack.validTo, Infinity), dayOr(rule.validTo, Infinity)),
  };
}

const dayOr = (text: string | undefined, other: number): Day =>
  text === undefined ? other : (parseDate(text) ?? other);
