/** A strategy as the text of an ES module: the document, and its conditions as functions that need not be made any more. */

import { generateCondition } from "../conditions/codegen.ts";
import { jsonText, textLiteral } from "../conditions/codegenText.ts";
import { conditionKey } from "../conditions/ready.ts";
import type { ConditionAst } from "../model/condition.ts";
import type { Strategy } from "../model/strategy.ts";

export interface ModuleParts {
  readonly strategy: Strategy;
  /** Every condition of it and of what it calls; in any order, and as often as it occurs. */
  readonly conditions: readonly ConditionAst[];
  /** Options of the host that can be written down. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Whether these are all that the strategy needs. */
  readonly complete: boolean;
  /** What the module imports the engine from. */
  readonly engine: string;
}

/**
 * The same text for the same document. Members of the document keep their order, because results show it: what a `set`
 * node assigns stands in the state in the order of its values.
 */
export function moduleText({ strategy, conditions, options, complete, engine }: ModuleParts): string {
  const byKey = new Map(conditions.map((ast) => [conditionKey(ast), ast]));
  const functions = [...byKey]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, ast]) => `[${textLiteral(key)}, ${generateCondition(ast, { over: "environment", gives: "value" })}],`);
  const title = `${textLiteral(strategy.id)}, version ${strategy.version ?? 0}`;
  return [
    `// Strategy ${title}, written by compileToModule of @dunlin/engine. Change the document and write it again.`,
    `import { compileStrategy, readyConditions } from ${textLiteral(engine)};`,
    "",
    "const conditions = [",
    ...functions,
    "];",
    "",
    `export const strategy = ${embedded(strategy)};`,
    `const options = ${embedded(options)};`,
    "",
    "export const programWith = (host) =>",
    "  compileStrategy(strategy, { ...options, ...host, backend: readyConditions(conditions) });",
    ...(complete ? ["export const program = programWith({});", "export default program;"] : []),
    "",
  ].join("\n");
}

/** Read as JSON when the module starts, which is faster than JavaScript and knows no `__proto__`. */
const embedded = (value: unknown): string => `JSON.parse(${textLiteral(jsonText(value))})`;
