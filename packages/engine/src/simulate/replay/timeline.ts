/**
 * One case through one strategy: enrolled when the host first knows it, then recorded events and timers in the order of
 * time, an event before a timer of the same moment, until nothing is due and nothing more was recorded.
 */

import { formatInstant } from "../../base/instant.ts";
import { isRecord } from "../../base/json.ts";
import { type CaseHistory, HistoryError, type Recorded } from "../../kpi/caseHistory.ts";
import { contactOf } from "../../kpi/contact.ts";
import { type Amounts, createLedger, type Ledger } from "../../kpi/ledger.ts";
import type { CaseState } from "../../model/case.ts";
import type { Effect } from "../../model/effect.ts";
import type { CaseEvent } from "../../model/event.ts";
import type { Program } from "../../run/program.ts";
import type { Step } from "../../run/turn.ts";

/** Steps of one case after which something must be wrong with the strategy. */
const MAX_STEPS = 100_000;

/** Days for which the entry condition is asked again where neither record nor caller says when to stop. */
const PATIENCE_DAYS = 366;

const DAY = 86_400_000;

/** What made the host look at a case. */
export type ReplayCause = "start" | "retry" | "event" | "timer";

/** One look at a case, told to whoever wants the story. */
export interface ReplayMoment {
  readonly at: number;
  readonly cause: ReplayCause;
  readonly recorded?: Recorded;
  /** Absent when the case was not in the strategy at that moment. */
  readonly step: Step | undefined;
}

export interface ReplayOptions {
  /** First moment (ms) that is replayed no more. */
  readonly until?: number | undefined;
  /** Ref, for strategies that enroll per obligation. */
  readonly obligation?: string | undefined;
  readonly tell?: ((moment: ReplayMoment) => void) | undefined;
}

export type CaseRun = RefusedRun | EnrolledRun;

export interface RefusedRun {
  /** `later`: first known after the end of the window. */
  readonly status: "refused" | "later";
  /** The engine's latest reason; `noOccasion` when nothing happened on which the strategy enrolls. */
  readonly reason: string;
}

export interface EnrolledRun {
  readonly status: "enrolled";
  readonly state: CaseState;
  readonly effects: readonly Effect[];
  /** What was owed when the case came in, and when the replay ended. */
  readonly outstandingAtEntry: Amounts;
  readonly outstandingAtEnd: Amounts;
  /** Payments recorded in between. */
  readonly paid: Amounts;
}

/**
 * Carries one case through a strategy: enrolled when the host first knows it, then events and timers as time goes. Contacts
 * that the strategy makes are remembered as made; what people did stays what was recorded.
 *
 * @throws HistoryError when its facts or history make no sense, or when it does not come to rest.
 */
export function replay(program: Program, record: CaseHistory, options: ReplayOptions = {}): CaseRun {
  return new CaseReplay(program, record, options).run();
}

/** The runs of a history: one, or one for each obligation where the strategy enrolls them separately. */
export function replayRuns(
  program: Program,
  record: CaseHistory,
  options: Pick<ReplayOptions, "until"> = {},
  tell?: (obligation: string | undefined) => ReplayOptions["tell"],
): readonly CaseRun[] {
  if (program.strategy.entry.reentry !== "perObligation")
    return [replay(program, record, { ...options, tell: tell?.(undefined) })];
  const refs = obligationsOf(record);
  if (refs.length === 0) return [{ status: "refused", reason: "obligation" }];
  return refs.map((obligation) => replay(program, record, { ...options, obligation, tell: tell?.(obligation) }));
}

/** The obligations a case may be enrolled for, in the order in which the record names them. */
export function obligationsOf({ facts, history }: CaseHistory): readonly string[] {
  const later = history.flatMap((entry) => (Array.isArray(entry.facts?.obligations) ? entry.facts.obligations : []));
  return [...new Set([...facts.obligations, ...later].map(({ ref }: { ref?: unknown }) => String(ref)))];
}

class CaseReplay {
  readonly #program: Program;
  readonly #record: CaseHistory;
  readonly #options: ReplayOptions;
  readonly #ledger: Ledger;
  readonly #effects: Effect[] = [];
  readonly #heard = new Set<string>();
  #state: CaseState | undefined;
  /** Of the latest try to enroll; none was made so far. */
  #refusal: string | undefined;
  /** Next recorded entry. */
  #next = 0;
  /** The moment that was looked at last, and the local day of the last try to enroll. */
  #now = Number.NEGATIVE_INFINITY;
  #triedOn: number | undefined;
  #entry: { readonly outstanding: Amounts; readonly received: Amounts } | undefined;

