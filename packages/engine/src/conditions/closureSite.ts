/** What the parts of the closure compiler share. */

import type { ConditionAst, VarAst } from "../model/condition.ts";
import type { Root } from "./closureReads.ts";

/**
 * A compiled expression. `here` is where `var` reads: at the root what the condition is asked about, inside a list the
 * element. `about` is what the condition is asked about everywhere.
 */
export type Evaluate = (here: unknown, about: unknown) => unknown;

/** Where an expression stands. */
export interface Site {
  readonly root: Root;
  /** Whether `var` means a list element here. */
  readonly inside: boolean;
  /** The same inside a list. */
  readonly element: Site;
  /** A value of which only `undefined` is unknown. */
  known(ast: ConditionAst): Evaluate;
  /** A value as it was read: `null` and numbers that are not finite also stand for unknown. */
  raw(ast: ConditionAst): Evaluate;
  /** What a path leads to, as it is. */
  read(path: Pick<VarAst, "path" | "scope">): Evaluate;
}

/** How an operator is compiled. */
export type Make = (site: Site, args: readonly ConditionAst[]) => Evaluate;

export const UNKNOWN: Evaluate = () => undefined;

/** An argument as it was read; unknown when there is none. */
export const raw = (site: Site, ast: ConditionAst | undefined): Evaluate =>
  ast === undefined ? UNKNOWN : site.raw(ast);
