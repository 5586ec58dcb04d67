/** Conditions in words: what `describeCondition` gives, and what strategies and traces say of theirs. */

import type { Condition } from "../model/condition.ts";
import type { FieldSchema, Strategy } from "../model/strategy.ts";
import type { Catalog } from "./catalog.ts";
import { MARK } from "./conditionWords.ts";
import { clauseOf, nounOf, type Speaker } from "./describer.ts";
import { catalogFor, type LanguageOptions } from "./languages.ts";

export interface DescribeConditionOptions extends LanguageOptions {
  /** Types and titles of `data.*`, as in `fields` of a strategy. */
  readonly schema?: FieldSchema;
  /** Those of a strategy, for their titles. */
  readonly segments?: Strategy["segments"];
  /** Of the case, ISO 4217. Without it amounts are told in the smallest unit. */
  readonly currency?: string;
}

/**
 * What a condition asks, without a stop at the end: `days past due is more than 5`. Never fails on a rule.
 *
 * @throws RangeError when there are no words for the locale.
 */
export function describeCondition(rule: Condition, options: DescribeConditionOptions = {}): string {
  const { schema: fields, segments, currency } = options;
  return clauseOf(
    rule,
    speaker(catalogFor(options), { ...(fields && { fields }), ...(segments && { segments }) }, currency),
  );
}

/** A stretch of a sentence; an operand is what the author of the condition chose: a value, a segment, a tag. */
export interface SentencePart {
  readonly text: string;
  readonly operand: boolean;
}

/** What `describeCondition` says, cut where a value begins or ends. @throws RangeError when there are no words for the locale. */
export function describeConditionParts(rule: Condition, options: DescribeConditionOptions = {}): SentencePart[] {
  const { schema: fields, segments, currency } = options;
  const plain = speaker(catalogFor(options), { ...(fields && { fields }), ...(segments && { segments }) }, currency);
  const mark = (text: string) => MARK + text.replaceAll(MARK, "") + MARK;
  return clauseOf(rule, { ...plain, mark })
    .split(MARK)
    .map((text, i) => ({ text, operand: i % 2 === 1 }))
    .filter(({ text }) => text !== "");
}

/** What an expression stands for, as a noun: `the total due`. @throws RangeError when there are no words for the locale. */
export function describeExpression(rule: Condition, options: DescribeConditionOptions = {}): string {
  const { schema: fields, segments, currency } = options;
  return nounOf(
    rule,
    speaker(catalogFor(options), { ...(fields && { fields }), ...(segments && { segments }) }, currency),
  );
}

type Known = Pick<Strategy, "fields" | "segments">;

/** A condition of a strategy as a clause. */
export const ruleText = (rule: Condition, strategy: Known, catalog: Catalog, currency?: string): string =>
  clauseOf(rule, speaker(catalog, strategy, currency));

/** An expression of a strategy as a noun; a yes or no as `whether ...`. */
export const expressionText = (rule: Condition, strategy: Known, catalog: Catalog): string =>
  nounOf(rule, speaker(catalog, strategy));

const speaker = (catalog: Catalog, { fields, segments }: Known, currency?: string): Speaker => ({
  catalog,
  segments,
  ...(fields !== undefined && { fields }),
  ...(currency !== undefined && { currency }),
});
