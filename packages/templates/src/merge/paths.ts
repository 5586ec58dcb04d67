/** Which values a source asks for: what a check holds against the declared variables. */

import type { ValuePath } from "../model/text.ts";
import type { Expression, Place, Statement } from "./tree.ts";

export interface PathUse extends Place {
  readonly path: ValuePath;
  readonly use: /** Shown as it is. */
    | "value"
    /** Handed to a helper. */
    | "argument"
    /** Asked for by `#if` or `#unless`. */
    | "condition"
    /** Repeated by `#each`. */
    | "list"
    /** The scope of `#with`. */
    | "scope";
}

export const usedPaths = (statements: readonly Statement[]): readonly PathUse[] => statements.flatMap(pathsIn);

function pathsIn(statement: Statement): readonly PathUse[] {
  switch (statement.kind) {
    case "words":
      return [];
    case "value":
      return pathsOf(statement.value, "value");
    case "block": {
      const { block, subject, includeZero } = statement;
      return [
        ...pathsOf(subject, BLOCK_USES[block]),
        ...(includeZero === undefined ? [] : pathsOf(includeZero, "condition")),
        ...usedPaths(statement.body),
        ...usedPaths(statement.otherwise),
      ];
    }
  }
}

const BLOCK_USES = { if: "condition", unless: "condition", each: "list", with: "scope" } as const;

function pathsOf(expression: Expression, use: PathUse["use"]): readonly PathUse[] {
  switch (expression.kind) {
    case "literal":
    case "row":
      return [];
    case "path":
      return expression.path === undefined ? [] : [{ path: expression.path, use, ...expression.place }];
    case "call":
      return [
        ...expression.args.flatMap((arg) => pathsOf(arg, "argument")),
        ...expression.options.flatMap(([, value]) => pathsOf(value, "argument")),
      ];
  }
}
