/** What is refused before anything is done: events (FORMAT section 12) and facts (section 10) that cannot be trusted. */

import { parseDate } from "../../src/base/civil.ts";
import { parseInstant } from "../../src/base/instant.ts";
import type { CaseState } from "../../src/model/case.ts";
import { type CaseEvent, EVENTS, type EventField } from "../../src/model/event.ts";
import type { TraceEntry } from "../../src/model/trace.ts";
import type { World } from "./world.ts";

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string" && value !== "";
const isMinor: Check = (value) => Number.isSafeInteger(value);
const isDate: Check = (value) => typeof value === "string" && parseDate(value) !== undefined;
const isInstant: Check = (value) => typeof value === "string" && parseInstant(value) !== undefined;
const isPart: Check = (value) => {
  const { due, amountMinor } = (value ?? {}) as Record<string, unknown>;
  return isDate(due) && isMinor(amountMinor);
};

const FIELDS: Readonly<Record<EventField, Check>> = {
  text: isText,
  integer: isMinor,
  boolean: (value) => typeof value === "boolean",
  date: isDate,
  instant: isInstant,
  list: (value) => Array.isArray(value),
  parts: (value) => Array.isArray(value) && value.length > 0 && value.every(isPart),
  any: () => true,
};

const isCustom = (type: string): boolean => /^custom\../.test(type);

/** Why an event changes nothing at all. */
export function refusalOf(world: World, state: CaseState, event: CaseEvent): TraceEntry | undefined {
  const { type, id } = event;
  const { node: nodeId } = state;
  const told = { type, ...(id !== undefined && { id }) };
  if (state.status === "exited") return { code: "event.afterExit", nodeId, data: told };
  if (!Object.hasOwn(EVENTS, type) && !isCustom(type)) return { code: "event.unknown", nodeId, data: told };
  const path = faultIn(event);
  if (path !== undefined) return { code: "event.invalid", nodeId, data: { ...told, path } };
  const { strategy, version } = state;
  if (strategy !== world.document.id || version !== (world.document.version ?? 0))
    return { code: "version.mismatch", nodeId, data: { strategy, version } };
  if (id !== undefined && state.seen?.includes(id)) return { code: "event.duplicate", nodeId, data: told };
  return undefined;
}

/** Pointer of what does not fit in an event. */
function faultIn({ type, at, id, data = {} }: CaseEvent): string | undefined {
  if (id !== undefined && !isText(id)) return "/id";
  if (at !== undefined && !isInstant(at)) return "/at";
  for (const [name, field] of Object.entries(EVENTS[type] ?? {})) {
    const member = name.replace("*", "");
    const value = data[member];
    if (value === undefined ? name.endsWith("*") : !FIELDS[field](value)) return `/data/${member}`;
  }
  // Only the engine parks.
  return type === "hold.placed" && data.kind === "parked" ? "/data/kind" : undefined;
}

const REQUIRED: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  obligations: { ref: isText, dueDate: isDate, currency: isText, amountMinor: isMinor, outstandingMinor: isMinor },
  payments: { id: isText, at: isInstant, amountMinor: isMinor },
  contacts: { at: isInstant, channel: isText },
  promises: { id: isText, madeAt: isInstant, dueDate: isDate, amountMinor: isMinor, status: isText },
};

/** Pointer of what cannot be trusted in the facts. */
export function faultInFacts(facts: unknown): string | undefined {
  if (typeof facts !== "object" || facts === null) return "";
  const { debtor, ...members } = facts as Record<string, unknown>;
  if (!isText(members.caseId)) return "/caseId";
  if (typeof debtor !== "object" || debtor === null || !isText((debtor as Record<string, unknown>).id))
    return "/debtor/id";
  if (members.obligations === undefined) return "/obligations";
  for (const [name, shape] of Object.entries(REQUIRED)) {
    const list = members[name];
    if (list === undefined) continue;
    if (!Array.isArray(list)) return `/${name}`;
    for (const [i, item] of list.entries())
      for (const [member, fits] of Object.entries(shape))
        if (!fits((item as Record<string, unknown> | null)?.[member])) return `/${name}/${i}/${member}`;
  }
  return undefined;
}
