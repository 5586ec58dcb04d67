/** Whether an event is one the format knows and carries what its type requires. */

import { parseDate } from "../base/civil.ts";
import { parseInstant } from "../base/instant.ts";
import { isRecord } from "../base/json.ts";
import { EVENTS, type EventField } from "../model/event.ts";

export type EventProblem =
  | { readonly code: "event.unknown" }
  | { readonly code: "event.invalid"; readonly path: string };

const CUSTOM = /^custom\.[A-Za-z0-9_-]{1,64}$/;

/** What is wrong with an event, or `undefined`. */
export function eventProblem(event: unknown): EventProblem | undefined {
  if (!isRecord(event)) return { code: "event.invalid", path: "" };
  const { type, id, at, data } = event;
  if (typeof type !== "string") return { code: "event.invalid", path: "/type" };
  if (id !== undefined && (typeof id !== "string" || id === "")) return { code: "event.invalid", path: "/id" };
  if (at !== undefined && !FIELDS.instant(at)) return { code: "event.invalid", path: "/at" };
  if (data !== undefined && !isRecord(data)) return { code: "event.invalid", path: "/data" };
  const shape = Object.hasOwn(EVENTS, type) ? EVENTS[type] : undefined;
  if (shape === undefined) return CUSTOM.test(type) ? undefined : { code: "event.unknown" };
  for (const key in shape) {
    const name = key.endsWith("*") ? key.slice(0, -1) : key;
    const value = data !== undefined && Object.hasOwn(data, name) ? data[name] : undefined;
    const wrong = value === undefined ? name !== key : !FIELDS[shape[key] as EventField](value);
    if (wrong) return { code: "event.invalid", path: `/data/${name}` };
  }
  if (type === "hold.placed") return holdProblem(data ?? {});
  return undefined;
}

/** `parked` is the engine's own hold; scopes are a closed list. */
function holdProblem({ kind, scope }: Record<string, unknown>): EventProblem | undefined {
  if (kind === "parked") return { code: "event.invalid", path: "/data/kind" };
  const known = scope === undefined || scope === "all" || scope === "contact";
  return known ? undefined : { code: "event.invalid", path: "/data/scope" };
}

const isDate = (value: unknown): boolean => typeof value === "string" && parseDate(value) !== undefined;
const isAmount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;

const FIELDS: { readonly [F in EventField]: (value: unknown) => boolean } = {
  text: (value) => typeof value === "string" && value !== "",
  integer: Number.isSafeInteger,
  boolean: (value) => typeof value === "boolean",
  date: isDate,
  instant: (value) => typeof value === "string" && parseInstant(value) !== undefined,
  list: Array.isArray,
  parts: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((part) => isRecord(part) && isDate(part.due) && isAmount(part.amountMinor)),
  any: () => true,
};