  constructor(program: Program, record: CaseHistory, options: ReplayOptions) {
    this.#program = program;
    this.#record = record;
    this.#options = options;
    this.#ledger = createLedger(record.facts);
  }

  run(): CaseRun {
    const { observeFrom, observeUntil, history } = this.#record;
    const until = Math.min(this.#options.until ?? Number.POSITIVE_INFINITY, observeUntil ?? Number.POSITIVE_INFINITY);
    if (observeFrom >= until) return { status: "later", reason: "later" };
    this.#begin(observeFrom);
    for (let steps = 0; ; steps++) {
      const event = history[this.#next];
      const retry = this.#nextTry(until) ?? Number.POSITIVE_INFINITY;
      const due = this.#state?.dueAt ?? Number.POSITIVE_INFINITY;
      const now = Math.min(event?.at ?? Number.POSITIVE_INFINITY, retry, due);
      if (now === Number.POSITIVE_INFINITY || now >= until) return this.#result();
      this.#now = now;
      if (steps >= MAX_STEPS)
        throw new HistoryError("history.steps", `The case did not come to rest after ${MAX_STEPS} steps.`);
      if (event?.at === now) this.#hear(event);
      else if (retry === now) this.#enroll(now, "retry");
      else this.#fire(now);
    }
  }

  /** What was recorded up to the first moment is in the facts by then; what was recorded at that very moment is heard, too. */
  #begin(first: number): void {
    const { history } = this.#record;
    const { on } = this.#program.strategy.entry;
    this.#now = first;
    const fresh: Recorded[] = [];
    for (let entry = history[0]; entry !== undefined && entry.at <= first; entry = history[this.#next]) {
      this.#next += 1;
      if (this.#take(entry) && entry.at === first) fresh.push(entry);
    }
    // Becoming known is the creation of the case; a strategy may wait for something else.
    const asked = on === undefined || on.includes("case.created");
    if (asked) this.#enroll(first, "start");
    else this.#tell({ at: first, cause: "start", step: undefined });
    for (const entry of fresh) asked ? this.#deliver(entry) : this.#offer(entry);
  }

  #hear(entry: Recorded): void {
    this.#next += 1;
    if (this.#take(entry)) this.#offer(entry);
  }

  /** An event that makes the host enroll is not delivered to the run it begins. */
  #offer(entry: Recorded): void {
    const { on } = this.#program.strategy.entry;
    const invites = on === undefined ? this.#triedOn === undefined : on.includes(entry.type);
    const refusal = invites && this.#concerns(entry) ? this.#enroll(entry.at, "event", entry) : undefined;
    if (refusal !== "taken") this.#deliver(entry, refusal);
  }

  /** Lets the ledger know. False for an entry whose id was taken in before. */
  #take(entry: Recorded): boolean {
    if (entry.id !== undefined) {
      if (this.#heard.has(entry.id)) return false;
      this.#heard.add(entry.id);
    }
    this.#ledger.record(entry);
    return true;
  }

  /** Where obligations are enrolled one by one, whether an event is about this one or about none in particular. */
  #concerns({ obligation, data, facts, replace }: Recorded): boolean {
    const own = this.#options.obligation;
    if (own === undefined) return true;
    if (obligation !== undefined) return obligation === own;
    if (Array.isArray(data?.obligations)) return data.obligations.includes(own);
    if (!Array.isArray(facts?.obligations) || replace === true) return true;
    return facts.obligations.some((each: unknown) => isRecord(each) && each.ref === own);
  }

  /** @param refusal - Of the try to enroll that the event was the occasion for. */
  #deliver(entry: Recorded, refusal?: Step): void {
    const { type, id, data, at } = entry;
    if (!this.#concerns(entry)) return;
    if (!this.#isOpen()) {
      this.#tell({ at, cause: "event", recorded: entry, step: refusal });
      return;
    }
    const event: CaseEvent = {
      type,
      at: formatInstant(at),
      ...(id !== undefined && { id }),
      ...(data !== undefined && { data }),
    };
    this.#advance(event, at, "event", entry);
  }

  #fire(now: number): void {
    this.#advance({ type: "timer.fired" }, now, "timer");
  }

