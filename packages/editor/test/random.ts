/** Documents at random: sound ones and, on wish, some with open ways, unknown types and steps that nothing leads to. */

import type { Strategy } from "@dunlin/engine";
import fc from "fast-check";

const TYPES = ["send", "wait", "until", "waitFor", "if", "split", "task", "offer", "repeat", "acme.unknown"] as const;

type Kind = (typeof TYPES)[number];

interface Plan {
  readonly kinds: readonly { readonly kind: Kind; readonly days: number; readonly targets: readonly number[] }[];
  readonly handlers: readonly number[];
  readonly late: readonly number[];
}

const params = (kind: Kind, days: number): Record<string, unknown> => {
  switch (kind) {
    case "send":
      return { type: "send", via: [{ channel: "sms", template: "x@1" }] };
    case "wait":
      return { type: "wait", for: `P${days}D` };
    case "until":
      return {
        type: "wait",
        until: { anchor: "oldestDueDate", offset: `P${days}D` },
        ifPast: days % 2 ? "skip" : "now",
      };
    case "waitFor":
      return { type: "waitFor", cases: [{ port: "paid", on: ["payment.received"] }], for: `P${days}D` };
    case "if":
      return { type: "if", when: { ">": [{ var: "totalDue" }, 0] } };
    case "split":
      return {
        type: "split",
        experiment: "e",
        variants: [
          { key: "A", weight: 5000, control: true },
          { key: "B", weight: 5000, holdout: true },
        ],
      };
    case "task":
      return { type: "task", queue: "q", dispositions: ["reached", "busy"], due: `P${days}D` };
    case "offer":
      return {
        type: "offer",
        offer: "plan",
        options: [{ key: "three", count: 3, frequency: "monthly" }],
        validFor: `P${days}D`,
      };
    case "repeat":
      return { type: "repeat", max: 3, every: `P${days}D` };
    default:
      return { type: kind };
  }
};

const PORTS: Readonly<Record<Kind, readonly string[]>> = {
  send: ["next", "blocked"],
  wait: ["next"],
  until: ["next", "skipped"],
  waitFor: ["paid", "timeout"],
  if: ["yes", "no"],
  split: ["A", "B"],
  task: ["reached", "busy", "timeout"],
  offer: ["accepted", "expired"],
  repeat: ["exhausted"],
  "acme.unknown": ["out"],
};

/** Ways lead to later steps only, the last one is an end; a repeat gets a round of one wait. */
function built({ kinds, handlers, late }: Plan, broken: boolean): Strategy {
  const nodes: Record<string, unknown> = {};
  const nameOf = (at: number) => (at >= kinds.length ? "end" : `n${at}`);
  /** Now and then a way leads to a step that is not there. */
  const targetOf = (at: number, days: number) => (broken && days === 13 ? "gone" : nameOf(at));
  for (const [at, { kind, days, targets }] of kinds.entries()) {
    const to = Object.fromEntries(
      PORTS[kind].flatMap((port, i) => {
        const ahead = targets[i] ?? 0;
        return ahead < 0 || (port === "skipped" && days % 2 === 0) ? [] : [[port, targetOf(at + 1 + ahead, days)]];
      }),
    );
    if (kind === "repeat") {
      nodes[`round${at}`] = { type: "wait", for: "P1D", to: { next: `n${at}` } };
      to.body = `round${at}`;
    }
    nodes[`n${at}`] = { ...params(kind, days), to };
  }
  nodes.end = { type: "exit", outcome: "exhausted" };
  return {
    ...{ format: "dunlin.strategy/1", id: "random", name: "Random", time: { zone: "Europe/Madrid" } },
    entry: {
      start: "n0",
      when: { between: [{ var: "dpd" }, 1, 20] },
      byDpd: late.map((at, i) => ({ from: 5 + i, start: nameOf(at) })),
    },
    handlers: handlers.map((at, i) => ({ id: `h${i}`, on: ["promise.created"], goto: nameOf(at) })),
    nodes,
  } as unknown as Strategy;
}

export interface RandomOptions {
  readonly kinds?: readonly Kind[];
  /** Only ways that lead somewhere, and nothing but the start. */
  readonly sound?: boolean;
}

export const documents = ({ kinds = TYPES, sound = false }: RandomOptions = {}): fc.Arbitrary<Strategy> => {
  const target = fc.integer({ min: sound ? 0 : -1, max: 4 });
  const step = fc.record({
    kind: fc.constantFrom(...kinds),
    days: fc.integer({ min: 1, max: 30 }),
    targets: fc.tuple(target, target, target),
  });
  const places = fc.array(fc.nat(12), { maxLength: sound ? 0 : 2 });
  return fc
    .record({ kinds: fc.array(step, { minLength: 1, maxLength: 12 }), handlers: places, late: places })
    .map((plan) => built(plan, !sound));
};
