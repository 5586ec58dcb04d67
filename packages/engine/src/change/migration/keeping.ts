/**
 * What a node remembers, carried into the same node of a newer version. A contact that was made is never made again, and one
 * that was not made yet is never lost:
 *
 * | node | what it remembers | in the newer version |
 * |---|---|---|
 * | `send`, waiting to send | since when, channels tried | asks the newer policies and hours, gives up by the newer `giveUpAfter` |
 * | `send`, sent | the message whose receipt is awaited | waits by the newer `awaitReceipt`; where that is gone, goes on by `next` |
 * | `send`, after a bounce | channels tried | tries the first newer channel that was not tried |
 * | `task`, waiting | since when | as `send` |
 * | `task`, open | the task and its results | stays open until the newer deadline; a case whose task can end in ways the newer node does not know is not moved |
 * | `wait`, `waitFor`, `repeat` | arrival, moved by holds | planned anew from the same arrival; what is past goes on at once |
 * | `promise`, `plan` | reminders made, one that waits | the same; one that waits is given up where the newer node has none |
 * | `offer` | the offer, on the terms of its day | stands as it was published |
 * | `retryPayment` | attempts made, the one awaited | goes on with the next attempt of the newer list |
 * | `score`, `external` | the question that was asked | the answer is taken in, wherever the newer node keeps it |
 * | `hold` and the host's own types | as they are | as they are |
 */

import type { NodeData } from "../../model/case.ts";
import type { Node, SendNode, Via } from "../../model/node.ts";
import { reminderIn } from "../../nodes/contact.ts";

export type Kept =
  | { readonly data: NodeData }
  /** What the case waited for is not waited for any more. */
  | { readonly leaveBy: string }
  /** A reminder that waits is given up; the rest is kept. */
  | { readonly data: NodeData; readonly giveUp: true }
  | { readonly refuse: "taskOpen" };

/** @param older - The node as the case knows it, and `newer` of the same type. */
export function kept(older: Node, newer: Node, data: NodeData): Kept {
  if (older.type === "send" && newer.type === "send") return keptMessage(older, newer, data);
  if (older.type === "task" && newer.type === "task") {
    const known = older.dispositions.every((each) => newer.dispositions.includes(each));
    return data.sent === undefined || known ? { data } : { refuse: "taskOpen" };
  }
  const { since, from, due, reason } = data;
  if (reason !== undefined && reminderIn(older) !== undefined && reminderIn(newer) === undefined) {
    return { data: { since, from, ...(due !== undefined && { due }) }, giveUp: true };
  }
  return { data };
}

function keptMessage(older: SendNode, newer: SendNode, data: NodeData): Kept {
  const { sent, via = 0 } = data;
  if (sent !== undefined && newer.awaitReceipt === undefined) return { leaveBy: "next" };
  if (sent === undefined && data.via === undefined) return { data };
  const tried = older.via.slice(0, sent === undefined ? via : via + 1);
  const next = firstUntried(newer.via, tried);
  return { data: { ...data, via: sent === undefined ? next : next - 1 } };
}

/** The place of the first way that was not tried, rather one behind all that were; past the end where none is left. */
function firstUntried(ways: readonly Via[], tried: readonly Via[]): number {
  const wasTried = ({ channel }: Via): boolean => tried.some((each) => each.channel === channel);
  const afterAll = ways.findLastIndex(wasTried) + 1;
  if (afterAll < ways.length) return afterAll;
  const first = ways.findIndex((way) => !wasTried(way));
  return first < 0 ? ways.length : first;
}
