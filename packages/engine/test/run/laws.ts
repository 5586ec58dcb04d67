/** Laws that every life of a case keeps, whatever its strategy, facts and history. */

import { expect } from "vitest";
import { analyzeStrategy } from "../../src/check/analyze.ts";
import { type CaseState, compileStrategy, decodeState, type Effect, encodeState, type Step } from "../../src/index.ts";
import type { OpenOffer } from "../../src/model/case.ts";
import { defaultZones } from "../../src/zones.ts";
import type { Story } from "../arbitrary.ts";
import { type Life, lifeOf, live, type Moment } from "./life.ts";

const stepsOf = ({ moments }: Life): Step[] => moments.map(({ step }) => step);

export function sameInputsSameBytes(life: Life): void {
  const { document, options, first, history, ...rest } = life.story;
  const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  const again: Story = {
    ...rest,
    ...copy({ document, first, history }),
    options: { ...options, ...(options.strategies && { strategies: copy(options.strategies) }) },
  };
  expect(JSON.stringify(stepsOf(lifeOf(again)))).toBe(JSON.stringify(stepsOf(life)));
}

export function statesSurviveStorage({ story, program, moments }: Life): void {
  const plain = JSON.stringify(moments);
  const stored = (between: (state: CaseState) => CaseState) => JSON.stringify(live(program, story, between));
  expect(stored((state) => JSON.parse(JSON.stringify(state)) as CaseState)).toBe(plain);
  expect(stored((state) => decodeState(encodeState(state)))).toBe(plain);
  expect(stored((state) => decodeState(encodeState(state, program), program))).toBe(plain);
}

export function effectIdsAreUnique(life: Life): void {
  const { story, program } = life;
  const steps = stepsOf(life);
  const { state } = steps.at(-1) as Step;
  const obligation = story.obligation === undefined ? {} : { obligation: story.obligation };
  const again = program.enroll(story.first, { now: state.at + 1, previous: state, ...obligation });
  const ids = [...steps, again].flatMap((step) => step.effects.map((effect) => effect.id));
  expect(new Set(ids).size).toBe(ids.length);
}

export function timersLieAhead(life: Life): void {
  for (const { state } of stepsOf(life)) {
    if (state.dueAt !== null) expect(state.dueAt).toBeGreaterThan(state.at);
    if (state.status === "exited") expect(state.dueAt).toBeNull();
  }
}

export function nothingChangedSameObject({ moments }: Life): void {
  for (const { before, event, step } of moments) {
    if (before === undefined || event === undefined || step.effects.length > 0) continue;
    const same = JSON.stringify({ ...step.state, at: 0 }) === JSON.stringify({ ...before, at: 0 });
    if (same) expect(step.state).toBe(before);
  }
}

/** The arrival that an effect belongs to. */
const visitIn = (id: string): string => id.slice(0, id.lastIndexOf("."));

/** Paths of nodes that watch a promise or plan: they make a contact for every part. */
const watchersIn = (steps: readonly Step[]): ReadonlySet<string | undefined> =>
  new Set(
    steps
      .flatMap(({ trace }) => trace)
      .filter(({ code, data }) => code === "node.entered" && (data.type === "promise" || data.type === "plan"))
      .map(({ nodeId }) => nodeId),
  );

