/** Offers and payment attempts (FORMAT sections 5 and 12): publishing, answers, what ends an offer, and trying a payment again. */

import { formatDate, parseDate } from "../../src/base/civil.ts";
import { addToDay, parseDuration } from "../../src/base/duration.ts";
import { parseInstant } from "../../src/base/instant.ts";
import { checkCounter } from "../../src/commitments/offer.ts";
import { planSchedule } from "../../src/commitments/schedule.ts";
import type { OpenOffer } from "../../src/model/case.ts";
import type { Counter, OfferTerms, PlanSpec } from "../../src/model/commitment.ts";
import type { CaseEvent } from "../../src/model/event.ts";
import type { OfferNode, RetryPaymentNode } from "../../src/model/node.ts";
import type { OfferGuard, PlanOption, SettlementOption } from "../../src/model/offerOptions.ts";
import { openCommitment } from "./holds.ts";
import { calendarOf, collectibleOf, openOf } from "./knowledge.ts";
import { later, paidBy } from "./moments.ts";
import { by, type Move, STAY } from "./move.ts";
import { exitRuleByFacts } from "./rules.ts";
import { emit, memory, note, remember, tidy, type Work } from "./world.ts";

/** What may be asked for: one sum in one currency. */
function sumOf(work: Work): { readonly amountMinor: number; readonly currency: string } | undefined {
  const currencies = new Set(openOf(work).map(({ currency }) => currency));
  const claims = collectibleOf(work);
  const amountMinor = claims.reduce((sum, { outstandingMinor }) => sum + outstandingMinor, 0);
  const [currency] = currencies;
  if (claims.length === 0 || currencies.size > 1 || currency === undefined) return undefined;
  return Number.isSafeInteger(amountMinor) ? { amountMinor, currency } : undefined;
}

const whyNot = (work: Work): string => (collectibleOf(work).length === 0 ? "nothingCollectible" : "amount");

type Offered = Omit<OpenOffer, "id" | "publishedAt" | "until">;
type AnyOption = PlanOption & SettlementOption & { readonly maxDays?: number };

const optionsOf = (offer: Pick<Offered, "options">) => offer.options as readonly AnyOption[];

const share = (amount: number, basisPoints: number, round: "down" | "halfEven"): number => {
  const product = BigInt(amount) * BigInt(basisPoints);
  const [whole, rest] = [product / 10_000n, product % 10_000n];
  const up = round === "halfEven" && (rest > 5000n || (rest === 5000n && whole % 2n === 1n));
  return Number(up ? whole + 1n : whole);
};

/** What is taken off, or the code of what forbids it. */
function discountOf(offer: Offered, option: AnyOption): number | string {
  if (offer.offer !== "settlement") return 0;
  const { totalMinor, maxDiscountBp } = offer as Offered & { readonly maxDiscountBp: number };
  const tier = (option.tiers ?? []).filter(({ fromMinor }) => fromMinor <= totalMinor).at(-1)?.discountBp ?? 0;
  const off = option.discountMinor ?? share(totalMinor, option.discountBp ?? tier, "down");
  if (off > share(totalMinor, maxDiscountBp, "down")) return "discount.overGuard";
  return off >= totalMinor ? "discount.all" : off;
}

const afterDays = (work: Work, day: number, text: string): string => {
  const [duration, calendar] = [parseDuration(text), calendarOf(work, undefined)];
  if (duration === undefined || calendar === undefined) throw new Error(text);
  return formatDate(addToDay(day, duration, calendar));
};

function specOf(work: Work, offer: Offered, option: AnyOption, total: number, day: number): PlanSpec {
  const down = share(total, option.downPaymentBp ?? 0, "halfEven");
  const { maxMonths } = guardOf(offer);
  return tidy({
    totalMinor: total,
    currency: offer.currency,
    count: option.installmentMinor === undefined ? (option.count ?? 1) : undefined,
    installmentMinor: option.installmentMinor,
    frequency: option.frequency ?? "monthly",
    firstDue: afterDays(work, day, option.firstDueIn ?? "P7D"),
    downPaymentMinor: down > 0 ? down : undefined,
    minInstallmentMinor: option.minInstallmentMinor,
    roll: option.roll,
    maxMonths,
  }) as PlanSpec;
}

const guardOf = (offer: object): OfferGuard => ("guard" in offer ? (offer.guard as OfferGuard) : {});

const schedule = (work: Work, option: AnyOption, spec: PlanSpec) =>
  planSchedule(option.roll === undefined ? spec : { ...spec, calendar: calendarOf(work, undefined) as never });

