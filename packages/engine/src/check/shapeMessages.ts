/** Sentences of `shape.invalid`: `data.problem` says which, the other members fill it in. */

import { and, type Data, hint, list, or, show, text } from "../conditions/words.ts";

export type ShapeProblem =
  | "json"
  | "kind"
  | "form"
  | "missing"
  | "choice"
  | "range"
  | "empty"
  | "needsOneOf"
  | "oneOf"
  | "cells"
  | "timing"
  | "gapChannels"
  | "order"
  | "other";

export const shapeSentence = (data: Data): string => SENTENCES[data.problem as ShapeProblem](data);

const SENTENCES: { readonly [P in ShapeProblem]: (data: Data) => string } = {
  json: ({ found }) => `A document is JSON, and JSON has no ${text(found)}. Remove it.`,
  kind: ({ expected, found }) => `This must be ${text(expected)}, not ${text(found)}.`,
  form: ({ expected, found, nearest }) => `${show(found)} is not ${text(expected)}.${hint(nearest)}`,
  missing: ({ member, expected }) =>
    `\`${text(member)}\` is missing${expected === undefined ? "" : `: ${text(expected)}`}. Add it.`,
  choice: ({ allowed, found, nearest }) => `${show(found)} is not known here.${hint(nearest)} Use ${or(allowed)}.`,
  range: ({ found, limit, comparison }) =>
    `${text(found)} is out of range. It must be ${text(comparison)} ${text(limit)}.`,
  empty: ({ expected }) => `This list is empty. Add ${expected === undefined ? "an entry" : text(expected)}.`,
  needsOneOf: ({ members }) => `This needs ${or(members)}, or both.`,
  oneOf: ({ members }) => `This needs exactly one of ${and(members)}.`,
  cells: ({ found, wanted }) =>
    `The row has ${text(found)} cells, and there are ${text(wanted)} inputs. Write one for each.`,
  timing: ({ members, given }) =>
    list(given).length > 1
      ? `Only one of ${and(given)} can say when. Remove the others.`
      : `Nothing says how long to wait. Add ${or(members)}.`,
  gapChannels: () =>
    "`gapChannels` says whose contacts count for `gap`, and there is no `gap`. Add it, or remove `gapChannels`.",
  order: ({ found, after }) =>
    `${text(found)} does not come after ${text(after)}. List them in ascending order, each once.`,
  other: ({ keyword }) => `This does not fit the format (${text(keyword)}).`,
};
