/**
 * Whether the nodes hang together: every port leads somewhere, every node can be reached, no case goes in circles, and
 * every path comes to an exit. Linear in the size of the document, and without recursion.
 */

import { pointer } from "../base/pointer.ts";
import type { Patch } from "../model/diagnostic.ts";
import type { Node } from "../model/node.ts";
import type { Id } from "../model/notation.ts";
import type { SpecOf } from "../nodes/index.ts";
import { components, type Graph } from "./components.ts";
import { type Findings, replacing } from "./findings.ts";
import type { Parts, PlacedNode } from "./parts.ts";

export function checkGraph(parts: Parts, findings: Findings): void {
  if (parts.nodes.size === 0 && !parts.complete) return;
  for (const node of parts.nodes.values()) checkPorts(node, parts, findings);
  const roots = checkStarts(parts, findings);
  checkReach(roots, parts, findings);
  checkCircles(parts, findings);
}

function checkPorts(placed: PlacedNode, { nodes, specOf }: Parts, findings: Findings): void {
  const { at, node, to } = placed;
  for (const [port, target] of Object.entries(to)) {
    if (nodes.has(target)) continue;
    const near = findings.near("port.dangling", target, () => [...nodes.keys()]);
    const path = `${at}${pointer(["to", port])}`;
    findings.add("port.dangling", path, { port, target, ...near }, replacing(path, near));
  }
  if (node !== undefined) checkPortsOf(node, placed, specOf, findings);
}

function checkPortsOf(node: Node, { at, to }: PlacedNode, specOf: SpecOf, findings: Findings): void {
  const { ports: portsOf, sometimes = {} } = specOf(node);
  const ports = portsOf(node);
  for (const { name, required } of ports) {
    if (!required || Object.hasOwn(to, name)) continue;
    findings.add("port.missing", node.to === undefined ? at : `${at}/to`, { port: name });
  }
  const names = new Set(ports.map(({ name }) => name));
  for (const port of Object.keys(to).filter((each) => !names.has(each))) {
    const path = `${at}${pointer(["to", port])}`;
    const remove = [{ op: "remove", path }] as const;
    const near = findings.near("port.unknown", port, () => [...names]);
    if (Object.hasOwn(sometimes, port)) findings.add("port.unused", path, { port, needs: sometimes[port] }, remove);
    else {
      const fix = renaming({ at, to }, port, near) ?? remove;
      findings.add("port.unknown", path, { port, ports: [...names].slice(0, 20), ...near }, fix);
    }
  }
}

/** The patch that connects the port which was probably meant, where that is still free. */
export function renaming(
  { at, to }: Pick<PlacedNode, "at" | "to">,
  port: string,
  { nearest }: { readonly nearest?: string },
): readonly Patch[] | undefined {
  if (nearest === undefined || Object.hasOwn(to, nearest)) return undefined;
  return [
    { op: "remove", path: at + pointer(["to", port]) },
    { op: "add", path: at + pointer(["to", nearest]), value: to[port] },
  ];
}

/** The nodes at which cases come in: by the entry, or by a handler. */
function checkStarts({ entry, handlers, nodes }: Parts, findings: Findings): Id[] {
  const starts = [
    ...(entry === undefined ? [] : [{ at: "/entry/start", target: entry.start }]),
    ...(entry?.byDpd ?? []).map(({ start }, i) => ({ at: `/entry/byDpd/${i}/start`, target: start })),
    ...handlers.map(({ at, value }) => ({ at: `${at}/goto`, target: value.goto })),
  ];
  for (const { at, target } of starts) {
    if (nodes.has(target)) continue;
    const near = findings.near("start.missing", target, () => [...nodes.keys()]);
    findings.add("start.missing", at, { target, ...near }, replacing(at, near));
  }
  return starts.map(({ target }) => target).filter((target) => nodes.has(target));
}

/** Only when every way in and every port is known; otherwise the nodes behind the gap would all be reported. */
function checkReach(roots: readonly Id[], parts: Parts, findings: Findings): void {
  const { nodes, complete, specOf } = parts;
  const opaque = [...nodes.values()].some(({ node, to }) => node === undefined && Object.keys(to).length === 0);
  if (!complete || opaque || findings.has("port.dangling", "start.missing")) return;
  const reached = new Set<Id>(roots);
  for (const id of reached) for (const target of targetsOf(nodes.get(id), specOf)) reached.add(target);
  for (const [id, { at }] of nodes) if (!reached.has(id)) findings.add("graph.unreachable", at, { node: id });
}

/** What wrong nodes do is unknown, so circles through them are not judged. */
function checkCircles({ nodes, specOf }: Parts, findings: Findings): void {
  const graph: Graph = new Map(
    [...nodes.values()].map((placed) => [
      placed.id,
      placed.node === undefined ? [] : forward(placed, specOf).filter((target) => nodes.has(target)),
    ]),
  );
  for (const circle of components(graph)) {
    const inside = new Set(circle);
    const first = circle[0] as Id;
    if (circle.length === 1 && graph.get(first)?.includes(first) !== true) continue;
    const path = wayRound(first, inside, graph);
    const { at, to } = nodes.get(path.at(-1) as Id) as PlacedNode;
    const [port = ""] = Object.entries(to).find(([, target]) => target === first) ?? [];
    findings.add("graph.cycle", `${at}${pointer(["to", port])}`, { nodes: [...path, first], port });
    if (circle.every((id) => isShut(nodes.get(id), inside, specOf))) {
      findings.add("graph.noExit", (nodes.get(first) as PlacedNode).at, { nodes: circle.slice(0, 10) });
    }
  }
}

/** Where a node leads, but not back into another round. */
function forward(placed: PlacedNode, specOf: SpecOf): readonly Id[] {
  const { node, to } = placed;
  if (node?.type !== "repeat") return targetsOf(placed, specOf);
  return specOf(node)
    .ports(node)
    .flatMap(({ name }) => (name === "body" ? [] : (to[name] ?? [])));
}

/** The shortest way from `first` back to it, without the last step. */
function wayRound(first: Id, inside: ReadonlySet<Id>, graph: Graph): Id[] {
  const before = new Map<Id, Id>();
  const seen = new Set<Id>([first]);
  for (const id of seen) {
    for (const target of graph.get(id) ?? []) {
      if (target === first) return wayTo(id, before);
      if (!inside.has(target) || seen.has(target)) continue;
      seen.add(target);
      before.set(target, id);
    }
  }
  return [first];
}

function wayTo(last: Id, before: ReadonlyMap<Id, Id>): Id[] {
  const way = [last];
  for (let id = before.get(last); id !== undefined; id = before.get(id)) way.push(id);
  return way.reverse();
}

/** Whether every port of a node leads to the nodes `inside`, and none is still to be connected. */
function isShut(placed: PlacedNode | undefined, inside: ReadonlySet<Id>, specOf: SpecOf): boolean {
  if (placed?.node === undefined) return false;
  const { node, to } = placed;
  const open = specOf(node)
    .ports(node)
    .some(({ name, required }) => required && !Object.hasOwn(to, name));
  return !open && targetsOf(placed, specOf).every((target) => inside.has(target));
}

/** Where a node leads; of a wrong one every target counts, of the others those of ports that they have. */
export function targetsOf(placed: PlacedNode | undefined, specOf: SpecOf): readonly Id[] {
  if (placed?.node === undefined) return Object.values(placed?.to ?? {});
  const { node, to } = placed;
  return specOf(node)
    .ports(node)
    .flatMap(({ name }) => to[name] ?? []);
}
