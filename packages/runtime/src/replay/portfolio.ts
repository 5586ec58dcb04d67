/** A portfolio file as cases: rows through the mapping, in batches, with what is wrong among them. */

import type { Program } from "@dunlin/engine";
import { zoneOf } from "../base/caseZone.ts";
import type { Mapping } from "./mapping.ts";
import { type BoundMapping, bindMapping, type CaseRecord } from "./record.ts";
import { isRowProblem, type Row, RowError, type RowProblem } from "./row.ts";
import { openRows } from "./source.ts";
import type { TextSource } from "./text.ts";

export interface PortfolioOptions {
  readonly program: Program;
  readonly mapping: Mapping;
  /** Path of the file. */
  readonly portfolio: string;
  /** Stop after so many rows. */
  readonly limit?: number | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface Progress {
  /** Read so far. */
  readonly rows: number;
  readonly bytes: number;
  /** Of the file as stored; `undefined` where it is not known. */
  readonly size: number | undefined;
}

export interface Portfolio {
  /**
   * Cases and broken rows in the order of the file, each made when it is asked for, so that only one is in memory.
   * Ending the loop early closes the file.
   */
  readonly batches: AsyncIterable<Iterable<CaseRecord | RowProblem>>;
  /** About the rows that were read. */
  notes(): readonly ReplayNote[];
}

/**
 * Something to know about the file as a whole: `encoding` some characters were no text and were replaced, `unseen` no
 * row has a member that the mapping asks for, `duplicates` ids that repeat were looked for among the first `count` only.
 */
export interface ReplayNote {
  readonly code: "encoding" | "unseen" | "duplicates";
  readonly name?: string;
  readonly count?: number;
  /** English; user interfaces translate the code. */
  readonly message: string;
}

/** Ids remembered to find rows that repeat one. */
const REMEMBERED_IDS = 1_000_000;

/**
 * @param only - Id of a case; rows of others are passed over.
 * @throws InputError when the file cannot be read or the mapping does not fit it.
 */
export async function openPortfolio(options: PortfolioOptions, only?: string): Promise<Portfolio> {
  const { program, mapping } = options;
  const { header, text, batches } = await openRows(options.portfolio, mapping.source);
  try {
    const bound = bindMapping(mapping, header, (facts) => zoneOf(program, facts));
    const ids = createIdSet();
    const rows = watched(batches, text, options);
    return {
      batches: casesOf(only === undefined ? rows : rowsOf(rows, bound, only), bound, ids),
      notes: () => [
        ...(text.damaged() ? [ENCODING] : []),
        ...bound.unseen().map(unseenNote),
        ...(ids.overflowed() ? [DUPLICATES] : []),
      ],
    };
  } catch (reason) {
    text.close();
    throw reason;
  }
}

type Batches = AsyncIterable<readonly (Row | RowProblem)[]>;

/** Tells of every batch that was worked off, and ends at the limit. */
async function* watched(
  batches: Batches,
  { bytesRead, size }: TextSource,
  { limit = Number.POSITIVE_INFINITY, onProgress }: PortfolioOptions,
): AsyncGenerator<readonly (Row | RowProblem)[]> {
  let rows = 0;
  for await (const batch of batches) {
    const wanted = batch.length <= limit - rows ? batch : batch.slice(0, limit - rows);
    rows += wanted.length;
    yield wanted;
    onProgress?.({ rows, bytes: bytesRead(), size });
    if (rows >= limit) return;
  }
}

export const isCaseRecord = (item: CaseRecord | RowProblem): item is CaseRecord => "facts" in item;

/** What is wrong with a row, from the error that its mapping or its replay threw. Other errors are thrown again. */
export function rowProblem(reason: unknown, line: number, caseId: string | undefined): RowProblem {
  if (!(reason instanceof RowError)) throw reason;
  const { code, message, column } = reason;
  return {
    line,
    code,
    ...(column !== undefined && { column }),
    ...(caseId !== undefined && { caseId }),
    message,
  };
}

async function* casesOf(
  batches: Batches,
  bound: BoundMapping,
  ids: IdSet,
): AsyncGenerator<Iterable<CaseRecord | RowProblem>> {
  const caseOf = (row: Row): CaseRecord | RowProblem => {
    try {
      const record = bound.recordOf(row);
      if (!ids.add(record.facts.caseId)) {
        throw new RowError("row.duplicateId", "A row before this one has the same `caseId`.");
      }
      return record;
    } catch (reason) {
      return rowProblem(reason, row.line, bound.caseIdOf(row));
    }
  };
  function* casesIn(batch: readonly (Row | RowProblem)[]) {
    for (const item of batch) yield isRowProblem(item) ? item : caseOf(item);
  }
  for await (const batch of batches) yield casesIn(batch);
}

async function* rowsOf(batches: Batches, bound: BoundMapping, caseId: string): AsyncGenerator<readonly Row[]> {
  for await (const batch of batches) {
    yield batch.flatMap((item) => (isRowProblem(item) || bound.caseIdOf(item) !== caseId ? [] : [item]));
  }
}

export interface IdSet {
  /** False when the id was there before. */
  add(id: string): boolean;
  /** Whether there was no room for some. */
  overflowed(): boolean;
}

export function createIdSet(): IdSet {
  const ids = new Set<string>();
  let full = false;
  return {
    add(id) {
      if (ids.has(id)) return false;
      // A copy: a piece cut out of a larger text would keep all of that text in memory.
      if (ids.size < REMEMBERED_IDS) ids.add(Buffer.from(id, "utf16le").toString("utf16le"));
      else full = true;
      return true;
    },
    overflowed: () => full,
  };
}

export const ENCODING: ReplayNote = {
  code: "encoding",
  message: "Some characters of the file are not UTF-8 and were replaced.",
};

export const DUPLICATES: ReplayNote = {
  code: "duplicates",
  count: REMEMBERED_IDS,
  message: `Ids that repeat were looked for among the first ${REMEMBERED_IDS} cases only.`,
};

export const unseenNote = (name: string): ReplayNote => ({
  code: "unseen",
  name,
  message: `No row has "${name}", which the mapping asks for.`,
});
