/**
 * Reading a condition: JSON to the typed form, refusing what the language does not have. Bounded before it recurses,
 * so that a bomb of brackets is a problem with a place and not a crash.
 */

import { parsePointer, pointer, RESERVED_NAMES } from "../base/pointer.ts";
import { err, ok, type Result } from "../base/result.ts";
import type { ConditionAst } from "../model/condition.ts";
import { conditionFromJsonLogic, operationIn } from "./codec.ts";
import { MAX_DEPTH, MAX_OPERATORS, OPERATORS, type Operator, operatorOf, type ValueKind } from "./operators.ts";

export interface ConditionProblem {
  readonly code:
    | "condition.operator"
    | "condition.arity"
    | "condition.type"
    | "condition.limits"
    | "name.reserved"
    | "segment.unknown";
  /** JSON pointer, below `at`. */
  readonly path: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** English; says what to do. */
  readonly message: string;
}

export interface ParseOptions {
  /** Pointer of the condition itself, the beginning of every path. */
  readonly at?: string;
  /** Ids that `segment` may name; absent: any. */
  readonly segments?: ReadonlySet<string>;
  /** What the whole must give; `any` for an expression. Default `boolean`. */
  readonly gives?: ValueKind;
}

export function parseCondition(
  rule: unknown,
  options: ParseOptions = {},
): Result<ConditionAst, readonly ConditionProblem[]> {
  const at = parsePointer(options.at ?? "") ?? [];
  const limit = limitProblem(rule, at);
  if (limit !== undefined) return err([limit]);
  const reader = new Reader(options.segments);
  const kind = reader.read(rule, at);
  reader.expect(kind, options.gives ?? "boolean", at, rule);
  return reader.problems.length > 0 ? err(reader.problems) : ok(conditionFromJsonLogic(rule));
}

type Path = readonly (string | number)[];

/** Counts without recursion. */
export function limitProblem(rule: unknown, at: Path): ConditionProblem | undefined {
  let level: readonly unknown[] = [rule];
  let operators = 0;
  for (let depth = 0; level.length > 0; depth++) {
    const objects = level.filter((item) => typeof item === "object" && item !== null && !Array.isArray(item));
    operators += objects.length;
    if (depth > 2 * MAX_DEPTH)
      return limits(at, { limit: "depth", max: MAX_DEPTH }, `nested more than ${MAX_DEPTH} deep`);
    if (operators > MAX_OPERATORS) {
      return limits(at, { limit: "size", max: MAX_OPERATORS }, `made of more than ${MAX_OPERATORS} operators`);
    }
    level = level.flatMap((item) => (typeof item === "object" && item !== null ? Object.values(item) : []));
  }
  return undefined;
}

const limits = (at: Path, data: Record<string, unknown>, how: string): ConditionProblem => ({
  code: "condition.limits",
  path: pointer(at),
  data,
  message: `The condition is ${how}. Divide it into segments.`,
});

/** Walks a condition, collects its problems, and gives what kind of value each part has. */
class Reader {
  readonly problems: ConditionProblem[] = [];
  readonly #segments: ReadonlySet<string> | undefined;

  constructor(segments: ReadonlySet<string> | undefined) {
    this.#segments = segments;
  }

  read(rule: unknown, at: Path): ValueKind | "unknown" {
    if (rule === null) return "unknown";
    if (typeof rule === "string") return "text";
    if (typeof rule === "boolean") return "boolean";
    if (typeof rule === "number" && Number.isFinite(rule)) return "number";
    if (Array.isArray(rule)) {
      rule.forEach((item, i) => {
        this.read(item, [...at, i]);
      });
      return "list";
    }
    const operation = operationIn(rule);
    if (operation === undefined) return this.#noOperation(rule, at);
    const { op, args, listed } = operation;
    const place = (i: number): Path => (listed ? [...at, op, i] : [...at, op]);
    if (op === "var") return this.#variable(args, at, place);
    const operator = operatorOf(op);
    if (operator === undefined) return this.#unknownOperator(op, at);
    if (args.length < operator.min || args.length > operator.max) {
      this.#arity(op, operator, args.length, at);
      return operator.gives;
    }
    args.forEach((arg, i) => {
      this.#argument(op, operator, arg, i, place(i));
    });
    return operator.gives;
  }

  /** A problem when a part can never be of the kind that is needed. */
  expect(kind: ValueKind | "unknown", wanted: ValueKind, at: Path, rule: unknown): void {
    if (wanted === "any" || kind === "any" || kind === "unknown" || kind === wanted) return;
    const shown = typeof rule === "object" ? kind : JSON.stringify(rule);
    this.#add("condition.type", at, { wanted, found: kind }, `This must be ${A[wanted]}, and ${shown} is ${A[kind]}.`);
  }

