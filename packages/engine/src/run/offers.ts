/**
 * Offers while they stand: published with what each option comes to, answered once, and withdrawn in time. What the
 * debtor proposes instead is held against the guard; within it, it is an acceptance.
 */

import type { Calendar } from "../base/calendar.ts";
import { formatDate } from "../base/civil.ts";
import { checkCounter } from "../commitments/offer.ts";
import { type Acceptance, counterTerms, type Option, totalsOf } from "../commitments/options.ts";
import type { OfferedTerms, OpenOffer } from "../model/case.ts";
import type { CommitmentPart, Counter, CounterReason } from "../model/commitment.ts";
import type { PublishedOption } from "../model/effect.ts";
import type { CaseEvent } from "../model/event.ts";
import { madeIn, openCommitment } from "./commitment.ts";
import type { Site } from "./holds.ts";

/**
 * Publishes an offer until a moment (ms); one of the same kind that stands is replaced. Options that make no plan for
 * this sum are left out.
 *
 * @returns Its id; `undefined` where no option is left.
 */
export function publishOffer(site: Site, terms: OfferedTerms, until: number, calendar: Calendar): string | undefined {
  const when = { day: site.zone.dayOf(site.now), calendar };
  const options: PublishedOption[] = [];
  const left: { readonly key: string; readonly code: string }[] = [];
  for (const option of terms.options) {
    const totals = totalsOf(terms, option, when);
    if ("code" in totals) left.push({ key: option.key, code: totals.code });
    else options.push({ key: option.key, ...totals });
  }
  const leftOut = left.length > 0 ? { left } : {};
  if (options.length === 0) {
    site.note("offer.nothing", { reason: "options", ...leftOut });
    return undefined;
  }
  withdrawOffers(site, "replaced", ({ offer }) => offer === terms.offer);
  const { offer, totalMinor, currency } = terms;
  const keys = options.map(({ key }) => key);
  site.note("offer.published", { offer, totalMinor, currency, options: keys, until, zone: site.zone.name, ...leftOut });
  const id = site.emit({ kind: "offer.publish", offer, options, totalMinor, currency, expiresAt: until });
  const kept = terms.options.filter(({ key }) => keys.includes(key)) as typeof terms.options;
  const open = { id, publishedAt: site.now, until, ...terms, options: kept } as OpenOffer;
  site.draft.offers = [...site.draft.offers, open];
  return id;
}

/** Offers whose time is over. */
export const endOffers = (site: Site): void => withdrawOffers(site, "expired", ({ until }) => until <= site.now);

export function withdrawOffers(
  site: Site,
  reason: "expired" | "replaced" | "exit",
  which: (offer: OpenOffer) => boolean = () => true,
): void {
  for (const offer of site.draft.offers) {
    if (!which(offer)) continue;
    drop(site, offer);
    site.note("offer.judged", { offer: offer.offer, status: reason });
    site.emit({ kind: "offer.withdraw", offer: offer.id, reason });
  }
}

function drop({ draft }: Site, { id }: OpenOffer): void {
  draft.offers = draft.offers.filter((other) => other.id !== id);
}

/** What an answer is: heard as an event, possibly another than it came as, or not heard by anybody, and why. */
export type Answer =
  | { readonly hear: CaseEvent }
  | { readonly refused: "event.late" | "event.refused"; readonly reason?: string };

/** Takes an answer to an offer in. */
export function takeAnswer(site: Site, event: CaseEvent, calendar: Calendar): Answer {
  const data = event.data ?? {};
  const offer = site.draft.offers.find(({ id }) => id === data.offer);
  if (offer === undefined) return { refused: "event.late" };
  if (event.type === "offer.declined") {
    drop(site, offer);
    site.note("offer.judged", { offer: offer.offer, status: "declined" });
    return { hear: event };
  }
  const options = offer.options.filter(({ key }) => data.option === undefined || data.option === key);
  if (options.length === 0) return { refused: "event.refused", reason: "option.unknown" };
  const answered = { offer, options, site, event, calendar };
  return event.type === "offer.accepted" ? accept(answered) : counter(answered);
}