/** Totals of an option accepted on a day, or the code of what stands against it. */
function totalsOf(work: Work, offer: Offered, option: AnyOption, day: number) {
  if (option.maxDays !== undefined)
    return { totalMinor: offer.totalMinor, latestDue: formatDate(day + option.maxDays) };
  const off = discountOf(offer, option);
  if (typeof off === "string") return off;
  const total = offer.totalMinor - off;
  try {
    const parts = schedule(work, option, specOf(work, offer, option, total, day));
    return {
      totalMinor: total,
      ...(offer.offer === "settlement" && { discountMinor: off }),
      parts: parts.map(({ due, amountMinor }) => ({ due, amountMinor })),
    };
  } catch (problem) {
    return (problem as { readonly code: string }).code;
  }
}

function offeredBy(node: OfferNode, sum: { readonly amountMinor: number; readonly currency: string }): Offered {
  const { guard, maxDiscountBp } = node as { readonly guard?: object; readonly maxDiscountBp?: number };
  const own = { offer: node.offer, options: node.options, guard, maxDiscountBp };
  return tidy({ totalMinor: sum.amountMinor, currency: sum.currency, ...own }) as Offered;
}

function publish(work: Work, node: OfferNode): string | undefined {
  const sum = sumOf(work);
  if (sum === undefined) {
    note(work, "offer.nothing", { reason: whyNot(work) });
    return undefined;
  }
  const offered = offeredBy(node, sum);
  const today = work.zone.dayOf(work.now);
  const priced = optionsOf(offered).map((option) => ({ option, totals: totalsOf(work, offered, option, today) }));
  const left = priced.flatMap(({ option: { key }, totals }) =>
    typeof totals === "string" ? [{ key, code: totals }] : [],
  );
  const kept = priced.flatMap(({ option, totals }) => (typeof totals === "string" ? [] : [{ option, totals }]));
  const leftOut = left.length === 0 ? {} : { left };
  if (kept.length === 0) {
    note(work, "offer.nothing", { reason: "options", ...leftOut });
    return undefined;
  }
  for (const other of work.state.offers ?? []) if (other.offer === node.offer) withdraw(work, other, "replaced");
  const until = later(work, work.now, node.validFor);
  const { offer, totalMinor, currency } = offered;
  const options = kept.map(({ option: { key }, totals }) => ({ key, ...totals }));
  const keys = options.map(({ key }) => key);
  note(work, "offer.published", {
    offer,
    totalMinor,
    currency,
    options: keys,
    until,
    zone: work.zone.name,
    ...leftOut,
  });
  const id = emit(work, { kind: "offer.publish", offer, options, totalMinor, currency, expiresAt: until });
  const open = { ...offered, id, publishedAt: work.now, until, options: kept.map(({ option }) => option) };
  work.state.offers = [...(work.state.offers ?? []), open as unknown as OpenOffer];
  return id;
}

export function visitOffer(work: Work, node: OfferNode): Move {
  const sent = memory(work).sent ?? publish(work, node);
  if (sent === undefined) return by("expired");
  const { from, due: was } = memory(work);
  const due = later(work, from, node.wait ?? node.validFor);
  remember(work, { sent, due });
  const stands = (work.state.offers ?? []).some(({ id }) => id === sent);
  if (!stands || due <= work.now) return by("expired");
  if (due !== was) note(work, "wait.planned", { due, zone: work.zone.name });
  return STAY;
}

const ANSWERS = ["accepted", "declined", "countered"];

export function reactOffer(work: Work, event: CaseEvent): Move | undefined {
  const { sent } = memory(work);
  const [family, answer = ""] = event.type.split(".");
  if (family !== "offer" || sent === undefined || event.data?.offer !== sent) return undefined;
  return ANSWERS.includes(answer) ? by(answer) : undefined;
}

function remove(work: Work, offer: OpenOffer): void {
  work.state.offers = (work.state.offers ?? []).filter(({ id }) => id !== offer.id);
}

function withdraw(work: Work, offer: OpenOffer, reason: "expired" | "replaced" | "exit"): void {
  remove(work, offer);
  note(work, "offer.judged", { offer: offer.offer, status: reason });
  emit(work, { kind: "offer.withdraw", offer: offer.id, reason });
}

export function withdrawAll(work: Work, reason: "replaced" | "exit"): void {
  for (const offer of work.state.offers ?? []) withdraw(work, offer, reason);
}

export function endOffers(work: Work): void {
  for (const offer of work.state.offers ?? []) if (offer.until <= work.now) withdraw(work, offer, "expired");
}

