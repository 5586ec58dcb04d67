/** What blocks, values and edits are called. */

import type { Block, BlockId, BlockRegistry, Template, ValuePath, VariableSchema } from "@dunlin/templates";
import { variableAt } from "@dunlin/templates/editing";
import { titleOf } from "../blocks/words.ts";
import type { BuilderCommand, BuilderRefusal } from "../commands/command.ts";
import { blockAt } from "../document/tree.ts";
import type { BuilderStore, CarriedBlocks } from "../store.ts";
import type { BuilderMessages } from "../words.ts";

export function typeName(type: string, registry: BlockRegistry, words: Pick<BuilderMessages, "blocks">): string {
  const definition = registry.get(type);
  return definition === undefined ? type : titleOf(definition, words.blocks);
}

export const blockName = (block: Block, registry: BlockRegistry, words: Pick<BuilderMessages, "blocks">): string =>
  typeName(block.type, registry, words);

export function nameOfId(
  doc: Template,
  id: BlockId,
  registry: BlockRegistry,
  words: Pick<BuilderMessages, "blocks">,
): string {
  const block = blockAt(doc, id);
  return block === undefined ? id : blockName(block, registry, words);
}

export const valueName = (variables: VariableSchema, path: ValuePath): string =>
  variableAt(variables, path)?.title ?? path;

export function editLabel(
  commands: readonly BuilderCommand[],
  label: string | undefined,
  { commands: words }: Pick<BuilderMessages, "commands">,
): string {
  if (label !== undefined) return label;
  const [command, ...others] = commands;
  if (command === undefined || others.length > 0) return words.severalChanges(commands.length);
  return (words.labels[command.type] as (one: BuilderCommand) => string)(command);
}

/** What is carried, by the name of its first block. */
export function carriedName(
  carrying: CarriedBlocks,
  { store, words }: { readonly store: BuilderStore; readonly words: BuilderMessages },
): string {
  if (carrying.what === "new") return typeName(carrying.type, store.registry, words);
  if (carrying.what === "saved") return carrying.title;
  return nameOfId(store.getState().doc, carrying.ids[0] ?? "", store.registry, words);
}

/** Why a command is refused, with the name of the block it is about. */
export function refusalText(
  { code, data }: BuilderRefusal,
  { store, words }: { readonly store: BuilderStore; readonly words: BuilderMessages },
): string {
  const name =
    typeof data.type === "string"
      ? typeName(data.type, store.registry, words)
      : typeof data.block === "string"
        ? nameOfId(store.getState().doc, data.block, store.registry, words)
        : "";
  return words.commands.refusals[code](data, name);
}
