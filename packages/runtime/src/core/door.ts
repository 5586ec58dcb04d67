/**
 * The look at the door: whether a queued intent may still leave, by the state, the facts and every contact with this person at
 * this very moment. The person's row is locked while it is asked, so that two hosts never let two contacts out on one look.
 */

import type { CaseFacts, Handoff, Program } from "@dunlin/engine";
import type { EnrollmentRow, OutboxRow, PersonRow } from "../model/rows.ts";
import { WEBHOOK } from "./routes.ts";

export interface Visitor {
  readonly row: OutboxRow;
  readonly person: PersonRow;
  readonly enrollment: EnrollmentRow | undefined;
  /** Absent when the version that sent it is gone. */
  readonly program: Program | undefined;
  readonly facts: CaseFacts | undefined;
  /** ms */
  readonly now: number;
}

const cancel = (reason: string): Handoff => ({ decision: "cancel", reasons: [reason] });
const SEND: Handoff = { decision: "send", reasons: [] };

/**
 * Reasons beside those of the engine: `erased`, `unknownCase`, `versionMissing`, `optedOut`. What a webhook is told always passes: it
 * is news for the host, and nobody is contacted.
 */
export function askAtDoor({ row, person, enrollment, program, facts, now }: Visitor): Handoff {
  if (row.route === WEBHOOK) return SEND;
  if (person.erasedAt !== undefined) return cancel("erased");
  if (enrollment === undefined || facts === undefined) return cancel("unknownCase");
  if (program === undefined) return cancel("versionMissing");
  const { effect } = row;
  const { state } = enrollment;
  if (effect.kind === "message.send") {
    if (hasOptedOut(facts, effect.channel)) return cancel("optedOut");
    return program.recheck(state, effect, { facts, now: afterContacts(facts, now) });
  }
  if (state.status === "exited") return cancel("exited");
  if (effect.kind !== "payment.attempt") return SEND;
  if (state.status === "held") return { decision: "defer", reasons: ["held"], ...endOf(state.holds) };
  return collectibleMinor(facts, row.obligation) < effect.amountMinor ? cancel("nothingCollectible") : SEND;
}

/** By how much the clocks of two hosts, or of two transactions that waited for each other, may differ. ms */
const CLOCKS_DIFFER = 600_000;

/**
 * The moment of the newest contact, where another clock let it out a little later than `now` is here: else it would count as one
 * to come, and a limit would not see it.
 */
function afterContacts({ contacts = [] }: CaseFacts, now: number): number {
  const moments = contacts.map(({ at }) => Date.parse(at)).filter((at) => at <= now + CLOCKS_DIFFER);
  return Math.max(now, ...moments);
}

/** When the last of the holds that stop everything ends; open: nothing. */
function endOf(holds: EnrollmentRow["state"]["holds"] = []): { until?: number } {
  const ends = holds.filter(({ scope }) => scope === "all").map(({ until = Number.POSITIVE_INFINITY }) => until);
  const until = Math.max(...ends);
  return Number.isFinite(until) ? { until } : {};
}

function hasOptedOut({ debtor }: CaseFacts, channel: string): boolean {
  const told = debtor.contactFacts?.optedOutChannels;
  return Array.isArray(told) && told.includes(channel);
}

function collectibleMinor({ obligations }: CaseFacts, only: string): number {
  return obligations
    .filter(({ ref, disputed, onHold }) => (only === "" || ref === only) && disputed !== true && onHold !== true)
    .reduce((sum, { outstandingMinor }) => sum + Math.max(0, outstandingMinor), 0);
}
