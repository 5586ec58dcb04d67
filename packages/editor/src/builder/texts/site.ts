/** How a text of the table is written: as its field in the inspector. */

import type { BlockRegistry, Template } from "@dunlin/templates";
import { parsePointer } from "../../document/pointer.ts";
import { blockAt } from "../document/tree.ts";
import { SETTINGS_FIELDS } from "../inspector/settingsFields.ts";
import { type FieldSpec, specsOf } from "../inspector/spec.ts";
import type { TextInputRunsProps } from "../text/field.ts";
import { takesMarks } from "../text/site.ts";
import type { TextRow } from "./texts.ts";

export function siteOf(
  doc: Template,
  { id, path }: Pick<TextRow, "id" | "path">,
  registry: BlockRegistry,
): Pick<TextInputRunsProps, "oneLine" | "marks" | "row"> {
  const block = id === undefined ? undefined : blockAt(doc, id);
  const definition = block && registry.get(block.type);
  const specs = id === undefined ? SETTINGS_FIELDS[doc.kind] : definition === undefined ? [] : specsOf(definition);
  const spec = specAt(specs, parsePointer(path) ?? []);
  const list = spec?.rowsOf === undefined ? undefined : { ...definition?.defaults, ...block?.props }[spec.rowsOf];
  return {
    oneLine: spec?.oneLine === true,
    marks: takesMarks(spec?.control, doc.kind),
    ...(typeof list === "string" && { row: list }),
  };
}

/** @param path - With `props` or `settings` first; places in lists are passed over. */
function specAt(specs: readonly FieldSpec[], [, ...path]: readonly string[]): FieldSpec | undefined {
  let [spec, within]: [FieldSpec | undefined, readonly FieldSpec[]] = [undefined, specs];
  for (const name of path.filter((part) => !/^\d+$/.test(part))) {
    spec = within.find((one) => one.name === name);
    within = spec?.items ?? [];
  }
  return spec;
}
