/** Laws of the step, over random strategies, facts and histories. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CaseEvent,
  type CaseFacts,
  type CaseState,
  compileStrategy,
  decodeState,
  encodeState,
} from "../../src/index.ts";
import { type Story, stories } from "../arbitrary.ts";
import { facts, program } from "../build.ts";
import {
  arrivalsAtContactsEndOnce,
  effectIdsAreUnique,
  nothingChangedSameObject,
  sameInputsSameBytes,
  statesSurviveStorage,
  timersLieAhead,
} from "./laws.ts";
import { live, START } from "./life.ts";

const check = (law: (story: Story) => void) => fc.assert(fc.property(stories, law));

describe("Laws of the step", () => {
  test("R28 same inputs give byte-identical state, effects and trace", () => {
    check(sameInputsSameBytes);
  });

  test("R29 a state survives a JSON round trip, and its encoded form, at every step", () => {
    check(statesSurviveStorage);
  });

  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, maxDepth: 3 });
  test("R30 advance and enroll are total: bad data never throw", () => {
    fc.assert(
      fc.property(stories, anything, anything, fc.oneof(fc.double(), fc.integer()), (story, junk, noise, now) => {
        const { document, options, first } = story;
        const p = compileStrategy(document, options);
        for (const { step } of live(p, story).slice(-2)) {
          const { state } = step;
          for (const bad of [junk, { ...first, obligations: junk }, { ...first, debtor: noise }]) {
            const next = p.advance(state, { type: "timer.fired" }, { facts: bad as CaseFacts, now: START });
            expect(next.state.v).toBe(1);
          }
          const hostile = { type: { toString: 1, valueOf: 2 } } as unknown as CaseEvent;
          expect(p.advance(state, hostile, { facts: first, now: START }).effects).toEqual([]);
          expect(p.advance(state, noise as CaseEvent, { facts: first, now: START }).effects).toEqual([]);
          expect(p.advance(state, { type: "case.updated", data: noise } as never, { facts: first, now }).state.v).toBe(
            1,
          );
          expect(p.enroll(junk as CaseFacts, { now, previous: state }).effects).toEqual([]);
        }
      }),
    );
  });

  test("R31 effect ids are unique in a run and across re-entries", () => {
    check(effectIdsAreUnique);
  });

  test("R32 after a step dueAt is null or later than now, and null after an exit", () => {
    check(timersLieAhead);
  });

  test("R33 without effects and with nothing changed but the clock, the same state object comes back", () => {
    check(nothingChangedSameObject);
  });

  test("S13 every arrival at a contact ends in at most one of send and suppressed, and in exactly one once it is left", () => {
    check(arrivalsAtContactsEndOnce);
  });
});

describe("The encoded state", () => {
  test("R34 text that is no encoded state is refused", () => {
    for (const bad of ["", "{}", "1a", "1a~C~s~x~~n~1", "2a~C-1~s@1~hk8zc~0~n~1", "1a~C-1~s@1~hk8zc~0~n~1~0~~e:0~{"]) {
      expect(() => decodeState(bad)).toThrow(RangeError);
    }
  });

  test("R34 ids with separators and unusual channels come back", () => {
    const p = program({
      nodes: { w: { type: "wait", for: "P7D", to: { next: "end" } }, end: { type: "exit", outcome: "x" } },
    });
    const { state } = p.enroll(facts({ caseId: "a~b%7e/ü" }), { now: START + 1 });
    const odd: CaseState = { ...state, last: { "a,b:c": START - 1, email: START + 60_001 }, dueAt: null };
    expect(decodeState(encodeState(odd))).toEqual(odd);
  });

  test("R35 mid-flight in a strategy with a name of usual length it takes at most 64 bytes", () => {
    const early = program(
      {
        id: "consumer-early",
        version: 3,
        nodes: {
          w1: {
            type: "wait",
            until: { anchor: "oldestDueDate", offset: "P1D" },
            ifPast: "skip",
            to: { next: "mail1", skipped: "w7" },
          },
          mail1: { type: "send", via: [{ channel: "email", template: "early-1@1" }], to: { next: "w7" } },
          w7: {
            type: "wait",
            until: { anchor: "oldestDueDate", offset: "P7D" },
            ifPast: "skip",
            gap: "P1D",
            to: { next: "end" },
          },
          end: { type: "exit", outcome: "exhausted" },
        },
      },
      { seen: 0 },
    );
    const first = early.enroll(facts({ caseId: "case-104233" }), { now: START }).state;
    const { state } = early.advance(
      first,
      { type: "timer.fired" },
      { facts: facts({ caseId: "case-104233" }), now: first.dueAt as number },
    );
    expect(state).toMatchObject({ node: "w7", status: "active" });
    expect(encodeState(state).length).toBeLessThanOrEqual(64);
  });
});
