/** One case of a portfolio, told moment by moment: what happened, what the strategy made of it and why. */

import { type CaseFacts, type Effect, explainTrace, formatInstant, type Sentence } from "@dunlin/engine";
import type { CaseRun, Recorded, ReplayCause, ReplayMoment } from "@dunlin/engine/simulate";
import type { Locale } from "../words/shape.ts";
import { isCaseRecord, openPortfolio, type PortfolioOptions, rowProblem } from "./portfolio.ts";
import type { CaseRecord } from "./record.ts";
import { runsOf } from "./replay.ts";
import type { RowProblem } from "./row.ts";

export const STORY_FORMAT = "dunlin.story/1";

export interface Story {
  readonly format: typeof STORY_FORMAT;
  readonly strategy: { readonly id: string; readonly version: number; readonly name: string };
  readonly caseId: string;
  /** Ref, where the strategy enrolls per obligation. */
  readonly obligation?: string;
  /** IANA name; `local` times are its. */
  readonly zone: string;
  /** As the mapping made them, before anything recorded was taken in; as they are today where `asOf` says so. */
  readonly facts: CaseFacts;
  readonly asOf?: "now";
  readonly moments: readonly StoryMoment[];
  readonly end: StoryEnd;
}

export interface StoryMoment {
  readonly at: string;
  readonly cause: ReplayCause;
  readonly event?: {
    readonly type: string;
    readonly data?: Readonly<Record<string, unknown>>;
    readonly obligation?: string;
  };
  /** Whether the case was in the strategy, came in, or was refused at this moment. */
  readonly place: "in" | "refused" | "out";
  readonly sentences: readonly Sentence[];
  readonly effects: readonly Effect[];
}

export interface StoryEnd {
  readonly status: "refused" | "later" | "active" | "held" | "exited";
  readonly reason?: string;
  readonly outcome?: string;
  readonly node?: string;
  /** ISO 8601. */
  readonly dueAt?: string;
}

export interface StoryOptions extends PortfolioOptions {
  readonly caseId: string;
  /** Last local day (days since 1970-01-01) that is replayed. */
  readonly to?: number | undefined;
  readonly locale: Locale;
}

/**
 * The stories of a case, one per obligation where the strategy enrolls them separately; the problem of its row when it
 * could not be replayed; `undefined` when no row has this id.
 *
 * @throws InputError as `replayPortfolio` does.
 */
export async function tellCase(options: StoryOptions): Promise<readonly Story[] | RowProblem | undefined> {
  const { batches } = await openPortfolio(options, options.caseId);
  for await (const [found] of batches) {
    if (found !== undefined) return isCaseRecord(found) ? storiesOf(found, options) : found;
  }
  return undefined;
}

function storiesOf(record: CaseRecord, { program, to, locale }: StoryOptions): readonly Story[] | RowProblem {
  const told: { readonly obligation: string | undefined; readonly moments: ReplayMoment[] }[] = [];
  const tell = (obligation: string | undefined) => {
    const moments: ReplayMoment[] = [];
    told.push({ obligation, moments });
    return (moment: ReplayMoment) => void moments.push(moment);
  };
  let runs: readonly CaseRun[];
  try {
    runs = runsOf(program, record, to, tell);
  } catch (reason) {
    return rowProblem(reason, record.line, record.facts.caseId);
  }
  const currency = record.facts.currency ?? record.facts.obligations[0]?.currency;
  const sentences = (moment: ReplayMoment) =>
    explainTrace(program, moment.step?.trace ?? [], { locale, ...(currency !== undefined && { currency }) });
  return runs.map((run, i) => {
    const { obligation, moments } = told[i] ?? { obligation: undefined, moments: [] };
    return {
      format: STORY_FORMAT,
      strategy: { id: program.id, version: program.version, name: program.strategy.name },
      caseId: record.facts.caseId,
      ...(obligation !== undefined && { obligation }),
      zone: record.zone.name,
      facts: record.facts,
      moments: moments.map((moment) => momentOf(moment, sentences(moment))),
      end: endOf(run),
    };
  });
}

function momentOf({ at, cause, recorded, step }: ReplayMoment, sentences: readonly Sentence[]): StoryMoment {
  const refused = step?.trace.some(({ code }) => code === "entry.refused") === true;
  return {
    at: formatInstant(at),
    cause,
    ...(recorded !== undefined && { event: eventOf(recorded) }),
    place: step === undefined ? "out" : refused ? "refused" : "in",
    sentences,
    effects: step?.effects ?? [],
  };
}

function eventOf({ type, data, obligation }: Recorded): NonNullable<StoryMoment["event"]> {
  return { type, ...(data !== undefined && { data }), ...(obligation !== undefined && { obligation }) };
}

function endOf(run: CaseRun): StoryEnd {
  if (run.status !== "enrolled") return { status: run.status, reason: run.reason };
  const { status, outcome, node, dueAt } = run.state;
  if (status === "exited") return { status, ...(outcome !== undefined && { outcome }) };
  return { status, node, ...(dueAt !== null && { dueAt: formatInstant(dueAt) }) };
}
