/**
 * Reads restricted Handlebars. The syntax is that of the official parser; what could run code, reach a prototype, write unescaped or
 * never end is refused here, before anything is evaluated.
 */

import { type AST, parse } from "@handlebars/parser";
import type { Findings } from "./findings.ts";
import { BUILT_IN, type Helpers, TAKEN_NAMES } from "./helper.ts";
import { blockScopes, pathIn, ROOT_SCOPES, type Scopes } from "./scopes.ts";
import type { BlockName, CallExpression, Expression, Place, Statement } from "./tree.ts";

/** Caps on a source, so that reading it ends soon. */
const MOST_SIGNS = 500_000;
const DEEPEST = 32;

const START: Place = { line: 1, column: 1 };

/** What the tree is read against. */
interface Reading {
  readonly helpers: Helpers;
  readonly findings: Findings;
  readonly lines: readonly string[];
}

/**
 * The statements of a source; what is refused is in `findings`, and left out.
 *
 * @throws TypeError when the source is no text: the parser would take a tree as it is, with whatever is in it.
 */
export function parseMerge(source: string, helpers: Helpers, findings: Findings): readonly Statement[] {
  if (typeof source !== "string") throw new TypeError("a source is text; a parsed tree is never taken");
  if (source.length > MOST_SIGNS) {
    findings.add("merge.limits", START, `A text has at most ${MOST_SIGNS} characters: split it.`, { most: MOST_SIGNS });
    return [];
  }
  const program = parsed(source, findings);
  if (program === undefined) return [];
  return statements(program, ROOT_SCOPES, 0, { helpers, findings, lines: source.split("\n") });
}

const TOO_DEEP = `Tags are nested deeper than ${DEEPEST} levels: flatten them.`;

function parsed(source: string, findings: Findings): AST.Program | undefined {
  // The time that the parser takes grows with the square of the depth, so this is looked at before.
  if (depthOf(source) > DEEPEST) {
    findings.add("merge.limits", START, TOO_DEEP, { most: DEEPEST });
    return undefined;
  }
  try {
    return parse(source);
  } catch (error) {
    const { message, line, column } = syntaxError(error);
    findings.add("merge.syntax", { line, column }, `This is not well-formed: ${message}`, { message });
    return undefined;
  }
}

