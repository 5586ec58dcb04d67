/** Changes in words. What is told comes from the change and the two documents; nothing is read out of sentences. */

import { isRecord, memberOf, textOf } from "../base/json.ts";
import { parsePointer } from "../base/pointer.ts";
import type { AnalyzeOptions } from "../check/analyze.ts";
import { catalogFor } from "../explain/languages.ts";
import { numberText, shareText, term } from "../explain/phrases.ts";
import type { Id } from "../model/notation.ts";
import type { Strategy } from "../model/strategy.ts";
import { FIELDS, type FieldKind, fieldOf } from "./fields.ts";
import { groupText } from "./group.ts";
import { changeWords } from "./languages.ts";
import type { Change, StepDays, StepPlace, StrategyDiff, WorstCase } from "./model.ts";
import { valueAt } from "./patch.ts";
import { type Speaker, stepName, valueText } from "./values.ts";
import { isNoticed } from "./weight.ts";
import type { ChangeWords, Noun, PartName } from "./words.ts";

export interface DescribeChangesOptions {
  /** `en` (default) or `es`. */
  readonly locale?: string;
  /** Strategies that are called, by reference, for the names of their steps. */
  readonly strategies?: AnalyzeOptions["strategies"];
}

/** The two documents, and what is told of them. */
export interface Compared {
  readonly before: Strategy;
  readonly after: Strategy;
  readonly strategies?: AnalyzeOptions["strategies"];
}

/**
 * One sentence for each change, in their order.
 *
 * @param diff - A `StrategyDiff`, or any of its changes with both documents.
 * @throws RangeError when there are no words for the locale.
 */
export function describeChanges(
  diff: Pick<StrategyDiff, "before" | "after" | "changes">,
  { locale = "en", strategies }: DescribeChangesOptions = {},
): string[] {
  const compared = { before: diff.before, after: diff.after, ...(strategies && { strategies }) };
  return diff.changes.map((change) => sentenceOf(change, compared, locale));
}

/** How the bounds of contacts changed, as sentences. @throws RangeError when there are no words for the locale. */
export function describeWorstCase(
  { worstCase }: Pick<StrategyDiff, "worstCase">,
  { locale = "en" }: Pick<DescribeChangesOptions, "locale"> = {},
): string[] {
  return worstCase.map((bound) => sentence(worstCaseClause(bound, locale)));
}

/**
 * What reaches people in one line, for a heading: `the day 7 SMS moved to day 5 for High risk; worst case 3 -> 4 contacts a
 * week`. Empty where nothing does.
 *
 * @throws RangeError when there are no words for the locale.
 */
export function summarizeDiff(diff: StrategyDiff, { locale = "en", strategies }: DescribeChangesOptions = {}): string {
  const compared = { before: diff.before, after: diff.after, ...(strategies && { strategies }) };
  const [day, week, month] = [1, 7, 30].map((days) =>
    diff.worstCase.find((bound) => bound.days === days && bound.channel === undefined),
  );
  const worst = week ?? day ?? month;
  // A wait that changed is told by the steps behind it.
  const noticed = diff.changes.filter(
    ({ kind, nodeId, weight }) =>
      weight === "contact" &&
      (nodeId === undefined ||
        isNoticed((nodeIn(diff.after, nodeId) ?? nodeIn(diff.before, nodeId))?.type) ||
        kind === "removed"),
  );
  const told = noticed.slice(0, MOST_TOLD).map((change) => new Teller(compared, locale).clause(change));
  const more = noticed.length - told.length;
  return [
    ...told,
    ...(more > 0 ? [changeWords(locale).more(more, numberText(more, catalogFor({ locale }).forms))] : []),
    ...(worst === undefined ? [] : [worstCaseClause(worst, locale)]),
  ].join("; ");
}

/** Changes in one line; how many more there are is told as a number. */
const MOST_TOLD = 3;

export const sentenceOf = (change: Omit<Change, "sentence">, compared: Compared, locale: string): string =>
  sentence(new Teller(compared, locale).clause(change));

export const sentence = (clause: string): string => `${clause.slice(0, 1).toUpperCase()}${clause.slice(1)}.`;

function worstCaseClause({ days, channel, before, after }: WorstCase, locale: string): string {
  const { words, forms } = { words: changeWords(locale), forms: catalogFor({ locale }).forms };
  const bound = (count: number | null) => (count === null ? words.anyNumber : numberText(count, forms));
  return words.worstCase(
    bound(before),
    bound(after),
    channel === undefined ? undefined : term(words.messages, channel, words.message).name,
    days,
  );
}

function nodeIn({ nodes }: Strategy, id: Id): Readonly<Record<string, unknown>> | undefined {
  const node: unknown = isRecord(nodes) ? memberOf(nodes, id) : undefined;
  return isRecord(node) ? node : undefined;
}

type Told = Omit<Change, "sentence">;

class Teller {
  readonly #words: ChangeWords;
  readonly #before: Speaker;
  readonly #after: Speaker;

