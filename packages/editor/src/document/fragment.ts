/** Steps as a piece that can be put anywhere: into the same strategy, into another one, or into the clipboard. */

import type { Condition, Segment, Strategy } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";
import { freshId } from "./ids.ts";
import { type NodeId, type NodeTypesOption, nodeAt, waysOf } from "./strategy.ts";

export interface Fragment {
  /** The step that a slot leads to. */
  readonly start: NodeId;
  readonly nodes: Readonly<Record<NodeId, LooseNode>>;
  /** Ports that go on with what the slot led to before. */
  readonly ends: readonly { readonly from: NodeId; readonly port: string }[];
  /** Segments that conditions of the nodes name, for a strategy that does not have them. */
  readonly segments?: Readonly<Record<string, Segment>>;
}

/** What was different after a fragment was put in, in the order of the nodes. */
export type RemapNote =
  | { readonly kind: "id"; readonly from: string; readonly to: string }
  | { readonly kind: "experiment"; readonly node: NodeId; readonly from: string; readonly to: string }
  | { readonly kind: "segment.added"; readonly segment: string }
  | { readonly kind: "segment.renamed"; readonly from: string; readonly to: string }
  | { readonly kind: "segment.missing"; readonly node: NodeId; readonly segment: string }
  | { readonly kind: "way.cut"; readonly node: NodeId; readonly port: string; readonly target: string }
  | { readonly kind: "type.unknown"; readonly node: NodeId; readonly type: string };

/**
 * Cuts steps out of a document as a fragment; the document is not changed.
 *
 * @param next - Where ways out of the fragment go on; those that lead elsewhere keep their target.
 */
export function fragmentOf(
  doc: Strategy,
  ids: readonly NodeId[],
  start: NodeId,
  next: NodeId | undefined,
  options: NodeTypesOption,
): Fragment {
  const inside = new Set(ids);
  const ends: { from: NodeId; port: string }[] = [];
  const nodes: Record<NodeId, LooseNode> = {};
  for (const id of ids) {
    const node = nodeAt(doc, id);
    if (node === undefined) continue;
    const to = { ...node.to };
    for (const { name, required, target } of waysOf(node, options)) {
      const own = to[name];
      const leaves = target === next || (target !== undefined && nodeAt(doc, target) === undefined);
      if (inside.has(target ?? "") || !(leaves || target === undefined)) continue;
      if (own === undefined && !required) continue;
      delete to[name];
      ends.push({ from: id, port: name });
    }
    nodes[id] = node.to === undefined ? node : { ...node, to };
  }
  const segments = segmentsIn(doc, Object.values(nodes));
  return { start, nodes, ends, ...(Object.keys(segments).length === 0 ? {} : { segments }) };
}

/** Segments that nodes name, and those that these name. */
function segmentsIn(doc: Strategy, nodes: readonly LooseNode[]): Readonly<Record<string, Segment>> {
  const all = doc.segments ?? {};
  const found: Record<string, Segment> = {};
  const waiting: unknown[] = [...nodes];
  for (const value of waiting)
    for (const name of segmentNames(value)) {
      const segment = Object.hasOwn(all, name) ? all[name] : undefined;
      if (segment === undefined || Object.hasOwn(found, name)) continue;
      found[name] = segment;
      waiting.push(segment.when);
    }
  return found;
}

/** Names in `{ "segment": name }` anywhere below a value. */
function segmentNames(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(segmentNames);
  const own = asSegment(value);
  return own === undefined ? inner : [own, ...inner];
}

function asSegment(value: object): string | undefined {
  if (Array.isArray(value) || Object.keys(value).length !== 1) return undefined;
  const { segment } = value as { readonly segment?: unknown };
  const name = Array.isArray(segment) && segment.length === 1 ? segment[0] : segment;
  return typeof name === "string" ? name : undefined;
}

function renameSegments<T>(value: T, names: ReadonlyMap<string, string>): T {
  if (typeof value !== "object" || value === null || names.size === 0) return value;
  if (Array.isArray(value)) return value.map((item) => renameSegments(item, names)) as T;
  const own = asSegment(value);
  const to = own === undefined ? undefined : names.get(own);
  if (to !== undefined) return { segment: to } as T;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renameSegments(item, names)])) as T;
}

export interface Fitted {
  readonly fragment: Fragment;
  readonly notes: readonly RemapNote[];
  /** Segments to add to the document. */
  readonly segments: Readonly<Record<string, Segment>>;
}

