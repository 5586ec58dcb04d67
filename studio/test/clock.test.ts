/** Laws of the clock, over a real runtime in memory. */

import { createRuntime, memoryStore } from "@dunlin/runtime";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { type ClockState, StudioClock } from "../src/server/clock.ts";
import { drive, GRID, nextMoment, passTo } from "../src/server/drive.ts";
import { Turns } from "../src/server/turns.ts";

const BEGIN = Date.UTC(2026, 2, 16, 5);
const HOUR = 3_600_000;
const TENANT = "bank";
const ACTOR = { id: "somebody", roles: ["admin"] as const };

/** Waits three times and ends; when depends on the case. */
const WAITS = {
  ...{ format: "dunlin.strategy/1", id: "waits", name: "Waits", time: { zone: "UTC" }, entry: { start: "one" } },
  exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
  nodes: {
    one: { type: "wait", for: "PT7H", to: { next: "two" } },
    two: { type: "wait", for: "PT61M", to: { next: "three" } },
    three: { type: "wait", for: "P2D", to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
  },
};

async function worldOf(kept: ClockState[] = []) {
  const clock = new StudioClock({ now: BEGIN, speed: 3_600, paused: false }, (state) => kept.push(state));
  const store = memoryStore({ clock });
  const runtime = createRuntime({ store, clock });
  await runtime.strategies.saveDraft(TENANT, WAITS as never, 0, ACTOR);
  await runtime.strategies.publish(TENANT, "waits", 1, ACTOR);
  const comings: number[] = [];
  let late = 0;
  const outside = {
    next: () => comings[0],
    async act(until: number) {
      while ((comings[0] ?? Number.POSITIVE_INFINITY) <= until) {
        late = Math.max(late, until - (comings.shift() as number));
        await put(`came-${until}-${comings.length}`);
      }
      for (const { enrollments } of await store.due(until)) late = Math.max(late, until - (enrollments ?? until));
    },
    carry: async () => {},
  };
  const put = async (caseId: string) => {
    const obligations = [{ ref: "a", dueDate: "2026-03-01", currency: "EUR", amountMinor: 100, outstandingMinor: 100 }];
    await runtime.cases.put(TENANT, [{ facts: { caseId, debtor: { id: `d-${caseId}` }, obligations } }], ACTOR);
  };
  const driven = { runtime, store, clock, outside, turn: new Turns().turn, moved: () => {} };
  return { clock, driven, comings, put, lateness: () => late };
}

const orders = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 30 * HOUR }) }),
    fc.record({ do: fc.constant("put" as const) }),
    fc.record({ do: fc.constant("come" as const), ms: fc.integer({ min: 0, max: 40 * HOUR }) }),
    fc.record({ do: fc.constant("pause" as const) }),
    fc.record({ do: fc.constant("play" as const), speed: fc.constantFrom(1, 3_600, 21_600, 86_400) }),
    fc.record({ do: fc.constant("step" as const), ms: fc.integer({ min: 0, max: 50 * HOUR }) }),
  ),
  { minLength: 1, maxLength: 12 },
);

test("ST6 the clock never goes back, is kept before it is shown, and nothing is decided later than the grid", async () => {
  await fc.assert(
    fc.asyncProperty(orders, async (list) => {
      const kept: ClockState[] = [];
      const { clock, driven, comings, put, lateness } = await worldOf(kept);
      let before = clock.now();
      for (const [place, order] of list.entries()) {
        if (order.do === "put") await put(`case-${place}`);
        else if (order.do === "come")
          comings.splice(0, comings.length, ...[...comings, clock.now() + order.ms].sort((a, b) => a - b));
        else if (order.do === "pause") clock.pause();
        else if (order.do === "play") clock.play(order.speed);
        else if (order.do === "step") clock.stepTo(clock.now() + order.ms);
        else await passTo(driven, Math.max(clock.now() + order.ms, clock.target(1)));
        expect(clock.now()).toBeGreaterThanOrEqual(before);
        before = clock.now();
        if (kept.length > 0) expect(kept.at(-1)).toEqual(clock.state);
      }
      expect(lateness()).toBeLessThanOrEqual(GRID);
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 25) },
  );
});

test("ST6 a pause of the house hides nothing that is due later", async () => {
  const { clock, driven, put } = await worldOf();
  await put("a");
  await driven.runtime.settle();
  await driven.runtime.settings.change(TENANT, { paused: true }, ACTOR);
  await passTo(driven, BEGIN + 8 * HOUR);
  expect(await nextMoment(driven, BEGIN + 30 * HOUR)).toBe(clock.now() + GRID);
});

test("ST7 a step is made at once and then the clock rests as before", async () => {
  const { clock, driven } = await worldOf();
  clock.pause();
  expect(clock.target(1_000)).toBe(BEGIN);
  clock.stepTo(BEGIN + HOUR);
  expect(clock.behind).toBe(true);
  await passTo(driven, clock.target(1_000));
  expect(clock.state).toEqual({ now: BEGIN + HOUR, speed: 3_600, paused: true });
  expect(clock.behind).toBe(false);
  clock.stepTo(BEGIN + 5 * HOUR);
  clock.pause();
  expect(clock.behind).toBe(false);
});

test("ST7 a clock that is paused while its next moment is looked for stays where it was", async () => {
  const { clock, driven } = await worldOf();
  clock.play(3_600);
  const store: typeof driven.store = Object.create(driven.store);
  store.due = async (until) => {
    clock.pause();
    return driven.store.due(until);
  };
  const going = drive({ ...driven, store }, (reason) => expect.unreachable(String(reason)));
  await vi.waitFor(() => expect(clock.state.paused).toBe(true));
  await going.stop();
  expect(clock.state).toEqual({ now: BEGIN, speed: 3_600, paused: true });
});

test("ST7 the clock goes at the speeds that are offered, and at no other", () => {
  const clock = new StudioClock({ now: BEGIN, speed: 3_600, paused: true });
  clock.play(86_400);
  expect(clock.target(500)).toBe(BEGIN + 500 * 86_400);
  expect(() => clock.play(2)).toThrow("1, 3600, 21600, 86400");
});
