/**
 * Tells a case as plain text fit to be read aloud: for every moment the local time, what happened, why the engine did what it
 * did, and what it asked of the host.
 */

import type { Catalog } from "../explain/catalog.ts";
import { explainTrace, type Sentence } from "../explain/explain.ts";
import { catalogFor } from "../explain/languages.ts";
import { nodeName } from "../explain/names.ts";
import { dateText, eventClauses, momentText, moneyText, type Setting, term } from "../explain/phrases.ts";
import type { CaseFacts, CaseState } from "../model/case.ts";
import type { Effect } from "../model/effect.ts";
import type { CaseEvent } from "../model/event.ts";
import type { Program } from "../run/program.ts";
import type { Moment } from "./life.ts";
import { en } from "./words.en.ts";
import { es } from "./words.es.ts";
import type { Locale, StoryWords } from "./words.ts";

/** What a story is told of. */
export interface Told {
  readonly program: Program;
  readonly moments: readonly Moment[];
  readonly state: CaseState | undefined;
  /** At the beginning and at the end. */
  readonly given: CaseFacts;
  readonly facts: CaseFacts;
  /** ISO 4217; default: that of the facts, or of the first obligation. */
  readonly currency: string | undefined;
}

export interface Telling {
  readonly title: string;
  readonly about: string | undefined;
  readonly locale: Locale;
  /** Effects as the host gets them; without them what they ask of people is told in sentences, and what is owed. */
  readonly effects: boolean;
}

const WORDS: { readonly [L in Locale]: StoryWords } = { en, es };

export function tellStory(told: Told, { title, about, locale, effects }: Telling): string {
  const teller = new Teller(told, locale);
  const lines = [
    title,
    ...(about === undefined ? [] : [about]),
    ...(effects ? [] : ["", ...teller.owed()]),
    ...told.moments.flatMap((moment) => ["", ...(effects ? teller.moment(moment) : teller.note(moment))]),
    "",
    [teller.end(), ...(effects ? [] : [teller.stillOwed()])].join(" "),
    "",
  ];
  return lines.join("\n");
}

/** What happened at one moment and why, in English, without its time. */
export const sentencesOf = (told: Told, moment: Moment): string[] => new Teller(told, "en").news(moment);

class Teller {
  readonly #told: Told;
  readonly #locale: Locale;
  readonly #catalog: Catalog;
  readonly #words: StoryWords;

  constructor(told: Told, locale: Locale) {
    this.#told = told;
    this.#locale = locale;
    this.#catalog = catalogFor({ locale });
    this.#words = WORDS[locale];
  }

