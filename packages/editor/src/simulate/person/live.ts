/**
 * One person through a strategy: timers fire at their moment, and what the reader lets happen comes at its own. Pure: the same
 * program, person, start and script give the same life. Of one moment an event comes before a timer, as in the engine.
 */

import type { CaseEvent, CaseFacts, CaseState, Effect, Program, Step, TraceEntry } from "@dunlin/engine";
import { type Hindrance, happened, type Ledger, recorded, type Zone } from "./ledger.ts";
import type { Script, Scripted } from "./script.ts";

export type Cause =
  | { readonly kind: "enroll" }
  | { readonly kind: "timer" }
  /** `because`: it could not happen, and nothing did. */
  | {
      readonly kind: "happening";
      readonly scripted: Scripted;
      readonly because?: Hindrance;
      readonly amountMinor?: number;
    };

/** One look of the engine at the person, and what came of it. */
export interface Moment {
  /** Epoch ms. */
  readonly at: number;
  readonly cause: Cause;
  readonly event?: CaseEvent;
  readonly trace: readonly TraceEntry[];
  readonly effects: readonly Effect[];
  /** As they were when the engine looked. */
  readonly facts: CaseFacts;
  /** As it stands afterwards. */
  readonly state: CaseState;
  readonly ledger: Ledger;
}

export interface LifeOptions {
  readonly facts: CaseFacts;
  /** When the person comes in, epoch ms. */
  readonly start: number;
  /** Where the person lives, an IANA name; default that of the facts, else of the strategy. */
  readonly zone?: string;
  readonly script?: Script;
}

export interface Life {
  readonly moments: readonly Moment[];
  /** Of the person's days and hours. */
  readonly zone: Zone;
  readonly start: number;
  /** Why it was not followed to its end. */
  readonly stopped?: "tooLong";
}

/** Looks of the engine at one person after which something must be wrong. */
const TOO_MANY = 2_000;
/** ms; nobody is followed for longer. */
const LONGEST = 3 * 366 * 86_400_000;

export function livePerson(program: Program, { facts: given, start, zone: place, script = [] }: LifeOptions): Life {
  const facts = place === undefined ? given : { ...given, debtor: { ...given.debtor, zones: [place] } };
  const life = new Follower(program, facts, start);
  return life.follow(script);
}

/** The zone a person lives by, as in the engine. */
function zoneOf({ strategy, zones }: Program, facts: CaseFacts): Zone {
  const { zone, clock = "debtor" } = strategy.time;
  const own = clock === "debtor" ? (facts.debtor.zones ?? []) : [];
  // The strategy's own zone is known: a document with another does not compile.
  return [...own, zone].flatMap((name) => zones.get(name) ?? [])[0] as Zone;
}

class Follower {
  readonly #program: Program;
  readonly #start: number;
  readonly #zone: Zone;
  readonly #moments: Moment[] = [];
  #ledger: Ledger;
  #state: CaseState | undefined;

  constructor(program: Program, facts: CaseFacts, start: number) {
    this.#program = program;
    this.#start = start;
    this.#zone = zoneOf(program, facts);
    this.#ledger = { facts, tasks: [] };
  }

  follow(script: Script): Life {
    const { facts } = this.#ledger;
    this.#take(this.#start, { kind: "enroll" }, this.#program.enroll(facts, this.#enrollment(facts)), facts);
    const coming = [...script];
    for (let looks = 0; looks < TOO_MANY; looks++) {
      const next = coming[0];
      const due = this.#state?.dueAt ?? Number.POSITIVE_INFINITY;
      const now = Math.max(this.#start, Math.min(next?.at ?? Number.POSITIVE_INFINITY, due));
      if (now === Number.POSITIVE_INFINITY) return this.#life();
      if (now - this.#start > LONGEST) break;
      if (next !== undefined && next.at <= due) {
        coming.shift();
        this.#happen(next, Math.max(this.#start, next.at));
      } else this.#advance({ type: "timer.fired" }, { kind: "timer" }, now);
    }
    return { ...this.#life(), stopped: "tooLong" };
  }

  #enrollment({ obligations }: CaseFacts) {
    const single = this.#program.strategy.entry.reentry === "perObligation" ? obligations[0]?.ref : undefined;
    return { now: this.#start, ...(single !== undefined && { obligation: single }) };
  }

  #happen(scripted: Scripted, now: number): void {
    const given = happened(this.#ledger, scripted, { state: this.#inside, now, zone: this.#zone });
    if (!given.ok) {
      const cause: Cause = { kind: "happening", scripted, because: given.because };
      this.#take(now, cause, { state: this.#state as CaseState, effects: [], trace: [] }, this.#ledger.facts);
      return;
    }
    this.#ledger = given.ledger;
    const { amountMinor } = given;
    for (const event of given.events)
      this.#advance(event, { kind: "happening", scripted, ...(amountMinor !== undefined && { amountMinor }) }, now);
  }

  /** Undefined while the person has not been taken in. */
  get #inside(): CaseState | undefined {
    return this.#state?.run === 0 ? undefined : this.#state;
  }

  #advance(event: CaseEvent, cause: Cause, now: number): void {
    const { facts } = this.#ledger;
    const step = this.#program.advance(this.#state as CaseState, event, { facts, now });
    this.#take(now, cause, step, facts, event);
  }

  #take(at: number, cause: Cause, step: Step, facts: CaseFacts, event?: CaseEvent): void {
    this.#state = step.state;
    this.#ledger = step.effects.reduce(recorded, this.#ledger);
    const { trace, effects, state } = step;
    this.#moments.push({ at, cause, ...(event && { event }), trace, effects, facts, state, ledger: this.#ledger });
  }

  #life(): Life {
    return { moments: this.#moments, zone: this.#zone, start: this.#start };
  }
}
