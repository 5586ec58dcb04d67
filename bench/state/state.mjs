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
  const program = compileStrategy(blueprint);
  const states = underWay(program);
  for (const own of states) {
    for (const encoded of [encodeState(own), encodeState(own, program)]) {
      if (!isDeepStrictEqual(decodeState(encoded, program), own)) throw new Error(`not exact: ${encoded}`);
    }
  }
  const sizes = states.map((own) => [
    own.node,
    bytes(encodeState(own, program)),
    bytes(encodeState(own)),
    bytes(JSON.stringify(own)),
    bytes(JSON.stringify(snapshotOf(own))),
  ]);
  const range = (place) => [Math.min(...sizes.map((row) => row[place])), Math.max(...sizes.map((row) => row[place]))];
  const [least, most] = range(1);
  return {
    tables: [
      {
        title: "State: bytes of a case under way",
        columns: ["rests at", "with its program", "encodeState", "JSON", "XState snapshot"],
        rows: sizes.map(([node, ...counts]) => [node, ...counts.map(String)]),
        notes: [
          `For example \`${encodeState(states[3])}\`, and with its program \`${encodeState(states[3], program)}\`.`,
        ],
      },
      raceTable("State: write and read", "state", race(codecs(states, program), rounds(quick))),
    ],
    targets: [
      {
        id: "T6",
        text: "encoded state <= 64 bytes, blueprint B under way",
        met: most <= 64,
        figure: `${least} to ${most} bytes with the program, ${range(2).join(" to ")} on its own`,
      },
    ],
  };
}

const rounds = (quick) => (quick ? { rounds: 3, sampleMs: 1 } : { rounds: 15, sampleMs: 10 });

/** The state at every place where the case rests, from timer to timer. */
function underWay(program) {
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

function codecs(states, program) {
  const encoded = states.map((own) => encodeState(own));
  const short = states.map((own) => encodeState(own, program));
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
    each("encodeState with the program", (own) => encodeState(own, program).length, states),
    each("JSON.parse", (text) => JSON.parse(text).at, json),
    each("decodeState", (text) => decodeState(text).at, encoded),
    each("decodeState with the program", (text) => decodeState(text, program).at, short),
  ];
}
