/** State (T6): how many bytes a store keeps for a case that is under way, and what reading and writing them costs. */

import { isDeepStrictEqual } from "node:util";
import { compileStrategy, decodeState, encodeState } from "@dunlin/engine";
import { createActor } from "xstate";
import { race } from "../lib/race.mjs";
import { raceTable } from "../lib/report.mjs";
import { blueprint, machine } from "./blueprint.mjs";

/** 2026-03-03T10:00 in New York, the day after the due date. */
const START = Date.UTC(2026, 2, 3, 15);

const FACTS = {
  caseId: "C-104233",
  debtor: { id: "D-88120" },
  obligations: [
    { ref: "INV-1", dueDate: "2026-03-02", currency: "USD", amountMinor: 82_000, outstandingMinor: 82_000 },
  ],
};

const bytes = (text) => Buffer.byteLength(text);

/**
 * @param {{ quick: boolean }} options
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function state({ quick }) {
  const states = underWay();
  for (const own of states) {
    if (!isDeepStrictEqual(decodeState(encodeState(own)), own)) throw new Error(`not exact: ${encodeState(own)}`);
  }
  const sizes = states.map((own) => [
    own.node,
    bytes(encodeState(own)),
    bytes(JSON.stringify(own)),
    bytes(JSON.stringify(snapshotOf(own))),
  ]);
  const plain = sizes.filter(([node]) => node !== "call");
  const most = Math.max(...plain.map(([, size]) => size));
  const [, withTask] = sizes.find(([node]) => node === "call");
  return {
    tables: [
      {
        title: "State: bytes of a case under way",
        columns: ["rests at", "encodeState", "JSON", "XState snapshot"],
        rows: sizes.map(([node, ...counts]) => [node, ...counts.map(String)]),
        notes: [`For example \`${encodeState(states[2])}\`.`],
      },
      raceTable("State: write and read", "state", race(codecs(states), rounds(quick))),
    ],
    targets: [
      {
        id: "T6",
        text: "encoded state <= 64 bytes, blueprint B under way",
        met: most <= 64 && withTask <= 64,
        figure: `${Math.min(...plain.map(([, size]) => size))} to ${most} bytes at waits, ${withTask} at the open task`,
      },
    ],
  };
}

const rounds = (quick) => (quick ? { rounds: 3, sampleMs: 1 } : { rounds: 15, sampleMs: 10 });

/** The state at every place where the case rests, from timer to timer. */
function underWay() {
  const program = compileStrategy(blueprint);
  const states = [];
  let { state } = program.enroll(FACTS, { now: START });
  while (state.status === "active") {
    states.push(state);
    if (states.length > 50) throw new Error("the case does not end");
    ({ state } = program.advance(state, { type: "timer.fired" }, { facts: FACTS, now: state.dueAt }));
  }
  return states;
}

/** What XState persists for the same case at the same place. */
function snapshotOf({ case: id, enteredAt, node, dueAt, arms, last = {} }) {
  const actor = createActor(machine, { input: { case: id, now: enteredAt } }).start();
  const event = { type: "NEXT", dueAt, arm: arms?.["offer-count"] ?? null, last };
  for (let i = 0; i < 30 && actor.getSnapshot().value !== node; i++) actor.send(event);
  if (actor.getSnapshot().value !== node) throw new Error(`the machine does not come to ${node}`);
  return actor.getPersistedSnapshot();
}

function codecs(states) {
  const encoded = states.map(encodeState);
  const json = states.map((own) => JSON.stringify(own));
  const each = (name, work, inputs) => ({
    name,
    units: inputs.length,
    run: () => {
      let total = 0;
      for (const input of inputs) total += work(input);
      return total;
    },
  });
  return [
    each("JSON.stringify", (own) => JSON.stringify(own).length, states),
    each("encodeState", (own) => encodeState(own).length, states),
    each("JSON.parse", (text) => JSON.parse(text).at, json),
    each("decodeState", (text) => decodeState(text).at, encoded),
  ];
}
