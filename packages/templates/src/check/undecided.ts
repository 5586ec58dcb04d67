/** Decisions that nobody has taken yet: blocks and texts that hang on a variable marked `x-undecided`. */

import { compileMerge } from "../merge/merge.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { Template } from "../model/template.ts";
import type { Run, ValuePath } from "../model/text.ts";
import { sketchHelpers } from "../text/layout.ts";
import { conditionPaths } from "../variables/conditionPaths.ts";
import { variablesOf } from "../variables/variables.ts";
import type { Report } from "./report.ts";
import { blocksOf, runsOf, sentTexts } from "./walk.ts";

export function checkUndecided(template: Template, report: Report): void {
  const open = new Map(
    variablesOf(template.variables).flatMap(({ path, schema }) =>
      schema["x-undecided"] === true ? [[path, schema] as const] : [],
    ),
  );
  if (open.size === 0) return;
  const found = (paths: readonly ValuePath[], at: string, blockId: string | undefined): void => {
    for (const path of new Set(paths)) {
      const schema = open.get(path);
      if (schema === undefined) continue;
      const what = schema.description === undefined ? "" : ` ${schema.description}`;
      const says = `Nobody has decided yet for whom this is: "${path}" keeps it back.${what} Put a condition of your own in its place, or take it away.`;
      report({ ...diagnostic("check.undecided", at, says, { path }), ...(blockId === undefined ? {} : { blockId }) });
    }
  };
  for (const { block, at } of blocksOf(template.root)) {
    found(conditionPaths(block.when), `${at}/when`, block.id);
    if (typeof block.props.mjml === "string") found(pathsIn(block.props.mjml, "markup"), `${at}/props/mjml`, block.id);
  }
  for (const { text, at, blockId } of sentTexts(template))
    for (const [locale, runs] of Object.entries(text)) found(runsOf(runs).flatMap(pathsOf), `${at}/${locale}`, blockId);
}

function pathsOf(run: Run): readonly ValuePath[] {
  if ("hbs" in run) return pathsIn(run.hbs, "text");
  if ("var" in run) return [run.var];
  return "plural" in run ? [run.plural] : "select" in run ? [run.select] : [];
}

function pathsIn(source: string, context: "markup" | "text"): readonly ValuePath[] {
  const compiled = compileMerge(source, { escape: context, helpers: sketchHelpers() });
  return compiled.ok ? compiled.value.paths.map(({ path }) => path) : [];
}
