/** What the analysis of a strategy says before it runs, and that no run goes beyond it. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyzeStrategy } from "../../src/check/analyze.ts";
import { compileStrategy, type Effect, type Step, type Strategy } from "../../src/index.ts";
import { defaultZones } from "../../src/zones.ts";
import { caseFacts, type Happening, histories, strategies } from "../arbitrary.ts";
import { at, END, mail, strategy } from "../build.ts";

const nodes = (list: Strategy["nodes"], parts: Partial<Strategy> = {}) => strategy({ ...parts, nodes: list });
const wait = (next: string, length = "P3D") => ({ type: "wait", for: length, to: { next } }) as const;
const days = (document: Strategy, options = {}) =>
  Object.fromEntries(
    Object.entries(analyzeStrategy(document, options).nodes).map(([id, { earliestDay, latestDay }]) => [
      id,
      [earliestDay, latestDay],
    ]),
  );
const totals = (document: Strategy, windows: readonly number[]) =>
  analyzeStrategy(document, { windows }).contacts.map(({ total }) => total);

describe("A1 a node has an earliest and a latest day", () => {
  test("A1 durations add up, and a message may wait for seven days", () => {
    const document = nodes({ a: wait("m"), m: mail("b"), b: wait("end", "PT48H"), end: END });
    expect(days(document)).toEqual({ a: [0, 0], m: [3, 3], b: [3, 11], end: [4, 14] });
  });

  test("A1 the shorter of two ways is the earliest, the longer one the latest", () => {
    const document = nodes({
      q: { type: "if", when: { hasTag: ["x"] }, to: { yes: "a", no: "b" } },
      a: wait("end", "P2D"),
      b: { ...wait("end", "P5D"), at: "09:00" },
      end: END,
    });
    expect(days(document).end).toEqual([2, 6]);
  });

  test("A1 a wait for a date, a person or the calendar has no latest day", () => {
    const until = {
      type: "wait",
      until: { anchor: "oldestDueDate", offset: "P7D" },
      ifPast: "now",
      to: { next: "end" },
    } as const;
    expect(days(nodes({ w: until, end: END })).end).toEqual([0, null]);
    expect(days(nodes({ w: wait("end", "P3B"), end: END })).end).toEqual([3, null]);
    expect(days(nodes({ h: { type: "hold", kind: "x", for: "P3D", to: { next: "end" } }, end: END })).end).toEqual([
      0,
      null,
    ]);
  });

  test("A1 months are bounded by the shortest and the longest, task and answer by their deadline", () => {
    expect(days(nodes({ w: wait("end", "P1M"), end: END })).end).toEqual([28, 31]);
    const task = {
      type: "task",
      queue: "q",
      due: "P2D",
      dispositions: ["ok"],
      to: { ok: "end", timeout: "late" },
    } as const;
    expect(days(nodes({ t: task, end: END, late: END }))).toMatchObject({ end: [0, 3], late: [2, 3] });
  });

  test("A1 what only a missing event leads to is reached at any time, what nothing leads to never", () => {
    const document = nodes(
      { a: wait("end"), out: wait("end"), lost: wait("end"), end: END },
      { handlers: [{ id: "h", on: ["custom.x"], goto: "out" }] },
    );
    expect(days(document)).toEqual({ a: [0, 0], out: [0, null], lost: [null, null], end: [3, null] });
    expect(analyzeStrategy(document).nodes.lost?.reachable).toBe(false);
  });

  test("A1 nodes of a called strategy lie below the call", () => {
    const callee = nodes({ a: wait("b"), b: { type: "exit", outcome: "done" } }, { id: "callee" });
    const document = nodes({
      w: wait("c", "P1D"),
      c: { type: "callStrategy", strategy: "callee@1", to: { done: "end", else: "end" } },
      end: END,
    });
    expect(days(document, { strategies: { "callee@1": callee } })).toMatchObject({
      "c>a": [1, 1],
      "c>b": [4, 4],
      end: [1, null],
    });
  });
});

describe("A2 the worst case of contacts in so many days", () => {
  const chain = (...gaps: readonly string[]): Strategy =>
    nodes({
      ...Object.fromEntries(
        gaps.flatMap((gap, i) => [
          [`m${i}`, mail(`w${i}`)],
          [`w${i}`, wait(`m${i + 1}`, gap)],
        ]),
      ),
      [`m${gaps.length}`]: mail("end"),
      end: END,
    });

  test("A2 messages with days between them", () => {
    expect(totals(chain("P1D", "P1D", "P5D"), [1, 2, 3, 7, 8, 30])).toEqual([1, 2, 3, 3, 4, 4]);
    expect(totals(chain("PT1H", "PT1H"), [1])).toEqual([3]);
  });

  test("A2 per channel, and several entries only where receipts are awaited", () => {
    const via = [
      { channel: "sms", template: "a@1" },
      { channel: "email", template: "b@1" },
    ];
    const once = nodes({ m: { type: "send", via, to: { next: "end" } }, end: END });
    expect(analyzeStrategy(once, { windows: [1] }).contacts).toEqual([
      { days: 1, total: 1, channels: { email: 1, sms: 1 } },
    ]);
    const twice = nodes({ m: { type: "send", via, awaitReceipt: "PT1H", to: { next: "end" } }, end: END });
    expect(totals(twice, [1])).toEqual([2]);
  });

  test("A2 a wait for a date takes no time for certain, a gap does", () => {
    const dated = (gap: object): Strategy =>
      nodes({
        a: mail("w"),
        w: { type: "wait", until: { anchor: "oldestDueDate" }, ifPast: "now", ...gap, to: { next: "b" } },
        b: mail("end"),
        end: END,
      });
    expect(totals(dated({}), [1])).toEqual([2]);
    expect(totals(dated({ gap: "P2D" }), [1, 2, 3])).toEqual([1, 1, 2]);
    expect(totals(dated({ gap: "P2D", gapChannels: ["sms"] }), [1])).toEqual([2]);
  });

  test("A2 where a case comes in past a repeat, the pass before its first round counts", () => {
    const round = (start: string) =>
      nodes(
        {
          m: mail("w"),
          w: wait("r", "P1D"),
          r: { type: "repeat", max: 1, to: { body: "m", exhausted: "end" } },
          end: END,
        },
        { entry: { start } },
      );
    expect(totals(round("m"), [2, 30])).toEqual([2, 2]);
    expect(totals(round("r"), [2, 30])).toEqual([1, 1]);
  });

  test("A2 the rounds of a repeat count", () => {
    const loop = (next: Strategy["nodes"][string], parts = {}) =>
      nodes({
        r: { type: "repeat", max: 4, ...parts, to: { body: "m", exhausted: "end" } },
        m: mail("w"),
        w: next,
        end: END,
      });
    expect(totals(loop(wait("r", "P2D")), [1, 3, 7, 30])).toEqual([1, 2, 4, 4]);
    const dated = { type: "wait", until: { anchor: "oldestDueDate" }, ifPast: "now", to: { next: "r" } } as const;
    expect(totals(loop(dated), [1])[0]).toBeGreaterThanOrEqual(4);
  });

  test("A2 an event that leads to a message again and again has no bound, one with a day of rest has", () => {
    const handled = (goto: string) =>
      nodes({ a: wait("m", "P1D"), m: mail("end"), end: END }, { handlers: [{ id: "h", on: ["custom.x"], goto }] });
    expect(totals(handled("m"), [1])).toEqual([null]);
    expect(totals(handled("a"), [1, 7])).toEqual([1, 7]);
  });
});

const START = at("2026-02-20T08:00:00Z");

/** All steps of one run, with timers fired in time. */
function live(
  document: Strategy,
  first: Parameters<ReturnType<typeof compileStrategy>["enroll"]>[0],
  history: readonly Happening[],
): Step[] {
  const p = compileStrategy(document);
  const steps = [p.enroll(first, { now: START })];
  let now = START;
  let known = first;
  const state = () => (steps.at(-1) as Step).state;
  for (const happening of [...history, { minutes: 200 * 24 * 60, event: { type: "timer.fired" } } as Happening]) {
    const until = now + happening.minutes * 60_000;
    for (let due = state().dueAt; due !== null && due < until; due = state().dueAt) {
      now = due;
      steps.push(p.advance(state(), { type: "timer.fired" }, { facts: known, now }));
    }
    now = until;
    known = happening.facts ?? known;
    steps.push(p.advance(state(), happening.event, { facts: known, now }));
  }
  return steps;
}

