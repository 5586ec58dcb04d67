/** Comparisons with numbers that are written out, all as one: whether a number lies between two bounds. */

import type { ConditionAst } from "../model/condition.ts";
import type { Evaluate, Site } from "./closureSite.ts";
import { isNumberLiteral } from "./constants.ts";
import { knownValue } from "./values.ts";

/** The question whether a number is at least `low` and at most `high`. Without a number it is unknown. */
interface Range {
  readonly of: ConditionAst;
  readonly low: number;
  readonly high: number;
}

/** The range that a comparison asks about, if it is one. */
export function rangeOf(ast: ConditionAst): Range | undefined {
  if (ast.kind !== "call") return undefined;
  const { op, args } = ast;
  const [a, b, c] = args;
  if (args.length === 2) return half(a, op, b) ?? half(b, TURNED[op], a);
  if (op === "between") return meet(half(a, ">=", b), half(a, "<=", c));
  return op === "<" || op === "<=" ? meet(half(b, TURNED[op], a), half(b, op, c)) : undefined;
}

const TURNED: Readonly<Record<string, string>> = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "==": "==",
  "===": "===",
};

function half(of: ConditionAst | undefined, op: string | undefined, bound: ConditionAst | undefined) {
  if (of === undefined || !isNumberLiteral(bound)) return undefined;
  const { value } = bound;
  switch (op) {
    case "<":
      return { of, low: -Infinity, high: -after(-value) };
    case "<=":
      return { of, low: -Infinity, high: value };
    case ">":
      return { of, low: after(value), high: Infinity };
    case ">=":
      return { of, low: value, high: Infinity };
    case "==":
    case "===":
      return { of, low: value, high: value };
    default:
      return undefined;
  }
}

/** Two ranges of the same value. */
const meet = (one: Range | undefined, other: Range | undefined): Range | undefined =>
  one && other && { of: one.of, low: Math.max(one.low, other.low), high: Math.min(one.high, other.high) };

const BITS = new DataView(new ArrayBuffer(8));

/** The next larger number. */
function after(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  BITS.setFloat64(0, value);
  BITS.setBigInt64(0, BITS.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return BITS.getFloat64(0);
}

/** The parts of an `and`, those that ask about ranges of the same value as one. */
export function joined(args: readonly ConditionAst[]): readonly (ConditionAst | Range)[] {
  const parts = new Map<string | number, ConditionAst | Range>();
  args.forEach((arg, i) => {
    const range = rangeOf(arg);
    const key = range === undefined ? i : JSON.stringify(range.of);
    const before = parts.get(key) as Range | undefined;
    parts.set(key, meet(before, range) ?? range ?? arg);
  });
  return [...parts.values()];
}

/** One closure for the read, what stands in for it, and both bounds. */
export function within(site: Site, { of, low, high }: Range): Evaluate {
  const instead = of.kind === "var" ? of.fallback : undefined;
  const simple = instead?.kind === "literal";
  const read = of.kind === "var" && simple ? site.read(of) : site.raw(of);
  const absent = simple && isNumberLiteral(instead) ? instead.value >= low && instead.value <= high : undefined;
  return (here, about) => {
    const value = read(here, about);
    if (typeof value === "number" && value - value === 0) return value >= low && value <= high;
    return absent === undefined || knownValue(value) !== undefined ? undefined : absent;
  };
}
