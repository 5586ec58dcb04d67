/** A diff as a whole: finished texts in the order in which they are read, for a terminal, a page or a screen alike. */

import { catalogFor } from "../explain/languages.ts";
import { numberText, term } from "../explain/phrases.ts";
import type { Strategy } from "../model/strategy.ts";
import { type DescribeChangesOptions, describeChanges, sentence, summarizeDiff } from "./describe.ts";
import { changeWords } from "./languages.ts";
import type { Change, StrategyDiff } from "./model.ts";
import type { ChangeWords } from "./words.ts";

export interface ToldDiff {
  readonly kind: string;
  readonly title: string;
  /** What reaches people, in one sentence. */
  readonly summary: string;
  /** The changes by weight, the heaviest first; without those that have none. */
  readonly groups: readonly {
    readonly weight: Change["weight"];
    readonly title: string;
    readonly sentences: readonly string[];
  }[];
  /** Bounds that are other ones; absent: all are the same. */
  readonly worstCase?: {
    readonly title: string;
    readonly note: string;
    readonly heads: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
}

const WEIGHTS: readonly Change["weight"][] = ["contact", "decision", "note"];

/** @throws RangeError when there are no words for the locale. */
export function describeDiff(diff: StrategyDiff, options: DescribeChangesOptions = {}): ToldDiff {
  const { locale = "en" } = options;
  const words = changeWords(locale);
  const { page } = words;
  const sentences = describeChanges(diff, options);
  const groups = WEIGHTS.map((weight) => ({
    ...{ weight, title: page.weights[weight] },
    sentences: sentences.filter((_, i) => diff.changes[i]?.weight === weight),
  }));
  const summary = summarizeDiff(diff, options);
  return {
    kind: page.kind,
    title: titleOf(diff, words),
    summary: diff.changes.length === 0 ? page.nothing : summary === "" ? page.quiet : sentence(summary),
    groups: groups.filter((group) => group.sentences.length > 0),
    ...(diff.worstCase.length > 0 && { worstCase: worstCaseTable(diff, words) }),
  };
}

function titleOf({ before, after }: StrategyDiff, { locale, page }: ChangeWords): string {
  const { forms } = catalogFor({ locale });
  const version = ({ version: number }: Strategy) =>
    typeof number === "number" ? page.version(numberText(number, forms)) : page.draft;
  if (before.id === after.id) return page.title(String(after.name), version(before), version(after));
  return page.others(`${before.name} (${version(before)})`, `${after.name} (${version(after)})`);
}

function worstCaseTable({ worstCase }: StrategyDiff, words: ChangeWords): NonNullable<ToldDiff["worstCase"]> {
  const { forms } = catalogFor({ locale: words.locale });
  const { worst: title, worstNote: note, heads, all, any } = words.page;
  const bound = (count: number | null) => (count === null ? any : numberText(count, forms));
  const rows = worstCase.map(({ days, channel, before, after }) => [
    forms.duration("days", days, numberText(days, forms)),
    channel === undefined ? all : term(words.messages, channel, words.message).name,
    ...[bound(before), bound(after)],
  ]);
  return { title, note, heads: [heads.window, heads.channel, heads.before, heads.after], rows };
}
