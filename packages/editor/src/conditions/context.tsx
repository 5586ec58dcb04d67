/** What every row of the builder can reach: the words, the fields, and the way to edit. */

import { type Condition, describeCondition, type FieldSchema, type Strategy } from "@dunlin/engine";
import { createContext, useContext } from "react";
import type { Press } from "../dnd/presses.tsx";
import type { CountMatches } from "../host/props.ts";
import { countedAlone } from "./counting.ts";
import type { About, FieldInfo } from "./fields.ts";
import type { Place } from "./tree.ts";
import type { ConditionWords } from "./words.ts";

/** A row as text, `0.2.1`; the root is the empty text. */
export type At = string;

export const placeOf = (at: At): Place => (at === "" ? [] : at.split(".").map(Number));
export const atOf = (place: Place): At => place.join(".");

/** Which control of a row is to have the focus after an edit. */
export interface FocusWish {
  readonly at: At;
  readonly part: "field" | "menu" | "mode" | "add";
}

export interface ConditionSettings {
  readonly words: ConditionWords;
  /** BCP 47, of numbers, money and dates. */
  readonly locale: string;
  /** Language of the engine's sentences. */
  readonly language: string;
  /** ISO 4217; without it amounts are edited in the smallest unit. */
  readonly currency?: string | undefined;
  readonly schema?: FieldSchema | undefined;
  readonly about?: About | undefined;
  readonly segments?: Strategy["segments"] | undefined;
  readonly countMatches?: CountMatches | undefined;
  readonly onInspectMatches?: ((rule: Condition) => void) | undefined;
  readonly readOnly: boolean;
}

export interface Builder extends ConditionSettings {
  readonly fields: readonly FieldInfo[];
  readonly root: () => Condition;
  /** A press on the handle of a row. */
  readonly press: Press;
  readonly edit: (change: (root: Condition) => Condition, focus?: FocusWish) => void;
}

const Context = createContext<Builder | undefined>(undefined);

export const BuilderProvider = Context.Provider;

export function useBuilder(): Builder {
  const builder = useContext(Context);
  if (builder === undefined) throw new Error("Rules stand inside of <ConditionRows>.");
  return builder;
}

/** What the engine has to be given to tell a rule. */
export function toldBy(
  rule: Condition,
  { language, schema, about, segments, currency }: Omit<ConditionSettings, "words" | "locale" | "readOnly">,
) {
  const options = {
    locale: language,
    ...(schema && { schema }),
    ...(segments && { segments }),
    ...(currency !== undefined && { currency }),
  };
  return [about?.(rule) ?? rule, options] as const;
}

/** What a rule asks, without a stop at the end. */
export const sentenceOf = (rule: Condition, settings: ConditionSettings): string =>
  describeCondition(...toldBy(rule, settings));

/** The sentence of one row; of one about entries of a list, with the list. */
export const rowSentence = (builder: Builder, at: At): string =>
  sentenceOf(countedAlone(builder.root(), placeOf(at)), builder);

/** The fields that a row may be about: those of the case, or what the entries of a list have. */
export function fieldsIn(builder: Builder, list: string | undefined): readonly FieldInfo[] {
  if (list === undefined) return builder.fields;
  return fieldAt(builder.fields, list)?.members ?? [];
}

export function fieldAt(fields: readonly FieldInfo[], path: string): FieldInfo | undefined {
  return fields.find((field) => field.path === path);
}
