/** Conditions: JsonLogic-shaped JSON in documents, and the typed form that the engine and the builder work on. */

/** A scalar, a list of expressions, or an operation `{ op: arguments }`; a single argument may stand alone. */
export type Condition =
  | string
  | number
  | boolean
  | null
  | readonly Condition[]
  | { readonly [operator: string]: unknown };

/**
 * The typed form. Total over JSON: what is no operation of the language is kept as `raw`, so that nothing is lost
 * between reading and writing.
 */
export type ConditionAst =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "list"; readonly items: readonly ConditionAst[] }
  | VarAst
  | CallAst
  | { readonly kind: "raw"; readonly rule: unknown };

export interface VarAst {
  readonly kind: "var";
  /** Names from the scope on; empty is the scope itself (the element of a list). */
  readonly path: readonly string[];
  /** `root` is written with a leading `$.` and means the facts from inside a list, too. */
  readonly scope: "here" | "root";
  readonly fallback?: ConditionAst;
}

export interface CallAst {
  readonly kind: "call";
  readonly op: string;
  readonly args: readonly ConditionAst[];
}
