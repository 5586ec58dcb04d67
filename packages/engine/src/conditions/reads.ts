/** What a condition reads of a case: for traces, which carry the values behind a decision. */

import type { CallAst, ConditionAst } from "../model/condition.ts";
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

/** Operators that ask the case something no path leads to. */
const ASKING: ReadonlySet<string> = new Set(["hasTag", "segment", "countContacts", "countPromises"]);

/** The questions in a condition, in the order of asking. */
export function asksOf(ast: ConditionAst): readonly CallAst[] {
  switch (ast.kind) {
    case "var":
      return ast.fallback === undefined ? [] : asksOf(ast.fallback);
    case "list":
      return ast.items.flatMap(asksOf);
    case "call":
      return ASKING.has(ast.op) ? [ast] : ast.args.flatMap(asksOf);
    case "literal":
    case "raw":
      return [];
  }
}

/** Whether its value may hang on a calendar. */
export function countsBusinessDays(ast: ConditionAst): boolean {
  switch (ast.kind) {
    case "var":
      return ast.fallback !== undefined && countsBusinessDays(ast.fallback);
    case "list":
      return ast.items.some(countsBusinessDays);
    case "call":
      return ast.op === "businessDaysSince" || ast.args.some(countsBusinessDays);
    case "literal":
    case "raw":
      return false;
  }
}
