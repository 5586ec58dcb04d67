/**
 * The reading order of a strategy: every node once, as a numbered step. A short side way stands indented under the
 * node where it begins; the main way goes on below. Works for every graph, and ends.
 */

import type { Strategy } from "../model/strategy.ts";
import type { SpecOf } from "../nodes/index.ts";
import { type Exit, type Graph, graphOf } from "./graph.ts";

/** Steps that follow each other. */
export type Flow = readonly Step[];

export interface Step {
  readonly id: string;
  readonly ways: readonly Way[];
}

/** A way out of a node: told here, or told elsewhere. */
export interface Way extends Exit {
  readonly flow: Flow | undefined;
}

export interface Outline {
  /** The main flow, then those that handlers and later starts lead to. */
  readonly flows: readonly Flow[];
  /** Flows of nodes that nothing leads to. */
  readonly unreached: readonly Flow[];
  /** Number of every step, from 1, in reading order. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** Side ways within side ways, at most. What lies deeper gets a flow of its own. */
const DEEPEST = 4;

export function outlineOf(strategy: Strategy, specOf: SpecOf): Outline {
  const starts = [
    strategy.entry.start,
    ...(strategy.entry.byDpd ?? []).map((row) => row.start),
    ...(strategy.handlers ?? []).map((handler) => handler.goto),
  ];
  const teller = new Teller(strategy, graphOf(strategy, starts, specOf));
  const flows = starts.flatMap((start) => teller.tellAll(start));
  const unreached = Object.keys(strategy.nodes).flatMap((id) => teller.tellAll(id));
  return { flows, unreached, numbers: teller.numbers };
}

class Teller {
  readonly numbers = new Map<string, number>();
  readonly #strategy: Strategy;
  readonly #graph: Graph;
  /** Side ways that are not told in their place: other nodes lead there, too, or they are too deep. */
  #later: string[] = [];

  constructor(strategy: Strategy, graph: Graph) {
    this.#strategy = strategy;
    this.#graph = graph;
  }

  /** The flow from a node and those that it put off; none when the node is told already. */
  tellAll(start: string): Flow[] {
    const flows: Flow[] = [];
    let waiting = [start];
    while (waiting.length > 0) {
      for (const id of waiting) if (this.#isNew(id)) flows.push(this.#tell(id, 0));
      waiting = this.#later;
      this.#later = [];
    }
    return flows;
  }

  /** Tells nodes from `start` on. A side way ends where other ways lead, too. */
  #tell(start: string, level: number): Flow {
    const steps: Step[] = [];
    const first = this.numbers.size + 1;
    const isInside = (id: string) => level === 0 || id === start || this.#numberOf(this.#graph.gate(id)) >= first;
    let at: string | undefined = start;
    while (at !== undefined && this.#isNew(at) && isInside(at)) {
      this.numbers.set(at, this.numbers.size + 1);
      const exits = this.#graph.exitsOf(at);
      const main = this.#mainWay(at, exits, isInside);
      steps.push({ id: at, ways: this.#waysOf(at, exits, main, level + 1) });
      at = main;
    }
    if (at !== undefined) this.#later.push(at);
    return steps;
  }

  #waysOf(id: string, exits: readonly Exit[], main: string | undefined, level: number): Way[] {
    return exits.map((exit) => ({ ...exit, flow: exit.target === main ? undefined : this.#aside(id, exit, level) }));
  }

  /** Where all ways meet, when each of several can be told by itself until there; else the longest that may be told. */
  #mainWay(id: string, exits: readonly Exit[], isInside: (id: string) => boolean): string | undefined {
    const meeting = this.#graph.meeting(id);
    const aside = exits.filter(({ target }) => target !== meeting && this.#isNew(target));
    const own = aside.filter(({ target }) => this.#graph.isOwn(id, target));
    const apart = this.#graph.behind(id).every((node) => node === meeting || own.some(({ target }) => target === node));
    if (own.length > 1 && own.length === aside.length && apart) return meeting ?? this.#longest(own);
    return this.#longest(aside.filter(({ target }) => isInside(target))) ?? meeting;
  }

  #longest(exits: readonly Exit[]): string | undefined {
    const { height } = this.#graph;
    const [first, ...others] = exits;
    return others.reduce(
      (one, other) => (one !== undefined && height(other.target) <= height(one.target) ? one : other),
      first,
    )?.target;
  }

  #aside(from: string, { target }: Exit, level: number): Flow | undefined {
    if (!this.#isNew(target)) return undefined;
    if (level <= DEEPEST && this.#graph.isOwn(from, target)) return this.#tell(target, level);
    this.#later.push(target);
    return undefined;
  }

  #numberOf(id: string | undefined): number {
    return (id === undefined ? undefined : this.numbers.get(id)) ?? 0;
  }

  #isNew(id: string): boolean {
    return !this.numbers.has(id) && Object.hasOwn(this.#strategy.nodes, id);
  }
}
