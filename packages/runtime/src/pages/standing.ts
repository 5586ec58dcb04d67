/** How a case stands for its debtor, worked out from its facts and state: what is owed, offered and agreed. Pure. */

import {
  type CaseFacts,
  type Commitment,
  type Day,
  formatDate,
  type Obligation,
  type OpenOffer,
  type Payment,
  type Program,
} from "@dunlin/engine";
import type { Zone } from "@dunlin/engine/zones";
import { zoneOf } from "../base/caseZone.ts";
import type { EnrollmentRow } from "../model/rows.ts";

/** Of an enrollment, what counts here. */
export type Enrolled = Pick<EnrollmentRow, "strategy" | "obligation" | "state">;

export interface Part {
  readonly due: string;
  readonly amountMinor: number;
}

/** An option of an open offer, as it would be agreed today. */
export interface Choice {
  /** `plan.p3`: kind of the offer and key of the option. */
  readonly id: string;
  readonly kind: OpenOffer["offer"];
  readonly offer: string;
  readonly option: string;
  readonly parts: readonly Part[];
  readonly totalMinor: number;
  /** What the creditor would waive; 0 but for a settlement. */
  readonly waivedMinor: number;
  /** Last day, local. */
  readonly validUntil: string;
}

/** What was agreed, and how far it has come. */
export interface Agreement {
  readonly kind: Commitment["kind"];
  readonly id: string;
  readonly parts: readonly Part[];
  readonly totalMinor: number;
  readonly paidMinor: number;
  readonly openMinor: number;
  /** Parts that payments do not cover yet, each with what is left of it. */
  readonly upcoming: readonly Part[];
}

export interface Standing {
  readonly facts: CaseFacts;
  readonly program: Program;
  readonly enrollment: Enrolled;
  readonly zone: Zone;
  readonly today: Day;
  /** Undefined where open obligations have several. */
  readonly currency: string | undefined;
  /** Open ones that the page is about. */
  readonly obligations: readonly Obligation[];
  /** Sum of the open ones. */
  readonly dueMinor: number;
  /** Sum of those that may be collected: neither disputed nor on hold. */
  readonly collectibleMinor: number;
  readonly choices: readonly Choice[];
  readonly agreement: Agreement | undefined;
  /** What a payment on the page is about: the next part of what was agreed, else all that may be collected. */
  readonly payMinor: number;
}

/** @param enrollment - The one that sent the link, or created the task. @param program - Of its version. @param now - ms */
export function standingOf(facts: CaseFacts, enrollment: Enrolled, program: Program, now: number): Standing {
  const zone = zoneOf(program, facts);
  const about = facts.obligations.filter(({ ref }) => enrollment.obligation === "" || ref === enrollment.obligation);
  const obligations = about.filter(({ outstandingMinor }) => outstandingMinor > 0);
  const collectible = obligations.filter(({ disputed, onHold }) => disputed !== true && onHold !== true);
  const currencies = new Set(obligations.map(({ currency }) => currency));
  const currency = currencies.size > 1 ? undefined : (obligations[0]?.currency ?? facts.currency ?? about[0]?.currency);
  const collectibleMinor = sumOf(collectible);
  const { commitment } = enrollment.state;
  const agreement = commitment && agreementOf(commitment, facts.payments ?? []);
  return {
    ...{ facts, program, enrollment, zone, currency, obligations, collectibleMinor, agreement },
    today: zone.dayOf(now),
    dueMinor: sumOf(obligations),
    choices: choicesOf(enrollment, facts, program, now),
    payMinor: Math.min(agreement?.upcoming[0]?.amountMinor ?? collectibleMinor, collectibleMinor),
  };
}

const sumOf = (obligations: readonly Obligation[]): number =>
  obligations.reduce((sum, { outstandingMinor }) => sum + outstandingMinor, 0);

/** Each option is accepted on trial: what the engine would open is what is shown. */
function choicesOf({ state }: Enrolled, facts: CaseFacts, program: Program, now: number): Choice[] {
  const zone = zoneOf(program, facts);
  return (state.offers ?? []).flatMap((offer) => {
    if (offer.until <= now || state.status === "exited") return [];
    const options: readonly { readonly key: string; readonly maxDays?: number }[] = offer.options;
    return options.flatMap(({ key, maxDays }) => {
      const dueDate = maxDays === undefined ? {} : { dueDate: formatDate((zone.dayOf(now) + maxDays) as Day) };
      const event = { type: "offer.accepted", data: { offer: offer.id, option: key, ...dueDate } };
      const { effects } = program.advance(state, event, { facts, now });
      const opened = effects.find((effect) => effect.kind === "commitment.open" && effect.commitment === offer.id);
      if (opened?.kind !== "commitment.open") return [];
      const totalMinor = opened.parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      const waivedMinor = offer.offer === "settlement" ? Math.max(0, offer.totalMinor - totalMinor) : 0;
      const validUntil = formatDate(zone.dayOf(offer.until));
      const id = `${offer.offer}.${key}`;
      const { parts } = opened;
      return [{ id, kind: offer.offer, offer: offer.id, option: key, parts, totalMinor, waivedMinor, validUntil }];
    });
  });
}

function agreementOf({ id, kind, madeAt, parts }: Commitment, payments: readonly Payment[]): Agreement {
  const totalMinor = parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const paid = payments
    .filter(({ at, reversed }) => reversed !== true && Date.parse(at) >= madeAt)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const paidMinor = Math.min(paid, totalMinor);
  let left = paidMinor;
  const upcoming = parts.flatMap(({ due, amountMinor }) => {
    const covered = Math.min(left, amountMinor);
    left -= covered;
    return covered === amountMinor ? [] : [{ due, amountMinor: amountMinor - covered }];
  });
  return { kind, id, parts, totalMinor, paidMinor, openMinor: totalMinor - paidMinor, upcoming };
}
