/** Steps as text in the clipboard: readable, and the same whether they go into this strategy or another one. */

import type { Strategy } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";
import { type Fragment, fragmentOf } from "../document/fragment.ts";
import { type Placed, sectionOf } from "../document/sections.ts";
import type { NodeId, NodeTypesOption } from "../document/strategy.ts";

/** What a text in the clipboard begins with. */
export const CLIP_FORMAT = "dunlin.steps/1";

/** Steps as text; `undefined` when they do not follow each other. */
export function clipOf(
  doc: Strategy,
  places: ReadonlyMap<NodeId, Placed>,
  ids: readonly NodeId[],
  scope: "step" | "branch",
  options: NodeTypesOption,
): string | undefined {
  const section = sectionOf(places, ids, scope);
  if (section === undefined) return undefined;
  const fragment = fragmentOf(doc, section.ids, section.start, section.next, options);
  return JSON.stringify({ format: CLIP_FORMAT, from: doc.id, ...fragment }, undefined, 2);
}

/** The steps in a text; `undefined` when it holds none, or something that only looks like them. */
export function readClip(text: string): Fragment | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value.format !== CLIP_FORMAT) return undefined;
  const { start, nodes, ends, segments } = value;
  if (typeof start !== "string" || !isObject(nodes) || !Object.hasOwn(nodes, start)) return undefined;
  if (!Object.entries(nodes).every(([id, node]) => isId(id) && isNode(node))) return undefined;
  const sound = Array.isArray(ends)
    ? ends.filter((end) => isObject(end) && typeof end.port === "string" && Object.hasOwn(nodes, String(end.from)))
    : [];
  return {
    start,
    nodes: nodes as unknown as Record<NodeId, LooseNode>,
    ends: sound.map(({ from, port }) => ({ from: String(from), port: String(port) })),
    ...(isObject(segments) ? { segments: segments as Exclude<Fragment["segments"], undefined> } : {}),
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isId = (id: string): boolean => /^(?!__proto__$|constructor$|prototype$)[A-Za-z0-9_-]{1,64}$/.test(id);

const isNode = (node: unknown): boolean =>
  isObject(node) &&
  typeof node.type === "string" &&
  (node.to === undefined ||
    (isObject(node.to) && Object.values(node.to).every((target) => typeof target === "string")));
