/** The form of any event: its types, and what is wrong with the data that were written for one. Pure. */

import { EVENTS, parseDate, parseInstant, parseJson } from "@dunlin/engine";

export type EventProblem =
  | { readonly code: "json"; readonly message: string; readonly line?: number; readonly column?: number }
  | { readonly code: "missing" | "unknownMember"; readonly member: string }
  | { readonly code: "wrongForm"; readonly member: string; readonly form: string };

/** Those that a person or the world brings about; what the engine reports to itself is left out. */
export const EVENT_TYPES: readonly string[] = Object.keys(EVENTS).filter((type) => type !== "timer.fired");

/** An object with what must be there, to be filled in. */
export function blankFor(type: string): string {
  const shape = EVENTS[type] ?? {};
  const needed = Object.entries(shape).filter(([name]) => name.endsWith("*"));
  return JSON.stringify(
    Object.fromEntries(needed.map(([name, form]) => [name.slice(0, -1), BLANKS[form] ?? ""])),
    null,
    2,
  );
}

const BLANKS: Readonly<Record<string, unknown>> = { integer: 0, boolean: true, list: [], parts: [], any: null };

export const membersOf = (type: string): string => Object.keys(EVENTS[type] ?? {}).join(", ");

export type CheckedEvent =
  | { readonly ok: true; readonly data: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problem: EventProblem };

export function checkEvent(type: string, text: string): CheckedEvent {
  const parsed = text.trim() === "" ? { ok: true as const, value: {} } : parseJson(text);
  const bad = (problem: EventProblem): CheckedEvent => ({ ok: false, problem });
  if (!parsed.ok) {
    const { message, line, column } = parsed.error;
    return bad({ code: "json", message, ...(line !== undefined && { line }), ...(column !== undefined && { column }) });
  }
  const data = parsed.value;
  if (typeof data !== "object" || data === null || Array.isArray(data))
    return bad({ code: "wrongForm", member: "", form: "object" });
  const given = data as Readonly<Record<string, unknown>>;
  const shape = Object.entries(EVENTS[type] ?? {}).map(([name, form]) => ({
    member: name.replace("*", ""),
    needed: name.endsWith("*"),
    form,
  }));
  for (const { member, needed, form } of shape) {
    const value = given[member];
    if (value === undefined && needed) return bad({ code: "missing", member });
    if (value !== undefined && !FORMS[form]?.(value)) return bad({ code: "wrongForm", member, form });
  }
  // A type that the format knows takes no other members; one of the host's own takes what it likes.
  const strange =
    type in EVENTS ? Object.keys(given).find((name) => shape.every(({ member }) => member !== name)) : undefined;
  return strange === undefined ? { ok: true, data: given } : bad({ code: "unknownMember", member: strange });
}

const FORMS: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === "string",
  integer: Number.isSafeInteger,
  boolean: (value) => typeof value === "boolean",
  date: (value) => typeof value === "string" && parseDate(value) !== undefined,
  instant: (value) => typeof value === "string" && parseInstant(value) !== undefined,
  list: (value) => Array.isArray(value),
  parts: (value) => Array.isArray(value),
  any: () => true,
};
