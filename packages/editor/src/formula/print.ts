/** A condition as a formula. Total: what formulas cannot say stands in it as JSON. */

import { type Condition, exponentOf } from "@dunlin/engine";
import { operation } from "../conditions/operation.ts";
import { amountDigits, amountsIn } from "./amounts.ts";
import { COMPARISONS, DEEPEST, FUNCTIONS, LEVELS, NAMED, WORDS } from "./language.ts";
import { type Names, type Scope, scopeOfArgument } from "./names.ts";
import { isDate, isName } from "./tokens.ts";

/** A longer line is broken before `and` and `or`. */
const LINE = 72;

export interface FormulaSettings {
  readonly names: Names;
  /** ISO 4217; without it amounts are numbers, in the smallest unit. */
  readonly currency?: string | undefined;
  readonly locale: string;
  /** Ids of saved segments; absent: any. */
  readonly segments?: ReadonlySet<string> | undefined;
  /** Where the whole formula stands. */
  readonly around?: FormulaAround | undefined;
}

export interface FormulaAround {
  /** An amount has to stand here. */
  readonly wanted: boolean;
  readonly scope: Scope | undefined;
}

export const NOWHERE: FormulaAround = { wanted: false, scope: undefined };

export const printFormula = (rule: Condition, settings: FormulaSettings): string =>
  new Printer(settings).print(rule, { ...(settings.around ?? NOWHERE), depth: 0 }, LEVELS.or);

interface Around extends FormulaAround {
  readonly depth: number;
}

interface Said {
  readonly text: string;
  readonly level: number;
}

class Printer {
  readonly #settings: FormulaSettings;

  constructor(settings: FormulaSettings) {
    this.#settings = settings;
  }

  /** In parentheses when it binds more weakly than what stands around it. */
  print(rule: Condition, around: Around, level: number): string {
    const said = this.#say(rule, around);
    if (said.level >= level) return said.text;
    return said.text.includes("\n") ? `(\n  ${said.text.replaceAll("\n", "\n  ")}\n)` : `(${said.text})`;
  }

  #say(rule: Condition, around: Around): Said {
    if (typeof rule === "number") return this.#number(rule, around.wanted);
    if (typeof rule === "string") return whole(isDate(rule) ? rule : JSON.stringify(rule));
    if (around.depth >= DEEPEST.said) return whole(JSON.stringify(rule));
    if (Array.isArray(rule)) {
      const inside = { ...around, depth: around.depth + 1 };
      const items = (rule as readonly Condition[]).map((item) => this.print(item, inside, LEVELS.or));
      return whole(`[${items.join(", ")}]`);
    }
    const found = operation(rule as Condition);
    return (found && this.#operation(found.op, found.args, around)) ?? whole(JSON.stringify(rule));
  }

