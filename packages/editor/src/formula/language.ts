/**
 * What formulas can say of the language of conditions. Anything else stands in them as JSON in braces, so that every
 * condition has a text and no text loses anything.
 *
 *     totalOverdue >= EUR 500.00 and dpd between 1 and 30
 *     min(totalDue * 0.9, EUR 2000.00) ?? EUR 0.00
 *     oldestDueDate + 3 days <= today or today >= oldestDueDate + 3 business days
 *     some(obligations, outstandingMinor > EUR 50.00 and not disputed)
 *
 * Weakest first: `or`, `and`, `not`, comparisons (`between … and …`, `in`), `??`, `+ -`, `* / %`, signs. What is joined by one of
 * `and or ?? + *` is one operation, what stands in parentheses another. Numbers have a point and no groups. An amount is
 * its currency and major units; a number beside an amount that has no currency is none, but for 0.
 */

/** Operators whose argument is a record of settings: `countContacts(days: 7)`. */
export const NAMED: ReadonlySet<string> = new Set(["countContacts", "countPromises"]);

/** Operators that are written as a call. */
export const FUNCTIONS: ReadonlySet<string> = new Set([
  ...["min", "max", "abs", "if", "known", "sum", "count", "some", "all", "none"],
  ...["daysSince", "daysUntil", "businessDaysSince", "addDays", "hasTag", "segment", "countContacts", "countPromises"],
  ...["startsWith", "endsWith", "cat", "substr", "missing", "missing_some", "filter", "map", "reduce", "merge"],
]);

export const COMPARISONS: ReadonlySet<string> = new Set(["==", "!=", "===", "!==", "<", "<=", ">", ">="]);

/** Words that are no names of fields. */
export const WORDS: ReadonlySet<string> = new Set([
  ...["and", "or", "not", "in", "between", "true", "false", "null", "this", "field"],
]);

/** Operators by how strongly they bind; what is written as a call binds strongest. */
export const LEVELS = { or: 1, and: 2, not: 3, compare: 4, else: 5, add: 6, multiply: 7, sign: 8, whole: 9 } as const;

/** Deeper than this is kept as JSON, and refused as text. */
export const DEEPEST = { said: 60, read: 250 };