  #argument(op: string, operator: Operator, arg: unknown, i: number, at: Path): void {
    const literal = operator.literal?.[Math.min(i, operator.literal.length - 1)];
    if (literal === "options") this.#options(op, arg, at);
    else if (literal === "text") this.#name(op, arg, at);
    else if (literal === "path" && typeof arg === "string") this.#path(arg, at);
    else {
      const kind = this.read(arg, at);
      const wanted = operator.takes[Math.min(i, operator.takes.length - 1)] ?? "any";
      if (literal !== "path") this.expect(kind, wanted, at, arg);
    }
  }

  #variable(args: readonly unknown[], at: Path, place: (i: number) => Path): "any" {
    const [path, fallback] = args;
    if (args.length < 1 || args.length > 2) {
      this.#arity("var", { min: 1, max: 2 }, args.length, at);
    } else if (typeof path !== "string") {
      this.#add(
        "condition.type",
        place(0),
        { wanted: "text" },
        "`var` takes the path of a field as text, as in `dpd`.",
      );
    } else {
      this.#path(path, place(0));
    }
    if (fallback !== undefined) this.read(fallback, place(1));
    return "any";
  }

  #path(path: string, at: Path): void {
    const name = path.split(".").find((part) => RESERVED_NAMES.has(part));
    if (name !== undefined) this.#add("name.reserved", at, { name }, `The name ${name} is reserved. Rename the field.`);
  }

  #name(op: string, arg: unknown, at: Path): void {
    if (typeof arg !== "string" || arg === "") {
      this.#add("condition.type", at, { wanted: "text" }, `\`${op}\` takes a name written out as text.`);
    } else if (op === "segment" && this.#segments?.has(arg) === false) {
      const message = `There is no segment ${arg}. Define it under /segments, or use one that exists.`;
      this.#add("segment.unknown", at, { segment: arg }, message);
    }
  }

  /** `{ days, ... }` of the counting operators. */
  #options(op: string, arg: unknown, at: Path): void {
    const shape = OPTIONS[op] ?? {};
    const isObject = typeof arg === "object" && arg !== null && !Array.isArray(arg);
    const options: Record<string, unknown> = isObject ? (arg as Record<string, unknown>) : {};
    const wrong = [
      ...Object.keys(options).filter((name) => !Object.hasOwn(shape, name)),
      ...Object.keys(shape).filter((name) => !(shape[name] as (value: unknown) => boolean)(options[name])),
    ];
    if (isObject && wrong.length === 0) return;
    const message = `\`${op}\` takes settings as in ${EXAMPLES[op]}${wrong.length > 0 ? `; look at ${wrong.join(", ")}` : ""}.`;
    this.#add("condition.type", at, { wanted: "options", members: wrong }, message);
  }

  #noOperation(rule: unknown, at: Path): "any" {
    const names = Object.keys(rule as object);
    const message = "An operation is an object with exactly one member, the name of the operator.";
    this.#add("condition.operator", at, { members: names.slice(0, 5) }, message);
    return "any";
  }

  #unknownOperator(op: string, at: Path): "any" {
    const nearest = Object.hasOwn(ELSEWHERE, op) ? ELSEWHERE[op] : nearestName(op, [...Object.keys(OPERATORS), "var"]);
    const hint = nearest === undefined ? "" : ` Did you mean \`${nearest}\`?`;
    this.#add(
      "condition.operator",
      at,
      { operator: op, ...(nearest && { nearest }) },
      `There is no operator \`${op}\`.${hint}`,
    );
    return "any";
  }

  #arity(op: string, { min, max }: Pick<Operator, "min" | "max">, found: number, at: Path): void {
    const wanted = max === Infinity ? `at least ${min}` : min === max ? `${min}` : `${min} to ${max}`;
    const data = { operator: op, min, ...(max !== Infinity && { max }), found };
    this.#add(
      "condition.arity",
      at,
      data,
      `\`${op}\` takes ${wanted} argument${max === 1 ? "" : "s"}; there ${found === 1 ? "is" : "are"} ${found}.`,
    );
  }

  #add(code: ConditionProblem["code"], at: Path, data: Record<string, unknown>, message: string): void {
    this.problems.push({ code, path: pointer(at), data, message });
  }
}

const A: Readonly<Record<ValueKind | "unknown", string>> = {
  boolean: "true or false",
  number: "a number",
  text: "a text",
  list: "a list",
  any: "a value",
  unknown: "unknown",
};

/** What operators are called in other languages. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "=": "==",
  "<>": "!=",
  not: "!",
  "&&": "and",
  "||": "or",
  "?:": "if",
};

type Check = (value: unknown) => boolean;
const isDays: Check = (value) => Number.isInteger(value) && (value as number) >= 1;
const isTexts: Check = (value) =>
  value === undefined || (Array.isArray(value) && value.every((item) => typeof item === "string"));
const isDirection: Check = (value) => value === undefined || value === "outbound" || value === "inbound";

const OPTIONS: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  countContacts: { days: isDays, channels: isTexts, direction: isDirection, outcomes: isTexts },
  countPromises: { status: (value) => typeof value === "string", days: isDays },
};

const EXAMPLES: Readonly<Record<string, string>> = {
  countContacts: '{ "days": 7, "channels": ["email"] }',
  countPromises: '{ "status": "broken", "days": 90 }',
};

/** The name with the fewest edits, when they are few. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const ranked = names.map((candidate) => ({
    candidate,
    edits: editsBetween(name.toLowerCase(), candidate.toLowerCase()),
  }));
  const best = ranked.reduce((a, b) => (b.edits < a.edits ? b : a), { candidate: "", edits: Infinity });
  return best.edits <= Math.max(1, Math.floor(name.length / 3)) ? best.candidate : undefined;
}

/** Levenshtein distance. */
function editsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 10) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