  constructor({ before, after, strategies }: Compared, locale: string) {
    this.#words = changeWords(locale);
    const speaker = { catalog: catalogFor({ locale }), words: this.#words, ...(strategies && { strategies }) };
    this.#before = { ...speaker, strategy: before };
    this.#after = { ...speaker, strategy: after };
  }

  clause(change: Told): string {
    const { nodeId: id, kind, path, place } = change;
    const parts = parsePointer(path) ?? [path];
    const isStep = id !== undefined && parts.length === 2;
    if (isStep && kind === "added") return this.#added(id, place);
    if (isStep && kind === "removed") {
      return this.#words.removed(this.#subject(id, this.#before, place?.days), groupText(place?.within, this.#before));
    }
    if (kind === "retimed" && id !== undefined) return this.#retimed(id, change);
    if (isStep && kind === "moved") return this.#moved(id, change.before as StepPlace, change.after as StepPlace);
    if (id !== undefined && parts[2] === "type" && parts.length === 3) {
      return this.#words.retyped(stepName(id, this.#before), stepName(id, this.#after));
    }
    if (kind === "rewired") return this.#rewired(change, parts);
    return this.#field(change, parts);
  }

  #added(id: Id, place: StepPlace | undefined): string {
    const { follows = null, days, within } = place ?? {};
    const after = follows === null ? undefined : stepName(follows, this.#after);
    const on = days && this.#words.on(days);
    return this.#words.added(this.#subject(id, this.#after, undefined), on, after, groupText(within, this.#after));
  }

  #retimed(id: Id, { before, after, place }: Told): string {
    const [old, now] = [before as StepDays, after as StepDays];
    const width = ({ earliest, latest }: StepDays) => (latest === null ? null : latest - earliest);
    const whole = old.from === now.from && width(old) === width(now);
    const short = (days: StepDays): StepDays => (whole ? { ...days, latest: days.earliest } : days);
    const subject = this.#subject(id, this.#after, whole ? short(old) : undefined);
    const group = groupText(place?.within, this.#after);
    return this.#words.retimed(subject, this.#words.on(short(old)), this.#words.on(short(now)), whole, group);
  }

  #moved(id: Id, before: StepPlace, after: StepPlace): string {
    const name = (place: StepPlace, speaker: Speaker) =>
      place.follows === null ? null : stepName(place.follows, speaker);
    const on = after.days === undefined || sameDays(before.days, after.days) ? undefined : this.#words.on(after.days);
    const places = { before: name(before, this.#before), after: name(after, this.#after), on };
    return this.#words.moved(this.#subject(id, this.#after, before.days), places, groupText(after.within, this.#after));
  }

  #rewired({ nodeId, before, after, place }: Told, parts: readonly string[]): string {
    const target = (value: unknown, speaker: Speaker) => (typeof value === "string" ? stepName(value, speaker) : null);
    const [old, now] = [target(before, this.#before), target(after, this.#after)];
    const { forms } = this.#after.catalog;
    if (nodeId !== undefined) {
      const port = parts.at(-1) ?? "";
      const way = port === "next" ? undefined : forms.quote(port);
      const step = stepName(nodeId, this.#after);
      return this.#words.leads({ step, way, before: old, after: now }, groupText(place?.within, this.#after));
    }
    if (parts[0] === "handlers") {
      const step = `${this.#words.parts.handlers} ${forms.quote(this.#itemName(parts, "id"))}`;
      return this.#words.leads({ step, way: undefined, before: old, after: now }, "");
    }
    if (parts[1] === "byDpd") return this.#words.field(this.#words.fields.byDpd, undefined, undefined);
    return this.#words.entryLeads(old, now);
  }

  /** A member of a step or of the document: a field, or one of several parts. */
  #field(change: Told, parts: readonly string[]): string {
    const { nodeId: id } = change;
    const inner = id === undefined ? parts : parts.slice(2);
    const part = this.#partIn(inner, parts);
    const told = part === undefined ? this.#value(change, inner) : this.#part(change, inner, part);
    if (id === undefined) return told;
    const speaker = nodeIn(this.#before.strategy, id) === undefined ? this.#after : this.#before;
    const subject = this.#subject(id, speaker, change.place?.days);
    return this.#words.inside(`${subject}${groupText(change.place?.within, this.#after)}`, told);
  }

  #part(change: Told, inner: readonly string[], { part, name, depth }: FoundPart): string {
    const { kind, before, after } = change;
    const called = this.#words.parts[part];
    const quoted = this.#after.catalog.forms.quote(name);
    if (inner.length === depth) {
      if (kind === "added") return this.#words.came(called, quoted, this.#partText(part, after, this.#after));
      if (kind === "removed") return this.#words.went(called, quoted);
      if (kind === "moved")
        return this.#words.reordered(called, quoted, numberText(Number(after) + 1, this.#after.catalog.forms));
      const kindOf = part === "values" || part === "inputs" || part === "input" ? "expression" : "other";
      return this.#words.field(
        `${called} ${quoted}`,
        this.#told(kindOf, before, this.#before),
        this.#told(kindOf, after, this.#after),
      );
    }
    return this.#words.inside(`${called} ${quoted}`, this.#value(change, [part, ...inner.slice(depth)]));
  }

  /** What an added part does, in a few words. */
  #partText(part: PartName, value: unknown, speaker: Speaker): string | undefined {
    if (part === "values" || part === "inputs" || part === "input") return valueText("expression", value, speaker);
    const { when, on, weight, goto } = isRecord(value) ? value : {};
    const told = [
      on === undefined ? undefined : valueText("events", on, speaker),
      when === undefined ? undefined : valueText("condition", when, speaker),
      typeof weight === "number" ? shareText(weight, speaker.catalog.forms) : undefined,
      typeof goto === "string" ? stepName(goto, speaker) : undefined,
    ].filter((text) => text !== undefined);
    return told.length === 0 ? undefined : told.join(", ");
  }

  #value({ nodeId: id, path, before, after }: Told, names: readonly string[]): string {
    const { forms } = this.#after.catalog;
    const node = id === undefined ? undefined : nodeIn(this.#after.strategy, id);
    if (names.at(-1) === "variants" && isRecord(before) && isRecord(after)) return this.#shares(before, after);
    const field = fieldOf(
      textOf(node?.type ?? ""),
      names.filter((name) => !/^\d+$/.test(name)),
    );
    const kind: FieldKind = field === undefined ? "text" : FIELDS[field];
    const label = field === undefined ? forms.quote(names.join(".") || path) : this.#words.fields[field];
    const currency = typeof node?.currency === "string" ? node.currency : undefined;
    return this.#words.field(
      label,
      this.#told(kind, before, this.#before, currency),
      this.#told(kind, after, this.#after, currency),
    );
  }

