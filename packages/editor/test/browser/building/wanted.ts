/** The strategy that is to be built, as it can be said in the interface, and documents as they compare with it. */

import { type JsonSchema, type Strategy, strategySchema } from "@dunlin/engine";
import { type LooseNode, nodeTypes } from "@dunlin/engine/editing";
import { choicesOf, propertiesOf, resolved } from "../../../src/inspector/schema.ts";
import { BLUEPRINT } from "./start.ts";

export const PARAMETERS: ReadonlyMap<string, JsonSchema> = new Map(
  nodeTypes({}).map(({ type, parameters }) => [type, parameters as JsonSchema]),
);

/** Among choices the usual one is chosen by leaving it out. */
function withoutUsual(schema: JsonSchema, value: unknown): unknown {
  const { items } = resolved(schema);
  if (Array.isArray(value)) return value.map((one) => withoutUsual((items ?? {}) as JsonSchema, one));
  if (typeof value !== "object" || value === null) return value;
  const parts = propertiesOf(schema);
  const kept = Object.entries(value).flatMap(([name, one]) => {
    const part = parts[name];
    if (part === undefined) return [[name, one]];
    const { default: usual } = resolved(part);
    return choicesOf(resolved(part)) !== undefined && one === usual ? [] : [[name, withoutUsual(part, one)]];
  });
  return Object.fromEntries(kept);
}

const nodes = Object.entries(BLUEPRINT.nodes as unknown as Readonly<Record<string, LooseNode>>).map(([id, node]) => [
  id,
  withoutUsual(PARAMETERS.get(node.type) as JsonSchema, node),
]);

/** New segments are `segment`, `segment-2` and so on; a condition that names one is written by the builder with a list. */
function withOwnSegments({ segments = {}, ...doc }: Strategy): Strategy {
  const ids = new Map(Object.keys(segments).map((id, i) => [id, i === 0 ? "segment" : `segment-${i + 1}`]));
  const rename = (_: string, value: unknown) => {
    const id = ids.get((value as { readonly segment?: string } | null)?.segment ?? "");
    return id === undefined ? value : { segment: [id] };
  };
  const named = Object.fromEntries(Object.entries(segments).map(([id, one]) => [ids.get(id), one]));
  return JSON.parse(JSON.stringify({ ...doc, segments: named }, rename)) as Strategy;
}

export const WANTED: Strategy = withOwnSegments({
  ...(withoutUsual(strategySchema, BLUEPRINT) as Strategy),
  nodes: Object.fromEntries(nodes),
});

/** The document with other ids for its steps, by the order in which they stand in it. */
export function renamed(doc: Strategy, names: readonly string[]): Strategy {
  const ids = new Map(Object.keys(doc.nodes).map((id, i) => [id, names[i] ?? id]));
  const nameOf = (id: string) => ids.get(id) ?? id;
  const nodes = Object.entries(doc.nodes as unknown as Readonly<Record<string, LooseNode>>).map(
    ([id, { to, ...node }]) => [
      nameOf(id),
      {
        ...node,
        ...(to && { to: Object.fromEntries(Object.entries(to).map(([port, target]) => [port, nameOf(target)])) }),
      },
    ],
  );
  const { start, byDpd, ...entry } = doc.entry;
  return {
    ...doc,
    entry: {
      ...entry,
      start: nameOf(start),
      ...(byDpd && { byDpd: byDpd.map((one) => ({ ...one, start: nameOf(one.start) })) }),
    },
    ...(doc.handlers && { handlers: doc.handlers.map((one) => ({ ...one, goto: nameOf(one.goto) })) }),
    nodes: Object.fromEntries(nodes),
  };
}
