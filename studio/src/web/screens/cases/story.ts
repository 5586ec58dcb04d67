/**
 * The story of a case: its audit as entries that a person reads, newest first. The sentences are those of the engine; what is decided
 * here is which of them belong together, and what is folded into something else. Pure.
 */

import type { BadgeName, IconName } from "@dunlin/editor/ui";
import type { Effect, Sentence, TraceEntry } from "@dunlin/engine";
import { badgeOf } from "../../contacts/badges.ts";
import { becauseOf, type Source, sourcesOf } from "../../contacts/reasons.ts";
import { words as contactWords } from "../../contacts/words.ts";
import type { Language } from "../../model.ts";
import { moment } from "../../ui/format.ts";
import type { Audit, AuditEntry, OutboxRow } from "../../v1/answers.ts";
import { type Names, nameOf } from "../../v1/ask.ts";
import { spanText, timeOfDay } from "./times.ts";
import { words } from "./words.ts";

export type StoryKind = "happened" | "contact" | "deferred" | "notDone" | "decision";

export interface StoryEntry {
  readonly id: string;
  /** ms */
  readonly at: number;
  readonly kind: StoryKind;
  readonly mark: { readonly badge: BadgeName } | { readonly icon: IconName };
  readonly title: string;
  readonly sentences: readonly string[];
  readonly sources: readonly Source[];
  readonly tag?: { readonly tone: "good" | "warn" | "bad" | "policy" | "commit" | "line"; readonly text: string };
  readonly strategy: string;
  /** Effect id of the contact that it is about. */
  readonly key?: string;
  /** Who brought it about, where it was a person of the house. */
  readonly by?: string;
}

export interface Telling {
  readonly language: Language;
  readonly names: Names;
  /** IANA; where times are told. */
  readonly zone: string;
}

/** Newest first; of one moment the last that was done comes first. */
export function storyOf(audit: Pick<Audit, "entries" | "contacts">, telling: Telling): readonly StoryEntry[] {
  const contacts = new Map(audit.contacts.map((row) => [row.key, row]));
  const news = newsOf(audit.entries);
  const channels = channelsByNode(audit.entries);
  const heard = new Set<string>();
  const ordered = audit.entries.toSorted((a, b) => a.at - b.at || a.rev - b.rev);
  const steps = ordered.flatMap((entry) => {
    if (isRefusal(entry) || isFolded(entry, heard)) return [];
    return stepEntries(entry, { ...telling, contacts, news, channels });
  });
  const doors = audit.contacts.flatMap((row) => doorEntry(row, telling));
  return [...refusals(ordered.filter(isRefusal), telling), ...steps, ...doors]
    .toSorted((a, b) => a.at - b.at)
    .toReversed();
}

const isRefusal = ({ sentences }: AuditEntry): boolean =>
  sentences.length > 0 && sentences.every(({ code }) => code === "entry.refused" || code === "condition.unknown");

/** Strategies that did not take the case in, those of one moment as one entry. */
function refusals(entries: readonly AuditEntry[], { language, names }: Telling): readonly StoryEntry[] {
  const moments = [...new Set(entries.map(({ at }) => at))];
  return moments.map((at): StoryEntry => {
    const own = entries.filter((entry) => entry.at === at);
    const told = own.map(({ strategy, sentences }) => {
      const texts = sentences.map(({ text }) => text).join(" ");
      return `${nameOf(names.strategies, strategy)}: ${texts}`;
    });
    const sentences = [...new Set(told)];
    const title = words(language).notTaken(sentences.length);
    return {
      id: `refused/${at}`,
      at,
      kind: "decision",
      mark: { badge: "if" },
      title,
      sentences,
      sources: [],
      strategy: "",
    };
  });
}

interface Step extends Telling {
  readonly contacts: ReadonlyMap<string, OutboxRow>;
  readonly news: ReadonlyMap<string, News>;
  readonly channels: ReadonlyMap<string, string>;
}

/** What became of a message, by what its provider told last. */
interface News {
  readonly what: "delivered" | "opened" | "clicked" | "bounced" | "failed";
  readonly at: number;
}

const RANK: readonly News["what"][] = ["delivered", "opened", "clicked", "failed", "bounced"];
const RECEIPTS: ReadonlySet<string> = new Set([
  "message.queued",
  "message.sent",
  ...RANK.map((what) => `message.${what}`),
]);

