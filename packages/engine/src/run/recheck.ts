/** The look at the door: whether a queued contact may still leave the house (FORMAT section 13, hand-off check). */

import { parseInstant } from "../base/instant.ts";
import type { Tables } from "../compile/compile.ts";
import type { CaseFacts, CaseState } from "../model/case.ts";
import type { Effect, MessageSend } from "../model/effect.ts";
import { asksForMoney } from "../nodes/contact.ts";
import type { Circumstances } from "./advance.ts";
import { draftOf, isHeld } from "./draft.ts";
import { factsFor, factsProblem } from "./facts.ts";
import { judge } from "./guard.ts";
import { CaseTurn, contactHold, templateOf } from "./turn.ts";

/** `until` (ms) beside `defer`: when to ask again, absent while the end is open. */
export interface Handoff {
  readonly decision: "send" | "defer" | "cancel";
  readonly until?: number;
  /**
   * `exited`, `otherRun`, `expired`, `facts`, `unreachable`, `nothingCollectible`, `held`, `hold`, `exit:<rule id>`,
   * or `policy:<rule id>`.
   */
  readonly reasons: readonly string[];
}

/** Pure. Effects that are not contacts always pass. */
export function recheck(tables: Tables, state: CaseState, effect: Effect, { facts, now }: Circumstances): Handoff {
  if (effect.kind !== "message.send") return { decision: "send", reasons: [] };
  const own = factsProblem(facts) === undefined ? factsFor(state.case, facts) : undefined;
  const turn =
    own && new CaseTurn({ tables, facts: own, draft: draftOf(state, state.at), now: Math.max(now, state.at) });
  const reasons = cancelReasons(tables, state, effect, now, turn);
  if (reasons.length > 0) return { decision: "cancel", reasons };
  if (turn !== undefined && isHeld(turn.draft)) {
    const ends = turn.draft.holds.filter((hold) => hold.scope === "all").map((hold) => hold.until ?? Infinity);
    return defer("held", Math.max(...ends));
  }
  const hold = contactHold(state.holds ?? [], effect.purpose);
  if (hold !== undefined && (hold.until === null || hold.until > now)) return defer("hold", hold.until ?? Infinity);
  return own === undefined ? { decision: "send", reasons: [] } : byPolicy(tables, own, effect, now);
}

/** The packs of the node that sent it, asked again without the message itself, which may be in the history by now. */
function byPolicy(tables: Tables, facts: CaseFacts, effect: MessageSend, now: number): Handoff {
  const packs = tables.nodes.get(effect.nodeId)?.policies ?? [];
  if (packs.length === 0) return { decision: "send", reasons: [] };
  const { disclosures = [], topics = [] } = templateOf(tables, effect.template);
  const verdict = judge(tables.library, packs, {
    facts,
    now,
    history: (facts.contacts ?? []).filter((contact) => contact.id !== effect.id),
    contact: { ...effect, debts: effect.obligations, disclosures, topics },
  });
  const reasons = verdict.rules.map((rule) => `policy:${rule}`);
  if (verdict.decision === "allowed") return { decision: "send", reasons: [] };
  if (verdict.decision === "blocked") return { decision: "cancel", reasons };
  return { decision: "defer", until: parseInstant(verdict.until ?? "") as number, reasons };
}

const defer = (reason: string, until: number): Handoff => ({
  decision: "defer",
  ...(until !== Infinity && { until }),
  reasons: [reason],
});

function cancelReasons(
  tables: Tables,
  state: CaseState,
  effect: MessageSend,
  now: number,
  turn: CaseTurn | undefined,
): string[] {
  if (state.status === "exited" && !isLastWord(tables, state, effect)) return ["exited"];
  if (turn === undefined) return ["facts"];
  const reasons: string[] = [];
  const run = effect.id.split("/")[1];
  if (run !== String(state.run)) reasons.push("otherRun");
  if (effect.validUntil !== undefined && effect.validUntil <= now) reasons.push("expired");
  const rule = turn.exitRule();
  if (rule !== undefined) reasons.push(`exit:${rule.id}`);
  if (!turn.usable(effect.channel)) reasons.push("unreachable");
  if (asksForMoney(effect.purpose) && turn.collectible().length === 0) reasons.push("nothingCollectible");
  return reasons;
}

/**
 * Decided in the step in which the case came to its own end, as “we pass this on” before it is passed on: it is what the end is about.
 * What waited from before is not, and after an exit rule nothing is.
 */
function isLastWord(tables: Tables, state: CaseState, effect: MessageSend): boolean {
  const type = tables.nodes.get(state.node)?.type;
  return effect.at === state.at && (type === "exit" || type === "callStrategy");
}
