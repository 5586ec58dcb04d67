/** Plans that are being paid off, and what becomes of a part that is missed. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgePlan, type Payment, replan } from "../../src/index.ts";
import { at, momentsOf, paid, plan } from "./fixtures.ts";
import { RUNS } from "./runs.ts";

describe("CM24 a plan is judged part by part, each by what was paid until then", () => {
  const judge = (payments: readonly Payment[], now: string, terms = {}, of = plan) =>
    judgePlan(of, payments, terms, momentsOf(of.parts), at(now));

  test("CM24 upcoming, due, paid and missed", () => {
    expect(judge([], "2026-03-09T00:00:00Z")).toMatchObject({
      status: "open",
      parts: ["upcoming", "upcoming", "upcoming"],
      nextAt: at("2026-03-13T09:00:00Z"),
    });
    expect(judge([], "2026-03-10T00:00:00Z").parts).toEqual(["due", "upcoming", "upcoming"]);
    expect(judge([paid("2026-03-02T00:00:00Z", 150)], "2026-03-10T00:00:00Z")).toMatchObject({
      parts: ["paid", "upcoming", "upcoming"],
      nextAt: at("2026-04-13T09:00:00Z"),
    });
    expect(judge([], "2026-03-13T09:00:00Z", { maxMissed: 2 })).toMatchObject({
      status: "open",
      parts: ["missed", "upcoming", "upcoming"],
      newlyMissed: [0],
    });
  });

  test("CM24 one miss breaks it unless more are allowed; a later payment does not undo a miss", () => {
    expect(judge([], "2026-03-13T09:00:00Z")).toMatchObject({ status: "broken", cause: "tooManyMissed" });
    const late = [paid("2026-03-14T00:00:00Z", 100)];
    expect(judge(late, "2026-03-20T00:00:00Z", { maxMissed: 2 })).toMatchObject({
      status: "open",
      parts: ["paid", "upcoming", "upcoming"],
      missed: [0],
    });
    const known = { ...plan, missed: [0] };
    expect(judge(late, "2026-04-13T09:00:00Z", { maxMissed: 2 }, known)).toMatchObject({
      status: "broken",
      missed: [0, 1],
      newlyMissed: [1],
    });
  });

  test("CM24 the last part missed breaks it, all paid completes it, also late and also early", () => {
    const two = [paid("2026-03-02T00:00:00Z", 200)];
    expect(judge(two, "2026-06-01T00:00:00Z", { maxMissed: 9 })).toMatchObject({ cause: "lastMissed", missed: [2] });
    expect(judge([paid("2026-03-02T00:00:00Z", 301)], "2026-03-02T00:00:00Z").status).toBe("completed");
    const late = [paid("2026-04-30T00:00:00Z", 301)];
    expect(judge(late, "2026-06-01T00:00:00Z", { maxMissed: 3 })).toMatchObject({
      status: "completed",
      missed: [0, 1],
    });
  });

  test("CM24 judgments are caught up on in order, and end with the one that breaks the plan", () => {
    const late = [paid("2026-04-30T00:00:00Z", 301)];
    expect(judge(late, "2026-06-01T00:00:00Z")).toMatchObject({
      status: "broken",
      missed: [0],
      paidMinor: 0,
      parts: ["missed", "upcoming", "upcoming"],
    });
  });

  test("CM24 what is missing within the tolerance is no miss", () => {
    const almost = [paid("2026-03-02T00:00:00Z", 99)];
    expect(judge(almost, "2026-03-13T09:00:00Z", { toleranceMinor: 1 }).newlyMissed).toEqual([]);
    expect(judge(almost, "2026-03-13T09:00:00Z").newlyMissed).toEqual([0]);
  });
});

describe("CM25 what is missing of a missed part goes to later parts or to one at the end", () => {
  const parts = plan.parts;
  test("CM25 spread or appended, and the sum stays", () => {
    expect(replan(parts, 0, 29, { onMissed: "reSpread" }).map(({ amountMinor }) => amountMinor)).toEqual([
      29, 135, 137,
    ]);
    expect(replan(parts, 1, 100, { onMissed: "append", due: "2026-06-10" })).toEqual([
      { due: "2026-03-10", amountMinor: 100 },
      { due: "2026-04-10", amountMinor: 0 },
      { due: "2026-05-10", amountMinor: 101 },
      { due: "2026-06-10", amountMinor: 100 },
    ]);
    expect(replan(parts, 0, 100, { onMissed: "reSpread" })).toEqual(parts);
  });

  test.each([
    [3, { onMissed: "reSpread" } as const, "part.unknown"],
    [2, { onMissed: "reSpread" } as const, "part.unknown"],
    [0, { onMissed: "append", due: "2026-05-09" } as const, "date.order"],
  ])("CM25 part %i cannot be moved by %j", (missed, policy, code) => {
    expect(() => replan(parts, missed, 0, policy)).toThrow(expect.objectContaining({ code }));
  });

  test("CM25 no unit is lost, and what was paid covers all parts up to the missed one", () => {
    const lists = fc.array(fc.nat(10_000), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(lists, fc.nat(), fc.nat(130_000), fc.boolean(), (amounts, pick, paidMinor, append) => {
        const list = amounts.map((amountMinor) => ({ due: "2026-03-10", amountMinor }));
        const missed = pick % (list.length - 1);
        const policy = append
          ? ({ onMissed: "append", due: "2026-04-01" } as const)
          : ({ onMissed: "reSpread" } as const);
        const after = replan(list, missed, paidMinor, policy);
        const sum = (some: typeof list) => some.reduce((all, { amountMinor }) => all + amountMinor, 0);
        expect(sum([...after])).toBe(sum(list));
        expect(sum([...after].slice(0, missed + 1))).toBeLessThanOrEqual(Math.max(paidMinor, 0));
        expect(after.every(({ amountMinor }) => amountMinor >= 0)).toBe(true);
      }),
      RUNS,
    );
  });
});
