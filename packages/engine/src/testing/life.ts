/**
 * A case on a virtual clock: time moves when the script says so, timers fire at their moment, and what the host would answer
 * by itself comes after its delay. Of one moment an event comes before a timer, as in the engine.
 */

import type { Instant } from "../base/instant.ts";
import type { Zone } from "../base/zone.ts";
import type { CaseFacts, CaseState } from "../model/case.ts";
import type { Effect } from "../model/effect.ts";
import type { CaseEvent } from "../model/event.ts";
import type { Program } from "../run/program.ts";
import type { Step } from "../run/turn.ts";
import type { Misuse } from "./failure.ts";
import { Host } from "./host.ts";
import { endOfDay, laterBy, localText, noMoment, readMoment, type Written, zoneOf } from "./moments.ts";

/** What made the host look at the case; `note` is only told. */
export type Cause =
  | { readonly kind: "enroll" }
  | { readonly kind: "timer" }
  | { readonly kind: "event"; readonly event: CaseEvent }
  | { readonly kind: "note" };

export interface Moment {
  readonly at: Instant;
  readonly zone: Zone;
  /** The facts it was looked at with. */
  readonly facts: CaseFacts;
  readonly cause: Cause;
  /** In the words of the script. */
  readonly note?: string;
  readonly step?: Step;
}

/** Timers and answers on the way of one move of the clock after which something must be wrong. */
const TOO_MANY = 10_000;

const A_MINUTE = "PT1M";

export class Life {
  readonly host: Host;
  readonly moments: Moment[] = [];
  readonly effects: Effect[] = [];
  /** Function -> its value, or a function of the input; `undefined`: it fails. Each `after` the question. */
  functions: { readonly values: Readonly<Record<string, unknown>>; readonly after: string } = {
    values: {},
    after: A_MINUTE,
  };
  /** What becomes of the attempts to collect a payment, in their order. */
  attempts: { readonly results: readonly ("paid" | "soft" | "hard")[]; readonly after: string } = {
    results: [],
    after: A_MINUTE,
  };
  state: CaseState | undefined;
  /** Of the latest enrollment or event of the script. */
  latest: Step | undefined;
  readonly #program: Program;
  readonly #misuse: Misuse;
  readonly #zone: Zone | undefined;
  readonly #pending: { readonly at: Instant; readonly event: () => CaseEvent }[] = [];
  #now: Instant | undefined;
  #note: string | undefined;

  constructor(program: Program, facts: CaseFacts, misuse: Misuse, zone: Zone | undefined) {
    this.#program = program;
    this.#misuse = misuse;
    this.#zone = zone;
    this.host = new Host(facts, misuse);
  }

  get zone(): Zone {
    return this.#zone ?? zoneOf(this.#program, this.host.facts);
  }

  get now(): Instant {
    if (this.#now === undefined) throw this.#misuse('The clock is not set. Say when, as in .at("2026-03-02 09:00").');
    return this.#now;
  }

  get isSet(): boolean {
    return this.#now !== undefined;
  }

  /** What a text says about a moment, in the zone of the case. */
  read(text: string): Written {
    const moment = readMoment(text, this.zone);
    if (moment === undefined) throw this.#misuse(noMoment(text));
    return moment;
  }

  at(moment: string): void {
    this.#moveTo(this.read(moment).instant, moment);
  }

  /** Through the whole of a day. */
  until(moment: string): void {
    const { instant, dateOnly } = this.read(moment);
    this.#moveTo(dateOnly ? endOfDay(instant, this.zone) : instant, moment);
  }

  pass(duration: string): void {
    const later = laterBy(duration, this.now, this.zone);
    if (later !== undefined) this.#moveTo(later, duration);
    else
      throw this.#misuse(
        `${JSON.stringify(duration)} is no duration to wait. Write "P3D" or "PT90M"; name the date for business days.`,
      );
  }

  /** The text itself, when it is a delay. */
  delay(text = A_MINUTE): string {
    if (laterBy(text, 0, this.zone) !== undefined) return text;
    throw this.#misuse(`${JSON.stringify(text)} is no delay. Write "PT1M" or "P1D".`);
  }

