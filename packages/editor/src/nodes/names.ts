/** What kinds of steps and single steps are called. */

import type { LooseNode } from "@dunlin/engine/editing";
import type { EditorHost } from "../host/context.tsx";
import { type Preset, presetOf } from "./presets.ts";

export type Naming = Pick<EditorHost, "words" | "presets">;

export const presetName = ({ id, label }: Pick<Preset, "id" | "label">, { words }: Pick<Naming, "words">): string =>
  label ?? words.nodes.presets[id] ?? id;

/** The kind of a step: by its type, channel or offer. A type that nobody knows is told as it is written. */
export function kindName(node: LooseNode, naming: Naming): string {
  const preset = presetOf(node, naming.presets);
  return preset === undefined ? node.type : presetName(preset, naming);
}

/** The name of a step; one without is called by its kind, an exit by its outcome. */
export function titleOf(node: LooseNode, naming: Naming): string {
  const { outcomes } = naming.words.nodes;
  if (typeof node.name === "string" && node.name !== "") return node.name;
  if (node.type === "exit" && typeof node.outcome === "string") return outcomes[node.outcome] ?? node.outcome;
  return kindName(node, naming);
}

/** The language of the engine's sentences for the words of the interface. */
export const sentenceLocale = ({ words }: Pick<Naming, "words">): "en" | "es" =>
  words.locale.startsWith("es") ? "es" : "en";
