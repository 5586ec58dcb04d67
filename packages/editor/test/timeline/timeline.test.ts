import type { Strategy } from "@dunlin/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runCommand } from "../../src/commands/run.ts";
import { type NodeId, nodeAt, nodesOf, outlineOf, reachableFrom, waysOf } from "../../src/document/strategy.ts";
import { busiestDays, limitOf, WINDOW } from "../../src/timeline/busiest.ts";
import { daysOf } from "../../src/timeline/days.ts";
import { dayText } from "../../src/timeline/dayText.ts";
import { type Item, timelineOf } from "../../src/timeline/layout.ts";
import { momentsOf } from "../../src/timeline/offsets.ts";
import { scaleOf } from "../../src/timeline/scale.ts";
import { shiftBy } from "../../src/timeline/shift.ts";
import { isAlong, scrolledTo, shownOf, steadyLayout } from "../../src/timeline/sight.ts";
import { dpdBounds, lengthOf } from "../../src/timeline/spans.ts";
import { walkTo } from "../../src/timeline/walk.ts";
import { EN } from "../../src/words/messages.ts";
import { documents } from "../random.ts";
import { BLUEPRINTS, SMALL } from "../strategies.ts";

const EARLY = BLUEPRINTS["b-early-stage"] as Strategy;
const layout = (doc: Strategy, mode: "stretch" | "linear" = "stretch", zoom = 1) =>
  timelineOf(doc, outlineOf(doc, {}), daysOf(doc, {}), momentsOf(doc, {}).offsets, { mode, zoom });

/** Days by walking every path, for strategies of plain waits and questions. */
function daysByPaths(doc: Strategy): ReadonlyMap<NodeId, { from: number; to: number }> {
  const found = new Map<NodeId, { from: number; to: number }>();
  const walk = (id: NodeId, from: number, to: number): void => {
    const before = found.get(id);
    found.set(id, { from: Math.min(from, before?.from ?? from), to: Math.max(to, before?.to ?? to) });
    const node = nodeAt(doc, id);
    const days = lengthOf(node?.for ?? node?.due)?.days ?? 0;
    for (const { name, target } of node === undefined ? [] : waysOf(node, {})) {
      if (target === undefined) continue;
      const certain = node?.type === "wait" || name === "timeout";
      walk(target, from + (certain ? days : 0), to + days);
    }
  };
  walk(doc.entry.start, 0, 0);
  return found;
}

