/** What the canvas works out besides drawing: where arrows go, where things may be put, what stays the same, what cards say. */

import type { Strategy } from "@dunlin/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runAction } from "../../src/actions/actions.ts";
import { cardLabel } from "../../src/canvas/cardText.ts";
import { MAP_SIZE, mapFrame, pointOn } from "../../src/canvas/map.ts";
import { marksOf } from "../../src/canvas/marks.ts";
import { nearestPlace, placesFor, placeToBegin } from "../../src/canvas/Places.tsx";
import { portText } from "../../src/canvas/portText.ts";
import { roundsText, signOf } from "../../src/canvas/signs.ts";
import { keepSame, sameParts } from "../../src/canvas/stable.ts";
import { startOf } from "../../src/canvas/start.ts";
import { connectTargets } from "../../src/canvas/targets.ts";
import { type Slot, slotKey } from "../../src/document/strategy.ts";
import { messages as ES } from "../../src/es.ts";
import { layoutDocument } from "../../src/layout/document.ts";
import { pathOf } from "../../src/layout/path.ts";
import { nearestTo, walk } from "../../src/layout/walk.ts";
import { summaryOf } from "../../src/nodes/summary.ts";
import { createViewStore } from "../../src/store/viewStore.ts";
import { dice, strategyOf } from "../layout/graphs.ts";
import { BLUEPRINTS, SMALL } from "../strategies.ts";
import { hostOf } from "./host.ts";

const OPTIONS = { options: {} };
const blueprint = (name: string): Strategy => BLUEPRINTS[name] as Strategy;

