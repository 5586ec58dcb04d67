/** A formula that is being written: the condition it gives, and what is wrong with it, as sentences with their places. */

import {
  type Condition,
  compileExpression,
  conditionFromJsonLogic,
  conditionToJsonLogic,
  type Diagnostic,
  StrategyError,
  validateCondition,
} from "@dunlin/engine";
import type { ConditionSettings } from "../conditions/context.tsx";
import { fieldsFor } from "../conditions/fields.ts";
import { namesOf } from "./names.ts";
import { type Part, parseFormula, placeIn } from "./parse.ts";
import type { FormulaAround, FormulaSettings } from "./print.ts";
import type { Span } from "./tokens.ts";
import type { FormulaWords } from "./words.ts";

/** What a formula has to give: a yes or no, or any value. */
export type Gives = "condition" | "value";

export interface Finding extends Span {
  readonly tone: "bad" | "warn";
  readonly text: string;
}

export interface Checked {
  /** Absent as long as something is wrong. */
  readonly rule?: Condition;
  readonly findings: readonly Finding[];
}

export function formulaSettings(
  { schema, about, words, locale, currency, segments }: ConditionSettings,
  around: FormulaAround | undefined,
): FormulaSettings {
  const names = namesOf(fieldsFor(schema, words, locale, about), schema, about);
  return { names, locale, currency, segments: segments && new Set(Object.keys(segments)), around };
}

export interface Checks {
  readonly settings: ConditionSettings;
  readonly formula: FormulaSettings;
  readonly words: FormulaWords;
  readonly gives: Gives;
}

export function checkFormula(text: string, { settings, formula, words, gives }: Checks): Checked {
  const parsed = parseFormula(text, formula);
  if (!parsed.ok)
    return {
      findings: parsed.problems.map(({ code, data, from, to }) => ({
        ...{ from, to, tone: "bad" },
        text: words.problems[code](data),
      })),
    };
  const findings = diagnosed(parsed.value.rule, settings, gives).map((diagnostic) =>
    finding(diagnostic, parsed.value, settings),
  );
  return findings.some(({ tone }) => tone === "bad") ? { findings } : { rule: parsed.value.rule, findings };
}

/** Names have been looked at, and that a fact may be missing is told beside the rules. */
const TOLD: ReadonlySet<string> = new Set(["condition.maybeUnknown", "field.undeclared"]);

function diagnosed(rule: Condition, { schema, about }: ConditionSettings, gives: Gives): readonly Diagnostic[] {
  const options = about === undefined ? schema && { schema } : undefined;
  if (gives === "condition") return validateCondition(rule, options).filter(({ code }) => !TOLD.has(code));
  try {
    compileExpression(rule, options);
    return [];
  } catch (error) {
    if (error instanceof StrategyError) return error.diagnostics.filter(({ code }) => !TOLD.has(code));
    throw error;
  }
}

/** What is always the same answer, and what is kept as JSON, may stand. */
function finding(diagnostic: Diagnostic, part: Part, { words }: ConditionSettings): Finding {
  const { from, to, written } = placeIn(part, diagnostic.path);
  const bad = diagnostic.severity === "error" && diagnostic.code !== "condition.constant" && written !== "json";
  return { from, to, tone: bad ? "bad" : "warn", text: words.diagnosed(diagnostic) };
}

/** Whether two conditions differ in nothing but their spelling. */
export const alike = (one: Condition, other: Condition): boolean => spelled(one) === spelled(other);

const spelled = (rule: Condition): string => JSON.stringify(conditionToJsonLogic(conditionFromJsonLogic(rule)));
