/** Whether a person may be contacted now, asked of the contact rules as the house would ask them. Pure. */

import { type CaseFacts, type ContactVerdict, evaluateContact, explainContact, shippedPacks } from "@dunlin/engine";
import { defaultZones } from "@dunlin/engine/zones";
import { type Source, sourcesOf } from "../../contacts/reasons.ts";
import type { Language } from "../../model.ts";

export interface MayContact {
  readonly channel: string;
  /** What the customer or the channel itself says before any rule is asked. */
  readonly bar: "optedOut" | "bounced" | "noConsent" | undefined;
  readonly decision: ContactVerdict["decision"];
  readonly sentences: readonly string[];
  readonly sources: readonly Source[];
}

/** Channels by which this person is known, each once, with what the rules of these packs say at `now` (ms) about a reminder that says all that it must. */
export function mayContact(
  facts: CaseFacts,
  packs: readonly string[],
  now: number,
  language: Language,
): readonly MayContact[] {
  const { debtor, contacts = [], obligations } = facts;
  const debts = obligations.filter(({ outstandingMinor }) => outstandingMinor > 0).map(({ ref }) => ref);
  const told = debtor.contactFacts?.optedOutChannels;
  const stopped: readonly unknown[] = Array.isArray(told) ? told : [];
  const disclosures = statementsOf(packs);
  const seen = new Map((debtor.channels ?? []).map((one) => [one.channel, one]));
  return [...seen.values()].map(({ channel, optedOut, bounced, consent }): MayContact => {
    const bar =
      optedOut === true || stopped.includes(channel)
        ? "optedOut"
        : bounced === true
          ? "bounced"
          : consent === false
            ? "noConsent"
            : undefined;
    if (packs.length === 0) return { channel, bar, decision: "allowed", sentences: [], sources: [] };
    const verdict = evaluateContact({
      packs,
      debtor: { zones: debtor.zones ?? [] },
      ...(debtor.contactFacts !== undefined && { facts: debtor.contactFacts }),
      history: contacts,
      proposed: { channel, purpose: "collect", recipient: "debtor", debts, person: debtor.id, disclosures, at: now },
    });
    const sentences = explainContact(verdict, { zones: defaultZones, locale: language });
    return { channel, bar, decision: verdict.decision, sentences, sources: sourcesOf(verdict.violations) };
  });
}

/** What messages must say by these packs: here nobody has written one yet. */
const statementsOf = (packs: readonly string[]): readonly string[] =>
  shippedPacks()
    .filter(({ id }) => packs.includes(id as string))
    .flatMap(({ rules }) =>
      rules.flatMap((rule) => (rule.kind === "requireDisclosure" ? (rule.disclosures ?? []) : [])),
    );
