/** The failures of a scenario in words: what was expected, what came, where the case stands and what led there. */

import { catalogFor } from "../explain/languages.ts";
import { nodeName } from "../explain/names.ts";
import type { Program } from "../run/program.ts";
import { type Row, sideBySide } from "./compare.ts";
import { ScenarioError } from "./failure.ts";
import type { Life } from "./life.ts";
import { localText } from "./moments.ts";
import { sentencesOf, type Told } from "./teller.ts";

/** Moments told in a failed expectation, the latest ones. */
const TOLD = 3;

export class Report {
  readonly #program: Program;
  /** Absent before facts are given. */
  life: Life | undefined;
  readonly #told: () => Told | undefined;

  constructor(program: Program, told: () => Told | undefined) {
    this.#program = program;
    this.#told = told;
  }

  /** A script that makes no sense, with where the case stands. */
  misuse(message: string): ScenarioError {
    return new ScenarioError([message, ...this.#place()].join("\n"));
  }

  /** Rows that differ, side by side; the difference for test runners is made of the same texts. */
  differs(headline: string, rows: readonly Row<string, string>[]): ScenarioError {
    const expected = rows.flatMap((row) => row.expected ?? []);
    // What matches is shown as it was expected, so that runners mark only what does not.
    const actual = rows.flatMap((row) => (row.same ? (row.expected ?? []) : (row.actual ?? [])));
    const message = [
      headline,
      "",
      ...sideBySide(rows).map((line) => `  ${line}`),
      "",
      ...this.#place(),
      ...this.#latest(),
    ].join("\n");
    return new ScenarioError(message, { expected, actual });
  }

  /** One value that is another. */
  wrong(headline: string, expected: string, actual: string): ScenarioError {
    return this.differs(headline, [{ expected, actual, same: false }]);
  }

  #place(): string[] {
    const { life } = this;
    if (life?.isSet !== true) return [];
    const { state, zone, now } = life;
    const clock = `The clock stands at ${localText(now, zone)} (${zone.name})`;
    if (state === undefined) return [`${clock}; the case has not come in.`];
    if (state.status === "exited") return [`${clock}; the case has ended: ${state.outcome}.`];
    const name = nodeName(this.#program.strategy, state.node, {
      catalog: catalogFor({ locale: "en" }),
      strategies: this.#program.strategies,
    });
    const where = `the case is ${state.status === "held" ? "on hold " : ""}at ${name} (${state.node})`;
    const timer = state.dueAt === null ? "no timer is set" : `the next timer: ${localText(state.dueAt, zone)}`;
    return [`${clock}; ${where}; ${timer}.`];
  }

  #latest(): string[] {
    const told = this.#told();
    const latest = told?.moments.slice(-TOLD) ?? [];
    if (told === undefined || latest.length === 0) return [];
    const lines = latest.flatMap((moment) => {
      const [first = "", ...more] = sentencesOf(told, moment);
      return [`  ${localText(moment.at, moment.zone)}  ${first}`, ...more.map((text) => `    ${text}`)];
    });
    return ["What happened last:", ...lines];
  }
}