describe("days", () => {
  test("TI1 days are the shortest and the longest way, as walking every path tells them", () => {
    const kinds = ["send", "wait", "waitFor", "if", "task", "split"] as const;
    fc.assert(
      fc.property(documents({ kinds, sound: true }), (random) => {
        const doc = { ...random, entry: { start: "n0" } };
        const { nodes, relative } = daysOf(doc, {});
        expect(relative).toBe("entry");
        for (const [id, { from, to }] of daysByPaths(doc)) {
          if (nodeAt(doc, id)?.type === "task") continue;
          expect({ id, from: nodes.get(id)?.from, to: nodes.get(id)?.to }).toEqual({ id, from, to });
        }
      }),
    );
  });

  test("TI1 every step that can be reached has days, first ones before last ones", () => {
    fc.assert(
      fc.property(
        documents({ kinds: ["send", "wait", "waitFor", "if", "split", "task", "offer", "repeat"] }),
        (doc) => {
          const { nodes } = daysOf(doc, {});
          expect([...nodes.keys()].sort()).toEqual([...reachableFrom(doc, {})].sort());
          for (const { from, to, left } of nodes.values()) {
            expect(from).toBeLessThanOrEqual(to);
            expect(left.from).toBeGreaterThanOrEqual(from);
          }
        },
      ),
    );
  });

  test("TI1 a wait for a day past due happens on that day, whenever the case came in", () => {
    const { nodes, relative, byEvent } = daysOf(EARLY, {});
    expect(relative).toBe("due");
    const text = (id: string) => dayText(nodes.get(id) as never, relative, EN);
    expect(text("hour")).toBe("D+1–14");
    expect(text("mail1")).toBe("D+1");
    expect(text("sms3")).toBe("D+3");
    expect(text("choices")).toBe("D+7");
    expect(text("negotiate")).toBe("D+7–10");
    expect(text("large")).toBe("D+21");
    expect([...byEvent]).toContain("dispute");
    expect([...byEvent]).not.toContain("end");
  });

  test("TI1 rounds of a repeat add up", () => {
    const doc = {
      ...SMALL,
      entry: { start: "r" },
      nodes: {
        r: { type: "repeat", max: 3, to: { body: "pause", exhausted: "end" } },
        pause: { type: "wait", for: "P7D", to: { next: "sms" } },
        sms: { type: "send", via: [{ channel: "sms", template: "x@1" }], to: { next: "r" } },
        end: { type: "exit", outcome: "exhausted" },
      },
    } as unknown as Strategy;
    const { nodes } = daysOf(doc, {});
    expect(nodes.get("sms")).toMatchObject({ from: 7, to: 21, open: false });
    expect(nodes.get("end")).toMatchObject({ from: 21, to: 21, open: false });
  });

  test("TI1 what people decide leaves the last day open; working days have weekends between them", () => {
    const { nodes } = daysOf(EARLY, {});
    expect(nodes.get("plan")?.left.open).toBe(true);
    const doc = {
      ...SMALL,
      nodes: { ...SMALL.nodes, rest: { type: "wait", for: "P3B", to: { next: "ask" } } },
    } as unknown as Strategy;
    expect(daysOf(doc, {}).nodes.get("ask")).toMatchObject({ from: 3, to: 5 });
  });

  test("TI2 the entry's condition on days past due is read in each of its forms", () => {
    const dpd = { var: "dpd" };
    expect(dpdBounds({ between: [dpd, 1, 30] })).toEqual({ from: 1, to: 30 });
    expect(dpdBounds({ and: [{ ">=": [dpd, 61] }, { ">": [{ var: "totalDue" }, 0] }] })).toEqual({ from: 61 });
    expect(dpdBounds({ "<=": [1, dpd, 5] })).toEqual({ from: 1, to: 5 });
    expect(dpdBounds({ "<": [3, dpd] })).toEqual({ from: 4 });
    expect(dpdBounds({ ">": [{ var: "totalDue" }, 0] })).toBeUndefined();
    expect(dpdBounds(true)).toBeUndefined();
  });

  test("TI2 days are written with their clock, their range and what is open", () => {
    expect(dayText({ from: 7, to: 7, open: false }, "due", EN)).toBe("D+7");
    expect(dayText({ from: -3, to: -3, open: false }, "due", EN)).toBe("D−3");
    expect(dayText({ from: -9, to: -7, open: false }, "due", EN)).toBe("D−9 – −7");
    expect(dayText({ from: 10, to: 12, open: true }, "due", EN)).toBe("D+10–12+");
    expect(dayText({ from: 0, to: 4, open: false }, "entry", EN)).toBe("Day 0–4");
  });
});

describe("scale", () => {
  const days = fc.array(fc.integer({ min: -20, max: 400 }), { maxLength: 12 });
  test("TI3 later days stand further along, and a place leads back to its day", () => {
    fc.assert(
      fc.property(
        days,
        days,
        fc.constantFrom("stretch" as const, "linear" as const),
        fc.constantFrom(0.5, 1, 2),
        (steps, others, mode, zoom) => {
          const scale = scaleOf(steps, others, { mode, zoom, due: true, room: 200 });
          const days = Array.from({ length: 450 }, (_, i) => i - 30);
          expect(days.filter((day) => scale.x(day + 1) <= scale.x(day))).toEqual([]);
          expect(days.filter((day) => scale.dayAt(scale.x(day)) !== day)).toEqual([]);
          for (const [i, { from, to }] of scale.bands.entries()) {
            expect(to).toBeGreaterThan(from);
            expect(from).toBe(scale.bands[i - 1]?.to ?? 0);
          }
        },
      ),
    );
  });
});

