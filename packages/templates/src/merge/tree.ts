/** A source of merge tags, read and restricted: the few kinds of nodes that the evaluator knows. */

import type { PlaceContext } from "../escape/escape.ts";
import type { ValuePath } from "../model/text.ts";

/** Where a tag begins; both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export type Expression = LiteralExpression | PathExpression | RowExpression | CallExpression;

export interface LiteralExpression {
  readonly kind: "literal";
  readonly value: string | number | boolean | null | undefined;
}

/** A value of the context: `depth` scopes up, then down by `parts`; without parts the scope itself. */
export interface PathExpression {
  readonly kind: "path";
  readonly depth: number;
  /** From the root of the context, whatever the scope. */
  readonly root: boolean;
  readonly parts: readonly string[];
  /** From the root, rows as `[]`; `undefined` inside a list or object that a helper made. */
  readonly path: ValuePath | undefined;
  readonly place: Place;
}

/** What `#each` says about the row: `@index`, or `@../index` of the row around it. */
export interface RowExpression {
  readonly kind: "row";
  readonly name: "index" | "first" | "last" | "key";
  readonly up: number;
}

export interface CallExpression {
  readonly kind: "call";
  readonly helper: string;
  readonly args: readonly Expression[];
  readonly options: readonly (readonly [name: string, value: Expression])[];
  readonly place: Place;
}

export type Statement = WordsStatement | ValueStatement | BlockStatement;

export interface WordsStatement {
  readonly kind: "words";
  readonly text: string;
}

export interface ValueStatement {
  readonly kind: "value";
  readonly value: Expression;
  readonly place: Place;
}

export interface BlockStatement {
  readonly kind: "block";
  readonly block: BlockName;
  readonly subject: Expression;
  /** Of `#if` and `#unless`: 0 counts as there. */
  readonly includeZero: Expression | undefined;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
  readonly place: Place;
}

export type BlockName = "if" | "unless" | "each" | "with";

/** The context of every value of a markup. Where a source is no markup, one context is that of all. */
export type Slots = ReadonlyMap<ValueStatement, PlaceContext>;
