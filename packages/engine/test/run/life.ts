/** A whole case on a virtual clock: what was asked of the engine at every step, and what it gave. */

import {
  type CaseEvent,
  type CaseFacts,
  type CaseState,
  compileStrategy,
  type Program,
  type Step,
} from "../../src/index.ts";
import { ANSWER, type Story } from "../arbitrary.ts";
import { at } from "../build.ts";

export const START = at("2026-02-20T08:00:00Z");

export interface Life {
  readonly story: Story;
  readonly program: Program;
  readonly moments: readonly Moment[];
}

export function lifeOf(story: Story): Life {
  const program = compileStrategy(story.document, story.options);
  return { story, program, moments: live(program, story) };
}

/** More than any of these stories has. */
const MOST_STEPS = 5000;

/** One step and what it was made from; without an event an enrollment. */
export interface Moment {
  readonly before: CaseState | undefined;
  readonly event: CaseEvent | undefined;
  readonly facts: CaseFacts;
  readonly now: number;
  readonly step: Step;
}

/**
 * Runs a story, firing every timer that falls due on the way; a case that has ended is told one more event, then enrolled
 * again. `between` may replace the state that is handed on.
 */
export function live(program: Program, story: Story, between: (state: CaseState) => CaseState = (s) => s): Moment[] {
  const { first, history, obligation } = story;
  const moments: Moment[] = [];
  let [now, facts, state] = [START, first, undefined as CaseState | undefined];
  const take = (event: CaseEvent | undefined, given = facts): void => {
    const before = state && between(state);
    const step =
      event === undefined || before === undefined
        ? program.enroll(given, { now, ...(before && { previous: before }), ...(obligation && { obligation }) })
        : program.advance(before, event, { facts: given, now });
    moments.push({ before, event, facts: given, now, step });
    state = step.state;
  };
  take(undefined);
  for (const happening of history) {
    const until = now + happening.minutes * 60_000;
    for (let due = state?.dueAt; due != null && due < until; due = state?.dueAt) {
      now = due;
      take({ type: "timer.fired" });
      if (moments.length > MOST_STEPS) throw new Error(`timers never end: ${JSON.stringify(moments.slice(-2))}`);
    }
    now = until;
    facts = happening.facts ?? facts;
    const over = moments.at(-1)?.step.trace.some(({ code }) => code === "event.afterExit");
    const flawed = state === undefined ? undefined : happening.flawed;
    take(happening.enroll || over ? undefined : answering(happening.event, moments), flawed);
  }
  return moments;
}

/** Events that answer an effect, by its kind; each has the member of its data that names the effect. */
const ANSWERS: Readonly<Record<string, readonly [member: string, ...ways: readonly CaseEvent[]]>> = {
  "message.send": [
    "message",
    { type: "message.bounced" },
    { type: "message.failed" },
    { type: "message.delivered" },
    { type: "message.bounced" },
  ],
  "task.create": [
    "task",
    { type: "task.completed", data: { disposition: "ok" } },
    { type: "task.completed", data: { disposition: "slept" } },
  ],
  "external.call": [
    "call",
    { type: "external.result", data: { ok: true, value: 0.9 } },
    { type: "external.result", data: { ok: true } },
    { type: "external.result", data: { ok: false } },
  ],
  "offer.publish": [
    "offer",
    { type: "offer.accepted", data: { option: "x" } },
    { type: "offer.accepted", data: { dueDate: "2026-03-05" } },
    { type: "offer.countered", data: { downPaymentMinor: 3000, dueDate: "2026-02-26" } },
    { type: "offer.countered", data: { count: 24, frequency: "weekly", dueDate: "2026-05-05", amountMinor: 100 } },
    { type: "offer.accepted", data: { option: "y" } },
    { type: "offer.declined" },
    { type: "offer.countered", data: { option: "x" } },
    { type: "offer.accepted", data: { option: "later", dueDate: "2026-02-26" } },
  ],
  "payment.attempt": [
    "attempt",
    { type: "payment.failed", data: { class: "soft" } },
    { type: "payment.received" },
    { type: "payment.processing" },
    { type: "payment.failed", data: { class: "hard", code: "lost" } },
  ],
  "custom.visit": ["visit", { type: "custom.visited" }],
};

/** The event; what stands for an answer becomes one to what the case waits for, or to the newest effect. */
function answering(event: CaseEvent, moments: readonly Moment[]): CaseEvent {
  if (event.type !== ANSWER) return event;
  const effects = moments.flatMap(({ step }) => step.effects).filter(({ kind }) => Object.hasOwn(ANSWERS, kind));
  const awaited = moments.at(-1)?.step.state.n?.sent;
  const effect = effects.find(({ id }) => id === awaited) ?? effects.at(-1);
  const [member = "", ...ways] = ANSWERS[effect?.kind ?? ""] ?? [];
  const way = ways[Number(event.data?.way) % ways.length];
  return way === undefined ? event : { ...event, ...way, data: { ...way.data, [member]: effect?.id } };
}
