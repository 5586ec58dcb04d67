/** What can be asked of a field, and how a rule turns into another when its field or its question changes. */

import type { Condition } from "@dunlin/engine";
import { type Comparison, type Operand, type Operator, writeComparison } from "./comparison.ts";
import type { FieldInfo } from "./fields.ts";
import { isScalar, type Scalar } from "./operation.ts";

/**
 * A question as a key: an operator, with `!` in front where it is denied. `d:` counts days from or to a date (`d:last` and `d:next`
 * are between 0 and so many), `n:` how often something happened.
 */
export type Ask = string;

const ORDER = [">=", "<=", ">", "<", "==", "!=", "between"];
const PRESENCE = ["known", "!known"];
const DAYS = ["d:last", "d:next", "d:>", "d:>=", "d:==", "d:<=", "d:<"];

const ASKS: Readonly<Record<FieldInfo["kind"], readonly Ask[]>> = {
  number: [...ORDER, ...PRESENCE],
  money: [...ORDER, ...PRESENCE],
  text: ["==", "!=", "in", "!in", "contains", "!contains", "startsWith", "endsWith", ...PRESENCE],
  enum: ["==", "!=", "in", "!in", ...PRESENCE],
  boolean: ["==", ...PRESENCE],
  date: [...DAYS, "==", "<", "<=", ">", ">=", "between", ...PRESENCE],
  instant: [...DAYS, ...PRESENCE],
  time: ["<", "<=", ">", ">=", "between", ...PRESENCE],
  tags: ["contains", "!contains", ...PRESENCE],
  list: PRESENCE,
  any: ["==", "!=", ">=", "<=", ">", "<", "in", "contains", ...PRESENCE],
  question: ["holds", "!holds"],
};

/** The questions of a rule's field; the one it asks is always among them. */
export function asksFor(comparison: Comparison, field: FieldInfo | undefined): readonly Ask[] {
  const { kind } = comparison.subject;
  const now = askOf(comparison);
  const asks = kind === "contacts" || kind === "promises" ? ORDER.map((op) => `n:${op}`) : ASKS[field?.kind ?? "any"];
  return asks.includes(now) ? asks : [...asks, now];
}

export function askOf({ subject, op, negated, operand }: Comparison): Ask {
  const key = (negated ? "!" : "") + op;
  if (subject.kind === "contacts" || subject.kind === "promises") return `n:${key}`;
  if (subject.kind !== "days") return key;
  const within = op === "between" && !negated && operand.kind === "range" && operand.low === 0;
  if (!within) return `d:${key}`;
  return subject.of === "daysUntil" ? "d:next" : "d:last";
}

/** A field that stands alone reads as one that is held against yes or no. */
export function plainTruth(comparison: Comparison): Comparison {
  if (comparison.subject.kind !== "field" || comparison.op !== "holds") return comparison;
  return { ...comparison, op: "==", negated: false, operand: { kind: "one", value: !comparison.negated } };
}

/** The same rule with another question; what it is held against stays, as far as it makes sense there. */
export function withAsk(comparison: Comparison, ask: Ask, field: FieldInfo | undefined): Comparison {
  const [, prefix = "", bang, name = ""] = /^(?:([dn]):)?(!(?!=))?(.*)$/.exec(ask) ?? [];
  const negated = bang === "!";
  const path = pathOf(comparison);
  if (prefix === "d" && path !== undefined) {
    const before = comparison.subject.kind === "days" ? comparison.subject.of : "daysSince";
    const of = name === "next" ? "daysUntil" : name === "last" && before === "daysUntil" ? "daysSince" : before;
    const within = name === "last" || name === "next";
    const count = numbersIn(comparison.operand).at(-1) ?? 30;
    const op = within ? "between" : (name as Operator);
    const calendar = comparison.subject.kind === "days" && of === before ? comparison.subject.calendar : undefined;
    const operand: Operand = op === "between" ? { kind: "range", low: 0, high: count } : { kind: "one", value: count };
    return { ...comparison, subject: { kind: "days", of, path, calendar }, op, negated, operand };
  }
  const op = name as Operator;
  const subject =
    comparison.subject.kind === "days" ? { kind: "field" as const, path: path ?? "" } : comparison.subject;
  const from = comparison.subject.kind === "days" ? { kind: "none" as const } : comparison.operand;
  return { ...comparison, subject, op, negated, operand: operandFor(op, from, field) };
}

