/** The icon of a type of block, and a new block of it. */

import type { Block, BlockDefinition } from "@dunlin/templates";
import type { IconName, IconShape } from "../../ui/icons.ts";
import { BLOCK_ICONS, BOX } from "./icons.ts";

export const iconOf = (type: string): IconName | IconShape => BLOCK_ICONS.get(type) ?? BOX;

/** A new block. Its id becomes one of its own when it is put in. */
export const newBlock = ({ type, v, defaults }: Pick<BlockDefinition, "type" | "v" | "defaults">): Block => ({
  id: type.replace(/[^A-Za-z0-9_-]+/g, "-"),
  type,
  v,
  props: defaults,
});
