import { type Strategy, validateStrategy } from "@dunlin/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nodesOf } from "../../src/document/strategy.ts";
import { withMoved, withNewStep, withoutStep, withStep } from "../../src/list/edits.ts";
import { docFrom, type ListStep, listOf, type SimpleList } from "../../src/list/list.ts";
import { createEditorStore } from "../../src/store/store.ts";
import { BLUEPRINTS, SMALL } from "../strategies.ts";

const BASE = {
  ...{ format: "dunlin.strategy/1", id: "base", name: "Base", note: "kept", time: { zone: "Europe/Madrid" } },
  ...{ entry: { start: "", when: { ">": [{ var: "totalDue" }, 0] } }, nodes: {} },
} as unknown as Strategy;

const read = (doc: Strategy): SimpleList => {
  const reading = listOf(doc);
  if (!reading.ok) throw new Error(`not simple: ${reading.why} ${reading.node}`);
  return reading.list;
};

const steps: fc.Arbitrary<ListStep> = fc
  .record({
    from: fc.constantFrom("due" as const, "previous" as const),
    days: fc.integer({ min: -20, max: 90 }),
    channel: fc.constantFrom("email", "sms", "letter"),
    template: fc.constantFrom("soft@1", "firm@2"),
  })
  .map((step) => ({ ...step, days: step.from === "due" ? step.days : Math.abs(step.days) }));

const lists: fc.Arbitrary<SimpleList> = fc.record({
  steps: fc.array(steps, { minLength: 1, maxLength: 6 }),
  repeat: fc.option(fc.record({ every: fc.integer({ min: 1, max: 30 }), atMost: fc.integer({ min: 1, max: 9 }) }), {
    nil: undefined,
  }),
  end: fc.constant(undefined),
  outcome: fc.constantFrom("exhausted", "placed"),
  untilPaid: fc.constant(true),
});

/** What a list says, without the ids by which it says it. */
const said = ({ steps: all, repeat, outcome, untilPaid }: SimpleList) => ({
  steps: all.map(({ from, days, channel, template }) => ({ from, days, channel, template })),
  repeat: repeat === undefined ? undefined : { every: repeat.every, atMost: repeat.atMost },
  ...{ outcome, untilPaid },
});

const EDITS = fc.constantFrom<(list: SimpleList, at: number) => SimpleList>(
  (list) => withNewStep(list),
  (list, at) => (list.steps.length > 1 ? withoutStep(list, at) : list),
  (list, at) => withMoved(list, at, at + 1),
  (list, at) => withStep(list, at, { days: 5, from: "due" }),
  (list, at) => withStep(list, at, { days: 4, from: "previous" }),
  (list, at) => withStep(list, at, { channel: "push", template: "push@1" }),
  (list) => ({ ...list, repeat: list.repeat === undefined ? { every: 3, atMost: 2 } : undefined }),
  (list) => ({ ...list, outcome: "cured" }),
);

