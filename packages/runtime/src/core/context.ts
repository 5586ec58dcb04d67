/**
 * What a template knows of a case: the context that its variables read. Amounts in minor units, days as `2026-11-26`; what is
 * not known is left out, and a template that requires it withholds its message.
 */

import { type CaseFacts, type CaseState, type Commitment, type Effect, formatDate, type Program } from "@dunlin/engine";
import { zoneOf } from "../base/caseZone.ts";
import type { Personal } from "../model/rows.ts";
import type { TenantSettings } from "../model/settings.ts";
import type { OfferPublish } from "./offers.ts";

export interface ContextSources {
  readonly program: Program;
  readonly facts: CaseFacts;
  readonly state: CaseState;
  readonly effect: Effect;
  readonly personal: Personal;
  readonly settings: TenantSettings;
  /** Those that stand, as they were published. */
  readonly offers: readonly OfferPublish[];
  /** `payUrl`, `unsubscribeUrl`, `links`, ... */
  readonly links: Readonly<Record<string, unknown>>;
  /** ms */
  readonly now: number;
}

/**
 * Members: `today`, `zone`, `reference`, `currency`, `debtor`, `creditor`, `deadline`, `obligations` with `dueMinor`, `totalDueMinor`,
 * `principalMinor`, `interestMinor`, `feesMinor`, `paidMinor`, `claim`, `dueDate`, `payment`, `plans`, `settlement`, `extension` of
 * open offers, `plan` or `promise` of the commitment, the members of the host's `data`, and the links. Interest is what the
 * host's obligations name as `interestMinor`. What is personal has the last word within `debtor`, and may add members beside it
 * under its own `context`.
 *
 * Of the tenant's `creditor`, `payment` is where to pay by transfer, `deadlineDays` how far the day lies that letters name (default
 * 14), `payUrl` and `links` what messages without a page of this runtime lead to; its `phone` is `links.call`.
 */
export function messageContext(sources: ContextSources): Readonly<Record<string, unknown>> {
  const { program, facts, state, effect, personal, settings, links, now } = sources;
  const zone = zoneOf(program, facts);
  const today = formatDate(zone.dayOf(now));
  const shown = shownObligations(facts, effect);
  const reference = facts.accountId ?? facts.caseId;
  const { addresses: _, values } = personal;
  const { context, ...own } = values;
  const { id: _id, channels: _channels, contactFacts: _facts, zones: _zones, tags: _tags, ...debtor } = facts.debtor;
  return {
    ...facts.data,
    today,
    zone: zone.name,
    reference,
    currency: shown[0]?.currency ?? facts.currency ?? "",
    ...creditorValues(settings, reference),
    deadline: formatDate(zone.dayOf(now) + deadlineDays(settings)),
    ...amounts(facts, shown),
    ...openOffers(sources.offers),
    ...(state.commitment !== undefined && commitmentContext(state.commitment, facts, today)),
    ...(isRecord(context) ? context : {}),
    debtor: { ...debtor, ...own },
    ...links,
    links: { ...ownLinks(settings), ...(isRecord(links.links) ? links.links : {}) },
  };
}

const DEADLINE_DAYS = 14;

function deadlineDays({ creditor = {} }: TenantSettings): number {
  const { deadlineDays: days } = creditor;
  return typeof days === "number" && Number.isInteger(days) && days > 0 ? days : DEADLINE_DAYS;
}

function creditorValues({ creditor = {} }: TenantSettings, reference: string): Record<string, unknown> {
  const { payment, payUrl } = creditor;
  return {
    creditor,
    ...(typeof payUrl === "string" && { payUrl }),
    ...(isRecord(payment) && { payment: { reference, ...payment } }),
  };
}

function ownLinks({ creditor = {} }: TenantSettings): Record<string, unknown> {
  const { phone, links } = creditor;
  const call = typeof phone === "string" ? { call: `tel:${phone.replace(/[^+\d]/g, "")}` } : {};
  return { ...call, ...(isRecord(links) ? links : {}) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Those that the message speaks of, else all that are open. */
function shownObligations({ obligations }: CaseFacts, effect: Effect): CaseFacts["obligations"] {
  const named =
    "obligations" in effect && Array.isArray(effect.obligations) ? new Set<string>(effect.obligations) : undefined;
  const open = obligations.filter(({ outstandingMinor }) => outstandingMinor > 0);
  const shown = named === undefined ? open : open.filter(({ ref }) => named.has(ref));
  return shown.toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : a.dueDate > b.dueDate ? 1 : 0));
}

