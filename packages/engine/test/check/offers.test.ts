/** Checks of offers and payment attempts: options that fit their kind, guards, and answers that somebody hears. */

import { describe, expect, test } from "vitest";
import { END } from "../build.ts";
import { found, only, sample } from "./sample.ts";

const PLAN = {
  type: "offer",
  offer: "plan",
  options: [{ key: "x3", count: 3, frequency: "monthly" }],
  validFor: "P14D",
  to: { accepted: "end", expired: "end" },
};
const SETTLEMENT = { ...PLAN, offer: "settlement", options: [{ key: "once", discountBp: 2000 }], maxDiscountBp: 2000 };
const EXTENSION = { ...PLAN, offer: "extension", options: [{ key: "later", maxDays: 14 }] };
const RETRY = {
  type: "retryPayment",
  attempts: ["PT0S", "PT6H", "P1D", "P1M"],
  to: { paid: "end", hardDecline: "end", exhausted: "end" },
};

const withNode = (node: object, rest: object = {}) =>
  sample({ entry: { start: "first" }, ...rest, nodes: { first: node, end: END } });
const option = (node: object, parts: object) => withNode({ ...node, options: [{ key: "o", ...parts }] });

describe("W42 the parts of an offer fit its kind", () => {
  test.each([PLAN, SETTLEMENT, EXTENSION, RETRY])("W42 %j is right", (node) => {
    expect(found(withNode(node))).toEqual([]);
  });

  test.each([
    [PLAN, { count: 3 }, "shape.invalid /nodes/first/options/0"],
    [PLAN, { frequency: "monthly" }, "shape.invalid /nodes/first/options/0"],
    [PLAN, { frequency: "monthly", count: 2, installmentMinor: 5 }, "shape.invalid /nodes/first/options/0"],
    [PLAN, { frequency: "yearly", count: 2 }, "shape.invalid /nodes/first/options/0/frequency"],
    [PLAN, { frequency: "monthly", count: 0 }, "shape.invalid /nodes/first/options/0/count"],
    [PLAN, { frequency: "monthly", installmentMinor: 0 }, "shape.invalid /nodes/first/options/0/installmentMinor"],
    [PLAN, { frequency: "monthly", installmentMinor: -5 }, "shape.invalid /nodes/first/options/0/installmentMinor"],
    [PLAN, { frequency: "monthly", installmentMinor: 2 ** 53 }, "money.unsafe /nodes/first/options/0/installmentMinor"],
    [PLAN, { frequency: "monthly", count: 2, discountBp: 5 }, "shape.unknownMember /nodes/first/options/0/discountBp"],
    [PLAN, { frequency: "monthly", count: 2, firstDueIn: "PT5H" }, "shape.invalid /nodes/first/options/0/firstDueIn"],
    [SETTLEMENT, {}, "shape.invalid /nodes/first/options/0"],
    [SETTLEMENT, { discountBp: 10_001 }, "shape.invalid /nodes/first/options/0/discountBp"],
    [SETTLEMENT, { discountMinor: 0 }, "shape.invalid /nodes/first/options/0/discountMinor"],
    [SETTLEMENT, { discountBp: 5, maxDays: 4 }, "shape.unknownMember /nodes/first/options/0/maxDays"],
    [
      SETTLEMENT,
      {
        tiers: [
          { fromMinor: 9, discountBp: 5 },
          { fromMinor: 9, discountBp: 6 },
        ],
      },
      "shape.invalid /nodes/first/options/0/tiers/1/fromMinor",
    ],
    [EXTENSION, {}, "shape.invalid /nodes/first/options/0"],
    [EXTENSION, { maxDays: 0 }, "shape.invalid /nodes/first/options/0/maxDays"],
    [EXTENSION, { maxDays: 5, count: 2 }, "shape.unknownMember /nodes/first/options/0/count"],
  ])("W42 an option of %j with %j", (node, parts, expected) => {
    expect(found(option(node, parts))).toEqual([expected]);
  });

  test.each([
    [{ ...SETTLEMENT, maxDiscountBp: undefined }, "shape.invalid /nodes/first"],
    [{ ...PLAN, maxDiscountBp: 5 }, "shape.unknownMember /nodes/first/maxDiscountBp"],
    [{ ...EXTENSION, guard: {} }, "shape.unknownMember /nodes/first/guard"],
    [{ ...PLAN, guard: { minInstallmentMinor: 0 } }, "shape.invalid /nodes/first/guard/minInstallmentMinor"],
    [{ ...PLAN, validFor: "PT0S" }, "shape.invalid /nodes/first/validFor"],
    [{ ...PLAN, options: [] }, "shape.invalid /nodes/first/options"],
    [
      { ...EXTENSION, options: [...EXTENSION.options, ...EXTENSION.options] },
      "id.duplicate /nodes/first/options/1/key",
    ],
    [{ ...RETRY, attempts: ["P1D", "PT6H"] }, "shape.invalid /nodes/first/attempts/1"],
    [{ ...RETRY, attempts: ["P1D", "PT24H"] }, "shape.invalid /nodes/first/attempts/1"],
    [{ ...RETRY, attempts: [] }, "shape.invalid /nodes/first/attempts"],
    [{ ...RETRY, resultWithin: "PT0S" }, "shape.invalid /nodes/first/resultWithin"],
  ])("W42 %j", (node, expected) => {
    expect(found(withNode(JSON.parse(JSON.stringify(node))))).toEqual([expected]);
  });
});

