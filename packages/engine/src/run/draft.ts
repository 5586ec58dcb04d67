/** The state of a case while a step works on it: writable, and turned back into the smallest plain JSON at the end. */

import type { CaseState, Commitment, Hold, Loop, NodeData, OpenOffer } from "../model/case.ts";

/** `CaseState` with every optional part present. */
export interface Draft {
  case: string;
  run: number;
  strategy: string;
  version: number;
  outcome: string | undefined;
  enteredAt: number;
  at: number;
  node: string;
  entered: boolean;
  visit: number;
  index: number;
  n: NodeData | undefined;
  holds: readonly Hold[];
  heldSince: number | undefined;
  loops: Readonly<Record<string, Loop>>;
  vars: Readonly<Record<string, unknown>>;
  stage: string | undefined;
  tags: readonly string[];
  cached: Readonly<Record<string, number>>;
  arms: Readonly<Record<string, string>>;
  offers: readonly OpenOffer[];
  commitment: Commitment | undefined;
  breaks: NonNullable<CaseState["breaks"]>;
  last: Readonly<Record<string, number>>;
  seen: readonly string[];
}

const NO_LIST: readonly never[] = Object.freeze([]);
const NO_RECORD: Readonly<Record<string, never>> = Object.freeze({});

/** `at`: the instant of the step (epoch ms). */
export function draftOf(state: CaseState, at: number): Draft {
  return {
    case: state.case,
    run: state.run,
    strategy: state.strategy,
    version: state.version,
    outcome: state.outcome,
    enteredAt: state.enteredAt,
    at,
    node: state.node,
    entered: state.entered,
    visit: state.visit,
    index: state.index,
    n: state.n,
    holds: state.holds ?? NO_LIST,
    heldSince: state.heldSince,
    loops: state.loops ?? NO_RECORD,
    vars: state.vars ?? NO_RECORD,
    stage: state.stage,
    tags: state.tags ?? NO_LIST,
    cached: state.cached ?? NO_RECORD,
    arms: state.arms ?? NO_RECORD,
    offers: state.offers ?? NO_LIST,
    commitment: state.commitment,
    breaks: state.breaks ?? NO_LIST,
    last: state.last ?? NO_RECORD,
    seen: state.seen ?? NO_LIST,
  };
}

/** Whether a hold of scope `all` stands. */
export const isHeld = ({ holds }: Pick<Draft, "holds">): boolean =>
  holds.length > 0 && holds.some((hold) => hold.scope === "all");

/** Whether a draft still says what `state` says, apart from `at`; unsure is no. */
export function isUntouched(draft: Draft, state: CaseState): boolean {
  return (
    draft.node === state.node &&
    draft.visit === state.visit &&
    draft.entered === state.entered &&
    draft.outcome === state.outcome &&
    draft.n === state.n &&
    draft.heldSince === state.heldSince &&
    draft.stage === state.stage &&
    draft.commitment === state.commitment &&
    draft.holds === (state.holds ?? NO_LIST) &&
    draft.loops === (state.loops ?? NO_RECORD) &&
    draft.vars === (state.vars ?? NO_RECORD) &&
    draft.tags === (state.tags ?? NO_LIST) &&
    draft.cached === (state.cached ?? NO_RECORD) &&
    draft.arms === (state.arms ?? NO_RECORD) &&
    draft.offers === (state.offers ?? NO_LIST) &&
    draft.breaks === (state.breaks ?? NO_LIST) &&
    draft.last === (state.last ?? NO_RECORD) &&
    draft.seen === (state.seen ?? NO_LIST)
  );
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The state a draft stands for. Empty parts are absent; the order of members is fixed, so equal states are equal text.
 * Written member by member because this runs in every step: conditional spreads cost several times as much.
 */
export function stateOf(draft: Draft): CaseState {
  const exited = draft.outcome !== undefined;
  const status = exited ? "exited" : isHeld(draft) ? "held" : "active";
  const { run, strategy, version } = draft;
  const state = { v: 1, case: draft.case, run, strategy, version, status } as Writable<CaseState>;
  if (draft.outcome !== undefined) state.outcome = draft.outcome;
  state.dueAt = exited ? null : dueAt(draft);
  state.enteredAt = draft.enteredAt;
  state.at = draft.at;
  state.node = draft.node;
  state.entered = draft.entered;
  state.visit = draft.visit;
  state.index = draft.index;
  if (draft.n !== undefined) state.n = ordered(draft.n);
  if (draft.holds.length > 0) state.holds = draft.holds;
  if (draft.heldSince !== undefined) state.heldSince = draft.heldSince;
  if (hasMembers(draft.loops)) state.loops = draft.loops;
  if (hasMembers(draft.vars)) state.vars = draft.vars;
  if (draft.stage !== undefined) state.stage = draft.stage;
  if (draft.tags.length > 0) state.tags = draft.tags;
  if (hasMembers(draft.cached)) state.cached = draft.cached;
  if (hasMembers(draft.arms)) state.arms = draft.arms;
  if (draft.offers.length > 0) state.offers = draft.offers;
  if (draft.commitment !== undefined) state.commitment = draft.commitment;
  if (draft.breaks.length > 0) state.breaks = draft.breaks;
  if (hasMembers(draft.last)) state.last = draft.last;
  if (draft.seen.length > 0) state.seen = draft.seen;
  return state;
}

/**
 * The next instant at which something can happen by itself: ends of holds and offers, and the node's own timer unless
 * held. The end of one that a parked case could not act on is over and arms nothing.
 */
function dueAt(draft: Draft): number | null {
  let due = isHeld(draft) ? Infinity : (draft.n?.due ?? Infinity);
  for (const { until = Infinity } of draft.holds) if (until > draft.at) due = Math.min(due, until);
  for (const { until } of draft.offers) if (until > draft.at) due = Math.min(due, until);
  return due === Infinity ? null : due;
}

/** The same node data with members in the one order that states have. */
function ordered(n: NodeData): NodeData {
  const data: Writable<NodeData> = { since: n.since, from: n.from };
  if (n.due !== undefined) data.due = n.due;
  if (n.asleep !== undefined) data.asleep = n.asleep;
  if (n.until !== undefined) data.until = n.until;
  if (n.reason !== undefined) data.reason = n.reason;
  if (n.via !== undefined) data.via = n.via;
  if (n.sent !== undefined) data.sent = n.sent;
  if (n.part !== undefined) data.part = n.part;
  if (n.made !== undefined) data.made = n.made;
  return data;
}

const hasMembers = (record: object): boolean => {
  for (const _ in record) return true;
  return false;
};
