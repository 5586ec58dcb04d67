/** What a helper is: a named function of values that a template may call. */

import type { PlaceContext } from "../escape/escape.ts";

/** What is the same for all values of one message. */
export interface MergeEnvironment {
  /** Of the reader, as a BCP 47 tag. */
  readonly locale: string;
  /** The IANA time zone of the reader. */
  readonly zone: string;
}

/** Where a helper is called. */
export interface HelperSite extends MergeEnvironment {
  readonly context: PlaceContext;
}

export interface Helper {
  /** Fewest and most values it takes; checked when the source is compiled. */
  readonly values: readonly [least: number, most: number];
  /** The names of its options (`name=value`). */
  readonly options?: readonly string[];
  /**
   * What it gives is escaped like any value. `undefined` and `null` count as missing.
   *
   * @throws ValueError for a value it cannot show: the message is withheld, and says where.
   */
  readonly call: (values: readonly unknown[], options: Readonly<Record<string, unknown>>, site: HelperSite) => unknown;
}

export type Helpers = Readonly<Record<string, Helper>>;

/** What Handlebars itself calls by name. Never a value of the context, and no helper may replace it. */
export const BUILT_IN: ReadonlySet<string> = new Set([
  ...["if", "unless", "each", "with", "lookup", "log", "helperMissing", "blockHelperMissing"],
]);

/** Further names that no helper can have, since they mean something else in a tag, or are risky in an object. */
export const TAKEN_NAMES: ReadonlySet<string> = new Set([
  ...BUILT_IN,
  ...["this", "else", "as", "true", "false", "null", "undefined"],
  ...["index", "first", "last", "key", "root"],
  ...["__proto__", "constructor", "prototype"],
]);
