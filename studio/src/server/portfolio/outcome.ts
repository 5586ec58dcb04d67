/** What the end of a case in a strategy means. */

import type { CaseState } from "@dunlin/engine";

const CURED: ReadonlySet<string> = new Set(["cured", "paid", "recovered", "settled", "kept"]);

/** The debt, or what was agreed about it, is paid. */
export const isCured = ({ status, outcome = "" }: CaseState): boolean => status === "exited" && CURED.has(outcome);

/** An entry that was refused is no visit: they were never in. */
export const wasIn = ({ status, outcome }: CaseState): boolean => status !== "exited" || outcome !== "refused";
