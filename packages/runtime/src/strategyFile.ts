/** A strategy from a file: its text checked, its diagnostics as problems with a place. */

import {
  compileStrategy,
  type Diagnostic,
  type HostOptions,
  type Program,
  parseStrategy,
  StrategyError,
  validateStrategyText,
} from "@dunlin/engine";
import { readDocument } from "./files.ts";
import { InputError, type Problem } from "./problem.ts";

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
