/** Why the door of the house kept a contact back: sentences of the engine where it has them, with the source of each rule. */

import {
  type ContactVerdict,
  explainContact,
  formatInstant,
  type GuardRule,
  type Instant,
  shippedPacks,
  type Violation,
} from "@dunlin/engine";
import { defaultZones } from "@dunlin/engine/zones";
import type { Language } from "../model.ts";
import type { OutboxRow } from "../v1/answers.ts";
import { words } from "./words.ts";

/** A law or code behind a rule. */
export interface Source {
  readonly text: string;
  readonly url?: string;
}

export interface Because {
  readonly sentences: readonly string[];
  readonly sources: readonly Source[];
}

type Kept = Pick<OutboxRow, "status" | "notBefore" | "reasons">;

const CODE = /^[a-z]\w*\.[\w.]+$/;

/** Later than any date: nobody knows when. */
const NEVER = 8_000_000_000_000_000;

/** @param zone - In which moments are told. */
export function becauseOf({ status, notBefore, reasons = [] }: Kept, language: Language, zone = "UTC"): Because {
  // A provider's code is for programs; its sentence stands behind it.
  const spokenFor = reasons.some((reason) => reason.includes(" "));
  const own = reasons.filter((reason) => reason !== "deferred" && !(spokenFor && CODE.test(reason)));
  const violations = own.flatMap((reason) => violationsOf(reason));
  const told = violations.length === 0 ? [] : spoken(violations, { status, notBefore, zone, language });
  const others = own
    .filter((reason) => violationsOf(reason).length === 0)
    .map((reason) => sentenceOf(reason, language));
  return { sentences: [...told, ...others], sources: sourcesOf(violations) };
}

function spoken(
  violations: readonly Violation[],
  { status, notBefore, zone, language }: Pick<Kept, "status" | "notBefore"> & { zone: string; language: Language },
): readonly string[] {
  const deferred = status === "pending" && notBefore < NEVER;
  const verdict: ContactVerdict = {
    decision: deferred ? "deferred" : "blocked",
    ...(deferred && { until: formatInstant(notBefore as Instant) }),
    ...{ rules: violations.map(({ ruleId }) => ruleId), violations, zones: [zone], calendars: [], tzdata: "" },
    packHashes: {},
  };
  return explainContact(verdict, { zones: defaultZones, locale: language }).slice(0, 1 + violations.length);
}

function sentenceOf(reason: string, language: Language): string {
  const said = words(language);
  const [kind = "", ...rest] = reason.split(":");
  if (kind === "exit" && rest.length > 0) return said.exitRule(rest.join(":"));
  if (kind === "policy" && rest.length > 0) return said.rule(rest.join(":"));
  return said.reasons[reason] ?? reason;
}

/** The rule of a shipped pack behind `policy:<rule>`; nothing for rules of the host's own packs. */
function violationsOf(reason: string): readonly Violation[] {
  if (!reason.startsWith("policy:")) return [];
  const ruleId = reason.slice("policy:".length);
  for (const { id: packId, rules } of shippedPacks()) {
    const rule = rules.find((one): one is GuardRule => one.id === ruleId && one.kind !== "keepRecord");
    if (rule !== undefined) return [{ packId: packId as string, ruleId, kind: rule.kind, cite: rule.cite, params: {} }];
  }
  return [];
}

/** Each source once, in the order in which they are named. */
export function sourcesOf(violations: readonly Pick<Violation, "cite">[]): readonly Source[] {
  const all = violations.flatMap(({ cite = [] }) =>
    cite.map(({ law, section, url }) => ({
      text: [law, section].filter(Boolean).join(" "),
      ...(url !== undefined && { url }),
    })),
  );
  return all.filter(({ text }, place) => all.findIndex((one) => one.text === text) === place);
}
