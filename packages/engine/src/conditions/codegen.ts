/**
 * Conditions as JavaScript: the same meaning as the interpreter and the closures, at the speed of functions written by
 * hand. The text refers to nothing but its parameters, so it may stand in a module, where no code is made at run time,
 * as well as be handed to the function constructor.
 */

import type { CallAst, ConditionAst, VarAst } from "../model/condition.ts";
import { arithmeticOf } from "./codegenNumbers.ts";
import {
  environmentScope,
  factsScope,
  isNumber,
  isUnknown,
  type Parts,
  type Scope,
  settled,
  UNKNOWN,
  type Value,
  variable,
} from "./codegenParts.ts";
import { testOf } from "./codegenTests.ts";
import { numberLiteral, textLiteral } from "./codegenText.ts";
import { list, operation, withFallback } from "./codegenValues.ts";
import { doing, type Exits, type Jump, leaving, ON, Writer } from "./codegenWriter.ts";

export interface GenerateOptions {
  /** What the function is asked about: the environment of a step, or a plain object whose members are the root. */
  readonly over: "environment" | "facts";
  /** `value`: any value, `undefined` when unknown. `answer`: true, false or "unknown". */
  readonly gives: "value" | "answer";
}

/**
 * The text of an expression, `(runtime) => (environment) => value` or `(runtime, environmentOf) => (facts) => value`.
 * `runtime` is `RUNTIME`; `environmentOf` makes the environment of plain facts, for what only that knows.
 */
export function generateCondition(ast: ConditionAst, options: GenerateOptions): string {
  const generator = new Generator(options.over);
  const unknown = leaving(options.gives === "answer" ? 'return "unknown";' : "return undefined;");
  const isQuestion = options.gives === "answer" || (ast.kind === "call" && testOf(ast.op) !== undefined);
  if (isQuestion) {
    generator.branch(ast, generator.root, { yes: leaving("return true;"), no: leaving("return false;"), unknown });
  } else {
    generator.writer.put(`return ${generator.known(ast, generator.root).code};`);
  }
  return options.over === "facts"
    ? generator.writer.finish("runtime, environmentOf", "facts")
    : generator.writer.finish("runtime", "environment");
}

class Generator implements Parts {
  readonly writer = new Writer();
  readonly root: Scope;
  readonly plainFacts: boolean;
  readonly #environment = this.writer.slot();

  constructor(over: GenerateOptions["over"]) {
    this.plainFacts = over === "facts";
    this.root = this.plainFacts ? factsScope(this.writer, "facts") : environmentScope(this.writer, "environment");
  }

  environment(): string {
    if (this.plainFacts) this.#environment.fill("const environment = environmentOf(facts);");
    return "environment";
  }

  value(ast: ConditionAst, scope: Scope): Value {
    switch (ast.kind) {
      case "literal":
        return literal(ast.value);
      case "list":
        return list(this, ast.items, scope);
      case "var": {
        const read = variable(this, ast, scope);
        return ast.fallback === undefined ? read : withFallback(this, read, ast.fallback, isUnknown(read), scope);
      }
      case "call":
        return this.#call(ast, scope);
      case "raw":
        return UNKNOWN;
    }
  }

  known(ast: ConditionAst, scope: Scope): Value {
    return settled(this.writer, this.value(ast, scope));
  }

  branch(ast: ConditionAst, scope: Scope, exits: Exits): void {
    const test = ast.kind === "call" ? testOf(ast.op) : undefined;
    if (ast.kind === "call" && test !== undefined) test(this, ast.args, scope, exits);
    else if (ast.kind !== "literal") this.writer.answer(this.value(ast, scope).code, exits);
    else this.writer.put((ast.value === true ? exits.yes : ast.value === false ? exits.no : exits.unknown).code);
  }

  number(ast: ConditionAst, scope: Scope, unknown: Jump): string {
    const arithmetic = ast.kind === "call" ? arithmeticOf(ast) : undefined;
    if (ast.kind === "call" && arithmetic !== undefined) return arithmetic(this, ast.args, scope, unknown);
    if (ast.kind === "var" && ast.fallback !== undefined) return this.#numberOr(ast, ast.fallback, scope, unknown);
    const value = this.value(ast, scope);
    if (value.kind !== "number") this.writer.test(isNumber(value), ON, unknown);
    else if (value.sure !== true) this.writer.test(`${value.code} === undefined`, unknown, ON);
    return value.code;
  }

  list(ast: ConditionAst, scope: Scope, unknown: Jump): string {
    const value = this.value(ast, scope);
    if (value.kind !== "list" || value.sure !== true) {
      this.writer.test(`${this.writer.use("isArray")}(${value.code})`, ON, unknown);
    }
    return value.code;
  }

  /** A field that is a number, or the number that stands in for it. */
  #numberOr(ast: VarAst, fallback: ConditionAst, scope: Scope, unknown: Jump): string {
    const read = variable(this, ast, scope);
    const name = this.writer.name("t");
    this.writer.put(`let ${name} = ${read.code};`);
    this.writer.block(`if (!(${isNumber(read)}))`, () => {
      this.writer.test(isUnknown(read), ON, unknown);
      this.writer.put(`${name} = ${this.number(fallback, scope, unknown)};`);
    });
    return name;
  }

  #call(ast: CallAst, scope: Scope): Value {
    const arithmetic = arithmeticOf(ast);
    if (arithmetic === undefined && testOf(ast.op) === undefined) return operation(this, ast.op, ast.args, scope);
    const name = this.writer.name("t");
    this.writer.put(`let ${name};`);
    if (arithmetic === undefined) {
      this.branch(ast, scope, { yes: doing(`${name} = true;`), no: doing(`${name} = false;`), unknown: ON });
      return { code: name, kind: "boolean" };
    }
    this.writer.labeled((out) => {
      this.writer.put(`${name} = ${arithmetic(this, ast.args, scope, out)};`);
    });
    return { code: name, kind: "number" };
  }
}

function literal(value: string | number | boolean | null): Value {
  if (typeof value === "string") return { code: textLiteral(value), kind: "text", sure: true };
  if (typeof value === "boolean") return { code: String(value), kind: "boolean", sure: true };
  if (value === null || !Number.isFinite(value)) return UNKNOWN;
  return { code: numberLiteral(value), kind: "number", sure: true };
}
