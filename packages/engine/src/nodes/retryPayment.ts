/**
 * `retryPayment`: asks the host to try a payment again, at set times, until it is paid, declined for good, or no attempt
 * is left. A payment that is being processed is never overtaken by another attempt.
 */

import { formatDate } from "../base/civil.ts";
import { addDuration } from "../base/duration.ts";
import { paidBetween, totalOf } from "../commitments/coverage.ts";
import type { RetryPaymentNode } from "../model/node.ts";
import { DURATION } from "./schema.ts";
import { daysOf, upTo } from "./span.ts";
import { by, type Move, type NodeSpec, required, STAY, type Turn } from "./spec.ts";

export const retryPayment: NodeSpec<"retryPayment"> = {
  type: "retryPayment",
  title: "Tries a payment again at set times.",
  parameters: {
    properties: {
      attempts: {
        type: "array",
        minItems: 1,
        maxItems: 100,
        items: DURATION,
        description: "When each attempt is made, from arrival on; ascending.",
      },
      resultWithin: {
        ...DURATION,
        default: "PT1H",
        description: "How long the result is waited for before the next attempt.",
      },
      collect: {
        enum: ["balance", "installment"],
        default: "balance",
        description: "All that may be asked for, or what has fallen due of the agreement that is open.",
      },
      method: { $ref: "#/$defs/text", description: "The host's name of the means of payment." },
    },
    required: ["attempts"],
  },
  ports: () => required("paid", "hardDecline", "exhausted"),
  conditions: () => [],
  // A payment that is being processed is waited for.
  span: (node, port) => {
    const last = Math.max(...node.attempts.map((text) => daysOf(text).least));
    return port === "exhausted" ? { least: last, most: null } : upTo(null);
  },
  waits: () => true,
  compile(node, kit) {
    const attempts = node.attempts.map((text) => kit.duration(text));
    const resultWithin = kit.duration(node.resultWithin ?? "PT1H");
    const calendar = kit.calendar();
    const after = (turn: Turn, base: number, duration: (typeof attempts)[number]) =>
      addDuration(base, duration, turn.zone, calendar);
    const stay = (turn: Turn, due: number): Move => {
      if (due !== turn.node.due) {
        turn.node = { ...turn.node, due };
        turn.note("wait.planned", { due, zone: turn.zone.name });
      }
      return STAY;
    };
    return {
      visit(turn) {
        for (;;) {
          const { since, from, sent, made, part: place = 0 } = turn.node;
          if (sent !== undefined) {
            if (made === undefined) return STAY;
            const late = after(turn, made, resultWithin);
            if (late > turn.now) return stay(turn, late);
            turn.node = { since, from, part: place + 1 };
            continue;
          }
          const attempt = attempts[place];
          if (attempt === undefined) return by("exhausted");
          const moment = after(turn, from, attempt);
          if (moment > turn.now) return stay(turn, moment);
          const rule = turn.exitRule();
          if (rule !== undefined) return { to: "exit", outcome: rule.outcome, rule: rule.id, frame: rule.frame };
          if (turn.open().length === 0) return by("paid");
          turn.node = make(turn, place, node);
        }
      },
      react(turn, event) {
        const { since, from, sent, part: place = 0 } = turn.node;
        const named = event.data?.attempt;
        if (sent === undefined || typeof named !== "string") return undefined;
        // A success that comes late is a success all the same.
        if (event.type === "payment.received" && ofOneVisit(named, sent)) return by("paid");
        if (named !== sent) return undefined;
        if (event.type === "payment.processing") {
          turn.node = { since, from, sent, part: place };
          return STAY;
        }
        if (event.type !== "payment.failed") return undefined;
        if (event.data?.class === "hard") return by("hardDecline");
        turn.node = { since, from, part: place + 1 };
        return STAY;
      },
    };
  },
};

/** Asks for what may be collected now; where that is nothing, this attempt is passed over. */
function make(turn: Turn, place: number, { method, collect }: RetryPaymentNode): Turn["node"] {
  const { since, from } = turn.node;
  const balance = turn.collectibleDue();
  const amountMinor = collect === "installment" ? installmentDue(turn, balance?.amountMinor) : balance?.amountMinor;
  if (balance === undefined || amountMinor === undefined || amountMinor <= 0) {
    const reason = turn.collectible().length === 0 ? "nothingCollectible" : "amount";
    turn.note("payment.skipped", { attempt: place + 1, reason: balance === undefined ? reason : "nothingDue" });
    return { since, from, part: place + 1 };
  }
  const due = { amountMinor, currency: balance.currency };
  turn.note("payment.attempted", { attempt: place + 1, ...due });
  const sent = turn.emit({
    kind: "payment.attempt",
    attempt: place + 1,
    ...due,
    ...(method !== undefined && { method }),
  });
  return { since, from, sent, part: place, made: turn.now };
}

/** What has fallen due of the open agreement, less what was paid since it was made; at most `balance`. */
function installmentDue({ commitment, facts, zone, now }: Turn, balance = 0): number {
  if (commitment === undefined) return 0;
  const today = formatDate(zone.dayOf(now));
  const due = totalOf(commitment.parts.filter((part) => part.due <= today));
  return Math.min(balance, due - paidBetween(facts.payments ?? [], commitment.madeAt, now));
}

/** Whether two effect ids differ in their index only, and in the version where the case was moved to another in between. */
const ofOneVisit = (a: string, b: string): boolean => INDEX.test(a) && visitIn(a) === visitIn(b);

const INDEX = /@\d+(\/[^/]*\/\d+\.)\d+$/;
const visitIn = (id: string): string => id.replace(INDEX, "$1");
