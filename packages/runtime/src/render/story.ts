/** The story of one case as a page for the terminal, line by line in local time. */

import { type Effect, type FieldSchema, type Obligation, type Program, parseInstant } from "@dunlin/engine";
import type { Zone } from "@dunlin/engine/zones";
import type { Story, StoryMoment } from "../replay/story.ts";
import type { Locale, Words } from "../words/shape.ts";
import { nameIn, wordsOf } from "../words/words.ts";
import { eventText, valueText } from "./event.ts";
import { type Figures, figuresFor } from "./figures.ts";
import { headLines, MARGIN } from "./page.ts";
import type { Style } from "./style.ts";
import { printable, wrap } from "./wrap.ts";

/** Lines of the story, without line ends. */
export function storyLines(story: Story, program: Program, style: Style, locale: Locale): string[] {
  const zone = program.zones.get(story.zone);
  if (zone === undefined) throw new Error(`a story in a zone that is not known: ${story.zone}`);
  const words = wordsOf(locale);
  const currency = story.facts.currency ?? story.facts.obligations[0]?.currency ?? "";
  const telling: Telling = { style, zone, words, figures: figuresFor(words), program, currency };
  const entries = collapsed(story.moments);
  const gutter = gutterOf(entries, telling);
  return [
    ...head(story, telling),
    "",
    ...factsLines(story, telling),
    "",
    ...entries.flatMap((entry) => momentLines(entry, gutter, telling)),
    "",
    ...wrap(endText(story, telling), style.width, "", MARGIN),
  ];
}

interface Telling {
  readonly style: Style;
  readonly zone: Zone;
  readonly words: Words;
  readonly figures: Figures;
  readonly program: Program;
  /** Of amounts that do not say theirs; empty when the facts name none. */
  readonly currency: string;
}

function head({ caseId, obligation, facts, strategy, zone }: Story, { style, words }: Telling): string[] {
  const { story } = words;
  const id = obligation === undefined ? caseId : `${caseId}#${obligation}`;
  const about = [`${story.debtor} ${facts.debtor.id}`, `${story.strategy} ${strategy.name}`, `${story.zone} ${zone}`];
  return [style.bold(printable(`${story.case} ${id}`)), ...headLines(about, style).map(style.faint)];
}

function factsLines({ facts, asOf }: Story, telling: Telling): string[] {
  const { style, words, figures, currency, program } = telling;
  const { story } = words;
  const payments = (facts.payments ?? []).map(
    ({ id, at, amountMinor }) => `${id}: ${story.payment(figures.money(amountMinor, currency), at.slice(0, 10))}`,
  );
  const tags = [...(facts.tags ?? []), ...(facts.debtor.tags ?? [])];
  const data = Object.entries(facts.data ?? {}).map(([name, value]) => {
    const { title = name } = fieldOf(program.strategy.fields, name) ?? {};
    return `${title}: ${valueText(name, value, telling)}`;
  });
  const lines = [
    ...(facts.obligations.length === 0
      ? [story.nothingOwed]
      : facts.obligations.map((each) => owedText(each, telling))),
    ...payments,
    ...(tags.length > 0 ? [`${story.tags}: ${tags.join(", ")}`] : []),
    ...data,
  ];
  return [
    style.bold(asOf === "now" ? story.factsNow : story.facts),
    ...lines.flatMap((line) => wrap(line, style.width, MARGIN, `${MARGIN}${MARGIN}`)),
  ];
}

function owedText(obligation: Obligation, { words: { story }, figures }: Telling): string {
  const { ref, dueDate, currency, amountMinor, outstandingMinor, disputed, onHold } = obligation;
  const parts = [
    story.due(figures.money(amountMinor, currency), dueDate),
    ...(outstandingMinor === amountMinor ? [] : [story.outstanding(figures.money(outstandingMinor, currency))]),
    ...(disputed === true ? [story.disputed] : []),
    ...(onHold === true ? [story.onHold] : []),
  ];
  return `${ref}: ${parts.join(", ")}`;
}

const fieldOf = (fields: FieldSchema | undefined, name: string): FieldSchema | undefined =>
  fields?.properties !== undefined && Object.hasOwn(fields.properties, name) ? fields.properties[name] : undefined;

/** A moment, and how often the entry condition was asked again in vain after it. */
interface Entry {
  readonly moment: StoryMoment;
  readonly retries: number;
}

function collapsed(moments: readonly StoryMoment[]): Entry[] {
  const entries: { moment: StoryMoment; retries: number }[] = [];
  let before: { moment: StoryMoment; retries: number } | undefined;
  for (const moment of moments) {
    const again = moment.cause === "retry" && moment.place === "refused";
    if (again && before?.moment.place === "refused") before.retries += 1;
    else {
      before = { moment, retries: 0 };
      entries.push(before);
    }
  }
  return entries;
}