function amounts(facts: CaseFacts, shown: CaseFacts["obligations"]): Record<string, unknown> {
  const sum = (of: (each: CaseFacts["obligations"][number]) => number): number =>
    shown.reduce((total, each) => total + of(each), 0);
  const paid = (facts.payments ?? []).filter(({ reversed }) => reversed !== true);
  const totalDueMinor = sum((each) => each.outstandingMinor);
  const feesMinor = sum(({ feesMinor: fees = 0 }) => fees);
  const interestMinor = sum(({ interestMinor: interest }) => (Number.isSafeInteger(interest) ? Number(interest) : 0));
  const principalMinor = Math.max(0, totalDueMinor - feesMinor - interestMinor);
  const first = shown[0];
  return {
    ...{ totalDueMinor, principalMinor, interestMinor, feesMinor },
    claim: { invoicesMinor: principalMinor, interestMinor, compensationMinor: feesMinor, totalMinor: totalDueMinor },
    paidMinor: paid.reduce((total, { amountMinor }) => total + amountMinor, 0),
    ...(first !== undefined && { dueDate: first.dueDate }),
    obligations: shown.map((each) => ({ ...each, dueMinor: each.outstandingMinor })),
  };
}

function openOffers(offers: readonly OfferPublish[]): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const { id, offer, options, totalMinor, expiresAt } of offers) {
    const validUntil = new Date(expiresAt).toISOString().slice(0, 10);
    const [first] = options;
    if (offer === "plan") found.plans = options.map((option) => planOption(id, option));
    else if (offer === "settlement" && first !== undefined)
      found.settlement = {
        offer: id,
        amountMinor: first.totalMinor,
        waivedMinor: totalMinor - first.totalMinor,
        validUntil,
      };
    else if (first?.latestDue !== undefined) found.extension = { offer: id, date: first.latestDue, validUntil };
  }
  return found;
}

function planOption(
  offer: string,
  { key, totalMinor, parts = [] }: OfferPublish["options"][number],
): Record<string, unknown> {
  const installments = parts.map(({ due, amountMinor }) => ({ dueDate: due, amountMinor }));
  return {
    id: key,
    offer,
    count: parts.length,
    amountMinor: parts[0]?.amountMinor ?? totalMinor,
    totalMinor,
    parts: installments,
  };
}

/** `promise` or `plan`, as far as it was paid by now; the later day of an extension is `extension.date`, too. @param today - Local date. */
export function commitmentContext(open: Commitment, facts: CaseFacts, today: string): Record<string, unknown> {
  const since = new Date(open.madeAt).toISOString();
  const paidMinor = (facts.payments ?? [])
    .filter(({ reversed, at }) => reversed !== true && Date.parse(at) >= Date.parse(since))
    .reduce((total, { amountMinor }) => total + amountMinor, 0);
  const totalMinor = open.parts.reduce((total, { amountMinor }) => total + amountMinor, 0);
  const openMinor = Math.max(0, totalMinor - paidMinor);
  if (open.kind === "promise" || open.kind === "extension") {
    const part = open.parts[0];
    if (part === undefined) return {};
    const promise = { date: part.due, amountMinor: part.amountMinor, paidMinor, openMinor };
    return { promise, ...(open.kind === "extension" && { extension: { date: part.due } }) };
  }
  const installments = open.parts.map(({ due, amountMinor }, i) => ({ number: i + 1, dueDate: due, amountMinor }));
  const upcoming = installments.filter(({ dueDate }) => dueDate >= today);
  const missed = open.missed?.length ? installments[open.missed[open.missed.length - 1] as number] : undefined;
  return {
    plan: {
      ...{ count: installments.length, totalMinor, paidMinor, openMinor, installments, upcoming },
      ...(upcoming[0] !== undefined && { next: upcoming[0] }),
      ...(missed !== undefined && { missed }),
    },
  };
}
