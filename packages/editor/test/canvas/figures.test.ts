/** Figures on cards and ribbons. */

import { describe, expect, test } from "vitest";
import { peopleOf, peopleOn, periodOf, ribbonWidth, stripOf } from "../../src/canvas/figures.ts";
import type { NodeStats, StrategyStats } from "../../src/host/props.ts";
import { EN } from "../../src/words/messages.ts";

const stats = (nodes: Readonly<Record<string, NodeStats>>, more: Partial<StrategyStats> = {}): StrategyStats => ({
  version: 1,
  from: "2026-09-14",
  to: "2026-11-21",
  nodes,
  ...more,
});

const told = (type: string, of: NodeStats, more: Partial<StrategyStats> = {}) => {
  const strip = stripOf(type, "a", stats({ a: of }, more), EN, "en");
  if (strip === undefined || strip.few !== undefined) return strip;
  return strip.figures.map(({ value, word }) => `${value} ${word}`.trim());
};

describe("CV1 figures of a step", () => {
  test("CV1 a message: sent, opened, paid; shares are of those it was sent to", () => {
    expect(told("send", { sent: 4790, opened: 1485, paid: 910 })).toEqual(["4,790 sent", "31% opened", "19% paid"]);
  });
  test("CV1 an offer: shown, taken, and the share", () => {
    expect(told("offer", { entered: 2782, taken: 117 })).toEqual(["2,782 shown", "117 taken", "4.2%"]);
  });
  test("CV1 what is not there is a dash, and zero is a zero", () => {
    expect(told("send", { sent: 100, paid: 0 })).toEqual(["100 sent", "– opened", "0% paid"]);
    expect(told("hold", { entered: 0, waiting: 0 }, { least: 0 })).toEqual(["0 came", "0 waiting", "– paid"]);
  });
  test("CV1 fewer people than the host wants to tell are not told apart", () => {
    expect(told("send", { sent: 29, paid: 3 })).toEqual({ few: 30 });
    expect(told("send", { sent: 29, paid: 3 }, { least: 10 })).toEqual(["29 sent", "– opened", "10% paid"]);
    expect(peopleOf(29, stats({}), "en")).toBeUndefined();
    expect(peopleOf(30, stats({}), "en")).toBe("30");
  });
  test("CV1 no figures, no strip", () => {
    expect(stripOf("send", "b", stats({}), EN, "en")).toBeUndefined();
    expect(stripOf("send", "b", undefined, EN, "en")).toBeUndefined();
  });
  test("CV1 the period is told in the language of the reader", () => {
    expect(periodOf(stats({}), "en-GB")).toMatch(/^14 Sept?\s?–\s?21 Nov$/);
    expect(periodOf({ ...stats({}), to: "soon" }, "en")).toBe("2026-09-14–soon");
  });
});

describe("CV2 ribbons", () => {
  test("CV2 are as wide as the logarithm of their people, from 3 to 18", () => {
    expect(ribbonWidth(undefined)).toBe(3);
    expect(ribbonWidth(0)).toBe(3);
    expect(ribbonWidth(18_102)).toBeCloseTo(15.2, 1);
    expect(ribbonWidth(10 ** 9)).toBe(18);
  });
  test("CV2 carry the people of all their ways", () => {
    const ways = { "a:refused": 5, "a:timeout": 37 };
    expect(peopleOn("a", ["refused", "timeout", "blocked"], stats({}, { ways }))).toBe(42);
    expect(peopleOn("a", ["blocked"], stats({}, { ways }))).toBeUndefined();
  });
});