function newsOf(entries: readonly AuditEntry[]): ReadonlyMap<string, News> {
  const news = new Map<string, News>();
  for (const { at, event } of entries) {
    const what = RANK.find((one) => `message.${one}` === event.type);
    const message = event.data?.message;
    if (what === undefined || typeof message !== "string") continue;
    const before = news.get(message);
    if (before === undefined || RANK.indexOf(before.what) <= RANK.indexOf(what)) news.set(message, { what, at });
  }
  return news;
}

/** By which channel a step sends, where it ever did: one that was held back does not say. */
function channelsByNode(entries: readonly AuditEntry[]): ReadonlyMap<string, string> {
  const effects = entries.flatMap((entry) => entry.effects);
  return new Map(
    effects.flatMap((effect) =>
      effect.kind === "message.send" || (effect.kind === "task.create" && effect.channel !== undefined)
        ? [[effect.nodeId, effect.channel as string]]
        : [],
    ),
  );
}

/** News of a message that changed nothing is told beside the message; what several strategies heard without use, once. */
function isFolded({ event, sentences }: AuditEntry, heard: Set<string>): boolean {
  if (sentences.some(({ code }) => code !== "event.ignored")) return false;
  if (RECEIPTS.has(event.type)) return true;
  if (event.type === "timer.fired") return sentences.length === 0;
  if (event.id === undefined) return false;
  if (heard.has(event.id)) return true;
  heard.add(event.id);
  return false;
}

const CONTACTS: ReadonlySet<string> = new Set(["contact.allowed", "contact.deferred", "contact.suppressed"]);

/** A step as one entry for what happened or was decided, and one for each contact that it was about. */
function stepEntries(entry: AuditEntry, step: Step): readonly StoryEntry[] {
  const { event, sentences, strategy, at, rev, obligation } = entry;
  const base = `${strategy}/${obligation}/${rev}`;
  const outside = event.type !== "timer.fired";
  const found: StoryEntry[] = [];
  let before: Sentence[] = [];
  const effects = contactEffects(entry);
  const traces = entry.trace.filter(({ code }) => CONTACTS.has(code));
  let place = 0;
  for (const sentence of sentences) {
    if (!CONTACTS.has(sentence.code)) {
      before.push(sentence);
      continue;
    }
    if (outside && place === 0) {
      found.push(mainEntry(entry, before, base, step));
      before = [];
    }
    const trace = traces[place];
    const id = `${base}/${place}`;
    const told = [...before, sentence].map(({ text }) => text);
    found.push({ ...contactEntry(sentence, trace, effects, step), id, at, strategy, sentences: told });
    before = [];
    place += 1;
  }
  if (place === 0 || before.some(({ code }) => WORTH.has(code)))
    found.push(mainEntry(entry, before, `${base}/end`, step, place > 0));
  return found;
}

/** What is more than going on to the next wait. */
const WORTH: ReadonlySet<string> = new Set([
  ...[
    "case.exited",
    "case.parked",
    "commitment.opened",
    "commitment.judged",
    "offer.published",
    "offer.judged",
    "offer.nothing",
  ],
  ...[
    "hold.began",
    "hold.ended",
    "split.assigned",
    "payment.attempted",
    "decision.taken",
    "wait.planned",
    "wait.missed",
  ],
]);

type ContactEffect = Extract<Effect, { kind: "message.send" | "task.create" }>;

/** What left the step, in the order of the contacts that were allowed. */
const contactEffects = ({ effects }: AuditEntry): ContactEffect[] =>
  effects.filter(
    (effect): effect is ContactEffect =>
      effect.kind === "message.send" || (effect.kind === "task.create" && effect.channel !== undefined),
  );

type ContactPart = Omit<StoryEntry, "id" | "at" | "strategy" | "sentences">;

function contactEntry(
  { code, nodeId = "" }: Sentence,
  trace: TraceEntry | undefined,
  effects: ContactEffect[],
  step: Step,
): ContactPart {
  const said = words(step.language);
  const data = trace?.data ?? {};
  const sources = sourcesOf((data.violations as Parameters<typeof sourcesOf>[0] | undefined) ?? []);
  if (code === "contact.allowed") return allowedEntry(effects.shift(), sources, step);
  const channel = step.channels.get(nodeId);
  const name = channel === undefined ? said.message : channelName(channel, step.language);
  if (code === "contact.suppressed") {
    const title = channel === "voice" ? said.notCalled(name) : said.notSent(name);
    return { kind: "notDone", mark: { icon: "notsent" }, title, sources, tag: { tone: "policy", text: said.notDone } };
  }
  const { until } = data;
  if (typeof until !== "number")
    return { kind: "deferred", mark: { icon: "deferred" }, title: said.heldBack(name), sources };
  const at = moment(until, step.language, step.zone);
  return { kind: "deferred", mark: { icon: "deferred" }, title: said.heldUntil(name, at), sources };
}

