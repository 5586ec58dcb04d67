/** Laws that every story keeps, whatever its strategy, facts and history. */

import { expect } from "vitest";
import { analyzeStrategy } from "../../src/check/analyze.ts";
import {
  type CaseState,
  compileStrategy,
  decodeState,
  type Effect,
  encodeState,
  type Program,
  type Step,
} from "../../src/index.ts";
import { defaultZones } from "../../src/zones.ts";
import type { Story } from "../arbitrary.ts";
import { type Lived, live } from "./life.ts";

const programOf = ({ document, options }: Story): Program => compileStrategy(document, options);
const stepsOf = (story: Story): Step[] => live(programOf(story), story).map(({ step }) => step);

export function sameInputsSameBytes(story: Story): void {
  const { strategies, ...host } = story.options;
  const [one, two] = [story, { ...story, options: {} }].map((part) => JSON.parse(JSON.stringify(part)) as Story);
  const again = (copy: Story | undefined): Story => ({
    ...(copy as Story),
    options: {
      ...host,
      ...(strategies && { strategies: JSON.parse(JSON.stringify(strategies)) as typeof strategies }),
    },
  });
  expect(JSON.stringify(stepsOf(again(two)))).toBe(JSON.stringify(stepsOf(again(one))));
}

export function statesSurviveStorage(story: Story): void {
  const program = programOf(story);
  const plain = JSON.stringify(live(program, story));
  const stored = (between: (state: CaseState) => CaseState) => JSON.stringify(live(program, story, between));
  const steps = (lived: string) => (JSON.parse(lived) as Lived[]).map(({ step }) => step);
  expect(steps(stored((state) => JSON.parse(JSON.stringify(state)) as CaseState))).toEqual(steps(plain));
  expect(stored((state) => JSON.parse(JSON.stringify(state)) as CaseState)).toBe(plain);
  expect(stored((state) => decodeState(encodeState(state)))).toBe(plain);
  expect(stored((state) => decodeState(encodeState(state, program), program))).toBe(plain);
}

export function effectIdsAreUnique(story: Story): void {
  const program = programOf(story);
  const steps = live(program, story).map(({ step }) => step);
  const { state } = steps.at(-1) as Step;
  const obligation = story.obligation === undefined ? {} : { obligation: story.obligation };
  const again = program.enroll(story.first, { now: state.at + 1, previous: state, ...obligation });
  const ids = [...steps, again].flatMap((step) => step.effects.map((effect) => effect.id));
  expect(new Set(ids).size).toBe(ids.length);
}

export function timersLieAhead(story: Story): void {
  for (const { state } of stepsOf(story)) {
    if (state.dueAt !== null) expect(state.dueAt).toBeGreaterThan(state.at);
    if (state.status === "exited") expect(state.dueAt).toBeNull();
  }
}

export function nothingChangedSameObject(story: Story): void {
  for (const { before, event, step } of live(programOf(story), story)) {
    if (before === undefined || event === undefined) continue;
    const same = JSON.stringify({ ...step.state, at: 0 }) === JSON.stringify({ ...before, at: 0 });
    if (same && step.effects.length === 0) expect(step.state).toBe(before);
  }
}

/** What an arrival is told by, in effects and in the trace. */
const visitIn = (id: string): string => id.slice(0, id.lastIndexOf("."));

export function arrivalsAtContactsEndOnce(story: Story): void {
  const steps = stepsOf(story);
  const ends = new Map<string, string[]>();
  for (const effect of steps.flatMap((step) => step.effects)) {
    if (effect.kind !== "message.send" && effect.kind !== "contact.suppressed") continue;
    const visit = visitIn(effect.id);
    ends.set(visit, [...(ends.get(visit) ?? []), effect.kind]);
  }
  for (const kinds of ends.values()) expect(new Set(kinds).size).toBe(1);
  const last = (steps.at(-1) as Step).state;
  for (const { state, trace } of steps) {
    const who = `${encodeURIComponent(state.case)}/${state.run}/${state.strategy}@${state.version}`;
    for (const { code, nodeId = "", data } of trace) {
      if (code !== "node.entered" || data.type !== "send") continue;
      const here = state.run === last.run && nodeId === last.node && data.visit === last.visit;
      if (here && last.status !== "exited") continue;
      expect([...ends.keys()]).toContain(`${who}/${encodeURIComponent(nodeId)}/${data.visit}`);
    }
  }
}

/** Laws of the step that need nothing but the story. */
export const STEP_LAWS: readonly ((story: Story) => void)[] = [
  sameInputsSameBytes,
  statesSurviveStorage,
  effectIdsAreUnique,
  timersLieAhead,
  nothingChangedSameObject,
  arrivalsAtContactsEndOnce,
];

const WINDOWS = [1, 3, 7, 30];

const isContact = (effect: Effect): boolean =>
  effect.kind === "message.send" || (effect.kind === "task.create" && effect.channel !== undefined);

/** No run goes beyond the analysis of its strategy. Gives how many of the bounds there are. */
export function noRunGoesBeyondTheAnalysis(story: Story): number {
  const document = { ...story.document, time: { ...story.document.time, clock: "strategy" as const } };
  const zone = defaultZones.get(document.time.zone);
  if (zone === undefined) throw new Error(`no zone ${document.time.zone}`);
  const analysis = analyzeStrategy(document, { ...story.options, windows: WINDOWS });
  for (const run of runsOf(live(compileStrategy(document, story.options), { ...story, document }))) {
    const effects = run.flatMap(({ step }) => step.effects);
    const held = run.some(({ step }) => step.state.status === "held") || effects.some((e) => e.kind === "hold.set");
    for (const { step, now } of run) {
      for (const { code, nodeId = "" } of step.trace) {
        if (code !== "node.entered") continue;
        const node = analysis.nodes[nodeId];
        const day = zone.dayOf(now) - zone.dayOf(step.state.enteredAt);
        expect(node?.reachable, nodeId).toBe(true);
        expect(day, nodeId).toBeGreaterThanOrEqual(node?.earliestDay ?? Infinity);
        if (!held && node?.latestDay != null) expect(day, nodeId).toBeLessThanOrEqual(node.latestDay);
      }
    }
    for (const { days, total, channels } of analysis.contacts) {
      const limits = [[undefined, total] as const, ...Object.entries(channels)];
      for (const [channel, limit] of limits) {
        const on = effects
          .filter(
            (effect) => isContact(effect) && "channel" in effect && (channel ?? effect.channel) === effect.channel,
          )
          .map((effect) => zone.dayOf(effect.at));
        const most = Math.max(0, ...on.map((day) => on.filter((other) => other >= day && other < day + days).length));
        expect(most, `${channel ?? "all"} in ${days} days`).toBeLessThanOrEqual(limit ?? Infinity);
      }
      const known = new Set(effects.flatMap((e) => (isContact(e) && "channel" in e && e.channel ? [e.channel] : [])));
      for (const channel of known) expect(Object.keys(channels)).toContain(channel);
    }
  }
  return analysis.contacts.filter(({ total }) => total !== null).length;
}

/** The steps of each enrollment that was not refused. */
function runsOf(lived: readonly Lived[]): Lived[][] {
  const runs: Lived[][] = [];
  for (const one of lived) {
    if (one.step.effects.some(({ kind }) => kind === "case.enrolled")) runs.push([]);
    runs.at(-1)?.push(one);
  }
  return runs;
}