  /** Timers of that very moment wait for what the script says next. */
  #moveTo(instant: Instant, said: string): void {
    if (this.#now !== undefined && instant < this.#now) {
      const clock = localText(this.#now, this.zone);
      throw this.#misuse(`Time does not go back: the clock stands at ${clock}, after ${JSON.stringify(said)}.`);
    }
    if (this.#note !== undefined && instant !== this.#now) this.settle();
    this.#pass(instant, "before");
    this.#now = instant;
  }

  /** The present moment passes: timers that are due fire. */
  settle(): void {
    if (this.#now === undefined) return;
    this.#pass(this.#now, "through");
    if (this.#note !== undefined) this.#tellNote();
  }

  /** For what happens next, or else for the present moment. */
  note(text: string): void {
    if (this.#note !== undefined) this.#tellNote();
    this.#note = text;
  }

  enroll(obligation: string | undefined): void {
    const step = this.#program.enroll(this.host.facts, {
      now: this.now,
      ...(this.state !== undefined && { previous: this.state }),
      ...(obligation !== undefined && { obligation }),
    });
    this.latest = step;
    this.#take({ kind: "enroll" }, step, this.#notes());
  }

  send(event: CaseEvent): void {
    this.latest = this.#advance(event, { kind: "event", event }, this.#notes());
  }

  /** Where the case stands. */
  requireCase(): CaseState {
    if (this.state === undefined) throw this.#misuse("The case is not in the strategy yet. Give it in with .enroll().");
    return this.state;
  }

  #advance(event: CaseEvent, cause: Cause, note: string | undefined): Step {
    const step = this.#program.advance(this.requireCase(), event, { facts: this.host.facts, now: this.now });
    this.#take(cause, step, note);
    return step;
  }

  #pass(end: Instant, timers: "before" | "through"): void {
    for (let rounds = 0; ; rounds++) {
      const [answer] = this.#pending;
      const due = this.state?.dueAt ?? Number.POSITIVE_INFINITY;
      if (rounds > TOO_MANY) throw this.#misuse(`The timers do not end: ${TOO_MANY} of them fired in one move.`);
      if (answer !== undefined && answer.at <= end && answer.at <= due) {
        this.#pending.shift();
        this.#now = answer.at;
        const event = answer.event();
        this.#advance(event, { kind: "event", event }, undefined);
      } else if (timers === "before" ? due < end : due <= end) {
        this.#now = Math.max(due, this.now);
        this.#advance({ type: "timer.fired" }, { kind: "timer" }, undefined);
      } else return;
    }
  }

  #take(cause: Cause, step: Step, note: string | undefined): void {
    const { facts } = this.host;
    this.moments.push({ at: this.now, zone: this.zone, facts, cause, step, ...(note !== undefined && { note }) });
    this.state = step.state;
    for (const effect of step.effects) {
      this.effects.push(effect);
      this.host.record(effect);
      this.#answer(effect);
    }
  }

  /** What a host answers by itself is put on the clock. */
  #answer(effect: Effect): void {
    const { id } = effect;
    const { functions, attempts } = this;
    if (effect.kind === "external.call" && Object.hasOwn(functions.values, effect.function)) {
      const given = functions.values[effect.function];
      const value: unknown = typeof given === "function" ? given(effect.input) : given;
      const data = { call: id, ok: value !== undefined, ...(value !== undefined && { value }) };
      this.#later(functions.after, () => ({ type: "external.result", data }));
    }
    if (effect.kind !== "payment.attempt") return;
    const [result, ...results] = attempts.results;
    this.attempts = { ...attempts, results };
    const { amountMinor } = effect;
    if (result === "paid") this.#later(attempts.after, () => this.host.pay(this.now, amountMinor, { attempt: id }));
    else if (result !== undefined)
      this.#later(attempts.after, () => ({
        type: "payment.failed",
        data: { attempt: id, amountMinor, class: result },
      }));
  }

  #later(delay: string, event: () => CaseEvent): void {
    // Delays are read when they are set.
    const at = laterBy(delay, this.now, this.zone) as Instant;
    this.#pending.push({ at, event });
    this.#pending.sort((a, b) => a.at - b.at);
  }

  #notes(): string | undefined {
    const note = this.#note;
    this.#note = undefined;
    return note;
  }

  #tellNote(): void {
    const { facts } = this.host;
    const note = this.#notes() as string;
    this.moments.push({ at: this.now, zone: this.zone, facts, cause: { kind: "note" }, note });
  }
}
