/** The state of a case while a step works on it: writable, and turned back into the smallest plain JSON at the end. */

import type { CaseState, Commitment, Hold, Loop, NodeData } from "../model/case.ts";

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
  commitment: Commitment | undefined;
  breaks: NonNullable<CaseState["breaks"]>;
  last: Readonly<Record<string, number>>;
  seen: readonly string[];
}

export function draftOf(state: CaseState): Draft {
  return {
    case: state.case,
    run: state.run,
    strategy: state.strategy,
    version: state.version,
    outcome: state.outcome,
    enteredAt: state.enteredAt,
    at: state.at,
    node: state.node,
    entered: state.entered,
    visit: state.visit,
    index: state.index,
    n: state.n,
    holds: state.holds ?? [],
    heldSince: state.heldSince,
    loops: state.loops ?? {},
    vars: state.vars ?? {},
    stage: state.stage,
    tags: state.tags ?? [],
    cached: state.cached ?? {},
    arms: state.arms ?? {},
    commitment: state.commitment,
    breaks: state.breaks ?? [],
    last: state.last ?? {},
    seen: state.seen ?? [],
  };
}

/** Whether a hold of scope `all` stands. */
export const isHeld = (draft: Pick<Draft, "holds">): boolean => draft.holds.some((hold) => hold.scope === "all");

/** The state a draft stands for. Empty parts are absent; the order of members is fixed, so equal states are equal text. */
export function stateOf(draft: Draft): CaseState {
  const { outcome, n, heldSince, stage, commitment } = draft;
  const exited = outcome !== undefined;
  return {
    v: 1,
    case: draft.case,
    run: draft.run,
    strategy: draft.strategy,
    version: draft.version,
    status: exited ? "exited" : isHeld(draft) ? "held" : "active",
    ...(exited && { outcome }),
    dueAt: exited ? null : dueAt(draft),
    enteredAt: draft.enteredAt,
    at: draft.at,
    node: draft.node,
    entered: draft.entered,
    visit: draft.visit,
    index: draft.index,
    ...(n !== undefined && { n: ordered(n) }),
    ...(draft.holds.length > 0 && { holds: draft.holds }),
    ...(heldSince !== undefined && { heldSince }),
    ...(hasMembers(draft.loops) && { loops: draft.loops }),
    ...(hasMembers(draft.vars) && { vars: draft.vars }),
    ...(stage !== undefined && { stage }),
    ...(draft.tags.length > 0 && { tags: draft.tags }),
    ...(hasMembers(draft.cached) && { cached: draft.cached }),
    ...(hasMembers(draft.arms) && { arms: draft.arms }),
    ...(commitment !== undefined && { commitment }),
    ...(draft.breaks.length > 0 && { breaks: draft.breaks }),
    ...(hasMembers(draft.last) && { last: draft.last }),
    ...(draft.seen.length > 0 && { seen: draft.seen }),
  };
}

/** The next instant at which something can happen by itself: hold ends, and the node's own timer unless held. */
function dueAt(draft: Draft): number | null {
  let due = isHeld(draft) ? Infinity : (draft.n?.due ?? Infinity);
  for (const hold of draft.holds) due = Math.min(due, hold.until ?? Infinity);
  return due === Infinity ? null : due;
}

/** The same node data with members in the one order that states have. */
function ordered({ since, from, due, asleep, until, reason, via, sent }: NodeData): NodeData {
  return {
    since,
    from,
    ...(due !== undefined && { due }),
    ...(asleep !== undefined && { asleep }),
    ...(until !== undefined && { until }),
    ...(reason !== undefined && { reason }),
    ...(via !== undefined && { via }),
    ...(sent !== undefined && { sent }),
  };
}

const hasMembers = (record: object): boolean => {
  for (const _ in record) return true;
  return false;
};
