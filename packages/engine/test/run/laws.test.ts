/** Laws of the step, over random strategies, facts and histories. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CaseEvent, CaseFacts, CaseState, Program, Step, Strategy } from "../../src/index.ts";
import { compileStrategy, decodeState, encodeState } from "../../src/index.ts";
import { caseFacts, type Happening, histories, strategies } from "../arbitrary.ts";
import { at, facts, program } from "../build.ts";

const START = at("2026-02-20T08:00:00Z");

/** Runs a history, firing every timer that falls due on the way; `between` may replace the state it hands on. */
function live(
  p: Program,
  first: CaseFacts,
  history: readonly Happening[],
  between: (state: CaseState) => CaseState = (s) => s,
): Step[] {
  const steps = [p.enroll(first, { now: START })];
  let [now, known] = [START, first];
  const take = (event: CaseEvent) =>
    steps.push(p.advance(between((steps.at(-1) as Step).state), event, { facts: known, now }));
  for (const happening of history) {
    const until = now + happening.minutes * 60_000;
    for (let due = steps.at(-1)?.state.dueAt; due != null && due < until; due = steps.at(-1)?.state.dueAt) {
      now = due;
      take({ type: "timer.fired" });
    }
    now = until;
    known = happening.facts ?? known;
    take(happening.event);
  }
  return steps;
}

const story = fc.record({ document: strategies, first: caseFacts, history: histories });
const check = (law: (input: { document: Strategy; first: CaseFacts; history: Happening[] }) => void) =>
  fc.assert(fc.property(story, law));

describe("Laws of the step", () => {
  test("R28 same inputs give byte-identical state, effects and trace", () => {
    check(({ document, first, history }) => {
      const again = JSON.parse(JSON.stringify({ document, first, history })) as {
        document: Strategy;
        first: CaseFacts;
        history: Happening[];
      };
      const one = live(compileStrategy(document), first, history);
      const two = live(compileStrategy(again.document), again.first, again.history);
      expect(JSON.stringify(two)).toBe(JSON.stringify(one));
    });
  });

  test("R29 a state survives a JSON round trip, and its encoded form, at every step", () => {
    check(({ document, first, history }) => {
      const p = compileStrategy(document);
      const plain = JSON.stringify(live(p, first, history));
      expect(JSON.stringify(live(p, first, history, (state) => JSON.parse(JSON.stringify(state)) as CaseState))).toBe(
        plain,
      );
      expect(JSON.stringify(live(p, first, history, (state) => decodeState(encodeState(state))))).toBe(plain);
    });
  });

  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, maxDepth: 3 });
  test("R30 advance and enroll are total: bad data never throw", () => {
    fc.assert(
      fc.property(
        story,
        anything,
        anything,
        fc.oneof(fc.double(), fc.integer()),
        ({ document, first, history }, junk, noise, now) => {
          const p = compileStrategy(document);
          for (const { state } of live(p, first, history).slice(-2)) {
            for (const bad of [junk, { ...first, obligations: junk }, { ...first, debtor: noise }]) {
              const step = p.advance(state, { type: "timer.fired" }, { facts: bad as CaseFacts, now: START });
              expect(step.state.v).toBe(1);
            }
            const hostile = { type: { toString: 1, valueOf: 2 } } as unknown as CaseEvent;
            expect(p.advance(state, hostile, { facts: first, now: START }).effects).toEqual([]);
            expect(p.advance(state, noise as CaseEvent, { facts: first, now: START }).effects).toEqual([]);
            expect(
              p.advance(state, { type: "case.updated", data: noise } as never, { facts: first, now }).state.v,
            ).toBe(1);
            expect(p.enroll(junk as CaseFacts, { now, previous: state }).effects).toEqual([]);
          }
        },
      ),
    );
  });

  test("R31 effect ids are unique in a run and across re-entries", () => {
    check(({ document, first, history }) => {
      const p = compileStrategy(document);
      const steps = live(p, first, history);
      const last = steps.at(-1) as Step;
      const again = p.enroll(first, { now: last.state.at + 1, previous: last.state });
      const ids = [...steps, again].flatMap((step) => step.effects.map((effect) => effect.id));
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  test("R32 after a step dueAt is null or later than now, and null after an exit", () => {
    check(({ document, first, history }) => {
      for (const { state } of live(compileStrategy(document), first, history)) {
        if (state.dueAt !== null) expect(state.dueAt).toBeGreaterThan(state.at);
        if (state.status === "exited") expect(state.dueAt).toBeNull();
      }
    });
  });

  test("R33 without effects and with nothing changed but the clock, the same state object comes back", () => {
    check(({ document, first, history }) => {
      const steps = live(compileStrategy(document), first, history);
      steps.slice(1).forEach((step, i) => {
        const before = (steps[i] as Step).state;
        const same = JSON.stringify({ ...step.state, at: 0 }) === JSON.stringify({ ...before, at: 0 });
        if (same && step.effects.length === 0) expect(step.state).toBe(before);
      });
    });
  });

  test("S13 every arrival at a contact ends in at most one of send and suppressed, and in exactly one once it is left", () => {
    check(({ document, first, history }) => {
      const steps = live(compileStrategy(document), first, history);
      const ends = new Map<string, string[]>();
      for (const effect of steps.flatMap((step) => step.effects)) {
        if (effect.kind !== "message.send" && effect.kind !== "contact.suppressed") continue;
        const visit = effect.id.slice(0, effect.id.lastIndexOf("."));
        ends.set(visit, [...(ends.get(visit) ?? []), effect.kind]);
      }
      for (const kinds of ends.values()) expect(new Set(kinds).size).toBe(1);
      const { node, visit, status } = (steps.at(-1) as Step).state;
      for (const entry of steps.flatMap((step) => step.trace)) {
        if (entry.code !== "node.entered" || entry.data.type !== "send") continue;
        if (status !== "exited" && entry.nodeId === node && entry.data.visit === visit) continue;
        expect(ends.has(`C-1/1/random@0/${entry.nodeId}/${entry.data.visit}`)).toBe(true);
      }
    });
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