function allowedEntry(effect: ContactEffect | undefined, sources: readonly Source[], step: Step): ContactPart {
  const said = words(step.language);
  if (effect === undefined) return { kind: "contact", mark: { badge: "agent" }, title: said.message, sources };
  const { id: key } = effect;
  if (effect.kind === "task.create")
    return { kind: "contact", mark: { badge: "agent" }, title: said.taskFor(effect.queue), sources, key };
  const title = `${channelName(effect.channel, step.language)}: ${nameOf(step.names.templates, effect.template)}`;
  const tag = statusTag(key, step);
  return { kind: "contact", mark: markOf(effect.channel), title, sources, key, ...(tag !== undefined && { tag }) };
}

const channelName = (channel: string, language: Language): string =>
  contactWords(language).channels[channel] ?? channel;

function markOf(channel: string): StoryEntry["mark"] {
  const badge = badgeOf(channel);
  return badge === undefined ? { icon: "arrow" } : { badge };
}

function statusTag(key: string, { contacts, news, language, zone }: Step): StoryEntry["tag"] {
  const told = news.get(key);
  if (told !== undefined) {
    const bad = told.what === "bounced" || told.what === "failed";
    const text = `${words(language).news[told.what]} ${timeOfDay(told.at, language, zone)}`;
    return { tone: bad ? "bad" : "good", text };
  }
  const row = contacts.get(key);
  if (row === undefined) return undefined;
  const tone =
    row.status === "failed" ? "bad" : row.status === "unknown" ? "warn" : row.status === "canceled" ? "policy" : "line";
  return {
    tone: row.status === "delivered" || row.status === "sent" ? "good" : tone,
    text: contactWords(language).statuses[row.status] ?? row.status,
  };
}

/** Which sentence says what a step was about, where nothing happened but time. */
const HEADLINES: readonly string[] = [
  ...["case.exited", "case.parked", "case.migrated", "entry.refused", "commitment.judged", "commitment.opened"],
  ...[
    "offer.published",
    "offer.judged",
    "offer.nothing",
    "hold.began",
    "hold.ended",
    "payment.attempted",
    "payment.skipped",
  ],
  ...[
    "split.assigned",
    "decision.taken",
    "handler.matched",
    "rule.matched",
    "wait.missed",
    "node.left",
    "node.entered",
    "wait.planned",
  ],
];

function mainEntry(
  entry: AuditEntry,
  sentences: readonly Sentence[],
  id: string,
  step: Step,
  rest = false,
): StoryEntry {
  const { event, at, strategy, by, effects, said: happened } = entry;
  const outside = event.type !== "timer.fired" && !rest;
  const head = outside ? undefined : headlineOf(sentences);
  const task = effects.find((effect) => effect.kind === "task.create" && effect.channel === undefined);
  const title = outside ? withoutStop(happened) : head !== undefined ? withoutStop(head.text) : withoutStop(happened);
  // That it was ignored says once more what happened.
  const others = sentences
    .filter((one) => one !== head && !(outside && one.code === "event.ignored"))
    .map(({ text }) => text);
  const tasks = task?.kind === "task.create" ? [words(step.language).taskFor(task.queue)] : [];
  const tag = tagOf(sentences);
  return {
    ...{ id, at, strategy, title, sources: [], sentences: [...others, ...tasks] },
    kind: outside ? "happened" : "decision",
    mark: outside ? eventMark(entry) : codeMark(head?.code ?? ""),
    ...(tag !== undefined && { tag }),
    ...(outside && /^(user|key):/.test(by) && { by }),
  };

  function tagOf(all: readonly Sentence[]): StoryEntry["tag"] {
    const codes = new Set(all.map(({ code }) => code as string));
    const said = words(step.language);
    if (codes.has("case.exited")) return { tone: "good", text: said.ended };
    if (codes.has("case.parked")) return { tone: "bad", text: said.statuses.parked };
    if (codes.has("commitment.opened")) return { tone: "commit", text: said.agreed };
    return codes.has("hold.began") ? { tone: "policy", text: said.statuses.held } : undefined;
  }
}

const headlineOf = (sentences: readonly Sentence[]): Sentence | undefined =>
  HEADLINES.map((code) => sentences.find((one) => one.code === code)).find((one) => one !== undefined) ?? sentences[0];

const withoutStop = (text: string): string => text.replace(/\.$/, "");