/**
 * The fragment as it fits into a document: ids that are taken, experiments and segments renamed, ways to steps that are not there
 * cut, each with a note.
 *
 * @param taken - Ids that must not be used: those of the document, and those that were used before.
 * @param known - Whether the host knows a node type.
 */
export function fit(
  fragment: Fragment,
  doc: Strategy,
  taken: ReadonlySet<string>,
  known: (type: string) => boolean,
): Fitted {
  const notes: RemapNote[] = [];
  const ids = renamedIds(fragment, taken, notes);
  const segments = fitSegments(fragment, doc, notes);
  const experiments = experimentNames(fragment, doc);
  const nodes: Record<NodeId, LooseNode> = {};
  for (const [id, node] of Object.entries(fragment.nodes)) {
    const name = ids.get(id) as string;
    const to = fitWays(name, node, ids, doc, notes);
    const { experiment } = node as { readonly experiment?: unknown };
    const renamed = typeof experiment === "string" ? experiments.get(experiment) : undefined;
    if (renamed !== undefined) notes.push({ kind: "experiment", node: name, from: experiment as string, to: renamed });
    if (!known(node.type)) notes.push({ kind: "type.unknown", node: name, type: node.type });
    for (const segment of segmentNames(node))
      if (!segments.here(segment)) notes.push({ kind: "segment.missing", node: name, segment });
    nodes[name] = {
      ...renameSegments(node, segments.names),
      ...(renamed === undefined ? {} : { experiment: renamed }),
      ...(node.to === undefined ? {} : { to }),
    };
  }
  const rename = (id: string) => ids.get(id) ?? id;
  const ends = fragment.ends.map(({ from, port }) => ({ from: rename(from), port }));
  return { fragment: { start: rename(fragment.start), nodes, ends }, notes, segments: segments.added };
}

function renamedIds(fragment: Fragment, taken: ReadonlySet<string>, notes: RemapNote[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const used = new Set(taken);
  for (const id of Object.keys(fragment.nodes)) {
    const name = freshId(id, (one) => used.has(one));
    const kept = used.has(id) ? name : id;
    used.add(kept);
    ids.set(id, kept);
    if (kept !== id) notes.push({ kind: "id", from: id, to: kept });
  }
  return ids;
}

function fitWays(
  name: NodeId,
  node: LooseNode,
  ids: ReadonlyMap<string, string>,
  doc: Strategy,
  notes: RemapNote[],
): Record<string, string> {
  const to: Record<string, string> = {};
  for (const [port, target] of Object.entries(node.to ?? {})) {
    const inside = ids.get(target);
    if (inside !== undefined) to[port] = inside;
    else if (nodeAt(doc, target) !== undefined) to[port] = target;
    else notes.push({ kind: "way.cut", node: name, port, target });
  }
  return to;
}

/** An experiment belongs to one strategy and to splits that share their arms, so a copy is a new one. */
function experimentNames({ nodes }: Fragment, doc: Strategy): ReadonlyMap<string, string> {
  const experimentsOf = (all: Readonly<Record<string, unknown>>) =>
    Object.values(all).flatMap((node) => {
      const { experiment } = node as { readonly experiment?: unknown };
      return typeof experiment === "string" ? [experiment] : [];
    });
  const used = new Set(experimentsOf(doc.nodes as Readonly<Record<string, unknown>>));
  const names = new Map<string, string>();
  for (const name of new Set(experimentsOf(nodes))) {
    if (!used.has(name)) continue;
    const to = freshId(name, (one) => used.has(one));
    used.add(to);
    names.set(name, to);
  }
  return names;
}

function fitSegments(fragment: Fragment, doc: Strategy, notes: RemapNote[]) {
  const own = doc.segments ?? {};
  const names = new Map<string, string>();
  const added: Record<string, Segment> = {};
  for (const [name, segment] of Object.entries(fragment.segments ?? {})) {
    if (!Object.hasOwn(own, name)) {
      added[name] = segment;
      notes.push({ kind: "segment.added", segment: name });
    } else if (JSON.stringify(own[name]) !== JSON.stringify(segment)) {
      const to = freshId(name, (one) => Object.hasOwn(own, one) || Object.hasOwn(added, one));
      names.set(name, to);
      added[to] = segment;
      notes.push({ kind: "segment.renamed", from: name, to });
    }
  }
  const renamed = Object.fromEntries(
    Object.entries(added).map(([name, segment]) => [
      name,
      { ...segment, when: renameSegments<Condition>(segment.when, names) },
    ]),
  );
  const here = (name: string) => Object.hasOwn(own, name) || Object.hasOwn(fragment.segments ?? {}, name);
  return { names, added: renamed, here };
}
