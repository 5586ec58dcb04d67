/**
 * A portfolio file that becomes cases: rows through the mapping, taken in by batches of a few hundred, one batch after the
 * other. The same file again changes nothing, so an import that broke off is begun again.
 */

import { setTimeout as sleep } from "node:timers/promises";
import { inputProblem } from "../core/input.ts";
import type { Actor } from "../model/actor.ts";
import type { CaseInput, Cases, PutResult } from "../model/cases.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import { StoreError } from "../model/store.ts";
import type { Mapping } from "../replay/mapping.ts";
import {
  createIdSet,
  DUPLICATES,
  ENCODING,
  type Progress,
  type ReplayNote,
  rowProblem,
  unseenNote,
} from "../replay/portfolio.ts";
import { type BoundMapping, bindMapping } from "../replay/record.ts";
import { isRowProblem, type Row, RowError, type RowProblem } from "../replay/row.ts";
import { openRows, type RowSource } from "../replay/source.ts";
import { createImportTally, type ImportEnd, type ImportReport, type ImportTally } from "./importReport.ts";

export interface ImportOptions {
  readonly mapping: Mapping;
  readonly actor: Actor;
  /** Cases per transaction, 1..1000; default 500. */
  readonly batch?: number;
  /** Reads and checks every row, and writes nothing. */
  readonly dryRun?: boolean;
  /** Rows at the beginning that were dealt with before. */
  readonly skip?: number;
  /** Problems that the report lists, all are counted; default 100. */
  readonly problems?: number;
  /** After each batch. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Stops after the batch that is being written. */
  readonly signal?: AbortSignal;
  /** How long a store that is away is waited for, ms, before each further try; default 50, 500 and 2,000. */
  readonly pausesMs?: readonly number[];
  /** ms, of any clock that goes forward. */
  readonly now?: () => number;
}

export interface ImportProgress extends Progress {
  readonly refused: number;
}

/** What an import needs of a runtime. */
export interface ImportTarget {
  readonly cases: Pick<Cases, "put">;
}

/**
 * Imports a file: CSV or JSON as its mapping says, plain or gzip.
 *
 * @param source - Path of the file.
 * @throws InputError when the file cannot be read or the mapping does not fit it; RuntimeError `role.missing`.
 */
export async function importPortfolio(
  target: ImportTarget | undefined,
  tenant: string,
  source: string,
  options: ImportOptions,
): Promise<ImportReport> {
  const { mapping, dryRun = false, skip = 0, batch = 500, problems = 100, now = () => performance.now() } = options;
  if (!Number.isInteger(batch) || batch < 1 || batch > 1000)
    throw new RangeError(`a batch has 1 to 1000 cases, not ${batch}`);
  if (!dryRun && target === undefined) throw new RangeError("only a dry run needs no runtime");
  const began = now();
  const rows = await openRows(source, mapping.source);
  const tally = createImportTally(problems);
  const work = new Import({ target, tenant, options, tally, batch, rows, bound: boundTo(rows, mapping) });
  const ended = await work.run(skip);
  const seconds = Math.round(now() - began) / 1000;
  const { failure } = work;
  return tally.report({
    ended,
    dryRun,
    skipped: work.skipped,
    notes: work.notes(),
    seconds,
    ...(failure && { failure }),
  });
}

/** An import reads what is known at present: neither the history nor the moments between which it is replayed. */
function boundTo(rows: RowSource, { history: _, observeUntil: _until, ...mapping }: Mapping): BoundMapping {
  try {
    return bindMapping({ ...mapping, observeFrom: "1970-01-01" }, rows.header, () => {
      throw new Error("an import reads no history");
    });
  } catch (reason) {
    rows.text.close();
    throw reason;
  }
}

interface Parts {
  readonly target: ImportTarget | undefined;
  readonly tenant: string;
  readonly options: ImportOptions;
  readonly tally: ImportTally;
  readonly batch: number;
  readonly rows: RowSource;
  readonly bound: BoundMapping;
}

interface Waiting {
  readonly line: number;
  readonly input: CaseInput;
}

