/**
 * Two versions of a strategy beside each other: which of their nodes are the same, and what lies ahead of each. Worked out
 * once for a pair of programs, however many cases are moved.
 */

import { type Flow, type FlowNode, flowOf } from "../../check/flow.ts";
import type { CompiledNode, Tables } from "../../compile/compile.ts";
import type { Node } from "../../model/node.ts";
import type { Id } from "../../model/notation.ts";
import { isContact } from "../../nodes/contact.ts";
import { isWithin } from "../../run/advance.ts";
import { type Program, tablesOf } from "../../run/program.ts";

/** One version: what it runs by, and its ways. */
export class Version {
  readonly tables: Tables;
  readonly flow: Flow;
  /** Of `goal` nodes marked as checkpoints. */
  readonly checkpoints: ReadonlySet<Id>;
  readonly #ahead = new Map<Id, ReadonlySet<Id>>();
  readonly #passing = new Map<Id, ReadonlySet<Id>>();

  constructor(program: Program) {
    const tables = tablesOf(program);
    if (tables === undefined) throw new RangeError("a program that compileStrategy did not make");
    this.tables = tables;
    this.flow = flowOf(program.strategy, program);
    const nodes = [...this.flow.nodes.values()];
    this.checkpoints = new Set(nodes.filter(({ node }) => isCheckpoint(node)).map(({ path }) => path));
  }

  compiled(path: Id): CompiledNode | undefined {
    return this.tables.nodes.get(path);
  }

  node(path: Id): Node | undefined {
    return this.flow.nodes.get(path)?.node;
  }

  /** Where its ports lead, and where a called strategy leads that ends here; events lead nowhere. */
  next(path: Id): readonly Id[] {
    return (this.flow.edges.get(path) ?? []).filter(({ byEvent }) => !byEvent).map(({ to }) => to);
  }

  /** All that can be reached from a node by ports, itself only on a way back. */
  ahead(path: Id): ReadonlySet<Id> {
    const known = this.#ahead.get(path);
    if (known !== undefined) return known;
    const found = new Set(this.next(path));
    for (const each of found) for (const to of this.next(each)) found.add(to);
    this.#ahead.set(path, found);
    return found;
  }

  /** Whether a node can be reached in any way, by events too. */
  leadsTo(path: Id, goals: ReadonlySet<Id>): boolean {
    const found = new Set([path]);
    for (const each of found) {
      if (goals.has(each)) return true;
      for (const { to } of this.flow.edges.get(each) ?? []) found.add(to);
    }
    return false;
  }

  /** The nodes from which every way by ports comes past `stop`, itself among them. */
  passing(stop: Id): ReadonlySet<Id> {
    const known = this.#passing.get(stop);
    if (known !== undefined) return known;
    const paths = [...this.flow.nodes.keys()];
    const before = new Map<Id, Id[]>();
    for (const path of paths) for (const to of this.next(path)) before.set(to, [...(before.get(to) ?? []), path]);
    const around = new Set(paths.filter((path) => path !== stop && this.next(path).length === 0));
    for (const each of around) for (const from of before.get(each) ?? []) if (from !== stop) around.add(from);
    const passing = new Set(paths.filter((path) => !around.has(path)));
    this.#passing.set(stop, passing);
    return passing;
  }

  /** Paths of the repeats around a node; a repeat is not around itself. */
  repeatsAround(path: Id): readonly Id[] {
    const repeats = [...this.tables.nodes.values()].filter(({ body }) => body !== undefined);
    return repeats.filter(({ id, body }) => id !== path && isWithin(path, id, body)).map(({ id }) => id);
  }

  /** Nodes that send a legal notice, or have a person deliver it. */
  notices(): readonly FlowNode[] {
    return [...this.flow.nodes.values()].filter(({ node }) => isContact(node) && node.purpose === "legalNotice");
  }
}

const isCheckpoint = (node: Node): boolean => node.type === "goal" && node.checkpoint === true;

/** An older and a newer version. */
export interface Relation {
  readonly from: Version;
  readonly to: Version;
  /** Whether a node is in both: the same path, the same type, inside the same called strategies. */
  same(path: Id): boolean;
}

const known = new WeakMap<Program, WeakMap<Program, Relation>>();

/** @throws RangeError for an object that `compileStrategy` did not make. */
export function relationOf(from: Program, to: Program): Relation {
  const others = known.get(from) ?? new WeakMap<Program, Relation>();
  known.set(from, others);
  const relation = others.get(to) ?? relate(new Version(from), new Version(to));
  others.set(to, relation);
  return relation;
}

function relate(from: Version, to: Version): Relation {
  return {
    from,
    to,
    same(path) {
      const [older, newer] = [from.compiled(path), to.compiled(path)];
      if (older === undefined || newer?.type !== older.type) return false;
      const [, ...calls] = newer.frames;
      return older.frames.slice(1).every(({ strategy }, i) => idIn(strategy) === idIn(calls[i]?.strategy ?? ""));
    },
  };
}

/** `soft` of `soft@3`. */
const idIn = (reference: string): string => reference.slice(0, reference.lastIndexOf("@"));
