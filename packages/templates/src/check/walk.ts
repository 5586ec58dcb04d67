/** Every block of a template, and every text in it, with its place. */

import type { Block } from "../model/block.ts";
import type { Template } from "../model/template.ts";
import type { Locale, RichText, Text } from "../model/text.ts";

export interface PlacedBlock {
  readonly block: Block;
  /** JSON pointer. */
  readonly at: string;
}

export function blocksOf(blocks: readonly Block[], at = "/root"): readonly PlacedBlock[] {
  return blocks.flatMap((block, i): readonly PlacedBlock[] => {
    const inside = Object.entries(block.slots ?? {}).flatMap(([slot, all]) =>
      blocksOf(all, `${at}/${i}/slots/${slot}`),
    );
    return [{ block, at: `${at}/${i}` }, ...inside];
  });
}

export interface PlacedText {
  readonly text: Text;
  readonly at: string;
  readonly blockId?: string;
}

/** Texts of the settings, those of variants beside them, and of all blocks. A text is an object of lists of runs, by locale. */
export function textsOf({ settings, variants = [], root, locales }: Template): readonly PlacedText[] {
  return [
    ...textsIn(settings, "/settings", locales),
    ...variants.flatMap(({ settings: own }, i) => textsIn(own, `/variants/${i}/settings`, locales)),
    ...blocksOf(root).flatMap(({ block, at }) =>
      textsIn(block.props, `${at}/props`, locales).map((text) => ({ ...text, blockId: block.id })),
    ),
  ];
}

/** Those that are in some message: a text of the settings is in none when every variant has its own. */
export function sentTexts(template: Template): readonly PlacedText[] {
  const { variants = [] } = template;
  return textsOf(template).filter(({ at }) => {
    const [, room, name = ""] = at.split("/");
    const shared = variants.length === 0 || variants.some(({ settings = {} }) => !Object.hasOwn(settings, name));
    return room !== "settings" || shared;
  });
}

function textsIn(value: unknown, at: string, locales: readonly Locale[]): readonly PlacedText[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value);
  if (!Array.isArray(value) && isText(entries, locales)) return [{ text: value as Text, at }];
  return entries.flatMap(([name, member]) => textsIn(member, `${at}/${name}`, locales));
}

const isText = (entries: readonly (readonly [string, unknown])[], locales: readonly Locale[]): boolean =>
  entries.some(([name]) => locales.includes(name)) && entries.every(([, runs]) => Array.isArray(runs));

/** All runs, also those inside plurals and choices. */
export function runsOf(runs: RichText): RichText {
  return runs.flatMap((run): RichText => {
    const inner = "plural" in run ? Object.values(run.forms) : "select" in run ? Object.values(run.cases) : [];
    return [run, ...inner.flatMap((nested) => runsOf(nested as RichText))];
  });
}
