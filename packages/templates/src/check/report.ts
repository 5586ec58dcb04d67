import type { TemplateDiagnostic } from "../model/diagnostic.ts";

/** What a check says. */
export type Report = (found: TemplateDiagnostic) => void;
