/** All texts of a template, one row each, and what is missing or different between its languages. */

import type { Block, BlockId, Locale, RichText, Template, Text } from "@dunlin/templates";
import { completeLocales, pluralCategories, runsOf, sentTexts, textsOf } from "@dunlin/templates/editing";
import type { BuilderCommand } from "../commands/command.ts";
import { placesOf } from "../document/tree.ts";

export interface TextRow {
  /** Of the block; absent in the settings. */
  readonly id?: BlockId;
  /** JSON pointer below the block, or below the template. */
  readonly path: string;
  readonly text: Text;
}

const known = new WeakMap<Template, readonly TextRow[]>();

/** In the order in which they are read, the settings first; worked out once for each document. */
export function textRows(doc: Template): readonly TextRow[] {
  const before = known.get(doc);
  if (before !== undefined) return before;
  const beside = sentTexts({ ...doc, root: [] } as Template).map(({ text, at }): TextRow => ({ path: at, text }));
  const rows = [...beside, ...[...placesOf(doc.root).values()].flatMap(({ block }) => rowsOf(block, doc))];
  known.set(doc, rows);
  return rows;
}

const ofBlocks = new WeakMap<Block, { readonly locales: readonly Locale[]; readonly rows: readonly TextRow[] }>();

/** Those of one block; worked out again only when it changes, since every key in a text asks for all. */
function rowsOf(block: Block, doc: Template): readonly TextRow[] {
  const before = ofBlocks.get(block);
  if (before?.locales === doc.locales) return before.rows;
  const { slots: _, ...alone } = block;
  const rows = textsOf({ ...doc, settings: {}, variants: [], root: [alone] } as unknown as Template).map(
    ({ text, at }): TextRow => ({ id: block.id, path: at.slice("/root/0".length), text }),
  );
  ofBlocks.set(block, { locales: doc.locales, rows });
  return rows;
}

export const rowKey = ({ id = "", path }: Pick<TextRow, "id" | "path">): string => `${id} ${path}`;

export const isMissing = ({ text }: TextRow, locale: Locale): boolean => !Object.hasOwn(text, locale);

export const missingTexts = (doc: Template, locale: Locale): readonly TextRow[] =>
  textRows(doc).filter((row) => isMissing(row, locale));

/** The languages that have to be complete and are not, the one with the most gaps first. */
export const incomplete = (doc: Template): readonly { readonly locale: Locale; readonly missing: number }[] =>
  completeLocales(doc)
    .map((locale) => ({ locale, missing: missingTexts(doc, locale).length }))
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => b.missing - a.missing);

export interface ValueDifference {
  /** Values of the source that the other language does not say. */
  readonly left: readonly string[];
  readonly added: readonly string[];
}

/** Values that one language shows and the other does not; `undefined` where both show the same, or one has no text. */
export function valueDifference({ text }: TextRow, source: Locale, target: Locale): ValueDifference | undefined {
  const [from, to] = [text[source], text[target]];
  if (from === undefined || to === undefined) return undefined;
  const [ours, theirs] = [pathsIn(from), pathsIn(to)];
  const difference = {
    left: [...ours].filter((path) => !theirs.has(path)),
    added: [...theirs].filter((path) => !ours.has(path)),
  };
  return difference.left.length + difference.added.length === 0 ? undefined : difference;
}

function pathsIn(runs: RichText): ReadonlySet<string> {
  return new Set(
    runsOf(runs).flatMap((run) => {
      const link = "a" in run && run.a?.to === "variable" ? [run.a.var] : [];
      if ("var" in run) return [run.var, ...link];
      return "plural" in run ? [run.plural] : "select" in run ? [run.select] : link;
    }),
  );
}

/** Forms for a count that the language has and a text does not; until they are there, `other` is shown. */
export const missingForms = (runs: RichText, locale: Locale): readonly string[] => [
  ...new Set(
    runsOf(runs).flatMap((run) =>
      "plural" in run ? pluralCategories(locale).filter((form) => !Object.hasOwn(run.forms, form)) : [],
    ),
  ),
];

/** Copies the texts of one language into another where it has none yet: all of them, or some. */
export const copyTexts = (
  doc: Template,
  from: Locale,
  to: Locale,
  rows: readonly TextRow[] = textRows(doc),
): readonly BuilderCommand[] =>
  rows.flatMap((row): readonly BuilderCommand[] => {
    const runs = row.text[from];
    if (runs === undefined || !isMissing(row, to)) return [];
    return [{ type: "text.set", ...(row.id && { id: row.id }), path: row.path, locale: to, runs }];
  });

/** Rows as they are worked on: without a text first, then those whose values differ, then the others. */
export function sorted(rows: readonly TextRow[], source: Locale, target: Locale): readonly TextRow[] {
  const rank = (row: TextRow) =>
    isMissing(row, target) ? 0 : valueDifference(row, source, target) !== undefined ? 1 : 2;
  return [0, 1, 2].flatMap((wanted) => rows.filter((row) => rank(row) === wanted));
}
