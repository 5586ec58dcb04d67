/** Generated questions: control flow with three ways out instead of values that are true, false or unknown. */

import type { ConditionAst } from "../model/condition.ts";
import { each } from "./codegenNumbers.ts";
import { isUnknown, type Parts, type Scope } from "./codegenParts.ts";
import { numberLiteral, textLiteral } from "./codegenText.ts";
import { doing, type Exits, type Jump, ON } from "./codegenWriter.ts";
import { isConstant, isPlainText } from "./constants.ts";
import { operatorOf, type ValueKind } from "./operators.ts";

type Branch = (parts: Parts, args: readonly ConditionAst[], scope: Scope, exits: Exits) => void;

/** `and` and `or`: the decisive answer ends the search. */
const junction =
  (decisive: "yes" | "no"): Branch =>
  (parts, args, scope, exits) => {
    const { writer } = parts;
    if (args.length === 0) return writer.put(exits.yes.code);
    writer.open(exits, (open) => {
      const doubt = writer.name("u");
      const slot = writer.slot();
      args.slice(0, -1).forEach((arg) => {
        parts.branch(arg, scope, { yes: ON, no: ON, unknown: doing(`${doubt} = true;`), [decisive]: open[decisive] });
      });
      const last = args.at(-1) as ConditionAst;
      if (args.length === 1) return parts.branch(last, scope, open);
      slot.fill(`let ${doubt} = false;`);
      const otherwise = decisive === "yes" ? open.no : open.yes;
      parts.branch(last, scope, { yes: ON, no: ON, unknown: open.unknown, [decisive]: open[decisive] });
      writer.test(doubt, open.unknown, otherwise);
    });
  };

const not: Branch = (parts, [arg], scope, { yes, no, unknown }) =>
  arg === undefined ? parts.writer.put(unknown.code) : parts.branch(arg, scope, { yes: no, no: yes, unknown });

const same: Branch = (parts, [arg], scope, exits) =>
  arg === undefined ? parts.writer.put(exits.unknown.code) : parts.branch(arg, scope, exits);

/** The kind that a value has if it is known, as far as the condition tells. */
function kindOf(ast: ConditionAst): ValueKind {
  if (ast.kind === "list") return "list";
  if (ast.kind === "call") return operatorOf(ast.op)?.gives ?? "any";
  if (ast.kind !== "literal" || ast.value === null) return "any";
  return typeof ast.value === "string" ? "text" : (typeof ast.value as "number" | "boolean");
}

/** Two values; `sign` is the operator of JavaScript. */
const comparison =
  (sign: string): Branch =>
  (parts, [left, right], scope, exits) => {
    if (left === undefined || right === undefined) return parts.writer.put(exits.unknown.code);
    const kinds = [kindOf(left), kindOf(right)];
    if (kinds.includes("number")) return numbers(parts, [left, right], scope, exits, (a, b) => `${a} ${sign} ${b}`);
    const equality = sign === "===" || sign === "!==";
    if (equality && (isPlainText(left) || isPlainText(right))) {
      return texts(parts, [left, right], scope, exits, (a, b) => `${a} ${sign} ${b}`);
    }
    orders(parts, [left, right], scope, exits, ([order]) => `${order} ${sign} 0`);
  };

/** In order, each before the next; `places` puts the arguments in that order. */
const ascending =
  (sign: string, places: readonly number[]): Branch =>
  (parts, args, scope, exits) => {
    const values = places.filter((i) => i < args.length).map((i) => args[i] as ConditionAst);
    if (values.some((value) => kindOf(value) === "number")) {
      return numbers(parts, values, scope, exits, (...codes) => chain(codes, sign));
    }
    orders(parts, values, scope, exits, (codes) => codes.map((order) => `${order} ${sign} 0`).join(" && "));
  };

const chain = (codes: readonly string[], sign: string): string =>
  codes
    .slice(1)
    .map((code, i) => `${codes[i]} ${sign} ${code}`)
    .join(" && ");

/** All of them numbers, or unknown. */
function numbers(
  parts: Parts,
  args: readonly ConditionAst[],
  scope: Scope,
  { yes, no, unknown }: Exits,
  test: (...codes: readonly string[]) => string,
): void {
  parts.writer.guarded(unknown, (out) => {
    const codes = args.map((arg) => parts.number(arg, scope, out));
    parts.writer.test(test(...codes), yes, no);
  });
}

/** All of them texts, or unknown. */
function texts(
  parts: Parts,
  args: readonly ConditionAst[],
  scope: Scope,
  { yes, no, unknown }: Exits,
  test: (...codes: readonly string[]) => string,
): void {
  const { writer } = parts;
  writer.guarded(unknown, (out) => {
    const codes = args.map((arg) => {
      const { code, kind, sure } = parts.value(arg, scope);
      if (kind !== "text" || sure !== true) writer.test(`typeof ${code} === "string"`, ON, out);
      return code;
    });
    writer.test(test(...codes), yes, no);
  });
}

/** Values of any kind, each compared with the next one. */
function orders(
  parts: Parts,
  args: readonly ConditionAst[],
  scope: Scope,
  { yes, no, unknown }: Exits,
  test: (orders: readonly string[]) => string,
): void {
  const { writer } = parts;
  writer.guarded(unknown, (out) => {
    const codes = args.map((arg) => parts.value(arg, scope).code);
    const found = codes.slice(1).map((code, i) => writer.hold(`${writer.use("compare")}(${codes[i]}, ${code})`));
    writer.test(found.map((order) => `${order} === undefined`).join(" || "), out, ON);
    writer.test(test(found), yes, no);
  });
}

