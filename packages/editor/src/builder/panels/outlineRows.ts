/** The rows of the outline, and where keys go among them. */

import type { Block, BlockId, BlockRegistry } from "@dunlin/templates";
import { shownSlots } from "../document/rules.ts";

export interface OutlineRow {
  readonly block: Block;
  /** 1 at the root. */
  readonly level: number;
  /** Counted from 1 among those at the same level inside of the same block. */
  readonly place: number;
  readonly of: number;
  /** Whether what stands inside is shown; absent where nothing does. */
  readonly open: boolean | undefined;
  readonly slot: string | undefined;
  /** The block around it. */
  readonly around: BlockId | undefined;
}

export function rowsOf(
  root: readonly Block[],
  closed: ReadonlySet<BlockId>,
  registry: BlockRegistry,
): readonly OutlineRow[] {
  const walk = (
    blocks: readonly { readonly block: Block; readonly slot?: string }[],
    level: number,
    around?: BlockId,
  ): readonly OutlineRow[] =>
    blocks.flatMap(({ block, slot }, i) => {
      const inside = shownSlots(block, registry).flatMap((name) =>
        (block.slots?.[name] ?? []).map((one) => ({ block: one, slot: name })),
      );
      const open = inside.length === 0 ? undefined : !closed.has(block.id);
      const row: OutlineRow = { block, level, place: i + 1, of: blocks.length, open, slot, around };
      return [row, ...(open === true ? walk(inside, level + 1, block.id) : [])];
    });
  return walk(
    root.map((block) => ({ block })),
    1,
  );
}

/** The block that a key of a tree leads to; right goes in, left goes out, a letter to the next name that begins with it. */
export function rowTo(
  rows: readonly OutlineRow[],
  from: BlockId,
  key: string,
  nameOf: (block: Block) => string,
): BlockId | undefined {
  const at = rows.findIndex(({ block }) => block.id === from);
  const row = rows[at];
  if (row === undefined) return undefined;
  switch (key) {
    case "ArrowDown":
      return rows[at + 1]?.block.id;
    case "ArrowUp":
      return rows[at - 1]?.block.id;
    case "Home":
      return rows[0]?.block.id;
    case "End":
      return rows.at(-1)?.block.id;
    case "ArrowRight":
      return row.open === true ? rows[at + 1]?.block.id : undefined;
    case "ArrowLeft":
      return row.around;
    default: {
      if (key.length !== 1) return undefined;
      const next = [...rows.slice(at + 1), ...rows.slice(0, at)];
      return next.find(({ block }) => nameOf(block).toLowerCase().startsWith(key.toLowerCase()))?.block.id;
    }
  }
}