  #told(kind: FieldKind, value: unknown, speaker: Speaker, currency?: string): string | null | undefined {
    if (value === undefined) return null;
    const plain = kind === "text" && typeof value === "object";
    return plain ? undefined : valueText(kind, value, speaker, currency);
  }

  #shares(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string {
    const { forms } = this.#after.catalog;
    const share = (value: unknown) => (typeof value === "number" ? shareText(value, forms) : textOf(value));
    return this.#words.shares(
      Object.entries(after).map(([key, value]) => ({
        key: forms.quote(key),
        before: share(before[key]),
        after: share(value),
      })),
    );
  }

  /** Which named part a path lies in, and how many names lead to it. */
  #partIn(inner: readonly string[], parts: readonly string[]): FoundPart | undefined {
    const [first = "", second, third] = inner;
    if (first === "fields" && second === "properties" && third !== undefined)
      return { part: "properties", name: `data.${third}`, depth: 3 };
    if (second === undefined || !Object.hasOwn(this.#words.parts, first)) return undefined;
    const part = first as PartName;
    const key = LIST_KEYS[part];
    const name = key === undefined ? this.#titleOf(part, second) : this.#itemName(parts, key);
    return { part, name, depth: 2 };
  }

  #titleOf(part: PartName, id: string): string {
    if (part !== "segments") return id;
    const segments: unknown = this.#after.strategy.segments ?? this.#before.strategy.segments;
    const segment = isRecord(segments) ? memberOf(segments, id) : undefined;
    return isRecord(segment) && typeof segment.title === "string" ? segment.title : id;
  }

  /** The name of the list's item that a path leads to or into: in the newer document, else in the older one. */
  #itemName(parts: readonly string[], key: string): string {
    const item = parts.slice(0, parts.findIndex((part) => /^\d+$/.test(part)) + 1);
    const found = [this.#after, this.#before].map(({ strategy }) => valueAt(strategy, item)).find(isRecord);
    return textOf(found?.[key] ?? parts.at(-1));
  }

  /** By what it is, its name and its day; with neither of these by what it does. */
  #subject(id: Id, speaker: Speaker, days: StepDays | undefined): string {
    const node = nodeIn(speaker.strategy, id);
    const name = typeof node?.name === "string" ? stepName(id, speaker) : undefined;
    // Where nothing bounds the day after coming in, it says nothing.
    const known = days === undefined || (days.from === "entry" && days.latest === null) ? undefined : days;
    if (name === undefined && known === undefined && !isNoticed(node?.type)) return stepName(id, speaker);
    return this.#words.subject({
      ...{ noun: this.#nounOf(node), name },
      days: known && { ...known, latest: known.earliest },
    });
  }

  #nounOf(node: Readonly<Record<string, unknown>> | undefined): Noun {
    const type = textOf(node?.type ?? "");
    if (type === "task" && node?.channel === "voice") return this.#words.call;
    const channel =
      type === "send" ? valueAt(node, ["via", 0, "channel"]) : type === "task" ? node?.channel : undefined;
    if (typeof channel === "string" && type === "send") return term(this.#words.messages, channel, this.#words.message);
    return term(this.#words.steps, type, this.#words.step);
  }
}

interface FoundPart {
  readonly part: PartName;
  readonly name: string;
  /** Of the names of the path, how many lead to it. */
  readonly depth: number;
}

const LIST_KEYS: Partial<Record<PartName, string>> = {
  ...{ exits: "id", handlers: "id", cases: "port", variants: "key", options: "key" },
};

const sameDays = (one: StepDays | undefined, other: StepDays): boolean =>
  one?.from === other.from && one.earliest === other.earliest;
