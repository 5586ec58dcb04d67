/**
 * What is different between two versions of a strategy, by the identity of its parts: steps, rules, segments and variants are
 * the same where they have the same id, wherever they stand. Nothing that differs is left out: the changes, made in the older
 * document, give the newer one.
 */

import { isRecord, sameJson } from "../base/json.ts";
import { pointer } from "../base/pointer.ts";
import { type AnalyzeOptions, analyzeStrategy } from "../check/analyze.ts";
import type { Id } from "../model/notation.ts";
import type { Strategy } from "../model/strategy.ts";
import { isSame } from "./days.ts";
import { sentenceOf } from "./describe.ts";
import { type Difference, differences } from "./differ.ts";
import { type ChangedWay, ENTRY, type FlowChange, flowChange } from "./flow.ts";
import { type Change, DIFF_FORMAT, type StrategyDiff, type WorstCase } from "./model.ts";
import { Revision } from "./patch.ts";
import { type Places, placesIn, toldOr } from "./places.ts";
import { DOCUMENT, keysOf, NODE } from "./shapes.ts";
import { isNoticed, weightOf, weightOfNode } from "./weight.ts";

/** What the host brings for both documents. */
export type DiffOptions = Pick<AnalyzeOptions, "strategies" | "nodeTypes">;

/**
 * The changes that make `b` of `a`, in reading order; none where they say the same, in whatever order their members stand.
 * Documents with errors are compared as well; what cannot be told of them, as the days of their steps, is not told.
 */
export function diffStrategies(a: Strategy, b: Strategy, options: DiffOptions = {}): Change[] {
  return sameJson(a, b) ? [] : new Comparison(a, b, options).changes();
}

/** The changes, and how many contacts the two versions can come to at worst. */
export function compareStrategies(before: Strategy, after: Strategy, options: DiffOptions = {}): StrategyDiff {
  const changes = diffStrategies(before, after, options);
  return { format: DIFF_FORMAT, before, after, changes, worstCase: worstCases(before, after, options) };
}

function worstCases(before: Strategy, after: Strategy, options: DiffOptions): WorstCase[] {
  const bounds = (strategy: Strategy) => toldOr(() => analyzeStrategy(strategy, options).contacts, undefined);
  const [old, now] = [bounds(before), bounds(after)];
  if (old === undefined || now === undefined) return [];
  const all = old.flatMap(({ days, total, channels }, i): WorstCase[] => {
    const window = now[i];
    const names = [...new Set([...Object.keys(channels), ...Object.keys(window?.channels ?? {})])].sort();
    // A channel that a version does not use at all gets no contact.
    const by = names.map((channel) => ({
      days,
      channel,
      before: boundOf(channels, channel),
      after: boundOf(window?.channels ?? {}, channel),
    }));
    return [{ days, before: total, after: window?.total ?? null }, ...by];
  });
  return all.filter((bound) => bound.before !== bound.after);
}

const boundOf = (channels: Readonly<Record<string, number | null>>, channel: string): number | null =>
  Object.hasOwn(channels, channel) ? (channels[channel] ?? null) : 0;

class Comparison {
  readonly #a: Strategy;
  readonly #b: Strategy;
  readonly #before: Places;
  readonly #after: Places;
  readonly #flow: FlowChange;
  readonly #revision: Revision;
  readonly #options: DiffOptions;
  readonly #changes: Change[] = [];

  constructor(a: Strategy, b: Strategy, options: DiffOptions) {
    this.#a = a;
    this.#b = b;
    this.#options = options;
    this.#before = placesIn(a, options);
    this.#after = placesIn(b, options);
    const flow = ({ nodes }: Places, { entry }: Strategy) => ({
      nodes,
      start: isRecord(entry) ? entry.start : undefined,
    });
    this.#flow = flowChange(flow(this.#before, a), flow(this.#after, b));
    this.#revision = new Revision(a);
  }

