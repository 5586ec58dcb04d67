/**
 * How the flow of a strategy changed: which steps moved as they are, and which ways lead elsewhere. A way that only passes a step
 * that came, went or moved leads where it led.
 */

import { isRecord } from "../base/json.ts";
import type { Id } from "../model/notation.ts";

/** Nodes as a document has them, checked or not. */
export type Nodes = Readonly<Record<Id, Readonly<Record<string, unknown>>>>;

/** A way with another target: of a node by a port, or of the entry, whose id is empty. */
export interface ChangedWay {
  readonly from: Id;
  readonly port: string;
  readonly before: Id | undefined;
  readonly after: Id | undefined;
  /** The step that came, went or moved, where that is why; else the way itself was rewired. */
  readonly because: Id | undefined;
}

export interface FlowChange {
  readonly moved: ReadonlySet<Id>;
  readonly ways: readonly ChangedWay[];
}

/** The entry among the nodes. */
export const ENTRY = "";

/** Beyond so many it is another strategy, and single moves tell nothing. */
const MOST_REWIRED = 300;

type Way = Omit<ChangedWay, "because">;

export function flowChange(a: { nodes: Nodes; start: unknown }, b: { nodes: Nodes; start: unknown }): FlowChange {
  const all = waysOf(a, b);
  const ways = all.filter(({ before, after }) => before !== after);
  const comparison = new Comparison(a.nodes, b.nodes, all);
  const moved = comparison.moved(ways.length > MOST_REWIRED ? [] : ways);
  return { moved, ways: ways.map((way) => ({ ...way, because: comparison.reasonFor(way, moved) })) };
}

/** Every way out of the entry and out of nodes of both documents. */
function waysOf(a: { nodes: Nodes; start: unknown }, b: { nodes: Nodes; start: unknown }): readonly Way[] {
  const isSet = typeof a.start === "string" && typeof b.start === "string";
  const entry = isSet ? [{ from: ENTRY, port: "start", before: a.start as Id, after: b.start as Id }] : [];
  const inner = Object.keys(a.nodes).flatMap((from) => {
    if (!Object.hasOwn(b.nodes, from)) return [];
    const [before, after] = [targetsIn(a.nodes[from]), targetsIn(b.nodes[from])];
    return [...new Set([...before.keys(), ...after.keys()])].map((port) => ({
      ...{ from, port },
      before: before.get(port),
      after: after.get(port),
    }));
  });
  return [...entry, ...inner];
}

/** Port -> node, where the document says so in the form it should. */
export const targetsIn = (node: Readonly<Record<string, unknown>> | undefined): ReadonlyMap<string, Id> =>
  new Map(
    Object.entries(isRecord(node?.to) ? node.to : {}).filter((way): way is [string, Id] => typeof way[1] === "string"),
  );

/** Where the flow goes on after a step; `undefined` for an end, and where that depends. */
function onward(node: Readonly<Record<string, unknown>> | undefined): Id | undefined {
  const targets = targetsIn(node);
  return targets.get("next") ?? (new Set(targets.values()).size === 1 ? [...targets.values()][0] : undefined);
}

class Comparison {
  readonly #a: Nodes;
  readonly #b: Nodes;
  readonly #ways: readonly Way[];

  constructor(a: Nodes, b: Nodes, ways: readonly Way[]) {
    this.#a = a;
    this.#b = b;
    this.#ways = ways;
  }

  /** The fewest steps whose moving explains the most ways, one by one: always the one that explains most. */
  moved(changed: readonly Way[]): ReadonlySet<Id> {
    let moved: ReadonlySet<Id> = new Set();
    for (let open = this.#unexplained(changed, moved); open.length > 0; ) {
      const candidates = new Set(open.flatMap(({ before, after }) => [before, after]));
      let best: { readonly moved: ReadonlySet<Id>; readonly open: readonly Way[] } | undefined;
      for (const id of candidates) {
        if (id === undefined || moved.has(id) || !this.#mayMove(id)) continue;
        const tried = new Set([...moved, id]);
        const left = this.#unexplained(changed, tried);
        if (left.length < (best?.open ?? open).length) best = { moved: tried, open: left };
      }
      if (best === undefined) break;
      ({ moved, open } = best);
    }
    return moved;
  }

  /** A step of both documents that goes on in one direction, and that has come behind other steps. */
  #mayMove(id: Id): boolean {
    if (!Object.hasOwn(this.#a, id) || !Object.hasOwn(this.#b, id)) return false;
    if (onward(this.#a[id]) === undefined || onward(this.#b[id]) === undefined) return false;
    const lost = this.#ways.some(({ before, after }) => before === id && after !== id);
    const won = this.#ways.some(({ before, after }) => after === id && before !== id);
    return lost && won;
  }

  #unexplained(changed: readonly Way[], moved: ReadonlySet<Id>): readonly Way[] {
    return changed.filter((way) => !this.#isExplained(way, moved));
  }

  #isExplained({ from, before, after }: Way, moved: ReadonlySet<Id>): boolean {
    if (moved.has(from)) return true;
    const past = (id: Id, other: Nodes) => moved.has(id) || !Object.hasOwn(other, id);
    return behind(before, this.#a, (id) => past(id, this.#b)) === behind(after, this.#b, (id) => past(id, this.#a));
  }

  reasonFor(way: Way, moved: ReadonlySet<Id>): Id | undefined {
    if (!this.#isExplained(way, moved)) return undefined;
    const { from, before, after } = way;
    const isNew = after !== undefined && Object.hasOwn(this.#b, after) && !Object.hasOwn(this.#a, after);
    if (moved.has(from)) return from;
    if (after !== undefined && moved.has(after)) return after;
    if (before !== undefined && moved.has(before)) return before;
    return isNew ? after : before;
  }
}

/** The first node from here on that is not passed over. */
function behind(start: Id | undefined, nodes: Nodes, isPassed: (id: Id) => boolean): Id | undefined {
  const seen = new Set<Id>();
  let at = start;
  while (at !== undefined && Object.hasOwn(nodes, at) && isPassed(at) && !seen.has(at)) {
    seen.add(at);
    const next = onward(nodes[at]);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}