describe("CV3 what did not change stays the same object", () => {
  test("CV3 parts are compared by what they say", () => {
    expect(sameParts({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBe(true);
    expect(sameParts({ a: 1 }, { a: 1, b: undefined })).toBe(false);
    expect(sameParts(null, {})).toBe(false);
  });
  test("CV3 a list with the same objects is the list before", () => {
    const before = [
      { key: "a", x: 1 },
      { key: "b", x: 2 },
    ];
    expect(keepSame(before, structuredClone(before))).toBe(before);
    const next = keepSame(before, [
      { key: "a", x: 1 },
      { key: "b", x: 3 },
    ]);
    expect([next[0] === before[0], next[1] === before[1]]).toEqual([true, false]);
  });
});

describe("CV4 arrows", () => {
  const layout = layoutDocument(SMALL, OPTIONS);
  const to = (key: string, direction: Parameters<typeof walk>[2]) => walk(layout, key, direction)?.key;
  test("CV4 down and up go along lines, to the sides to what stands there", () => {
    expect([to(":start", "down"), to("mail", "down"), to("rest", "down")]).toEqual(["mail", "rest", "ask"]);
    expect([to("rest", "right"), to("cured", "left")]).toEqual(["cured", "rest"]);
    expect([to("call", "right"), to("sms", "left"), to("sms", "up"), to("call", "down")]).toEqual([
      ...["sms", "call", "ask", "end"],
    ]);
    expect([to("sms", "first"), to("mail", "last")]).toEqual([":start", "end"]);
    expect([to(":start", "up"), to("gone", "down")]).toEqual([undefined, ":start"]);
  });
  test("CV4 across, to the right or to the left", () => {
    const across = (dir: "ltr" | "rtl", key: string, step: Parameters<typeof walk>[2]) =>
      walk(layoutDocument(SMALL, { ...OPTIONS, dir, direction: "across" }), key, step)?.key;
    expect([across("ltr", ":start", "right"), across("ltr", "rest", "right")]).toEqual(["mail", "ask"]);
    expect([across("rtl", ":start", "left"), across("rtl", "mail", "right")]).toEqual(["mail", ":start"]);
    expect([across("ltr", "rest", "down"), across("ltr", "cured", "up")]).toEqual(["cured", "rest"]);
    expect([across("ltr", "call", "down"), across("rtl", "sms", "up")]).toEqual(["sms", "call"]);
    expect([across("ltr", "sms", "first"), across("rtl", "mail", "last")]).toEqual([":start", "end"]);
  });
  test.each([
    ["down", "ltr"],
    ["across", "ltr"],
    ["across", "rtl"],
  ] as const)("CV4 every step is reached from the first box of any strategy: %s, %s", (direction, dir) => {
    for (const doc of Object.values(BLUEPRINTS)) {
      const all = layoutDocument(doc, { ...OPTIONS, direction, dir });
      const seen = new Set([all.boxes[0]?.key ?? ""]);
      for (const key of seen)
        for (const direction of ["down", "up", "left", "right"] as const) {
          const next = walk(all, key, direction);
          if (next !== undefined) seen.add(next.key);
        }
      expect(Object.keys(doc.nodes).filter((id) => !seen.has(id))).toEqual([]);
    }
  });
  test("CV4 what is gone leaves the focus to what stood nearest to it", () => {
    const call = layout.boxOf.get("call");
    const without = { ...layout, boxes: layout.boxes.filter((box) => box !== call) };
    expect(nearestTo(call, layout)).toBe(call);
    expect(nearestTo(call, without)?.key).toBe("end");
    expect(nearestTo(undefined, layout)?.key).toBe(":start");
  });
});

describe("CV5 places", () => {
  const host = hostOf(SMALL);
  const layout = layoutDocument(SMALL, OPTIONS);
  const keys = (places: ReturnType<typeof placesFor>) => places.map(({ slot }) => slotKey(slot));
  test("CV5 a new step may go into every connection, once", () => {
    const all = keys(placesFor({ what: "new", preset: "wait" }, layout, host));
    expect([...all].sort()).toEqual(
      [":start", "ask:no", "ask:yes", "call:reached", "mail:next", "rest:paid", "rest:timeout", "sms:next"].sort(),
    );
  });
  test("CV5 a step that moves goes neither into itself nor to where it stands", () => {
    const all = keys(placesFor({ what: "move", ids: ["ask"], scope: "step" }, layout, host));
    expect([...all].sort()).toEqual([":start", "mail:next", "rest:paid"].sort());
  });
  test("CV5 the nearest place within reach, in px of the screen, is the one", () => {
    const places = placesFor({ what: "new", preset: "wait" }, layout, host);
    const [first] = places;
    if (first === undefined) throw new Error("no places");
    expect(nearestPlace(places, { x: first.x + 30, y: first.y - 20 }, 1)).toBe(first);
    expect(nearestPlace(places, { x: first.x + 300, y: first.y }, 1)).toBeUndefined();
    expect(nearestPlace(places, { x: first.x + 300, y: first.y }, 0.2)).toBeDefined();
    expect(places[placeToBegin(places, layout.boxOf.get("sms"))]?.slot).toMatchObject({ from: "sms" });
  });
  test("CV5 a connection may lead anywhere but round in a circle that no repeat bounds", () => {
    const slot: Slot = { at: "port", from: "ask", port: "no" };
    expect([...connectTargets(SMALL, slot, {})].sort()).toEqual(["call", "cured", "end", "sms"]);
    expect(connectTargets(SMALL, { at: "start" }, {}).size).toBe(7);
    const plan = blueprint("g-plan-monitoring");
    expect(connectTargets(plan, { at: "port", from: "first", port: "next" }, {}).has("rounds")).toBe(true);
  });
});

describe("CV6 what boxes say", () => {
  const say = (doc: Strategy, words = hostOf(doc).words) => {
    const host = hostOf(doc, { words });
    return Object.fromEntries(
      Object.entries(doc.nodes).map(([id, node]) => [id, summaryOf(id, node as never, doc, host)]),
    );
  };
  test("CV6 one sentence of a step, in English and Spanish", () => {
    expect(say(SMALL)).toEqual({
      mail: "Template “soft”",
      rest: "Wait for payment, 6 days",
      ask: "The case is in the group “large”",
      call: "Queue “soft”, within 2 days",
      sms: "Template “short”",
      cured: "",
      end: "",
    });
    expect(say(SMALL, ES)).toMatchObject({ rest: "Esperar el pago, 6 días", call: "Cola «soft», en 2 días" });
    expect(say(blueprint("b-early-stage"))).toMatchObject({
      hour: "morning 50 · evening 50",
      day7: "Wait until 7 days past due",
      offerThree: "2, 3 or 6 instalments, monthly",
      moreTime: "Up to 14 days later",
      rounds: "At most 3 rounds",
    });
  });
  test("CV6 nothing of a broken step is told, and nothing throws", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("send", "wait", "waitFor", "if", "split", "offer", "task", "exit"),
        fc.jsonValue(),
        (type, value) => {
          const node = {
            type,
            via: value,
            for: value,
            until: value,
            cases: value,
            when: value,
            variants: value,
            options: value,
          };
          const doc = { ...SMALL, nodes: { a: node } } as unknown as Strategy;
          expect(typeof summaryOf("a", node as never, doc, hostOf(doc))).toBe("string");
        },
      ),
    );
  });
  test("CV6 names of ports as people would write them", () => {
    const { words } = hostOf(SMALL);
    expect(portText(undefined, ["willPay", "no_answer", "timeout"], words, "en").name).toBe("will pay, no answer +1");
    const split = {
      type: "split",
      variants: [
        { key: "A", weight: 4500 },
        { key: "none", weight: 1000, holdout: true },
      ],
    };
    expect(portText(split, ["A"], words, "en")).toEqual({ name: "A", share: "45%" });
    expect(portText(split, ["none"], words, "en")).toEqual({ name: "Holdout", share: "10%" });
  });
  test("CV6 signs say where ways lead", () => {
    const doc = blueprint("g-plan-monitoring");
    const signs = layoutDocument(doc, OPTIONS)
      .boxes.filter(({ kind }) => !["card", "short", "split", "pill"].includes(kind))
      .map((box) => signOf(box, doc, hostOf(doc)).text);
    expect(signs).toEqual(
      expect.arrayContaining([
        "Comes in",
        "On: changed",
        "Time is up: Escalate",
        "Completed: All paid, thank you",
        "Next round",
      ]),
    );
  });
  test("CV6 days, and how many problems", () => {
    const doc = blueprint("b-early-stage");
    const marks = marksOf(doc, hostOf(doc), new Map());
    expect(marks.get("choices")).toMatchObject({ day: "D+7", bucket: 1, dayWords: "7 days past due" });
    expect(marksOf({ ...doc }, hostOf(doc), marks).get("choices")).toBe(marks.get("choices"));
    const broken = {
      ...SMALL,
      nodes: { ...SMALL.nodes, sms: { type: "send", via: [{ channel: "sms", template: "" }] } },
    };
    expect(marksOf(broken as Strategy, hostOf(SMALL), new Map()).get("sms")?.errors).toBeGreaterThan(0);
  });
});

