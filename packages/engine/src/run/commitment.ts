/**
 * A commitment that no node watches: it pauses chasing as a hold, and ends by payment or by judgment. Facts decide
 * whether it was kept; events only say when to look.
 */

import { parseDate, parseTime } from "../base/civil.ts";
import { MINUTE, parseInstant } from "../base/instant.ts";
import type { Zone } from "../base/zone.ts";
import type { CaseFacts, Commitment } from "../model/case.ts";
import type { CaseEvent } from "../model/event.ts";

/** Days of grace where no node says otherwise. */
const GRACE_DAYS = 3;

export const COMMITMENT_HOLD = "commitment";

/** The commitment in a `promise.created` or `plan.created` event, made at `now` unless the event says when. */
export function commitmentIn(event: CaseEvent, now: number): Commitment | undefined {
  const data = event.data ?? {};
  const madeAt = event.at === undefined ? now : (parseInstant(event.at) ?? now);
  if (event.type === "promise.created") {
    const part = { due: data.dueDate as string, amountMinor: data.amountMinor as number };
    return { id: data.promise as string, kind: "promise", madeAt, parts: [part] };
  }
  if (event.type === "plan.created") {
    return { id: data.plan as string, kind: "plan", madeAt, parts: data.parts as Commitment["parts"] };
  }
  return undefined;
}

/** Sum of unreversed payments since the commitment was made. */
export function paidSince(commitment: Commitment, facts: CaseFacts): number {
  let sum = 0;
  for (const payment of facts.payments ?? []) {
    if (payment.reversed !== true && (parseInstant(payment.at) ?? -Infinity) >= commitment.madeAt)
      sum += payment.amountMinor;
  }
  return sum;
}

export const promisedTotal = (commitment: Commitment): number =>
  commitment.parts.reduce((sum, part) => sum + part.amountMinor, 0);

/** When the last part is judged: at `at` (`"HH:MM"`) on the local day after due date and grace. */
export function judgedAt(commitment: Commitment, at: string, zone: Zone): number {
  const last = Math.max(...commitment.parts.map((part) => parseDate(part.due) ?? 0));
  return zone.instantOf(last + GRACE_DAYS + 1, (parseTime(at) ?? 0) * MINUTE);
}

/** The date of the next part that payments do not cover yet. */
export function nextUncovered(commitment: Commitment, facts: CaseFacts): string | undefined {
  const paid = paidSince(commitment, facts);
  let sum = 0;
  return commitment.parts.find((part) => {
    sum += part.amountMinor;
    return paid < sum;
  })?.due;
}

const GOOD = { promise: "kept", extension: "kept", plan: "completed", settlement: "fulfilled" } as const;

/** How a commitment closes when everything was paid. */
export const goodStatus = (commitment: Commitment): string => GOOD[commitment.kind];

/** How it closes at judgment with less than everything paid. */
export function badStatus(commitment: Commitment, facts: CaseFacts): string {
  if (commitment.kind === "settlement") return "breached";
  if (commitment.kind === "plan") return "broken";
  return paidSince(commitment, facts) > 0 ? "partial" : "broken";
}
