/** How a condition fits what is known of facts: names that are not declared, and kinds that settle the answer. */

import type { FieldSchema } from "../model/strategy.ts";
import { anatomyOf, type Comparison, type Operand } from "./anatomy.ts";
import { operationIn } from "./codec.ts";
import { dataOf, type Fact, type Facts, factAt, type Kind } from "./kinds.ts";
import { operatorOf } from "./operators.ts";
import { nearestName } from "./parse.ts";
import { pathOf } from "./path.ts";
import { and, type Data, hint, or, show, text } from "./words.ts";

/** Why the value of a part is the same for every case; the data of `condition.constant`. */
export interface Settled {
  readonly value: "true" | "false" | "unknown";
  readonly reason: "null" | "kinds" | "values" | "operand";
  readonly kinds?: readonly Kind[];
  /** The literal, its place among the arguments, and the values that the fact can take instead. */
  readonly found?: unknown;
  readonly place?: number;
  readonly values?: readonly unknown[];
  readonly operator?: string;
  readonly path?: string;
  readonly wanted?: string;
}

export function settledComparison(comparison: Comparison, facts: Facts): Settled | undefined {
  if (comparison.args.includes(null)) return { value: "unknown", reason: "null" };
  const kinds = comparison.args.map((arg) => kindOf(arg, facts));
  const known = kinds.filter((kind) => kind !== "any");
  const differ = known.some((kind) => kind !== known[0] || kind === "list" || kind === "object");
  return differ ? { value: "unknown", reason: "kinds", kinds } : strangeValue(comparison, facts);
}

/** A fact that is of another kind than the operator takes. */
export function settledOperand({ op, path, wanted }: Operand, facts: Facts): Settled | undefined {
  const at = factAt(facts, path);
  if (!("fact" in at) || at.fact.kind === "any" || at.fact.kind === wanted) return undefined;
  const found = at.fact.kind;
  return { value: "unknown", reason: "operand", operator: op, path: path.join("."), wanted, found };
}

export interface Misfit {
  readonly code: "field.undeclared" | "condition.constant";
  /** JSON pointer into the rule. */
  readonly path: string;
  readonly data: Data;
  readonly message: string;
}

/** Where a condition that can be read does not fit the host's data; other facts are not looked at. */
export function misfitsOf(rule: unknown, schema: FieldSchema): readonly Misfit[] {
  const facts: Facts = { data: dataOf(schema) };
  const { reads, comparisons, operands } = anatomyOf(rule, "");
  return [
    ...reads.flatMap(({ at, path }) => (path[0] === "data" ? undeclared(at, path, facts) : [])),
    // What is settled without the schema is no misfit.
    ...comparisons.flatMap((each) =>
      settledComparison(each, {}) === undefined ? constant(each.at, settledComparison(each, facts)) : [],
    ),
    ...operands.flatMap((each) => constant(each.at, settledOperand(each, facts))),
  ];
}

function undeclared(at: string, path: readonly string[], facts: Facts): readonly Misfit[] {
  const found = factAt(facts, path);
  if ("fact" in found) return [];
  const nearest = nearestName(path[found.unknown] ?? "", found.siblings);
  const meant = nearest && { nearest: [...path.slice(0, found.unknown), nearest].join(".") };
  const data = { path: path.join("."), ...meant };
  return [{ code: "field.undeclared", path: at, data, message: undeclaredSentence(data) }];
}

function constant(at: string, settled: Settled | undefined): readonly Misfit[] {
  if (settled === undefined) return [];
  const { place: _, ...data } = settled;
  return [{ code: "condition.constant", path: at, data, message: constantSentence(data) }];
}

const EQUAL: Readonly<Record<string, "true" | "false">> = {
  "==": "false",
  "===": "false",
  "!=": "true",
  "!==": "true",
};

/** A fact compared with a value that it never takes. */
function strangeValue({ op, args }: Comparison, facts: Facts): Settled | undefined {
  const value = Object.hasOwn(EQUAL, op) ? EQUAL[op] : undefined;
  if (value === undefined) return undefined;
  for (const place of [1, 0]) {
    const literal = args[place];
    const values = factRead(args[1 - place], facts)?.values;
    if (values !== undefined && typeof literal !== "object" && !values.includes(literal))
      return { value, reason: "values", found: literal, values, place };
  }
  return undefined;
}

function kindOf(rule: unknown, facts: Facts): Kind {
  if (typeof rule === "string") return "text";
  if (typeof rule === "number" || typeof rule === "boolean") return typeof rule as Kind;
  if (Array.isArray(rule)) return "list";
  const operation = operationIn(rule);
  if (operation?.op === "var") return factRead(rule, facts)?.kind ?? "any";
  return operation === undefined ? "any" : (operatorOf(operation.op)?.gives ?? "any");
}

/** The fact that a `var` without default reads. */
function factRead(rule: unknown, facts: Facts): Fact | undefined {
  const operation = operationIn(rule);
  if (operation?.op !== "var" || operation.args.length !== 1) return undefined;
  const found = factAt(facts, pathOf(String(operation.args[0])).path);
  return "fact" in found ? found.fact : undefined;
}

/** The sentence of `condition.constant`; a part that depends on nothing has neither kinds nor values to tell. */
export function constantSentence({
  value,
  reason,
  kinds,
  found,
  values,
  nearest,
  operator,
  path,
  wanted,
}: Data): string {
  if (reason === "operand")
    return `\`${text(operator)}\` takes values of the kind \`${text(wanted)}\`, and \`${text(path)}\` is of the kind \`${text(found)}\`, so this is always unknown. Read another fact.`;
  if (reason === "null") return "This is always unknown, because `null` is. Ask with `known` whether a value is there.";
  if (reason === "kinds")
    return `This is always unknown, because it compares ${and(kinds)}. Compare values of one kind.`;
  if (reason === "values")
    return `This is always ${text(value)}: ${show(found)} is none of the possible values.${hint(nearest)} Use ${or(values)}.`;
  return `This is always ${text(value)}, for every case. Correct it, or do without it.`;
}

/** The sentence of `field.undeclared`. */
export function undeclaredSentence({ path, nearest }: Data): string {
  if (text(path).startsWith("data."))
    return `\`${text(path)}\` is not declared in \`fields\`.${hint(nearest)} Declare it, so that its type is known.`;
  if (text(path).startsWith("vars."))
    return `No node sets \`${text(path)}\`, so it is always unknown.${hint(nearest)} Set it, or correct the name.`;
  return `There is no fact \`${text(path)}\`; it is always unknown.${hint(nearest)} Correct the name.`;
}