/** Takes an answer in; gives whether it is shown to the node and the handlers. */
export function takeAnswer(work: Work, event: CaseEvent): boolean {
  const { type, id, data = {} } = event;
  const refuse = (code: "event.late" | "event.refused", reason?: string): false => {
    note(work, code, { type, ...(id !== undefined && { id }), ...(reason !== undefined && { reason }) });
    return false;
  };
  const offer = (work.state.offers ?? []).find((open) => open.id === data.offer);
  if (offer === undefined) return refuse("event.late");
  if (type === "offer.declined") {
    remove(work, offer);
    note(work, "offer.judged", { offer: offer.offer, status: "declined" });
    return true;
  }
  const meant = optionsOf(offer).filter(({ key }) => data.option === undefined || key === data.option);
  if (meant.length === 0) return refuse("event.refused", "option.unknown");
  const told = event.at === undefined ? work.now : (parseInstant(event.at) ?? work.now);
  const day = work.zone.dayOf(Math.min(work.now, Math.max(told, offer.publishedAt)));
  if (type === "offer.accepted") {
    const reason = acceptance(work, offer, meant, day);
    return reason === undefined ? true : refuse("event.refused", reason);
  }
  const proposed = Object.fromEntries(Object.entries(data).filter(([name]) => name !== "offer" && name !== "option"));
  const own = Object.keys(proposed).filter((name) => TERMS.has(name));
  if (own.length === 0) return refuse("event.refused", "counter.empty");
  counter(work, offer, meant, Object.fromEntries(own.map((name) => [name, proposed[name]])) as Counter, day);
  return true;
}

const TERMS: ReadonlySet<string> = new Set([
  ...["count", "installmentMinor", "frequency", "firstDue", "downPaymentMinor", "amountMinor", "dueDate"],
]);

type Parts = readonly { readonly due: string; readonly amountMinor: number }[];

function agree(work: Work, offer: OpenOffer, option: AnyOption, parts: Parts, countered: boolean): void {
  remove(work, offer);
  const how = countered ? { counter: true } : {};
  note(work, "offer.judged", { offer: offer.offer, status: "accepted", option: option.key, ...how });
  const own = parts.map(({ due, amountMinor }) => ({ due, amountMinor }));
  openCommitment(work, { id: offer.id, kind: offer.offer, madeAt: offer.publishedAt, parts: own });
  withdrawAll(work, "replaced");
}

/** Gives why it is refused. */
function acceptance(work: Work, offer: OpenOffer, meant: readonly AnyOption[], day: number): string | undefined {
  const [option] = meant;
  if (option === undefined || meant.length > 1) return "option.unknown";
  if (option.maxDays === undefined) {
    const totals = totalsOf(work, offer, option, day);
    if (typeof totals === "string") return totals;
    agree(work, offer, option, "parts" in totals ? (totals.parts as Parts) : [], false);
    return undefined;
  }
  const dueDate = work.event?.data?.dueDate;
  if (typeof dueDate !== "string") return "dueDate.missing";
  const due = parseDate(dueDate) ?? Number.NaN;
  if (due < day) return "counter.invalid";
  if (due > day + option.maxDays) return "dueDate.beyond";
  agree(work, offer, option, [{ due: dueDate, amountMinor: offer.totalMinor }], false);
  return undefined;
}

function counter(work: Work, offer: OpenOffer, meant: readonly AnyOption[], proposed: Counter, day: number): void {
  const verdicts = meant.map((option) => ({
    option,
    verdict: checkCounter(
      termsOf(work, offer, option, day),
      offer.offer === "settlement"
        ? { amountMinor: offer.totalMinor - Number(discountOf(offer, option)), ...proposed }
        : proposed,
      formatDate(day),
    ),
  }));
  for (const { option, verdict } of verdicts) {
    if (verdict.decision !== "accepted") continue;
    agree(work, offer, option, verdict.parts, true);
    if (work.event !== undefined) work.event = { ...work.event, type: "offer.accepted" };
    return;
  }
  const reasons = verdicts.map(({ verdict }) => (verdict.decision === "toAgent" ? verdict.reasons : []));
  const fewest = Math.min(...reasons.map(({ length }) => length));
  note(work, "offer.judged", {
    offer: offer.offer,
    status: "toAgent",
    reasons: reasons.find(({ length }) => length === fewest),
  });
}

