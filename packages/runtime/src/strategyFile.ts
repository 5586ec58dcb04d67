/** A strategy from a file: its text checked, its diagnostics as problems with a place; and the strategies that others call. */

import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  compileStrategy,
  type Diagnostic,
  type HostOptions,
  type Program,
  parseStrategy,
  type Strategy,
  StrategyError,
  validateStrategyText,
} from "@dunlin/engine";
import { fileProblem, jsonIn, readDocument } from "./files.ts";
import { error, InputError, type Problem } from "./problem.ts";

/** Everything that is wrong, doubtful or notable about the document. Throws `InputError` when it cannot be read at all. */
export async function checkStrategyFile(path: string): Promise<readonly Diagnostic[]> {
  return validateStrategyText(await readDocument(path));
}

/** @throws InputError with every diagnostic when the document has errors. */
export async function loadStrategy(path: string, options: HostOptions = {}): Promise<Program> {
  const text = await readDocument(path);
  try {
    return compileStrategy(parseStrategy(text, options), options);
  } catch (reason) {
    if (!(reason instanceof StrategyError)) throw reason;
    throw new InputError(reason.diagnostics.map((diagnostic) => problemOf(diagnostic, path)));
  }
}

/** Strategies that `callStrategy` can name, by `id@version`. */
export type CalledStrategies = Readonly<Record<string, Strategy>>;

/**
 * The strategies in files, and in the `.json` files that lie in directories; other JSON in a directory is passed over. What they
 * call themselves is looked up among them when one is used.
 *
 * @throws InputError where a file cannot be read, has errors or no version, or where two are the same version of one strategy.
 */
export async function loadCalled(paths: readonly string[]): Promise<CalledStrategies> {
  const called = new Map<string, Strategy>();
  for (const path of paths) {
    const { files, mixed } = await filesAt(path);
    for (const file of files) {
      const strategy = await calledIn(file, mixed);
      if (strategy === undefined) continue;
      const reference = `${strategy.id}@${strategy.version}`;
      const twice = `${reference} is there twice. Leave one of the files out.`;
      if (called.has(reference)) throw new InputError([error("strategy.twice", twice, { path: "/version", file })]);
      called.set(reference, strategy);
    }
  }
  return Object.fromEntries(called);
}

/** `mixed`: others may lie among them. */
async function filesAt(path: string): Promise<{ readonly files: readonly string[]; readonly mixed: boolean }> {
  try {
    if (!(await stat(path)).isDirectory()) return { files: [path], mixed: false };
    const names = (await readdir(path)).filter((name) => name.endsWith(".json")).toSorted();
    return { files: names.map((name) => join(path, name)), mixed: true };
  } catch (reason) {
    throw new InputError([fileProblem(path, reason)]);
  }
}

async function calledIn(file: string, mixed: boolean): Promise<Strategy | undefined> {
  const text = await readDocument(file);
  if (mixed && !isStrategy(text)) return undefined;
  const errors = validateStrategyText(text).filter(
    // What it calls may come from a file that is read later.
    ({ severity, code }) => severity === "error" && !code.startsWith("call."),
  );
  if (errors.length > 0) throw new InputError(errors.map((diagnostic) => problemOf(diagnostic, file)));
  const strategy = jsonIn(text) as Strategy;
  if (strategy.version !== undefined) return strategy;
  const says = "A strategy that others call needs its number: they name it as id@version.";
  throw new InputError([error("strategy.unnumbered", says, { path: "/version", file })]);
}

function isStrategy(text: string): boolean {
  try {
    const value = jsonIn(text) as { readonly format?: unknown } | null;
    return String(value?.format).startsWith("dunlin.strategy/");
  } catch {
    return false;
  }
}

export function problemOf({ code, severity, path, data, message }: Diagnostic, file: string): Problem {
  const { line, column } = data;
  return {
    code,
    severity,
    path,
    file,
    ...(typeof line === "number" && { line }),
    ...(typeof column === "number" && { column }),
    message,
  };
}
