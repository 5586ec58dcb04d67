/**
 * Conditions compiled to closures: the default back end. One function per operation, specialised where strategies
 * spend their time (a field against a constant, membership in constants), without `new Function`.
 */

import { sameJson } from "../base/json.ts";
import type { CallAst, ConditionAst, VarAst } from "../model/condition.ts";
import { CALLS } from "./closureCalls.ts";
import { type Environment, type Evaluate, ownMember } from "./environment.ts";
import { compare, knownValue } from "./values.ts";

/** A compiled condition. `undefined` is unknown. */
export function compileAst(ast: ConditionAst): (environment: Environment) => unknown {
  const evaluate = compile(ast, false);
  return (environment) => evaluate(environment, undefined);
}

/** Compiles one expression; `inside` tells whether `var` means a list element here. */
function compile(ast: ConditionAst, inside: boolean): Evaluate {
  switch (ast.kind) {
    case "literal": {
      const value = knownValue(ast.value);
      return () => value;
    }
    case "list": {
      const items = ast.items.map((item) => compile(item, inside));
      return (env, element) => items.map((item) => item(env, element) ?? null);
    }
    case "var":
      return variable(ast, inside);
    case "call":
      return fused(ast, inside) ?? operation(ast, inside);
    case "raw":
      return () => undefined;
  }
}

function operation(ast: CallAst, inside: boolean): Evaluate {
  switch (ast.op) {
    case "and":
      return junction(ast.args, inside, false);
    case "or":
      return junction(ast.args, inside, true);
    case "if":
      return choice(ast.args, inside);
    default: {
      const make = CALLS[ast.op];
      if (make === undefined) throw new Error(`an operator that was not checked: ${ast.op}`);
      return make({ args: ast.args, inside, compile, reader });
    }
  }
}

function variable(ast: VarAst, inside: boolean): Evaluate {
  const read = reader(ast, inside);
  if (ast.fallback === undefined) return read;
  const fallback = compile(ast.fallback, inside);
  return (env, element) => read(env, element) ?? fallback(env, element);
}

/** Reads a path: at the root by name, inside a list from the element. */
function reader({ path, scope }: Pick<VarAst, "path" | "scope">, inside: boolean): Evaluate {
  if (inside && scope === "here") {
    const [only] = path;
    if (path.length === 1 && only !== undefined) return (_, element) => knownValue(ownMember(element, only));
    return (_, element) => knownValue(path.reduce(ownMember, element));
  }
  const [root, ...rest] = path;
  if (root === undefined) return () => undefined;
  const [second] = rest;
  if (second === undefined) return (env) => knownValue(env.read(root));
  if (rest.length === 1) return (env) => knownValue(ownMember(env.read(root), second));
  return (env) => knownValue(rest.reduce(ownMember, env.read(root)));
}

type Order = (order: number) => boolean;

const ORDERS: Readonly<Record<string, Order>> = {
  "==": (order) => order === 0,
  "===": (order) => order === 0,
  "!=": (order) => order !== 0,
  "!==": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** A field against a number or a plain text: one closure instead of three. */
function fused({ op, args }: CallAst, inside: boolean): Evaluate | undefined {
  const holds = Object.hasOwn(ORDERS, op) ? ORDERS[op] : undefined;
  const [left, right] = args;
  if (holds === undefined || args.length !== 2 || left === undefined || right === undefined) return undefined;
  if (left.kind === "var" && right.kind === "literal" && typeof right.value === "number") {
    return againstNumber(op, compile(left, inside), right.value);
  }
  const [a, b] = [compile(left, inside), compile(right, inside)];
  return (env, element) => {
    const order = compare(a(env, element), b(env, element));
    return order === undefined ? undefined : holds(order);
  };
}

function againstNumber(op: string, read: Evaluate, bound: number): Evaluate {
  const number = (value: unknown): value is number => typeof value === "number";
  switch (op) {
    case "<":
      return (env, element) => {
        const value = read(env, element);
        return number(value) ? value < bound : undefined;
      };
    case "<=":
      return (env, element) => {
        const value = read(env, element);
        return number(value) ? value <= bound : undefined;
      };
    case ">":
      return (env, element) => {
        const value = read(env, element);
        return number(value) ? value > bound : undefined;
      };
    case ">=":
      return (env, element) => {
        const value = read(env, element);
        return number(value) ? value >= bound : undefined;
      };
    default: {
      const equal = op === "==" || op === "===";
      return (env, element) => {
        const value = read(env, element);
        return number(value) ? (value === bound) === equal : undefined;
      };
    }
  }
}

/** `and` and `or`: `decisive` ends the search, anything not boolean makes the rest unknown. */
function junction(args: readonly ConditionAst[], inside: boolean, decisive: boolean): Evaluate {
  const parts = args.map((arg) => compile(arg, inside));
  const empty = args.length === 0 || !decisive;
  return (env, element) => {
    let result: boolean | undefined = empty;
    for (let i = 0; i < parts.length; i++) {
      const value = (parts[i] as Evaluate)(env, element);
      if (value === decisive) return decisive;
      if (value !== !decisive) result = undefined;
    }
    return result;
  };
}

function choice(args: readonly ConditionAst[], inside: boolean): Evaluate {
  const [test, then] = args.slice(0, 2).map((arg) => compile(arg, inside));
  if (test === undefined) return () => undefined;
  if (then === undefined) return test;
  const otherwise = choice(args.slice(2), inside);
  return (env, element) => {
    const holds = test(env, element);
    if (holds === true) return then(env, element);
    if (holds === false) return otherwise(env, element);
    const value = then(env, element);
    return sameJson(value, otherwise(env, element)) ? value : undefined;
  };
}
