/** Conditions whose functions were generated before, as a module of `compileToModule` carries them. */

import type { ConditionAst } from "../model/condition.ts";
import type { ConditionBackend } from "./backend.ts";
import { compileAst } from "./closures.ts";
import { conditionToJsonLogic } from "./codec.ts";
import { RUNTIME } from "./codegenRuntime.ts";
import { jsonText } from "./codegenText.ts";
import type { Environment } from "./environment.ts";

/** The text that a condition is found by: the same for the same condition, in whatever order its settings stand. */
export const conditionKey = (ast: ConditionAst): string => jsonText(conditionToJsonLogic(ast), "sorted");

/** What `generateCondition` writes over an environment. */
type Made = (runtime: typeof RUNTIME) => (environment: Environment) => unknown;

/**
 * For modules written by `compileToModule`: their functions, by the text of their conditions. What is not among them
 * (another version of a called strategy, say) is carried out by closures.
 */
export function readyConditions(functions: readonly (readonly [condition: string, made: Made])[]): ConditionBackend {
  const byKey = new Map(functions);
  return {
    compile: (ast) => {
      const made = byKey.get(conditionKey(ast));
      return made === undefined ? compileAst(ast) : made(RUNTIME);
    },
  };
}
