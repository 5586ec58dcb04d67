/**
 * `@dunlin/engine/codegen`: conditions made into JavaScript while the program runs. An entry of its own, and the only
 * place that makes functions of text, so that the engine itself works under a policy that forbids it. Under such a
 * policy use `compileToModule`, which writes the same functions ahead of time.
 */

import type { ConditionBackend } from "./conditions/backend.ts";
import { type GenerateOptions, generateCondition } from "./conditions/codegen.ts";
import { RUNTIME } from "./conditions/codegenRuntime.ts";
import type { Environment } from "./conditions/environment.ts";
import type { ConditionAst } from "./model/condition.ts";

/** For `backend` of `compileCondition` and `compileStrategy`. Throws where making functions of text is forbidden. */
export const codegen: ConditionBackend = {
  compile: (ast) =>
    made(ast, { over: "environment", gives: "value" }, nowhere) as (environment: Environment) => unknown,
  compileFacts: (ast, gives, environmentOf) => made(ast, { over: "facts", gives }, environmentOf),
};

type Asked = (about: object) => unknown;

/** The text holds no name or literal of a document but as an escaped string, so it does what `generateCondition` says. */
function made(ast: ConditionAst, options: GenerateOptions, environmentOf: (facts: object) => Environment): Asked {
  const make = new Function(`"use strict"; return ${generateCondition(ast, options)};`)() as (
    runtime: typeof RUNTIME,
    environmentOf: (facts: object) => Environment,
  ) => Asked;
  return make(RUNTIME, environmentOf);
}

function nowhere(): never {
  throw new Error("over an environment no other one is made");
}
