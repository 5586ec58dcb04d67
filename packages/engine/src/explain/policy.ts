/** What the contact policies said, told to a person: the decision, every rule behind it with its source, and the basis. */

import { parseInstant } from "../base/instant.ts";
import { textOf } from "../base/json.ts";
import type { Zones } from "../base/zone.ts";
import type { Citation, ContactVerdict, Violation } from "../model/policy.ts";
import type { Catalog } from "./catalog.ts";
import { catalogFor, type LanguageOptions } from "./languages.ts";
import { momentText } from "./phrases.ts";

export interface ExplainContactOptions extends LanguageOptions {
  /** As those that were judged by: `defaultZones` of `@dunlin/engine/zones`, or the host's. */
  readonly zones: Zones;
}

/**
 * The sentences of a verdict: the decision first, then its rules, why it could not be judged if so, and for which zones.
 * Moments are told in the first zone that was judged.
 *
 * @throws RangeError when there are no words for the locale.
 */
export function explainContact(verdict: ContactVerdict, options: ExplainContactOptions): string[] {
  const catalog = catalogFor(options);
  const { verdict: words, forms } = catalog;
  const setting = { catalog, zones: options.zones, zone: verdict.zones[0] ?? "UTC" };
  const moment = (text: string | undefined) => momentText(parseInstant(text ?? ""), undefined, setting);
  const decision = verdict.decision === "deferred" ? words.deferred(moment(verdict.until)) : words[verdict.decision];
  const zones = verdict.zones.length === 0 ? "" : forms.list([...verdict.zones], "and");
  return [
    decision,
    ...verdict.violations.map((violation) =>
      words.rule({
        rule: forms.quote(violation.ruleId),
        pack: forms.quote(violation.packId),
        why: violationText(violation, catalog),
        alone: violation.nextAllowed === undefined ? "" : moment(violation.nextAllowed),
        warns: violation.warn === true,
      }),
    ),
    ...(verdict.reason === undefined ? [] : [words.reason(reasonText(verdict.reason, catalog))]),
    words.basis(zones, verdict.tzdata),
  ].filter((sentence) => sentence !== "");
}

/** Why a rule said no, with its first source in brackets: `it is outside the hours for contacts (12 CFR 1006.6(b)(1)(i))`. */
export function violationText({ kind, ruleId, cite }: Partial<Violation>, { forms, terms }: Catalog): string {
  const why = Object.hasOwn(terms.policy, textOf(kind)) ? terms.policy[textOf(kind)] : forms.quote(textOf(ruleId));
  return `${why}${sourceText(cite?.[0])}`;
}

/** Why the policies could not be asked; a reason without words is quoted. */
export const reasonText = (reason: string, { forms, terms }: Catalog): string =>
  Object.hasOwn(terms.policy, reason) ? (terms.policy[reason] as string) : forms.quote(reason);

const sourceText = (source: Citation | undefined): string =>
  source === undefined ? "" : ` (${[source.law, source.section].filter(Boolean).join(" ")})`;
