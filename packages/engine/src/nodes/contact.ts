/**
 * The questions before every contact (FORMAT section 6), in their order: does the case end here, is there anything to
 * ask for, does a hold forbid it, which channel can be used, do the policy packs allow it now. A contact that may not be made
 * yet waits and says why.
 */

import type { Calendar } from "../base/calendar.ts";
import { addDuration, type Duration } from "../base/duration.ts";
import { parseInstant } from "../base/instant.ts";
import type { Node, Purpose, Recipient, Reminder, SendNode, TaskNode, Via } from "../model/node.ts";
import type { ContactVerdict } from "../model/policy.ts";
import { by, type Move, STAY, type Turn } from "./spec.ts";

export interface Contact {
  readonly purpose: Purpose;
  readonly recipient: Recipient;
  readonly via: readonly Via[];
  /** How long it is waited for from arrival on. */
  readonly giveUpAfter: Duration;
  readonly calendar: Calendar;
  /** Instead: the moment (ms) from which on it makes no sense any more. */
  readonly last?: number;
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

/** A contact of a node as a check sees it, and where it stands in the node (JSON pointer). */
export interface PlacedContact {
  readonly at: "" | "/remind";
  readonly node: SendNode | (TaskNode & { readonly channel: string });
}

/** The contact that a node makes; a reminder looks like a message. */
export function contactIn(node: Node): PlacedContact | undefined {
  if (isContact(node)) return { at: "", node };
  const reminder = reminderIn(node);
  if (reminder === undefined) return undefined;
  const { via, purpose = "collect" } = reminder;
  return { at: "/remind", node: { type: "send", via, purpose } };
}

/** The message that a node sends before something falls due. */
export const reminderIn = (node: Node): Reminder | undefined =>
  node.type === "promise" || node.type === "plan" ? node.remind : undefined;

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
    if (turn.collectible().length === 0) return defer(turn, contact, { reason: "nothingCollectible", until: null });
    const hold = turn.contactHold(contact.purpose);
    if (hold !== undefined) return defer(turn, contact, { reason: "hold", until: hold.until });
  }
  const { purpose, recipient } = contact;
  const first = turn.node.via ?? 0;
  const refusals: ContactVerdict[] = [];
  for (let via = first; via < contact.via.length; via++) {
    const { channel, template } = contact.via[via] as Via;
    if (!turn.usable(channel)) continue;
    const verdict = turn.guard({ channel, template, purpose, recipient });
    if (verdict === undefined) turn.note("contact.allowed", { channel, template });
    else if (verdict.decision === "deferred") return deferByPolicy(turn, contact, verdict);
    else if (verdict.decision === "allowed")
      turn.note("contact.allowed", { channel, template, ...refused(refusals), ...basis(verdict) });
    else {
      refusals.push(verdict);
      continue;
    }
    return { via };
  }
  return noneLeft(turn, first, refusals);
}

/** No channel left. After a bounce the message has been sent once, so it failed; otherwise it is suppressed. */
function noneLeft(turn: Turn, first: number, refusals: readonly ContactVerdict[]): Move {
  if (refusals.length > 0) suppress(turn, "policy", refusals);
  else if (first === 0) suppress(turn, "unreachable");
  return by(first > 0 ? "failed" : "blocked");
}

const deferByPolicy = (turn: Turn, contact: Contact, verdict: ContactVerdict): Move =>
  defer(turn, contact, { reason: "policy", until: parseInstant(verdict.until ?? "") ?? null, verdict });

interface Delay {
  readonly reason: "policy" | "hold" | "nothingCollectible";
  /** ms; null: open end. */
  readonly until: number | null;
  readonly verdict?: ContactVerdict;
}

/** Waits until a moment, or gives up. */
function defer(turn: Turn, contact: Contact, { reason, until, verdict }: Delay): Move {
  const last = contact.last ?? addDuration(turn.node.since, contact.giveUpAfter, turn.zone, contact.calendar);
  const verdicts = verdict === undefined ? [] : [verdict];
  if (turn.now >= last || (until !== null && until > last)) {
    suppress(turn, "gaveUp", verdicts);
    return by("blocked");
  }
  const { since, from, via } = turn.node;
  if (turn.node.reason !== reason || turn.node.until !== until) {
    const rules = rulesOf(verdicts);
    turn.note("contact.deferred", {
      until,
      reason,
      rules,
      zone: turn.zone.name,
      ...refused(verdicts),
      ...basis(verdict),
    });
    turn.emit({ kind: "contact.deferred", until, reason, rules });
  }
  turn.node = { since, from, ...(via !== undefined && { via }), due: until ?? last, until, reason };
  return STAY;
}

/** The case leaves while a contact waits. */
export function interruptContact(turn: Turn): void {
  if (turn.node.reason !== undefined) suppress(turn, "superseded");
}

/** A contact that waits is no longer worth making. */
export function giveUp(turn: Turn): void {
  suppress(turn, "gaveUp");
}

function suppress(
  turn: Turn,
  reason: "policy" | "unreachable" | "gaveUp" | "superseded",
  verdicts: readonly ContactVerdict[] = [],
): void {
  const rules = rulesOf(verdicts);
  turn.note("contact.suppressed", { reason, rules, ...refused(verdicts), ...basis(verdicts[0]) });
  turn.emit({ kind: "contact.suppressed", reason, rules });
}

const rulesOf = (verdicts: readonly ContactVerdict[]): string[] => [...new Set(verdicts.flatMap(({ rules }) => rules))];

/** For the trace: which rules of which packs said no, with their sources. */
function refused(verdicts: readonly ContactVerdict[]): { readonly violations?: readonly unknown[] } {
  const violations = verdicts.flatMap((verdict) => verdict.violations);
  if (violations.length === 0) return {};
  return {
    violations: violations.map(({ packId, ruleId, kind, cite, params }) => ({ packId, ruleId, kind, cite, params })),
  };
}

/** For the trace: by which packs and zone data it was judged. */
const basis = (verdict: ContactVerdict | undefined): object =>
  verdict === undefined
    ? {}
    : {
        packs: verdict.packHashes,
        tzdata: verdict.tzdata,
        ...(verdict.reason !== undefined && { why: verdict.reason }),
      };
