/** What an import could not carry over: what it was, where it stood, and what became of it. */

import { diagnostic, type TemplateDiagnostic, type TemplateDiagnosticCode } from "../model/diagnostic.ts";
import type { Place } from "./places.ts";

export type LossCode = Extract<TemplateDiagnosticCode, `import.${string}`>;

/** @param at - The line of the source, from 1; or the line and the column, which errors always have. */
export type ReportLoss = (
  code: LossCode,
  at: number | Place,
  message: string,
  data?: Readonly<Record<string, unknown>>,
) => void;

export interface Losses {
  readonly report: ReportLoss;
  /** In the order of the source. */
  readonly all: () => TemplateDiagnostic[];
}

/** Two losses with the same sentence on one line are one. */
export function createLosses(): Losses {
  const found = new Map<string, TemplateDiagnostic & { readonly line: number }>();
  return {
    report: (code, at, message, data = {}) => {
      const { line, ...column } = typeof at === "number" ? { line: at } : { line: at.line, column: at.column };
      const key = `${line} ${code} ${message}`;
      if (!found.has(key)) found.set(key, { ...diagnostic(code, "", message, { line, ...data }), line, ...column });
    },
    all: () => [...found.values()].sort((a, b) => a.line - b.line),
  };
}
