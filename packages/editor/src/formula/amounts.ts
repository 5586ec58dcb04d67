/** Which numbers of a condition are amounts of money: those that are held against, or counted together with, one. */

import type { Condition } from "@dunlin/engine";
import { operation, reference } from "../conditions/operation.ts";
import { COMPARISONS } from "./language.ts";
import { fieldNamed, type Names, type Scope, scopeOfArgument } from "./names.ts";

/** Operators that give an amount where one of their arguments is one. */
const ALIKE: ReadonlySet<string> = new Set(["+", "-", "%", "min", "max", "abs", "??"]);

function isAmount(rule: Condition, names: Names, scope: Scope | undefined): boolean {
  const { op = "", args = [] } = operation(rule) ?? {};
  const amount = (i: number) => isAmount(args[i] ?? null, names, scopeOfArgument(op, args, i, names, scope));
  if (op === "var") return fieldNamed(names, scope, reference(rule)?.path ?? "")?.kind === "money";
  if (op === "if") return args.some((_, i) => isBranch(i, args.length) && amount(i));
  if (op === "sum") return amount(1);
  if (op === "/") return amount(0) && !amount(1);
  return (ALIKE.has(op) || op === "*") && args.some((_, i) => amount(i));
}

/** Of `if`: not one of its tests. */
const isBranch = (i: number, count: number): boolean => i % 2 === 1 || i === count - 1;

/** Which arguments of an operation have to be amounts, when `wanted` says whether the operation itself has to be one. */
export function amountsIn(
  op: string,
  args: readonly Condition[],
  wanted: boolean,
  names: Names,
  scope: Scope | undefined,
): (i: number) => boolean {
  const some = () => args.some((arg) => isAmount(arg, names, scope));
  if (op === "var") {
    const money = typeof args[0] === "string" && fieldNamed(names, scope, args[0])?.kind === "money";
    return (i) => i === 1 && (wanted || money);
  }
  if (op === "if") {
    const all = wanted || args.some((arg, i) => isBranch(i, args.length) && isAmount(arg, names, scope));
    return (i) => all && isBranch(i, args.length);
  }
  if (COMPARISONS.has(op) || op === "between" || op === "in") {
    const all = some();
    return () => all;
  }
  if (ALIKE.has(op)) {
    const all = wanted || some();
    return () => all;
  }
  if (op === "*") {
    // One factor is the amount: where none is known to be, the first number.
    const first = wanted && !some() ? args.findIndex((arg) => typeof arg === "number") : -1;
    return (i) => i === first;
  }
  if (op === "/") return (i) => i === 0 && wanted;
  return (i) => op === "sum" && i === 1 && wanted;
}

const NUMBER = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** Minor units in major ones, exactly: `-12.50`, and with an exponent what is no whole number of them. */
export function amountDigits(minor: number, digits: number): string {
  if (!Number.isSafeInteger(minor)) {
    const [, whole = "0", fraction, exponent = "0"] = NUMBER.exec(String(minor)) ?? [];
    return `${whole}${fraction === undefined ? "" : `.${fraction}`}e${Number(exponent) - digits}`;
  }
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  return `${minor < 0 ? "-" : ""}${whole}${digits === 0 ? "" : `.${text.slice(-digits)}`}`;
}

/** Nothing where there are more decimals than the currency has. */
export function minorOf(text: string, digits: number): number | undefined {
  const [number = "", exponent] = text.toLowerCase().split("e");
  const decimals = number.split(".")[1]?.replace(/0+$/, "").length ?? 0;
  if (exponent === undefined && decimals > digits) return undefined;
  return Number(`${number}e${Number(exponent ?? 0) + digits}`);
}
