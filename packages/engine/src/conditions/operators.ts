/**
 * Every operator of strict conditions: how many arguments it takes, what it asks of them and what it gives. Reading,
 * checking, describing and testing all go by this table.
 */

export type ValueKind = "boolean" | "number" | "text" | "list" | "any";

export interface Operator {
  readonly min: number;
  /** `Infinity` where any number will do. */
  readonly max: number;
  readonly gives: ValueKind;
  /** What the arguments must be; the last entry stands for all that follow. */
  readonly takes: readonly ValueKind[];
  /**
   * Arguments that are worked out once for each element of the list in the first argument (their place), so that
   * `var` means the element there.
   */
  readonly each?: number;
  /** Arguments that must be written out as literals, by place; `options` is an object of settings. */
  readonly literal?: readonly ("text" | "options" | "path")[];
}

const compare: Operator = { min: 2, max: 2, gives: "boolean", takes: ["any"] };
const order: Operator = { min: 2, max: 3, gives: "boolean", takes: ["any"] };
const number = (min: number, max: number): Operator => ({ min, max, gives: "number", takes: ["number"] });
const quantifier: Operator = { min: 2, max: 2, gives: "boolean", takes: ["list", "boolean"], each: 1 };
const edge: Operator = { min: 2, max: 2, gives: "boolean", takes: ["text"] };
const days: Operator = { min: 1, max: 1, gives: "number", takes: ["text"] };

export const OPERATORS: Readonly<Record<string, Operator>> = {
  and: { min: 0, max: Infinity, gives: "boolean", takes: ["boolean"] },
  or: { min: 0, max: Infinity, gives: "boolean", takes: ["boolean"] },
  "!": { min: 1, max: 1, gives: "boolean", takes: ["boolean"] },
  "!!": { min: 1, max: 1, gives: "boolean", takes: ["boolean"] },
  if: { min: 2, max: Infinity, gives: "any", takes: ["any"] },
  "==": compare,
  "===": compare,
  "!=": compare,
  "!==": compare,
  "<": order,
  "<=": order,
  ">": compare,
  ">=": compare,
  between: { min: 3, max: 3, gives: "boolean", takes: ["any"] },
  known: { min: 1, max: 1, gives: "boolean", takes: ["any"] },
  "??": { min: 1, max: Infinity, gives: "any", takes: ["any"] },
  missing: { min: 0, max: Infinity, gives: "list", takes: ["text"], literal: ["path"] },
  missing_some: { min: 2, max: 2, gives: "list", takes: ["number", "list"] },
  "+": number(1, Infinity),
  "-": number(1, 2),
  "*": number(1, Infinity),
  "/": number(2, 2),
  "%": number(2, 2),
  min: number(1, Infinity),
  max: number(1, Infinity),
  abs: number(1, 1),
  cat: { min: 1, max: Infinity, gives: "text", takes: ["any"] },
  substr: { min: 2, max: 3, gives: "text", takes: ["text", "number"] },
  startsWith: edge,
  endsWith: edge,
  in: { min: 2, max: 2, gives: "boolean", takes: ["any"] },
  some: quantifier,
  all: quantifier,
  none: quantifier,
  filter: { min: 2, max: 2, gives: "list", takes: ["list", "boolean"], each: 1 },
  map: { min: 2, max: 2, gives: "list", takes: ["list", "any"], each: 1 },
  reduce: { min: 3, max: 3, gives: "any", takes: ["list", "any", "any"], each: 1 },
  merge: { min: 0, max: Infinity, gives: "list", takes: ["any"] },
  sum: { min: 2, max: 2, gives: "number", takes: ["list", "number"], each: 1 },
  count: { min: 2, max: 2, gives: "number", takes: ["list", "boolean"], each: 1 },
  daysSince: days,
  daysUntil: days,
  businessDaysSince: { min: 1, max: 2, gives: "number", takes: ["text"] },
  addDays: { min: 2, max: 2, gives: "text", takes: ["text", "number"] },
  hasTag: { min: 1, max: 1, gives: "boolean", takes: ["text"], literal: ["text"] },
  segment: { min: 1, max: 1, gives: "boolean", takes: ["text"], literal: ["text"] },
  countContacts: { min: 1, max: 1, gives: "number", takes: ["any"], literal: ["options"] },
  countPromises: { min: 1, max: 1, gives: "number", takes: ["any"], literal: ["options"] },
};

export const operatorOf = (op: string): Operator | undefined =>
  Object.hasOwn(OPERATORS, op) ? OPERATORS[op] : undefined;

/** Nesting and size of one condition. */
export const MAX_DEPTH = 64;
export const MAX_OPERATORS = 2000;