export function arrivalsAtContactsEndOnce(life: Life): void {
  const steps = stepsOf(life);
  const watchers = watchersIn(steps);
  const ends = new Map<string, string[]>();
  for (const effect of steps.flatMap((step) => step.effects)) {
    if (effect.kind !== "message.send" && effect.kind !== "contact.suppressed") continue;
    if (watchers.has(effect.nodeId)) continue;
    const visit = visitIn(effect.id);
    const known = ends.get(visit) ?? [];
    // What came back asks again for its next channel, and may give up there.
    const again = known.includes("message.send") && effect.kind === "contact.suppressed";
    if (again) expect(["gaveUp", "superseded"]).toContain(effect.reason);
    else ends.set(visit, [...known, effect.kind]);
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

const sumOf = (parts: readonly { readonly amountMinor: number }[]): number =>
  parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** Of a total, as the guard of a settlement allows it; nothing for other offers. */
const mostOff = (offer: OpenOffer): number =>
  "maxDiscountBp" in offer ? Number((BigInt(offer.totalMinor) * BigInt(offer.maxDiscountBp)) / 10_000n) : 0;

/** What is published and what is agreed on adds up, and no discount goes beyond its guard. */
function offersKeepTheirSums({ moments }: Life): void {
  const offers = new Map<string, OpenOffer>();
  for (const { step } of moments) {
    for (const offer of step.state.offers ?? []) offers.set(offer.id, offer);
    for (const effect of step.effects) {
      if (effect.kind === "offer.publish") {
        for (const { totalMinor, discountMinor = 0, parts } of effect.options) {
          expect(totalMinor + discountMinor).toBe(effect.totalMinor);
          if (parts !== undefined) expect(sumOf(parts)).toBe(totalMinor);
        }
      }
      if (effect.kind !== "commitment.open") continue;
      const offer = offers.get(effect.commitment);
      if (offer === undefined) continue;
      expect(sumOf(effect.parts)).toBeLessThanOrEqual(offer.totalMinor);
      expect(sumOf(effect.parts)).toBeGreaterThanOrEqual(offer.totalMinor - mostOff(offer));
    }
    for (const offer of offers.values()) {
      if (offer.offer !== "settlement") continue;
      for (const { discountBp = 0 } of offer.options) expect(discountBp).toBeLessThanOrEqual(offer.maxDiscountBp);
    }
  }
}

/** Each offer that was published ends once, by an answer or withdrawn, or still stands. */
function offersEndOnce({ moments }: Life): void {
  const ends = new Map<string, number>();
  let standing: ReadonlySet<string> = new Set();
  for (const { step } of moments) {
    const now = new Set((step.state.offers ?? []).map(({ id }) => id));
    const published = step.effects.filter(({ kind }) => kind === "offer.publish").map(({ id }) => id);
    for (const id of [...standing, ...published]) if (!now.has(id)) ends.set(id, (ends.get(id) ?? 0) + 1);
    for (const id of now) expect(ends.has(id), "an offer that has ended stands again").toBe(false);
    const kinds = (step.state.offers ?? []).map(({ offer }) => offer);
    expect(new Set(kinds).size, "one offer of a kind").toBe(kinds.length);
    if (step.state.status === "exited") expect(now.size).toBe(0);
    standing = now;
  }
  for (const count of ends.values()) expect(count).toBe(1);
}

/** Laws of the step that can be looked at in any life. */
export const STEP_LAWS: readonly ((life: Life) => void)[] = [
  sameInputsSameBytes,
  statesSurviveStorage,
  effectIdsAreUnique,
  timersLieAhead,
  nothingChangedSameObject,
  arrivalsAtContactsEndOnce,
  offersKeepTheirSums,
  offersEndOnce,
];

const WINDOWS = [1, 3, 7, 30];

const isContact = (effect: Effect): boolean =>
  effect.kind === "message.send" || (effect.kind === "task.create" && effect.channel !== undefined);

/** No run goes beyond the analysis of its strategy, on the strategy's own clock. Gives how many windows have a bound. */
export function noRunGoesBeyondTheAnalysis({ story }: Life): number {
  const document = { ...story.document, time: { ...story.document.time, clock: "strategy" as const } };
  const zone = defaultZones.get(document.time.zone);
  if (zone === undefined) throw new Error(`no zone ${document.time.zone}`);
  const analysis = analyzeStrategy(document, { ...story.options, windows: WINDOWS });
  for (const run of runsOf(live(compileStrategy(document, story.options), { ...story, document }))) {
    const held = run.some(({ step }) => step.state.status === "held");
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
    const made = run.flatMap(({ step }) => step.effects.filter(isContact));
    const contacts = made.map((effect) => ({ day: zone.dayOf(effect.at), channel: String(Object(effect).channel) }));
    for (const { days, total, channels } of analysis.contacts) {
      expect(Object.keys(channels)).toEqual(expect.arrayContaining(contacts.map(({ channel }) => channel)));
      expect(mostIn(days, contacts), `all in ${days} days`).toBeLessThanOrEqual(total ?? Infinity);
      for (const [channel, limit] of Object.entries(channels)) {
        const most = mostIn(
          days,
          contacts.filter((contact) => contact.channel === channel),
        );
        expect(most, `${channel} in ${days} days`).toBeLessThanOrEqual(limit ?? Infinity);
      }
    }
  }
  return analysis.contacts.filter(({ total }) => total !== null).length;
}

/** The most contacts on so many days in a row. */
const mostIn = (days: number, contacts: readonly { readonly day: number }[]): number =>
  Math.max(0, ...contacts.map(({ day }) => contacts.filter((one) => one.day >= day && one.day < day + days).length));

/** The steps of each enrollment that was not refused. */
function runsOf(moments: readonly Moment[]): Moment[][] {
  const runs: Moment[][] = [];
  for (const moment of moments) {
    if (moment.step.effects.some(({ kind }) => kind === "case.enrolled")) runs.push([]);
    runs.at(-1)?.push(moment);
  }
  return runs;
}
