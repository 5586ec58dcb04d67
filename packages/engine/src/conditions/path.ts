/** Dotted paths as `var`, `missing` and `missing_some` write them. */

import type { VarAst } from "../model/condition.ts";

/** A leading `$.` leads to the root; the empty text is the scope itself. */
export function pathOf(text: string): Pick<VarAst, "path" | "scope"> {
  const rooted = text.startsWith("$.");
  const path = rooted ? text.slice(2) : text;
  return { path: path === "" ? [] : path.split("."), scope: rooted ? "root" : "here" };
}

/** The text of a path. */
export const pathText = ({ path, scope }: Pick<VarAst, "path" | "scope">): string =>
  (scope === "root" ? "$." : "") + path.join(".");