describe("CV9 the canvas is turned", () => {
  test("CV9 by its reader, without a change of the document", () => {
    const { store } = hostOf(SMALL);
    store.turn("across");
    expect(store.getState()).toMatchObject({ direction: "across", doc: SMALL, history: { past: [] } });
    const viewed = createViewStore(SMALL);
    viewed.turn("across");
    expect([viewed.getState().direction, viewed.getState().doc]).toEqual(["across", SMALL]);
  });
  test("CV9 by a command", () => {
    const host = hostOf(SMALL);
    runAction("turn", host, "menu");
    expect(host.store.getState().direction).toBe("across");
    runAction("turn", host, "menu");
    expect(host.store.getState().direction).toBe("down");
  });
  test("CV9 it begins where the flow does", () => {
    const size = { width: 1000, height: 400 };
    const start = (direction: "down" | "across", dir: "ltr" | "rtl" = "ltr") => {
      const layout = layoutDocument(blueprint("b-early-stage"), { ...OPTIONS, direction, dir });
      const { x, y } = startOf(layout, size, dir === "rtl");
      const first = layout.boxOf.get(":start");
      if (first === undefined) throw new Error("no entry");
      return { left: first.x + x, right: first.x + first.width + x, top: first.y + y };
    };
    expect(start("down")).toMatchObject({ top: 40 });
    expect(start("across")).toMatchObject({ left: 28 });
    expect(start("across", "rtl")).toMatchObject({ right: 972 });
    expect(start("across").top).toBeGreaterThan(0);
    expect(start("across").top).toBeLessThan(200);
  });
  test("CV9 places are numbered along the flow", () => {
    const host = hostOf(SMALL);
    const places = (dir: "ltr" | "rtl") =>
      placesFor(
        { what: "new", preset: "wait" },
        layoutDocument(SMALL, { ...OPTIONS, direction: "across", dir }),
        host,
      ).map(({ slot }) => slotKey(slot));
    expect(places("ltr").slice(0, 2)).toEqual([":start", "mail:next"]);
    expect(places("rtl")).toEqual(places("ltr"));
  });
});