  /** With effects as they are. */
  moment(moment: Moment): string[] {
    const sentences = this.#sentences(moment).map(({ text }) => text);
    const told = moment.step !== undefined && sentences.length === 0 ? [this.#words.nothing] : sentences;
    return [
      `${this.#when(moment)}: ${this.says(moment)}`,
      ...told.map((text) => `  ${text}`),
      ...(moment.step?.effects ?? []).map((effect) => `    ${summary(effect)}`),
    ];
  }

  /** As in the notes of a case, with the work that follows from each step. */
  note(moment: Moment): string[] {
    const [first, ...more] = this.news(moment, moment.step?.effects ?? []);
    return [`${this.#when(moment)}: ${first}`, ...more.map((text) => `  ${text}`)];
  }

  /** A timer is no news, what it brings is. Work that effects make is told before the case goes on from their node. */
  news(moment: Moment, effects: readonly Effect[] = []): string[] {
    const told: string[] = moment.cause.kind === "timer" || isTold(moment) ? [] : [this.says(moment)];
    let waiting = effects;
    for (const { code, nodeId, text } of this.#sentences(moment)) {
      if (code === "node.left" || code === "case.exited") {
        told.push(
          ...waiting.filter((effect) => effect.nodeId === nodeId).flatMap((effect) => this.#work(effect, moment)),
        );
        waiting = waiting.filter((effect) => effect.nodeId !== nodeId);
      }
      told.push(text);
    }
    told.push(...waiting.flatMap((effect) => this.#work(effect, moment)));
    return told.length === 0 ? [this.#words.nothing] : told;
  }

  /** What happened, in the words of the script or else of the event. */
  says(moment: Moment): string {
    const { cause, note } = moment;
    if (note !== undefined) return note;
    if (cause.kind === "event") {
      const details = this.#details(cause.event, moment);
      return `${this.#happened(cause.event)}${details.length === 0 ? "" : `: ${details.join(", ")}`}.`;
    }
    return cause.kind === "enroll" ? this.#words.enrolls : this.#words.timer;
  }

  #sentences(moment: Moment): Sentence[] {
    const { step, cause, note } = moment;
    const { currency } = this.#setting(moment.facts, moment.zone.name);
    const options = { locale: this.#locale, ...(currency !== undefined && { currency }) };
    const told = explainTrace(this.#told.program, step?.trace ?? [], options);
    if (cause.kind !== "event" || note !== undefined) return told;
    // What has just been said of the event is not said again.
    const again = `${this.#happened(cause.event)}. `;
    return told.map((sentence) => {
      const { text } = sentence;
      return text.startsWith(again) ? { ...sentence, text: text.slice(again.length) } : sentence;
    });
  }

  end(): string {
    const { state, program } = this.#told;
    const { end, nextTimer, noTimer } = this.#words;
    if (state === undefined || state.outcome === "refused") return end.out;
    const node = nodeName(program.strategy, state.node, { catalog: this.#catalog, strategies: program.strategies });
    const where = state.status === "exited" ? end.exited : end[state.status](node);
    const zone = this.#told.moments.at(-1)?.zone.name;
    return `${where} ${state.dueAt === null ? noTimer : nextTimer(capital(this.#momentIn(state.dueAt, zone)))}`;
  }

  owed(): string[] {
    const { given } = this.#told;
    const { forms } = this.#catalog;
    const lines = given.obligations.map(({ ref, amountMinor, outstandingMinor, dueDate, currency }) => {
      const open = outstandingMinor === amountMinor ? undefined : moneyText(outstandingMinor, currency, forms);
      return `  ${this.#words.owed(ref, moneyText(amountMinor, currency, forms), dateText(dueDate, forms), open)}`;
    });
    return [this.#words.heading(given.caseId, given.debtor.id), ...lines];
  }

  stillOwed(): string {
    const { forms } = this.#catalog;
    const sums = new Map<string, number>();
    for (const { currency, outstandingMinor } of this.#told.facts.obligations)
      if (outstandingMinor > 0) sums.set(currency, (sums.get(currency) ?? 0) + outstandingMinor);
    const amounts = [...sums].map(([currency, sum]) => moneyText(sum, currency, forms));
    return this.#words.stillOwed(amounts.length === 0 ? "" : forms.list(amounts, "and"));
  }

  #setting(facts: CaseFacts, zone: string): Setting {
    const currency = this.#told.currency ?? facts.currency ?? facts.obligations[0]?.currency;
    const { zones } = this.#told.program;
    return { catalog: this.#catalog, zones, zone, ...(currency !== undefined && { currency }) };
  }

  #when = ({ at, zone }: Moment): string => capital(this.#momentIn(at, zone.name));

  #momentIn(at: number, zone: string | undefined): string {
    const { program } = this.#told;
    return momentText(at, zone, { catalog: this.#catalog, zones: program.zones, zone: program.strategy.time.zone });
  }

  #happened = ({ type }: CaseEvent): string => capital(eventClauses(type, this.#catalog)[1]);

  /** What of an event's data a reader wants to know and no sentence of the engine tells. */
  #details({ type, data = {} }: CaseEvent, { facts, zone }: Moment): string[] {
    const { forms, terms } = this.#catalog;
    const { amountMinor, obligations, class: kind, option, channel } = data;
    const { currency } = this.#setting(facts, zone.name);
    return [
      ...(type.startsWith("payment.") && typeof amountMinor === "number"
        ? [moneyText(amountMinor, currency, forms)]
        : []),
      ...(Array.isArray(obligations) ? obligations.map(String) : []),
      ...(typeof kind === "string" ? [forms.quote(kind)] : []),
      ...(typeof option === "string" ? [forms.quote(option)] : []),
      ...(type === "message.optedOut" && typeof channel === "string"
        ? [term(terms.channels, channel, terms.channel)[1]]
        : []),
    ];
  }

  /** What somebody has to do or to know, where no sentence of the trace says so. */
  #work(effect: Effect, { zone }: Moment): string[] {
    const { forms, terms } = this.#catalog;
    const { work } = this.#words;
    switch (effect.kind) {
      case "task.create":
        return [work.task(forms.quote(effect.queue), this.#momentIn(effect.dueAt, zone.name))];
      case "task.cancel":
        return [work.taskCanceled];
      case "ledger.fee":
        return [work.fee(moneyText(effect.amountMinor, effect.currency, forms), effect.legalBasis)];
      case "case.escalate":
        return [`${capital(term(terms.targets, effect.target, forms.quote))}.`];
      case "external.call":
        return [work.asked(forms.quote(effect.function))];
      case "metric.mark":
        return [work.goal(forms.quote(effect.goal))];
      case "case.patch":
        return effect.stage === undefined ? [] : [work.stage(forms.quote(effect.stage))];
      default:
        return [];
    }
  }
}

/** What became of an offer says that it was answered. */
const isTold = ({ cause, note, step }: Moment): boolean =>
  note === undefined &&
  cause.kind === "event" &&
  cause.event.type.startsWith("offer.") &&
  step?.trace.some(({ code }) => code === "offer.judged") === true;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** `-> message.send at mail, channel email, template ...` without what the lines above already say. */
function summary({ id: _, kind, nodeId, at: __, cause, ...rest }: Effect): string {
  const said = Object.entries(rest).map(
    ([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return [`-> ${kind} at ${nodeId}`, ...said, ...(cause === undefined ? [] : [`because of ${cause}`])].join(", ");
}
