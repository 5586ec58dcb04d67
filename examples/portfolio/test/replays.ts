/** Replays for tests: the report of a whole file as the command gives it, and the contacts of each case on its own. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileStrategy, formatDate, parseStrategy } from "@dunlin/engine";
import { defaultZones } from "@dunlin/engine/zones";
import { type Io, parseMapping, type ReplayReport, runDunlin, type Story, tellCase } from "@dunlin/runtime";
import { WHOLE } from "../../../scripts/sizes.ts";

/** True in the proof run: every row of a file instead of a fixed sample. */
export const everyRow = WHOLE;

/** Long enough for a whole file on a slow machine. */
export const PATIENT = { timeout: 240_000 };

/** Paths of a strategy and a mapping. */
export interface Setting {
  readonly strategy: string;
  readonly map: string;
}

/** A message that went out. */
export interface Contact {
  /** ISO 8601. */
  readonly at: string;
  /** Local date of the case. */
  readonly day: string;
  /** Local hours since midnight, as a fraction. */
  readonly hour: number;
  readonly channel: string;
  readonly template: string;
  readonly node: string;
  /** Whether it asks for money; otherwise it confirms or informs. */
  readonly collecting: boolean;
}

/** One line of a portfolio file, and the id of its case. */
export interface Line {
  readonly caseId: string;
  readonly text: string;
}

/** An `Io` that keeps what is written. */
export function listen(): Io & { readonly out: () => string; readonly err: () => string } {
  const [out, err] = [[], []] as [string[], string[]];
  return {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    env: {},
    now: () => 0,
    out: () => out.join(""),
    err: () => err.join(""),
  };
}

/** `dunlin replay --json`. Throws with what the command says when it does not end well. */
export async function reportOn({ strategy, map }: Setting, portfolio: string): Promise<ReplayReport> {
  const io = listen();
  const code = await runDunlin(["replay", strategy, "--portfolio", portfolio, "--map", map, "--json"], io);
  if (code !== 0) throw new Error(io.err());
  return JSON.parse(io.out());
}

/**
 * The story of every line, each replayed from a file of its own, so that a case can be looked at alone.
 *
 * @param header - First line of a CSV file; absent for JSON lines.
 */
export async function* storiesOf<L extends Line>(
  { strategy, map }: Setting,
  lines: Iterable<L>,
  header?: string,
): AsyncGenerator<{ readonly line: L; readonly story: Story; readonly contacts: readonly Contact[] }> {
  const program = compileStrategy(parseStrategy(readFileSync(strategy, "utf8")), { seen: 0 });
  const mapping = parseMapping(readFileSync(map, "utf8"));
  const folder = mkdtempSync(join(tmpdir(), "dunlin-"));
  const portfolio = join(folder, "one");
  try {
    for (const line of lines) {
      writeFileSync(portfolio, `${header === undefined ? "" : `${header}\n`}${line.text}\n`);
      const told = await tellCase({ program, mapping, portfolio, caseId: line.caseId, locale: "en" });
      if (told === undefined || "code" in told) throw new Error(`case ${line.caseId}: ${told?.message ?? "not found"}`);
      const [story] = told;
      if (story === undefined) throw new Error(`case ${line.caseId} has no story`);
      yield { line, story, contacts: contactsIn(story) };
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const SERVICE: ReadonlySet<string> = new Set([
  "operationConfirmation",
  "infoRequested",
  "ceaseAcknowledgement",
  "remedyNotice",
  "fraudAlert",
]);

function contactsIn(story: Story): Contact[] {
  const zone = defaultZones.get(story.zone);
  if (zone === undefined) throw new Error(`no such zone: ${story.zone}`);
  return story.moments.flatMap(({ at, effects }) =>
    effects.flatMap((effect) => {
      if (effect.kind !== "message.send") return [];
      const { channel, template, nodeId, purpose } = effect;
      const { day, time } = zone.localOf(Date.parse(at));
      const local = { day: formatDate(day), hour: time / 3_600_000 };
      return [{ at, ...local, channel, template, node: nodeId, collecting: !SERVICE.has(purpose) }];
    }),
  );
}

/** Whether no two contacts lie on one local day. */
export const oneADay = (contacts: readonly Contact[]): boolean =>
  new Set(contacts.map(({ day }) => day)).size === contacts.length;

/** Monday to Friday. */
export function isWeekday(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5;
}

/** A date so many days later, or earlier. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Those of the figures that a text does not have, as `1,234`. */
export function missingIn(text: string, figures: readonly number[]): readonly string[] {
  return figures
    .map((figure) => figure.toLocaleString("en"))
    .filter((figure) => !new RegExp(`\\b${figure}\\b`).test(text));
}

/** How often each value occurs. */
export function countsOf(values: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
