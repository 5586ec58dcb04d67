/**
 * Tells a case from beginning to end on a virtual clock, as plain text a reviewer can read aloud: for every moment the
 * local time, what happened, why the engine did what it did, and what it asked of the host.
 */

import { parseInstant } from "../src/base/instant.ts";
import { explainTrace } from "../src/explain/explain.ts";
import { catalogFor } from "../src/explain/languages.ts";
import { nodeName } from "../src/explain/names.ts";
import { eventClauses, momentText } from "../src/explain/phrases.ts";
import type {
  CaseFacts,
  CaseState,
  ContactRecord,
  Effect,
  Obligation,
  Payment,
  Program,
  Step,
  Strategy,
} from "../src/index.ts";
import { compileStrategy } from "../src/index.ts";

/** A story to tell: a strategy, a case, and what happens to it. */
export interface Story {
  readonly title: string;
  /** What the story shows. */
  readonly about: string;
  readonly locale?: string;
  readonly strategy: Strategy;
  readonly facts: CaseFacts;
  /** When the case is first given to the strategy, ISO 8601. */
  readonly from: string;
  readonly until: string;
  readonly events: readonly Happening[];
}

/** Something that happens at an instant: an event, or another try to enroll the case. */
export interface Happening {
  readonly at: string;
  /** In the words of the story; default: the event in words. */
  readonly says?: string;
  /** `enroll` gives the case to the strategy again. In event data `$message` is the id of the newest message. */
  readonly type: string;
  readonly id?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** What changes: obligations are merged by `ref`, payments added, the debtor merged, the rest replaced. */
  readonly facts?: Partial<Omit<CaseFacts, "obligations" | "debtor">> & {
    readonly obligations?: readonly (Partial<Obligation> & { readonly ref: string })[];
    readonly debtor?: Partial<CaseFacts["debtor"]>;
  };
}

/** `compile` is another way of making the program than from the document. */
export function tell(story: Story, compile: (strategy: Strategy) => Program = compileStrategy): string {
  const teller = new Teller(story, compile(story.strategy));
  teller.enroll(instant(story.from), undefined);
  for (const happening of story.events) {
    teller.wait(instant(happening.at) - 1);
    teller.take(happening);
  }
  teller.wait(instant(story.until));
  return teller.text();
}

/** Timers in a row after which a story must be wrong. */
const TOO_MANY = 1000;

class Teller {
  readonly #story: Story;
  readonly #program: Program;
  readonly #lines: string[];
  #facts: CaseFacts;
  #state: CaseState | undefined;
  #lastMessage = "";

  constructor(story: Story, program: Program) {
    this.#story = story;
    this.#program = program;
    this.#facts = story.facts;
    this.#lines = [story.title, story.about];
  }

  enroll(now: number, says: string | undefined): void {
    const previous = this.#state === undefined ? {} : { previous: this.#state };
    this.#note(now, says ?? this.#words.enrolls, this.#program.enroll(this.#facts, { now, ...previous }));
  }

  /** Fires every timer that is due up to and including `end`. */
  wait(end: number): void {
    for (let rounds = 0; this.#dueBy(end); rounds++) {
      if (rounds > TOO_MANY) throw new Error("timers never end");
      const now = this.#state?.dueAt as number;
      this.#advance(now, this.#words.timer, { type: "timer.fired" });
    }
  }

