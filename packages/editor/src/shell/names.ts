/** What people call steps and commands. */

import type { Command } from "../commands/command.ts";
import { type NodeId, nodeAt } from "../document/strategy.ts";
import type { EditorHost } from "../host/context.tsx";
import { presetOf } from "../nodes/presets.ts";
import type { Messages } from "../words/messages.ts";

/** The name of a step, or what kind of step it is. */
export function stepName(
  { store, presets, words }: Pick<EditorHost, "store" | "presets" | "words">,
  id: NodeId,
): string {
  const node = nodeAt(store.getState().doc, id);
  if (node === undefined) return id;
  if (typeof node.name === "string" && node.name.trim() !== "") return node.name;
  const preset = presetOf(node, presets);
  return preset === undefined ? node.type : (preset.label ?? words.nodes.presets[preset.id] ?? node.type);
}

/** What the history calls some commands. */
export function labelOf(
  commands: readonly Command[],
  label: string | undefined,
  { commands: words }: Messages,
): string {
  const [command] = commands;
  if (label !== undefined || command === undefined) return label ?? "";
  const first = (words.labels[command.type] as (command: Command) => string)(command);
  return commands.length === 1 ? first : `${first} (${words.severalChanges(commands.length)})`;
}
