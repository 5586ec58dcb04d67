/** A portfolio file as rows in batches, whatever its form: CSV or JSON, gzip-compressed or not, of any size. */

import { error, InputError } from "../problem.ts";
import { type CsvReader, createCsvReader } from "./csv.ts";
import { createJsonReader } from "./jsonRows.ts";
import { linesOf } from "./lines.ts";
import type { SourceSpec } from "./mapping.ts";
import type { Row, RowProblem } from "./row.ts";
import { openText, type TextSource } from "./text.ts";

export interface RowSource {
  /** Names of the columns of a CSV file; JSON has none. */
  readonly header: readonly string[] | undefined;
  readonly text: TextSource;
  /** Rows and problems in the order of the file. Ending the loop early closes the file. */
  readonly batches: AsyncIterable<readonly (Row | RowProblem)[]>;
}

/** @throws InputError when the file cannot be read or a CSV file has no header. */
export async function openRows(path: string, spec: SourceSpec): Promise<RowSource> {
  const text = await openText(path);
  if (spec.format === "json") return { header: undefined, text, batches: jsonBatches(text.pieces) };

  const reader = createCsvReader(spec.delimiter ?? ",");
  const lines = linesOf(text.pieces);
  try {
    const first = await untilHeader(reader, lines);
    return { header: headerOf(path, reader), text, batches: csvBatches(first, reader, lines) };
  } catch (reason) {
    text.close();
    throw reason;
  }
}

async function untilHeader(reader: CsvReader, lines: AsyncIterator<readonly string[]>): Promise<(Row | RowProblem)[]> {
  while (reader.header() === undefined) {
    const next = await lines.next();
    const rows = next.done === true ? reader.end() : reader.push(next.value);
    if (next.done === true || reader.header() !== undefined) return rows;
  }
  return [];
}

function headerOf(path: string, reader: CsvReader): readonly string[] {
  const header = reader.header();
  const problem = reader.headerProblem();
  if (header !== undefined && problem === undefined) return header;
  const message =
    problem === undefined
      ? `${path} is empty: its first line must name the columns.`
      : `The first line of ${path} must name the columns, and cannot be read. ${problem}`;
  throw new InputError([error("file.header", message)]);
}

async function* csvBatches(
  first: (Row | RowProblem)[],
  reader: CsvReader,
  lines: AsyncGenerator<readonly string[]>,
): AsyncGenerator<readonly (Row | RowProblem)[]> {
  try {
    yield first;
    for await (const batch of lines) yield reader.push(batch);
    yield reader.end();
  } finally {
    // Whoever stops at the first batch never comes to the loop that would close the file.
    await lines.return(undefined);
  }
}

async function* jsonBatches(pieces: AsyncIterable<string>): AsyncGenerator<readonly (Row | RowProblem)[]> {
  const reader = createJsonReader();
  for await (const piece of pieces) yield reader.push(piece);
  yield reader.end();
}
