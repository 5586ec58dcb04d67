/** What is wrong with what a simulation was given: found all at once, before anything runs. */

export interface SimulationProblem {
  /** `member.missing`, `member.unknown`, `member.type`, `member.range`, `days.order`, `condition`, `program.unknown`. */
  readonly code: string;
  /** JSON pointer, into the behavior for problems of `checkBehavior`, else into the options. */
  readonly path: string;
  /** English; says what to do. */
  readonly message: string;
}

/** Thrown before anything runs, with everything that is wrong. */
export class SimulationError extends Error {
  readonly problems: readonly SimulationProblem[];

  constructor(problems: readonly SimulationProblem[]) {
    super(problems.map(({ code, path, message }) => `${code} at ${path || "/"}: ${message}`).join("\n"));
    this.name = "SimulationError";
    this.problems = problems;
  }
}