/** The last wait ends a day later. */
const shifted = (doc: Strategy): Strategy => {
  const shift = shiftBy(doc, "large", 1, {});
  const outcome = shift.ok ? runCommand(doc, shift.command) : undefined;
  return outcome?.ok === true ? outcome.doc : doc;
};

const rowOf = ({ y, height }: Item): number => y + height / 2;

const apart = (a: Item, b: Item): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

describe("layout of the timeline", () => {
  test("TI4 each step that can be reached has one box on its day, no box lies over another, and all lie in their lane", () => {
    fc.assert(
      fc.property(documents(), fc.constantFrom(0.5, 1, 2), (doc, zoom) => {
        const { items, lanes, scale, height } = layout(doc, "stretch", zoom);
        expect(items.map(({ id }) => id).sort()).toEqual([...reachableFrom(doc, {})].sort());
        for (const [i, a] of items.entries()) {
          const lane = lanes[a.lane];
          expect(a.y).toBeGreaterThanOrEqual(lane?.y ?? Infinity);
          expect(a.y + a.height).toBeLessThanOrEqual((lane?.y ?? 0) + (lane?.height ?? 0));
          if (a.kind !== "span") expect(a.x).toBe(scale.x(a.days.planned.from));
          for (const b of items.slice(i + 1)) expect([a, b, apart(a, b)]).toEqual([a, b, true]);
        }
        expect(lanes.reduce((sum, lane) => sum + lane.height, 0)).toBe(height);
      }),
    );
  });

  test.each(Object.entries(BLUEPRINTS))("TI4 %s: drawn twice it is the same", (_, doc) => {
    const once = JSON.stringify({ ...layout(doc), scale: undefined });
    expect(JSON.stringify({ ...layout(structuredClone(doc)), scale: undefined })).toBe(once);
  });

  test.each(Object.entries(BLUEPRINTS))("TI4 %s: steps of one day stand below each other, in their order", (_, doc) => {
    const { items, lanes } = layout(doc);
    const byId = new Map(items.map((item) => [item.id, item]));
    const rowOf = (item: Item) => Math.floor((item.y - (lanes[item.lane]?.y ?? 0)) / 64);
    for (const flow of outlineOf(doc, {}).flows)
      for (const [i, { id }] of flow.entries()) {
        const [a, b] = [byId.get(flow[i - 1]?.id ?? ""), byId.get(id)];
        if (a === undefined || b === undefined || b.kind === "span" || a.days.planned.from !== b.days.planned.from)
          continue;
        expect([id, rowOf(b) > rowOf(a)]).toEqual([id, true]);
      }
  });

  test("TI4 days that are possible are drawn beside the step, and end before the next one in its row", () => {
    fc.assert(
      fc.property(documents({ kinds: ["send", "wait", "until", "if", "waitFor"] }), fc.boolean(), (random, rolls) => {
        const nodes = Object.entries(nodesOf(random)).map(([id, node]) => [
          id,
          node.type === "wait" && rolls ? { ...node, roll: "forward" } : node,
        ]);
        const doc = { ...random, policies: ["house-es"], nodes: Object.fromEntries(nodes) } as Strategy;
        const steps = layout(doc).items.filter(({ kind }) => kind !== "span");
        const byId = momentsOf(doc, {}).offsets;
        for (const a of steps) {
          const { days, foot, moved, room } = a;
          expect(foot > 0).toBe(days.planned.from < days.planned.to);
          expect((moved?.on ?? 0) > 0).toBe((byId.get(a.id)?.later ?? 0) > 0);
          const after = steps.filter((b) => b.lane === a.lane && rowOf(b) === rowOf(a) && b.x > a.x);
          const ends = after.map((b) => b.x - (b.moved?.back ?? 0) - a.x);
          expect(room).toBe(ends[0] ?? Infinity);
        }
      }),
    );
  });

  test("TI4 a wait lasts until its day; one for an event until the last day", () => {
    const doc = {
      ...SMALL,
      nodes: {
        ...SMALL.nodes,
        rest: { type: "wait", for: "P10D", roll: "forward", to: { next: "event" } },
        event: {
          type: "waitFor",
          cases: [{ port: "paid", on: ["payment.received"] }],
          for: "P20D",
          to: { paid: "ask", timeout: "ask" },
        },
      },
    } as unknown as Strategy;
    const { items, scale } = layout(doc, "linear");
    const end = (id: string) => {
      const item = items.find((one) => one.id === id);
      return scale.dayAt((item?.x ?? 0) + (item?.width ?? 0) + 8);
    };
    expect([end("rest"), end("event")]).toEqual([10, 30]);
  });

  test("TI8 all that is in sight is drawn, with the steps that are kept, in their order, and nothing far away", () => {
    const side = fc.nat(4000);
    fc.assert(
      fc.property(documents(), side, side, fc.nat(1), (doc, left, top, keep) => {
        const drawing = layout(doc);
        const sight = { left, top, right: left + 1280, bottom: top + 800 };
        const kept = new Set(drawing.items.slice(-keep).map(({ id }) => id));
        const { lanes, lines, holdouts } = shownOf(drawing, sight, kept);
        const shown = lanes.flatMap(({ items }) => items);
        const isIn = ({ x, y, width, height }: Item) =>
          isAlong(sight, x, width) && y < sight.bottom && y + height > sight.top;
        const ids = new Set(shown.map(({ id }) => id));
        for (const item of drawing.items) if (isIn(item) || kept.has(item.id)) expect(ids).toContain(item.id);
        expect(shown).toEqual(drawing.items.filter(({ id }) => ids.has(id)).sort((a, b) => a.lane - b.lane));
        for (const { id, x, y, width, height, foot, moved } of shown) {
          const reach = x + Math.max(width, foot);
          const near = x - (moved?.back ?? 0) <= sight.right && reach >= left && y < sight.bottom && y + height > top;
          expect(near || kept.has(id)).toBe(true);
        }
        for (const { lane, inSight } of lanes)
          expect(inSight).toBe(lane.y < sight.bottom && lane.y + lane.height > top);
        expect(drawing.lines).toEqual(expect.arrayContaining([...lines]));
        expect(drawing.holdouts).toEqual(expect.arrayContaining([...holdouts]));
      }),
    );
  });

  test("TI8 scrolling to a step goes no further than it must", () => {
    const length = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(
        fc.nat(5000),
        fc.integer({ min: 200, max: 2000 }),
        fc.nat(5000),
        length,
        (at, size, from, stretch) => {
          const after = scrolledTo(at, size, from, stretch);
          expect(after).toBeGreaterThanOrEqual(0);
          expect(after).toBeLessThanOrEqual(from);
          if (stretch + 48 <= size) expect(after + size).toBeGreaterThanOrEqual(from + stretch);
          expect(scrolledTo(after, size, from, stretch)).toBe(after);
        },
      ),
    );
  });

  test("TI8 what says the same as before stays the same object", () => {
    const before = layout(EARLY);
    const renamed = { ...EARLY.nodes, sms3: { ...EARLY.nodes.sms3, name: "Another name" } };
    expect(steadyLayout(before, layout({ ...EARLY, nodes: renamed } as Strategy))).toBe(before);
    const moved = steadyLayout(before, layout(shifted(EARLY)));
    const same = moved.items.filter((item) => before.items.includes(item));
    expect(same.length).toBeGreaterThan(0);
    expect(same.length).toBeLessThan(before.items.length);
  });

  test("TI5 arrows reach every step, by lane and by day", () => {
    fc.assert(
      fc.property(documents({ kinds: ["send", "wait", "if", "split", "task"], sound: true }), (doc) => {
        const { items } = layout(doc);
        const seen = new Set<NodeId>([walkTo(items, undefined, "first") as NodeId]);
        for (const id of seen)
          for (const step of ["later", "sooner", "down", "up"] as const) {
            const next = walkTo(items, id, step);
            if (next !== undefined) seen.add(next);
          }
        expect(seen.size).toBe(items.length);
      }),
    );
  });
});

