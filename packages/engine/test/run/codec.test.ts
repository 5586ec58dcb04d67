/** The encoded form of a state with the names of its program. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseState, compileStrategy, decodeState, encodeState } from "../../src/index.ts";
import { caseFacts, strategies } from "../arbitrary.ts";
import { at, facts, program } from "../build.ts";

const START = at("2026-03-02T08:00:00Z");
const TIMER = { type: "timer.fired" };

/** A consumer strategy with an experiment, a fallback channel and a call. */
const early = program({
  id: "consumer-early",
  version: 4,
  nodes: {
    count: {
      type: "split",
      experiment: "offer-count",
      variants: [
        { key: "two", weight: 5000 },
        { key: "three", weight: 5000 },
      ],
      to: { two: "mail", three: "mail" },
    },
    mail: {
      type: "send",
      via: [
        { channel: "sms", template: "early-sms@1" },
        { channel: "email", template: "early@1" },
      ],
      awaitReceipt: "P1D",
      to: { next: "w10", failed: "w10" },
    },
    w10: { type: "wait", for: "P3D", at: "09:00", to: { next: "call" } },
    call: {
      type: "task",
      queue: "early-calls",
      channel: "voice",
      due: "P2D",
      dispositions: ["promised"],
      to: { promised: "w28", timeout: "w28" },
    },
    w28: { type: "wait", for: "P7D", to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
  },
});

/** Its state wherever it rests. */
function underWay(): CaseState[] {
  const own = facts({ caseId: "C-104233" });
  const states = [early.enroll(own, { now: START }).state];
  for (let state = states[0]; state?.dueAt != null; state = states.at(-1)) {
    states.push(early.advance(state, TIMER, { facts: own, now: state.dueAt }).state);
  }
  return states.filter(({ status }) => status === "active");
}

describe("Encoded states", () => {
  test("R35 with the program at most 64 bytes wherever the case rests, also in an experiment and at an open task", () => {
    const states = underWay();
    expect(states.map(({ node }) => node)).toEqual(["mail", "w10", "call", "w28"]);
    for (const state of states) {
      const encoded = encodeState(state, early);
      expect(encoded.length, encoded).toBeLessThanOrEqual(64);
      expect(JSON.stringify(decodeState(encoded, early))).toBe(JSON.stringify(state));
    }
  });

  test("R35 an effect of this visit is written as its index, any other in full", () => {
    const [mail] = underWay() as [CaseState];
    expect(encodeState(mail)).not.toContain("message");
    expect(encodeState(mail)).not.toContain(mail.n?.sent);
    const odd = { ...mail, n: { ...mail.n, sent: "elsewhere.0" } } as CaseState;
    for (const state of [mail, odd]) expect(decodeState(encodeState(state))).toEqual(state);
  });

  test("R29 a state survives its encoded form with the program", () => {
    fc.assert(
      fc.property(strategies, caseFacts, (document, own) => {
        const p = compileStrategy(document);
        let { state } = p.enroll(own, { now: START });
        for (let i = 0; i < 6; i++) {
          expect(JSON.stringify(decodeState(encodeState(state, p), p))).toBe(JSON.stringify(state));
          state = p.advance(state, TIMER, { facts: own, now: state.dueAt ?? state.at + 1 }).state;
        }
      }),
    );
  });

  test("R34 a state encoded with a program is refused without it, and by any other", () => {
    const [state] = underWay() as [CaseState];
    const encoded = encodeState(state, early);
    expect(() => decodeState(encoded)).toThrow("encoded with its program");
    const { strategy } = early;
    const newer = compileStrategy({ ...strategy, version: 5 });
    const { mail, ...others } = strategy.nodes;
    const reordered = compileStrategy({ ...strategy, nodes: { ...others, mail: mail as never } });
    for (const other of [newer, reordered]) expect(() => decodeState(encoded, other)).toThrow("another program");
    expect(() => encodeState(state, newer)).toThrow(RangeError);
    // A self-contained form needs no program, and may be read beside one.
    expect(decodeState(encodeState(state), newer)).toEqual(state);
  });

  test("R34 names that the program lacks, and names with separators, come back", () => {
    const [state] = underWay() as [CaseState];
    const odd = { ...state, node: "a:b,c~=%", arms: { gone: "x:y", "offer-count": "=three" } };
    expect(decodeState(encodeState(odd, early), early)).toEqual(odd);
    expect(decodeState(encodeState(odd))).toEqual(odd);
  });
});
