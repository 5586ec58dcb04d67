/** Offers as they were published: what each option comes to, for messages, pages and agents. The state knows which of them stand. */

import type { CaseState, Effect } from "@dunlin/engine";
import type { EnrollmentKey } from "../model/rows.ts";
import type { DocumentWrite, Tx } from "../model/store.ts";

/** Kind of document: its id is that of the effect, its `ref` the case. */
export const OFFER = "offer";

export type OfferPublish = Extract<Effect, { readonly kind: "offer.publish" }>;

export interface OfferValue extends EnrollmentKey {
  readonly personId: string;
  readonly effect: OfferPublish;
}

export const offerDocument = (
  effect: OfferPublish,
  { caseId, strategy, obligation, personId }: EnrollmentKey & { readonly personId: string },
): DocumentWrite<OfferValue> => ({
  kind: OFFER,
  id: effect.id,
  rev: 0,
  ref: caseId,
  rank: effect.expiresAt,
  value: { caseId, strategy, obligation, personId, effect },
});

/** Those that stand by this state, in its order. */
export async function standingOffers(tx: Tx, { offers = [] }: CaseState): Promise<readonly OfferPublish[]> {
  const found: OfferPublish[] = [];
  for (const { id } of offers) {
    const row = await tx.document<OfferValue>(OFFER, id);
    if (row !== undefined) found.push(row.value.effect);
  }
  return found;
}