function termsOf(work: Work, offer: OpenOffer, option: AnyOption, day: number): OfferTerms {
  const { totalMinor, currency } = offer;
  if (option.maxDays !== undefined) return { offer: "extension", totalMinor, currency, maxDays: option.maxDays };
  const agreed = totalMinor - Number(discountOf(offer, option));
  const { frequency, firstDue = "", downPaymentMinor, ...spec } = specOf(work, offer, option, agreed, day);
  const parts = schedule(work, option, tidy({ ...spec, frequency, firstDue, downPaymentMinor }) as PlanSpec);
  const guard = guardOf(offer);
  const least = guard.minInstallmentMinor ?? option.minInstallmentMinor;
  const within = guard.firstDueWithin;
  const terms = tidy({
    ...{ offer: offer.offer, totalMinor, currency, frequency, firstDue, downPaymentMinor, roll: option.roll },
    maxDiscountBp: "maxDiscountBp" in offer ? offer.maxDiscountBp : undefined,
    count: parts.filter(({ kind }) => kind === "installment").length,
    guard: {
      ...{ maxCount: guard.maxCount, frequencies: guard.frequencies, maxMonths: guard.maxMonths },
      minInstallmentMinor: least,
      minDownPaymentMinor:
        guard.minDownPaymentBp === undefined ? undefined : share(agreed, guard.minDownPaymentBp, "halfEven"),
      latestFirstDue: within === undefined ? undefined : afterDays(work, day, within),
    },
  });
  const calendar = option.roll === undefined ? {} : { calendar: calendarOf(work, undefined) };
  return { ...terms, ...calendar } as OfferTerms;
}

export function visitRetry(work: Work, node: RetryPaymentNode): Move {
  for (;;) {
    const { sent, made, part = 0, from } = memory(work);
    if (sent !== undefined && made === undefined) return STAY;
    if (sent !== undefined && made !== undefined) {
      const late = later(work, made, node.resultWithin ?? "PT1H");
      if (late > work.now) return restUntil(work, late);
      nextAttempt(work);
      continue;
    }
    const text = node.attempts[part];
    if (text === undefined) return by("exhausted");
    const moment = later(work, from, text);
    if (moment > work.now) return restUntil(work, moment);
    const rule = exitRuleByFacts(work);
    if (rule !== undefined) return rule;
    if (openOf(work).length === 0) return by("paid");
    const balance = sumOf(work);
    const sum = balance && { ...balance, amountMinor: Math.min(balance.amountMinor, wantedBy(work, node)) };
    if (sum === undefined || sum.amountMinor <= 0) {
      note(work, "payment.skipped", { attempt: part + 1, reason: sum === undefined ? whyNot(work) : "nothingDue" });
      nextAttempt(work);
      continue;
    }
    note(work, "payment.attempted", { attempt: part + 1, ...sum });
    const method = node.method === undefined ? {} : { method: node.method };
    const id = emit(work, { kind: "payment.attempt", attempt: part + 1, ...sum, ...method });
    remember(work, { sent: id, made: work.now, part, due: undefined });
  }
}

/** Of an installment: the parts whose date has come, less what was paid since the agreement was made. */
function wantedBy(work: Work, { collect }: RetryPaymentNode): number {
  if (collect !== "installment") return Number.POSITIVE_INFINITY;
  const { parts = [], madeAt = 0 } = work.state.commitment ?? {};
  const today = work.zone.dayOf(work.now);
  const fallen = parts.filter(({ due }) => (parseDate(due) ?? Number.NaN) <= today);
  return fallen.reduce((sum, { amountMinor }) => sum + amountMinor, 0) - paidBy(work, madeAt, work.now);
}

function restUntil(work: Work, due: number): Move {
  if (due !== memory(work).due) note(work, "wait.planned", { due, zone: work.zone.name });
  remember(work, { due });
  return STAY;
}

function nextAttempt(work: Work): void {
  const { part = 0 } = memory(work);
  remember(work, { sent: undefined, made: undefined, due: undefined, part: part + 1 });
}

export function reactRetry(work: Work, event: CaseEvent): Move | undefined {
  const { sent } = memory(work);
  const attempt = event.data?.attempt;
  if (sent === undefined || typeof attempt !== "string") return undefined;
  const visit = (id: string) => id.split(".").slice(0, -1).join(".");
  const index = attempt.split(".").at(-1) ?? "";
  if (event.type === "payment.received" && visit(attempt) === visit(sent) && /^\d+$/.test(index)) return by("paid");
  if (attempt !== sent) return undefined;
  if (event.type === "payment.processing") {
    remember(work, { made: undefined, due: undefined });
    return STAY;
  }
  if (event.type !== "payment.failed") return undefined;
  if (event.data?.class === "hard") return by("hardDecline");
  nextAttempt(work);
  return STAY;
}