interface Answered {
  readonly site: Site;
  readonly event: CaseEvent;
  readonly offer: OpenOffer;
  /** Those that can be meant. */
  readonly options: readonly Option[];
  readonly calendar: Calendar;
}

/** The local day on which it was answered: not before the offer, not after now. */
function dayOf({ site, event, offer }: Answered): number {
  const at = Math.min(site.now, Math.max(offer.publishedAt, madeIn(event, site.now)));
  return site.zone.dayOf(at);
}

function accept(answered: Answered): Answer {
  const { offer, options, calendar, event } = answered;
  const [option, another] = options;
  if (option === undefined || another !== undefined) return { refused: "event.refused", reason: "option.unknown" };
  const when = { day: dayOf(answered), calendar };
  if (!("maxDays" in option)) {
    const totals = totalsOf(offer, option, when);
    if ("code" in totals) return { refused: "event.refused", reason: totals.code };
    return agree(answered, option, totals.parts ?? []);
  }
  const dueDate = event.data?.dueDate;
  if (typeof dueDate !== "string") return { refused: "event.refused", reason: "dueDate.missing" };
  const verdict = checkCounter(counterTerms(offer, option, when), { dueDate }, formatDate(when.day));
  if (verdict.decision === "accepted") return agree(answered, option, verdict.parts);
  return { refused: "event.refused", reason: verdict.reasons[0]?.code ?? "dueDate.beyond" };
}

/** What was paid since the offer was published counts: its sum is that of the day of publication. */
function agree(
  { site, offer, event }: Answered,
  option: Option,
  parts: readonly CommitmentPart[],
  by?: "counter",
): Answer {
  drop(site, offer);
  const how = by === undefined ? {} : { counter: true };
  site.note("offer.judged", { offer: offer.offer, status: "accepted", option: option.key, ...how });
  const own = parts.map(({ due, amountMinor }) => ({ due, amountMinor }));
  openCommitment(site, { id: offer.id, kind: offer.offer, madeAt: offer.publishedAt, parts: own });
  withdrawOffers(site, "replaced");
  return { hear: by === undefined ? event : { ...event, type: "offer.accepted" } };
}

/** What a settlement asks for, where the debtor proposes other parts of the same sum. */
function agreedSum(offer: OpenOffer, option: Option, when: Acceptance): number {
  const totals = totalsOf(offer, option, when);
  return "code" in totals ? offer.totalMinor : totals.totalMinor;
}

const TERMS = ["count", "installmentMinor", "frequency", "firstDue", "downPaymentMinor", "amountMinor", "dueDate"];

/** The first option against which it holds; otherwise it is for a person, with the reasons of the option it is nearest to. */
function counter(answered: Answered): Answer {
  const { offer, options, calendar, event, site } = answered;
  const proposed = Object.fromEntries(Object.entries(event.data ?? {}).filter(([name]) => TERMS.includes(name)));
  if (Object.keys(proposed).length === 0) return { refused: "event.refused", reason: "counter.empty" };
  const when = { day: dayOf(answered), calendar };
  let nearest: readonly CounterReason[] | undefined;
  for (const option of options) {
    const own = offer.offer === "settlement" ? { amountMinor: agreedSum(offer, option, when), ...proposed } : proposed;
    const verdict = checkCounter(counterTerms(offer, option, when), own as Counter, formatDate(when.day));
    if (verdict.decision === "accepted") return agree(answered, option, verdict.parts, "counter");
    if (nearest === undefined || verdict.reasons.length < nearest.length) nearest = verdict.reasons;
  }
  site.note("offer.judged", { offer: offer.offer, status: "toAgent", reasons: nearest ?? [] });
  return { hear: event };
}
