/**
 * The rows of the outline: every step once, in reading order, with its side ways below it. Ways that lead to a step told elsewhere,
 * open ways, and, while something is carried, the places for it are rows too.
 */

import type { Strategy } from "@dunlin/engine";
import type { Flow, Outline, Step, Way } from "@dunlin/engine/editing";
import {
  type NodeId,
  type NodeTypesOption,
  nodeAt,
  type Slot,
  slotKey,
  startSlots,
  targetAt,
  waysOf,
} from "../document/strategy.ts";

/** The way by which a step is reached in the outline. */
export interface Lead {
  readonly from: NodeId;
  readonly ports: readonly string[];
}

export type RowContent =
  /** Where cases come in. `told`: what it leads to stands elsewhere. */
  | { readonly kind: "start"; readonly slot: Slot; readonly target: NodeId | undefined; readonly told: boolean }
  /** `aside`: the first step of a side way. `apart`: the first of a flow that several ways lead to. */
  | {
      readonly kind: "step";
      readonly id: NodeId;
      readonly lead: Lead | undefined;
      readonly aside: boolean;
      readonly apart: boolean;
    }
  | { readonly kind: "jump"; readonly from: NodeId; readonly ports: readonly string[]; readonly target: NodeId }
  | { readonly kind: "open"; readonly from: NodeId; readonly port: string }
  | { readonly kind: "unreached" }
  | { readonly kind: "place"; readonly slot: Slot };

export interface Row {
  readonly key: string;
  readonly content: RowContent;
  /** From 1, as assistive technology counts. */
  readonly level: number;
  readonly place: number;
  readonly of: number;
  /** `undefined` where there is nothing to fold. */
  readonly expanded: boolean | undefined;
  /** Key of the row that this one stands below. */
  readonly parent: string | undefined;
}

export interface RowsOptions extends NodeTypesOption {
  readonly collapsed: ReadonlySet<NodeId>;
  /** Whether places are shown, and what is carried: nothing can be put into itself. */
  readonly carried?: ReadonlySet<NodeId> | undefined;
}

interface Branch {
  readonly content: RowContent;
  readonly children: readonly Branch[];
}

/** The key of a row: that of a step is its id. */
function keyOf(content: RowContent): string {
  switch (content.kind) {
    case "start":
      return slotKey(content.slot);
    case "step":
      return content.id;
    case "jump":
      return `${content.from}:${content.ports.join(",")}>`;
    case "open":
      return `${content.from}:${content.port}?`;
    case "unreached":
      return ":unreached";
    case "place":
      return `${slotKey(content.slot)}+`;
  }
}

export function rowsOf(doc: Strategy, outline: Outline, options: RowsOptions): readonly Row[] {
  const rows: Row[] = [];
  const add = (branches: readonly Branch[], level: number, parent: string | undefined) => {
    for (const [i, { content, children }] of branches.entries()) {
      const key = keyOf(content);
      const folded = content.kind === "step" && options.carried === undefined && options.collapsed.has(content.id);
      const expanded = children.length === 0 ? undefined : !folded;
      rows.push({ key, content, level, place: i + 1, of: branches.length, expanded, parent });
      if (expanded === true) add(children, level + 1, key);
    }
  };
  add(new Writer(doc, options).all(outline), 1, undefined);
  return rows;
}

class Writer {
  readonly #doc: Strategy;
  readonly #options: RowsOptions;

  constructor(doc: Strategy, options: RowsOptions) {
    this.#doc = doc;
    this.#options = options;
  }

