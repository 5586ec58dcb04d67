/** Texts by number and by word as they begin. */

import type { Locale, PluralForms, PluralRun, RichText, SelectRun, ValuePath, VariableSchema } from "@dunlin/templates";
import { pluralCategories, variableAt } from "@dunlin/templates/editing";
import { type Detail, detailsOf } from "./details.ts";

/** The details that are counts. */
export const countsOf = (variables: VariableSchema, row?: ValuePath): readonly Detail[] =>
  detailsOf(variables, row).filter(({ path }) => {
    const { type, "x-currency": currency } = variableAt(variables, path) ?? {};
    const types: readonly unknown[] = [type].flat();
    return currency === undefined && (types.includes("integer") || types.includes("number"));
  });

/** The details that are words or truth values, those with a list of words first. */
export function wordDetailsOf(variables: VariableSchema, row?: ValuePath): readonly Detail[] {
  const listed = ({ path }: Detail) => variableAt(variables, path)?.enum !== undefined;
  const all = detailsOf(variables, row).filter(({ path, format }) => {
    const types: readonly unknown[] = [variableAt(variables, path)?.type].flat();
    return format === "text" && (types.includes("string") || types.includes("boolean"));
  });
  return [...all.filter(listed), ...all.filter((one) => !listed(one))];
}

/** One text for each form of the language, with the count in it. */
export function newPlural(variables: VariableSchema, locale: Locale, row?: ValuePath): PluralRun {
  const plural = countsOf(variables, row)[0]?.path ?? "";
  const text: RichText = plural === "" ? [] : [{ var: plural }];
  const forms = Object.fromEntries(pluralCategories(locale).map((category) => [category, text]));
  return { plural, forms: { ...forms, other: text } as PluralForms };
}

/** A text for each word that is declared, and one for all others. */
export function newChoice(variables: VariableSchema, row?: ValuePath): SelectRun {
  const select = wordDetailsOf(variables, row)[0]?.path ?? "";
  const cases = Object.fromEntries(declaredWords(variables, select).map((word): [string, RichText] => [word, []]));
  return { select, cases: { ...cases, other: [] } };
}

/** The words that a detail may have, as far as it is declared; a text for all others is there anyway. */
export function declaredWords(variables: VariableSchema, path: ValuePath): readonly string[] {
  const schema = variableAt(variables, path);
  const words = schema?.type === "boolean" ? ["true", "false"] : (schema?.enum ?? []).map(String);
  return words.filter((word) => word !== "other" && isWritable(word));
}

/** Whether a word can be asked for in a message. */
export const isWritable = (word: string): boolean =>
  word !== "" && !word.includes("\\") && !(word.includes('"') && word.includes("'"));
