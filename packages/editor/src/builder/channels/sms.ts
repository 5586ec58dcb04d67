/** What an SMS costs for everybody it is looked at for, why, and what would make it cheaper. */

import {
  type BlockId,
  type CompiledTemplate,
  type Locale,
  type SmsSegments,
  smsParts,
  smsSegments,
  type Template,
} from "@dunlin/templates";
import { runsOf } from "@dunlin/templates/editing";
import { valuesAt } from "../document/contexts.ts";
import type { SamplePerson } from "../host/props.ts";
import { textRows } from "../texts/texts.ts";
import { messagesFor } from "./messages.ts";

export interface PersonSms {
  readonly person: SamplePerson;
  /** As it is sent; `undefined` where nothing can be sent to this person. */
  readonly text: string | undefined;
  readonly parts: readonly string[];
  readonly segments: SmsSegments | undefined;
}

export interface SmsReport {
  readonly people: readonly PersonSms[];
  /** Segments of the cheapest and of the dearest message. */
  readonly least: number;
  readonly most: number;
  /** How many people get how many segments, the most first. */
  readonly counts: readonly { readonly segments: number; readonly people: number }[];
  readonly reasons: readonly SmsReason[];
}

/** Why a message takes more than it would have to. */
export type SmsReason =
  | {
      readonly why: "sign";
      readonly signs: readonly string[];
      /** Blocks that say them themselves. */
      readonly blocks: readonly BlockId[];
      /** Values that have them. */
      readonly paths: readonly string[];
      readonly people: readonly SamplePerson[];
    }
  /** A value that is longer than that of the person with the cheapest message. */
  | { readonly why: "long"; readonly path: string; readonly person: SamplePerson; readonly by: number };

export function smsReport(
  compiled: CompiledTemplate,
  doc: Template,
  people: readonly SamplePerson[],
): SmsReport | undefined {
  const all = messagesFor(compiled, people).map(({ person, message }): PersonSms => {
    const text = message.status === "rendered" ? message.text : undefined;
    if (text === undefined) return { person, text, parts: [], segments: undefined };
    return { person, text, parts: smsParts(text), segments: smsSegments(text) };
  });
  const numbers = all.flatMap(({ segments }) => segments?.segments ?? []);
  if (numbers.length === 0) return undefined;
  const distinct = [...new Set(numbers)].sort((a, b) => b - a);
  return {
    people: all,
    least: Math.min(...numbers),
    most: Math.max(...numbers),
    counts: distinct.map((segments) => ({ segments, people: numbers.filter((one) => one === segments).length })),
    reasons: [...signReasons(all, compiled, doc), ...lengthReasons(all, compiled)],
  };
}

/** Signs that come from the same places, for the same people, are one reason. */
function signReasons(
  all: readonly PersonSms[],
  { usedPaths, locale }: CompiledTemplate,
  doc: Template,
): readonly SmsReason[] {
  const found = new Map<string, SmsReason & { readonly why: "sign" }>();
  for (const sign of new Set(all.flatMap(({ segments }) => segments?.offenders ?? []))) {
    const people = all.filter(({ segments }) => segments?.offenders.includes(sign)).map(({ person }) => person);
    const blocks = [...new Set(blocksSaying(doc, locale, sign))];
    const paths = usedPaths.filter((path) => people.some(({ context }) => wordsAt(context, path).includes(sign)));
    const key = JSON.stringify([blocks, paths, people.map(({ id }) => id)]);
    found.set(key, { why: "sign", signs: [...(found.get(key)?.signs ?? []), sign], blocks, paths, people });
  }
  return [...found.values()];
}

const blocksSaying = (doc: Template, locale: Locale, sign: string): readonly BlockId[] =>
  textRows(doc).flatMap(({ id, text }) =>
    id !== undefined &&
    runsOf(text[locale] ?? []).some(
      (run) => ("t" in run && run.t.includes(sign)) || ("var" in run && run.fallback?.includes(sign) === true),
    )
      ? [id]
      : [],
  );

function lengthReasons(all: readonly PersonSms[], { usedPaths }: CompiledTemplate): readonly SmsReason[] {
  const cheapest = [...all]
    .filter(({ segments }) => segments !== undefined)
    .sort(
      (a, b) =>
        (a.segments?.segments ?? 0) - (b.segments?.segments ?? 0) ||
        (a.segments?.units ?? 0) - (b.segments?.units ?? 0),
    )[0];
  if (cheapest?.segments === undefined) return [];
  const { segments: base, person: other } = cheapest;
  return all.flatMap(({ person, segments }): readonly SmsReason[] => {
    if (segments === undefined || segments.segments <= base.segments) return [];
    const longer = usedPaths
      .map((path) => ({ path, by: wordsAt(person.context, path).length - wordsAt(other.context, path).length }))
      .sort((a, b) => b.by - a.by)[0];
    return longer === undefined || longer.by <= 0 ? [] : [{ why: "long", ...longer, person }];
  });
}

/** The words of a context at a path, of rows all of them. */
export const wordsAt = (context: object, path: string): string =>
  valuesAt(context, path)
    .filter((value) => typeof value === "string" || typeof value === "number")
    .join("");

export type SmsRule = "plainPunctuation" | "transliterate";

/** What rules that are off would do. */
export interface SmsRemedy {
  readonly rules: readonly SmsRule[];
  /** Segments of all people together. */
  readonly before: number;
  readonly after: number;
  /** Letters that lose their accents; of punctuation none, since no word changes. */
  readonly changed: readonly string[];
}

/** The rules that would make it cheaper, without changing the template: each alone, and both where they save more together. */
export function smsRemedies(compiled: CompiledTemplate, people: readonly SamplePerson[]): readonly SmsRemedy[] {
  const { channel } = compiled;
  if (channel?.kind !== "sms") return [];
  const before = total(compiled, people);
  const found: SmsRemedy[] = [];
  for (const rules of [["plainPunctuation"], ["transliterate"], ["plainPunctuation", "transliterate"]] as const) {
    if (rules.some((rule) => channel[rule])) continue;
    const on = Object.fromEntries(rules.map((rule) => [rule, true]));
    const tried = { ...compiled, channel: { ...channel, ...on } };
    const after = total(tried, people);
    if (after < Math.min(before, ...found.filter(() => rules.length > 1).map((one) => one.after)))
      found.push({ rules, before, after, changed: changedIn(tried, people) });
  }
  return found;
}

const changedIn = (compiled: CompiledTemplate, people: readonly SamplePerson[]): readonly string[] => [
  ...new Set(
    messagesFor(compiled, people).flatMap(({ message }) =>
      message.status === "withheld"
        ? []
        : message.warnings.flatMap(({ code, data }) =>
            code === "sms.transliterated" && Array.isArray(data?.changed) ? (data.changed as string[]) : [],
          ),
    ),
  ),
];

const total = (compiled: CompiledTemplate, people: readonly SamplePerson[]): number =>
  messagesFor(compiled, people).reduce(
    (sum, { message }) => sum + (message.status === "rendered" ? (message.segments ?? 0) : 0),
    0,
  );
