/** What an end means: good, agreed, or neither. */

import type { LooseNode } from "@dunlin/engine/editing";
import type { IconName } from "../ui/icons.ts";

const GOOD: ReadonlySet<unknown> = new Set(["cured", "paid", "recovered", "settled", "kept"]);
const AGREED: ReadonlySet<string> = new Set(["promise", "plan", "offer"]);

export type EndTone = "good" | "commit" | undefined;

/** Also of what a jump leads to. */
export function toneOf(node: LooseNode | undefined): EndTone {
  if (node === undefined) return undefined;
  if (node.type === "exit") return GOOD.has(node.outcome) ? "good" : undefined;
  return AGREED.has(node.type) ? "commit" : undefined;
}

export const exitIcon = (node: LooseNode): IconName => (toneOf(node) === "good" ? "cured" : "exit");
