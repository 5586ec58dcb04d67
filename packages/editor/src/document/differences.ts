/** What two documents have differently: steps that came, went or changed, and settings of the whole. */

import type { Strategy } from "@dunlin/engine";
import { type NodeId, nodesOf } from "./strategy.ts";

export interface Differences {
  readonly added: readonly NodeId[];
  readonly removed: readonly NodeId[];
  readonly changed: readonly ChangedStep[];
  /** Members of the document besides its steps. */
  readonly settings: readonly string[];
}

export interface ChangedStep {
  readonly id: NodeId;
  /** Members of the step. */
  readonly members: readonly string[];
}

/** The same JSON, whatever the order of members. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  return changedMembers(a, b).length === 0;
}

export function differencesOf(before: Strategy, after: Strategy): Differences {
  const [old, now] = [nodesOf(before), nodesOf(after)];
  return {
    added: Object.keys(now).filter((id) => !Object.hasOwn(old, id)),
    removed: Object.keys(old).filter((id) => !Object.hasOwn(now, id)),
    changed: Object.keys(now).flatMap((id): readonly ChangedStep[] => {
      const [was, is] = [old[id], now[id]];
      const members = was === undefined || is === undefined ? [] : changedMembers(was, is);
      return members.length === 0 ? [] : [{ id, members }];
    }),
    settings: changedMembers(before, after).filter((name) => name !== "nodes"),
  };
}

/** Members that are there on one side only, or are not the same. */
function changedMembers(a: object, b: object): readonly string[] {
  const [one, other] = [a, b] as readonly Readonly<Record<string, unknown>>[];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => {
    const both = Object.hasOwn(a, name) && Object.hasOwn(b, name);
    return !both || !sameJson(one?.[name], other?.[name]);
  });
}
