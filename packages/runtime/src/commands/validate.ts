/** `dunlin validate`: what is wrong with a strategy, one line each. */

import type { ExitCode, Io } from "../io.ts";
import { InputError, type Problem, problemCount, problemLine } from "../problem.ts";
import { checkStrategyFile, problemOf } from "../strategyFile.ts";

export interface ValidateOptions {
  /** Diagnostics as JSON on standard output instead of lines on standard error. */
  readonly json: boolean;
}

/** Exit code 1 when there are errors; warnings alone do no harm. */
export async function validate(path: string, { json }: ValidateOptions, { stdout, stderr }: Io): Promise<ExitCode> {
  const { diagnostics, problems } = await inspect(path);
  const failed = problems.some(({ severity }) => severity === "error");
  if (json) stdout.write(`${JSON.stringify(diagnostics, null, 2)}\n`);
  else {
    for (const problem of problems) stderr.write(`${problemLine(problem)}\n`);
    (failed ? stderr : stdout).write(`${path}: ${problemCount(problems)}\n`);
  }
  return failed ? 1 : 0;
}

/** A file that cannot be read at all is a diagnostic like any other. */
async function inspect(path: string): Promise<{ diagnostics: readonly unknown[]; problems: readonly Problem[] }> {
  try {
    const diagnostics = await checkStrategyFile(path);
    return { diagnostics, problems: diagnostics.map((diagnostic) => problemOf(diagnostic, path)) };
  } catch (reason) {
    if (!(reason instanceof InputError)) throw reason;
    const diagnostics = reason.problems.map(({ file: _, ...problem }) => ({ path: "", data: {}, ...problem }));
    return { diagnostics, problems: reason.problems };
  }
}
