/**
 * All ways a case can go: nodes and edges of a strategy and of those it calls, with the days that each edge takes at
 * least and at most. Handlers and exit rules of called strategies are edges from wherever they can act.
 */

import type { Node } from "../model/node.ts";
import type { Id } from "../model/notation.ts";
import type { Strategy } from "../model/strategy.ts";
import { type SpecOf, specsWith } from "../nodes/index.ts";
import type { HostOptions } from "../nodes/options.ts";
import { AT_ONCE, type Span } from "../nodes/span.ts";
import { targetOf } from "../nodes/spec.ts";

export interface FlowNode {
  /** As in state and effects: ids of the calls around it and its own, joined by `>`. */
  readonly path: Id;
  readonly node: Node;
}

export interface FlowEdge extends Span {
  readonly to: Id;
  /** An event leads here, at any time and again and again. */
  readonly byEvent: boolean;
}

export interface Flow {
  readonly nodes: ReadonlyMap<Id, FlowNode>;
  readonly edges: ReadonlyMap<Id, readonly FlowEdge[]>;
  /** Where cases come in. */
  readonly starts: readonly Id[];
}

/** Of a strategy without errors. Strategies that are not in `strategies` are passed over. */
export function flowOf(
  strategy: Strategy,
  { strategies = {}, nodeTypes }: Pick<HostOptions, "strategies" | "nodeTypes"> = {},
): Flow {
  const builder = new Builder(strategies, specsWith(nodeTypes));
  builder.add(strategy, "", []);
  return { nodes: builder.nodes, edges: builder.edges, starts: startsOf(strategy, (id) => id) };
}

const startsOf = ({ entry }: Strategy, at: (id: Id) => Id): Id[] => [
  ...new Set([entry.start, ...(entry.byDpd ?? []).map(({ start }) => start)].map(at)),
];

/** A strategy at work, as its nodes see it: what an event can do wherever the case stands inside. */
interface Around {
  readonly targets: readonly Id[];
  readonly byEvent: boolean;
}

class Builder {
  readonly nodes = new Map<Id, FlowNode>();
  readonly edges = new Map<Id, readonly FlowEdge[]>();
  readonly #library: NonNullable<HostOptions["strategies"]>;

  readonly #specOf: SpecOf;

  constructor(library: NonNullable<HostOptions["strategies"]>, specOf: SpecOf) {
    this.#library = library;
    this.#specOf = specOf;
  }

  /** @param around - What the strategies outside can do with a case inside. */
  add(
    strategy: Strategy,
    path: Id,
    around: readonly Around[],
    leave: (outcome: string) => Id | undefined = () => undefined,
  ): void {
    const at = (id: Id): Id => (path === "" ? id : `${path}>${id}`);
    const handlers = (strategy.handlers ?? []).map(({ goto }) => at(goto));
    const exits = (strategy.exits ?? []).flatMap(({ outcome }) => leave(outcome) ?? []);
    const own: Around[] = [
      { targets: handlers, byEvent: true },
      { targets: exits, byEvent: false },
    ];
    const inside = [...around, ...own];
    for (const [id, node] of Object.entries(strategy.nodes)) {
      this.nodes.set(at(id), { path: at(id), node });
      const jumps = inside.flatMap(({ targets, byEvent }) =>
        [...new Set(targets)].map((to): FlowEdge => ({ ...FROM_ANYWHERE, to, byEvent })),
      );
      this.edges.set(at(id), [...this.#portsOf(id, node, at, inside, leave), ...jumps]);
    }
  }

  #portsOf(
    id: Id,
    node: Node,
    at: (id: Id) => Id,
    inside: readonly Around[],
    leave: (outcome: string) => Id | undefined,
  ): FlowEdge[] {
    if (node.type === "exit") {
      const to = leave(node.outcome);
      return to === undefined ? [] : [{ ...AT_ONCE, to, byEvent: false }];
    }
    const called = node.type === "callStrategy" && node.mode !== "jump" ? this.#library[node.strategy] : undefined;
    const to = node.to ?? {};
    if (called !== undefined) {
      const port = (outcome: string): Id | undefined => to[outcome] ?? to.else;
      this.add(called, at(id), inside, (outcome) => {
        const target = port(outcome);
        return target === undefined ? undefined : at(target);
      });
      return startsOf(called, (start) => `${at(id)}>${start}`).map((start) => ({
        ...AT_ONCE,
        to: start,
        byEvent: false,
      }));
    }
    const spec = this.#specOf(node);
    const ports = spec.ports(node);
    return ports.flatMap(({ name }) => {
      const target = targetOf(ports, to, name);
      if (target === undefined) return [];
      return [{ ...(spec.span?.(node, name) ?? AT_ONCE), to: at(target), byEvent: false }];
    });
  }
}

/** A case may stand anywhere for any time before an event comes. */
const FROM_ANYWHERE = { least: 0, most: null } as const;
