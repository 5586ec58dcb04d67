/** Generated arithmetic. A number that is not known leaves at once, so that what follows needs no question. */

import type { CallAst, ConditionAst } from "../model/condition.ts";
import { elementScope, type Parts, reduceScope, type Scope } from "./codegenParts.ts";
import { numberLiteral } from "./codegenText.ts";
import { doing, type Jump, ON } from "./codegenWriter.ts";

/** Writes a call whose value is an exact number, and gives the name or literal of it. */
type Arithmetic = (parts: Parts, args: readonly ConditionAst[], scope: Scope, unknown: Jump) => string;

const MAX = numberLiteral(Number.MAX_SAFE_INTEGER);
const MIN = numberLiteral(Number.MIN_SAFE_INTEGER);

/** Leaves unless the value, which is a number, is exact; NaN is not. */
const guard = ({ writer }: Parts, code: string, unknown: Jump): void =>
  writer.test(`${code} >= ${MIN} && ${code} <= ${MAX}`, ON, unknown);

/** A result: the sum with zero is never minus zero. */
function exact(parts: Parts, code: string, unknown: Jump): string {
  const result = parts.writer.hold(`${code} + 0`);
  guard(parts, result, unknown);
  return result;
}

/** From the first argument on; the first one, too, has to be exact. */
const fold =
  (combine: (parts: Parts, a: string, b: string) => string): Arithmetic =>
  (parts, args, scope, unknown) => {
    const [first, ...rest] = args;
    if (first === undefined) return nothing(parts, unknown);
    let result = parts.number(first, scope, unknown);
    if (rest.length === 0 || !isExact(first)) result = exact(parts, result, unknown);
    for (const arg of rest) {
      result = exact(parts, combine(parts, result, parts.number(arg, scope, unknown)), unknown);
    }
    return result;
  };

const nothing = ({ writer }: Parts, unknown: Jump): string => {
  writer.put(unknown.code);
  return "0";
};

/** Of a literal it is known before; of a call it has been asked. */
const isExact = (ast: ConditionAst): boolean =>
  ast.kind === "literal"
    ? typeof ast.value === "number" && Math.abs(ast.value) <= Number.MAX_SAFE_INTEGER
    : ast.kind === "call" && Object.hasOwn(ARITHMETIC, ast.op);

const sign = (of: (parts: Parts, code: string) => string): Arithmetic => {
  return (parts, [arg], scope, unknown) =>
    arg === undefined ? nothing(parts, unknown) : exact(parts, of(parts, parts.number(arg, scope, unknown)), unknown);
};

const difference = fold((_, a, b) => `${a} - ${b}`);
const negative = sign((_, a) => `0 - ${a}`);

/** Over the list in the first argument; `step` writes what an element does to the total. */
const total =
  (step: (parts: Parts, total: string, item: ConditionAst, scope: Scope, unknown: Jump) => void): Arithmetic =>
  (parts, [list, item], scope, unknown) => {
    const { writer } = parts;
    const result = writer.name("n");
    writer.put(`let ${result} = 0;`);
    if (list === undefined || item === undefined) return nothing(parts, unknown);
    each(parts, parts.list(list, scope, unknown), (element) => step(parts, result, item, element, unknown));
    return result;
  };

/** A loop over a list. */
export function each({ writer }: Parts, list: string, body: (scope: Scope, element: string) => void): void {
  const [i, element] = [writer.name("i"), writer.name("e")];
  writer.block(`for (let ${i} = 0; ${i} < ${list}.length; ${i} += 1)`, () => {
    writer.put(`const ${element} = ${list}[${i}];`);
    body(elementScope(writer, element), element);
  });
}

const ARITHMETIC: Readonly<Record<string, Arithmetic>> = {
  "+": fold((_, a, b) => `${a} + ${b}`),
  "-": (parts, args, scope, unknown) => (args.length === 1 ? negative : difference)(parts, args, scope, unknown),
  "*": fold((_, a, b) => `${a} * ${b}`),
  "/": fold((_, a, b) => `${a} / ${b}`),
  "%": fold((_, a, b) => `${a} % ${b}`),
  min: fold(({ writer }, a, b) => `${writer.use("min")}(${a}, ${b})`),
  max: fold(({ writer }, a, b) => `${writer.use("max")}(${a}, ${b})`),
  abs: sign(({ writer }, a) => `${writer.use("abs")}(${a})`),
  sum: total((parts, result, item, scope, unknown) => {
    parts.writer.put(`${result} += ${parts.number(item, scope, unknown)};`);
    guard(parts, result, unknown);
  }),
  count: total((parts, result, item, scope, unknown) => {
    parts.branch(item, scope, { yes: doing(`${result} += 1;`), no: ON, unknown });
  }),
};

/** How the value of a call is worked out, if it is arithmetic. */
export function arithmeticOf({ op, args }: CallAst): Arithmetic | undefined {
  if (Object.hasOwn(ARITHMETIC, op)) return ARITHMETIC[op];
  const [, item, start] = args;
  const isTotal = op === "reduce" && item !== undefined && goesOn(item) && start?.kind === "literal";
  return isTotal && typeof start.value === "number" ? runningTotal : undefined;
}

/** A `reduce` that begins with a number and calculates on: once unknown, it stays so, and can be left. */
const runningTotal: Arithmetic = (parts, [list, item, start], scope, unknown) => {
  const { writer } = parts;
  if (list === undefined || item === undefined || start === undefined) return nothing(parts, unknown);
  const values = parts.list(list, scope, unknown);
  const result = writer.name("n");
  writer.put(`let ${result} = ${parts.number(start, scope, unknown)};`);
  each(parts, values, (_, element) => {
    const inner = reduceScope(writer, element, { code: result, kind: "number", sure: true });
    writer.put(`${result} = ${parts.number(item, inner, unknown)};`);
  });
  return result;
};

const STEPS: ReadonlySet<string> = new Set(["+", "-", "*", "/", "%", "min", "max", "abs"]);

/** Whether an expression calculates with the accumulator, so that it is unknown when that is. */
const goesOn = (ast: ConditionAst): boolean =>
  ast.kind === "call" && STEPS.has(ast.op) && ast.args.some((arg) => isAccumulator(arg) || goesOn(arg));

const isAccumulator = (ast: ConditionAst): boolean =>
  ast.kind === "var" && ast.scope === "here" && ast.fallback === undefined && ast.path.join(".") === "accumulator";