describe("moving a step to another day", () => {
  const moved = (doc: Strategy, id: NodeId, days: number): Strategy => {
    const shift = shiftBy(doc, id, days, {});
    if (!shift.ok) throw new Error(shift.why);
    const outcome = runCommand(doc, shift.command);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.doc;
  };

  test("TI6 the step is on the other day, and moving it back gives the same document", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("sms3", "day3", "choices", "whatsapp10", "large"),
        fc.integer({ min: 0, max: 2 }),
        (id, by) => {
          const after = moved(EARLY, id, by);
          const before = daysOf(EARLY, {}).nodes.get(id);
          const there = daysOf(after, {}).nodes.get(id);
          const end = (days: typeof before) => (id === "day3" ? days?.left.to : days?.from);
          expect(end(there)).toBe((end(before) ?? 0) + by);
          expect(moved(after, id, -by)).toEqual(EARLY);
        },
      ),
    );
  });

  test("TI6 it is refused where no single wait decides", () => {
    const why = (doc: Strategy, id: NodeId, days = 1) => {
      const shift = shiftBy(doc, id, days, {});
      return shift.ok ? undefined : shift.why;
    };
    expect(why(EARLY, "hour")).toBe("start");
    expect(why(EARLY, "mail1")).toBe("several");
    expect(why(EARLY, "dispute")).toBe("event");
    expect(why(EARLY, "missed")).toBe("event");
    expect(why(SMALL, "cured")).toBe("event");
    expect(why(SMALL, "ask")).toBeUndefined();
    expect(why(SMALL, "ask", -6)).toBe("soon");
    const hours = { ...SMALL, nodes: { ...SMALL.nodes, rest: { ...SMALL.nodes.rest, for: "PT36H" } } } as Strategy;
    expect(why(hours, "ask")).toBe("length");
  });
});

