/**
 * One rule that compares something: what it asks of what. Reading and writing are total over what can be drawn; everything else is
 * no comparison and stays as it is written.
 */

import type { Condition } from "@dunlin/engine";
import { isScalar, operation, reference, type Scalar } from "./operation.ts";

export type Subject =
  | { readonly kind: "field"; readonly path: string; readonly fallback?: Scalar | undefined }
  /** Days from or to a date. */
  | { readonly kind: "days"; readonly of: DaysOf; readonly path: string; readonly calendar?: string | undefined }
  | { readonly kind: "tag" }
  | { readonly kind: "segment" }
  | { readonly kind: "contacts"; readonly options: ContactOptions }
  | { readonly kind: "promises"; readonly options: PromiseOptions };

export type DaysOf = "daysSince" | "daysUntil" | "businessDaysSince";

export interface ContactOptions {
  readonly days: number;
  readonly channels?: readonly string[];
  readonly direction?: string;
  readonly outcomes?: readonly string[];
}

export interface PromiseOptions {
  readonly days: number;
  readonly status: string;
}

/** Operators as the engine spells them; `holds` is a field, tag or segment that stands alone. */
export type Operator =
  | ("==" | "!=" | "<" | "<=" | ">" | ">=")
  | ("between" | "known" | "in" | "contains" | "startsWith" | "endsWith" | "holds");

/** What the subject is held against. */
export type Operand =
  | { readonly kind: "none" }
  | { readonly kind: "one"; readonly value: Scalar }
  | { readonly kind: "range"; readonly low: Scalar; readonly high: Scalar }
  | { readonly kind: "many"; readonly values: readonly Scalar[] }
  | { readonly kind: "field"; readonly path: string }
  /** Worked out: `totalDue * 0.9`. */
  | { readonly kind: "formula"; readonly rule: Condition };

export interface Comparison {
  readonly subject: Subject;
  readonly op: Operator;
  readonly negated: boolean;
  readonly operand: Operand;
  /** What counts where the answer is unknown; absent: it stays unknown. */
  readonly decided?: boolean | undefined;
}

const NOTHING: Operand = { kind: "none" };
const SAME: Readonly<Record<string, Operator>> = {
  ...{ "==": "==", "===": "==", "!=": "!=", "!==": "!=" },
  ...{ "<": "<", "<=": "<=", ">": ">", ">=": ">=" },
};

export function readComparison(rule: Condition): Comparison | undefined {
  const found = operation(rule);
  if (found?.op === "??" && found.args.length === 2 && typeof found.args[1] === "boolean") {
    const inner = readComparison(found.args[0] as Condition);
    return inner?.decided === undefined && inner !== undefined ? { ...inner, decided: found.args[1] } : undefined;
  }
  if (found?.op === "!" && found.args.length === 1) {
    const inner = plain(found.args[0] as Condition);
    return inner === undefined || Object.hasOwn(SAME, inner.op) ? undefined : { ...inner, negated: true };
  }
  return plain(rule);
}

function plain(rule: Condition): Comparison | undefined {
  const { op = "", args = [] } = operation(rule) ?? {};
  const [first, second, third] = args;
  const made = (subject: Subject | undefined, asked: Operator, operand: Operand | undefined) =>
    subject && operand && { subject, op: asked, negated: false, operand };
  switch (op) {
    case "var":
      return made(field(rule), "holds", NOTHING);
    case "known":
      return args.length === 1 ? made(field(first), "known", NOTHING) : undefined;
    case "hasTag":
    case "segment":
      return args.length === 1 && typeof first === "string"
        ? made({ kind: op === "segment" ? "segment" : "tag" }, "holds", one(first))
        : undefined;
    case "between":
      return args.length === 3 ? made(subjectOf(first), "between", range(second, third)) : undefined;
    case "startsWith":
    case "endsWith":
      return args.length === 2
        ? made(field(first), op, typeof second === "string" ? one(second) : undefined)
        : undefined;
    case "in":
      if (args.length !== 2) return undefined;
      return Array.isArray(second)
        ? made(field(first), "in", many(second))
        : made(field(second), "contains", one(first));
    default:
  }
  const asked = Object.hasOwn(SAME, op) ? SAME[op] : undefined;
  if (asked === undefined) return undefined;
  if (args.length === 3 && op === "<=") return made(subjectOf(second), "between", range(first, third));
  return args.length === 2 ? made(subjectOf(first), asked, operandOf(second)) : undefined;
}

