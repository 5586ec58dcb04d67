/** Steps of a case (T4, T5): twelve events through a strategy of 21 nodes, ours against a hand-coded switch and XState. */

import { compileStrategy, decodeState, encodeState } from "@dunlin/engine";
import { createActor } from "xstate";
import { race } from "../lib/race.mjs";
import { raceTable, times } from "../lib/report.mjs";
import * as hand from "./hand.mjs";
import * as whole from "./handWhole.mjs";
import { machine } from "./machine.mjs";
import { builtFromSource } from "./quiet.mjs";
import { cases, STEPS, schedule } from "./scripts.mjs";
import { strategy } from "./strategy.mjs";

/**
 * @param {{ quick: boolean }} options
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function step({ quick }) {
  const program = compileStrategy(strategy);
  const { noted, quiet } = await builtFromSource();
  const all = schedule(program, cases(quick ? 80 : 1000));
  const few = all.slice(0, quick ? 20 : 80);
  agree(program, few);
  const options = quick ? { rounds: 3, sampleMs: 1 } : { rounds: 15, sampleMs: 20 };
  const contestants = [
    { name: "hand-coded switch", scripts: all, work: (scripts) => throughHand(hand, scripts) },
    { name: "hand-coded, the whole result", scripts: all, work: (scripts) => throughHand(whole, scripts) },
    { name: "Dunlin, full trace", scripts: all, work: (scripts) => throughEngine(program, scripts) },
    {
      name: "Dunlin, encoded and decoded at every step",
      scripts: all,
      work: (scripts) => throughStore(program, scripts),
    },
    { name: "XState actor", scripts: few, work: throughActor },
    { name: "XState restored and persisted at every step", scripts: few, work: throughSnapshot },
  ];
  const timings = race(contestants.map(contestant), options);
  const traces = race(
    [
      { name: "without trace", scripts: all, work: throughEngineWith(quiet) },
      { name: "with full trace", scripts: all, work: throughEngineWith(noted) },
    ].map(contestant),
    options,
  );
  return {
    tables: [
      raceTable("Steps: 12 per case, 21 nodes, ratio to hand-coded", "step", timings),
      raceTable("Steps: what the trace costs", "step", traces, [
        "Both are this engine built from its sources; in the first, noting does nothing.",
      ]),
    ],
    targets: targetsOf(timings, traces[1]),
  };
}

const contestant = ({ name, scripts, work }) => ({ name, units: scripts.length * STEPS, run: () => work(scripts) });

function throughEngine(program, scripts) {
  let effects = 0;
  for (const { facts, start, events } of scripts) {
    let result = program.enroll(facts, { now: start });
    effects += result.effects.length;
    for (const { event, now } of events) {
      result = program.advance(result.state, event, { facts, now });
      effects += result.effects.length;
    }
  }
  return effects;
}

function throughEngineWith(compile) {
  const program = compile(strategy);
  return (scripts) => throughEngine(program, scripts);
}

function throughStore(program, scripts) {
  let effects = 0;
  for (const { facts, start, events } of scripts) {
    let stored = encodeState(program.enroll(facts, { now: start }).state);
    for (const { event, now } of events) {
      const result = program.advance(decodeState(stored), event, { facts, now });
      stored = encodeState(result.state);
      effects += result.effects.length;
    }
  }
  return effects;
}

function throughHand(hand, scripts) {
  let effects = 0;
  for (const { facts, start, events } of scripts) {
    let result = hand.enroll(facts, start);
    effects += result.effects.length;
    for (const { event, now } of events) {
      result = hand.advance(result.state, event.type, now, facts);
      effects += result.effects.length;
    }
  }
  return effects;
}

function throughActor(scripts) {
  let ended = 0;
  for (const { facts, start, events } of scripts) {
    const actor = createActor(machine, { input: inputOf(facts) }).start();
    actor.send({ type: "START", now: start });
    for (const { event, now } of events) actor.send({ type: event.type, now });
    if (actor.getSnapshot().status === "done") ended += 1;
    actor.stop();
  }
  return ended;
}

function throughSnapshot(scripts) {
  let ended = 0;
  for (const { facts, start, events } of scripts) {
    const input = inputOf(facts);
    let stored = persisted(createActor(machine, { input }), { type: "START", now: start });
    for (const { event, now } of events) {
      stored = persisted(createActor(machine, { input, snapshot: JSON.parse(stored) }), { type: event.type, now });
    }
    ended += stored.length;
  }
  return ended;
}

function persisted(actor, event) {
  actor.start();
  actor.send(event);
  const stored = JSON.stringify(actor.getPersistedSnapshot());
  actor.stop();
  return stored;
}

/** What the machine needs to know; the sums are worked out beforehand, which favors it. */
const inputOf = ({ debtor, obligations }) => ({ id: debtor.id, risky: obligations.length > 2 });

/**
 * The hand-coded switch must rest at the same nodes until the same instants, with the same kinds of effects; the whole
 * result must be the same text.
 */
function agree(program, scripts) {
  for (const { facts, start, events } of scripts) {
    let ours = program.enroll(facts, { now: start });
    let theirs = hand.enroll(facts, start);
    let all = whole.enroll(facts, start);
    same(ours, theirs, "enrollment");
    sameText(ours, all, "enrollment");
    for (const { event, now } of events) {
      ours = program.advance(ours.state, event, { facts, now });
      theirs = hand.advance(theirs.state, event.type, now, facts);
      all = whole.advance(all.state, event.type, now, facts);
      same(ours, theirs, event.type);
      sameText(ours, all, event.type);
    }
    const actor = createActor(machine, { input: inputOf(facts) }).start();
    actor.send({ type: "START", now: start });
    for (const { event, now } of events) actor.send({ type: event.type, now });
    if ((actor.getSnapshot().status === "done") !== (ours.state.status === "exited")) throw new Error("XState differs");
  }
}

function same(ours, theirs, when) {
  const told = ({ node, dueAt, effects }) => JSON.stringify([node, dueAt, effects.map(({ kind }) => kind)]);
  const a = told({ node: ours.state.node, dueAt: ours.state.dueAt ?? 0, effects: ours.effects });
  const b = told({ node: hand.NODES[theirs.state.node], dueAt: theirs.state.dueAt, effects: theirs.effects });
  // The arms of the experiment come from different hashes; both lead to the same wait.
  if (a !== b) throw new Error(`the hand-coded switch differs at ${when}: ${b} instead of ${a}`);
}

function sameText(ours, theirs, when) {
  const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
  if (a !== b) throw new Error(`the whole result by hand differs at ${when}: ${b} instead of ${a}`);
}

function targetsOf([, byHand, ours, stored, actor, snapshot], trace) {
  const overActor = actor.min / ours.min;
  const overSnapshot = snapshot.min / stored.min;
  return [
    {
      id: "T4",
      text: "step <= 1.5x hand-coded",
      met: ours.ratio <= 1.5,
      figure: `${times(ours.ratio)}; ${times(ours.min / byHand.min)} of one with the whole result`,
    },
    { id: "T4", text: "step >= 100x faster than an XState actor", met: overActor >= 100, figure: times(overActor) },
    {
      id: "T4",
      text: "encode, step, decode >= 40x faster than XState restore and persist",
      met: overSnapshot >= 40,
      figure: times(overSnapshot),
    },
    { id: "T5", text: "full trace <= 3x a step without it", met: trace.ratio <= 3, figure: times(trace.ratio) },
  ];
}
