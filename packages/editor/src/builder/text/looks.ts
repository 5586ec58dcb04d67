/** What the signs in a text are called. */

import type { Run, ValuePath, VariableSchema } from "@dunlin/templates";
import { variableAt } from "@dunlin/templates/editing";
import { valueName } from "../shell/names.ts";
import { fits } from "./details.ts";
import { wordsOfRuns } from "./runs.ts";
import type { ChipLook } from "./schema.ts";
import type { TextWords } from "./words.ts";

export function looksOf(
  variables: VariableSchema,
  row: ValuePath | undefined,
  words: TextWords,
): (run: Run) => ChipLook {
  const nameOf = (path: string) => valueName(variables, path);
  return (run) => {
    const path = pathOf(run);
    const bad = path !== undefined && !fits(variables, path, row);
    const tone = bad ? "bad" : "var" in run ? undefined : "form";
    const text = wordsOfRuns([run], nameOf).trim();
    const { choice, detail } = words;
    const title = bad
      ? unfit(variables, path, words)
      : "plural" in run
        ? choice.byCount(text)
        : "select" in run
          ? choice.byWord(text)
          : "hbs" in run
            ? choice.raw
            : detail.title(text);
    return { text: text === "" ? "…" : text, title, ...(tone && { tone }) };
  };
}

/** Why a value cannot stand somewhere. */
export function unfit(variables: VariableSchema, path: ValuePath, { detail }: TextWords): string {
  if (path === "" || variableAt(variables, path) === undefined) return detail.unknownHow(path);
  return detail.otherRow(valueName(variables, path.slice(0, path.indexOf("[]"))));
}

function pathOf(run: Run): ValuePath | undefined {
  if ("var" in run) return run.var;
  if ("plural" in run) return run.plural;
  return "select" in run ? run.select : undefined;
}
