/**
 * A scenario: a case goes through a strategy on a virtual clock, step by step as the script says, and is held against what is
 * expected of it. Every call runs at once, so what fails is the line that expects it.
 */

import { formatInstant } from "../base/instant.ts";
import type { FactsChange } from "../commitments/caseFacts.ts";
import { catalogFor } from "../explain/languages.ts";
import type { CaseFacts, CaseState, Commitment, Hold } from "../model/case.ts";
import type { Effect } from "../model/effect.ts";
import type { CaseEvent } from "../model/event.ts";
import type { Program } from "../run/program.ts";
import { firstDifference } from "./compare.ts";
import { type Contact, contactsIn, type ExpectedContact } from "./contacts.ts";
import { Expectations, type Expected, type ExpectedEffect } from "./expectations.ts";
import { ScenarioError } from "./failure.ts";
import type { Answer, Host, PaymentDetails, PlanPart, PromiseDetails } from "./host.ts";
import { Life } from "./life.ts";
import { Report } from "./report.ts";
import { type Told, tellStory } from "./teller.ts";
import type { Locale } from "./words.ts";

export interface ScenarioOptions {
  /** Language of the story, `en` by default. Failures are told in English. */
  readonly locale?: Locale;
  /** Of the story; default: the name of the strategy. */
  readonly title?: string;
  /** What the scenario shows. */
  readonly about?: string;
  /** IANA name, for dates and times of the script and the story; default: that of the case. */
  readonly zone?: string;
  /** ISO 4217, for amounts in the story; default: that of the facts. */
  readonly currency?: string;
}

export interface StoryOptions {
  /** Default: that of the scenario. */
  readonly locale?: Locale;
  /**
   * Effects as the host gets them, line by line: the default. Without them the story is a case note, which tells in sentences
   * what people have to do, and what is owed.
   */
  readonly effects?: boolean;
}

/**
 * Begins a scenario with a compiled strategy. `.given`, `.at` and `.enroll` come first; then time moves, things happen, and
 * expectations look. Dates without a time zone are local to the case.
 *
 * @throws RangeError for a locale without words or a time zone that is not known.
 */
export function scenario(program: Program, options: ScenarioOptions = {}): Scenario {
  return new Scenario(program, options);
}

/** What there is once facts are given. */
interface Script {
  readonly life: Life;
  readonly expectations: Expectations;
  readonly given: CaseFacts;
}

/** Every method throws `ScenarioError` for a script that makes no sense; time, for one, does not go back. */
export class Scenario {
  readonly #program: Program;
  readonly #options: ScenarioOptions;
  readonly #report: Report;
  #script: Script | undefined;

  constructor(program: Program, options: ScenarioOptions) {
    const { locale = "en", zone } = options;
    catalogFor({ locale });
    if (zone !== undefined && program.zones.get(zone) === undefined) throw new RangeError(`unknown time zone ${zone}`);
    this.#program = program;
    this.#options = options;
    this.#report = new Report(program, () => this.#told());
  }

  /** Begins with these facts. They are never changed; `facts` are those that came of them. */
  given(facts: CaseFacts): this {
    if (this.#script !== undefined)
      throw this.#report.misuse("The facts have been given. What changes in them is said by .changes().");
    const { zone } = this.#options;
    const own = zone === undefined ? undefined : this.#program.zones.get(zone);
    const life = new Life(this.#program, facts, (message) => this.#report.misuse(message), own);
    this.#report.life = life;
    this.#script = { life, expectations: new Expectations(life, this.#report), given: facts };
    return this;
  }

  // Time

  /**
   * Moves the clock to a moment: `2026-03-02` is its local midnight, `2026-03-02 14:30` local time, or an instant with offset.
   * What is due before fires on the way. What is due at that very moment fires after an event that follows, as in the
   * engine, or else before the next expectation.
   */
  at(moment: string): this {
    this.#life.at(moment);
    return this;
  }

  /** Lets time pass until a moment as in `.at`, or through the whole of a day, to its last millisecond. */
  until(moment: string): this {
    this.#life.until(moment);
    return this;
  }

  /** Lets a duration pass, as `P3D` or `PT90M`. Days keep the time of day; business days have no place here. */
  for(duration: string): this {
    this.#life.pass(duration);
    return this;
  }

  // What happens

  /** Gives the case to the strategy, for the first time or again. `obligation`: where it enrolls them one by one. */
  enroll(options: { readonly obligation?: string } = {}): this {
    this.#life.enroll(options.obligation);
    return this;
  }

  /** An event, or its type alone, at the present moment. What changes in the facts with it changes before. */
  on(event: CaseEvent | string, change: FactsChange = {}): this {
    return this.#happens((host) => {
      host.change(change);
      return typeof event === "string" ? { type: event } : event;
    });
  }

