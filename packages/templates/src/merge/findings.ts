/** Collects what is wrong with a source. Every finding says what to write instead. */

import { diagnostic, type TemplateDiagnostic, type TemplateDiagnosticCode } from "../model/diagnostic.ts";
import type { Place } from "./tree.ts";

export interface Findings {
  readonly all: readonly TemplateDiagnostic[];
  add(code: TemplateDiagnosticCode, place: Place, message: string, data?: Readonly<Record<string, unknown>>): void;
}

/** @param pointer - Where in its document the source stands, as a JSON pointer. */
export function createFindings(pointer: string): Findings {
  const all: TemplateDiagnostic[] = [];
  return {
    all,
    add: (code, place, message, data) => {
      all.push({ ...diagnostic(code, pointer, message, data), ...place });
    },
  };
}
