/** What a step of the engine means for the store: the enrollment, its journal, its outbox, tasks and counts. Pure. */

import type { CaseEvent, CaseFacts, CaseState, Program, Step } from "@dunlin/engine";
import { zoneOf } from "../base/caseZone.ts";
import type { EnrollmentKey, EnrollmentRow, OutboxRow } from "../model/rows.ts";
import type { StepWrite } from "../model/store.ts";
import { entryHash, NO_HEAD } from "./journal.ts";
import { routeOf } from "./routes.ts";

/** Everything about a step beside the step itself. */
export interface Occasion {
  readonly personId: string;
  readonly factsRev: number;
  readonly event: CaseEvent;
  readonly by: string;
  /** ms */
  readonly now: number;
  readonly hasWebhook: boolean;
}

/** The write of a step that happened. @param before - The enrollment as it was; absent for the first step. */
export function stepWrite(
  before: EnrollmentRow | undefined,
  key: EnrollmentKey,
  { state, effects, trace }: Step,
  occasion: Occasion,
  wakeAt: number | null = state.dueAt,
): StepWrite {
  const { caseId, strategy, obligation } = key;
  const { factsRev, event, by, now } = occasion;
  const rev = (before?.rev ?? 0) + 1;
  const own = { caseId, strategy, obligation };
  const entry = { ...own, rev, at: now, version: state.version, factsRev, event, trace, effects, by };
  const hash = entryHash(before?.head ?? NO_HEAD, entry);
  return {
    enrollment: { ...own, version: state.version, rev, wakeAt, state, head: hash },
    journal: { ...entry, hash },
    outbox: outboxOf(own, effects, occasion),
  };
}

/** Only the wake moves: nothing happened that anybody would want to read. */
export const wakeWrite = (before: EnrollmentRow, wakeAt: number | null): StepWrite => ({
  enrollment: { ...before, wakeAt },
  outbox: [],
});

function outboxOf(key: EnrollmentKey, effects: Step["effects"], { personId, now, hasWebhook }: Occasion): OutboxRow[] {
  return effects.flatMap((effect) => {
    const route = routeOf(effect, hasWebhook);
    if (route === undefined) return [];
    return [
      {
        ...key,
        ...{ key: effect.id, personId, route, effect },
        ...{ status: "pending" as const, notBefore: now, attempts: 0, createdAt: now, updatedAt: now },
      },
    ];
  });
}

/** A case that no program can step, as one whose version is gone. It waits for a person. */
export function parked(state: CaseState, reason: string, now: number): Step {
  const holds = [
    ...(state.holds ?? []).filter(({ kind }) => kind !== "parked"),
    { kind: "parked", scope: "all" as const },
  ];
  return {
    state: {
      ...state,
      status: "held",
      dueAt: null,
      at: Math.max(state.at, now),
      holds,
      heldSince: state.heldSince ?? now,
    },
    effects: [],
    trace: [{ code: "case.parked", data: { reason } }],
  };
}

export const isParked = (state: CaseState): boolean => state.holds?.some(({ kind }) => kind === "parked") === true;

/** Whether a strategy's entry is asked again at each local midnight: it has a condition, and no event is the occasion. */
export function asksDaily({ strategy: { entry } }: Program, known: CaseState | undefined): boolean {
  if (entry.when === undefined || entry.on !== undefined) return false;
  return (
    known === undefined || known.run === 0 || (known.status === "exited" && (entry.reentry ?? "never") !== "never")
  );
}

/** The next local midnight, while something is owed. ms */
export function nextTry(program: Program, facts: CaseFacts, now: number): number | null {
  if (!facts.obligations.some(({ outstandingMinor }) => outstandingMinor > 0)) return null;
  const zone = zoneOf(program, facts);
  return zone.instantOf(zone.dayOf(now) + 1, 0);
}

/** Why the engine did not take a case in; undefined where it did. */
export const refusalOf = ({ trace }: Step): string | undefined => {
  const refused = trace.find(({ code }) => code === "entry.refused");
  return refused && String(refused.data.reason);
};

/** Where obligations are enrolled one by one, whether an event is about this one or about none in particular. */
export function concerns({ data }: CaseEvent, obligation: string): boolean {
  if (obligation === "") return true;
  if (typeof data?.obligation === "string") return data.obligation === obligation;
  return !Array.isArray(data?.obligations) || data.obligations.includes(obligation);
}