const known: Branch = (parts, [arg], scope, { yes, no }) =>
  arg === undefined ? parts.writer.put(no.code) : parts.writer.test(isUnknown(parts.value(arg, scope)), no, yes);

/** Membership; constants that are the same only by identity become a set. */
const membership: Branch = (parts, [needle, haystack], scope, exits) => {
  const { writer } = parts;
  if (needle === undefined || haystack === undefined) return writer.put(exits.unknown.code);
  const set = constantSet(parts, haystack);
  if (set === undefined && isConstant(needle)) return constantIn(parts, literal(needle.value), haystack, scope, exits);
  if (set === undefined) {
    const [a, b] = [parts.known(needle, scope), parts.value(haystack, scope)];
    return writer.answer(writer.hold(`${writer.use("contains")}(${a.code}, ${b.code})`), exits);
  }
  const value = parts.value(needle, scope);
  writer.open(exits, ({ yes, no, unknown }) => {
    writer.test(`${set}.has(${value.code})`, yes, ON);
    if (value.sure !== true) writer.test(isUnknown(value), unknown, ON);
    writer.put(no.code);
  });
};

function constantSet({ writer }: Parts, ast: ConditionAst): string | undefined {
  if (ast.kind !== "list") return undefined;
  if (!ast.items.every(isConstant)) return undefined;
  return writer.constant(`${writer.use("set")}([${ast.items.map((item) => literal(item.value)).join(", ")}])`);
}

type Scalar = string | number | boolean | null;

const literal = (value: Scalar): string =>
  typeof value === "string" ? textLiteral(value) : typeof value === "number" ? numberLiteral(value) : String(value);

/** A constant in a list, or a text in a text. */
function constantIn(parts: Parts, needle: string, haystack: ConditionAst, scope: Scope, exits: Exits): void {
  const { writer } = parts;
  const { code, kind, sure } = parts.value(haystack, scope);
  if (sure === true && kind !== "list" && kind !== "text") writer.put(exits.unknown.code);
  else
    writer.open(exits, ({ yes, no, unknown }) => {
      writer.block(`if (${writer.use("isArray")}(${code}))`, () => {
        const doubt = writer.name("u");
        writer.put(`let ${doubt} = false;`);
        each(parts, code, (_, element) => {
          writer.test(`${element} === ${needle}`, yes, ON);
          writer.test(isUnknown({ code: element, kind: "any", raw: true }), doing(`${doubt} = true;`), ON);
        });
        writer.test(doubt, unknown, no);
      });
      if (needle.startsWith('"')) writer.test(`typeof ${code} === "string"`, ON, unknown);
      else writer.put(unknown.code);
      if (needle.startsWith('"')) writer.test(`${code}.includes(${needle})`, yes, no);
    });
}

/** Over the elements of a list: `found` is the answer that decides, as `exit`; without it the other one counts. */
const quantifier =
  (found: "yes" | "no", exit: "yes" | "no"): Branch =>
  (parts, [list, item], scope, exits) => {
    const { writer } = parts;
    if (list === undefined || item === undefined) return writer.put(exits.unknown.code);
    writer.open(exits, (open) => {
      const code = parts.list(list, scope, open.unknown);
      const doubt = writer.name("u");
      writer.put(`let ${doubt} = false;`);
      each(parts, code, (element) => {
        const go: Jump = open[exit];
        parts.branch(item, element, { yes: ON, no: ON, unknown: doing(`${doubt} = true;`), [found]: go });
      });
      writer.test(doubt, open.unknown, exit === "yes" ? open.no : open.yes);
    });
  };

/** A question to the environment; with plain facts tags are read where they stand, and there are no segments. */
const asked =
  (method: "hasTag" | "segment"): Branch =>
  (parts, [arg], scope, exits) => {
    const { writer } = parts;
    const name = arg === undefined ? textLiteral("undefined") : nameOf(parts, arg, scope);
    if (!parts.plainFacts) return writer.answer(writer.hold(`${parts.environment()}.${method}(${name})`), exits);
    if (method === "segment") return writer.put(exits.unknown.code);
    const [own, debtor] = [parts.root.read(["tags"]), parts.root.read(["debtor", "tags"])];
    writer.answer(writer.hold(`${writer.use("tagAmong")}(${own.code}, ${debtor.code}, ${name})`), exits);
  };

const nameOf = (parts: Parts, arg: ConditionAst, scope: Scope): string =>
  arg.kind === "literal" && typeof arg.value === "string"
    ? textLiteral(arg.value)
    : `${parts.writer.use("text")}(${parts.known(arg, scope).code})`;

const TESTS: Readonly<Record<string, Branch>> = {
  and: junction("no"),
  or: junction("yes"),
  "!": not,
  "!!": same,
  "==": comparison("==="),
  "===": comparison("==="),
  "!=": comparison("!=="),
  "!==": comparison("!=="),
  "<": ascending("<", [0, 1, 2]),
  "<=": ascending("<=", [0, 1, 2]),
  ">": comparison(">"),
  ">=": comparison(">="),
  between: ascending("<=", [1, 0, 2]),
  known,
  in: membership,
  startsWith: (parts, args, scope, exits) => texts(parts, args, scope, exits, (a, b) => `${a}.startsWith(${b})`),
  endsWith: (parts, args, scope, exits) => texts(parts, args, scope, exits, (a, b) => `${a}.endsWith(${b})`),
  some: quantifier("yes", "yes"),
  all: quantifier("no", "no"),
  none: quantifier("yes", "no"),
  hasTag: asked("hasTag"),
  segment: asked("segment"),
};

/** How a question is asked, if the operator is one. */
export const testOf = (op: string): Branch | undefined => (Object.hasOwn(TESTS, op) ? TESTS[op] : undefined);