class Import {
  readonly #parts: Parts;
  readonly #ids = createIdSet();
  #waiting: Waiting[] = [];
  skipped = 0;
  failure: { readonly code: string; readonly message: string } | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The file is read no further than what is written: a slow store slows the reading. */
  async run(skip: number): Promise<ImportEnd> {
    const { rows, batch } = this.#parts;
    for await (const some of rows.batches) {
      for (const item of some) {
        if (this.#isStopped()) return "aborted";
        if (this.skipped < skip) this.#pass(item);
        else this.#take(item);
        if (this.#waiting.length >= batch && !(await this.#flush())) return "failed";
      }
    }
    if (this.#isStopped()) return "aborted";
    return (await this.#flush()) ? "done" : "failed";
  }

  notes(): readonly ReplayNote[] {
    const { rows, bound } = this.#parts;
    return [
      ...(rows.text.damaged() ? [ENCODING] : []),
      ...bound.unseen().map(unseenNote),
      ...(this.#ids.overflowed() ? [DUPLICATES] : []),
    ];
  }

  #isStopped(): boolean {
    return this.#parts.options.signal?.aborted === true && this.#waiting.length === 0;
  }

  /** Its id counts all the same: a later row with it is a duplicate. */
  #pass(item: Row | RowProblem): void {
    this.skipped += 1;
    const id = isRowProblem(item) ? undefined : this.#parts.bound.caseIdOf(item);
    if (id !== undefined) this.#ids.add(id);
  }

  #take(item: Row | RowProblem): void {
    const { bound, tally } = this.#parts;
    if (isRowProblem(item)) {
      tally.broken(item);
      return;
    }
    try {
      const input = bound.inputOf(item);
      if (!this.#ids.add(input.facts.caseId)) {
        throw new RowError("row.duplicateId", "A row before this one has the same `caseId`.");
      }
      this.#waiting.push({ line: item.line, input });
    } catch (reason) {
      tally.broken(rowProblem(reason, item.line, bound.caseIdOf(item)));
    }
  }

  /** @returns Whether the store took it. */
  async #flush(): Promise<boolean> {
    const waiting = this.#waiting;
    this.#waiting = [];
    const { options, tally, rows } = this.#parts;
    try {
      if (waiting.length > 0) {
        if (options.dryRun === true) this.#check(waiting);
        else await this.#put(waiting);
      }
    } catch (reason) {
      if (!(reason instanceof StoreError)) throw reason;
      this.failure = { code: `store.${reason.code}`, message: reason.message };
      rows.text.close();
      return false;
    }
    const { bytesRead, size } = rows.text;
    options.onProgress?.({
      rows: this.skipped + tally.rows,
      bytes: bytesRead(),
      size,
      refused: tally.refused,
    });
    return true;
  }

  #check(waiting: readonly Waiting[]): void {
    for (const { line, input } of waiting) {
      const problem = inputProblem(input);
      if (problem === undefined) this.#parts.tally.valid();
      else this.#parts.tally.put(refusedBy(problem, input), line);
    }
  }

  async #put(waiting: readonly Waiting[]): Promise<void> {
    let results: readonly PutResult[];
    try {
      results = await this.#tried(waiting.map(({ input }) => input));
    } catch (reason) {
      if (reason instanceof StoreError || reason instanceof RuntimeError) throw reason;
      await this.#apart(waiting);
      return;
    }
    for (const [i, result] of results.entries()) this.#parts.tally.put(result, (waiting[i] as Waiting).line);
  }

  /** A case that the runtime breaks on costs nobody else: the batch is halved until it stands alone. */
  async #apart(waiting: readonly Waiting[]): Promise<void> {
    const [first] = waiting;
    if (waiting.length > 1) {
      const half = Math.ceil(waiting.length / 2);
      await this.#put(waiting.slice(0, half));
      await this.#put(waiting.slice(half));
    } else if (first !== undefined) {
      const { line, input } = first;
      const message = "The runtime failed on this case: the others were taken in. Its log has the reason.";
      this.#parts.tally.problem({ line, code: "case.failed", caseId: input.facts.caseId, message });
    }
  }

  /** Somebody else was first, or the store is away for a moment. Putting twice changes nothing. */
  async #tried(inputs: readonly CaseInput[]): Promise<readonly PutResult[]> {
    const { target, tenant, options } = this.#parts;
    for (let attempt = 0; ; attempt++) {
      try {
        return await (target as ImportTarget).cases.put(tenant, inputs, options.actor);
      } catch (reason) {
        const pause = (options.pausesMs ?? PAUSES_MS)[attempt];
        if (!(reason instanceof StoreError && AGAIN.has(reason.code)) || pause === undefined) throw reason;
        await sleep(pause);
      }
    }
  }
}

const AGAIN: ReadonlySet<string> = new Set(["unavailable", "conflict"]);
const PAUSES_MS = [50, 500, 2_000];

function refusedBy({ code, path, message }: RuntimeError, { facts }: CaseInput): PutResult {
  return { caseId: facts.caseId, status: "refused", enrolled: [], problem: { code, path, message } };
}
