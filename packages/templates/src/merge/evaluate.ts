/** Turns statements into closures, once; a merge then only calls them. No code is made from text. */

import { ValueError } from "../base/valueError.ts";
import { type EscapeRules, type Escaper, escaperOf, type PlaceContext } from "../escape/escape.ts";
import { SafeText } from "../escape/safeText.ts";
import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import type { ValuePath } from "../model/text.ts";
import type { HelperSite, Helpers, MergeEnvironment } from "./helper.ts";
import type {
  BlockStatement,
  CallExpression,
  Expression,
  PathExpression,
  Place,
  Slots,
  Statement,
  ValueStatement,
} from "./tree.ts";
import { isEmpty, isFalsy, isMissing, isNoText, isSameScope, ownValue, textOf } from "./values.ts";

/** Caps on one merge. */
export interface MergeLimits {
  /** Rows of all loops together; 10000 unless set. */
  readonly rows?: number;
  /** Characters of the finished text; 2000000 unless set. */
  readonly length?: number;
}

/** What the closures are made for. */
export interface Making {
  readonly pointer: string;
  readonly helpers: Helpers;
  readonly rules: EscapeRules;
  readonly limits: Required<MergeLimits>;
  readonly required: ReadonlySet<ValuePath>;
  /** The context of each value of a markup; else the one context of all. */
  readonly slots: Slots | PlaceContext;
}

/** A merge under way. */
export interface Merging {
  rowsLeft: number;
  readonly root: unknown;
  readonly environment: MergeEnvironment;
  /** Each list is made for its first member: most merges have none. */
  problems: Map<string, TemplateDiagnostic> | undefined;
  warnings: Map<string, TemplateDiagnostic> | undefined;
}

export interface Scope {
  readonly value: unknown;
  /** What `../` leads to. */
  readonly up: Scope | undefined;
  readonly row: Row | undefined;
}

interface Row {
  readonly index: number;
  readonly key: string | number;
  readonly first: boolean;
  readonly last: boolean;
  readonly up: Row | undefined;
}

/** Ends a merge that would not end soon by itself. */
export class LimitReached extends Error {
  readonly diagnostic: TemplateDiagnostic;

  constructor(found: TemplateDiagnostic) {
    super(found.message);
    this.diagnostic = found;
  }
}

/** The text for one scope. */
export type Write = (scope: Scope, merging: Merging) => string;
type Read = (scope: Scope, merging: Merging) => unknown;

/** Writes the statements one after the other. */
export function writerOf(statements: readonly Statement[], making: Making): Write {
  const writers = statements.map((statement) => statementWriter(statement, making));
  const [only] = writers;
  if (writers.length === 1 && only !== undefined) return only;
  return (scope, merging) => {
    let text = "";
    for (let i = 0; i < writers.length; i++) text += (writers[i] as Write)(scope, merging);
    return text;
  };
}

function statementWriter(statement: Statement, making: Making): Write {
  switch (statement.kind) {
    case "words": {
      const { text } = statement;
      return () => text;
    }
    case "value":
      return valueWriter(statement, making);
    case "block":
      return blockWriter(statement, making);
  }
}

function valueWriter(statement: ValueStatement, making: Making): Write {
  const { value, place } = statement;
  const context = typeof making.slots === "string" ? making.slots : (making.slots.get(statement) ?? "html");
  const read = reader(value, making, context, true);
  const safely: Escaper = escaperOf(context, making.rules);
  const path = value.kind === "path" ? value.path : undefined;
  return (scope, merging) => {
    const found = read(scope, merging);
    if (isNoText(found)) {
      const safe = SafeText.textOf(found, context);
      if (safe !== undefined) return safe;
      if (!(found instanceof SafeText)) warnNoText(path, place, making, merging);
    }
    const text = found instanceof SafeText ? String(found) : textOf(found);
    if (text === "") return "";
    const escaped = safely(text);
    if (typeof escaped === "string") return escaped;
    refuse(escaped.refused, path, place, making, merging);
    return "";
  };
}

function refuse(reason: string, path: ValuePath | undefined, place: Place, making: Making, merging: Merging): void {
  const of = path === undefined ? "A value" : `The value of "${path}"`;
  const says = `${of} is no link that may be shown (${reason}): give an https link of an allowed host.`;
  note(merging, "problems", { ...diagnostic("merge.url", making.pointer, says, { path, refused: reason }), ...place });
}

function warnNoText(path: ValuePath | undefined, place: Place, making: Making, merging: Merging): void {
  const of = path === undefined ? "A value" : `The value of "${path}"`;
  const says = `${of} is a list or an object, not a text: name a member of it, or use the helper "list".`;
  note(merging, "warnings", { ...diagnostic("merge.notText", making.pointer, says, { path }), ...place });
}

/** Once per place: a loop may meet the same problem a thousand times. */
function note(merging: Merging, list: "problems" | "warnings", found: TemplateDiagnostic): void {
  merging[list] ??= new Map();
  const all = merging[list];
  const key = `${found.code} ${found.line}:${found.column} ${String(found.data.path)}`;
  if (!all.has(key)) all.set(key, found);
}

/** @param shown - Whether the value is shown, so that a required one must be there; conditions may ask for any. */
function reader(expression: Expression, making: Making, context: PlaceContext, shown: boolean): Read {
  switch (expression.kind) {
    case "literal": {
      const { value } = expression;
      return () => value;
    }
    case "path": {
      const read = pathReader(expression);
      const { path } = expression;
      return shown && path !== undefined && making.required.has(path)
        ? requiredReader(read, path, expression.place, making)
        : read;
    }
    case "row": {
      const { name, up } = expression;
      return ({ row }) => {
        let at = row;
        for (let left = up; left > 0; left--) at = at?.up;
        return at?.[name];
      };
    }
    case "call":
      return callReader(expression, making, context, shown);
  }
}

