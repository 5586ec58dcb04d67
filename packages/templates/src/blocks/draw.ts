/** What all channels have in common when they draw a tree of blocks: which blocks are there, and under which condition. */

import type { Condition } from "@dunlin/engine";
import type { Block, BlockId, VariantKey } from "../model/block.ts";
import { type BlockDefinition, propsOf, type SketchSample } from "./definition.ts";
import type { BlockRegistry } from "./registry.ts";
import type { Place, Setting } from "./site.ts";

export interface Drawing extends Setting {
  readonly registry: BlockRegistry;
  readonly variant?: VariantKey;
  /** JSON pointer to a setting as this variant has it. */
  readonly settingAt: (name: string) => string;
  /** Of a sketch: the person it is drawn for. */
  readonly sample?: SketchSample;
  /** Comments with the id of a block stand around what it shows in a document. */
  readonly blockMarks?: boolean;
  /** Filled while drawing: what has to be worked out before a merge. */
  readonly conditions: Record<BlockId, Condition>;
}

/** A block that is drawn. */
export interface Drawn {
  readonly definition: BlockDefinition;
  readonly place: Place;
  /** Put before and after what the block shows; both are nothing for a block without a condition. */
  readonly open: string;
  readonly close: string;
}

/** The blocks of a list that this kind and variant show, with their places. */
export function drawnBlocks(blocks: readonly Block[], pointer: string, drawing: Drawing): readonly Drawn[] {
  return blocks.flatMap((block, index): Drawn[] => {
    const definition = drawing.registry.get(block.type);
    const { variant, kind } = drawing;
    if (definition === undefined || !definition.kinds.includes(kind)) return [];
    if (block.variants !== undefined && variant !== undefined && !block.variants.includes(variant)) return [];
    const conditional = block.when !== undefined;
    if (block.when !== undefined) drawing.conditions[block.id] = block.when;
    return [
      {
        definition,
        place: { block, props: propsOf(block, definition), pointer: `${pointer}/${index}` },
        open: conditional ? `{{#if ${conditionPath(block.id)}}}` : "",
        close: conditional ? "{{/if}}" : "",
      },
    ];
  });
}

/** Around what a block shows in a document, whatever its condition: where previews find it. */
export const marksOf = ({ block }: Place, { blockMarks }: Drawing): readonly [string, string] | undefined =>
  blockMarks === true ? [`<!--dl:${block.id}-->`, `<!--/dl:${block.id}-->`] : undefined;

/** Where a message finds out whether a block is shown. The grammar wants brackets around names that are not plain. */
const conditionPath = (id: BlockId): string =>
  /^[A-Za-z_][\w-]*$/.test(id) && !["true", "false", "null", "undefined", "this", "else", "as"].includes(id)
    ? `c.${id}`
    : `c.[${id}]`;

/** The blocks in a slot, with the pointer to them. */
export const slotOf = ({ block, pointer }: Place, name: string): readonly [readonly Block[], string] => [
  block.slots?.[name] ?? [],
  `${pointer}/slots/${name}`,
];
