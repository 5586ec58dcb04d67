/** What an import could not carry over: what it was, where it stood, and what became of it. */

import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import { LOSSES, type LossData, type LossKind } from "./lossKinds.ts";
import type { Place } from "./places.ts";

/**
 * A loss: its kind, the line of the source, from 1, or the line and the column, which errors always have, and what is known of it.
 */
export type Loss = {
  [K in LossKind]: keyof LossData[K] extends never
    ? readonly [kind: K, at: number | Place, data?: undefined]
    : readonly [kind: K, at: number | Place, data: LossData[K]];
}[LossKind];

export type ReportLoss = (...loss: Loss) => void;

export interface Losses {
  readonly report: ReportLoss;
  /** In the order of the source. The data of each have its kind, as `loss`. */
  readonly all: () => TemplateDiagnostic[];
}

/** Two losses with the same sentence on one line are one. */
export function createLosses(): Losses {
  const found = new Map<string, TemplateDiagnostic & { readonly line: number }>();
  return {
    report: (...[loss, at, data]) => {
      const { line, ...column } = typeof at === "number" ? { line: at } : { line: at.line, column: at.column };
      const [code, says] = LOSSES[loss];
      // The data are those of the kind: the type of a loss pairs them.
      const message = typeof says === "string" ? says : says(data as never);
      const key = `${line} ${code} ${message}`;
      if (!found.has(key))
        found.set(key, { ...diagnostic(code, "", message, { loss, line, ...data }), line, ...column });
    },
    all: () => [...found.values()].sort((a, b) => a.line - b.line),
  };
}