test("CV10 a repeat says how many steps it goes through", () => {
  const doc = blueprint("g-plan-monitoring");
  const view = {
    mark: { errors: 0, warnings: 0 },
    kind: "Repeat",
    title: "",
    named: false,
    sentence: "At most 12 rounds",
  };
  const label = (words = hostOf(doc).words) =>
    cardLabel("rounds", view as unknown as Parameters<typeof cardLabel>[1], 0, hostOf(doc, { words }), 9);
  expect(label()).toBe("Repeat, At most 12 rounds, repeats 9 steps");
  expect(label(ES)).toContain("repite 9 pasos");
  expect(roundsText({ type: "repeat", max: 3 }, hostOf(doc).words)).toBe("Up to 3 rounds");
});

test("CV7 lines have round corners, and no corner where there is no room", () => {
  expect(pathOf([])).toBe("");
  expect(
    pathOf([
      { x: 0, y: 0 },
      { x: 0, y: 50 },
    ]),
  ).toBe("M0 0L0 50");
  expect(
    pathOf([
      { x: 0, y: 0 },
      { x: 0, y: 50 },
      { x: 80, y: 50 },
    ]),
  ).toBe("M0 0L0 40Q0 50 10 50L80 50");
  expect(
    pathOf([
      { x: 0, y: 0 },
      { x: 0, y: 6 },
      { x: 80, y: 6 },
    ]),
  ).toBe("M0 0L0 3Q0 6 3 6L80 6");
});

test("CV3 any strategy has the same layout twice, and keeps it", () => {
  fc.assert(
    fc.property(dice, (all) => {
      const doc = strategyOf(all);
      const { boxes } = layoutDocument(doc, OPTIONS);
      expect(keepSame(boxes, layoutDocument(structuredClone(doc), OPTIONS).boxes)).toBe(boxes);
    }),
  );
});

describe("CV11 the map", () => {
  test("CV11 shows all of the layout in its own proportions, and its middle is that of the layout", () => {
    const side = fc.integer({ min: 1, max: 100_000 });
    const corner = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(corner, corner, side, side, (x, y, width, height) => {
        const all = mapFrame({ x, y, width, height });
        expect(all.width / all.height).toBeCloseTo(MAP_SIZE.width / MAP_SIZE.height, 5);
        expect(all.x).toBeLessThanOrEqual(x);
        expect(all.x + all.width).toBeGreaterThanOrEqual(x + width);
        expect(all.y).toBeLessThanOrEqual(y);
        expect(all.y + all.height).toBeGreaterThanOrEqual(y + height);
        const middle = pointOn(all, 0.5, 0.5);
        expect(middle.x).toBeCloseTo(x + width / 2, 3);
        expect(middle.y).toBeCloseTo(y + height / 2, 3);
      }),
    );
  });
});
