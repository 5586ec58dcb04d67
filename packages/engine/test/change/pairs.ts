/** Pairs of documents: two of their own, or one and what became of it after some edits, sensible ones and blind ones. */

import fc from "fast-check";
import type { Strategy } from "../../src/index.ts";
import { strategies } from "../arbitrary.ts";

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Members = { [name: string]: Json };

/** Numbers are taken modulo whatever there is to choose from. */
interface Edit {
  readonly kind: keyof typeof EDITS;
  readonly at: number;
  readonly to: number;
}

/** Every object and list in a value, itself included. */
const containers = (value: Json): (Members | Json[])[] =>
  typeof value !== "object" || value === null ? [] : [value, ...Object.values(value).flatMap(containers)];

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

interface Step {
  readonly id: string;
  readonly node: { to: Record<string, string> };
}

const steps = (document: Members): Step[] =>
  Object.entries(document.nodes as unknown as Record<string, { to?: Record<string, string> }>).flatMap(([id, node]) =>
    typeof node === "object" && typeof node?.to === "object" && node.to !== null && Object.keys(node.to).length > 0
      ? [{ id, node: node as Step["node"] }]
      : [],
  );

/** All ways to a step lead to where it leads. */
function bridge(document: Members, { id, node }: Step): void {
  const onward = node.to.next ?? (Object.values(node.to)[0] as string);
  for (const step of steps(document)) {
    for (const [port, target] of Object.entries(step.node.to)) if (target === id) step.node.to[port] = onward;
  }
}

/** A step stands in a way of another. */
function place(id: string, node: { to: Record<string, string> }, behind: Step, at: number): void {
  const port = pick(Object.keys(behind.node.to), at);
  node.to = { ...node.to, next: behind.node.to[port] as string };
  behind.node.to[port] = id;
}

const EDITS = {
  drop: (document: Members, at: number, to: number) => {
    const inside = pick(containers(document), at);
    if (Array.isArray(inside)) inside.splice(to % (inside.length + 1), 1);
    else delete inside[pick([...Object.keys(inside), "x"], to)];
  },
  replace: (document: Members, at: number, to: number) => {
    const inside = pick(containers(document), at);
    const values: Json[] = [0, 7, "P5D", "n1", "~/", true, null, [], {}, { next: "n2" }, [{ key: "a" }, { key: "b" }]];
    const names = [...Object.keys(inside), ...(Array.isArray(inside) ? [] : ["x", "to", "a/b~c", "toString", "name"])];
    if (names.length > 0) (inside as Members)[pick(names, to)] = structuredClone(pick(values, at + to));
  },
  shuffle: (document: Members, at: number, to: number) => {
    const lists = containers(document).filter((value) => Array.isArray(value) && value.length > 1) as Json[][];
    if (lists.length === 0) return;
    const list = pick(lists, at);
    list.push(...list.splice(0, 1 + (to % (list.length - 1))));
  },
  copy: (document: Members, at: number, to: number) => {
    const lists = containers(document).filter((value) => Array.isArray(value) && value.length > 0) as Json[][];
    if (lists.length === 0) return;
    const item: Json = structuredClone(pick(pick(lists, at), to));
    if (typeof item === "object" && item !== null && !Array.isArray(item)) {
      for (const key of ["id", "key", "port"]) if (typeof item[key] === "string") item[key] = `${item[key]}2`;
    }
    pick(lists, at).splice(to % 3, 0, item);
  },
  moveStep: (document: Members, at: number, to: number) => {
    const all = steps(document);
    if (all.length < 2) return;
    const moved = pick(all, at);
    const behind = pick(
      all.filter((step) => step !== moved),
      to,
    );
    bridge(document, moved);
    place(moved.id, moved.node, behind, to);
  },
  removeStep: (document: Members, at: number) => {
    const all = steps(document);
    if (all.length === 0) return;
    const gone = pick(all, at);
    bridge(document, gone);
    delete (document.nodes as Members)[gone.id];
  },
  insertWait: (document: Members, at: number, to: number) => {
    const all = steps(document);
    if (all.length === 0) return;
    const node = { type: "wait", for: `P${to % 9}D`, to: {} };
    place(`new${to % 5}`, node, pick(all, at), to);
    (document.nodes as unknown as Record<string, unknown>)[`new${to % 5}`] = node;
  },
} as const;

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...(Object.keys(EDITS) as (keyof typeof EDITS)[])),
  at: fc.nat(),
  to: fc.nat(),
});

function edited(strategy: Strategy, edits: readonly Edit[]): Strategy {
  const document = structuredClone(strategy) as unknown as Members;
  for (const { kind, at, to } of edits) {
    if (typeof document.nodes === "object" && document.nodes !== null) EDITS[kind](document, at, to);
  }
  return document as unknown as Strategy;
}

/** An older and a newer document. Edits can leave any JSON; a document of its own is sound. */
export const pairs: fc.Arbitrary<readonly [Strategy, Strategy]> = fc.oneof(
  { weight: 1, arbitrary: fc.tuple(strategies, strategies) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(strategies, fc.array(edit, { minLength: 1, maxLength: 6 }))
      .map(([strategy, edits]): [Strategy, Strategy] => [strategy, edited(strategy, edits)]),
  },
);

/** The same value with the members of its objects in another order. */
export function shuffled<T>(value: T, turn: number): T {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, turn)) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, shuffled(inner, turn)] as const);
  const cut = turn % (entries.length || 1);
  return Object.fromEntries([...entries.slice(cut), ...entries.slice(0, cut)].reverse()) as T;
}