  changes(): Change[] {
    const entry =
      isRecord(this.#a.entry) && isRecord(this.#b.entry)
        ? { entry: { ...this.#b.entry, start: this.#a.entry.start } }
        : {};
    this.#compare([], this.#a, { ...this.#b, ...entry }, ["nodes"]);
    this.#waysFrom(ENTRY);
    for (const id of this.#inOrder()) this.#node(id);
    this.#rest();
    return this.#changes;
  }

  /** Nodes of both documents as the newer one reads; those that are gone after the step behind which they stood. */
  #inOrder(): readonly Id[] {
    const [a, b] = [this.#before, this.#after];
    const number = (id: Id): readonly [number, number] => {
      if (Object.hasOwn(b.nodes, id)) return [b.numberOf(id), 0];
      let at: Id | null = id;
      const seen = new Set<Id>();
      while (at !== null && !Object.hasOwn(b.nodes, at) && !seen.has(at)) {
        seen.add(at);
        at = a.placeOf(at).follows;
      }
      return [at === null ? 0 : b.numberOf(at), a.numberOf(id)];
    };
    const ids = [...new Set([...Object.keys(a.nodes), ...Object.keys(b.nodes)])].sort();
    const numbers = new Map(ids.map((id) => [id, number(id)]));
    const [first, second] = [(id: Id) => numbers.get(id)?.[0] ?? 0, (id: Id) => numbers.get(id)?.[1] ?? 0];
    return ids.sort((x, y) => first(x) - first(y) || second(x) - second(y));
  }

  #node(id: Id): void {
    const [old, now] = [this.#before.nodes[id], this.#after.nodes[id]];
    if (old === undefined) {
      this.#revision.set(["nodes", id], now);
      this.#leadBecauseOf(id);
      this.#tell({ kind: "added", nodeId: id, path: ["nodes", id], after: now, weight: weightOfNode(now?.type) });
    } else if (now === undefined) {
      this.#leadBecauseOf(id);
      this.#revision.remove(["nodes", id]);
      this.#tell({ kind: "removed", nodeId: id, path: ["nodes", id], before: old, weight: weightOfNode(old.type) });
    } else {
      this.#place(id, now.type);
      this.#fields(id);
      this.#waysFrom(id);
    }
  }

  /** That a step stands elsewhere, or comes on other days as it is. */
  #place(id: Id, type: unknown): void {
    const told = { nodeId: id, path: ["nodes", id], weight: weightOfNode(type) };
    if (this.#flow.moved.has(id)) {
      this.#leadBecauseOf(id);
      this.#tell({ ...told, kind: "moved", before: this.#before.placeOf(id), after: this.#after.placeOf(id) });
      return;
    }
    const [before, after] = [this.#before.daysOf(id), this.#after.daysOf(id)];
    if (before === undefined || after === undefined || isSame(before, after) || !isNoticed(type)) return;
    const own = (node: Readonly<Record<string, unknown>> | undefined) => ({ ...node, to: undefined });
    if (!sameJson(own(this.#before.nodes[id]), own(this.#after.nodes[id]))) return;
    this.#tell({ ...told, kind: "retimed", before, after });
  }

  #fields(id: Id): void {
    const [old, now] = [this.#before.nodes[id], this.#after.nodes[id]];
    const at = ["nodes", id];
    if (old?.type !== now?.type) {
      const { to: _, ...rest } = { ...now };
      const to = this.#revision.at([...at, "to"]);
      this.#revision.set(at, to === undefined ? rest : { ...rest, to });
      this.#tell({
        ...{ kind: "changed", nodeId: id, path: [...at, "type"], before: old?.type, after: now?.type },
        weight: weightOfNode(now?.type),
      });
      return;
    }
    this.#shares(id);
    this.#compare(at, this.#revision.at(at), now, ["to"]);
  }

  /** The weights of variants change together: they have one sum. */
  #shares(id: Id): void {
    const at = ["nodes", id, "variants"];
    const [old, now] = [this.#before.nodes[id]?.variants, this.#after.nodes[id]?.variants];
    const [before, after] = [keysOf(old, "key"), keysOf(now, "key")];
    if (before === undefined || after === undefined) return;
    const weight = (list: unknown, key: string, keys: readonly string[]): unknown =>
      (list as readonly Readonly<Record<string, unknown>>[])[keys.indexOf(key)]?.weight;
    const other = before.filter((key) => {
      const [was, is] = [weight(old, key, before), weight(now, key, after)];
      return after.includes(key) && was !== is && was !== undefined && is !== undefined;
    });
    if (other.length === 0) return;
    for (const key of other) this.#revision.set([...at, before.indexOf(key), "weight"], weight(now, key, after));
    this.#tell({
      ...{ kind: "changed", nodeId: id, path: at, weight: "decision" },
      before: Object.fromEntries(other.map((key) => [key, weight(old, key, before)])),
      after: Object.fromEntries(other.map((key) => [key, weight(now, key, after)])),
    });
  }

  #compare(at: readonly string[], a: unknown, b: unknown, skip: readonly string[]): void {
    const shape = at.length === 0 ? DOCUMENT : NODE;
    differences({ a, b, at }, shape, this.#revision, (difference) => this.#difference(difference), skip);
  }

  #difference({ kind, path, ...values }: Difference): void {
    const [root, id] = path.map(String);
    const node = root === "nodes" ? id : undefined;
    const type = node === undefined ? undefined : (this.#after.nodes[node] ?? this.#before.nodes[node])?.type;
    const weight = weightOf(path, type);
    const leads = path.at(-1) === "goto" || path.join("/") === "entry/byDpd" || path.join("/") === "entry/start";
    const isPart = root === "segments" || root === "exits" || root === "handlers" || root === "fields";
    if (node !== undefined) this.#tell({ ...values, kind, path, weight, nodeId: node });
    else
      this.#tell({
        ...values,
        kind: leads ? "rewired" : isPart || kind !== "changed" ? kind : "setting",
        path,
        weight,
      });
  }

  /** Ways that pass a step which came, went or moved. */
  #leadBecauseOf(id: Id): void {
    for (const way of this.#flow.ways) if (way.because === id) this.#lead(way);
  }

  #waysFrom(id: Id): void {
    for (const way of this.#flow.ways) {
      if (way.from !== id || way.because !== undefined) continue;
      this.#lead(way);
      const { before, after } = way;
      this.#tell({
        ...{ kind: "rewired", path: pathOf(way), weight: "decision" },
        ...(id !== ENTRY && { nodeId: id }),
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      });
    }
  }

  #lead(way: ChangedWay): void {
    const to = ["nodes", way.from, "to"];
    const only = Object.keys({ ...(this.#revision.at(to) as object) }).length === 1;
    const isGone = only && this.#after.nodes[way.from]?.to === undefined;
    if (way.after !== undefined) this.#revision.set(pathOf(way), way.after);
    else this.#revision.remove(isGone ? to : pathOf(way));
  }

  /** What a checked document cannot differ in: parts that do not have the form they should. */
  #rest(): void {
    const members = { ...DOCUMENT.members, nodes: { entries: { members: { ...NODE.members, to: { members: {} } } } } };
    differences({ a: this.#revision.document, b: this.#b, at: [] }, { members }, this.#revision, (difference) =>
      this.#difference(difference),
    );
  }

  #tell({ path, ...told }: Omit<Change, "path" | "patch" | "sentence"> & { path: readonly (string | number)[] }): void {
    const places =
      told.kind === "removed" && told.nodeId !== undefined && path.length === 2 ? this.#before : this.#after;
    const place = told.nodeId === undefined ? undefined : places.placeOf(told.nodeId);
    const change = { ...told, path: pointer(path), patch: this.#revision.take(), ...(place && { place }) };
    const around = { before: this.#a, after: this.#b, ...this.#options };
    this.#changes.push({ ...change, sentence: sentenceOf(change, around, "en") });
  }
}

const pathOf = ({ from, port }: ChangedWay): readonly string[] =>
  from === ENTRY ? ["entry", "start"] : ["nodes", from, "to", port];
