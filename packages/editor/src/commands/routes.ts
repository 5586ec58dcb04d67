/** Commands over the ways that people name: routes of a switch, cases of a wait, variants of a split, dispositions of a task. */

import type { LooseNode } from "@dunlin/engine/editing";
import { freshId } from "../document/ids.ts";
import { itemsOf, type PortList, portListOf, portOf } from "../document/portLists.ts";
import { type NodeId, waysOf } from "../document/strategy.ts";
import { equalShares, rebalance } from "../document/weights.ts";
import { type CommandContext, type Draft, type DraftNode, Refused, type Run } from "./command.ts";
import { lead, reached, stepOf, sweep } from "./rewire.ts";

const NAME = /^(?!__proto__$|constructor$|prototype$)[A-Za-z0-9_-]{1,64}$/;

interface Routed {
  readonly node: DraftNode;
  readonly list: PortList;
  readonly items: unknown[];
}

function routed(draft: Draft, id: NodeId): Routed {
  const node = stepOf(draft, id);
  const list = portListOf(node as LooseNode);
  if (list === undefined || (node.type === "table" && node.hit === "collect"))
    throw new Refused("route.none", { step: id });
  if (!Array.isArray(node[list.member])) node[list.member] = [];
  return { node, list, items: node[list.member] as unknown[] };
}

function placeOf({ items, list }: Routed, port: string): number {
  const index = items.findIndex((item) => portOf(item, list) === port);
  if (index < 0) throw new Refused("way.unknown", { port });
  return index;
}

/** Names that mean a port already. */
const namesOf = (node: DraftNode, context: CommandContext): ReadonlySet<string> =>
  new Set(waysOf(node as LooseNode, context).map(({ name }) => name));

function checkName(node: DraftNode, name: string, context: CommandContext): void {
  if (!NAME.test(name)) throw new Refused("name.form", { name });
  if (namesOf(node, context).has(name)) throw new Refused("route.taken", { name });
}

export const addRoute: Run<"route.add"> = (draft, { id, item, name }, context) => {
  const { node, list, items } = routed(draft, id);
  const ways = waysOf(node as LooseNode, context);
  const wanted = name ?? (item === undefined ? undefined : portOf(item, list));
  if (wanted !== undefined) checkName(node, wanted, context);
  const taken = namesOf(node, context);
  const port = wanted ?? freshId(node.type === "split" ? nextLetter(taken) : "route", (one) => taken.has(one));
  const beside = ways.find((way) => way.name === list.beside)?.target ?? ways[0]?.target;
  items.push(newItem(node, list, item, port));
  if (node.type === "split") evenOut(node);
  if (beside !== undefined) lead(draft, { at: "port", from: id, port }, beside);
  return { select: [id] };
};

/** `A`, `B` ... `Z` for variants. */
const nextLetter = (taken: ReadonlySet<string>): string =>
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].find((letter) => !taken.has(letter)) ?? "variant";

function newItem(node: DraftNode, { key }: PortList, item: unknown, port: string): unknown {
  if (key === undefined) return port;
  const given = typeof item === "object" && item !== null ? item : {};
  switch (node.type) {
    case "split":
      return { weight: 0, ...given, key: port };
    case "table": {
      const inputs = Array.isArray(node.inputs) ? node.inputs.length : 0;
      return { match: new Array(inputs).fill(null), ...given, port };
    }
    case "waitFor":
      return { port, ...(Object.keys(given).length === 0 ? { on: ["payment.received"] } : given), [key]: port };
    default:
      return { port, when: true, ...given, [key]: port };
  }
}

/** A new variant gets the share that each would have, and the others give it in proportion. */
function evenOut(node: DraftNode): void {
  const variants = node.variants as { weight: number }[];
  const share = equalShares(variants.length).at(-1) as number;
  const weights = rebalance(
    variants.map(({ weight }) => weight),
    variants.length - 1,
    share,
    new Set(),
  );
  for (const [i, weight] of (weights ?? []).entries()) (variants[i] as { weight: number }).weight = weight;
}

export const removeRoute: Run<"route.remove"> = (draft, { id, port }, context) => {
  const all = routed(draft, id);
  const index = placeOf(all, port);
  if (all.items.length === 1) throw new Refused("route.last", { port });
  const before = reached(draft, context);
  all.items.splice(index, 1);
  lead(draft, { at: "port", from: id, port }, undefined);
  if (all.node.type === "split") shareOut(all.node);
  return { select: [id], removed: sweep(draft, before, context) };
};

/** What a variant had goes to the others in proportion. */
function shareOut(node: DraftNode): void {
  const variants = node.variants as { weight: number }[];
  const last = variants.length - 1;
  const weights = variants.map(({ weight }) => weight);
  const sum = weights.reduce((a, b) => a + b, 0);
  const wanted =
    sum === 0
      ? (equalShares(variants.length).at(-1) as number)
      : Math.round((10_000 * (weights[last] as number)) / sum);
  for (const [i, weight] of (rebalance(weights, last, wanted, new Set()) ?? []).entries())
    (variants[i] as { weight: number }).weight = weight;
}

export const renameRoute: Run<"route.rename"> = (draft, { id, port, name }, context) => {
  const all = routed(draft, id);
  const index = placeOf(all, port);
  if (port === name) return {};
  checkName(all.node, name, context);
  const { key } = all.list;
  if (key === undefined) all.items[index] = name;
  else (all.items[index] as Record<string, unknown>)[key] = name;
  const to = all.node.to ?? {};
  if (Object.hasOwn(to, port))
    all.node.to = Object.fromEntries(Object.entries(to).map(([one, target]) => [one === port ? name : one, target]));
  return {};
};

export const moveRoute: Run<"route.move"> = (draft, { id, port, to }) => {
  const all = routed(draft, id);
  const index = placeOf(all, port);
  if (!Number.isInteger(to) || to < 0 || to >= all.items.length) throw new Refused("place.unknown", { place: to });
  all.items.splice(to, 0, ...all.items.splice(index, 1));
  return {};
};

export const setWeight: Run<"weight.set"> = (draft, { id, port, weight, locked = [] }) => {
  const all = routed(draft, id);
  const index = placeOf(all, port);
  if (all.node.type !== "split") throw new Refused("route.none", { step: id });
  const variants = itemsOf(all.node as LooseNode, all.list) as { key: string; weight: number }[];
  const places = new Set(variants.flatMap(({ key }, i) => (locked.includes(key) ? [i] : [])));
  const weights = rebalance(
    variants.map((variant) => variant.weight),
    index,
    weight,
    places,
  );
  if (weights === undefined) throw new Refused("weights.stuck", { weight });
  for (const [i, one] of weights.entries()) (variants[i] as { weight: number }).weight = one;
  return {};
};

export const equalWeights: Run<"weights.equal"> = (draft, { id }) => {
  const { node, items } = routed(draft, id);
  if (node.type !== "split") throw new Refused("route.none", { step: id });
  for (const [i, weight] of equalShares(items.length).entries()) (items[i] as { weight: number }).weight = weight;
  return {};
};