  take(happening: Happening): void {
    const { at, says, facts, type, id, data } = happening;
    this.#facts = changed(this.#facts, facts ?? {});
    if (type === "enroll") {
      this.enroll(instant(at), says);
      return;
    }
    const known =
      data && Object.fromEntries(Object.entries(data).map(([k, v]) => [k, v === "$message" ? this.#lastMessage : v]));
    const event = { type, ...(id !== undefined && { id }), ...(known !== undefined && { data: known }) };
    const clause = eventClauses(type, this.#catalog)[1];
    this.#advance(instant(at), says ?? `${clause.slice(0, 1).toUpperCase()}${clause.slice(1)}.`, event);
  }

  text(): string {
    const { state, strategy } = { state: this.#state as CaseState, strategy: this.#story.strategy };
    const end = this.#words.end(nodeName(strategy, state.node, { catalog: this.#catalog }));
    const due = state.dueAt === null ? this.#words.noTimer : this.#words.nextTimer(this.#moment(state.dueAt));
    return [...this.#lines, "", `${end[state.status]} ${due}`, ""].join("\n");
  }

  #advance(now: number, says: string, event: { readonly type: string }): void {
    if (this.#state === undefined) throw new Error("the case has not come in");
    this.#note(now, says, this.#program.advance(this.#state, event, { facts: this.#facts, now }));
  }

  #note(now: number, says: string, step: Step): void {
    const { locale } = this.#story;
    const currency = this.#facts.currency ?? this.#facts.obligations[0]?.currency;
    const sentences = explainTrace(this.#program, step.trace, {
      ...(locale !== undefined && { locale }),
      ...(currency !== undefined && { currency }),
    });
    const told = sentences.length === 0 ? [this.#words.nothing] : sentences.map((sentence) => sentence.text);
    this.#lines.push(
      "",
      `${this.#moment(now)}: ${says}`,
      ...told.map((text) => `  ${text}`),
      ...step.effects.map((effect) => `    ${summary(effect)}`),
    );
    this.#state = step.state;
    for (const effect of step.effects) if (effect.kind === "message.send") this.#remember(effect);
  }

  /** A host keeps the contacts that were made among the facts. */
  #remember({ id, at, channel }: { readonly id: string; readonly at: number; readonly channel: string }): void {
    const contact: ContactRecord = { id, at: new Date(at).toISOString(), channel, direction: "outbound" };
    this.#facts = { ...this.#facts, contacts: [...(this.#facts.contacts ?? []), contact] };
    this.#lastMessage = id;
  }

  #dueBy(end: number): boolean {
    return this.#state !== undefined && this.#state.dueAt !== null && this.#state.dueAt <= end;
  }

  /** In the zone of the case. */
  #moment(ms: number): string {
    const { zone, clock = "debtor" } = this.#story.strategy.time;
    const { zones } = this.#program;
    const own =
      clock === "debtor" ? this.#facts.debtor.zones?.find((name) => zones.get(name) !== undefined) : undefined;
    const text = momentText(ms, own ?? zone, { catalog: this.#catalog, zones, zone });
    return text.slice(0, 1).toUpperCase() + text.slice(1);
  }

  get #catalog() {
    const { locale } = this.#story;
    return catalogFor(locale === undefined ? {} : { locale });
  }

  get #words() {
    return WORDS[this.#story.locale === "es" ? "es" : "en"];
  }
}

const WORDS = {
  en: {
    enrolls: "The case is given to the strategy.",
    timer: "The time has come.",
    nothing: "Nothing changes.",
    noTimer: "No timer is set.",
    nextTimer: (moment: string) => `The next timer: ${moment}.`,
    end: (node: string) => ({
      active: `At the end of the story the case is at ${node}.`,
      held: `At the end of the story the case is on hold at ${node}.`,
      exited: "At the end of the story the case has ended.",
    }),
  },
  es: {
    enrolls: "El caso se entrega a la estrategia.",
    timer: "Llega la hora.",
    nothing: "Nada cambia.",
    noTimer: "No hay ninguna alarma puesta.",
    nextTimer: (moment: string) => `La próxima alarma: ${moment}.`,
    end: (node: string) => ({
      active: `Al final de la historia el caso está en ${node}.`,
      held: `Al final de la historia el caso está en pausa en ${node}.`,
      exited: "Al final de la historia el caso ha terminado.",
    }),
  },
};

/** `-> message.send {"channel":"email", ...}` without what the lines above already say. */
function summary({ id: _, kind, nodeId, at: __, cause, ...rest }: Effect): string {
  const said = Object.entries(rest).map(
    ([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return [`-> ${kind} at ${nodeId}`, ...said, ...(cause === undefined ? [] : [`because of ${cause}`])].join(", ");
}

function changed(facts: CaseFacts, patch: NonNullable<Happening["facts"]>): CaseFacts {
  const { obligations = [], payments = [], debtor, ...rest } = patch;
  const added = obligations.filter(({ ref }) => !facts.obligations.some((known) => known.ref === ref)) as Obligation[];
  return {
    ...facts,
    ...rest,
    debtor: { ...facts.debtor, ...debtor },
    obligations: [
      ...facts.obligations.map((known) => ({ ...known, ...obligations.find(({ ref }) => ref === known.ref) })),
      ...added,
    ],
    payments: [...(facts.payments ?? []), ...(payments as readonly Payment[])],
  };
}

function instant(text: string): number {
  const ms = parseInstant(text);
  if (ms === undefined) throw new Error(`not an instant: ${text}`);
  return ms;
}