/** Below this width the time has a line of its own. */
const NARROW = 60;

/** Where the text begins beside the time. */
function gutterOf(entries: readonly Entry[], telling: Telling): string {
  if (telling.style.width < NARROW) return MARGIN;
  return " ".repeat(Math.max(0, ...entries.map(({ moment }) => whenText(moment, telling).length)) + 2);
}

const whenText = ({ at }: StoryMoment, { figures, zone }: Telling): string =>
  figures.moment(parseInstant(at) ?? 0, zone);

function momentLines({ moment, retries }: Entry, gutter: string, telling: Telling): string[] {
  const { style, words } = telling;
  const when = whenText(moment, telling);
  const [first, ...more] = [
    ...(isToldAnyway(moment, telling) ? [] : [{ text: causeText(moment, telling), look: plain }]),
    ...moment.sentences.map(({ code, text }) => {
      if (code === "contact.allowed") return { text: `${ARROW}${text}`, look: style.bold };
      return { text: REPEATING.has(code) ? withoutFirst(text) : text, look: plain };
    }),
    ...moment.effects
      .flatMap((effect) => workText(effect, telling))
      .map((text) => ({ text: `${ARROW}${text}`, look: style.bold })),
    ...(moment.place === "out" ? [{ text: words.story.outside, look: plain }] : []),
    ...(retries > 0 ? [{ text: words.story.retries(retries), look: style.faint }] : []),
  ].flatMap(({ text, look }) => {
    const next = text.startsWith(ARROW) ? `${gutter}${MARGIN}` : gutter;
    return wrap(text, style.width, gutter, next).map((line) => ({ line, look }));
  });
  const rest = more.map(({ line, look }) => look(line));
  if (first === undefined) return [style.bold(when)];
  if (style.width < NARROW) return [style.bold(when), first.look(first.line), ...rest];
  return [`${style.bold(when)}${first.look(first.line.slice(when.length))}`, ...rest];
}

/** Before what leaves the house or becomes somebody's work. */
const ARROW = "→ ";

const plain = (text: string): string => text;

/** Whether the sentences tell why the case was looked at, so that saying it before would be saying it twice. */
function isToldAnyway({ cause, sentences }: StoryMoment, { program }: Telling): boolean {
  const [first] = sentences;
  if (first === undefined) return false;
  if (sentences.some(({ code }) => code === "commitment.opened")) return true;
  if (cause !== "timer" || first.code !== "node.left") return cause === "timer";
  const { nodes } = program.strategy;
  const type = Object.hasOwn(nodes, first.nodeId ?? "") ? nodes[first.nodeId ?? ""]?.type : undefined;
  return type === "wait" || type === "waitFor";
}

/** Sentences that begin by telling once more which event it was. */
const REPEATING: ReadonlySet<string> = new Set(["event.ignored", "handler.matched"]);

/** The text behind its first full stop. */
function withoutFirst(text: string): string {
  const end = text.indexOf(". ");
  return end < 0 ? text : text.slice(end + 2);
}

/** What somebody has to do, where no sentence says so. */
function workText(effect: Effect, { words: { story, quote }, figures }: Telling): string[] {
  if (effect.kind === "task.create" && effect.channel === undefined) return [story.task(quote(effect.queue))];
  if (effect.kind === "ledger.fee") return [story.fee(figures.money(effect.amountMinor, effect.currency))];
  return [];
}

function causeText({ cause, event }: StoryMoment, telling: Telling): string {
  const { story } = telling.words;
  if (event === undefined) return cause === "timer" ? story.timer : cause === "retry" ? story.retry : story.start;
  return eventText(event, telling);
}

function endText({ end }: Story, { words, zone, figures, program }: Telling): string {
  const { story, report, outcomes } = words;
  const { status, reason = "", outcome = "", node: id = "", dueAt } = end;
  const { nodes } = program.strategy;
  const node = words.quote((Object.hasOwn(nodes, id) ? nodes[id]?.name : undefined) ?? id);
  switch (status) {
    case "refused":
      return story.end.refused(nameIn(report.reasons, reason));
    case "later":
      return story.end.later;
    case "exited":
      return story.end.exited(nameIn(outcomes, outcome));
    case "held":
      return story.end.held(node);
    case "active":
      if (dueAt === undefined) return story.end.resting(node);
      return story.end.waiting(node, figures.moment(parseInstant(dueAt) ?? 0, zone));
  }
}
