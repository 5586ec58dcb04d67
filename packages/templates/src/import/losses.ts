/** What an import could not carry over: what it was, on which line, and what became of it. */

import { diagnostic, type TemplateDiagnostic, type TemplateDiagnosticCode } from "../model/diagnostic.ts";

export type LossCode = Extract<TemplateDiagnosticCode, `import.${string}`>;

/** @param line - In the source, from 1. */
export type ReportLoss = (
  code: LossCode,
  line: number,
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
    report: (code, line, message, data = {}) => {
      const key = `${line} ${code} ${message}`;
      if (!found.has(key)) found.set(key, { ...diagnostic(code, "", message, { line, ...data }), line });
    },
    all: () => [...found.values()].sort((a, b) => a.line - b.line),
  };
}
