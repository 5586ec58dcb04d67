/** `dunlin case`: the whole story of one case that this host carries, with every why, and what became of each contact. */

import { type CaseState, explainTrace, formatInstant, type Program } from "@dunlin/engine";
import { zoneOf } from "../base/caseZone.ts";
import type { DunlinRuntime } from "../createRuntime.ts";
import type { ExitCode, Io } from "../io.ts";
import type { JournalRow, OutboxRow } from "../model/rows.ts";
import type { EnrollmentSnapshot, Snapshot, Verification } from "../model/runtime.ts";
import { error, InputError } from "../problem.ts";
import { storyLines } from "../render/story.ts";
import { type Style, styleFor } from "../render/style.ts";
import { wrap } from "../render/wrap.ts";
import { STORY_FORMAT, type Story, type StoryEnd, type StoryMoment } from "../replay/story.ts";
import { openRuntime, type Place } from "../serve/openRuntime.ts";
import { type Locale, wordsOf } from "../words/words.ts";

export interface CaseCommand extends Place {
  readonly caseId: string;
  readonly tenant: string;
  readonly json: boolean;
  readonly locale: Locale;
}

/** A case as data: a story per enrollment, its contacts, and whether its journal is whole. */
interface CaseReport {
  readonly stories: readonly Story[];
  readonly contacts: readonly OutboxRow[];
  readonly verification: Verification;
}

/** Exit code 1 when there is no such case, or its journal is not whole. */
export async function tellOfCase(command: CaseCommand, io: Io): Promise<ExitCode> {
  const runtime = await openRuntime(command, { env: io.env });
  try {
    const { report, programs } = await reportOf(runtime, command);
    if (command.json) io.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    else io.stdout.write(`${linesOf(report, programs, styleFor(io.stdout, io.env), command.locale).join("\n")}\n`);
    return report.verification.whole ? 0 : 1;
  } finally {
    await runtime.stop();
  }
}

async function reportOf(
  runtime: DunlinRuntime,
  { caseId, tenant, locale }: CaseCommand,
): Promise<{ report: CaseReport; programs: readonly Program[] }> {
  const snapshot = await runtime.cases.peek(tenant, caseId);
  if (snapshot === undefined) {
    const says = `The tenant "${tenant}" has no case "${caseId}". Check the id, or name another tenant with --tenant.`;
    throw new InputError([error("case.unknown", says)]);
  }
  const verification = await runtime.cases.verify(tenant, caseId);
  const stories: Story[] = [];
  const programs: Program[] = [];
  for (const enrollment of snapshot.enrollments) {
    const { strategy, version } = enrollment;
    const program = await runtime.strategies.program(tenant, strategy, version);
    stories.push(storyOf(program, snapshot, enrollment, await journalOf(runtime, tenant, caseId, enrollment), locale));
    programs.push(program);
  }
  return { report: { stories, contacts: snapshot.outbox, verification }, programs };
}

const PAGE = 1_000;

async function journalOf(
  runtime: DunlinRuntime,
  tenant: string,
  caseId: string,
  { strategy, obligation }: EnrollmentSnapshot,
): Promise<readonly JournalRow[]> {
  const rows: JournalRow[] = [];
  for (let afterRev = 0; ; afterRev = rows.at(-1)?.rev ?? afterRev) {
    const page = await runtime.cases.journal(tenant, caseId, { strategy, afterRev, limit: PAGE });
    rows.push(...page.filter((row) => row.obligation === obligation));
    if (page.length < PAGE) return rows;
  }
}

function storyOf(
  program: Program,
  { facts }: Snapshot,
  { obligation, state }: EnrollmentSnapshot,
  journal: readonly JournalRow[],
  locale: Locale,
): Story {
  const currency = facts.currency ?? facts.obligations[0]?.currency;
  const options = { locale, ...(currency !== undefined && { currency }) };
  return {
    format: STORY_FORMAT,
    strategy: { id: program.id, version: program.version, name: program.strategy.name },
    caseId: facts.caseId,
    ...(obligation !== "" && { obligation }),
    zone: zoneOf(program, facts).name,
    facts,
    asOf: "now",
    moments: journal.map((row) => momentOf(row, explainTrace(program, row.trace, options))),
    end: endOf(state),
  };
}

function momentOf({ at, event, trace, effects }: JournalRow, sentences: StoryMoment["sentences"]): StoryMoment {
  const timer = event.type === "timer.fired";
  const first = event.type === "case.created";
  const { type, data } = event;
  return {
    at: formatInstant(at),
    cause: timer ? "timer" : first ? "start" : "event",
    ...(!timer && !first && { event: { type, ...(data !== undefined && { data }) } }),
    place: trace.some(({ code }) => code === "entry.refused") ? "refused" : "in",
    sentences,
    effects,
  };
}

function endOf({ status, outcome, node, dueAt, run }: CaseState): StoryEnd {
  if (run === 0) return { status: "refused", reason: "when" };
  if (status === "exited") return { status, ...(outcome !== undefined && { outcome }) };
  return { status, node, ...(dueAt !== null && { dueAt: formatInstant(dueAt) }) };
}

function linesOf(
  { stories, contacts, verification }: CaseReport,
  programs: readonly Program[],
  style: Style,
  locale: Locale,
): readonly string[] {
  const { kept } = wordsOf(locale);
  const told = stories.flatMap((story, i) => [...storyLines(story, programs[i] as Program, style, locale), ""]);
  const sent = contacts.toSorted((a, b) => a.createdAt - b.createdAt).map((row) => contactText(row, locale));
  const whole = verification.whole
    ? kept.whole(verification.entries)
    : kept.broken(verification.at.rev, verification.what);
  return [
    ...(told.length > 0 ? told : [kept.nowhere, ""]),
    ...(sent.length > 0
      ? [style.bold(kept.contacts), ...sent.flatMap((line) => wrap(line, style.width, "  ", "    ")), ""]
      : []),
    ...wrap(whole, style.width, "", "  "),
  ];
}

function contactText({ updatedAt, route, status, attempts, reasons = [], effect }: OutboxRow, locale: Locale): string {
  const { kept, channels } = wordsOf(locale);
  const channel = channels[route as keyof typeof channels] ?? route;
  const template = effect.kind === "message.send" ? ` ${effect.template}` : "";
  const why = reasons.length === 0 ? "" : ` (${reasons.join(": ")})`;
  return `${formatInstant(updatedAt).slice(0, 16).replace("T", " ")}  ${channel}${template}: ${kept.statuses[status]}${attempts > 1 ? `, ${kept.attempts(attempts)}` : ""}${why}`;
}
