/** Where the cases of every node go, and what stands in the way of a plan: all of it before a case is touched. */

import { pointer } from "../../base/pointer.ts";
import type { Id } from "../../model/notation.ts";
import type { MigrationChoice, MigrationProblem, NodeTarget } from "../model.ts";
import { problem } from "./problems.ts";
import type { Relation, Version } from "./relation.ts";

export interface Targets {
  readonly nodes: Readonly<Record<Id, NodeTarget>>;
  readonly problems: readonly MigrationProblem[];
}

/** A target for every node of the older version; a problem for every one that has none, or one that cannot be. */
export function targetsOf(relation: Relation, choice: MigrationChoice): Targets {
  const { from, to } = relation;
  const named = choice.nodes ?? {};
  const problems = [...versionProblems(from, to), ...experimentProblems(from, to)];
  for (const path of Object.keys(named)) {
    if (from.compiled(path) === undefined) problems.push(problem("source.unknown", pointer(["nodes", path]), { path }));
  }
  if (choice.moment === "checkpoint" && from.checkpoints.size === 0) {
    problems.push(problem("checkpoint.none", "/moment", { version: from.tables.version }));
  }
  const nodes: [Id, NodeTarget][] = [];
  for (const path of from.tables.nodes.keys()) {
    const target = Object.hasOwn(named, path) ? (named[path] as NodeTarget) : byRule(relation, choice, path);
    const wrong = target === undefined ? missing(relation, path) : targetProblem(relation, path, target);
    if (wrong !== undefined) problems.push(wrong);
    if (target !== undefined) nodes.push([path, target]);
  }
  return { nodes: Object.fromEntries(nodes), problems };
}

function byRule(relation: Relation, { rule, moment }: MigrationChoice, path: Id): NodeTarget | undefined {
  if (rule === "pin") return { to: "pin" };
  if (relation.same(path)) return { to: "same" };
  // Cases are moved from checkpoints only, so what becomes of other nodes needs no answer.
  return moment === "checkpoint" && !relation.from.checkpoints.has(path) ? { to: "pin" } : undefined;
}

function missing({ from, to }: Relation, path: Id): MigrationProblem {
  const at = pointer(["nodes", path]);
  const older = from.compiled(path);
  const newer = to.compiled(path);
  const retyped = newer !== undefined && newer.type !== older?.type ? { was: older?.type, is: newer.type } : {};
  const [heir] = from.next(path).filter((next) => to.compiled(next) !== undefined);
  const fix = heir === undefined ? {} : { fix: [{ op: "add" as const, path: at, value: { to: "node", node: heir } }] };
  return { ...problem("target.missing", at, { node: path, ...retyped, ...(heir && { heir }) }), nodeId: path, ...fix };
}

function targetProblem(relation: Relation, path: Id, target: NodeTarget): MigrationProblem | undefined {
  const at = pointer(["nodes", path]);
  const wrong = wrongTarget(relation, path, target, at);
  return wrong && { ...wrong, nodeId: path };
}

function wrongTarget({ same, to }: Relation, path: Id, target: NodeTarget, at: string): MigrationProblem | undefined {
  switch (target.to) {
    case "same":
      return same(path) ? undefined : problem("target.unknown", at, { node: path, target: path });
    case "node": {
      if (to.compiled(target.node) === undefined)
        return problem("target.unknown", `${at}/node`, { node: path, target: target.node });
      const call = callAround(target.node);
      const inside = call !== undefined && path.startsWith(`${call}>`) && same(call);
      if (call === undefined || inside) return undefined;
      return problem("target.insideCall", `${at}/node`, { node: path, target: target.node, call });
    }
    case "exit": {
      const named = typeof target.outcome === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(target.outcome);
      return named ? undefined : problem("target.outcome", `${at}/outcome`, { node: path, outcome: target.outcome });
    }
    case "restart":
    case "pin":
      return undefined;
    default:
      return problem("target.unknown", `${at}/to`, { node: path, target: (target as { to: unknown }).to });
  }
}

/** The call that a node lies in: what it sets before would be missing for a case that did not come by it. */
function callAround(path: Id): Id | undefined {
  const cut = path.lastIndexOf(">");
  return cut < 0 ? undefined : path.slice(0, cut);
}

function versionProblems({ tables: from }: Version, { tables: to }: Version): MigrationProblem[] {
  const problems: MigrationProblem[] = [];
  if (from.id !== to.id) problems.push(problem("strategy.other", "/id", { from: from.id, to: to.id }));
  else if (from.version === to.version) problems.push(problem("version.same", "/version", { version: to.version }));
  const [was, is] = [from, to].map(({ entry }) => entry.reentry === "perObligation");
  if (was !== is) problems.push(problem("entry.perObligation", "/entry/reentry", {}));
  return problems;
}

/** Whoever is in an arm stays in it: an arm that goes while its experiment goes on would let people change sides. */
function experimentProblems(from: Version, to: Version): MigrationProblem[] {
  const arms = new Map<string, Set<string>>();
  for (const { node } of from.flow.nodes.values()) {
    if (node.type !== "split") continue;
    arms.set(node.experiment, new Set([...(arms.get(node.experiment) ?? []), ...node.variants.map(({ key }) => key)]));
  }
  return [...to.flow.nodes.values()].flatMap(({ path, node }) => {
    if (node.type !== "split") return [];
    const keys = new Set<string>(node.variants.map(({ key }) => key));
    const gone = [...(arms.get(node.experiment) ?? [])].filter((key) => !keys.has(key));
    const at = pointer(["nodes", path, "variants"]);
    return gone.map((arm) => ({
      ...problem("experiment.armGone", at, { experiment: node.experiment, arm, node: path }),
      nodeId: path,
    }));
  });
}
