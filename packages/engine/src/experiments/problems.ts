/** What can be wrong with the data or the definition of an experiment: codes with data, and English sentences from them. */

import { textOf } from "../base/json.ts";

/** Every code, with its sentence. Codes are public and never reused. */
const SENTENCES = {
  "definition.shape": ({ wanted }) => `Here belongs ${wanted}.`,
  "definition.unknownMember": ({ member }) => `There is no member "${member}". Check the spelling.`,
  "definition.weights": ({ sum }) => `The weights add up to ${sum}. They must make 10000.`,
  "definition.duplicate": ({ id }) => `"${id}" is there twice. Give each an id of its own.`,
  "definition.primary": ({ count }) => `Exactly one metric decides; ${count} are "primary".`,
  "definition.control": ({ count }) => `Exactly one variant is the control; ${count} are.`,
  "row.shape": () => "The row is no object of columns.",
  "row.variantMissing": ({ column }) => `The row has no variant in the column "${column}".`,
  "row.variantUnknown": ({ value, known }) => `There is no variant ${value}; the definition has ${known}.`,
  "row.columnMissing": ({ column }) => `The row has no column "${column}", which the definition asks for.`,
  "row.empty": ({ column }) =>
    `The cell "${column}" is empty. Write "empty": "pending" for the metric if the outcome is not known yet.`,
  "row.outcome": ({ column, value }) => `"${column}" is ${value}; an outcome is true or false, 1 or 0.`,
  "row.number": ({ column, value }) => `"${column}" is ${value}, which is no number.`,
  "row.count": ({ column, value }) => `"${column}" is ${value}; a count is a whole number from 0.`,
  "row.minor": ({ column, value }) => `"${column}" is ${value}; an amount is a whole number of minor units (cents).`,
  "row.successes": ({ successes, trials }) => `There are more successes (${successes}) than trials (${trials}).`,
  "row.sums": ({ column }) => `No numbers have the sums of "${column}": the sum of squares is too small.`,
  "row.day": ({ column, value }) => `"${column}" is ${value}; a day is written 2026-03-02.`,
  "row.days": ({ column, value }) => `"${column}" is ${value}; days are a whole number from 0 to 36500.`,
  "row.currency": ({ currency, before, row }) =>
    `The amounts are in ${currency}, those of row ${row} in ${before}. Analyze one currency at a time.`,
  "row.currencyMissing": ({ value }) => `The currency is ${value}; a code of three capital letters is needed.`,
  "metric.missing": ({ metric }) => `The arm has no data for the metric "${metric}".`,
  "promote.node": ({ node }) => `The strategy has no node "${node}".`,
  "promote.notSplit": ({ node, type }) => `The node "${node}" is a ${type}; only a split has variants to promote.`,
  "promote.variant": ({ node, variant, known }) => `The split "${node}" has no variant "${variant}", but ${known}.`,
  "promote.notConnected": ({ node, variant }) => `The variant "${variant}" of the split "${node}" leads nowhere.`,
  "promote.endless": ({ node }) => `The split "${node}" leads back to itself without anything in between.`,
} satisfies Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => string>>;

export type ExperimentProblemCode = keyof typeof SENTENCES;

export interface ExperimentProblem {
  readonly code: ExperimentProblemCode;
  /** Row, or arm of aggregates, from 1; absent where the definition is at fault. */
  readonly row?: number;
  /** JSON pointer into the definition. */
  readonly path?: string;
  /** Values behind the sentence, for translation. */
  readonly data: Readonly<Record<string, unknown>>;
  /** English. */
  readonly message: string;
}

/** Problems that are kept; the others are counted. */
export const MOST_PROBLEMS = 20;

/** Data that cannot be analyzed. Nothing is left out in silence: a row that cannot be read stops the analysis. */
export class ExperimentError extends Error {
  /** The first twenty, in order. */
  readonly problems: readonly ExperimentProblem[];
  /** All there are. */
  readonly count: number;

  constructor(problems: readonly ExperimentProblem[], count = problems.length) {
    const more = count > problems.length ? `\nand ${count - problems.length} more` : "";
    super(problems.map((each) => problemText(each)).join("\n") + more);
    this.name = "ExperimentError";
    this.problems = problems;
    this.count = count;
  }
}

const problemText = ({ code, row, path, message }: ExperimentProblem): string =>
  `${code}${row === undefined ? "" : ` row ${row}`}${path === undefined ? "" : ` ${path || "/"}`}: ${message}`;

export function problem(
  code: ExperimentProblemCode,
  data: Readonly<Record<string, unknown>>,
  place: { readonly row?: number; readonly path?: string },
): ExperimentProblem {
  return { code, ...place, data, message: SENTENCES[code](data) };
}

/** A value as it may stand in a sentence. */
export function shown(value: unknown): string {
  const text = value === undefined ? "missing" : textOf(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
