/**
 * JsonLogic as json-logic-js 2.0.5 carries it out, with its truthiness and coercion, and beyond it what the community
 * agreed on since: `val`, `exists`, `??`, `try`, `throw`, scopes and chained comparisons.
 *
 * It differs from json-logic-js on purpose in these points, and in no other where that gives an answer:
 * - data are read by own members only, so `{"var": "constructor"}` is null; strings and lists have `length`;
 * - data are never run as rules (there `missing` and `missing_some` run the keys they are given once more);
 * - comparisons look at all their arguments, `{">": [3, 2, 1]}`, where json-logic-js passes over the surplus;
 * - `log` gives its argument and writes nothing; operators cannot be added;
 * - nesting is bounded.
 * From json-logic-engine and its suites it differs where those contradict json-logic-js: what is not a number gives NaN
 * instead of an error (only `try` takes NaN for one), `{}` is true, surplus operands of `-`, `/` and `%` are passed over.
 */

import { isDeeper } from "../base/json.ts";
import { pointer } from "../base/pointer.ts";
import { type Diagnostic, StrategyError } from "../model/diagnostic.ts";
import { operationIn } from "./codec.ts";
import { JsonLogicError, OPERATORS, type Run } from "./jsonLogicOperators.ts";
import { limitProblem, nearestName } from "./parse.ts";

/** Lists and objects in a rule may nest this deep. */
const MAX_NESTING = 500;

/**
 * The value of a rule. Everything in it that is no operation (an object with one member) stands for itself.
 *
 * @throws JsonLogicError from `throw`, for an unknown operator that is reached, and for arguments that make no sense.
 */
export function applyJsonLogic(rule: unknown, data?: unknown): unknown {
  if (isDeeper(rule, MAX_NESTING)) throw new JsonLogicError("Too Deep", `A rule may nest ${MAX_NESTING} deep.`);
  return build(rule)(data, undefined);
}

/**
 * A rule compiled for many data.
 *
 * @throws StrategyError for unknown operators, reached or not, and beyond the limits of a condition.
 */
export function compileJsonLogic(rule: unknown): (data: unknown) => unknown {
  const limit = limitProblem(rule, []);
  const problems: Diagnostic[] = limit === undefined ? unknownOperators(rule, []) : [{ ...limit, severity: "error" }];
  if (problems.length > 0) throw new StrategyError(problems);
  const run = build(rule);
  return (data) => run(data, undefined);
}

function build(rule: unknown): Run {
  if (Array.isArray(rule)) {
    const items = rule.map(build);
    return (data, above) => items.map((item) => item(data, above));
  }
  const operation = operationIn(rule);
  if (operation === undefined) return () => rule;
  const { op, args } = operation;
  const make = Object.hasOwn(OPERATORS, op) ? OPERATORS[op] : undefined;
  if (make === undefined) {
    return () => {
      throw new JsonLogicError("Unknown Operator", `Unrecognized operation ${op}`);
    };
  }
  return make(args.map(build));
}

function unknownOperators(rule: unknown, at: readonly (string | number)[]): Diagnostic[] {
  if (Array.isArray(rule)) return rule.flatMap((item, i) => unknownOperators(item, [...at, i]));
  const operation = operationIn(rule);
  if (operation === undefined) return [];
  const { op, args, listed } = operation;
  const inner = args.flatMap((arg, i) => unknownOperators(arg, listed ? [...at, op, i] : [...at, op]));
  if (Object.hasOwn(OPERATORS, op)) return inner;
  const nearest = nearestName(op, Object.keys(OPERATORS));
  const message = `There is no operator \`${op}\` in JsonLogic.${nearest === undefined ? "" : ` Did you mean \`${nearest}\`?`}`;
  const data = { operator: op, ...(nearest && { nearest }) };
  return [{ code: "condition.operator", severity: "error", path: pointer(at), data, message }, ...inner];
}
