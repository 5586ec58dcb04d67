/** The rows of an experiment from a CSV or JSON file of any size, with the line of the one at hand. */

import type { ExperimentRow } from "@dunlin/engine/experiments";
import { error, InputError } from "./problem.ts";
import { isRowProblem } from "./replay/row.ts";
import { openRows } from "./replay/source.ts";

export interface ExperimentRows {
  readonly rows: AsyncIterable<ExperimentRow>;
  /** Of the row given last, from 1. */
  line(): number;
}

/** By the end of its name a file is JSON, else CSV. Iterating throws `InputError` for a file or a row that cannot be read. */
export function experimentRows(path: string, delimiter: string | undefined): ExperimentRows {
  let line = 0;
  async function* rows() {
    const json = /\.(json|jsonl|ndjson)(\.gz)?$/i.test(path);
    const { header, batches } = await openRows(
      path,
      json ? { format: "json" } : { format: "csv", ...(delimiter !== undefined && { delimiter }) },
    );
    for await (const batch of batches) {
      for (const item of batch) {
        line = item.line;
        // A row left out would change the result without a word.
        if (isRowProblem(item)) throw new InputError([error(item.code, item.message, { file: path, line })]);
        yield rowOf(header, item.cells);
      }
    }
  }
  return { rows: rows(), line: () => line };
}

function rowOf(header: readonly string[] | undefined, cells: readonly string[] | ExperimentRow): ExperimentRow {
  if (header === undefined) return cells as ExperimentRow;
  return Object.fromEntries(header.map((name, i) => [name, (cells as readonly string[])[i]]));
}