  all({ flows, unreached }: Outline): Branch[] {
    const starts = startSlots(this.#doc).map((slot) => ({ slot, target: targetAt(this.#doc, slot), told: false }));
    const waiting = new Set(starts);
    const emit = (start: (typeof starts)[number], told: boolean): Branch[] => {
      waiting.delete(start);
      return [leaf({ kind: "start", ...start, told }), ...this.#place(start.slot)];
    };
    const first = flows[0]?.[0]?.id;
    const [entry] = starts;
    const rows = entry === undefined || entry.target === first ? [] : emit(entry, true);
    for (const flow of flows) {
      const heads = [...waiting].filter(({ target }) => target === flow[0]?.id);
      for (const head of heads) rows.push(...emit(head, false));
      rows.push(...this.#flow(flow, undefined, undefined, heads.length === 0));
    }
    for (const start of waiting) rows.push(...emit(start, true));
    if (unreached.length > 0)
      rows.push({
        content: { kind: "unreached" },
        children: unreached.flatMap((flow) => this.#flow(flow, undefined, undefined, false)),
      });
    return rows;
  }

  /** @param goesOn - The step with which the flow around goes on after this one. */
  #flow(flow: Flow, lead: Lead | undefined, goesOn: NodeId | undefined, apart: boolean): Branch[] {
    return flow.flatMap((step, i) => {
      const next = flow[i + 1]?.id ?? goesOn;
      const before = flow[i - 1];
      const came = before === undefined ? lead : leadTo(before, step.id);
      const content: RowContent = {
        kind: "step",
        id: step.id,
        lead: came,
        aside: before === undefined && lead !== undefined,
        apart: apart && before === undefined,
      };
      const straight = step.ways.filter((way) => way.flow === undefined && way.target === next);
      return [
        {
          content,
          children: [
            ...step.ways.flatMap((way) => (this.#isAhead(way, flow, i) ? [] : this.#aside(step, way, next))),
            ...this.#open(step),
          ],
        },
        ...straight.flatMap(({ ports }) => this.#places(step.id, ports)),
      ];
    });
  }

  /** A wait whose moment has passed goes on further down: that goes without saying, unless something is to be put there. */
  #isAhead({ ports, target }: Way, flow: Flow, index: number): boolean {
    const skips = ports.every((port) => port === "skipped") && this.#options.carried === undefined;
    return skips && flow.slice(index + 1).some(({ id }) => id === target);
  }

  #aside(step: Step, { flow, ports, target }: Way, next: NodeId | undefined): Branch[] {
    const lead: Lead = { from: step.id, ports };
    if (flow !== undefined) return [...this.#places(step.id, ports), ...this.#flow(flow, lead, next, false)];
    if (target === next || nodeAt(this.#doc, target) === undefined) return [];
    return [...this.#places(step.id, ports), leaf({ kind: "jump", ...lead, target })];
  }

  /** Ways that must lead somewhere and do not, and those that lead to a step that is not there. */
  #open({ id }: Step): Branch[] {
    const node = nodeAt(this.#doc, id);
    if (node === undefined) return [];
    return waysOf(node, this.#options).flatMap(({ name, required, target }) => {
      const isOpen = required || Object.hasOwn(node.to ?? {}, name);
      if (!isOpen || (target !== undefined && nodeAt(this.#doc, target) !== undefined)) return [];
      const slot: Slot = { at: "port", from: id, port: name };
      return [leaf({ kind: "open", from: id, port: name }), ...this.#place(slot)];
    });
  }

  /** A place for each port of a way that has a connection of its own. */
  #places(from: NodeId, ports: readonly string[]): Branch[] {
    const own = nodeAt(this.#doc, from)?.to ?? {};
    return ports.flatMap((port) => (Object.hasOwn(own, port) ? this.#place({ at: "port", from, port }) : []));
  }

  #place(slot: Slot): Branch[] {
    const { carried } = this.#options;
    if (carried === undefined || (slot.at === "port" && carried.has(slot.from))) return [];
    const target = targetAt(this.#doc, slot);
    return target !== undefined && carried.has(target) ? [] : [leaf({ kind: "place", slot })];
  }
}

const leaf = (content: RowContent): Branch => ({ content, children: [] });

function leadTo(step: Step, target: NodeId): Lead | undefined {
  const way = step.ways.find((one) => one.target === target && one.flow === undefined);
  return way === undefined ? undefined : { from: step.id, ports: way.ports };
}

/** The connection that a row stands for. */
export function slotOf({ content }: Row): Slot | undefined {
  switch (content.kind) {
    case "start":
    case "place":
      return content.slot;
    case "jump":
      return { at: "port", from: content.from, port: content.ports[0] ?? "" };
    case "open":
      return { at: "port", from: content.from, port: content.port };
    default:
      return undefined;
  }
}
