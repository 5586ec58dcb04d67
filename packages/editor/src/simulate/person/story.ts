/** A life told: what happens, when, and why, one entry for each thing that a reader would ask about. Pure. */

import { type Effect, explainTrace, type Program, type TraceCode, type TraceEntry } from "@dunlin/engine";
import { portText } from "../../canvas/portText.ts";
import { nodeAt } from "../../document/strategy.ts";
import { sentenceLocale } from "../../nodes/names.ts";
import { presetOf } from "../../nodes/presets.ts";
import { records, share, text } from "../../nodes/reading.ts";
import { shownName } from "../../nodes/summary.ts";
import type { BadgeName } from "../../ui/badges.ts";
import type { IconName } from "../../ui/icons.ts";
import { spanOf } from "../formats.ts";
import { daysPastDue } from "./days.ts";
import { openMinor } from "./ledger.ts";
import type { Life, Moment } from "./live.ts";
import { type Failed, failedBefore, readingsOf, type Telling } from "./readings.ts";
import { rulesSaid } from "./rules.ts";
import type { Happening } from "./script.ts";

export type Sign = { readonly badge: BadgeName } | { readonly icon: IconName };

/** `policy`: a contact rule spoke; `yours`: the reader let it happen; `end`: it goes no further. */
export type StoryTone = "policy" | "yours" | "end";

export interface StoryEntry {
  readonly key: string;
  /** Epoch ms. */
  readonly at: number;
  /** Of a wait: since when. */
  readonly since?: number;
  /** Of a contact that was put off: until when. */
  readonly until?: number;
  readonly node?: string;
  readonly sign: Sign;
  readonly title: string;
  /** Stands before the text, strong. */
  readonly lead?: string;
  readonly text?: string;
  readonly failed?: readonly Failed[];
  readonly tone?: StoryTone;
  /** Id in the script, of what the reader let happen. */
  readonly scripted?: number;
}

type Draft = Omit<StoryEntry, "key" | "at">;

export function storyOf(life: Life, program: Program, telling: Telling): readonly StoryEntry[] {
  const entered = new Map<string, number>();
  return life.moments.flatMap((moment, at) => {
    const teller = new Teller(moment, life, program, telling, entered);
    return teller.entries().map((entry, i): StoryEntry => ({ key: `${at}.${i}`, at: moment.at, ...entry }));
  });
}

/** Codes that need no entry of their own: the path on the canvas and the entries beside them say it. */
const SILENT: ReadonlySet<TraceCode> = new Set(["node.entered", "wait.planned", "event.ignored", "handler.matched"]);

class Teller {
  readonly #moment: Moment;
  readonly #life: Life;
  readonly #program: Program;
  readonly #telling: Telling;
  /** Path of a step -> when the person came to it. */
  readonly #entered: Map<string, number>;

  constructor(moment: Moment, life: Life, program: Program, telling: Telling, entered: Map<string, number>) {
    this.#moment = moment;
    this.#life = life;
    this.#program = program;
    this.#telling = telling;
    this.#entered = entered;
  }