function pathReader({ root, depth, parts }: PathExpression): Read {
  if (root) return (_, merging) => down(merging.root, parts);
  const [only] = parts;
  if (depth === 0 && parts.length === 1 && only !== undefined) return ({ value }) => ownValue(value, only);
  return (scope) => {
    let at: Scope | undefined = scope;
    for (let left = depth; left > 0; left--) at = at?.up;
    return down(at?.value, parts);
  };
}

function down(from: unknown, parts: readonly string[]): unknown {
  let value = from;
  for (const part of parts) value = ownValue(value, part);
  return value;
}

function requiredReader(read: Read, path: ValuePath, place: Place, making: Making): Read {
  const says = `The value of "${path}" is required and missing: the message is not rendered without it.`;
  const missing = { ...diagnostic("merge.missing", making.pointer, says, { path }), ...place };
  return (scope, merging) => {
    const value = read(scope, merging);
    if (isMissing(value)) note(merging, "problems", missing);
    return value;
  };
}

function callReader(call: CallExpression, making: Making, context: PlaceContext, shown: boolean): Read {
  const { place, helper: name } = call;
  const helper = making.helpers[name] as Helpers[string];
  const args = call.args.map((arg) => reader(arg, making, context, shown));
  const options = call.options.map(([option, value]) => [option, reader(value, making, context, shown)] as const);
  return (scope, merging) => {
    const values = args.map((read) => read(scope, merging));
    const named: Record<string, unknown> = Object.create(null);
    for (const [option, read] of options) named[option] = read(scope, merging);
    const site: HelperSite = { ...merging.environment, context };
    try {
      return helper.call(values, named, site);
    } catch (error) {
      note(merging, "problems", { ...valueProblem(name, error, making.pointer), ...place });
      return undefined;
    }
  };
}

function valueProblem(name: string, error: unknown, pointer: string): TemplateDiagnostic {
  const message = error instanceof Error ? error.message : String(error);
  const data = error instanceof ValueError ? { ...error.data, reason: error.code } : { reason: "helper.failed" };
  return diagnostic("merge.value", pointer, `The helper "${name}" cannot show this: ${message}`, {
    helper: name,
    ...data,
  });
}

function blockWriter(block: BlockStatement, making: Making): Write {
  const read = reader(block.subject, making, "text", false);
  const body = writerOf(block.body, making);
  const otherwise = writerOf(block.otherwise, making);
  switch (block.block) {
    case "if":
    case "unless": {
      const zero = block.includeZero === undefined ? () => false : reader(block.includeZero, making, "text", false);
      const [whenTrue, whenFalse] = block.block === "if" ? [body, otherwise] : [otherwise, body];
      return (scope, merging) => {
        const falsy = isFalsy(read(scope, merging), Boolean(zero(scope, merging)));
        return (falsy ? whenFalse : whenTrue)(there(scope), merging);
      };
    }
    case "with":
      return (scope, merging) => {
        const value = read(scope, merging);
        return isEmpty(value) ? otherwise(there(scope), merging) : body(inner(scope, value, scope.row), merging);
      };
    case "each":
      return eachWriter(block, read, body, otherwise, making);
  }
}

/** What Handlebars puts in place of a scope that is `null` inside `#if` and the other branches. */
const NOTHING: object = Object.freeze({});

const there = (scope: Scope): Scope =>
  scope.value === null || scope.value === undefined ? { ...scope, value: NOTHING } : scope;

/** The scope inside a block. From there, what stood in for `null` is `null` again. */
function inner(scope: Scope, value: unknown, row: Row | undefined): Scope {
  const around = scope.value === NOTHING ? { ...scope, value: null } : scope;
  return { value, up: isSameScope(value, around.value) ? around.up : around, row };
}

function eachWriter(block: BlockStatement, read: Read, body: Write, otherwise: Write, making: Making): Write {
  const { rows, length } = making.limits;
  return (scope, merging) => {
    const list = read(scope, merging);
    const names = Array.isArray(list) ? undefined : namesOf(list);
    const count = names === undefined ? (list as readonly unknown[]).length : names.length;
    if (count === 0) return otherwise(there(scope), merging);
    let text = "";
    for (let index = 0; index < count; index++) {
      merging.rowsLeft -= 1;
      if (merging.rowsLeft < 0) stop("rows", rows, block.place, making);
      if (text.length > length) stop("length", length, block.place, making);
      const key = names?.[index] ?? index;
      const value = names === undefined ? (list as readonly unknown[])[index] : ownValue(list, key as string);
      const row: Row = { index, key, first: index === 0, last: index === count - 1, up: scope.row };
      text += body(inner(scope, value, row), merging);
    }
    return text;
  };
}

/** The names of an object in their order; texts and numbers have none. */
const namesOf = (value: unknown): readonly string[] =>
  typeof value === "object" && value !== null && !(value instanceof SafeText) ? Object.keys(value) : [];

/** @throws LimitReached always. */
export function stop(limit: keyof MergeLimits, most: number, place: Place, { pointer }: { pointer: string }): never {
  const says =
    limit === "rows"
      ? `The loops of this text have more than ${most} rows together: show fewer of them.`
      : `This text has more than ${most} characters: shorten it, or show fewer rows.`;
  throw new LimitReached({ ...diagnostic("merge.limits", pointer, says, { limit, most }), ...place });
}
