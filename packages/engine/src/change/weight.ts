/** What a difference weighs for a reader: what reaches people, what changes decisions, what is only written down. */

import { NODES } from "../nodes/index.ts";
import type { Change } from "./model.ts";

const NOTES: ReadonlySet<string> = new Set([
  "name",
  "note",
  "description",
  "title",
  "tags",
  "x",
  "version",
  "id",
  "format",
]);

/** Types that decide where a case goes, or note something with it; all others reach people or the moment at which somebody is reached. */
const DECIDING: ReadonlySet<unknown> = new Set([
  "if",
  "switch",
  "table",
  "split",
  "score",
  "external",
  "set",
  "goal",
  "exit",
]);

/** Types that nobody outside notices, or that only take time. */
const QUIET: ReadonlySet<unknown> = new Set([...DECIDING, "wait", "waitFor", "repeat", "release", "promise", "plan"]);

export const weightOfNode = (type: unknown): Change["weight"] => (DECIDING.has(type) ? "decision" : "contact");

/** @param parts - Of the path. @param type - Of the node there. */
export function weightOf(parts: readonly (string | number)[], type: unknown): Change["weight"] {
  const [root = "", , field = ""] = parts.map(String);
  if (root === "nodes") return NOTES.has(field) ? "note" : weightOfNode(type);
  if (root === "policies" || root === "time") return "contact";
  if (NOTES.has(root) || root === "fields") return "note";
  return NOTES.has(String(parts.at(-1))) ? "note" : "decision";
}

/** Whether somebody outside notices that a case comes to a node, so that the day on which it does matters. */
export const isNoticed = (type: unknown): boolean =>
  typeof type === "string" && (!Object.hasOwn(NODES, type) || !QUIET.has(type));
