/**
 * The questions before every contact (FORMAT section 6), in their order: does the case end here, is there anything to
 * ask for, does a hold forbid it, which channel can be used. A contact that may not be made yet waits and says why.
 */

import type { Calendar } from "../base/calendar.ts";
import { addDuration, type Duration } from "../base/duration.ts";
import type { Node, Purpose, SendNode, TaskNode, Via } from "../model/strategy.ts";
import { by, type Move, STAY, type Turn } from "./spec.ts";

export interface Contact {
  readonly purpose: Purpose;
  readonly via: readonly Via[];
  readonly giveUpAfter: Duration;
  readonly calendar: Calendar;
}

const COLLECTING: ReadonlySet<Purpose> = new Set<Purpose>(["collect", "offer", "legalNotice"]);

/** Whether a purpose asks for money; the others are service messages. */
export const asksForMoney = (purpose: Purpose): boolean => COLLECTING.has(purpose);

/** Whether somebody is contacted at a node: by a message, or by a person. */
export const isContact = (node: Node): node is SendNode | (TaskNode & { readonly channel: string }) =>
  node.type === "send" || (node.type === "task" && node.channel !== undefined);

/** Whether somebody is asked for money there. */
export const isCollecting = (node: Node): node is SendNode | (TaskNode & { readonly channel: string }) =>
  isContact(node) && asksForMoney(node.purpose ?? "collect");

/** Channels by which a contact may be made. */
export const channelsOf = (node: SendNode | (TaskNode & { readonly channel: string })): readonly string[] =>
  node.type === "send" ? node.via.map(({ channel }) => channel) : [node.channel];

/** The entry of `via` to use now, or the move to make instead. */
export function attempt(turn: Turn, contact: Contact): { readonly via: number } | Move {
  const rule = turn.exitRule();
  if (rule !== undefined) {
    suppress(turn, "superseded");
    return { to: "exit", outcome: rule.outcome, rule: rule.id, frame: rule.frame };
  }
  if (asksForMoney(contact.purpose)) {
    if (turn.collectible().length === 0) return defer(turn, contact, "nothingCollectible", null);
    const hold = turn.contactHold(contact.purpose);
    if (hold !== undefined) return defer(turn, contact, "hold", hold.until);
  }
  const first = turn.node.via ?? 0;
  const via = contact.via.findIndex((entry, i) => i >= first && turn.usable(entry.channel));
  if (via < 0) return unreachable(turn, first);
  const { channel, template } = contact.via[via] as Via;
  turn.note("contact.allowed", { channel, template });
  turn.contacted(channel);
  return { via };
}

/** No channel left. After a bounce the message has been sent once, so it failed; otherwise it is suppressed. */
function unreachable(turn: Turn, first: number): Move {
  if (first > 0) return by("failed");
  suppress(turn, "unreachable");
  return by("blocked");
}

/** Waits until `until` (ms, or null for an open end), or gives up. */
function defer(turn: Turn, contact: Contact, reason: "hold" | "nothingCollectible", until: number | null): Move {
  const last = addDuration(turn.node.since, contact.giveUpAfter, turn.zone, contact.calendar);
  if (turn.now >= last || (until !== null && until > last)) {
    suppress(turn, "gaveUp");
    return by("blocked");
  }
  const { since, from, via } = turn.node;
  if (turn.node.reason !== reason || turn.node.until !== until) {
    turn.note("contact.deferred", { until, reason, rules: [], zone: turn.zone.name });
    turn.emit({ kind: "contact.deferred", until, reason, rules: [] });
  }
  turn.node = { since, from, ...(via !== undefined && { via }), due: until ?? last, until, reason };
  return STAY;
}

/** The case leaves while a contact waits. */
export function interruptContact(turn: Turn): void {
  if (turn.node.reason !== undefined) suppress(turn, "superseded");
}

function suppress(turn: Turn, reason: "unreachable" | "gaveUp" | "superseded"): void {
  turn.note("contact.suppressed", { reason, rules: [] });
  turn.emit({ kind: "contact.suppressed", reason, rules: [] });
}
