/** What a language must say for changes to be told in it. Clauses without a stop; the first letter is raised where one stands alone. */

import type { FieldName } from "./fields.ts";
import type { Change, StepDays } from "./model.ts";

/** `the SMS`, of which a language may need the article apart. */
export interface Noun {
  readonly article: string;
  readonly name: string;
}

/** What a change is about. Texts are ready to be read. */
export interface Subject {
  readonly noun: Noun;
  /** Quoted. */
  readonly name: string | undefined;
  readonly days: StepDays | undefined;
}

export interface ChangeWords {
  readonly locale: string;
  readonly fields: Readonly<Record<FieldName, string>>;
  /** Words of the format, as values of fields. */
  readonly choices: Readonly<Record<string, string>>;
  /** By channel, a message; by type, a step of it. */
  readonly messages: Readonly<Record<string, Noun>>;
  message(channel: string): Noun;
  readonly call: Noun;
  readonly steps: Readonly<Record<string, Noun>>;
  step(type: string): Noun;
  readonly yes: string;
  readonly no: string;
  /** A value that is not there. */
  readonly none: string;
  /** `before the oldest due date`: a negative duration. */
  earlier(duration: string): string;
  several(count: number, shown: string): string;
  /** `the day 7 SMS “Nudge”` */
  subject(subject: Subject): string;
  /** `day 5`, `5 days past due`, `day 5 to 9` */
  on(days: StepDays): string;
  /** In a way of a decision: a segment, everybody else, a condition, a variant, a way by its name. */
  readonly group: {
    of(segment: string): string;
    notOf(segment: string): string;
    where(condition: string): string;
    unknown(condition: string): string;
    others(step: string): string;
    variant(key: string, experiment: string): string;
    port(port: string, step: string): string;
  };
  added(subject: string, on: string | undefined, follows: string | undefined, group: string): string;
  removed(subject: string, group: string): string;
  /** `whole`: it comes on the same days as before, only so much sooner or later. */
  retimed(subject: string, before: string, after: string, whole: boolean, group: string): string;
  /** `null`: it is the first step. */
  moved(
    subject: string,
    places: { before: string | null; after: string | null; on: string | undefined },
    group: string,
  ): string;
  retyped(before: string, after: string): string;
  /** Where a way leads; `null`: nowhere. `way`: the port, quoted, where it is not the usual one. */
  leads(
    words: { step: string; way: string | undefined; before: string | null; after: string | null },
    group: string,
  ): string;
  entryLeads(before: string | null, after: string | null): string;
  /** `undefined`: a value that is too long to be told; `null`: there was, or is, none. */
  field(label: string, before: string | null | undefined, after: string | null | undefined): string;
  shares(list: readonly { readonly key: string; readonly before: string; readonly after: string }[]): string;
  /** A part of a step or a document by its name: an exit rule, a route, a variant, a field of the host. */
  readonly parts: Readonly<Record<PartName, string>>;
  /** `where`: the step, or nothing for the document. */
  inside(where: string, what: string): string;
  came(part: string, name: string, told: string | undefined): string;
  went(part: string, name: string): string;
  reordered(part: string, name: string, place: string): string;
  worstCase(before: string, after: string, by: string | undefined, days: number): string;
  readonly anyNumber: string;
  /** Changes that a summary leaves out. */
  more(count: number, shown: string): string;
  readonly page: PageWords;
}

/** Around the changes. */
export interface PageWords {
  readonly kind: string;
  readonly draft: string;
  version(version: string): string;
  title(name: string, before: string, after: string): string;
  /** Two strategies that are not versions of one. */
  others(before: string, after: string): string;
  readonly nothing: string;
  /** Nothing that reaches people. */
  readonly quiet: string;
  readonly weights: Readonly<Record<Change["weight"], string>>;
  readonly worst: string;
  readonly worstNote: string;
  readonly heads: {
    readonly window: string;
    readonly channel: string;
    readonly before: string;
    readonly after: string;
  };
  readonly all: string;
  readonly any: string;
}

export type PartName =
  | "segments"
  | "exits"
  | "handlers"
  | "properties"
  | "cases"
  | "variants"
  | "options"
  | "values"
  | "inputs"
  | "input";