  /** Facts change and nobody tells the engine: it sees them the next time it looks. */
  changes(change: FactsChange): this {
    this.#life.host.change(change);
    return this;
  }

  /** A sentence for the story, in place of the usual one for what happens next at this moment. */
  note(sentence: string): this {
    this.#life.note(sentence);
    return this;
  }

  /** A payment arrives, in minor units: on record, taken from what is owed, the oldest first, and `payment.received`. */
  pays(amountMinor: number, details: PaymentDetails = {}): this {
    return this.#happens((host) => host.pay(this.#life.now, amountMinor, details));
  }

  /** A payment of this scenario is taken back: `payment.reversed`, and what it paid is owed again. */
  paymentReversed(id: string): this {
    return this.#happens((host) => host.reverse(id));
  }

  /** The debtor promises to pay: `promise.created`, and on record until it is judged. */
  promises(promise: PromiseDetails): this {
    return this.#happens((host) => host.promise(this.#life.now, promise));
  }

  /** The debtor agrees to a plan that the host worked out: `plan.created`. `id`: default `plan-1` and so on. */
  choosesPlan(parts: readonly PlanPart[], id?: string): this {
    return this.#happens((host) => host.choosePlan(parts, id));
  }

  /** `offer.accepted` for the latest open offer. `option`: its key, needed where there are several; an extension needs `dueDate`. */
  accepts(option?: string, details: { readonly dueDate?: string } = {}): this {
    return this.#answers("accepted", { ...(option !== undefined && { option }), ...details });
  }

  /** `offer.declined` for the latest open offer. */
  declines(): this {
    return this.#answers("declined", {});
  }

  /** `offer.countered` for the latest open offer, with what the debtor proposes instead. */
  counters(terms: Answer): this {
    return this.#answers("countered", terms);
  }

  /** `dispute.opened`, and the obligations are disputed; default: all that are open. */
  disputes(...refs: readonly string[]): this {
    return this.#happens((host) => host.dispute(true, refs));
  }

  /** `dispute.closed`, and the obligations are disputed no longer; default: all that are. */
  disputeClosed(...refs: readonly string[]): this {
    return this.#happens((host) => host.dispute(false, refs));
  }

  /** `message.optedOut`, and the channel can no longer be used; the facts must list it. */
  optsOut(channel: string): this {
    return this.#happens((host) => host.optOut(channel));
  }

