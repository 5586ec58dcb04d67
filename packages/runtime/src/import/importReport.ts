/** What became of the rows of an import: all are counted, the first problems are listed. */

import type { PutResult } from "../model/cases.ts";
import type { ReplayNote } from "../replay/portfolio.ts";
import type { RowProblem } from "../replay/row.ts";

/** A row that made no case, or one that was refused. */
export interface ImportProblem {
  /** Of the file, from 1. */
  readonly line: number;
  /** Of the row (`row.value`, ...) or of the runtime (`case.invalid`, ...). */
  readonly code: string;
  readonly caseId?: string;
  readonly column?: string;
  /** JSON pointer into the facts. */
  readonly path?: string;
  /** English, and without what stood in the row. */
  readonly message: string;
}

/**
 * `done`: the file was read to its end. `aborted`: somebody stopped it. `failed`: the store did not answer. After both, the
 * same file goes on with `skip: skipped + rows`, or from its start, which changes nothing twice.
 */
export type ImportEnd = "done" | "aborted" | "failed";

export interface ImportReport {
  readonly format: "dunlin.import/1";
  readonly ended: ImportEnd;
  readonly dryRun: boolean;
  /** Rows that were dealt with by now, broken ones too. */
  readonly rows: number;
  /** Rows at the beginning that were passed over because it was asked for. */
  readonly skipped: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Broken rows and refused cases. */
  readonly refused: number;
  /** Of a dry run: cases that could be taken in. */
  readonly valid: number;
  /** Strategy -> cases that were enrolled in it. */
  readonly enrolled: Readonly<Record<string, number>>;
  readonly problems: readonly ImportProblem[];
  /** Code -> rows, of all problems. */
  readonly problemsBy: Readonly<Record<string, number>>;
  readonly notes: readonly ReplayNote[];
  readonly seconds: number;
  /** Of `failed`. */
  readonly failure?: { readonly code: string; readonly message: string };
}

export interface ImportTally {
  readonly rows: number;
  readonly refused: number;
  broken(problem: RowProblem): void;
  put(result: PutResult, line: number): void;
  valid(): void;
  problem(problem: ImportProblem): void;
  report(end: Pick<ImportReport, "ended" | "dryRun" | "skipped" | "notes" | "seconds" | "failure">): ImportReport;
}

/** @param most - Problems that are listed. */
export function createImportTally(most: number): ImportTally {
  const counts = { created: 0, updated: 0, unchanged: 0, refused: 0, valid: 0 };
  const enrolled: Record<string, number> = {};
  const problemsBy: Record<string, number> = {};
  const problems: ImportProblem[] = [];
  let rows = 0;
  const problem = (found: ImportProblem): void => {
    rows += 1;
    counts.refused += 1;
    problemsBy[found.code] = (problemsBy[found.code] ?? 0) + 1;
    if (problems.length < most) problems.push(found);
  };
  return {
    get rows() {
      return rows;
    },
    get refused() {
      return counts.refused;
    },
    problem,
    broken: (found) => problem({ ...found, message: withoutValues(found) }),
    valid() {
      rows += 1;
      counts.valid += 1;
    },
    put({ status, caseId, enrolled: strategies, problem: found }, line) {
      if (status === "refused") {
        const { code, path, message } = found ?? { code: "case.invalid", path: "", message: "The case was refused." };
        problem({ line, code, ...(caseId !== "" && { caseId }), path, message });
        return;
      }
      rows += 1;
      counts[status] += 1;
      for (const strategy of strategies) enrolled[strategy] = (enrolled[strategy] ?? 0) + 1;
    },
    report: ({ failure, ...end }) => ({
      format: "dunlin.import/1",
      ...end,
      rows,
      ...counts,
      enrolled: sorted(enrolled),
      problems,
      problemsBy: sorted(problemsBy),
      ...(failure !== undefined && { failure }),
    }),
  };
}

const sorted = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * Sentences about rows quote what stands in them, which may be personal. What is kept is what the mapping asks for: it comes
 * behind the quotation.
 */
function withoutValues({ code, message }: RowProblem): string {
  switch (code) {
    case "row.value": {
      const at = message.lastIndexOf(" is not ");
      if (at >= 0) return `The value${message.slice(at)}`;
      return message.startsWith("The cell is empty")
        ? message
        : "The value is missing, or not what the mapping says it is.";
    }
    case "row.template":
      return message.includes(", not ")
        ? `${message.slice(0, message.indexOf(", not "))}.`
        : "The mapping cannot be applied to this row.";
    case "row.id":
      return "`caseId` must be a text that is not empty.";
    case "row.json":
      return "This is no JSON object. A file is one list of objects, or one object per line.";
    case "row.columns":
    case "row.quote":
    case "row.tooLong":
    case "row.duplicateId":
    case "row.facts":
      return message;
    default:
      return "The row makes no case.";
  }
}
