/**
 * The parts of a document whose shape is right, with their places. Later checks look at these, so that one broken node
 * does not hide what is wrong with the others.
 */

import { isRecord } from "../base/json.ts";
import { pointer } from "../base/pointer.ts";
import type { Condition } from "../model/condition.ts";
import type { Node } from "../model/node.ts";
import type { Id } from "../model/notation.ts";
import type { Entry, ExitRule, FieldSchema, Handler, Segment, StrategyTime } from "../model/strategy.ts";
import type { SpecOf } from "../nodes/index.ts";

interface Placed<T> {
  /** JSON pointer. */
  readonly at: string;
  readonly value: T;
}

export interface PlacedNode {
  readonly id: Id;
  readonly at: string;
  /** Absent: the node is wrong in itself, and only where it leads is known. */
  readonly node?: Node;
  readonly to: Readonly<Record<string, Id>>;
}

export interface PlacedCondition extends Placed<Condition> {
  /** Any value will do, not only a boolean. */
  readonly expression: boolean;
  /** Events that are being handled when it is looked at; absent: none in particular. */
  readonly on?: readonly string[];
  /** The node that decides by it. */
  readonly node?: PlacedNode;
}

export interface Parts {
  /** Finds the description of a node's type, a built-in or the host's. */
  readonly specOf: SpecOf;
  readonly id?: Id;
  readonly time?: StrategyTime;
  readonly fields?: FieldSchema;
  readonly policies: readonly string[];
  readonly entry?: Entry;
  readonly exits: readonly Placed<ExitRule>[];
  readonly handlers: readonly Placed<Handler>[];
  readonly segments: readonly (Placed<Segment> & { readonly id: Id })[];
  /** Also those that are wrong in themselves. */
  readonly segmentIds: ReadonlySet<Id>;
  readonly nodes: ReadonlyMap<Id, PlacedNode>;
  /** Nothing that says where cases come in, go and end was left out, but single nodes. */
  readonly complete: boolean;
}

/** `unsound` are pointers of values that do not fit the format, at any depth. */
export function partsOf(doc: Readonly<Record<string, unknown>>, unsound: readonly string[], specOf: SpecOf): Parts {
  const broken = new Set(unsound.map(partAt));
  const member = <T>(name: string): T | undefined =>
    broken.has(`/${name}`) ? undefined : (doc[name] as T | undefined);
  const items = <T>(name: string): Placed<T>[] =>
    (Array.isArray(doc[name]) ? doc[name] : [])
      .map((value: T, i: number) => ({ at: `/${name}/${i}`, value }))
      .filter(({ at }) => !broken.has(at));
  const entries = (name: string): (Placed<unknown> & { id: Id })[] =>
    Object.entries(isRecord(doc[name]) ? doc[name] : {}).map(([id, value]) => ({ id, at: pointer([name, id]), value }));
  const segments = entries("segments");
  const nodes = entries("nodes").map(({ id, at, value }): [Id, PlacedNode] => {
    const sound = !broken.has(at) && !broken.has("/nodes");
    return [id, { id, at, to: targetsOf(value), ...(sound && { node: value as Node }) }];
  });
  const [time, fields, entry] = [member<StrategyTime>("time"), member<FieldSchema>("fields"), member<Entry>("entry")];
  return {
    specOf,
    ...(typeof doc.id === "string" && { id: doc.id }),
    ...(time && { time }),
    ...(broken.has("/fields") ? { fields: ANYTHING } : fields && { fields }),
    ...(entry && { entry }),
    policies: member("policies") ?? [],
    exits: items("exits"),
    handlers: items("handlers"),
    segments: segments.filter(({ at }) => !broken.has(at)) as (Placed<Segment> & { id: Id })[],
    segmentIds: new Set(segments.map(({ id }) => id)),
    nodes: new Map(nodes),
    complete: [...broken].every((part) => !FLOW.has(part.split("/")[1] ?? "") || part.startsWith("/nodes/")),
  };
}

/** Every condition of the document, each with what is known where it is looked at. */
export function conditionsOf(parts: Parts): PlacedCondition[] {
  const { entry, exits, handlers, segments, nodes } = parts;
  const rules = [...exits, ...handlers].map(({ at, value }) => ({ at, when: value.when, on: value.on }));
  return [
    ...segments.map(({ at, value }) => ({ at: `${at}/when`, value: value.when, expression: false })),
    ...(entry?.when === undefined ? [] : [{ at: "/entry/when", value: entry.when, expression: false }]),
    ...rules.flatMap(({ at, when, on }) =>
      when === undefined ? [] : [{ at: `${at}/when`, value: when, expression: false, ...(on && { on }) }],
    ),
    ...[...nodes.values()].flatMap((node) => nodeConditions(node, parts.specOf)),
  ];
}

function nodeConditions(placed: PlacedNode, specOf: SpecOf): PlacedCondition[] {
  const { node } = placed;
  if (node === undefined) return [];
  return specOf(node)
    .conditions(node)
    .map(({ at, rule, expression = false, on }) => ({
      at: `${placed.at}${at}`,
      value: rule,
      expression,
      node: placed,
      ...(on && { on }),
    }));
}

/** `/nodes/a/to/next` lies in the part `/nodes/a`, `/time/zone` in `/time`. */
function partAt(path: string): string {
  const [, root = "", item] = path.split("/");
  return item !== undefined && MANY.has(root) ? `/${root}/${item}` : `/${root}`;
}

/** Members of the document that lead cases. */
const FLOW: ReadonlySet<string> = new Set(["entry", "exits", "handlers", "segments", "nodes"]);
const ANYTHING: FieldSchema = { additionalProperties: true };

const MANY: ReadonlySet<string> = new Set(["nodes", "segments", "exits", "handlers"]);

function targetsOf(node: unknown): Record<string, Id> {
  const to = isRecord(node) && isRecord(node.to) ? node.to : {};
  return Object.fromEntries(Object.entries(to).filter((entry): entry is [string, Id] => typeof entry[1] === "string"));
}