describe("messages in seven days", () => {
  /** The most messages on any path within the seven days that end on a day. */
  function byPaths(doc: Strategy, day: number): number {
    const { nodes } = daysOf(doc, {});
    const walk = (id: NodeId): number => {
      const node = nodeAt(doc, id);
      const at = nodes.get(id)?.from ?? Infinity;
      const counts = node?.type === "send" && at <= day && at > day - WINDOW ? 1 : 0;
      const next = node === undefined ? [] : waysOf(node, {}).flatMap(({ target }) => target ?? []);
      return counts + Math.max(0, ...next.map(walk));
    };
    return walk(doc.entry.start);
  }

  test("TI7 it is the busiest way, as walking every path tells it", () => {
    fc.assert(
      fc.property(documents({ kinds: ["send", "wait", "if"], sound: true }), (doc) => {
        for (const { day, messages } of busiestDays(doc, daysOf(doc, {}), {})) expect(messages).toBe(byPaths(doc, day));
      }),
    );
  });

  test("TI7 messages after an event and those that customers are owed do not count", () => {
    const days = busiestDays(EARLY, daysOf(EARLY, {}), {});
    expect(Math.max(...days.map(({ messages }) => messages))).toBe(3);
    expect(nodesOf(EARLY).confirm?.purpose).toBe("operationConfirmation");
  });

  test("TI7 the limit is the least that a pack of the strategy allows in seven days", () => {
    expect(limitOf(SMALL, {})).toBeUndefined();
    const nyc = { ...SMALL, policies: ["us-nyc-6rcny5-77"] };
    expect(limitOf(nyc, {})).toBe(3);
  });
});
