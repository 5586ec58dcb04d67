/** `dunlin import`: a portfolio file becomes cases of this host. */

import { basename } from "node:path";
import { readDocument } from "../files.ts";
import { type ImportTarget, importPortfolio } from "../import/importPortfolio.ts";
import type { ImportProblem, ImportReport } from "../import/importReport.ts";
import type { ExitCode, Io } from "../io.ts";
import { error, inDocument, problemLine } from "../problem.ts";
import { progressBar } from "../render/progress.ts";
import { parseMapping } from "../replay/mapping.ts";
import type { Locale } from "../words/shape.ts";

export interface ImportCommand {
  readonly file: string;
  /** The mapping file. */
  readonly map: string;
  readonly tenant: string;
  /** Directory of an embedded store. This or `databaseUrl`. */
  readonly data?: string | undefined;
  readonly databaseUrl?: string | undefined;
  readonly json: boolean;
  readonly dryRun: boolean;
  /** Rows at the beginning that were dealt with before. */
  readonly skip?: number | undefined;
  readonly progress?: boolean;
  readonly locale?: Locale;
  /** Stops after the batch that is being written. */
  readonly signal?: AbortSignal | undefined;
}

/** A runtime over the store that the command names, opened. */
export type OpenRuntime = (
  place: Pick<ImportCommand, "data" | "databaseUrl">,
  options: { readonly env: Io["env"] },
) => Promise<ImportTarget & { stop(): Promise<void> }>;

/** Who imports, in the journal. */
const ACTOR = { id: "import", roles: ["operator"] } as const;

/** Exit code 1 when some rows were refused or the file was not read to its end. A dry run opens no store. */
export async function importCases(command: ImportCommand, io: Io, openRuntime: OpenRuntime): Promise<ExitCode> {
  const { file, map, tenant, json, dryRun, skip, signal } = command;
  const mapping = await inDocument(map, async () => parseMapping(await readDocument(map)));
  const runtime = dryRun ? undefined : await openRuntime(command, { env: io.env });
  const bar = progressBar(io, command.locale ?? "en", command.progress !== false);
  try {
    const report = await inDocument(map, () =>
      importPortfolio(runtime, tenant, file, {
        ...{ mapping, actor: ACTOR, dryRun, onProgress: bar.show, now: io.now },
        ...(skip !== undefined && { skip }),
        ...(signal !== undefined && { signal }),
      }),
    ).finally(bar.clear);
    if (json) io.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    else tell(report, file, io);
    return report.refused === 0 && report.ended === "done" ? 0 : 1;
  } finally {
    await runtime?.stop();
  }
}

function tell(report: ImportReport, file: string, { stdout, stderr }: Io): void {
  stdout.write(`${linesOf(report, basename(file)).join("\n")}\n`);
  for (const problem of report.problems) stderr.write(`${problemLine(asProblem(problem, file))}\n`);
  const more = report.refused - report.problems.length;
  if (more > 0) stderr.write(`... and ${count(more, "row")} more.\n`);
}

function linesOf(report: ImportReport, file: string): string[] {
  const { rows, skipped, created, updated, unchanged, refused, valid, enrolled, seconds, ended, failure, notes } =
    report;
  const done = report.dryRun
    ? `${count(valid, "case")} could be taken in; nothing was written.`
    : `${created} created, ${updated} updated, ${unchanged} unchanged.`;
  return [
    `${file}: ${count(rows, "row")} in ${seconds.toFixed(1)} s${skipped > 0 ? `, after ${skipped} that were passed over` : ""}.`,
    done,
    ...(refused > 0 ? [`${count(refused, "row")} refused.`] : []),
    ...Object.entries(enrolled).map(([strategy, cases]) => `${count(cases, "case")} enrolled in ${strategy}.`),
    ...notes.map(({ message }) => message),
    ...(ended === "aborted" ? [`Stopped. Go on with --skip ${skipped + rows}.`] : []),
    ...(failure === undefined
      ? []
      : [`Broken off (${failure.code}): ${failure.message} Go on with --skip ${skipped + rows}.`]),
  ];
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;

function asProblem({ code, line, column, path, caseId, message }: ImportProblem, file: string) {
  const about = [
    ...(caseId === undefined ? [] : [`case ${caseId}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ];
  const says = about.length === 0 ? message : `${about.join(", ")}: ${message}`;
  return error(code, says, { file, line, ...(path !== undefined && path !== "" && { path }) });
}
