/** English words for offers and payment attempts. */

import { listed } from "./forms.en.ts";
import type { OfferNodeWords, OfferTraceWords, OfferWords, ReasonWords } from "./offerWords.ts";
import { terms } from "./terms.en.ts";

const FREQUENCIES: Readonly<Record<string, string>> = {
  weekly: "weekly",
  biweekly: "every two weeks",
  fourWeekly: "every four weeks",
  semiMonthly: "twice a month",
  monthly: "monthly",
};

const rhythm = (frequency: string): string => FREQUENCIES[frequency] ?? frequency;

const agreement = (kind: string): string => {
  const name = Object.hasOwn(terms.commitments, kind) ? (terms.commitments[kind] as string) : `agreement “${kind}”`;
  return `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`;
};

export const offerWords: OfferWords = {
  option: ({ discount, tiers, count, one, amount, frequency, firstDue, downPayment, least, roll }) => {
    const parts =
      amount !== undefined
        ? `installments of ${amount}, ${rhythm(frequency)}`
        : one
          ? "one payment"
          : `${count} installments, ${rhythm(frequency)}`;
    const off =
      tiers?.map(({ from, share }) => `${share} off from ${from} on`).join(", ") ?? (discount && `${discount} off`);
    return [
      off,
      `${parts}${one ? "" : ", the first"} ${firstDue} after acceptance`,
      downPayment && `${downPayment} of it up front`,
      least && `none below ${least}`,
      roll && "moved to business days",
    ]
      .filter((piece) => typeof piece === "string")
      .join(", ");
  },
  extension: (days) => `a new due date within ${days} of acceptance`,
  guard: ({ maxCount, least, downPayment, firstDue, frequencies, maxMonths, discount }) => {
    const limits = [
      discount && `up to ${discount} off`,
      maxCount && `up to ${maxCount} installments`,
      least && `none below ${least}`,
      downPayment && `at least ${downPayment} up front`,
      firstDue && `the first within ${firstDue}`,
      frequencies && `also ${listed(frequencies.map(rhythm), "or")}`,
      maxMonths && `over ${maxMonths} months at most`,
    ].filter((piece) => typeof piece === "string");
    const within = limits.length === 0 ? "as good as an option" : `within these limits: ${limits.join(", ")}`;
    return `What the debtor proposes instead is accepted when it is ${within}; anything else is for a person.`;
  },
};

export const offerNodes: OfferNodeWords = {
  offer: ({ kind, options, validFor, wait, guard }) =>
    [
      `Offer ${agreement(kind)}, open for ${validFor}: ${options.join("; or ")}.`,
      wait && `Wait ${wait} for the answer.`,
      guard,
    ]
      .filter((sentence) => sentence !== undefined)
      .join(" "),
  retryPayment: ({ attempts, within, method, installment }) =>
    `Try ${installment ? "to collect what has fallen due of the agreement" : "the payment again"} ${attempts}${method === undefined ? "" : ` (${method})`}; wait up to ${within} for each result.`,
};

const REASONS: Readonly<Record<string, (limit: string) => string>> = {
  "count.beyond": (limit) => `more than ${limit} installments`,
  "installment.below": (limit) => `installments below ${limit}`,
  "downPayment.below": (limit) => `less than ${limit} up front`,
  "firstDue.beyond": (limit) => `the first payment later than ${limit}`,
  "firstDue.past": () => "a first payment in the past",
  "frequency.other": (limit) => `another rhythm than ${listed(limit.split(" ").map(rhythm), "or")}`,
  "term.tooLong": (limit) => (limit === "" ? "it would take too long" : `payments after ${limit}`),
  "discount.beyond": (limit) => `less than ${limit} in all`,
  "amount.beyond": (limit) => `more than ${limit} in all`,
  "dueDate.beyond": (limit) => `a date after ${limit}`,
  "counter.invalid": () => "terms that make no agreement",
  "installment.belowMinimum": () => "its installments would be too small",
  "installment.tooSmall": () => "its installments would be too small",
  "count.tooMany": () => "the amount is too small for so many installments",
  "downPayment.tooLarge": () => "nothing would be left after the first payment",
  "discount.overGuard": () => "its discount goes beyond the limit",
  "discount.all": () => "nothing would be left to pay",
};

const reason = ({ code, limit }: ReasonWords): string =>
  Object.hasOwn(REASONS, code) ? (REASONS[code] as (limit: string) => string)(limit) : `“${code}”`;

const leftOut = (left: readonly { readonly key: string; readonly code: string }[]): string =>
  left.length === 0
    ? ""
    : ` Left out: ${left.map(({ key, code }) => `${key} (${reason({ code, limit: "" })})`).join(", ")}.`;

const NOTHING: Readonly<Record<string, string>> = {
  nothingDue: "nothing of the agreement has fallen due",
  nothingCollectible: "nothing is open that may be asked for",
  amount: "the amount is not certain",
  options: "no option fits the amount",
};

const nothing = (code: string): string => NOTHING[code] ?? `“${code}”`;

export const offerTrace: OfferTraceWords = {
  "offer.published": ({ kind, amount, options, until, left }) =>
    `The debtor was offered ${agreement(kind)} for ${amount}, to choose from ${options}, until ${until}.${leftOut(left)}`,
  "offer.judged": ({ kind, status, option, counter, reasons }) => {
    const name = `The offer of ${agreement(kind)}`;
    switch (status) {
      case "accepted":
        return counter
          ? "The debtor proposed other terms; they lie within the limits, so they are agreed."
          : `${name} was accepted: ${option}.`;
      case "declined":
        return `${name} was declined.`;
      case "toAgent":
        return `The debtor proposed other terms, which a person has to decide on: ${listed(reasons.map(reason), "and")}.`;
      case "expired":
        return `${name} has expired.`;
      case "replaced":
        return `${name} was replaced.`;
      default:
        return `${name} was withdrawn.`;
    }
  },
  "offer.nothing": ({ reason: why, left }) => `Nothing was offered: ${nothing(why)}.${leftOut(left)}`,
  "payment.attempted": ({ attempt, amount }) => `Attempt ${attempt} to collect ${amount} was made.`,
  "payment.skipped": ({ attempt, reason: why }) => `Attempt ${attempt} was passed over: ${nothing(why)}.`,
};

/** Ways out, by port. */
export const offerWays: Readonly<Record<string, string>> = {
  accepted: "If it is accepted",
  declined: "If it is declined",
  expired: "Without an answer in time",
  countered: "If the debtor proposes what is for a person to decide",
  paid: "If it is paid",
  hardDecline: "If it is declined for good",
  exhausted: "If no attempt succeeds",
};

export const offerNames = {
  offer: (kind: string) => `the offer of ${agreement(kind)}`,
  retryPayment: "the attempts to collect the payment",
};