  #advance(event: CaseEvent, now: number, cause: ReplayCause, recorded?: Recorded): void {
    const step = this.#program.advance(this.#state as CaseState, event, { facts: this.#ledger.facts, now });
    this.#settle({ at: now, cause, step, ...(recorded !== undefined && { recorded }) });
  }

  /** Tries to take the case in. Gives the step that refused it; `undefined` where its obligation is not known yet. */
  #enroll(now: number, cause: ReplayCause, recorded?: Recorded): "taken" | Step | undefined {
    const { obligation } = this.#options;
    const facts = this.#ledger.facts;
    if (obligation !== undefined && !facts.obligations.some(({ ref }) => ref === obligation)) return undefined;
    this.#triedOn = this.#record.zone.dayOf(now);
    const step = this.#program.enroll(facts, {
      now,
      ...(this.#state !== undefined && { previous: this.#state }),
      ...(obligation !== undefined && { obligation }),
    });
    const moment = { at: now, cause, step, ...(recorded !== undefined && { recorded }) };
    const refusal = step.trace.find(({ code }) => code === "entry.refused");
    if (refusal === undefined) {
      this.#entry ??= {
        outstanding: this.#ledger.outstanding(obligation),
        received: this.#ledger.received(obligation),
      };
      this.#settle(moment);
      return "taken";
    }
    const { reason, path } = refusal.data;
    if (reason === "facts") throw new HistoryError("history.facts", `The facts have something wrong at ${path}.`);
    this.#refusal = String(reason);
    if (cause !== "event") this.#tell(moment);
    return step;
  }

  #settle(moment: ReplayMoment & { readonly step: Step }): void {
    this.#state = moment.step.state;
    for (const effect of moment.step.effects) this.#notice(effect);
    this.#tell(moment);
  }

  /** A contact is one the host knows of, in the shape of its contact history. What came of a call nobody recorded. */
  #notice(effect: Effect): void {
    this.#effects.push(effect);
    const contact = contactOf(effect);
    if (contact === undefined) return;
    const { channel, obligations } = contact;
    const isNotice = effect.kind === "message.send" && effect.purpose === "legalNotice" && channel === "letter";
    const outcome = isNotice ? "writtenNotice" : "delivered";
    this.#ledger.contact({
      id: effect.id,
      at: formatInstant(effect.at),
      channel,
      direction: "outbound",
      ...(effect.kind === "message.send" && { outcome }),
      person: this.#ledger.facts.debtor.id,
      debts: obligations,
    });
  }

  /**
   * The next local midnight at which the entry condition is asked again: only where no event would be the occasion,
   * only while the case is out, something is owed or still to be recorded, and re-entry is allowed.
   */
  #nextTry(until: number): number | undefined {
    const { when, on, reentry = "never" } = this.#program.strategy.entry;
    if (when === undefined || on !== undefined || this.#triedOn === undefined || this.#isOpen()) return undefined;
    if (this.#state !== undefined && reentry === "never") return undefined;
    const { zone, observeFrom, history } = this.#record;
    const nothingOwed = Object.keys(this.#ledger.outstanding(this.#options.obligation)).length === 0;
    if (nothingOwed && this.#next >= history.length) return undefined;
    const today = zone.dayOf(this.#now);
    const todayIsOver = today <= this.#triedOn || zone.instantOf(today, 0) < this.#now;
    const next = zone.instantOf(todayIsOver ? today + 1 : today, 0);
    if (until < Number.POSITIVE_INFINITY) return next;
    const last = Math.max(history.at(-1)?.at ?? observeFrom, observeFrom + PATIENCE_DAYS * DAY);
    return next <= last ? next : undefined;
  }

  #isOpen(): boolean {
    return this.#state !== undefined && this.#state.status !== "exited";
  }

  #tell(moment: ReplayMoment): void {
    this.#options.tell?.(moment);
  }

  #result(): CaseRun {
    const ledger = this.#ledger;
    if (this.#state === undefined || this.#entry === undefined) {
      const { obligation } = this.#options;
      const known = obligation === undefined || ledger.facts.obligations.some(({ ref }) => ref === obligation);
      return known
        ? { status: "refused", reason: this.#refusal ?? "noOccasion" }
        : { status: "later", reason: "later" };
    }
    return {
      status: "enrolled",
      state: this.#state,
      effects: this.#effects,
      outstandingAtEntry: this.#entry.outstanding,
      outstandingAtEnd: ledger.outstanding(this.#options.obligation),
      paid: difference(ledger.received(this.#options.obligation), this.#entry.received),
    };
  }
}

function difference(after: Amounts, before: Amounts): Amounts {
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return Object.fromEntries([...names].map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]));
}
