/**
 * Edits of a form as commands. A member that a block leaves out shows what its type says; before something inside of it is edited it
 * is written down, so that the rest of it stays.
 */

import type { Block, BlockDefinition, Locale, RichText } from "@dunlin/templates";
import { propsOf } from "@dunlin/templates/editing";
import { parsePointer, pointer } from "../../document/pointer.ts";
import type { BuilderCommand } from "../commands/command.ts";

/** A member, below the props of a block or the settings of the template: `/columns/0/label`. */
export type At = string;

export type Edit =
  | { readonly edit: "set"; readonly at: At; readonly value: unknown }
  | { readonly edit: "text"; readonly at: At; readonly locale: Locale; readonly runs: RichText | undefined }
  | { readonly edit: "move"; readonly at: At; readonly from: number; readonly to: number };

/** Of the settings, each where the version that is looked at has it: `placeOf` gives the pointer by its name. */
export function settingsCommands(edit: Edit, placeOf: (name: string) => string): readonly BuilderCommand[] {
  const [name = "", ...inside] = parsePointer(edit.at) ?? [];
  const path = placeOf(name) + pointer(inside);
  switch (edit.edit) {
    case "set":
      return [{ type: "field.set", path, ...(edit.value !== undefined && { value: edit.value }) }];
    case "text":
      return [{ type: "text.set", path, locale: edit.locale, ...(edit.runs && { runs: edit.runs }) }];
    case "move":
      return [{ type: "list.move", path, from: edit.from, to: edit.to }];
  }
}

export function blockCommands(
  block: Block,
  definition: BlockDefinition | undefined,
  edit: Edit,
): readonly BuilderCommand[] {
  const { id } = block;
  const path = `/props${edit.at}`;
  return [...writtenDown(block, definition, edit), command()];

  function command(): BuilderCommand {
    switch (edit.edit) {
      case "set":
        return { type: "block.set", id, path, ...(edit.value !== undefined && { value: edit.value }) };
      case "text":
        return { type: "text.set", id, path, locale: edit.locale, ...(edit.runs && { runs: edit.runs }) };
      case "move":
        return { type: "list.move", id, path, from: edit.from, to: edit.to };
    }
  }
}

function writtenDown(block: Block, definition: BlockDefinition | undefined, edit: Edit): readonly BuilderCommand[] {
  const [member, ...inside] = parsePointer(edit.at) ?? [];
  if (member === undefined || definition === undefined || Object.hasOwn(block.props, member)) return [];
  if (edit.edit === "set" && inside.length === 0) return [];
  const shown = propsOf(block, definition);
  if (!Object.hasOwn(shown, member)) return [];
  return [{ type: "block.set", id: block.id, path: `/props/${member}`, value: shown[member] }];
}