const isContact = (effect: Effect) =>
  effect.kind === "message.send" || (effect.kind === "task.create" && effect.channel !== undefined);

test("A3 no run goes beyond the analysis", () => {
  const zone = defaultZones.get("Europe/Madrid");
  if (zone === undefined) throw new Error("zone data without Madrid");
  const windows = [1, 3, 7];
  let bounded = 0;
  fc.assert(
    fc.property(strategies, caseFacts, histories, (drawn, first, history) => {
      const document: Strategy = { ...drawn, time: { ...drawn.time, clock: "strategy" } };
      const analysis = analyzeStrategy(document, { windows });
      const steps = live(document, first, history);
      const entered = zone.dayOf(START);
      const effects = steps.flatMap((step) => step.effects);
      const held = effects.some((effect) => effect.kind === "hold.set" && effect.scope === "all");
      for (const { state, trace } of steps) {
        for (const { code, nodeId = "" } of trace) {
          if (code !== "node.entered") continue;
          const node = analysis.nodes[nodeId];
          const day = zone.dayOf(state.at) - entered;
          expect(node?.reachable).toBe(true);
          expect(day).toBeGreaterThanOrEqual(node?.earliestDay ?? Infinity);
          if (!held && node?.latestDay != null) expect(day).toBeLessThanOrEqual(node.latestDay);
        }
      }
      const made = effects.filter(isContact);
      for (const { days: length, total, channels } of analysis.contacts) {
        if (total !== null) bounded += 1;
        for (const channel of [undefined, ...Object.keys(channels)]) {
          const limit = channel === undefined ? total : (channels[channel] ?? null);
          const on = made.flatMap((effect) =>
            channel === undefined || ("channel" in effect && effect.channel === channel) ? [zone.dayOf(effect.at)] : [],
          );
          for (const day of on)
            expect(on.filter((other) => other >= day && other < day + length).length).toBeLessThanOrEqual(
              limit ?? Infinity,
            );
        }
      }
    }),
    { numRuns: Math.max(500, fc.readConfigureGlobal().numRuns ?? 100) },
  );
  expect(bounded, "most strategies have a bound").toBeGreaterThan(500);
}, 60_000);

test("A4 a strategy of two hundred nodes with a month to look at is analyzed without delay", () => {
  const list = Object.fromEntries(
    Array.from({ length: 100 }, (_, i) => [
      [`m${i}`, mail(`w${i}`)],
      [`w${i}`, { ...wait(`m${i + 1}`, "P1D"), gap: "P2D" }],
    ]).flat(),
  );
  expect(totals(nodes({ ...list, m100: mail("end"), end: END }), [30])).toEqual([15]);
});