const one = (value: unknown): Operand | undefined => (isScalar(value) ? { kind: "one", value } : undefined);
const range = (low: unknown, high: unknown): Operand | undefined =>
  isScalar(low) && isScalar(high) ? { kind: "range", low, high } : undefined;
const many = (values: readonly unknown[]): Operand | undefined =>
  values.every(isScalar) ? { kind: "many", values: values as readonly Scalar[] } : undefined;

export const operandOf = (rule: Condition | undefined): Operand | undefined =>
  one(rule) ?? otherField(rule) ?? (operation(rule) && { kind: "formula", rule: rule as Condition });

function otherField(rule: Condition | undefined): Operand | undefined {
  const found = reference(rule);
  return found !== undefined && found.fallback === undefined && found.path !== ""
    ? { kind: "field", path: found.path }
    : undefined;
}

function field(rule: Condition | undefined): Subject | undefined {
  const found = reference(rule);
  return found && { kind: "field", ...found };
}

function subjectOf(rule: Condition | undefined): Subject | undefined {
  const { op = "", args = [] } = operation(rule) ?? {};
  const [first, second] = args;
  switch (op) {
    case "daysSince":
    case "daysUntil":
      return args.length === 1 ? days(op, first, undefined) : undefined;
    case "businessDaysSince":
      return args.length === 1 || typeof second === "string" ? days(op, first, second) : undefined;
    case "countContacts":
      return isContacts(first) ? { kind: "contacts", options: first } : undefined;
    case "countPromises":
      return isPromises(first) ? { kind: "promises", options: first } : undefined;
    default:
      return field(rule);
  }
}

function days(of: DaysOf, date: Condition | undefined, calendar: unknown): Subject | undefined {
  const found = reference(date);
  if (found === undefined || found.fallback !== undefined) return undefined;
  return { kind: "days", of, path: found.path, ...(typeof calendar === "string" && { calendar }) };
}

type Members = Readonly<Record<string, unknown>>;
const members = (value: unknown, ...known: readonly string[]): Members | undefined =>
  typeof value === "object" && value !== null && Object.keys(value).every((name) => known.includes(name))
    ? (value as Members)
    : undefined;
const isTexts = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.every((item) => typeof item === "string"));

function isContacts(value: unknown): value is ContactOptions {
  const found = members(value, "days", "channels", "direction", "outcomes");
  const { days, direction = "" } = found ?? {};
  return (
    typeof days === "number" && typeof direction === "string" && isTexts(found?.channels) && isTexts(found?.outcomes)
  );
}

function isPromises(value: unknown): value is PromiseOptions {
  const found = members(value, "days", "status");
  return typeof found?.days === "number" && typeof found.status === "string";
}

export function writeComparison({ subject, op, negated, operand, decided }: Comparison): Condition {
  const asked = asking(subject, op, operand);
  const rule: Condition = negated ? { "!": [asked] } : asked;
  return decided === undefined ? rule : { "??": [rule, decided] };
}

function asking(subject: Subject, op: Operator, operand: Operand): Condition {
  const what = writeSubject(subject);
  switch (operand.kind) {
    case "none":
      return op === "known" ? { known: [what] } : what;
    case "range":
      return { between: [what, operand.low, operand.high] };
    case "many":
      return { in: [what, [...operand.values]] };
    case "one":
      if (op === "contains") return { in: [operand.value, what] };
      if (subject.kind === "tag") return { hasTag: [operand.value] };
      if (subject.kind === "segment") return { segment: [operand.value] };
  }
  return { [op]: [what, writeOperand(operand) ?? null] };
}

/** What stands alone on the other side of a comparison. */
export function writeOperand(operand: Operand): Condition | undefined {
  if (operand.kind === "field") return { var: operand.path };
  if (operand.kind === "formula") return operand.rule;
  return operand.kind === "one" ? operand.value : undefined;
}

function writeSubject(subject: Subject): Condition {
  switch (subject.kind) {
    case "field":
      return { var: subject.fallback === undefined ? subject.path : [subject.path, subject.fallback] };
    case "days":
      return {
        [subject.of]: [{ var: subject.path }, ...(subject.calendar === undefined ? [] : [subject.calendar])],
      };
    case "contacts":
      return { countContacts: [subject.options] };
    case "promises":
      return { countPromises: [subject.options] };
    default:
      return true;
  }
}