const EVENT_ICONS: readonly (readonly [RegExp, IconName])[] = [
  [/^payment\./, "amount"],
  [/^promise\./, "promise"],
  [/^(?:plan|offer)\./, "offer"],
  [/^dispute\./, "question"],
  [/^hold\./, "hold"],
  [/^consent\./, "shield"],
  [/^(?:obligation|balance|anchor)\./, "file"],
  [/^case\.closed/, "exit"],
  [/^case\./, "entry"],
  [/^intent\./, "person"],
];

function eventMark({ event: { type, data = {} } }: AuditEntry): StoryEntry["mark"] {
  if (type.startsWith("page.")) return { badge: "page" };
  if (type.startsWith("call.")) return { badge: "voice" };
  if (type.startsWith("task.")) return { badge: "agent" };
  if (type.startsWith("message.")) return markOf(typeof data.channel === "string" ? data.channel : "email");
  return { icon: EVENT_ICONS.find(([pattern]) => pattern.test(type))?.[1] ?? "info" };
}

function codeMark(code: string): StoryEntry["mark"] {
  if (code === "decision.taken") return { badge: "if" };
  if (code === "split.assigned") return { badge: "split" };
  if (code.startsWith("offer.")) return { badge: "offer" };
  const icons: Readonly<Record<string, IconName>> = {
    ...{ "case.exited": "exit", "case.parked": "warn", "commitment.opened": "promise", "commitment.judged": "promise" },
    ...{ "hold.began": "hold", "hold.ended": "hold", "node.entered": "entry" },
  };
  return { icon: icons[code] ?? "clock" };
}

/** What the house did with a contact after it was decided: kept back at the door, called off, failed. */
function doorEntry(row: OutboxRow, telling: Telling): readonly StoryEntry[] {
  const { effect, status, key, strategy, updatedAt, createdAt, notBefore, route } = row;
  const deferred = status === "pending" && row.reasons !== undefined;
  if (!deferred && status !== "canceled" && status !== "failed" && status !== "unknown") return [];
  if (effect.kind !== "message.send" && effect.kind !== "payment.attempt") return [];
  const { language, zone } = telling;
  const said = words(language);
  const name = channelName(route, language);
  const { sentences, sources } = becauseOf(row, language, zone);
  const title = deferred
    ? said.heldUntil(name, moment(notBefore, language, zone))
    : said.door[status as "failed"](name);
  const tag = {
    tone: status === "failed" ? "bad" : status === "unknown" ? "warn" : "policy",
    text: contactWords(language).statuses[status] ?? status,
  } as const;
  return [
    {
      ...{ id: `door:${key}`, at: updatedAt, strategy, key, title, sentences, sources },
      ...{ kind: deferred ? "deferred" : "notDone", mark: { icon: deferred ? "deferred" : "notsent" } },
      tag: deferred ? { tone: "policy", text: said.heldFor(spanText(notBefore - createdAt)) } : tag,
    },
  ];
}

export const VIEWS = ["all", "contacts", "decisions", "notDone"] as const;
export type View = (typeof VIEWS)[number];

const SEEN: Readonly<Record<View, ReadonlySet<StoryKind>>> = {
  all: new Set(["happened", "contact", "deferred", "notDone", "decision"]),
  contacts: new Set(["contact", "deferred", "notDone"]),
  decisions: new Set(["decision"]),
  notDone: new Set(["deferred", "notDone"]),
};

export const seenIn = (entries: readonly StoryEntry[], view: View): readonly StoryEntry[] =>
  entries.filter(({ kind }) => SEEN[view].has(kind));

/** Entries by the day on which they were, in a zone. */
export function byDay(entries: readonly StoryEntry[], zone: string): readonly (readonly StoryEntry[])[] {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: zone });
  const days: StoryEntry[][] = [];
  let last = "";
  for (const entry of entries) {
    const own = day.format(entry.at);
    if (own !== last) days.push([]);
    days.at(-1)?.push(entry);
    last = own;
  }
  return days;
}

/** The story as text, oldest first, as it is put into a letter or a file. */
export const storyText = (entries: readonly StoryEntry[], { language, zone }: Telling): string =>
  entries
    .toReversed()
    .map(({ at, title, sentences, sources, tag }) =>
      [
        `${moment(at, language, zone)}  ${title}.${tag === undefined ? "" : ` [${tag.text}]`}`,
        ...sentences.map((sentence) => `    ${sentence}`),
        ...(sources.length === 0 ? [] : [`    (${sources.map(({ text }) => text).join("; ")})`]),
      ].join("\n"),
    )
    .join("\n\n");
