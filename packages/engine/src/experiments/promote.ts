/** From a decision to the strategy: the winner's path becomes the only one. */

import { sameJson } from "../base/json.ts";
import { validateStrategy } from "../check/validate.ts";
import { StrategyError } from "../model/diagnostic.ts";
import type { Node, SplitNode } from "../model/node.ts";
import type { Id } from "../model/notation.ts";
import type { Strategy } from "../model/strategy.ts";
import type { HostOptions } from "../nodes/options.ts";
import { ExperimentError, type ExperimentProblemCode, problem } from "./problems.ts";

/** What a promotion does to a strategy, for a reviewer. */
export interface Promotion {
  readonly strategy: Strategy;
  readonly experiment: Id;
  readonly variant: Id;
  /** Splits that are gone: every split of the experiment, since a case keeps its variant from one to the next. */
  readonly splits: readonly Id[];
  /** Nodes that only the other variants reached. */
  readonly removed: readonly Id[];
  /** Where an edge led to a split and leads now, as JSON pointers. */
  readonly rewired: readonly { readonly path: string; readonly from: Id; readonly to: Id }[];
  /** Conditions may still ask for the variant, which new cases no longer have. */
  readonly stillRead: boolean;
}

/**
 * The strategy with the winner inlined: the split and the paths that only the others used are gone, and nothing else is
 * touched, so that a diff shows just that. Cases in flight keep the version they are in.
 *
 * The holdout goes as well: a promoted variant is for everybody. Nodes that could not be reached before stay.
 *
 * @param nodeId - A `split`. Other splits of its experiment are promoted with it.
 * @returns A new document; `doc` is not changed.
 * @throws ExperimentError (`promote.*`) when there is no such split or variant; StrategyError with its diagnostics when
 *   the result is not a sound strategy.
 */
export function promoteVariant(doc: Strategy, nodeId: Id, variant: Id, options: HostOptions = {}): Strategy {
  return planPromotion(doc, nodeId, variant, options).strategy;
}

/** As `promoteVariant`, with the list of what changes. */
export function planPromotion(doc: Strategy, nodeId: Id, variant: Id, options: HostOptions = {}): Promotion {
  const split = splitAt(doc, nodeId);
  const { experiment } = split;
  const splits = Object.entries(doc.nodes).filter(
    ([, node]) => node.type === "split" && node.experiment === experiment,
  );
  const winners = new Map(splits.map(([id, node]) => [id, winnerOf(id, node as SplitNode, variant)]));
  const settle = (target: Id) => settled(target, winners);
  const rewired: { path: string; from: Id; to: Id }[] = [];
  const redirected = withTargets(doc, (target, path) => {
    const to = settle(target);
    if (to !== target) rewired.push({ path, from: target, to });
    return to;
  });
  const [before, after] = [reachable(doc), reachable(redirected)];
  const removed = Object.keys(doc.nodes).filter((id) => before.has(id) && !after.has(id) && !winners.has(id));
  const gone = new Set([...removed, ...winners.keys()]);
  const nodes = Object.fromEntries(Object.entries(redirected.nodes).filter(([id]) => !gone.has(id)));
  const strategy: Strategy = { ...redirected, nodes };
  const diagnostics = validateStrategy(strategy, options);
  if (diagnostics.some(({ severity }) => severity === "error")) throw new StrategyError(diagnostics);
  const kept = rewired.filter(({ path }) => !gone.has(path.split("/")[2] ?? "") || !path.startsWith("/nodes/"));
  return {
    ...{ strategy, experiment, variant, splits: [...winners.keys()], removed, rewired: kept },
    stillRead: readsArm(strategy, experiment),
  };
}

function splitAt(doc: Strategy, nodeId: Id): SplitNode {
  const node: Node | undefined = Object.hasOwn(doc.nodes, nodeId) ? doc.nodes[nodeId] : undefined;
  if (node === undefined) throw refusal("promote.node", { node: nodeId });
  if (node.type !== "split") throw refusal("promote.notSplit", { node: nodeId, type: node.type });
  return node;
}

function winnerOf(node: Id, { variants, to = {} }: SplitNode, variant: Id): Id {
  const known = variants.map(({ key }) => key);
  if (!known.includes(variant)) throw refusal("promote.variant", { node, variant, known: known.join(", ") });
  const target = Object.hasOwn(to, variant) ? to[variant] : undefined;
  if (target === undefined) throw refusal("promote.notConnected", { node, variant });
  return target;
}

/** Where an edge ends when splits that are gone are passed through. */
function settled(target: Id, winners: ReadonlyMap<Id, Id>): Id {
  const seen = new Set<Id>();
  let at = target;
  for (let next = winners.get(at); next !== undefined; next = winners.get(at)) {
    if (seen.has(at)) throw refusal("promote.endless", { node: at });
    seen.add(at);
    at = next;
  }
  return at;
}

const refusal = (code: ExperimentProblemCode, data: Readonly<Record<string, unknown>>): ExperimentError =>
  new ExperimentError([problem(code, data, {})]);

/** The document with every edge sent where `map` says; `path` is its JSON pointer. */
function withTargets(doc: Strategy, map: (target: Id, path: string) => Id): Strategy {
  const { entry, handlers } = doc;
  const byDpd = entry.byDpd?.map((row, i) => ({ ...row, start: map(row.start, `/entry/byDpd/${i}/start`) }));
  return {
    ...doc,
    entry: { ...entry, start: map(entry.start, "/entry/start"), ...(byDpd !== undefined && { byDpd }) },
    ...(handlers !== undefined && {
      handlers: handlers.map((handler, i) => ({ ...handler, goto: map(handler.goto, `/handlers/${i}/goto`) })),
    }),
    nodes: Object.fromEntries(
      Object.entries(doc.nodes).map(([id, node]) => {
        if (node.to === undefined) return [id, node];
        const to = Object.fromEntries(
          Object.entries(node.to).map(([port, target]) => [port, map(target, `/nodes/${id}/to/${port}`)]),
        );
        return [id, sameJson(to, node.to) ? node : { ...node, to }];
      }),
    ),
  };
}

/** Every node that a case can come to. */
function reachable({ entry, handlers = [], nodes }: Strategy): ReadonlySet<Id> {
  const starts = [entry.start, ...(entry.byDpd ?? []).map(({ start }) => start), ...handlers.map(({ goto }) => goto)];
  const reached = new Set<Id>(starts);
  for (const id of reached) for (const target of Object.values(nodes[id]?.to ?? {})) reached.add(target);
  return reached;
}

/** Whether anything in the document names `arms.<experiment>`. */
function readsArm(value: unknown, experiment: Id): boolean {
  if (typeof value === "string") return value === `arms.${experiment}`;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((part) => readsArm(part, experiment));
}
