/** How a condition that has been read is carried out. Closures are built in; others are brought along by the host. */

import type { ConditionAst } from "../model/condition.ts";
import type { Environment } from "./environment.ts";

/** Another way than closures of carrying conditions out, as `codegen` of `@dunlin/engine/codegen`. */
export interface ConditionBackend {
  /** The value of a condition in a step; `undefined` is unknown. */
  compile(ast: ConditionAst): (environment: Environment) => unknown;
  /**
   * Its value over plain facts, or as an `answer`: true, false or "unknown". `environmentOf` gives what `compile` takes.
   * Absent: that is used for everything.
   */
  compileFacts?(
    ast: ConditionAst,
    gives: "value" | "answer",
    environmentOf: (facts: object) => Environment,
  ): (facts: object) => unknown;
}