  #number(value: number, wanted: boolean): Said {
    const { currency } = this.#settings;
    const text =
      wanted && currency !== undefined && value !== 0
        ? `${currency} ${amountDigits(value, exponentOf(currency))}`
        : String(value);
    return { text, level: value < 0 && text.startsWith("-") ? LEVELS.sign : LEVELS.whole };
  }

  #operation(op: string, args: readonly Condition[], around: Around): Said | undefined {
    const { names } = this.#settings;
    const amount = amountsIn(op, args, around.wanted, names, around.scope);
    const at = (i: number, level: number): string =>
      this.print(
        args[i] as Condition,
        {
          wanted: amount(i),
          scope: scopeOfArgument(op, args, i, names, around.scope),
          depth: around.depth + 1,
        },
        level,
      );
    const joined = (level: number, first: number, sign: string): Said => ({
      text: args.map((_, i) => at(i, i === 0 ? first : level + 1)).join(` ${sign} `),
      level,
    });
    const { length } = args;
    switch (op) {
      case "var":
        return variable(args, (i) => at(i, LEVELS.or));
      case "and":
      case "or":
        return length < 2 ? this.#call(op, args, at) : inLines(op, args, at);
      case "!":
        return length === 1 ? { text: `not ${at(0, LEVELS.not)}`, level: LEVELS.not } : undefined;
      case "between":
        if (length !== 3) return undefined;
        return {
          text: `${at(0, LEVELS.else)} between ${at(1, LEVELS.else)} and ${at(2, LEVELS.else)}`,
          level: LEVELS.compare,
        };
      case "in":
        return length === 2 ? joined(LEVELS.compare, LEVELS.else, "in") : undefined;
      case "??":
        return length > 1 ? joined(LEVELS.else, LEVELS.add, op) : undefined;
      case "+":
      case "-":
        if (length === 1) return { text: `${op}${signed(args[0], at(0, LEVELS.sign))}`, level: LEVELS.sign };
        if (op === "-" && length !== 2) return undefined;
        return length > 1 ? joined(LEVELS.add, firstOf(op, args[0], LEVELS.add), op) : undefined;
      case "*":
        return length > 1 ? joined(LEVELS.multiply, firstOf(op, args[0], LEVELS.multiply), op) : undefined;
      case "/":
      case "%":
        return length === 2 ? joined(LEVELS.multiply, LEVELS.multiply, op) : undefined;
      case "addDays":
        return laterBy(args[1], length) ? later(at(0, LEVELS.add), args[1] as number) : this.#call(op, args, at);
      default:
    }
    if (COMPARISONS.has(op))
      return length === 2 || (length === 3 && (op === "<" || op === "<="))
        ? joined(LEVELS.compare, LEVELS.else, op)
        : undefined;
    if (NAMED.has(op)) return whole(`${op}(${settingsText(args)})`);
    return FUNCTIONS.has(op) ? this.#call(op, args, at) : undefined;
  }

  #call(op: string, args: readonly Condition[], at: (i: number, level: number) => string): Said {
    return whole(`${op}(${args.map((_, i) => at(i, LEVELS.or)).join(", ")})`);
  }
}

const whole = (text: string): Said => ({ text, level: LEVELS.whole });

/** `and` inside of `or` gets parentheses, too; the parts of what is too long for a line get one each. */
function inLines(op: "and" | "or", args: readonly Condition[], at: (i: number, level: number) => string): Said {
  const parts = args.map((_, i) => at(i, LEVELS.not));
  const line = parts.join(` ${op} `);
  return { text: line.length > LINE ? parts.join(`\n${op} `) : line, level: LEVELS[op] };
}

function variable(args: readonly Condition[], at: (i: number) => string): Said | undefined {
  const [path, fallback] = args;
  if (typeof path !== "string" || args.length > 2) return undefined;
  if (fallback !== undefined) return whole(`field(${JSON.stringify(path)}, ${at(1)})`);
  if (path === "") return whole("this");
  return whole(isName(path) && !WORDS.has(path) ? path : `field(${JSON.stringify(path)})`);
}

/** A number with a sign before it would be another number. */
const signed = (rule: Condition | undefined, text: string): string => (typeof rule === "number" ? `(${text})` : text);

/** What is joined by the same sign would become one operation with what follows. */
const firstOf = (op: string, first: Condition | undefined, level: number): number => {
  const found = operation(first);
  return op !== "-" && found?.op === op && found.args.length > 1 ? level + 1 : level;
};

const laterBy = (days: Condition | undefined, count: number): boolean =>
  count === 2 && typeof days === "number" && Number.isInteger(days);

const later = (date: string, days: number): Said => ({
  text: `${date} ${days < 0 ? "-" : "+"} ${Math.abs(days)} days`,
  level: LEVELS.add,
});

/** `days: 7, channels: ["sms"]`, else JSON. */
function settingsText(args: readonly Condition[]): string {
  const [only] = args;
  const entries = typeof only === "object" && only !== null ? Object.entries(only) : [];
  const plain = entries.every(([name, value]) => /^[a-z]+$/i.test(name) && isSetting(value));
  if (args.length !== 1 || entries.length === 0 || Array.isArray(only) || !plain)
    return args.map((arg) => JSON.stringify(arg)).join(", ");
  const text = (value: unknown): string =>
    Array.isArray(value) ? `[${value.map(text).join(", ")}]` : JSON.stringify(value);
  return entries.map(([name, value]) => `${name}: ${text(value)}`).join(", ");
}

const isSetting = (value: unknown): boolean =>
  (typeof value === "number" && value >= 0) ||
  typeof value === "string" ||
  (Array.isArray(value) && value.every((item) => typeof item === "string"));
