/**
 * One case inside one transaction: what is known of it, what the engine decides, and what has to be written. Decides
 * nothing itself and writes nothing; `flush` does.
 */

import {
  type CaseEvent,
  type CaseFacts,
  type Effect,
  formatInstant,
  type Program,
  type Step,
  withClosedPromise,
} from "@dunlin/engine";
import { advanceToCheckpoint, type MigrationPlan, migrateState } from "@dunlin/engine/change";
import { equalJson } from "../base/canonical.ts";
import type { DeliveredStep } from "../model/cases.ts";
import type { CaseRow, EnrollmentKey, EnrollmentRow, OutboxRow, PersonRow } from "../model/rows.ts";
import type { DocumentWrite, StepWrite } from "../model/store.ts";
import { taskDocument } from "../model/task.ts";
import { joinFacts } from "../vault/caseParts.ts";
import { offerDocument } from "./offers.ts";
import { asksDaily, concerns, nextTry, type Occasion, parked, refusalOf, stepWrite, wakeWrite } from "./plan.ts";
import type { TallySheet } from "./tallies.ts";
import type { Programs } from "./transact.ts";

export interface CaseWorkOptions {
  readonly person: PersonRow;
  readonly row: CaseRow;
  readonly enrollments: readonly EnrollmentRow[];
  readonly programs: Programs;
  readonly sheet: TallySheet;
  readonly by: string;
  /** ms */
  readonly now: number;
  readonly hasWebhook: boolean;
  /** Effects of the case that have not left yet; absent: nothing is moved at a checkpoint in this work. */
  readonly pending?: readonly OutboxRow[];
}

const keyOf = ({ strategy, obligation }: { strategy: string; obligation: string }): string =>
  `${obligation}\n${strategy}`;

/** Contacts are kept for the longest window that a contact policy looks back, and a month. */
const CONTACT_DAYS = 400;
const MOST_CONTACTS = 2_000;

export class CaseWork {
  readonly #options: CaseWorkOptions;
  readonly #enrollments: Map<string, EnrollmentRow>;
  readonly #stepped = new Set<string>();
  facts: CaseFacts;
  person: PersonRow;
  row: CaseRow;
  /** Rows of the case to save one after the other: each step names the facts that it saw. */
  readonly revisions: CaseRow[] = [];
  readonly writes: StepWrite[] = [];
  readonly steps: DeliveredStep[] = [];
  /** New tasks and offers. */
  readonly documents: DocumentWrite[] = [];
  /** Ids. */
  readonly canceledTasks: string[] = [];
  readonly exited: EnrollmentKey[] = [];
  /** Enrollments whose state cannot be read: they wait for a person, and are not woken any more. */
  readonly unreadable: EnrollmentKey[] = [];
  /** Keys of pending contacts that a change of version gives up. */
  readonly givenUp: string[] = [];
  /** Strategies that take the case over. */
  readonly transfers: string[] = [];
  /** Strategies it was enrolled in. */
  readonly enrolled: string[] = [];
  personChanged = false;

  constructor(options: CaseWorkOptions) {
    this.#options = options;
    this.person = options.person;
    this.row = options.row;
    this.facts = joinFacts(options.person, options.row);
    this.#enrollments = new Map(options.enrollments.map((row) => [keyOf(row), row]));
    if (options.row.rev === 0) this.#revise();
  }

  /** Whether the case or its person is another than before. */
  get isNews(): boolean {
    return this.revisions.length > 0 || this.personChanged;
  }

