/**
 * Times Dunlin against its peers in one run: `node bench/run.mjs [--only conditions,step] [--quick] [--full]`.
 *
 * Prints a table per topic and at the end which targets are met. Ratios count, not nanoseconds: every table compares
 * contestants that ran in turns on the same machine, after their answers were found to be equal. Works on the built
 * packages and needs no network. `--quick` only shows that everything runs; its figures mean little. `--full` runs `runtime`
 * with a million cases.
 */

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { machine } from "./lib/machine.mjs";
import { tableText, targetsText } from "./lib/report.mjs";

/** Topic -> its program, loaded only when asked for. */
const TOPICS = {
  conditions: async () => (await import("./conditions/conditions.mjs")).conditions,
  step: async () => (await import("./step/step.mjs")).step,
  state: async () => (await import("./state/state.mjs")).state,
  assignment: async () => (await import("./assignment/assignment.mjs")).assignment,
  columns: async () => (await import("./columns/columns.mjs")).columns,
  policy: async () => (await import("./policy/policy.mjs")).policy,
  money: async () => (await import("./money/money.mjs")).money,
  templates: async () => (await import("./templates/templates.mjs")).templates,
  compile: async () => (await import("./compile/compile.mjs")).compile,
  editor: async () => (await import("./editor/editor.mjs")).editor,
  builder: async () => (await import("./builder/builder.mjs")).builder,
  simulate: async () => (await import("./simulate/simulate.mjs")).simulate,
  simulateInBrowser: async () => (await import("./simulate/inBrowser.mjs")).simulateInBrowser,
  runtime: async () => (await import("./runtime/runtime.mjs")).runtime,
  // Last: the libraries it is held against leave the process slower for whoever comes after them.
  zones: async () => (await import("./zones/zones.mjs")).zones,
};

const { only, quick, full } = readArguments();
const results = { ...machine(), quick, tables: [], targets: [] };
console.log(`${results.cpu}, ${results.cores} cores, Node ${results.node}, ${results.platform}`);
console.log(results.versions.join(", "));
for (const name of only) {
  const topic = await TOPICS[name]();
  const { tables, targets } = await topic({ quick, full });
  for (const table of tables) console.log(tableText(table));
  results.tables.push(...tables);
  results.targets.push(...targets);
}
console.log(targetsText(results.targets));
writeFileSync(new URL("results.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);

function readArguments() {
  try {
    const flag = { type: "boolean", default: false };
    const { values } = parseArgs({ options: { only: { type: "string" }, quick: flag, full: flag } });
    const only = values.only?.split(",") ?? Object.keys(TOPICS);
    const unknown = only.filter((name) => !Object.hasOwn(TOPICS, name));
    if (unknown.length === 0) return { only, quick: values.quick, full: values.full };
    throw new Error(`no such topic: ${unknown.join(", ")}`);
  } catch (error) {
    console.error(
      `${error.message}\nusage: node bench/run.mjs [--only ${Object.keys(TOPICS).join(",")}] [--quick] [--full]`,
    );
    process.exit(2);
  }
}