describe("W43 an option beyond its guard is refused", () => {
  test("W43 a discount", () => {
    const finding = only(withNode({ ...SETTLEMENT, maxDiscountBp: 1999 }));
    expect(finding).toMatchObject({
      code: "offer.guard",
      severity: "error",
      path: "/nodes/first/options/0/discountBp",
      fix: [{ op: "replace", value: 1999 }],
    });
    expect(finding.message).toMatch(/^20% off is more than the guard allows, 19\.99%/);
  });

  test("W43 the discount of a tier", () => {
    const tiers = [
      { fromMinor: 1, discountBp: 500 },
      { fromMinor: 100, discountBp: 2500 },
    ];
    expect(found(option(SETTLEMENT, { tiers }))).toEqual(["offer.guard /nodes/first/options/0/tiers/1/discountBp"]);
  });

  test.each([
    ["monthly", 13, 14],
    ["semiMonthly", 25, 26],
    ["weekly", 53, 54],
  ])("W43 a plan longer than the law or the creditor allows: %s, %d but not %d times", (frequency, most, more) => {
    const plan = (count: number) =>
      withNode({ ...PLAN, guard: { maxMonths: 12 }, options: [{ key: "long", count, frequency }] });
    expect(found(plan(most))).toEqual([]);
    expect(found(plan(more))).toEqual(["offer.guard /nodes/first/options/0/count"]);
  });
});

describe("W44 an offer that outlives its wait where nothing hears the acceptance is told", () => {
  const early = { ...PLAN, wait: "P3D" };

  test("W44 nothing listens", () => {
    expect(only(withNode(early))).toMatchObject({
      code: "offer.unhandled",
      severity: "warning",
      path: "/nodes/first/wait",
    });
    expect(found(withNode({ ...PLAN, wait: "P14D" }))).toEqual([]);
    expect(found(withNode({ ...PLAN, wait: "P2W" }))).toEqual([]);
  });

  test("W44 a handler does", () => {
    expect(found(withNode(early, { handlers: [{ id: "h", on: ["offer.accepted"], goto: "end" }] }))).toEqual([]);
  });
});

describe("W45 waiting for an answer takes time between two contacts, and so does an attempt", () => {
  const send = (next: string) => ({ type: "send", via: [{ channel: "sms", template: "a@1" }], to: { next } });
  const between = (node: object) =>
    found(
      sample({ entry: { start: "mail" }, nodes: { mail: send("first"), first: node, again: send("end"), end: END } }),
    );
  const away = { accepted: "end", expired: "again", paid: "end", hardDecline: "end", exhausted: "again" };
  const ways = (node: { readonly to: object }) =>
    Object.fromEntries(Object.keys(node.to).map((port) => [port, away[port as keyof typeof away]]));

  test("W45 an offer that is waited for", () => {
    expect(between({ ...PLAN, to: ways(PLAN) })).toEqual([]);
  });

  test("W45 an offer that is not", () => {
    const handlers = { wait: "PT0S", to: ways(PLAN) };
    expect(between({ ...PLAN, ...handlers })).toEqual([
      "contact.burst /nodes/mail",
      "offer.unhandled /nodes/first/wait",
    ]);
  });

  test("W45 attempts", () => {
    expect(between({ ...RETRY, to: ways(RETRY) })).toEqual([]);
    expect(between({ ...RETRY, attempts: ["PT0S"], to: ways(RETRY) })).toEqual(["contact.burst /nodes/mail"]);
  });
});
