/** A whole case on a virtual clock: what was asked of the engine at every step, and what it gave. */

import type { CaseEvent, CaseFacts, CaseState, Effect, Program, Step } from "../../src/index.ts";
import type { Story } from "../arbitrary.ts";
import { at } from "../build.ts";

export const START = at("2026-02-20T08:00:00Z");

/** More than any of these stories has. */
const MOST_STEPS = 5000;

/** One step and what it was made from; without an event an enrollment. */
export interface Lived {
  readonly before: CaseState | undefined;
  readonly event: CaseEvent | undefined;
  readonly facts: CaseFacts;
  readonly now: number;
  readonly step: Step;
}

/** Runs a story, firing every timer that falls due on the way; `between` may replace the state it hands on. */
export function live(program: Program, story: Story, between: (state: CaseState) => CaseState = (s) => s): Lived[] {
  const { first, history, obligation } = story;
  const lived: Lived[] = [];
  let [now, facts, state] = [START, first, undefined as CaseState | undefined];
  const take = (event: CaseEvent | undefined, given = facts): void => {
    const before = state && between(state);
    const step =
      event === undefined || before === undefined
        ? program.enroll(given, { now, ...(before && { previous: before }), ...(obligation && { obligation }) })
        : program.advance(before, event, { facts: given, now });
    lived.push({ before, event, facts: given, now, step });
    state = step.state;
  };
  take(undefined);
  for (const happening of history) {
    const until = now + happening.minutes * 60_000;
    for (let due = state?.dueAt; due != null && due < until; due = state?.dueAt) {
      now = due;
      take({ type: "timer.fired" });
      if (lived.length > MOST_STEPS) throw new Error(`timers never end: ${JSON.stringify(lived.slice(-2))}`);
    }
    now = until;
    facts = happening.facts ?? facts;
    take(happening.enroll ? undefined : answering(happening.event, lived), happening.flawed);
  }
  return lived;
}

/** Kinds of effects by the members of events that answer them. */
const ANSWERED: Readonly<Record<string, readonly Effect["kind"][]>> = {
  message: ["message.send"],
  task: ["task.create"],
  call: ["external.call"],
  visit: ["custom.visit"],
};

/** The event with the id of the newest effect that it can be an answer to. */
function answering(event: CaseEvent, lived: readonly Lived[]): CaseEvent {
  const member = Object.keys(ANSWERED).find((name) => event.data?.[name] === "latest");
  if (member === undefined) return event;
  const effects = lived.flatMap(({ step }) => step.effects);
  const newest = effects.findLast(({ kind }) => ANSWERED[member]?.includes(kind));
  return { ...event, data: { ...event.data, [member]: newest?.id ?? "none" } };
}
