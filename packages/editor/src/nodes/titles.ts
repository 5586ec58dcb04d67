/** What steps are called, on cards, in lists and read out. */

import type { LooseNode } from "@dunlin/engine/editing";
import type { NodeId } from "../document/strategy.ts";
import type { Messages } from "../words/messages.ts";
import type { Preset } from "./presets.ts";
import { presetOf } from "./presets.ts";

/** The name people gave it, else that of its kind, else its type. */
export function titleOf(node: LooseNode, presets: readonly Preset[], words: Messages): string {
  return typeof node.name === "string" && node.name !== "" ? node.name : kindOf(node, presets, words);
}

/** The name of its kind. */
export function kindOf(node: LooseNode, presets: readonly Preset[], words: Messages): string {
  const preset = presetOf(node, presets);
  return preset?.label ?? words.nodes.presets[preset?.id ?? ""] ?? node.type;
}

/** What goes along when a step is taken: all that are chosen, if it is one of them. */
export const sectionToCarry = (selected: readonly NodeId[], id: NodeId): readonly NodeId[] =>
  selected.includes(id) ? selected : [id];
