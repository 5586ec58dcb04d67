/** Blocks as a piece that can be put anywhere: into the same template, into another one, into the clipboard or among saved blocks. */

import type { Block, BlockRegistry, Template, VariantKey } from "@dunlin/templates";
import { propsOf, propsProblems } from "@dunlin/templates/editing";
import { freshId } from "../../document/ids.ts";
import { fitMembers } from "./content.ts";
import { isPlain } from "./plain.ts";
import { isOnce, typeRefusal } from "./rules.ts";
import { placesOf, withInside } from "./tree.ts";

/** What was different after blocks were put in. */
export type FitNote =
  | { readonly kind: "id"; readonly from: string; readonly to: string }
  | { readonly kind: "left"; readonly type: string; readonly why: Unfitting }
  | { readonly kind: "unlocked"; readonly block: string }
  /** Links that must not be shown, and raw Handlebars, that a block lost. */
  | { readonly kind: "links" | "raw"; readonly block: string }
  | { readonly kind: "variants"; readonly block: string; readonly gone: readonly VariantKey[] };

/** Why a block cannot be put in. */
export type Unfitting = "type" | "kind" | "once" | "permission" | "version" | "place" | "shape";

export interface Fitted {
  readonly blocks: readonly Block[];
  readonly notes: readonly FitNote[];
}

/**
 * Blocks as they fit into a template: with ids of their own, without what cannot stand in it, without locks, since a copy was approved by
 * nobody, without variants that the template does not have, and without links that must not be shown.
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
  const left = (type: string, why: Unfitting): undefined => void notes.push({ kind: "left", type, why });
  const fit = (block: Block): Block | undefined => {
    const definition = registry.get(block.type);
    const refusal = typeRefusal({ ...doc, root: [] } as Template, block.type, registry);
    if (definition === undefined || refusal !== undefined)
      return left(
        block.type,
        definition === undefined ? "type" : refusal?.code === "block.kind" ? "kind" : "permission",
      );
    if (isOnce(doc, definition) && there.has(block.type)) return left(block.type, "once");
    if (block.v > definition.v) return left(block.type, "version");
    const { props, links, raws } = fitMembers(block.props, doc.policy?.handlebars === true);
    if (propsProblems(definition, propsOf({ ...block, props }, definition)).length > 0)
      return left(block.type, "shape");
    there.add(block.type);
    const isFree = /^[A-Za-z0-9_-]+$/.test(block.id) && !used.has(block.id);
    const name = isFree ? block.id : freshId(block.id, (one) => used.has(one));
    used.add(name);
    if (links > 0) notes.push({ kind: "links", block: name });
    if (raws > 0) notes.push({ kind: "raw", block: name });
    if (name !== block.id) notes.push({ kind: "id", from: block.id, to: name });
    const { lock, variants: shownIn, slots, ...rest } = block;
    if (lock !== undefined) notes.push({ kind: "unlocked", block: name });
    const kept = shownIn?.filter((key) => variants.has(key)) ?? [];
    const gone = shownIn?.filter((key) => !variants.has(key)) ?? [];
    if (gone.length > 0) notes.push({ kind: "variants", block: name, gone });
    const own = definition.slots ?? {};
    for (const [slot, inside] of Object.entries(slots ?? {}))
      if (!Object.hasOwn(own, slot)) for (const { type } of inside) left(type, "place");
    return {
      ...rest,
      id: name,
      props,
      ...(kept.length > 0 && { variants: kept }),
      ...(slots !== undefined && {
        slots: Object.fromEntries(
          Object.entries(slots)
            .filter(([slot]) => Object.hasOwn(own, slot))
            .map(([slot, inside]) => [slot, inside.flatMap((one) => fit(one) ?? [])]),
        ),
      }),
    };
  };
  return { blocks: blocks.flatMap((block) => fit(block) ?? []), notes };
}

/** What a text in the clipboard begins with. */
const CLIP_FORMAT = "dunlin.blocks/1";

/** More characters or blocks than this are no part of a message. */
const CLIP_LIMIT = 2_000_000;
const MOST_BLOCKS = 500;

export const isTooMuch = (text: string): boolean => text.length > CLIP_LIMIT;

export const clipOf = (from: Template, blocks: readonly Block[]): string =>
  JSON.stringify({ format: CLIP_FORMAT, from: from.id, blocks }, undefined, 2);

/** The blocks in a text; `undefined` when it holds none, or something that only looks like them. */
export function readClip(text: string): readonly Block[] | undefined {
  if (isTooMuch(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value.format !== CLIP_FORMAT || !Array.isArray(value.blocks) || !isPlain(value))
    return undefined;
  const blocks: readonly unknown[] = value.blocks;
  if (blocks.length === 0 || !blocks.every(isBlock)) return undefined;
  return (blocks as readonly Block[]).flatMap(withInside).length > MOST_BLOCKS
    ? undefined
    : (blocks as readonly Block[]);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const NAME = /^(?!__proto__$|constructor$|prototype$)[A-Za-z0-9_.-]{1,64}$/;

/** Blocks stand inside of each other no deeper than this. */
const DEPTH = 8;

/** Whether something has the members of a block; what is in them is up to its type. */
export const isBlock = (value: unknown): boolean => hasMembers(value, DEPTH);

function hasMembers(value: unknown, depth: number): boolean {
  if (depth === 0 || !isObject(value)) return false;
  const { id, type, v, props, slots = {}, variants = [] } = value;
  if (typeof id !== "string" || !NAME.test(id) || typeof type !== "string" || !NAME.test(type)) return false;
  if (!Number.isInteger(v) || !isObject(props) || !isObject(slots) || !Array.isArray(variants)) return false;
  return Object.values(slots).every(
    (inside) => Array.isArray(inside) && inside.every((one) => hasMembers(one, depth - 1)),
  );
}
