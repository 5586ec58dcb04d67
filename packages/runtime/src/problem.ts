/** What is wrong with something a person handed in: a code, a place and a sentence that says what to do. */

export interface Problem {
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  /** JSON pointer into the document; absent when a file is meant that is no document. */
  readonly path?: string;
  /** As the person named it. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  /** From 1. */
  readonly column?: number;
  /** English. */
  readonly message: string;
}

/** An input that cannot be used. Commands print its problems and end with exit code 1, without a stack trace. */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join("\n"));
    this.name = "InputError";
    this.problems = problems;
  }
}

/** A call that makes no sense: unknown option, missing argument. Exit code 2, and the help of its command on standard error. */
export class UsageError extends Error {}

/** `error node.unknownType /nodes/x/type (strategy.json:12:7): sentence`; the document as a whole is `/`. */
export function problemLine({ severity, code, path, file, line, column, message }: Problem): string {
  const pointer = path === undefined ? "" : ` ${path || "/"}`;
  const place = [file, line, column].filter((part) => part !== undefined);
  return `${severity} ${code}${pointer}${place.length === 0 ? "" : ` (${place.join(":")})`}: ${message}`;
}

/** `2 errors, 1 warning`; `no problems` for none. */
export function problemCount(problems: readonly Problem[]): string {
  const parts = (["error", "warning", "info"] as const).flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    const noun = severity === "info" ? "note" : severity;
    return count === 0 ? [] : [`${count} ${noun}${count === 1 ? "" : "s"}`];
  });
  return parts.length === 0 ? "no problems" : parts.join(", ");
}

export const error = (code: string, message: string, place: Partial<Problem> = {}): Problem => ({
  code,
  severity: "error",
  ...place,
  message,
});

/**
 * Runs `work` on the document `file`, so that its problems say where they are. Problems without a pointer are about
 * another file, which their sentence names.
 */
export async function inDocument<T>(file: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (reason) {
    if (!(reason instanceof InputError)) throw reason;
    throw new InputError(
      reason.problems.map((problem) => (problem.path === undefined ? problem : { file, ...problem })),
    );
  }
}