  entries(): readonly Draft[] {
    const { cause, trace } = this.#moment;
    const first = cause.kind === "enroll" ? this.#enters() : cause.kind === "happening" ? this.#happens() : [];
    return [...first, ...trace.flatMap((entry) => this.#entry(entry))];
  }

  #enters(): readonly Draft[] {
    const { words, formats, currency } = this.#telling;
    const { facts, at, trace } = this.#moment;
    if (trace.some(({ code }) => code === "entry.refused")) return [];
    const open = openMinor(facts);
    const dpd = daysPastDue(facts, at, this.#life.zone);
    const said = words.person.entersWith(dpd, currency === "" ? formats.number(open) : formats.money(open, currency));
    return [{ sign: { icon: "entry" }, title: words.person.enters, text: said }];
  }

  #happens(): readonly Draft[] {
    const { cause, event, trace } = this.#moment;
    if (cause.kind !== "happening") return [];
    // The second event of one happening is told with the first.
    if (event?.id?.endsWith("-page") === true) return [];
    const { words, formats, currency } = this.#telling;
    const { what, id } = cause.scripted;
    const title = happeningTitle(what, this.#telling, cause.amountMinor);
    const because = cause.because === undefined ? undefined : words.person.hindrances[cause.because];
    const ignored = trace.some(({ code }) => code === "event.ignored") ? words.person.ignored : undefined;
    const left = openMinor(this.#moment.ledger.facts);
    const open =
      what.kind === "pays" && because === undefined
        ? words.person.left(currency === "" ? formats.number(left) : formats.money(left, currency))
        : undefined;
    return [
      {
        sign: signOfHappening(what),
        title,
        text: [because ?? words.person.yours, open, ignored].filter(Boolean).join(" "),
        tone: "yours",
        scripted: id,
      },
    ];
  }

  #entry(entry: TraceEntry): readonly Draft[] {
    const { code, nodeId = "", data } = entry;
    const node = { ...(nodeId !== "" && { node: nodeId }) };
    switch (code) {
      case "node.entered":
        this.#entered.set(nodeId, this.#moment.at);
        return [];
      case "node.left":
        return this.#left(nodeId, text(data.port)).map((draft) => ({ ...node, ...draft }));
      case "contact.allowed":
        return [{ ...node, ...this.#allowed(nodeId, entry) }];
      case "contact.deferred":
        return [{ ...node, ...this.#deferred(nodeId, entry) }];
      case "contact.suppressed":
        return [{ ...node, ...this.#suppressed(nodeId, entry) }];
      case "split.assigned":
        return [{ ...node, ...this.#assigned(nodeId, entry) }];
      case "decision.taken":
        return this.#decided(nodeId, entry).map((draft) => ({ ...node, ...draft }));
      case "case.exited":
      case "case.parked":
      case "entry.refused":
        return [{ ...node, ...this.#ended(entry) }];
      default:
        return SILENT.has(code) ? [] : [{ ...node, ...this.#plain(entry) }];
    }
  }

  /** A wait that is over; other steps take no time. */
  #left(id: string, port: string): readonly Draft[] {
    const { doc, words, host } = this.#telling;
    const since = this.#entered.get(id) ?? this.#moment.at;
    const node = nodeAt(doc, id);
    const waits = node?.type === "wait" || node?.type === "waitFor";
    if (!waits || this.#moment.at - since < 60_000) return [];
    const span = words.span(spanOf(this.#moment.at - since));
    const sign: Sign = { icon: node.type === "waitFor" ? "waitfor" : "clock" };
    const way = portText(node, [port], host.words, host.locale).name;
    const title =
      node.type === "wait"
        ? words.person.waited(span)
        : port === "timeout"
          ? words.person.waitedInVain(span)
          : words.person.waitedUntil(span, way);
    return [{ sign, title, since }];
  }

  #allowed(id: string, { data }: TraceEntry): Draft {
    const { words } = this.#telling;
    const task = this.#effect("task.create", id) !== undefined;
    const channel = text(data.channel);
    const packs = Object.keys((data.packs ?? {}) as object);
    const week = contactsInWeek(this.#moment);
    const said = [
      this.#wasHeld(id) ? words.person.firstMinute : undefined,
      packs.length === 0 ? undefined : words.person.allowedBy(packs),
      words.person.contactOfWeek(week),
    ];
    return {
      sign: signOf(id, this.#telling, channel),
      title: task ? words.person.tasked(this.#name(id)) : words.person.sent(this.#name(id)),
      text: said.filter((part) => part !== undefined).join(" "),
    };
  }

  /** The contact waited before it was made. */
  #wasHeld(id: string): boolean {
    return this.#moment.cause.kind === "timer" && (this.#entered.get(id) ?? this.#moment.at) < this.#moment.at;
  }

  #deferred(id: string, entry: TraceEntry): Draft {
    const { words, formats } = this.#telling;
    const { at } = this.#moment;
    const { until, violations } = entry.data;
    const said = rulesSaid(violations, at, formats, words);
    const known = said.length > 0 && said.every(({ why }) => why !== "");
    const reasons = known
      ? `${capital(formats.list([...new Set(said.map(({ why }) => why))]))}.`
      : this.#sentence(entry);
    const rules = said.map(({ rule }) => rule).filter((rule) => rule !== "");
    const end = typeof until === "number" ? until : undefined;
    return {
      sign: { icon: "deferred" },
      title: words.person.heldBack(this.#name(id)),
      lead: end === undefined ? words.person.waitsOpen : words.person.movedFrom(formats.short(at), formats.short(end)),
      text: [reasons, rules.length === 0 ? undefined : words.person.byRule([...new Set(rules)])]
        .filter(Boolean)
        .join(" "),
      tone: "policy",
      ...(end !== undefined && { until: end }),
    };
  }

  #suppressed(id: string, entry: TraceEntry): Draft {
    const { words } = this.#telling;
    const superseded = entry.data.reason === "superseded";
    return {
      sign: { icon: "notsent" },
      title: words.person.notSent(this.#name(id)),
      text: this.#sentence(entry),
      ...(!superseded && { tone: "policy" }),
    };
  }

  #assigned(id: string, { data }: TraceEntry): Draft {
    const { doc, words, host } = this.#telling;
    const variant = text(data.variant);
    const found = records(nodeAt(doc, id)?.variants).find(({ key }) => key === variant);
    return {
      sign: signOf(id, this.#telling),
      title: words.person.variant(variant, share(found?.weight, host.locale)),
      text: data.kept === true ? words.person.variantKept : words.person.variantDrawn,
    };
  }

  #decided(id: string, entry: TraceEntry): readonly Draft[] {
    const { doc, words, host } = this.#telling;
    const node = nodeAt(doc, id);
    // What was waited for is told with the wait.
    if (node?.type === "waitFor" || node?.type === "task") return [];
    const port = text(entry.data.port);
    const values = (entry.data.values ?? {}) as Readonly<Record<string, unknown>>;
    const failed = failedBefore(id, port, values, this.#telling);
    const way = node?.type === "if" ? this.#name(id) : portText(node, [port], host.words, host.locale).name;
    const answer = portText(node, [port], host.words, host.locale).name;
    const told = readingsOf(values, this.#telling);
    return [
      {
        sign: signOf(id, this.#telling),
        title: node?.type === "if" ? words.person.answered(way, answer) : words.person.took(capital(way)),
        ...(failed.length > 0 && { failed }),
        ...(failed.length === 0 && told.length > 0 && { text: `${capital(told.join("; "))}.` }),
      },
    ];
  }

  #ended(entry: TraceEntry): Draft {
    const { words, host } = this.#telling;
    const outcome = text(entry.data.outcome);
    const said = host.words.nodes.outcomes[outcome] ?? outcome;
    const title =
      entry.code === "case.exited"
        ? words.person.ends(said)
        : entry.code === "entry.refused"
          ? words.person.refused
          : words.person.parked;
    const icon: IconName = entry.code === "case.exited" ? "exit" : "notsent";
    return { sign: { icon }, title, text: this.#sentence(entry), tone: "end" };
  }

  #plain(entry: TraceEntry): Draft {
    const { words } = this.#telling;
    const { code, nodeId = "" } = entry;
    const offer = code.startsWith("offer.") || code.startsWith("commitment.");
    const published = code === "offer.published";
    return {
      sign: published ? signOf(nodeId, this.#telling) : { icon: offer ? "offer" : (ICONS[code] ?? "info") },
      title: published ? words.person.offered(this.#name(nodeId)) : (words.person.titles[code] ?? words.person.noted),
      text: published ? this.#optionsText(nodeId) || this.#sentence(entry) : this.#sentence(entry),
    };
  }

  /** Each option with its parts. */
  #optionsText(id: string): string {
    const { formats, words } = this.#telling;
    const offer = this.#effect("offer.publish", id);
    const said = offer?.options.flatMap(({ parts }) => {
      const [first] = parts ?? [];
      return first === undefined
        ? []
        : [words.person.option(parts?.length ?? 0, formats.money(first.amountMinor, offer.currency))];
    });
    return said === undefined || said.length === 0 ? "" : `${capital(said.join("; "))}.`;
  }

  #effect<K extends Effect["kind"]>(kind: K, id: string): Extract<Effect, { kind: K }> | undefined {
    return this.#moment.effects.find(
      (one): one is Extract<Effect, { kind: K }> => one.kind === kind && one.nodeId === id,
    );
  }

  #name(id: string): string {
    const { doc, host } = this.#telling;
    const node = nodeAt(doc, id);
    return node === undefined ? id : shownName(id, node, doc, host);
  }

  #sentence(entry: TraceEntry): string {
    const { host, currency } = this.#telling;
    const options = { locale: sentenceLocale(host), ...(currency !== "" && { currency }) };
    return explainTrace(this.#program, [entry], options)[0]?.text ?? "";
  }
}

const ICONS: Readonly<Partial<Record<TraceCode, IconName>>> = {
  "hold.began": "hold",
  "hold.ended": "hold",
  "repeat.round": "repeat",
  "wait.missed": "clock",
  "wait.replanned": "clock",
  "call.entered": "call",
  "call.returned": "call",
  "fee.skipped": "amount",
};

const WEEK = 7 * 86_400_000;

/** Outbound contacts of the seven days before a moment, those of the moment included. */
const contactsInWeek = ({ ledger, at }: Moment): number =>
  (ledger.facts.contacts ?? []).filter((one) => {
    const then = Date.parse(one.at);
    return one.direction !== "inbound" && then <= at && then > at - WEEK;
  }).length;

function signOf(id: string, { doc, host }: Telling, channel?: string): Sign {
  const own = channel === undefined ? undefined : host.presets.find((preset) => preset.id === `send.${channel}`);
  const node = nodeAt(doc, id);
  const preset = own ?? (node === undefined ? undefined : presetOf(node, host.presets));
  return preset?.badge === undefined ? { icon: preset?.icon ?? "step" } : { badge: preset.badge };
}

export function happeningTitle(
  what: Happening,
  { words, formats, currency, doc }: Telling,
  amountMinor?: number,
): string {
  const { did } = words.person;
  const amount = amountMinor === undefined || currency === "" ? undefined : formats.money(amountMinor, currency);
  switch (what.kind) {
    case "pays":
      return did.pays(amount ?? formats.share(what.part ?? 1));
    case "promises":
      return did.promises(what.days, amount);
    case "accepts":
      return did.accepts(optionName(what.option, doc, words));
    case "taskEnds":
      return did.taskEnds(spaced(what.disposition));
    case "event":
      return did.event(what.type);
    default:
      return did[what.kind];
  }
}

/** An option of an offer by what it is: `3 installments`, else by its key. */
export function optionName(key: string, doc: Telling["doc"], words: Telling["words"]): string {
  for (const node of Object.values(doc.nodes))
    if (node.type === "offer")
      for (const option of records((node as { readonly options?: unknown }).options))
        if (option.key === key && typeof option.count === "number") return words.person.parts(option.count);
  return spaced(key);
}

const spaced = (name: string): string =>
  name.replaceAll(/[-_]+/g, " ").replaceAll(/(?<=[a-z])[A-Z](?=[a-z])/g, (letter) => ` ${letter.toLowerCase()}`);

const capital = (said: string): string => said.charAt(0).toLocaleUpperCase() + said.slice(1);

const SIGNS: { readonly [K in Happening["kind"]]: Sign } = {
  pays: { icon: "check" },
  opens: { badge: "page" },
  replies: { icon: "question" },
  promises: { icon: "promise" },
  disputes: { icon: "question" },
  optsOut: { icon: "notsent" },
  asksForCall: { badge: "voice" },
  accepts: { badge: "offer" },
  taskEnds: { badge: "agent" },
  event: { icon: "entry" },
};

const signOfHappening = ({ kind }: Happening): Sign => SIGNS[kind];