  /** Takes in facts as they are now. */
  learn(facts: CaseFacts): void {
    if (facts === this.facts) return;
    const { debtor, contacts = [], ...own } = facts;
    if (!equalJson(debtor, this.person.debtor) || !equalJson(contacts, this.person.contacts)) {
      this.person = { ...this.person, debtor, contacts: recent(contacts, this.#options.now) };
      this.personChanged = true;
    }
    const changed = !equalJson(own, this.row.facts);
    this.row = { ...this.row, facts: own };
    this.facts = facts;
    if (changed) this.#revise();
  }

  /** Offers the event to every enrollment, and enrolls where it is the occasion. */
  hear(event: CaseEvent): void {
    const live = this.#options.programs.live;
    const strategies = new Set([...live.keys(), ...[...this.#enrollments.values()].map(({ strategy }) => strategy)]);
    for (const strategy of strategies) {
      for (const obligation of this.#unitsOf(strategy, live.get(strategy))) {
        if (concerns(event, obligation)) this.#offer(event, strategy, obligation, live.get(strategy));
      }
    }
  }

  /** Nothing changed; strategies that were published since it came in get to know it all the same. */
  meet(): void {
    for (const [strategy, live] of this.#options.programs.live) {
      for (const obligation of this.#unitsOf(strategy, live)) {
        if (this.enrollmentOf(strategy, obligation) === undefined)
          this.#offer({ type: "case.updated" }, strategy, obligation, live);
      }
    }
  }

  /** A due timer of one enrollment; one that is out is asked in again where its strategy asks daily. */
  fire(row: EnrollmentRow): void {
    const { now, programs } = this.#options;
    if (row.state.status === "exited") {
      const live = programs.live.get(row.strategy);
      if (live === undefined || !asksDaily(live, row.state)) this.writes.push(wakeWrite(row, null));
      else this.#enroll(live, row.obligation, { type: "timer.fired" });
      return;
    }
    if (row.state.dueAt !== null && row.state.dueAt > now) {
      // An earlier wake than the state's own is a leftover of a crash in between: legal, and without effect.
      this.writes.push(wakeWrite(row, row.state.dueAt));
      return;
    }
    this.#advance(row, { type: "timer.fired" });
  }

  /**
   * Enrolls by hand or by a transfer.
   *
   * @returns Why the engine refused, or undefined.
   */
  enroll(program: Program, obligation: string, event: CaseEvent): string | undefined {
    return this.#enroll(program, obligation, event);
  }

  enrollmentOf(strategy: string, obligation: string): EnrollmentRow | undefined {
    return this.#enrollments.get(keyOf({ strategy, obligation }));
  }

  /** Where a strategy takes obligations one by one, those that are known; else the case as a whole. */
  #unitsOf(strategy: string, live: Program | undefined): readonly string[] {
    const known = [...this.#enrollments.values()]
      .filter((row) => row.strategy === strategy)
      .map((row) => row.obligation);
    if (live === undefined) return known;
    const now = live.strategy.entry.reentry === "perObligation" ? this.facts.obligations.map(({ ref }) => ref) : [""];
    return [...new Set([...now, ...known])];
  }

  #offer(event: CaseEvent, strategy: string, obligation: string, live: Program | undefined): void {
    const row = this.enrollmentOf(strategy, obligation);
    if (live !== undefined && invites(live, event, row) && this.#fits(live, obligation)) {
      if (this.#enroll(live, obligation, event) === undefined) return;
    }
    const key = keyOf({ strategy, obligation });
    if (row === undefined || this.#stepped.has(key)) return;
    if (row.state.status !== "exited") {
      this.#advance(row, event);
      return;
    }
    if (silences(event, this.#options.programs.of(row.strategy, row.version))) this.exited.push(row);
    if (live !== undefined && row.wakeAt === null && asksDaily(live, row.state)) this.#askAgain(live, row);
  }

  #fits({ strategy: { entry } }: Program, obligation: string): boolean {
    return (entry.reentry === "perObligation") === (obligation !== "");
  }

  #enroll(program: Program, obligation: string, event: CaseEvent): string | undefined {
    const { now } = this.#options;
    const row = this.enrollmentOf(program.id, obligation);
    const step = program.enroll(this.facts, {
      now,
      ...(row !== undefined && { previous: row.state }),
      ...(obligation !== "" && { obligation }),
    });
    const refusal = refusalOf(step);
    if (refusal === undefined) {
      this.enrolled.push(program.id);
      this.#take(row, program.id, obligation, step, event);
      return undefined;
    }
    if (row !== undefined) {
      if (row.state.status === "exited") this.#askAgain(program, row, refusal);
      return refusal;
    }
    const again = refusal === "when" && asksDaily(program, undefined) ? nextTry(program, this.facts, now) : null;
    if (refusal === "when") this.#take(undefined, program.id, obligation, step, event, again);
    return refusal;
  }

  /** Tomorrow, where the entry is asked daily; a case that may never come in again is left alone. */
  #askAgain(program: Program, row: EnrollmentRow, refusal = "when"): void {
    const daily = refusal !== "never" && asksDaily(program, row.state);
    const wakeAt = daily ? nextTry(program, this.facts, this.#options.now) : null;
    this.#stepped.add(keyOf(row));
    if (wakeAt !== row.wakeAt) this.writes.push(wakeWrite(row, wakeAt));
  }

  #advance(row: EnrollmentRow, event: CaseEvent): void {
    const { now, programs } = this.#options;
    if (row.unreadable !== undefined) {
      this.unreadable.push(row);
      this.writes.push(wakeWrite(row, null));
      return;
    }
    const program = programs.of(row.strategy, row.version);
    const step = program === undefined ? parked(row.state, "versionMissing", now) : this.#step(program, row, event);
    const quiet = step.state === row.state && step.effects.length === 0;
    if (quiet && event.type === "timer.fired") {
      // Nothing was due after all. A wake that stays in the past would be claimed for ever.
      const { dueAt } = row.state;
      this.writes.push(wakeWrite(row, dueAt !== null && dueAt <= now ? now + 60_000 : dueAt));
      return;
    }
    if (quiet && step.trace.length === 0) return;
    this.#take(row, row.strategy, row.obligation, step, event);
  }

  /** Where the case waits to be moved, by both versions once it comes to a checkpoint. */
  #step(from: Program, row: EnrollmentRow, event: CaseEvent): Step {
    const { now, programs, pending } = this.#options;
    const circumstances = { facts: this.facts, now };
    const waiting = pending && programs.migrationOf(row.strategy, row.version);
    const to = waiting && programs.of(row.strategy, waiting.plan.to);
    if (pending === undefined || waiting === undefined || to === undefined)
      return from.advance(row.state, event, circumstances);
    const own = pending.filter((each) => keyOf(each) === keyOf(row)).map(({ effect }) => effect);
    const step = advanceToCheckpoint({ from, to, plan: waiting.plan }, row.state, event, {
      ...{ ...circumstances, pending: own },
    });
    if (step.migration !== undefined && step.migration.done !== "refused") this.givenUp.push(...step.migration.givenUp);
    return step;
  }

  /**
   * Moves an enrollment to another version.
   *
   * @param pending - Its effects that have not left yet.
   * @returns What became of it, or why it stays.
   */
  migrate(
    row: EnrollmentRow,
    { from, to, plan }: { readonly from: Program; readonly to: Program; readonly plan: MigrationPlan },
    pending: readonly Effect[],
    event: CaseEvent,
  ): string {
    const { now } = this.#options;
    const result = migrateState(from, to, plan, row.state, { facts: this.facts, now, pending });
    if (result.done === "refused") return result.reason;
    this.givenUp.push(...result.givenUp);
    this.#take(row, row.strategy, row.obligation, result, event);
    return result.done;
  }

  #take(
    row: EnrollmentRow | undefined,
    strategy: string,
    obligation: string,
    step: Step,
    event: CaseEvent,
    wakeAt?: number | null,
  ): void {
    const { now, by, sheet, hasWebhook } = this.#options;
    const key: EnrollmentKey = { caseId: this.row.id, strategy, obligation };
    const occasion: Occasion = { personId: this.person.id, factsRev: this.row.rev, event, by, now, hasWebhook };
    const write = stepWrite(row, key, step, occasion, wakeAt);
    this.writes.push(write);
    this.#stepped.add(keyOf(key));
    this.#enrollments.set(keyOf(key), write.enrollment);
    const { effects, trace, state } = step;
    this.steps.push({ ...key, rev: write.enrollment.rev, trace, effects });
    sheet.step(state, trace, effects, now);
    for (const effect of effects) {
      if (effect.kind === "offer.publish")
        this.documents.push(offerDocument(effect, { ...key, personId: this.person.id }));
      else if (effect.kind === "task.create")
        this.documents.push(taskDocument(effect, { ...key, personId: this.person.id }));
      else if (effect.kind === "task.cancel") this.canceledTasks.push(effect.task);
      else if (effect.kind === "case.exited") this.exited.push(key);
      else if (effect.kind === "case.transfer") this.transfers.push(effect.strategy);
      else if (effect.kind === "commitment.close")
        this.learn(withClosedPromise(this.facts, effect.commitment, effect.status, formatInstant(effect.at)));
    }
  }

  #revise(): void {
    this.row = { ...this.row, rev: this.row.rev + 1, updatedAt: this.#options.now };
    this.revisions.push(this.row);
  }
}

/** Whether the last words of a case that has ended are not said after this: it is held or closed, or would have ended by it. */
const silences = ({ type }: CaseEvent, program: Program | undefined): boolean =>
  type === "hold.placed" ||
  type === "case.closed" ||
  program?.strategy.exits?.some(({ on }) => on?.includes(type)) === true;

/**
 * Whether an event is the occasion on which a strategy enrolls: one that its entry names; without such a list, becoming known
 * to it.
 */
function invites({ strategy: { entry } }: Program, { type }: CaseEvent, row: EnrollmentRow | undefined): boolean {
  if (entry.on?.includes(type) === true) return true;
  const byCreation = entry.on === undefined || entry.on.includes("case.created");
  return (
    byCreation &&
    row === undefined &&
    (type === "case.created" || type === "case.updated" || type === "obligation.added")
  );
}

function recent(contacts: PersonRow["contacts"], now: number): PersonRow["contacts"] {
  const from = formatInstant(now - CONTACT_DAYS * 86_400_000);
  const kept = contacts.length > 200 ? contacts.filter(({ at }) => Date.parse(at) >= Date.parse(from)) : contacts;
  return kept.length > MOST_CONTACTS ? kept.slice(-MOST_CONTACTS) : kept;
}
