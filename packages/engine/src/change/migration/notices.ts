/** Legal notices that a change of version passes by: the older one would have sent them, the newer one need not. */

import type { CaseState } from "../../model/case.ts";
import type { Node } from "../../model/node.ts";
import type { Id } from "../../model/notation.ts";
import { isContact } from "../../nodes/contact.ts";
import type { NodeTarget } from "../model.ts";
import type { Relation } from "./relation.ts";

/**
 * Nodes of the older version that send a legal notice on every way that is still ahead of a case, where the newer version has
 * a way without it: without the same node, and without another legal notice of the same template.
 */
export function noticesPassedBy(relation: Relation, state: CaseState, target: NodeTarget): readonly Id[] {
  const { from, to } = relation;
  if (target.to === "pin") return [];
  const owed = from.notices().filter(({ path }) => isOwed(relation, state, path));
  if (target.to === "exit") return owed.map(({ path }) => path);
  const starts = startsOf(relation, state.node, target);
  return owed
    .filter(({ path, node }) => {
      const heirs = to.notices().filter((each) => each.path === path || sharesTemplate(each.node, node));
      return !starts.every((start) => heirs.some((heir) => to.passing(heir.path).has(start)));
    })
    .map(({ path }) => path);
}

/** Ahead on every way, and not sent yet where the case stands at it. */
function isOwed({ from }: Relation, { node, entered, n }: CaseState, notice: Id): boolean {
  if (!from.passing(notice).has(node)) return false;
  return notice !== node || !entered || n?.sent === undefined;
}

function startsOf({ to }: Relation, node: Id, target: Exclude<NodeTarget, { to: "pin" | "exit" }>): readonly Id[] {
  if (target.to === "node") return [target.node];
  return target.to === "same" ? [node] : to.flow.starts;
}

function sharesTemplate(one: Node, other: Node): boolean {
  const known = templatesOf(other);
  return templatesOf(one).some((template) => known.includes(template));
}

const templatesOf = (node: Node): readonly string[] =>
  node.type === "send"
    ? node.via.map(({ template }) => template)
    : isContact(node) && node.script !== undefined
      ? [node.script]
      : [];
