/** What a message needs before it may go: consent to its channel, and what it must contain. */

import { parseDate } from "../../base/civil.ts";
import type { Instant } from "../../base/instant.ts";
import { isRecord, memberOf } from "../../base/json.ts";
import type { RequireConsentRule, RequireDisclosureRule } from "../../model/policy.ts";
import type { Asked, KindSpec } from "../check.ts";
import { NEVER } from "../localTime.ts";
import { instantOf, isText } from "../reading.ts";
import { always, inEveryZone } from "./answers.ts";
import { firstPrior } from "./prior.ts";

/**
 * The fact is a list of channels or of consents `{ channel, basis?, at? }`, `at` an instant or a local date. Where the
 * rule asks for a basis or an age, a consent that does not tell it is none; the same holds for one given after the
 * proposed instant.
 */
export const requireConsent: KindSpec<RequireConsentRule> = {
  prepare({ factContainsChannel: fact, basis, maxAgeDays }) {
    const grounds = typeof basis === "string" ? [basis] : basis;
    return (asked) => {
      const { channel } = asked.proposed;
      const listed = memberOf(asked.facts, fact);
      const consents = (Array.isArray(listed) ? listed : []).filter((consent) =>
        isText(consent)
          ? consent === channel && grounds === undefined && maxAgeDays === undefined
          : isRecord(consent) && consent.channel === channel && isGround(consent.basis, grounds),
      );
      const params = { fact, channel, ...(grounds && { basis: grounds }), ...(maxAgeDays && { maxAgeDays }) };
      if (maxAgeDays === undefined) return consents.some((c) => isGiven(asked, c)) ? undefined : always(params);
      return agingConsent(asked, consents, maxAgeDays, params);
    };
  },
};

const isGround = (basis: unknown, grounds: readonly string[] | undefined): boolean =>
  grounds === undefined || (isText(basis) && grounds.includes(basis));

/** Whether a consent that tells its time lies in the past. */
function isGiven({ proposed, zones }: Asked, consent: unknown): boolean {
  if (!isRecord(consent) || consent.at === undefined) return true;
  const day = typeof consent.at === "string" ? parseDate(consent.at) : undefined;
  if (day !== undefined) return zones.every((zone) => day <= zone.dayOf(proposed.at));
  const at = instantOf(consent.at);
  return at !== undefined && at <= proposed.at;
}

function agingConsent(asked: Asked, consents: readonly unknown[], maxAgeDays: number, params: object) {
  const given = consents.filter((consent) => isRecord(consent) && consent.at !== undefined && isGiven(asked, consent));
  const check = inEveryZone(
    asked,
    (zone, t) => {
      const isFresh = given.some((consent) => {
        const { at } = consent as { readonly at: unknown };
        const day = (typeof at === "string" ? parseDate(at) : undefined) ?? zone.dayOf(instantOf(at) as Instant);
        return zone.dayOf(t) - day < maxAgeDays;
      });
      return isFresh ? t : NEVER;
    },
    () => ({ ...params }),
  );
  return check.next(asked.proposed.at) === NEVER ? { ...check, endless: true } : check;
}

/** With `firstOnly`, until a contact about the debt has surely reached the person. */
export const requireDisclosure: KindSpec<RequireDisclosureRule> = {
  prepare({ disclosures = [], firstOnly = false, language }) {
    return (asked) => {
      const { proposed } = asked;
      const missing = disclosures.filter((id) => !proposed.disclosures.includes(id));
      const isOtherLanguage = language !== undefined && !speaks(proposed.language, language);
      if ((missing.length === 0 && !isOtherLanguage) || (firstOnly && !isFirst(asked))) return undefined;
      return always({ missing, ...(isOtherLanguage ? { language } : {}), ...(firstOnly ? { firstOnly } : {}) });
    };
  },
};

const REACHED = ["conversation", "delivered", "writtenNotice"];

function isFirst(asked: Asked): boolean {
  const { debts } = asked.proposed;
  const hasReached = (debt: string | undefined) =>
    REACHED.some((outcome) => firstPrior(asked, outcome, ["person"], debt) !== undefined);
  return debts.length === 0 || !debts.every(hasReached);
}

/** `fr-CA` is French; a message of no known language speaks none. */
const speaks = (spoken: string | undefined, language: string): boolean =>
  spoken !== undefined &&
  (spoken.toLowerCase() === language.toLowerCase() || spoken.toLowerCase().startsWith(`${language.toLowerCase()}-`));
