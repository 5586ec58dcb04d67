/** A person from JSON: what is wrong is told with its place, and nothing is taken that the engine would not trust. */

import { type CaseFacts, type Program, parseJson } from "@dunlin/engine";

export type Pasted =
  | { readonly ok: true; readonly facts: CaseFacts }
  | { readonly ok: false; readonly problem: PasteProblem };

export type PasteProblem =
  | { readonly code: "empty" }
  | { readonly code: "json"; readonly message: string; readonly line?: number; readonly column?: number }
  /** JSON pointer into the facts. */
  | { readonly code: "facts"; readonly pointer: string };

export function pastedPerson(text: string, program: Program, now: number): Pasted {
  if (text.trim() === "") return { ok: false, problem: { code: "empty" } };
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { message, line, column } = parsed.error;
    const place = { ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
    return { ok: false, problem: { code: "json", message, ...place } };
  }
  const facts = parsed.value as CaseFacts;
  const refusal = program.enroll(facts, { now }).trace.find(({ code }) => code === "entry.refused");
  if (refusal?.data.reason !== "facts") return { ok: true, facts };
  return { ok: false, problem: { code: "facts", pointer: String(refusal.data.path ?? "") } };
}
