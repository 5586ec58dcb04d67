/** A portfolio file as people to simulate: rows through a mapping, or facts as they are, in JSON. */

import type { CaseFacts, Program } from "@dunlin/engine";
import type { Mapping } from "./mapping.ts";
import { createIdSet, isCaseRecord, openPortfolio, type Progress } from "./portfolio.ts";
import { isRowProblem, type Row, RowError, type RowProblem } from "./row.ts";
import { openRows } from "./source.ts";

export interface PeopleOptions {
  readonly program: Program;
  /** Path of the file. */
  readonly portfolio: string;
  /** Absent: every object of the file holds the facts of a case. */
  readonly mapping: Mapping | undefined;
  readonly limit: number | undefined;
  readonly onProgress: (progress: Progress) => void;
}

export interface People {
  readonly cases: readonly CaseFacts[];
  /** Rows that were left out. */
  readonly broken: readonly RowProblem[];
}

/**
 * All cases of a file, as they came in: what was recorded about them later is not read.
 *
 * @throws InputError when the file cannot be read or the mapping does not fit it.
 */
export async function readPeople(options: PeopleOptions): Promise<People> {
  const [cases, broken]: [CaseFacts[], RowProblem[]] = [[], []];
  for await (const item of options.mapping === undefined ? plain(options) : mapped(options, options.mapping)) {
    if ("code" in item) broken.push(item);
    else cases.push(item);
  }
  return { cases, broken };
}

async function* mapped(
  { program, portfolio, limit, onProgress }: PeopleOptions,
  mapping: Mapping,
): AsyncGenerator<CaseFacts | RowProblem> {
  const { batches } = await openPortfolio({ program, portfolio, mapping, limit, onProgress });
  for await (const batch of batches) for (const item of batch) yield isCaseRecord(item) ? item.facts : item;
}

async function* plain({ portfolio, limit, onProgress }: PeopleOptions): AsyncGenerator<CaseFacts | RowProblem> {
  const { batches, text } = await openRows(portfolio, { format: "json" });
  const ids = createIdSet();
  let rows = 0;
  for await (const batch of batches) {
    for (const item of batch) {
      if (limit !== undefined && rows >= limit) return;
      rows += 1;
      yield isRowProblem(item) ? item : factsIn(item, ids.add);
    }
    onProgress({ rows, bytes: text.bytesRead(), size: text.size });
  }
}

/** Whether facts make sense is the engine's to say; here they need a name of their own. */
function factsIn({ cells, line }: Row, isNew: (id: string) => boolean): CaseFacts | RowProblem {
  const { caseId } = cells as Readonly<Record<string, unknown>>;
  const problem =
    typeof caseId !== "string" || caseId === ""
      ? new RowError("row.id", "The row has no `caseId`. Give each case an id, or a mapping with --map.")
      : isNew(caseId)
        ? undefined
        : new RowError("row.duplicateId", "A row before this one has the same `caseId`.");
  if (problem === undefined) return cells as unknown as CaseFacts;
  return { line, code: problem.code, message: problem.message, ...(typeof caseId === "string" && { caseId }) };
}