/** How deep blocks and parentheses are nested, seen from the signs alone. `{{else if}}` is one level more, as for the parser. */
function depthOf(source: string): number {
  const blocks: number[] = [];
  let [depth, parentheses, deepest] = [0, 0, 0];
  let inTag = false;
  for (const [sign] of source.matchAll(/\{\{~?\s*(?:#|\^(?!\s*~?\}\})|\/|else\s+(?!~?\}\}))?|\}\}|[()]/g)) {
    if (sign === "(" || sign === ")") parentheses += inTag ? (sign === "(" ? 1 : -1) : 0;
    else {
      inTag = sign !== "}}";
      parentheses = 0;
    }
    if (/[#^]$/.test(sign)) {
      blocks.push(1);
      depth += 1;
    } else if (sign.endsWith("/")) depth -= blocks.pop() ?? 0;
    else if (sign.includes("else") && blocks.length > 0) {
      blocks[blocks.length - 1] = (blocks.at(-1) ?? 0) + 1;
      depth += 1;
    }
    deepest = Math.max(deepest, depth, parentheses);
  }
  return deepest;
}

/** What the parser says, in one line; it knows the place either as members or only in its sentence. */
function syntaxError(error: unknown): { message: string } & Place {
  const { message, lineNumber, column } = error as Error & { lineNumber?: number; column?: number };
  const line = lineNumber ?? Number(/on line (\d+)/.exec(message)?.[1] ?? 1);
  const [first = "", ...rest] = message.split("\n");
  const says = first.startsWith("Parse error") ? (rest.at(-1) ?? first) : first.replace(/ - \d+:\d+$/, "");
  return { message: says, line, column: column === undefined ? 1 : column + 1 };
}

const placeOf = ({ loc }: AST.Node): Place => ({ line: loc.start.line, column: loc.start.column + 1 });

function statements(
  program: AST.Program | undefined,
  scopes: Scopes,
  depth: number,
  reading: Reading,
): readonly Statement[] {
  return joined((program?.body ?? []).flatMap((node) => statement(node, scopes, depth, reading)));
}

/** Words that only a comment kept apart are one text. */
function joined(all: readonly Statement[]): readonly Statement[] {
  return all.reduce<Statement[]>((before, next) => {
    const last = before.at(-1);
    if (last?.kind === "words" && next.kind === "words")
      before[before.length - 1] = { kind: "words", text: last.text + next.text };
    else before.push(next);
    return before;
  }, []);
}

const FORBIDDEN: Readonly<Record<string, string>> = {
  PartialStatement: "Partials are not available: put the text here, or use a saved block.",
  PartialBlockStatement: "Partials are not available: put the text here, or use a saved block.",
  Decorator: "Decorators are not available: remove the tag.",
  DecoratorBlock: "Inline partials and decorators are not available: put the text where it is used.",
};

function statement(node: AST.Statement, scopes: Scopes, depth: number, reading: Reading): Statement[] {
  switch (node.type) {
    case "ContentStatement": {
      const { value } = node as AST.ContentStatement;
      return value === "" ? [] : [{ kind: "words", text: value }];
    }
    case "CommentStatement":
      return [];
    case "MustacheStatement":
      return mustache(node as AST.MustacheStatement, scopes, depth, reading);
    case "BlockStatement":
      return block(node as AST.BlockStatement, scopes, depth, reading);
    default:
      reading.findings.add("merge.forbidden", placeOf(node), FORBIDDEN[node.type] ?? "This tag is not available.", {
        construct: node.type,
      });
      return [];
  }
}

function mustache(node: AST.MustacheStatement, scopes: Scopes, depth: number, reading: Reading): Statement[] {
  const place = placeOf(node);
  if (!node.escaped) {
    const says = "Values are always escaped: write {{name}}, not {{{name}}} or {{&name}}.";
    reading.findings.add("merge.forbidden", place, says, { construct: "unescaped" });
    return [];
  }
  const value = called(node, scopes, depth, reading);
  return value === undefined ? [] : [{ kind: "value", value, place }];
}

/** `{{name}}` and `{{helper value name=value}}`. A helper wins over a value of the same name, as in Handlebars. */
function called(
  node: AST.MustacheStatement | AST.SubExpression,
  scopes: Scopes,
  depth: number,
  reading: Reading,
): Expression | undefined {
  const { path } = node;
  const plain = node.params.length === 0 && node.hash === undefined;
  const name = helperName(path);
  const isCall =
    node.type === "SubExpression" || !plain || (name !== undefined && Object.hasOwn(reading.helpers, name));
  if (name !== undefined && (isCall || BUILT_IN.has(name))) return call(name, node, scopes, depth, reading);
  if (!isCall && path.type === "PathExpression") return expression(path, scopes, depth, reading);
  const says = "A tag begins with a name: write {{name}}, or {{helper name}}.";
  reading.findings.add("merge.path", placeOf(node), says);
  return undefined;
}

/** The name, where the path is a single one that is neither scoped (`./name`, `this.name`) nor data of a row. */
function helperName(path: AST.Node): string | undefined {
  if (path.type !== "PathExpression") return undefined;
  const { data, depth, parts, original } = path as AST.PathExpression;
  const [name] = parts;
  // As Handlebars tells it, so that the same tags call helpers here and there.
  const scoped = /^\.|this\b/.test(original);
  return !data && depth === 0 && parts.length === 1 && typeof name === "string" && !scoped ? name : undefined;
}

function call(
  name: string,
  node: AST.MustacheStatement | AST.SubExpression,
  scopes: Scopes,
  depth: number,
  reading: Reading,
): CallExpression | undefined {
  const { findings, helpers } = reading;
  const place = placeOf(node);
  if (name === "lookup" || name === "log") {
    const says = `${name} is not available: name the value by its path.`;
    findings.add("merge.forbidden", place, says, { construct: name });
    return undefined;
  }
  const helper = Object.hasOwn(helpers, name) && !TAKEN_NAMES.has(name) ? helpers[name] : undefined;
  if (helper === undefined) {
    const known = Object.keys(helpers).sort();
    findings.add("merge.unknownHelper", place, `There is no helper "${name}": ${listed(known)}.`, { name, known });
    return undefined;
  }
  const args = node.params.map((param) => expression(param, scopes, depth + 1, reading));
  const options = (node.hash?.pairs ?? []).map(
    (pair) => [pair.key, expression(pair.value, scopes, depth + 1, reading)] as const,
  );
  checkArguments(name, helper, args.length, options, place, findings);
  return { kind: "call", helper: name, args, options, place };
}

const listed = (names: readonly string[]): string =>
  names.length === 0 ? "none is known" : `known are ${names.join(", ")}`;

function checkArguments(
  name: string,
  { values: [least, most], options: known = [] }: Helpers[string],
  count: number,
  options: readonly (readonly [string, Expression])[],
  place: Place,
  findings: Findings,
): void {
  if (count < least || count > most) {
    const wanted = least === most ? `${least}` : `${least} to ${most}`;
    const hint = count === 0 ? ` A value of that name is {{this.${name}}}.` : "";
    findings.add("merge.arguments", place, `The helper "${name}" takes ${wanted} values, not ${count}.${hint}`, {
      name,
      least,
      most,
      count,
    });
  }
  for (const [index, [option]] of options.entries()) {
    if (options.findIndex(([other]) => other === option) < index) {
      findings.add("merge.arguments", place, `The option "${option}" of "${name}" is given twice: remove one.`, {
        name,
        option,
      });
    }
    if (known.includes(option)) continue;
    findings.add("merge.arguments", place, `The helper "${name}" has no option "${option}": ${listed(known)}.`, {
      name,
      option,
      known,
    });
  }
}

function expression(node: AST.Expression, scopes: Scopes, depth: number, reading: Reading): Expression {
  const refused: Expression = { kind: "literal", value: undefined };
  if (tooDeep(node, depth, reading)) return refused;
  switch (node.type) {
    case "StringLiteral":
      return { kind: "literal", value: (node as AST.StringLiteral).value };
    case "NumberLiteral":
      return { kind: "literal", value: (node as AST.NumberLiteral).value };
    case "BooleanLiteral":
      return { kind: "literal", value: (node as AST.BooleanLiteral).value };
    case "NullLiteral":
      return { kind: "literal", value: null };
    case "UndefinedLiteral":
      return refused;
    case "SubExpression":
      return called(node as AST.SubExpression, scopes, depth, reading) ?? refused;
    case "PathExpression":
      return pathIn(node as AST.PathExpression, scopes, placeOf(node), reading.findings) ?? refused;
    default:
      reading.findings.add("merge.syntax", placeOf(node), "Write a value, a path or a helper in parentheses here.");
      return refused;
  }
}

function tooDeep(node: AST.Node, depth: number, { findings }: Reading): boolean {
  if (depth <= DEEPEST) return false;
  findings.add("merge.limits", placeOf(node), TOO_DEEP, { most: DEEPEST });
  return true;
}

const BLOCKS: ReadonlySet<string> = new Set<BlockName>(["if", "unless", "each", "with"]);

function block(node: AST.BlockStatement, scopes: Scopes, depth: number, reading: Reading): Statement[] {
  const { findings } = reading;
  const place = placeOf(node);
  const name = node.path.original;
  if (tooDeep(node, depth, reading)) return [];
  if (reading.lines[place.line - 1]?.startsWith("{{{{", place.column - 1)) {
    findings.add("merge.forbidden", place, "Raw blocks are not available: write a backslash before the braces.", {
      construct: "rawBlock",
    });
    return [];
  }
  if (!BLOCKS.has(name)) {
    const says = `There is no block "${name}": use #if, #unless, #each or #with, with a value.`;
    findings.add("merge.unknownBlock", place, says, { name });
    return [];
  }
  const blockParams = (node.program as AST.Program | undefined)?.blockParams ?? node.inverse?.blockParams;
  if (blockParams !== undefined) {
    const says = "Names for rows (as |row|) are not available: inside the block write {{this.name}} or {{../name}}.";
    findings.add("merge.forbidden", place, says, { construct: "blockParams" });
    return [];
  }
  const [subject, ...more] = node.params.map((param) => expression(param, scopes, depth + 1, reading));
  const includeZero = blockOptions(node, scopes, depth, reading);
  if (subject === undefined || more.length > 0) {
    findings.add("merge.arguments", place, `#${name} takes one value: {{#${name} value}}.`, {
      name,
      least: 1,
      most: 1,
      count: node.params.length,
    });
    return [];
  }
  const inner = blockScopes(scopes, name as BlockName, subject);
  const body = statements(node.program, inner, depth + 1, reading);
  const otherwise = statements(node.inverse, scopes, depth + 1, reading);
  // `{{^if x}}` has its branches exchanged by the parser, and keeps their scopes: only #each and #with change them.
  return [{ kind: "block", block: name as BlockName, subject, includeZero, body, otherwise, place }];
}

/** The only option of a block: `includeZero` of `#if` and `#unless`. */
function blockOptions(
  node: AST.BlockStatement,
  scopes: Scopes,
  depth: number,
  reading: Reading,
): Expression | undefined {
  const name = node.path.original;
  const known = name === "if" || name === "unless" ? ["includeZero"] : [];
  let includeZero: Expression | undefined;
  for (const pair of node.hash?.pairs ?? []) {
    if (known.includes(pair.key)) includeZero = expression(pair.value, scopes, depth + 1, reading);
    else
      reading.findings.add(
        "merge.arguments",
        placeOf(pair),
        `#${name} has no option "${pair.key}": ${listed(known)}.`,
        { name, option: pair.key, known },
      );
  }
  return includeZero;
}
