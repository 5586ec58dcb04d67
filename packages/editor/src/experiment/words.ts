/** What the report of an experiment says, language by language. Verdicts and figures are the engine's sentences. */

import type { VerdictCode } from "@dunlin/engine/experiments";

export interface ExperimentWords {
  readonly title: string;
  readonly none: string;
  /** How far the data go, before the verdict. */
  readonly states: Readonly<Record<VerdictCode, string>>;
  readonly people: (count: string) => string;
  readonly group: string;
  readonly inGroup: string;
  readonly share: string;
  readonly planned: string;
  readonly roles: { readonly control: string; readonly challenger: string; readonly holdout: string };
  readonly measure: string;
  readonly difference: string;
  readonly worse: (name: string) => string;
  readonly better: (name: string) => string;
  /** How to read the bars. */
  readonly bars: (confidence: string, always: boolean) => string;
  readonly interval: (text: string) => string;
  readonly guardrails: string;
  readonly guardrailsWhy: string;
  readonly standing: { readonly within: string; readonly unclear: string; readonly breached: string };
  readonly trust: string;
  readonly sharesKept: string;
  readonly sharesBroken: (p: string) => string;
  readonly nothingOdd: string;
  readonly curve: (metric: string) => string;
  readonly curveDay: (day: number) => string;
  readonly curveTable: string;
  readonly promoteTitle: (name: string) => string;
  readonly promote: (name: string) => string;
  /** Why a variant is not offered for promotion. */
  readonly promoteNot: Readonly<Partial<Record<VerdictCode, string>>>;
  readonly removed: (names: string) => string;
  readonly removedNone: string;
  readonly splitGone: (count: number) => string;
  readonly stillRead: string;
  readonly keepTheirs: string;
  readonly cannotPromote: string;
}
