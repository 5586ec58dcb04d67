/** What can be wrong with one block by itself, and with the place where it stands. */

import { compileCondition, type Diagnostic, StrategyError } from "@dunlin/engine";
import type { Block } from "../model/block.ts";
import type { TemplateDiagnosticCode } from "../model/diagnostic.ts";
import type { Template } from "../model/template.ts";
import { type BlockDefinition, propsOf } from "./definition.ts";
import { readMjml } from "./readMjml.ts";
import { propsProblems } from "./shape.ts";

/** A block and its place. */
export interface Standing {
  readonly block: Block;
  /** `undefined` for a type that is not known here. */
  readonly definition: BlockDefinition | undefined;
  readonly pointer: string;
  readonly parent: "root" | { readonly definition: BlockDefinition | undefined; readonly slot: string };
  /** All blocks in its slots, at any depth. */
  readonly inside: readonly Standing[];
  /** Neither it nor what is around it has a condition or is for some variants only. */
  readonly always: boolean;
  /** Neither it nor what is around it stands in a slot that is not shown. */
  readonly drawn: boolean;
  readonly index: number;
  readonly siblings: number;
}

export type Found = (
  code: TemplateDiagnosticCode,
  path: string,
  message: string,
  data?: Readonly<Record<string, unknown>>,
  blockId?: string,
) => void;

export function blockProblems(
  { block, definition, pointer, parent }: Standing,
  template: Template,
  report: Found,
): void {
  const { id, type, v } = block;
  const found: Found = (code, path, message, data) => report(code, path, message, data, id);
  if (definition === undefined) {
    found(
      "block.unknown",
      `${pointer}/type`,
      `There is no block type "${type}" here: remove the block, or add the type.`,
      { type },
    );
    return;
  }
  if (!definition.kinds.includes(template.kind)) {
    const says = `"${type}" cannot stand in a template of the kind "${template.kind}": it is for ${definition.kinds.join(", ")}.`;
    found("block.kind", pointer, says, { type, kind: template.kind });
  }
  if (v > definition.v) {
    const says = `The block was written for version ${v} of "${type}", and ${definition.v} is known here: update, and try again.`;
    found("block.version", `${pointer}/v`, says, { type, v, known: definition.v });
    return;
  }
  for (const { path, message } of propsProblems(definition, propsOf(block, definition)))
    found("template.shape", `${pointer}/props${path}`, message);
  placed(block, definition, pointer, parent, found);
  permitted(block, definition, pointer, template, found);
  conditional(block, pointer, template, found);
}

function placed(
  block: Block,
  definition: BlockDefinition,
  pointer: string,
  parent: Standing["parent"],
  found: Found,
): void {
  const { slots = {} } = definition;
  for (const name of Object.keys(block.slots ?? {})) {
    if (Object.hasOwn(slots, name)) continue;
    const says = `"${block.type}" has no slot "${name}": ${Object.keys(slots).join(", ") || "it has none"}.`;
    found("block.place", `${pointer}/slots/${name}`, says, { slot: name });
  }
  if (parent === "root" || parent.definition === undefined) return;
  const takes = parent.definition.slots?.[parent.slot]?.takes;
  if (takes === undefined || takes.includes(definition.role)) return;
  const says = `"${block.type}" goes across the message and cannot stand inside "${parent.definition.type}": move it to the root.`;
  found("block.place", pointer, says, { type: block.type, slot: parent.slot });
}

function permitted(
  { props, type }: Block,
  { constraints }: BlockDefinition,
  pointer: string,
  { policy }: Template,
  found: Found,
): void {
  if (constraints?.permission === undefined) return;
  if (policy?.[constraints.permission] !== true) {
    const says = `"${type}" is not permitted in this template: remove it, or set policy.${constraints.permission}.`;
    found("block.permission", pointer, says, { permission: constraints.permission });
  }
  const read = readMjml(String(props.mjml ?? ""));
  if (!read.ok) found("block.mjml", `${pointer}/props/mjml`, `This is no MJML: ${read.error}`);
}

function conditional({ when, variants }: Block, pointer: string, template: Template, found: Found): void {
  if (when !== undefined)
    for (const { path, message, code } of conditionProblems(when))
      found("block.condition", `${pointer}/when${path}`, message, { reason: code });
  const known = (template.variants ?? []).map(({ key }) => key);
  variants?.forEach((key, index) => {
    if (known.includes(key)) return;
    const says = `There is no variant "${key}": add it to the template, or choose another one.`;
    found("block.variant", `${pointer}/variants/${index}`, says, { variant: key });
  });
}

function conditionProblems(rule: unknown): readonly Diagnostic[] {
  try {
    compileCondition(rule);
    return [];
  } catch (error) {
    if (error instanceof StrategyError) return error.diagnostics;
    throw error;
  }
}
