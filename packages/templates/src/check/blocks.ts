/** Blocks: pictures that say what they show, headings in order, and a way out of every message that asks for money. */

import { type BlockDefinition, propsOf } from "../blocks/definition.ts";
import type { Props } from "../blocks/props.ts";
import type { Block } from "../model/block.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { Template } from "../model/template.ts";
import type { Report } from "./report.ts";
import { blocksOf } from "./walk.ts";

type Registry = ReadonlyMap<string, BlockDefinition>;

export function checkBlocks(template: Template, registry: Registry, report: Report): void {
  const placed = blocksOf(template.root).flatMap(({ block, at }) => {
    const definition = registry.get(block.type);
    return definition === undefined ? [] : [{ block, at, props: propsOf(block, definition) }];
  });
  for (const { block, at, props } of placed) if (block.type === "image") checkAlt(template, block, props, at, report);
  if (template.kind === "landing" || template.kind === "letter") checkHeadings(placed, report);
}

function checkAlt({ locales }: Template, block: Block, { alt, decorative }: Props, at: string, report: Report): void {
  if (decorative === true) return;
  const words = (alt ?? {}) as Readonly<Record<string, readonly unknown[]>>;
  const written = Object.keys(words).length > 0;
  for (const locale of locales) {
    // One that is written in another language only is told as not translated.
    if (written && words[locale]?.length !== 0) continue;
    const says = `The picture has no description in "${locale}". Say what it shows, or mark it as a decoration.`;
    report({ ...diagnostic("check.alt", `${at}/props/alt`, says, { locale }), blockId: block.id });
  }
}

interface Placed {
  readonly block: Block;
  readonly at: string;
  readonly props: Props;
}

/** Who listens to a page goes from heading to heading: none is left out on the way down. */
function checkHeadings(placed: readonly Placed[], report: Report): void {
  let before = 1;
  for (const { block, at, props } of placed) {
    if (block.type !== "heading") continue;
    const level = Number(props.level);
    if (level > before + 1) {
      const says = `A heading of level ${level} follows one of level ${before}. Make it level ${before + 1}.`;
      report({ ...diagnostic("check.headings", `${at}/props/level`, says, { level, before }), blockId: block.id });
    }
    before = level;
  }
}
