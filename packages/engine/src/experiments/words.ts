/** What a language must say for an experiment to be told in it. Texts that arrive as `string` are ready to be read. */

import type { Measure } from "./definition.ts";
import type { ExperimentWarning } from "./report.ts";

/** How a measure is told. */
export interface MeasureWords {
  readonly title: string;
  /** What a variant does: `cures more cases`, `cures fewer cases`. */
  readonly more: string;
  readonly less: string;
  /** What happened to the measure, in the middle of a sentence: `opt-outs rose`, `opt-outs fell`. */
  readonly rose: string;
  readonly fell: string;
}

/** One comparison in words: `control` and `value` of the arms, `gap` their difference, `from` to `to` its interval. */
export interface ToldComparison {
  readonly variant: string;
  /** What the variant does, of `MeasureWords`. */
  readonly does: string;
  readonly title: string;
  readonly control: string;
  readonly value: string;
  /** Without sign, with unit. */
  readonly gap: string;
  readonly higher: boolean;
  /** With signs; undefined where nothing limits the difference yet. */
  readonly interval: { readonly from: string; readonly to: string } | undefined;
  /** The same where both bounds have the sign of the difference: smaller first, without signs. */
  readonly sizes: { readonly from: string; readonly to: string } | undefined;
  readonly confidence: string;
  readonly always: boolean;
}

export interface ExperimentWords {
  readonly locale: string;
  /** Measures of the built-in list, and of others by their title. */
  readonly measures: Readonly<Record<Measure, MeasureWords>>;
  measure(title: string): MeasureWords;
  readonly points: (figure: string, count: number) => string;
  readonly days: (figure: string, count: number) => string;
  readonly moreDays: (figure: string, count: number) => string;
  readonly moreUnits: (figure: string, count: number) => string;
  readonly empty: string;
  readonly mismatch: string;
  readonly better: (told: ToldComparison) => string;
  readonly betterButHarm: (told: ToldComparison, harms: readonly string[]) => string;
  readonly harm: (told: ToldComparison, harms: readonly string[]) => string;
  readonly worse: (told: ToldComparison, control: string) => string;
  /** `more` days or units in words; undefined where it cannot be told. */
  readonly notEnough: (told: ToldComparison, more: string | undefined) => string;
  /** Likewise, where nobody would wait for what is missing. */
  readonly tooSlow: (told: ToldComparison) => string;
  readonly same: (told: ToldComparison, effect: string, control: string) => string;
  readonly unclear: (told: ToldComparison, control: string) => string;
  /** Guardrails that are not certain to be within their limit. */
  readonly open: (titles: string) => string;
  readonly warning: {
    readonly [Code in ExperimentWarning["code"]]: (data: Readonly<Record<string, string>>) => string;
  };
  readonly plan: PlanWords;
  readonly report: ReportWords;
}

/** Sizes in words, ready to be read; `days` where the intake is known. */
export interface ToldSize {
  readonly units: string;
  readonly control: string;
  readonly challenger: string;
  readonly days: string | undefined;
}

export interface PlanWords {
  readonly goal: (told: {
    readonly baseline: string;
    readonly target: string;
    readonly power: string;
    readonly confidence: string;
  }) => string;
  readonly shares: (told: {
    readonly control: string;
    readonly challenger: string;
    readonly challengers: number;
    readonly holdout: string | undefined;
  }) => string;
  readonly fixed: (size: ToldSize) => string;
  readonly sequential: (size: ToldSize) => string;
  readonly long: (days: string, patience: string) => string;
  readonly detectable: (patience: string, points: string) => string;
  readonly fewer: (figure: string, count: number, patience: string) => string;
  readonly small: (units: string) => string;
  readonly betterShares: (control: string, challenger: string, saving: string) => string;
}

/** Headings and labels of the report and its charts. */
export interface ReportWords {
  readonly experiment: string;
  readonly groups: string;
  readonly variant: string;
  readonly role: { readonly control: string; readonly challenger: string; readonly holdout: string };
  readonly unitsHead: string;
  readonly planned: string;
  readonly actual: string;
  readonly compared: (variant: string, control: string) => string;
  readonly roleHead: string;
  readonly measureHead: string;
  readonly value: string;
  readonly difference: string;
  readonly intervalHead: (confidence: string) => string;
  readonly alwaysValid: string;
  readonly oneLook: string;
  readonly pValue: string;
  readonly decides: string;
  readonly guardrail: {
    readonly within: string;
    readonly unclear: string;
    readonly breached: string;
    readonly head: string;
  };
  readonly worse: (variant: string) => string;
  readonly better: (variant: string) => string;
  /** Where the name is too long for that. */
  readonly worseShort: string;
  readonly betterShort: string;
  readonly curve: (title: string) => string;
  readonly curveText: (parts: string) => string;
  readonly dayAxis: string;
  readonly allocation: string;
  readonly allocationText: (parts: string) => string;
  readonly plannedLine: string;
  readonly trust: string;
  readonly trustSizes: (pValue: string) => string;
  readonly segments: string;
  readonly segment: string;
  readonly others: string;
  readonly noName: string;
  readonly warnings: string;
  readonly howItWasMade: string;
  readonly bands: (confidence: string) => string;
  readonly nothing: string;
  readonly table: string;
  readonly legend: string;
  readonly pending: string;
}
