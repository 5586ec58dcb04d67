/** Which root paths a condition reads: for traces, which carry their values, and for lint. */

import type { ConditionAst } from "../model/condition.ts";
import { operatorOf } from "./operators.ts";
import { pathText } from "./path.ts";

/** Dotted paths from the root, each once, in the order of reading; paths inside a list element are left out. */
export function readsOf(ast: ConditionAst): readonly string[] {
  const paths = new Set<string>();
  collect(ast, false, paths);
  return [...paths];
}

function collect(ast: ConditionAst, inside: boolean, paths: Set<string>): void {
  switch (ast.kind) {
    case "var":
      if (ast.path.length > 0 && (!inside || ast.scope === "root"))
        paths.add(pathText({ path: ast.path, scope: "here" }));
      if (ast.fallback !== undefined) collect(ast.fallback, inside, paths);
      return;
    case "list":
      for (const item of ast.items) collect(item, inside, paths);
      return;
    case "call": {
      const { each } = operatorOf(ast.op) ?? {};
      ast.args.forEach((arg, i) => {
        collect(arg, inside || i === each, paths);
      });
      if (!inside && ast.op === "missing") {
        for (const arg of ast.args) if (arg.kind === "literal" && typeof arg.value === "string") paths.add(arg.value);
      }
      return;
    }
    case "literal":
    case "raw":
      return;
  }
}
