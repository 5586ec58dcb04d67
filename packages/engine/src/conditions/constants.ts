/** Literals that other values equal only by being the same. */

import { parseInstant } from "../base/instant.ts";
import type { ConditionAst } from "../model/condition.ts";

type Literal = ConditionAst & { readonly kind: "literal" };

/** A text that is no instant: two instants may be written in different ways. */
export const isPlainText = (ast: ConditionAst): ast is Literal & { readonly value: string } =>
  ast.kind === "literal" && typeof ast.value === "string" && parseInstant(ast.value) === undefined;

export const isNumberLiteral = (ast: ConditionAst | undefined): ast is Literal & { readonly value: number } =>
  ast?.kind === "literal" && Number.isFinite(ast.value);

/** Any of them: such a text, a number or a truth value. */
export const isConstant = (ast: ConditionAst): ast is Literal =>
  isPlainText(ast) || isNumberLiteral(ast) || (ast.kind === "literal" && typeof ast.value === "boolean");
