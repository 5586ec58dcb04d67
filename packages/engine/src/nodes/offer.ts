/**
 * `offer`: publishes an installment plan, a settlement or a later date, and waits for the answer. The offer itself stands
 * until `validFor` is over, also when the case has gone on: an acceptance then is the matter of a handler.
 */

import { addDuration } from "../base/duration.ts";
import type { OfferNode } from "../model/node.ts";
import { DAYS, DURATION, SHARE } from "./schema.ts";
import { daysOf, upTo } from "./span.ts";
import { by, type JsonSchema, type NodeSpec, STAY, type Turn } from "./spec.ts";

const FREQUENCY: JsonSchema = { enum: ["weekly", "biweekly", "fourWeekly", "semiMonthly", "monthly"] };
const COUNT: JsonSchema = { type: "integer", minimum: 1, maximum: 1200 };
const AMOUNT: JsonSchema = { $ref: "#/$defs/minor" };

const OPTION: JsonSchema = {
  type: "object",
  properties: {
    key: { $ref: "#/$defs/id", description: "Unique among the options; the answer names it." },
    count: { ...COUNT, description: "Plan, settlement: number of installments; a settlement has 1 by default." },
    installmentMinor: { ...AMOUNT, description: "Plan: what one installment pays, instead of `count`." },
    frequency: { ...FREQUENCY, description: "How often installments fall due; of a settlement `monthly` by default." },
    firstDueIn: { ...DAYS, default: "P7D", description: "From acceptance to the first due date." },
    downPaymentBp: { ...SHARE, description: "Share of the sum that is paid first." },
    minInstallmentMinor: { ...AMOUNT, description: "No installment is lower; otherwise the option is left out." },
    roll: {
      enum: ["forward", "backward"],
      description: "Due dates move to a business day of the strategy's calendar.",
    },
    discountBp: { ...SHARE, description: "Settlement: the share that is taken off." },
    discountMinor: { ...AMOUNT, description: "Settlement: an amount that is taken off, instead of a share." },
    tiers: {
      type: "array",
      minItems: 1,
      description: "Settlement: the share depends on the sum. The last row whose `fromMinor` it reaches counts.",
      items: {
        type: "object",
        properties: {
          fromMinor: { ...AMOUNT, description: "The sum from which this row counts." },
          discountBp: { ...SHARE, description: "The share that is taken off." },
        },
        required: ["fromMinor", "discountBp"],
        additionalProperties: false,
      },
    },
    maxDays: {
      type: "integer",
      minimum: 1,
      maximum: 3650,
      description: "Extension: the new due date lies at most so many days after acceptance.",
    },
  },
  required: ["key"],
  additionalProperties: false,
};

const GUARD: JsonSchema = {
  type: "object",
  description: "How far a counter-offer may go; beyond it, it is for a person. What is absent stays as offered.",
  properties: {
    maxCount: { ...COUNT, description: "The most installments." },
    minInstallmentMinor: { ...AMOUNT, description: "The lowest installment." },
    minDownPaymentBp: { ...SHARE, description: "The least share that is paid first." },
    firstDueWithin: { ...DAYS, description: "From the counter-offer to the latest first due date." },
    frequencies: { type: "array", items: FREQUENCY, minItems: 1, description: "Frequencies beside the one offered." },
    maxMonths: {
      type: "integer",
      minimum: 1,
      maximum: 1200,
      description: "From the first due date to the last, as a statute or the creditor says. Binds the options too.",
    },
  },
  additionalProperties: false,
};

export const offer: NodeSpec<"offer"> = {
  type: "offer",
  title: "Offers an installment plan, a settlement or a later date, and waits for the answer.",
  parameters: {
    properties: {
      offer: { enum: ["plan", "settlement", "extension"], description: "What is offered." },
      options: { type: "array", minItems: 1, items: OPTION, description: "What the debtor can choose from." },
      validFor: { ...DURATION, description: "How long the offer stands." },
      wait: { ...DURATION, description: "How long the case waits here for an answer; `validFor` by default." },
      maxDiscountBp: { ...SHARE, description: "Settlement: the most that may be taken off, whoever proposes it." },
      guard: GUARD,
    },
    required: ["offer", "options", "validFor"],
  },
  ports: () => [
    { name: "accepted", required: true },
    { name: "declined", required: false, fallback: "expired" },
    { name: "expired", required: true },
    { name: "countered", required: false, fallback: "declined" },
  ],
  conditions: () => [],
  // Where there is nothing to offer the case goes on at once.
  span: (node) => upTo(daysOf(node.wait ?? node.validFor).most),
  waits: (node) => daysOf(node.wait ?? node.validFor).most !== 0,
  compile(node, kit) {
    const validFor = kit.duration(node.validFor);
    const wait = kit.duration(node.wait ?? node.validFor);
    const calendar = kit.calendar();
    const publish = (turn: Turn): string | undefined => {
      const due = turn.collectibleDue();
      if (due === undefined) {
        turn.note("offer.nothing", { reason: turn.collectible().length === 0 ? "nothingCollectible" : "amount" });
        return undefined;
      }
      const { amountMinor: totalMinor, currency } = due;
      const until = addDuration(turn.now, validFor, turn.zone, calendar);
      return turn.publishOffer({ totalMinor, currency, ...termsOf(node) }, until);
    };
    return {
      visit(turn) {
        const { since, from, sent = publish(turn), due: was } = turn.node;
        if (sent === undefined) return by("expired");
        const due = addDuration(from, wait, turn.zone, calendar);
        turn.node = { since, from, due, sent };
        if (due <= turn.now || !turn.offerStands(sent)) return by("expired");
        if (due !== was) turn.note("wait.planned", { due, zone: turn.zone.name });
        return STAY;
      },
      react(turn, event) {
        if (turn.node.sent === undefined || event.data?.offer !== turn.node.sent) return undefined;
        return Object.hasOwn(ANSWERS, event.type) ? by(ANSWERS[event.type] as string) : undefined;
      },
    };
  },
};

const ANSWERS: Readonly<Record<string, string>> = {
  "offer.accepted": "accepted",
  "offer.declined": "declined",
  "offer.countered": "countered",
};

/** What is offered, as it is frozen on publication. */
function termsOf(node: OfferNode) {
  if (node.offer === "extension") return { offer: node.offer, options: node.options };
  const guard = node.guard === undefined ? {} : { guard: node.guard };
  if (node.offer === "plan") return { offer: node.offer, options: node.options, ...guard };
  return { offer: node.offer, options: node.options, maxDiscountBp: node.maxDiscountBp, ...guard };
}
