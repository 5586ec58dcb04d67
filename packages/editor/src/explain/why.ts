/**
 * Why a decision went one way and not another: its conditions clause by clause, each with its answer and the values that were read
 * then. Pure: the document that ran and what the trace kept. A clause whose values were not kept has no answer, rather than a guess.
 */

import type { ConditionAst, Strategy, TraceEntry } from "@dunlin/engine";
import {
  type Condition,
  compileCondition,
  conditionFromJsonLogic,
  conditionToJsonLogic,
  describeCondition,
} from "@dunlin/engine";
import { describeConditionParts, type LooseNode, type SentencePart } from "@dunlin/engine/editing";
import { records, text } from "../nodes/reading.ts";

/** `undefined`: what it read was not kept. */
export type Answer = boolean | "unknown" | undefined;

export interface Clause {
  readonly parts: readonly SentencePart[];
  readonly answer: Answer;
  /** What was read, as sentences: `the total due is EUR 312.40`. */
  readonly read: readonly string[];
}

/** A way that was asked about. */
export interface Tried {
  /** Port of the step, or the id of a rule. */
  readonly way: string;
  readonly answer: Answer;
  /** How its clauses belong together; of one alone `all`. */
  readonly join: "all" | "any";
  readonly clauses: readonly Clause[];
}

export type Values = Readonly<Record<string, unknown>>;

export interface WhyOptions {
  readonly locale: "en" | "es";
  readonly currency?: string;
}

/** Every way that was asked about, in its order, up to the one that was taken. Empty where nothing was asked. */
export function triedIn(
  entry: TraceEntry,
  node: LooseNode | undefined,
  doc: Strategy,
  unknown: ReadonlySet<string>,
  options: WhyOptions,
): readonly Tried[] {
  const values = (entry.data.values ?? {}) as Values;
  const tell = (way: string, rule: unknown, answer?: Answer) =>
    tried(way, rule as Condition, answer, values, doc, options);
  const { port } = entry.data;
  switch (entry.code) {
    case "entry.refused":
      return entry.data.reason === "when" && doc.entry.when !== undefined ? [tell("entry", doc.entry.when)] : [];
    case "rule.matched":
      return ruled(doc.exits?.find(({ id }) => id === entry.data.rule)?.when, String(entry.data.rule));
    case "handler.matched":
      return ruled(doc.handlers?.find(({ id }) => id === entry.data.handler)?.when, String(entry.data.handler));
    case "decision.taken":
      if (node?.type === "if")
        return [tell("yes", node.when, port === "yes" ? true : port === "no" ? false : "unknown")];
      return node?.type === "switch" ? cases(node) : [];
    default:
      return [];
  }

  function ruled(rule: Condition | undefined, id: string): readonly Tried[] {
    return rule === undefined ? [] : [tell(id, rule, true)];
  }

  function cases({ cases: all }: LooseNode): readonly Tried[] {
    const list = records(all);
    const met = list.findIndex((one) => one.port === port);
    return list.slice(0, met < 0 ? list.length : met + 1).map((one, i) => {
      const answer = i === met ? true : unknown.has(`cases/${i}`) ? "unknown" : false;
      return tell(text(one.port), one.when, answer);
    });
  }
}

function tried(way: string, rule: Condition, known: Answer, values: Values, doc: Strategy, options: WhyOptions): Tried {
  const ast = conditionFromJsonLogic(rule);
  const junction =
    ast.kind === "call" && (ast.op === "and" || ast.op === "or") && ast.args.length > 1 ? ast : undefined;
  const parts = junction === undefined ? [ast] : junction.args;
  const clauses = parts.map((part) => {
    const clause = clauseOf(part, values, doc, options);
    return junction === undefined && known !== undefined ? { ...clause, answer: known } : clause;
  });
  const answer = known ?? (clauses.length === 1 ? clauses[0]?.answer : undefined);
  return { way, answer, join: junction?.op === "or" ? "any" : "all", clauses };
}