describe("the list of a strategy", () => {
  test("LI1 what was not edited is the very same document", () => {
    fc.assert(
      fc.property(lists, (list) => {
        const doc = docFrom(list, BASE);
        expect(docFrom(read(doc), doc)).toBe(doc);
      }),
    );
  });

  test("LI2 a list that is written reads the same again, in a document without errors", () => {
    fc.assert(
      fc.property(lists, (list) => {
        const doc = docFrom(list, BASE);
        expect(said(read(doc))).toEqual(said(list));
        const errors = validateStrategy(doc).filter(({ severity }) => severity === "error");
        expect(errors.map(({ code, path, data }) => [code, path, data])).toEqual([]);
        expect(doc.note).toBe("kept");
      }),
    );
  });

  test("LI2 any edits give a document that reads as the list, and keep what they do not touch", () => {
    fc.assert(
      fc.property(lists, fc.array(fc.tuple(EDITS, fc.nat(5)), { maxLength: 6 }), (list, edits) => {
        let doc = docFrom(list, BASE);
        for (const [edit, at] of edits) {
          const before = read(doc);
          const next = edit(before, at % before.steps.length);
          const after = docFrom(next, doc);
          expect(said(read(after))).toEqual(said(next));
          const kept = Object.keys(after.nodes).filter((id) => Object.hasOwn(doc.nodes, id));
          expect(Object.keys(doc.nodes).filter((id) => kept.includes(id))).toEqual(kept);
          doc = after;
        }
        // A new message asks for a template.
        const errors = validateStrategy(doc).filter(
          ({ severity, path }) => severity === "error" && !path.endsWith("/template"),
        );
        expect(errors).toEqual([]);
      }),
    );
  });

  test("LI5 no id is ever given to two steps, whatever is deleted, undone and written anew", () => {
    const turns = fc.array(fc.tuple(fc.oneof(EDITS, fc.constant("undo" as const)), fc.nat(5)), { maxLength: 12 });
    fc.assert(
      fc.property(lists, turns, (list, edits) => {
        const store = createEditorStore({ doc: docFrom(list, BASE) });
        const known = new Set(Object.keys(nodesOf(store.getState().doc)));
        for (const [edit, at] of edits) {
          const { doc } = store.getState();
          if (edit === "undo") {
            store.undo();
            continue;
          }
          const before = read(doc);
          const next = docFrom(edit(before, at % before.steps.length), doc, store.usedIds());
          store.execute({ type: "document.replace", doc: next, why: "list" });
          const added = Object.keys(nodesOf(next)).filter((id) => !Object.hasOwn(doc.nodes, id));
          expect(added.filter((id) => known.has(id))).toEqual([]);
          for (const id of added) known.add(id);
        }
      }),
    );
  });

  test("LI3 names, notes, other channels and members that it does not show stay", () => {
    const [first] = Object.entries({
      start: {
        type: "send",
        name: "Soft",
        via: [
          { channel: "email", template: "a@1" },
          { channel: "sms", template: "b@1" },
        ],
        ttl: "P1D",
        to: { next: "end" },
      },
    });
    const doc = {
      ...BASE,
      entry: { start: "start" },
      nodes: { end: { type: "exit", outcome: "exhausted", name: "Over" }, [first?.[0] ?? ""]: first?.[1] },
    } as unknown as Strategy;
    const after = docFrom(withStep(read(doc), 0, { template: "c@2" }), doc);
    expect(Object.keys(after.nodes)).toEqual(["end", "start"]);
    expect(after.nodes.start).toEqual({
      ...doc.nodes.start,
      via: [
        { channel: "email", template: "c@2" },
        { channel: "sms", template: "b@1" },
      ],
    });
    expect(after.nodes.end).toBe(doc.nodes.end);
  });

  test("LI4 a strategy that a list cannot show says why", () => {
    const why = (doc: Strategy) => {
      const reading = listOf(doc);
      return reading.ok ? undefined : reading.why;
    };
    expect(why(SMALL)).toBe("branches");
    for (const doc of Object.values(BLUEPRINTS)) expect(why(doc)).toBeDefined();
    expect(why(BLUEPRINTS["b-early-stage"] as Strategy)).toBe("handlers");
    const simple = docFrom(
      {
        steps: [{ from: "due", days: 3, channel: "sms", template: "x@1" }],
        repeat: undefined,
        end: undefined,
        outcome: "exhausted",
        untilPaid: false,
      },
      BASE,
    );
    const with_ = (nodes: object) => ({ ...simple, nodes: { ...simple.nodes, ...nodes } }) as unknown as Strategy;
    expect(why(with_({ more: { type: "exit", outcome: "cured" } }))).toBe("unreached");
    expect(why(with_({ wait: { type: "wait", for: "PT3H", to: { next: "sms" } } }))).toBe("waits");
    expect(why(with_({ end: { type: "goal", goal: "reached", to: {} } }))).toBe("steps");
    expect(why({ ...simple, entry: { ...simple.entry, start: "nowhere" } })).toBe("open");
    expect(why({ ...simple, entry: { ...simple.entry, byDpd: [{ from: 3, start: "sms" }] } })).toBe("starts");
  });
});
