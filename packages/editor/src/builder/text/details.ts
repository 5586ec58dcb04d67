/** Details of a message: the values that may stand in a text, what each shows for somebody, and for how many it is missing. */

import type { LinkRules, Locale, ValueFormat, ValuePath, VariableRun, VariableSchema } from "@dunlin/templates";
import { compileMerge, sketchHelpers, textSource, variableAt, variablesOf } from "@dunlin/templates/editing";
import { valuesAt } from "../document/contexts.ts";

export interface Detail {
  readonly path: ValuePath;
  readonly title: string;
  /** Title of the part of the schema that it is in; empty for what is in none. */
  readonly group: string;
  readonly format: ValueFormat;
}

/** The values that fit into a place, in the order of the schema; those of a row only inside of it, and first. */
export function detailsOf(variables: VariableSchema, row?: ValuePath): readonly Detail[] {
  const all = variablesOf(variables).map(({ path }) => path.replace(/\[\]$/, ""));
  const inRow = (path: ValuePath) => row !== undefined && path.startsWith(`${row}[].`);
  const fit = all.filter((path) => !path.includes("[]") || (inRow(path) && !restOf(path, row).includes("[]")));
  return [...fit.filter(inRow), ...fit.filter((path) => !inRow(path))].map((path) => {
    const parts = path.split(".");
    const group = parts.length === 1 ? "" : groupTitle(variables, inRow(path) ? `${row}` : (parts[0] as string));
    return { path, title: variableAt(variables, path)?.title ?? path, group, format: formatOf(variables, path) };
  });
}

const restOf = (path: ValuePath, row: ValuePath | undefined): string => path.slice((row ?? "").length + 2);

const groupTitle = (variables: VariableSchema, path: ValuePath): string => variableAt(variables, path)?.title ?? path;

/** Whether a path leads to a value that can be shown in a place. */
export function fits(variables: VariableSchema, path: ValuePath, row?: ValuePath): boolean {
  if (path === "" || variableAt(variables, path) === undefined) return false;
  return !(row !== undefined && path.startsWith(`${row}[]`) ? restOf(path, row) : path).includes("[]");
}

/** What a value is shown as unless a text says otherwise. */
export function formatOf(variables: VariableSchema, path: ValuePath): ValueFormat {
  const schema = variableAt(variables, path);
  if (schema?.["x-format"] !== undefined) return schema["x-format"];
  if (schema?.items !== undefined) return "list";
  return schema?.format === "date" ? "date" : schema?.format === "date-time" ? "dateTime" : "text";
}

/** As what a value may be shown. */
export function formatsFor(variables: VariableSchema, path: ValuePath): readonly ValueFormat[] {
  const schema = variableAt(variables, path);
  const own = formatOf(variables, path);
  const types: readonly unknown[] = [schema?.type].flat();
  const fitting: readonly ValueFormat[] =
    types.includes("integer") || types.includes("number")
      ? [...(schema?.["x-currency"] === undefined ? [] : (["money"] as const)), "number", "percent", "text"]
      : schema?.format === "date"
        ? ["date", "text"]
        : schema?.format === "date-time"
          ? ["date", "dateTime", "time", "text"]
          : schema?.items !== undefined
            ? ["list"]
            : schema?.format === "uri" || own === "url"
              ? ["url", "text"]
              : ["text", "phone"];
  return [...new Set([own, ...fitting])];
}

export interface ExampleSite {
  readonly variables: VariableSchema;
  readonly locale: Locale;
  readonly context: object;
  readonly zone?: string | undefined;
  readonly row?: ValuePath | undefined;
  readonly links?: LinkRules | undefined;
}

/** A value as it will be shown to somebody; empty where it is missing. */
export function exampleOf(run: VariableRun, site: ExampleSite): string {
  const { variables, locale, context, zone = "UTC", row, links } = site;
  const { source } = textSource([run], {
    ...{ variables, locale, context: "text", pointer: "" },
    ...(row !== undefined && { row }),
    ...(links && { links }),
  });
  const program = compileMerge(source, { ...links, escape: "text", helpers: sketchHelpers(links) });
  if (!program.ok) return "";
  // Values of a row are read from the first one, beside those of the message.
  const first = row === undefined ? undefined : (valuesAt(context, row).flat()[0] as object | undefined);
  const merged = program.value.render({ ...context, ...first }, { locale, zone });
  return merged.ok ? merged.value.text.trim() : "";
}

/** How many people have no such value; of a list of rows, those with a row without it. */
export const missingFor = (path: ValuePath, contexts: readonly object[]): number =>
  contexts.filter((context) => {
    const values = valuesAt(context, path);
    return values.length === 0 || values.some(isMissing);
  }).length;

const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

/** Letters without their marks, for finding. */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** The details whose title, path or group has all of these words; those that are called so come first. */
export function found(details: readonly Detail[], wanted: string): readonly Detail[] {
  const words = plain(wanted).split(/\s+/);
  const has = (text: string) => words.every((word) => plain(text).includes(word));
  const all = details.filter(({ title, path, group }) => has(`${group} ${title} ${path}`));
  return [...all.filter(({ title }) => has(title)), ...all.filter(({ title }) => !has(title))];
}