export const pathOf = ({ subject }: Comparison): string | undefined =>
  subject.kind === "field" || subject.kind === "days" ? subject.path : undefined;

const numbersIn = (operand: Operand): readonly number[] =>
  valuesIn(operand).filter((value): value is number => typeof value === "number");

function valuesIn(operand: Operand): readonly Scalar[] {
  switch (operand.kind) {
    case "one":
      return [operand.value];
    case "many":
      return operand.values;
    case "range":
      return [operand.low, operand.high];
    default:
      return [];
  }
}

const ORDERED: ReadonlySet<Operator> = new Set(["==", "!=", "<", "<=", ">", ">="]);

function operandFor(op: Operator, before: Operand, field: FieldInfo | undefined): Operand {
  if (op === "known") return { kind: "none" };
  if ((before.kind === "field" || before.kind === "formula") && ORDERED.has(op)) return before;
  const values = valuesIn(before);
  const first = values[0] ?? firstValue(field);
  if (op === "between") return { kind: "range", low: first, high: values[1] ?? first };
  if (op === "in") return { kind: "many", values: values.length > 0 ? values.filter((value) => value !== "") : [] };
  const textual = op === "startsWith" || op === "endsWith";
  return { kind: "one", value: textual && typeof first !== "string" ? String(first) : first };
}

const FIRST: Readonly<Partial<Record<FieldInfo["kind"], Scalar>>> = {
  number: 0,
  money: 0,
  boolean: true,
  time: "09:00",
};

/** What a new rule about a field is held against. */
export function firstValue(field: FieldInfo | undefined): Scalar {
  if (field === undefined) return "";
  return field.values?.[0]?.value ?? (field.kind === "date" ? today() : (FIRST[field.kind] ?? ""));
}

const today = (): string => new Date().toISOString().slice(0, 10);

export interface Choices {
  /** Ids of saved segments. */
  readonly segments: readonly string[];
}

/** A new rule about a field. It is complete from the start, so that the condition is one at any moment. */
export function ruleAbout(field: FieldInfo, { segments }: Choices): Condition {
  switch (field.path) {
    case "#segment":
      return { segment: [segments[0] ?? ""] };
    case "#tag":
      return { hasTag: [""] };
    case "#contacts":
      return { ">=": [{ countContacts: [{ days: 7 }] }, 1] };
    case "#contacts.in":
      return { ">=": [{ countContacts: [{ days: 7, direction: "inbound" }] }, 1] };
    case "#promises":
      return { ">=": [{ countPromises: [{ status: "broken", days: 90 }] }, 1] };
    default:
  }
  if (field.members !== undefined) return { some: [{ var: field.path }, true] };
  const asked = writeComparison(
    withAsk(
      {
        subject: { kind: "field", path: field.path },
        op: "known",
        negated: false,
        operand: { kind: "none" },
      },
      ASKS[field.kind][0] ?? "known",
      field,
    ),
  );
  return asked;
}

/** The path that a rule's field has in the list of fields. */
export function fieldPathOf({ subject }: Comparison): string {
  switch (subject.kind) {
    case "field":
    case "days":
      return subject.path;
    case "contacts":
      return subject.options.direction === "inbound" ? "#contacts.in" : "#contacts";
    case "promises":
      return "#promises";
    default:
      return `#${subject.kind}`;
  }
}

/** The same question about another field, when that one can be asked so; else a new rule. */
export function withField(
  comparison: Comparison,
  field: FieldInfo,
  choices: Choices,
  before: FieldInfo | undefined,
): Condition {
  const { subject } = comparison;
  const alike =
    before !== undefined && before.kind === field.kind && field.values === undefined && field.kind !== "question";
  if (!alike || (subject.kind !== "field" && subject.kind !== "days")) return ruleAbout(field, choices);
  return writeComparison({ ...comparison, subject: { ...subject, path: field.path }, decided: undefined });
}

/** A value that was typed, as what the field holds; nothing when it is none. */
export function scalarIn(text: string, like: Scalar | undefined): Scalar | undefined {
  if (typeof like !== "number") return text;
  const number = Number(text);
  return text.trim() !== "" && isScalar(number) ? number : undefined;
}
