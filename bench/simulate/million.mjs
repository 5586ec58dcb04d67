/** Twelve steps of a million cases through the strategy of the topic `step`, by hand and by columns. */

import { openBatch } from "@dunlin/engine/simulate";
import * as hand from "../step/hand.mjs";
import { cases, SCRIPTS, START } from "../step/scripts.mjs";

const HOUR = 3_600_000;
const TIMER = "timer.fired";
const TYPES = SCRIPTS.map((script) => script.map(({ type }) => type));

/** As many different people; a million cases are made of them. */
const PEOPLE = 20_000;

/**
 * Rounds of every way, each over new cases. Timers fire when they are due, other events two hours after what came before.
 *
 * @param {import("@dunlin/engine").Program} program
 * @param {{ count: number, rounds: number }} size
 */
export function million(program, { count, rounds }) {
  const people = cases(Math.min(PEOPLE, count));
  const source = { length: count, at: (/** @type {number} */ row) => people[row % people.length] };
  const ways = {
    "hand-coded switch, a case at a time": () => byHand(people, count, caseByCase),
    "hand-coded switch, an event at a time": () => byHand(people, count, eventByEvent),
    "Dunlin by columns, a case at a time": () => byColumns(program, source, caseByCase),
    "Dunlin by columns, an event at a time": () => byColumns(program, source, eventByEvent),
  };
  /** @type {Record<string, { ms: number, effects: number, ended: number }[]>} */
  const runs = {};
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of Object.entries(ways)) runs[name] = [...(runs[name] ?? []), run()];
  const told = Object.values(runs).map(([first]) => `${first.effects} effects, ${first.ended} ended`);
  if (new Set(told).size > 1) throw new Error(`the ways differ: ${told.join("; ")}`);
  return { runs, bytes: bytesOf(program, source) };
}

/** One after the other: `begin(row)`, then `tell(row, script place)` eleven times. */
function caseByCase(count, begin, tell) {
  for (let row = 0; row < count; row++) {
    begin(row);
    for (let k = 0; k < TYPES[0].length; k++) tell(row, k);
  }
}

function eventByEvent(count, begin, tell) {
  for (let row = 0; row < count; row++) begin(row);
  for (let k = 0; k < TYPES[0].length; k++) for (let row = 0; row < count; row++) tell(row, k);
}

function byHand(people, count, inOrder) {
  const states = new Array(count);
  const at = new Float64Array(count).fill(START);
  let effects = 0;
  const start = performance.now();
  const begin = (row) => {
    const step = hand.enroll(people[row % people.length], START);
    states[row] = step.state;
    effects += step.effects.length;
  };
  const tell = (row, k) => {
    const type = TYPES[row & 3][k];
    const { dueAt } = states[row];
    at[row] = type === TIMER && dueAt > 0 ? dueAt : at[row] + 2 * HOUR;
    const step = hand.advance(states[row], type, at[row], people[row % people.length]);
    states[row] = step.state;
    effects += step.effects.length;
  };
  inOrder(count, begin, tell);
  const ms = performance.now() - start;
  return {
    ms,
    effects,
    ended: states.filter(({ node }) => hand.NODES[node] === "paid" || hand.NODES[node] === "escalated").length,
  };
}

function byColumns(program, source, inOrder) {
  let effects = 0;
  const listener = {
    entered() {},
    left() {},
    acted() {
      effects += 1;
    },
  };
  const batch = opened(program, source, listener);
  const types = TYPES.map((script) => script.map((type) => batch.typeOf(type)));
  const timer = batch.typeOf(TIMER);
  const at = new Float64Array(source.length).fill(START);
  const start = performance.now();
  const begin = (row) => batch.enroll(row, START);
  const tell = (row, k) => {
    const type = types[row & 3][k];
    const due = batch.dueAt(row);
    at[row] = type === timer && due !== Infinity ? due : at[row] + 2 * HOUR;
    batch.advance(row, type, at[row]);
  };
  inOrder(source.length, begin, tell);
  const ms = performance.now() - start;
  let ended = 0;
  for (let row = 0; row < source.length; row++) if (batch.status(row) === "exited") ended += 1;
  return { ms, effects, ended };
}

function opened(program, source, listener) {
  const result = openBatch(program, source, { start: START, listener });
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.batch;
}

const bytesOf = (program, source) => opened(program, source, { entered() {}, left() {}, acted() {} }).bytes;