function clauseOf(ast: ConditionAst, values: Values, doc: Strategy, options: WhyOptions): Clause {
  const rule = conditionToJsonLogic(ast);
  const telling = tellingOf(doc, options);
  return {
    parts: describeConditionParts(rule, telling),
    answer: answerOf(ast, values),
    read: readsOf(ast, doc).flatMap((path) =>
      Object.hasOwn(values, path) ? readText(path, values[path], telling) : [],
    ),
  };
}

function tellingOf({ fields, segments }: Strategy, { locale, currency }: WhyOptions) {
  return {
    locale,
    ...(fields !== undefined && { schema: fields }),
    ...(segments !== undefined && { segments }),
    ...(currency !== undefined && { currency }),
  };
}

/** A list is known by its length only, which says nothing of a clause; a value that is not known is told as such. */
function readText(path: string, value: unknown, telling: ReturnType<typeof tellingOf>): readonly string[] {
  if (typeof value === "object" && value !== null) return [];
  const variable: Condition = { var: path };
  if (value === null || value === undefined) return [describeCondition({ "!": [{ known: [variable] }] }, telling)];
  if (typeof value === "boolean") return [describeCondition(value ? variable : { "!": [variable] }, telling)];
  return [describeCondition({ "==": [variable, value as string | number] }, telling)];
}

/** Operators that ask the case something no path leads to; the trace keeps their answers by what they are. */
const ASKING: ReadonlySet<string> = new Set(["hasTag", "segment", "countContacts", "countPromises"]);

/** Paths that a condition and its segments read, in their order. */
function readsOf(ast: ConditionAst, doc: Strategy, open: ReadonlySet<string> = new Set()): readonly string[] {
  switch (ast.kind) {
    case "var":
      return [pathOf(ast)];
    case "list":
      return ast.items.flatMap((item) => readsOf(item, doc, open));
    case "call": {
      const segment = ast.op === "segment" && ast.args[0]?.kind === "literal" ? String(ast.args[0].value) : undefined;
      const when = segment === undefined || open.has(segment) ? undefined : doc.segments?.[segment]?.when;
      if (segment !== undefined && when !== undefined)
        return readsOf(conditionFromJsonLogic(when), doc, new Set([...open, segment]));
      return ast.args.flatMap((arg) => readsOf(arg, doc, open));
    }
    default:
      return [];
  }
}

function pathOf(ast: Extract<ConditionAst, { kind: "var" }>): string {
  const { fallback: _, ...plain } = ast;
  return (conditionToJsonLogic(plain) as { readonly var: string }).var;
}

/** Thrown where a value was not kept. */
const NOT_KEPT = new Error("a value was not kept");

/** The clause with everything it read put in, and then asked again. */
export function answerOf(ast: ConditionAst, values: Values): Answer {
  try {
    return compileCondition(conditionToJsonLogic(filled(ast, values)))({});
  } catch {
    return undefined;
  }
}

const UNKNOWN: ConditionAst = { kind: "var", path: ["unknown"], scope: "here" };

function filled(ast: ConditionAst, values: Values): ConditionAst {
  switch (ast.kind) {
    case "var": {
      const path = pathOf(ast);
      if (!Object.hasOwn(values, path)) throw NOT_KEPT;
      const value = values[path];
      if (value !== null) return literal(value);
      return ast.fallback === undefined ? UNKNOWN : filled(ast.fallback, values);
    }
    case "list":
      return { ...ast, items: ast.items.map((item) => filled(item, values)) };
    case "call": {
      const name = JSON.stringify(conditionToJsonLogic(ast));
      if (Object.hasOwn(values, name)) return values[name] === null ? UNKNOWN : literal(values[name]);
      if (ASKING.has(ast.op)) throw NOT_KEPT;
      return { ...ast, args: ast.args.map((arg) => filled(arg, values)) };
    }
    default:
      return ast;
  }
}

function literal(value: unknown): ConditionAst {
  if (typeof value === "object" || value === undefined) throw NOT_KEPT;
  return { kind: "literal", value: value as string | number | boolean };
}
