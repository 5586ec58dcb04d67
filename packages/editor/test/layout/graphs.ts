/** Random strategies to lay out: any ways between any steps, and rounds. */

import type { Strategy } from "@dunlin/engine";
import fc from "fast-check";

const KINDS = ["send", "wait", "if", "switch", "split", "task", "exit", "repeat", "bank.scoring"] as const;

/** A step: its kind, and numbers that choose where its ways lead. */
type Dice = readonly [kind: (typeof KINDS)[number], a: number, b: number, c: number];

export const dice: fc.Arbitrary<readonly Dice[]> = fc.array(
  fc.tuple(fc.constantFrom(...KINDS), fc.nat(999), fc.nat(999), fc.nat(999)),
  { minLength: 1, maxLength: 30 },
);

/** Ways lead on to one of the next steps; those of a repeat's rounds also back to it; some lead nowhere. */
export function strategyOf(all: readonly Dice[]): Strategy {
  const nodes: Record<string, unknown> = {};
  const repeats: number[] = [];
  for (const [i, [kind, a, b, c]] of all.entries()) {
    const ahead = (n: number): string | undefined => {
      const back = repeats.at(-1);
      if (n % 11 === 0 && back !== undefined) return `n${back}`;
      const step = i + 1 + (n % 13 === 0 ? n % 17 : n % 3);
      return step < all.length ? `n${step}` : n % 5 === 0 ? undefined : "end";
    };
    nodes[`n${i}`] = nodeOf(kind, [ahead(a), ahead(b), ahead(c)], c % 4 === 0);
    if (kind === "repeat") repeats.push(i);
    if (c % 7 === 0) repeats.pop();
  }
  nodes.end = { type: "exit", outcome: "exhausted" };
  const handlers = all.length > 5 ? [{ id: "h", on: ["dispute.opened"], goto: `n${all.length - 2}` }] : [];
  const doc = { format: "dunlin.strategy/1", id: "r", name: "", time: { zone: "UTC" }, entry: { start: "n0" } };
  return { ...doc, handlers, nodes } as unknown as Strategy;
}

function nodeOf(kind: Dice[0], [a, b, c]: readonly (string | undefined)[], holdout: boolean): unknown {
  const to = (ways: Readonly<Record<string, string | undefined>>) =>
    Object.fromEntries(Object.entries(ways).filter(([, target]) => target !== undefined));
  switch (kind) {
    case "send":
      return { type: kind, via: [{ channel: "sms", template: "a@1" }], to: to({ next: a }) };
    case "wait":
      return { type: kind, for: "P1D", to: to({ next: a }) };
    case "if":
      return { type: kind, when: { ">": [{ var: "dpd" }, 1] }, to: to({ yes: a, no: b, unknown: c }) };
    case "switch":
      return {
        type: kind,
        cases: [
          { port: "a", when: true },
          { port: "b", when: true },
        ],
        to: to({ a, b, else: c }),
      };
    case "split": {
      const variants = [
        { key: "A", weight: 5000 },
        { key: "B", weight: 4000 },
        { key: "C", weight: 1000, holdout },
      ];
      return { type: kind, experiment: "e", variants, to: to({ A: a, B: b, C: c }) };
    }
    case "task":
      return {
        type: kind,
        queue: "q",
        dispositions: ["done", "busy"],
        due: "P1D",
        to: to({ done: a, busy: b, timeout: c }),
      };
    case "repeat":
      return { type: kind, max: 3, to: to({ body: a, exhausted: b }) };
    case "bank.scoring":
      return { type: kind, to: to({ low: a, high: b }) };
    case "exit":
      return { type: kind, outcome: "cured" };
  }
}

/** What a block of steps is made of: a step, a choice, or rounds of blocks. */
type Block =
  | { readonly kind: "step" }
  | { readonly kind: "choice"; readonly yes: readonly Block[]; readonly no: readonly Block[]; readonly leaves: boolean }
  | { readonly kind: "rounds"; readonly body: readonly Block[] };

const blocks = fc.letrec<{ list: readonly Block[]; one: Block }>((tie) => ({
  one: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constant({ kind: "step" as const }),
    fc.record({ kind: fc.constant("rounds" as const), body: tie("list") }),
    fc.record({ kind: fc.constant("choice" as const), yes: tie("list"), no: tie("list"), leaves: fc.boolean() }),
  ),
  list: fc.array(tie("one"), { minLength: 1, maxLength: 3 }),
})).list;

/** Strategies of blocks, with rounds in rounds; from some choices a way leads out to the end, or on to the next round. */
export const roundsOf: fc.Arbitrary<Strategy> = blocks.map((list) => {
  const nodes: Record<string, unknown> = { end: { type: "exit", outcome: "exhausted" } };
  let count = 0;
  const put = (node: unknown): string => {
    const id = `n${count++}`;
    nodes[id] = node;
    return id;
  };
  const build = (all: readonly Block[], next: string): string => all.reduceRight((to, block) => one(block, to), next);
  const one = (block: Block, next: string): string => {
    switch (block.kind) {
      case "step":
        return put({ type: "wait", for: "P1D", to: { next } });
      case "choice": {
        const no = build(block.no, block.leaves ? "end" : next);
        return put({ type: "if", when: true, to: { yes: build(block.yes, next), no } });
      }
      case "rounds": {
        const id = put({});
        nodes[id] = { type: "repeat", max: 2, to: { body: build(block.body, id), exhausted: next } };
        return id;
      }
    }
  };
  const start = build(list, "end");
  const doc = { format: "dunlin.strategy/1", id: "r", name: "", time: { zone: "UTC" }, entry: { start } };
  return { ...doc, nodes } as unknown as Strategy;
});

/** Steps by their number, each with its kind and where its ways lead: `wait:1 if:2,end`. The first one is where cases come in. */
export function strategyFrom(text: string): Strategy {
  const ways: Readonly<Record<string, readonly string[]>> = {
    wait: ["next"],
    if: ["yes", "no"],
    repeat: ["body", "exhausted"],
  };
  const more: Readonly<Record<string, object>> = { wait: { for: "P1D" }, if: { when: true }, repeat: { max: 2 } };
  const steps = text.split(" ").map((step, i): [string, object] => {
    const [type = "", targets = ""] = step.split(":");
    const to = targets.split(",").map((target, n) => [ways[type]?.[n], target === "end" ? target : `n${target}`]);
    return [`n${i}`, { type, ...more[type], to: Object.fromEntries(to) }];
  });
  const nodes = { ...Object.fromEntries(steps), end: { type: "exit", outcome: "exhausted" } };
  const doc = { format: "dunlin.strategy/1", id: "r", name: "", time: { zone: "UTC" }, entry: { start: "n0" } };
  return { ...doc, nodes } as unknown as Strategy;
}
