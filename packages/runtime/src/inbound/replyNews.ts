/** What a case hears of something that a reply means. */

import type { CaseEvent } from "@dunlin/engine";
import type { FoundIntent } from "../model/replies.ts";
import type { CaseRow } from "../model/rows.ts";
import type { Site } from "./replySite.ts";

/** Events without what every event of a reply has: its moment, channel and message. */
export function newsOf(
  found: FoundIntent,
  row: CaseRow,
  { name, own, options }: Pick<Site, "name" | "own" | "options">,
): readonly CaseEvent[] {
  const { intent, date, after, unclear } = found;
  if (intent === "help") return [{ type: "custom.helpAsked", id: `${name}:help`, data: {} }];
  const amountMinor = amountOf(found, row);
  const isPromise = intent === "payLater" && options.promisesFromReplies === true && own.length === 1;
  if (
    isPromise &&
    date !== undefined &&
    amountMinor !== undefined &&
    amountMinor <= owedBy(row) &&
    unclear === undefined
  ) {
    const data = { promise: `reply:${name}`, amountMinor, dueDate: date };
    return [{ type: "promise.created", id: `${name}:promise`, data }];
  }
  const data = {
    intent,
    ...(date !== undefined && { date }),
    ...(after !== undefined && { after }),
    ...(amountMinor !== undefined && { amountMinor }),
  };
  return [{ type: "intent.detected", id: `${name}:${intent}`, data }];
}

/** "Half" of what can be collected of this case, rounded to the smallest unit. */
function amountOf({ amountMinor, share }: FoundIntent, row: CaseRow): number | undefined {
  if (share === undefined) return amountMinor;
  const part = Math.round((owedBy(row) * share) / 10_000);
  return part > 0 ? part : undefined;
}

const owedBy = ({ facts }: CaseRow): number =>
  facts.obligations
    .filter(({ disputed, onHold }) => disputed !== true && onHold !== true)
    .reduce((sum, { outstandingMinor }) => sum + Math.max(0, outstandingMinor), 0);
