/** Blocks as a piece that can be put anywhere: into the same template, into another one, into the clipboard or among saved blocks. */

import {
  type Block,
  type BlockRegistry,
  propsOf,
  propsProblems,
  type Template,
  type VariantKey,
} from "@dunlin/templates";
import { freshId } from "../../document/ids.ts";
import { own } from "./own.ts";
import { isOnce, typeRefusal } from "./rules.ts";
import { placesOf } from "./tree.ts";

/** What was different after blocks were put in. */
export type FitNote =
  | { readonly kind: "id"; readonly from: string; readonly to: string }
  | { readonly kind: "left"; readonly type: string; readonly why: "type" | "kind" | "once" | "permission" | "shape" }
  | { readonly kind: "unlocked"; readonly block: string }
  | { readonly kind: "variants"; readonly block: string; readonly gone: readonly VariantKey[] };

export interface Fitted {
  readonly blocks: readonly Block[];
  readonly notes: readonly FitNote[];
}

/**
 * Blocks as they fit into a template: with ids of their own, without what cannot stand in it, without locks, since a copy was approved by
 * nobody, and without variants that the template does not have.
 *
 * @param taken - Ids that must not be used: those of the document, and those that were used before.
 */
export function fitBlocks(
  blocks: readonly Block[],
  doc: Template,
  taken: ReadonlySet<string>,
  registry: BlockRegistry,
): Fitted {
  const notes: FitNote[] = [];
  const used = new Set(taken);
  const variants = new Set(doc.variants?.map(({ key }) => key));
  const there = new Set([...placesOf(doc.root).values()].map(({ block }) => block.type));
  const left = (type: string, why: Extract<FitNote, { kind: "left" }>["why"]): undefined =>
    void notes.push({ kind: "left", type, why });
  const fit = (block: Block): Block | undefined => {
    const definition = registry.get(block.type);
    const refusal = typeRefusal({ ...doc, root: [] } as Template, block.type, registry);
    if (definition === undefined || refusal !== undefined)
      return left(
        block.type,
        definition === undefined ? "type" : refusal?.code === "block.kind" ? "kind" : "permission",
      );
    if (isOnce(doc, definition) && there.has(block.type)) return left(block.type, "once");
    if (propsProblems(definition, propsOf(block, definition)).length > 0) return left(block.type, "shape");
    there.add(block.type);
    const id = freshId(block.id, (one) => used.has(one));
    const name = used.has(block.id) ? id : block.id;
    used.add(name);
    if (name !== block.id) notes.push({ kind: "id", from: block.id, to: name });
    const { lock, variants: shownIn, slots, ...rest } = block;
    if (lock !== undefined) notes.push({ kind: "unlocked", block: name });
    const kept = shownIn?.filter((key) => variants.has(key)) ?? [];
    const gone = shownIn?.filter((key) => !variants.has(key)) ?? [];
    if (gone.length > 0) notes.push({ kind: "variants", block: name, gone });
    return {
      ...rest,
      id: name,
      ...(kept.length > 0 && { variants: kept }),
      ...(slots !== undefined && {
        slots: Object.fromEntries(
          Object.entries(slots)
            .filter(([slot]) => own(definition.slots ?? {}, slot) !== undefined)
            .map(([slot, inside]) => [slot, inside.flatMap((one) => fit(one) ?? [])]),
        ),
      }),
    };
  };
  return { blocks: blocks.flatMap((block) => fit(block) ?? []), notes };
}

/** What a text in the clipboard begins with. */
const CLIP_FORMAT = "dunlin.blocks/1";

/** More characters than this are no blocks of a message. */
const CLIP_LIMIT = 2_000_000;

export const clipOf = (from: Template, blocks: readonly Block[]): string =>
  JSON.stringify({ format: CLIP_FORMAT, from: from.id, blocks }, undefined, 2);

/** The blocks in a text; `undefined` when it holds none, or something that only looks like them. */
export function readClip(text: string): readonly Block[] | undefined {
  if (text.length > CLIP_LIMIT) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value.format !== CLIP_FORMAT || !Array.isArray(value.blocks)) return undefined;
  return value.blocks.length > 0 && value.blocks.every((one) => isBlock(one, 8))
    ? (value.blocks as Block[])
    : undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const NAME = /^(?!__proto__$|constructor$|prototype$)[A-Za-z0-9_.-]{1,64}$/;

/** @param depth - Blocks stand inside of each other no deeper than this. */
function isBlock(value: unknown, depth: number): boolean {
  if (depth === 0 || !isObject(value)) return false;
  const { id, type, v, props, slots = {}, variants = [] } = value;
  if (typeof id !== "string" || !NAME.test(id) || typeof type !== "string" || !NAME.test(type)) return false;
  if (!Number.isInteger(v) || !isObject(props) || !isObject(slots) || !Array.isArray(variants)) return false;
  return Object.values(slots).every(
    (inside) => Array.isArray(inside) && inside.every((one) => isBlock(one, depth - 1)),
  );
}
