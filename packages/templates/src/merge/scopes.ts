/** Where a path of a source leads, told without data: what `#each` and `#with` do to it. */

import type { AST } from "@handlebars/parser";
import type { ValuePath } from "../model/text.ts";
import type { Findings } from "./findings.ts";
import type { BlockName, Expression, PathExpression, Place, RowExpression } from "./tree.ts";

/** Inside a tag. */
export interface Scopes {
  /** The scope itself, then those around it; `undefined` where a helper made the value. The root is the empty path. */
  readonly paths: readonly (ValuePath | undefined)[];
  /** Loops around. */
  readonly rows: number;
}

export const ROOT_SCOPES: Scopes = { paths: [""], rows: 0 };

/** Scopes inside a block. `#if` and `#unless` open none, and neither does `#with` for the value that is the scope already. */
export function blockScopes(scopes: Scopes, block: BlockName, subject: Expression): Scopes {
  const path = subject.kind === "path" ? subject.path : undefined;
  switch (block) {
    case "if":
    case "unless":
      return scopes;
    case "with":
      return path !== undefined && path === scopes.paths[0] ? scopes : { ...scopes, paths: [path, ...scopes.paths] };
    case "each": {
      const row = path === undefined ? undefined : `${path}[]`;
      return { paths: [row, ...scopes.paths], rows: scopes.rows + 1 };
    }
  }
}

const ROW_NAMES: ReadonlySet<string> = new Set<RowExpression["name"]>(["index", "first", "last", "key"]);

/** The expression for a path; `undefined` where it is refused, with a finding. */
export function pathIn(
  node: AST.PathExpression,
  scopes: Scopes,
  place: Place,
  findings: Findings,
): PathExpression | RowExpression | undefined {
  const { data, depth, original } = node;
  const parts = node.parts.filter((part) => typeof part === "string");
  if (parts.length !== node.parts.length || parts.some((part) => /^#|[.[\]]/.test(part))) {
    findings.add("merge.path", place, "A path is made of names without dots and brackets: write {{name.member}}.", {
      path: original,
    });
    return undefined;
  }
  if (data) return dataPath(node, parts, scopes, place, findings);
  if (depth >= scopes.paths.length) {
    const says = `"${original}" leads above the root: only #each and #with open a scope that ../ leaves.`;
    findings.add("merge.path", place, says, { path: original });
    return undefined;
  }
  return { kind: "path", depth, root: false, parts, path: joined(scopes.paths[depth], parts), place };
}

function dataPath(
  { depth, original }: AST.PathExpression,
  [name = "", ...parts]: readonly string[],
  scopes: Scopes,
  place: Place,
  findings: Findings,
): PathExpression | RowExpression | undefined {
  if (name === "root" && depth === 0)
    return { kind: "path", depth: 0, root: true, parts, path: joined("", parts), place };
  if (ROW_NAMES.has(name) && parts.length === 0 && depth < scopes.rows)
    return { kind: "row", name: name as RowExpression["name"], up: depth };
  const says = `"${original}" is unknown: there are @root, and inside #each @index, @first, @last and @key.`;
  findings.add("merge.path", place, says, { path: original });
  return undefined;
}

const joined = (scope: ValuePath | undefined, parts: readonly string[]): ValuePath | undefined =>
  scope === undefined ? undefined : [...(scope === "" ? [] : [scope]), ...parts].join(".");
