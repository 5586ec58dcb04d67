/**
 * What time and events do to the state before any rule looks at it: ended holds go, fulfilled promises close,
 * commitments open, holds are placed and lifted (steps 2 and 3 of FORMAT section 13).
 */

import type { Calendar } from "../base/calendar.ts";
import { parseInstant } from "../base/instant.ts";
import type { Commitment, Hold } from "../model/case.ts";
import type { CaseEvent } from "../model/event.ts";
import {
  COMMITMENT_HOLD,
  closeCommitment,
  commitmentIn,
  isPromise,
  judgedAt,
  openCommitment,
  statusUnwatched,
} from "./commitment.ts";
import { clearHold, PARKED, placeHold } from "./holds.ts";
import { endOffers, takeAnswer, withdrawOffers } from "./offers.ts";
import type { CaseTurn } from "./turn.ts";

/** Whether the event goes on to the node and the handlers. */
export type Intake = "offer" | "done";

/** Step 2: time passes before the event is read. */
export function passTime(turn: CaseTurn): void {
  const { draft, now, facts } = turn;
  const watched = draft.holds.find((hold) => hold.kind === COMMITMENT_HOLD);
  if (watched !== undefined && draft.commitment !== undefined) {
    const status = statusUnwatched(draft.commitment, facts, watched.until ?? Infinity, now);
    if (status !== undefined) closeCommitment(turn, status);
  }
  for (const hold of draft.holds) {
    if (hold.until !== undefined && hold.until <= now) clearHold(turn, hold, "expired");
  }
  endOffers(turn);
}

/** Step 3: the event's own effect on the state. */
export function takeIn(turn: CaseTurn, event: CaseEvent): Intake {
  const { draft, tables } = turn;
  if (event.id !== undefined && tables.seen > 0 && listens(turn, event)) {
    draft.seen = [...draft.seen, event.id].slice(-tables.seen);
  }
  for (const hold of draft.holds) {
    if (hold.releaseOn?.includes(event.type) === true) clearHold(turn, hold, event.type);
  }
  switch (event.type) {
    case "promise.created":
    case "plan.created":
      return takeCommitment(turn, event);
    case "promise.canceled":
    case "plan.canceled":
      return cancelCommitment(turn, event);
    case "hold.placed": {
      const hold = holdIn(event);
      if (hold.until !== undefined && hold.until <= turn.now) noteLate(turn, event);
      else placeHold(turn, hold);
      return "offer";
    }
    case "hold.released": {
      const kind = event.data?.kind;
      for (const hold of draft.holds) {
        if (kind === undefined ? hold.kind !== PARKED : hold.kind === kind) clearHold(turn, hold, "released");
      }
      return "offer";
    }
    case "offer.accepted":
    case "offer.declined":
    case "offer.countered":
      return takeOffered(turn, event);
    default:
      return "offer";
  }
}

/** An answer to an offer. A counter-offer within the guard goes on as what it is: an acceptance. */
function takeOffered(turn: CaseTurn, event: CaseEvent): Intake {
  const answer = takeAnswer(turn, event, turn.tables.calendar() as Calendar);
  if ("hear" in answer) {
    turn.hear(answer.hear);
    return "offer";
  }
  const { refused, reason } = answer;
  const { type, id } = event;
  turn.note(refused, { type, ...(id !== undefined && { id }), ...(reason !== undefined && { reason }) });
  return "done";
}

/** What comes too late to change anything: an answer to an offer that has ended, a hold that is over already. */
function noteLate(turn: CaseTurn, event: CaseEvent): void {
  turn.note("event.late", { type: event.type, ...(event.id !== undefined && { id: event.id }) });
}

/** A promise or plan that neither node nor handler took: it pauses chasing until it is judged, at once if that is over. */
export function pauseForCommitment(turn: CaseTurn): void {
  const { tables, draft, facts, now } = turn;
  const { commitment } = draft;
  if (commitment === undefined) return;
  const until = judgedAt(commitment, tables.strategy.time.at ?? "09:00", turn, tables.calendar() as Calendar);
  const status = until > now ? undefined : statusUnwatched(commitment, facts, until, now);
  if (status === undefined) placeHold(turn, { kind: COMMITMENT_HOLD, scope: "all", until });
  else closeCommitment(turn, status);
}

function holdIn({ data = {} }: CaseEvent): Hold {
  const until = data.until === undefined ? undefined : parseInstant(data.until as string);
  return {
    kind: data.kind as string,
    scope: (data.scope as Hold["scope"] | undefined) ?? "all",
    ...(until !== undefined && { until }),
    ...(Array.isArray(data.allow) && { allow: data.allow.map(String) }),
  };
}

function takeCommitment(turn: CaseTurn, event: CaseEvent): Intake {
  const opened = commitmentIn(event, turn.now) as Commitment;
  if (turn.draft.commitment?.id === opened.id) return "done";
  openCommitment(turn, opened);
  if (opened.kind === "plan") withdrawOffers(turn, "replaced");
  return "offer";
}

function cancelCommitment(turn: CaseTurn, event: CaseEvent): Intake {
  const named = event.data?.promise ?? event.data?.plan;
  const { commitment } = turn.draft;
  if (commitment === undefined || isPromise(commitment) !== (event.type === "promise.canceled")) return "offer";
  if (named === undefined || named === commitment.id) closeCommitment(turn, "withdrawn");
  return "offer";
}

/** Ids are remembered only of types that could change something. */
function listens({ tables, draft }: CaseTurn, event: CaseEvent): boolean {
  return tables.listens.has(event.type) || draft.holds.some((hold) => hold.releaseOn?.includes(event.type) === true);
}
