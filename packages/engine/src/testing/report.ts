/** The failures of a scenario in words: what was expected, what came, where the case stands and what led there. */

import { catalogFor } from "../explain/languages.ts";
import { nodeName } from "../explain/names.ts";
import type { Program } from "../run/program.ts";
import { type Row, sideBySide } from "./compare.ts";
import { ScenarioError } from "./failure.ts";
import type { Life, Moment } from "./life.ts";
import { localText } from "./moments.ts";
import { sentencesOf, type Told } from "./teller.ts";

/** Moments told in a failure, the latest ones. */
const TOLD = 4;

export class Report {
  readonly #program: Program;
  /** Absent before facts are given. */
  life: Life | undefined;
  readonly #told: () => Told | undefined;

  constructor(program: Program, told: () => Told | undefined) {
    this.#program = program;
    this.#told = told;
  }

  misuse(message: string): ScenarioError {
    return new ScenarioError([message, ...this.#context()].join("\n"));
  }

  /** Rows that differ, side by side; the difference for test runners is made of the same texts. */
  differs(headline: string, rows: readonly Row<string, string>[]): ScenarioError {
    const expected = rows.flatMap((row) => row.expected ?? []);
    // What matches is shown as it was expected, so that runners mark only what does not.
    const actual = rows.flatMap((row) => (row.same ? (row.expected ?? []) : (row.actual ?? [])));
    const message = [headline, "", ...sideBySide(rows).map((line) => `  ${line}`), ...this.#context()].join("\n");
    return new ScenarioError(message, { expected, actual });
  }

  /** One value that is another. */
  wrong(headline: string, expected: string, actual: string): ScenarioError {
    return this.differs(headline, [{ expected, actual, same: false }]);
  }

  #context(): string[] {
    const { life } = this;
    const told = this.#told();
    if (life === undefined || told === undefined || !life.isSet) return [];
    const latest = life.moments.slice(-TOLD).flatMap((moment) => this.#momentLines(moment, told));
    return ["", this.#place(life), ...(latest.length === 0 ? [] : ["What happened last:", ...latest])];
  }

  #place(life: Life): string {
    const { state, zone, now } = life;
    const clock = `The clock stands at ${localText(now, zone)} (${zone.name})`;
    if (state === undefined) return `${clock}; the case has not come in.`;
    if (state.status === "exited") return `${clock}; the case has ended: ${state.outcome}.`;
    const name = nodeName(this.#program.strategy, state.node, { catalog: catalogFor({ locale: "en" }) });
    const where = `the case is ${state.status === "held" ? "on hold " : ""}at ${name} (${state.node})`;
    const timer = state.dueAt === null ? "no timer is set" : `the next timer: ${localText(state.dueAt, zone)}`;
    return `${clock}; ${where}; ${timer}.`;
  }

  #momentLines(moment: Moment, told: Told): string[] {
    const [says = "", ...sentences] = sentencesOf(told, moment);
    return [`  ${localText(moment.at, moment.zone)}  ${says}`, ...sentences.map((text) => `    ${text}`)];
  }
}
