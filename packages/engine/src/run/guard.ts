/** The question to the contact policies, asked about a case: what the facts tell of the debtor, and the contact. */

import { formatInstant } from "../base/instant.ts";
import type { CaseFacts, ContactRecord } from "../model/case.ts";
import type { ContactVerdict } from "../model/policy.ts";
import type { Proposal } from "../nodes/spec.ts";
import { evaluateContact } from "../policy/evaluate.ts";
import type { PolicyLibrary } from "../policy/library.ts";

interface Question {
  readonly facts: CaseFacts;
  /** ms */
  readonly now: number;
  readonly history: readonly ContactRecord[];
  readonly contact: Proposal & {
    readonly debts: readonly string[];
    readonly disclosures: readonly string[];
    readonly topics: readonly string[];
  };
}

/** All zones of the debtor count, not only the one the case lives by. */
export function judge(
  library: PolicyLibrary,
  packs: readonly string[],
  { facts, now, history, contact }: Question,
): ContactVerdict {
  const { debtor } = facts;
  const { channel, purpose, recipient, debts, disclosures, topics } = contact;
  return evaluateContact(
    {
      packs,
      debtor: { zones: debtor.zones ?? [] },
      facts: { ...debtor.contactFacts, optedOutChannels: optedOut(facts) },
      history,
      proposed: {
        ...{ channel, purpose, recipient, debts, disclosures, topics },
        person: debtor.id,
        place: "unspecified",
        at: formatInstant(now),
        ...(debtor.language !== undefined && { language: debtor.language }),
      },
    },
    library,
  );
}

/** As the channels of the debtor say, and what the host adds in `contactFacts`. */
function optedOut({ debtor: { channels = [], contactFacts = {} } }: CaseFacts): string[] {
  const told = contactFacts.optedOutChannels;
  const own = channels.filter((entry) => entry.optedOut === true).map((entry) => entry.channel);
  return [...new Set([...(Array.isArray(told) ? told.map(String) : []), ...own])];
}
