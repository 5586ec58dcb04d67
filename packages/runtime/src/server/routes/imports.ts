/** Portfolios over HTTP: one case per line, read as it comes, answered line by line. However long it is, little of it is in memory. */

import type { Readable } from "node:stream";
import type { CaseInput, Cases, PutResult } from "../../model/cases.ts";
import { readJson } from "../jsonBody.ts";
import { errorOf, HttpError } from "../problems.ts";
import { type Route, route } from "../route.ts";
import { CASE_EXAMPLE } from "../schemas/cases.ts";
import type { Services } from "../services.ts";
import { LINES } from "./audit.ts";

/** Cases that one transaction takes. */
const BATCH = 200;
const LONGEST_LINE = 1_000_000;

export interface ImportLimits {
  readonly importBytes: number;
}

export function importRoutes({ runtime: { cases } }: Services, { importBytes }: ImportLimits): readonly Route[] {
  return [
    route<unknown, unknown, Readable>({
      ...{ method: "POST", path: "/v1/cases/import", permission: "cases.write", tag: "cases" },
      summary:
        "Takes in cases, one `CaseInput` per line. The answer has one `PutResult` with its `row` per line, as it goes on; the last line says how it ended.",
      bodyStream: { type: LINES, example: `${JSON.stringify(CASE_EXAMPLE)}\n` },
      ...{ answers: {}, alsoAnswers: [LINES], bodyLimit: Number.MAX_SAFE_INTEGER },
      async handle({ tenant, body, actor }) {
        const put = (inputs: readonly CaseInput[]) => cases.put(tenant, inputs, actor);
        return { stream: { type: LINES, chunks: imported(body, put, importBytes) } };
      },
    }),
  ];
}

type Put = (inputs: readonly CaseInput[]) => ReturnType<Cases["put"]>;

interface Row {
  readonly row: number;
  readonly input?: CaseInput;
  readonly problem?:
    | NonNullable<PutResult["problem"]>
    | { readonly code: string; readonly path: string; readonly message: string };
}

/**
 * The status was sent with the first line, so how it ended stands in the last one: `{"kind":"end","status":"done"}`, or
 * `broken` with the code. What was committed before stays, and the same rows again change nothing.
 */
async function* imported(body: Readable, put: Put, most: number): AsyncGenerator<string> {
  const counts: Record<string, number> = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  let rows = 0;
  try {
    for await (const batch of batchesOf(body, most)) {
      const results = await putRows(batch, put);
      for (const result of results) counts[result.status] = (counts[result.status] ?? 0) + 1;
      rows += batch.length;
      yield results.map((result) => `${JSON.stringify(result)}\n`).join("");
    }
    yield `${JSON.stringify({ kind: "end", status: "done", rows, ...counts })}\n`;
  } catch (reason) {
    const { code, message } = errorOf(reason);
    yield `${JSON.stringify({ kind: "end", status: "broken", code, detail: message, rows, ...counts })}\n`;
  }
}

async function putRows(batch: readonly Row[], put: Put): Promise<readonly (PutResult & { readonly row: number })[]> {
  const sound = batch.flatMap(({ row, input }) => (input === undefined ? [] : [{ row, input }]));
  const results = sound.length === 0 ? [] : await put(sound.map(({ input }) => input));
  const byRow = new Map(sound.map(({ row }, i) => [row, results[i] as PutResult]));
  return batch.map(({ row, problem }) => {
    const result = byRow.get(row);
    if (result !== undefined) return { row, ...result };
    return {
      row,
      caseId: "",
      status: "refused",
      enrolled: [],
      ...(problem !== undefined && { problem }),
    } as PutResult & {
      readonly row: number;
    };
  });
}

async function* batchesOf(body: Readable, most: number): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  let row = 0;
  for await (const line of linesOf(body, most)) {
    row += 1;
    if (line === undefined) batch.push({ row, problem: tooLong });
    else if (line.length > 0) batch.push(rowOf(row, line));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const tooLong = { code: "body.tooLarge", path: "", message: `A line is at most ${LONGEST_LINE} bytes.` };

function rowOf(row: number, line: Uint8Array): Row {
  try {
    return { row, input: readJson(line) as CaseInput };
  } catch (reason) {
    if (!(reason instanceof HttpError)) throw reason;
    return { row, problem: { code: reason.code, path: reason.pointer, message: reason.message } };
  }
}

/** Undefined for a line that is too long, of which nothing is kept. */
async function* linesOf(body: Readable, most: number): AsyncGenerator<Buffer | undefined> {
  let parts: Buffer[] = [];
  let length = 0;
  let total = 0;
  const take = (piece: Buffer): void => {
    length += piece.length;
    if (length <= LONGEST_LINE) parts.push(piece);
    else parts = [];
  };
  const line = (): Buffer | undefined => {
    const whole = length > LONGEST_LINE ? undefined : trimmed(Buffer.concat(parts));
    parts = [];
    length = 0;
    return whole;
  };
  for await (const chunk of body as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > most) throw new HttpError(413, "body.tooLarge", "The import is too large. Send it in parts.");
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      take(chunk.subarray(from, end));
      yield line();
      from = end + 1;
    }
    if (from < chunk.length) take(chunk.subarray(from));
  }
  if (length > 0) yield line();
}

/** Without the `\r` of a line end of Windows. */
const trimmed = (line: Buffer): Buffer => (line.at(-1) === 13 ? line.subarray(0, -1) : line);