  /** `hold.placed`. `until` is a moment as in `.at`. */
  goesOnHold(
    hold: { readonly kind: string } & Partial<Pick<Hold, "scope" | "allow">> & { readonly until?: string },
  ): this {
    const { until, ...rest } = hold;
    const end = until === undefined ? {} : { until: formatInstant(this.#life.read(until).instant) };
    return this.#happens((host) => host.hold("placed", { ...rest, ...end }));
  }

  /** `hold.released`, of one kind or of all but `parked`. */
  holdReleased(kind?: string): this {
    return this.#happens((host) => host.hold("released", kind === undefined ? {} : { kind }));
  }

  /** `task.completed` for the latest open task. `outcome`: of the contact it was, for the contact policies. */
  completes(disposition: string, details: { readonly outcome?: string } = {}): this {
    return this.#happens((host) => host.complete(disposition, details.outcome));
  }

  /** `message.delivered` for the latest message. */
  delivers(): this {
    return this.#happens((host) => host.report("delivered"));
  }

  /** `message.bounced` for the latest message, and its channel can no longer be used where the facts list it. */
  bounces(): this {
    return this.#happens((host) => host.report("bounced"));
  }

  /** The creditor closes the case: `case.closed`. */
  closes(): this {
    return this.#happens((host) => host.close());
  }

  // What the host answers by itself, from now on

  /**
   * What becomes of the next attempts to collect a payment, in their order, each `after` (`PT1M` by default) it was asked
   * for; without this, and when no result is left, nobody answers. `paid` is a payment as by `.pays`.
   */
  attempts(script: { readonly results: readonly ("paid" | "soft" | "hard")[]; readonly after?: string }): this {
    this.#life.attempts = { results: script.results, after: this.#life.delay(script.after) };
    return this;
  }

  /**
   * What functions answer, `after` (`PT1M` by default) they were called: a value, a function of the input, or `undefined`
   * for an error. A function that is not named does not answer.
   */
  answers(values: Readonly<Record<string, unknown>>, options: { readonly after?: string } = {}): this {
    this.#life.functions = {
      values: { ...this.#life.functions.values, ...values },
      after: this.#life.delay(options.after),
    };
    return this;
  }

  // What is expected

  /**
   * Exactly these messages and tasks to make contact since the last such expectation, in this order, as texts
   * (`2026-03-03 email`, `2026-03-03 09:00 email reminder@1`) or with more members.
   */
  expectContacts(expected: readonly (string | ExpectedContact)[]): this {
    return this.#expects((expectations) => expectations.contacts(expected));
  }

  /** Nothing reached the debtor since the last such expectation. */
  expectNothing(): this {
    return this.expectContacts([]);
  }

  /** Exactly these of the kinds that are named, since the last expectation that named the kind, in this order. */
  expectEffects(expected: readonly ExpectedEffect[]): this {
    return this.#expects((expectations) => expectations.effects(expected));
  }

  /** None of these kinds since the last expectation that named the kind. */
  expectNoEffects(...kinds: readonly [kind: string, ...more: readonly string[]]): this {
    return this.#expects((expectations) => expectations.noEffects(kinds));
  }

  /** The node at which the case stands; inside a called strategy its path, `call>node`. */
  expectAt(nodeId: string): this {
    return this.#expects((expectations) => expectations.at(nodeId));
  }

  expectStatus(status: CaseState["status"]): this {
    return this.#expects((expectations) => expectations.status(status));
  }

  /** The case has ended like this. */
  expectOutcome(outcome: string): this {
    return this.#expects((expectations) => expectations.outcome(outcome));
  }

  /** A hold of this kind, or with `null` none at all. */
  expectHold(kind: string | null, details: Expected<Omit<Hold, "kind">> = {}): this {
    return this.#expects((expectations) => expectations.hold(kind, details));
  }

  /** Members of the promise, plan, settlement or extension that is open, or `null` for none. */
  expectCommitment(expected: Expected<Commitment> | null): this {
    return this.#expects((expectations) => expectations.commitment(expected));
  }

  /** When the next timer fires, as in `.at`, where a date stands for any time of the day; `null`: no timer is set. */
  expectDue(moment: string | null): this {
    return this.#expects((expectations) => expectations.due(moment));
  }

  /** The latest enrollment (`when`, `never`, `active`, `cooldown`) or event (`event.late` and the like) was refused. */
  expectRefused(reason: string): this {
    return this.#expects((expectations) => expectations.refused(reason));
  }

  // What came of it

  /** The whole case so far as plain text. The same script tells the same story. */
  story(options: StoryOptions = {}): string {
    this.#life.settle();
    const { title = this.#program.strategy.name, about, locale = "en" } = this.#options;
    const telling = { title, about, locale: options.locale ?? locale, effects: options.effects ?? true };
    return tellStory(this.#told() as Told, telling);
  }

  /** The story is this text, but for the kind of its line ends and for those at its end. */
  expectStory(expected: string, options: StoryOptions = {}): this {
    const actual = this.story(options);
    const difference = firstDifference(expected, actual);
    if (difference === undefined) return this;
    const lines = ["The story is not the one expected (- expected, + got).", "", ...difference];
    throw new ScenarioError(lines.join("\n"), { expected, actual });
  }

  get facts(): CaseFacts {
    return this.#life.host.facts;
  }

  /** After the timers of the present moment; `undefined` before the case is enrolled. */
  get state(): CaseState | undefined {
    this.#life.settle();
    return this.#life.state;
  }

  /** All so far, after the timers of the present moment. */
  get effects(): readonly Effect[] {
    this.#life.settle();
    return [...this.#life.effects];
  }

  /** Of all effects so far. */
  get contacts(): readonly Contact[] {
    return contactsIn(this.effects, this.#life.zone);
  }

  /** Epoch milliseconds. */
  get now(): number {
    return this.#life.now;
  }

  get #life(): Life {
    return this.#begun().life;
  }

  #begun(): Script {
    if (this.#script === undefined) throw this.#report.misuse("Give the facts of the case first: .given(facts).");
    return this.#script;
  }

  #happens(what: (host: Host) => CaseEvent): this {
    const life = this.#life;
    life.requireCase();
    life.send(what(life.host));
    return this;
  }

  #answers(type: "accepted" | "declined" | "countered", answer: Answer): this {
    return this.#happens((host) => host.answer(type, answer, this.#life.state?.offers ?? []));
  }

  #expects(what: (expectations: Expectations) => void): this {
    this.#life.settle();
    what(this.#begun().expectations);
    return this;
  }

  #told(): Told | undefined {
    if (this.#script === undefined) return undefined;
    const { life, given } = this.#script;
    const { currency } = this.#options;
    return {
      program: this.#program,
      moments: life.moments,
      state: life.state,
      given,
      facts: life.host.facts,
      currency,
    };
  }
}
