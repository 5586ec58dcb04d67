/** What a row says of chance and of contacts when its history was made: for comparing strategies. */

import { parseDate, parseInstant } from "@dunlin/engine";
import type { CaseHistory, LoggedAssignment, LoggedContact } from "@dunlin/engine/simulate";
import type { Zone } from "@dunlin/engine/zones";
import { isObject, type Mapping } from "./mapping.ts";
import { quoted, RowError } from "./row.ts";
import { compileTemplate, type Scope, type Site } from "./template.ts";

type Logs = Pick<CaseHistory, "assignments" | "contacted">;

/** Reads the logs of a row; a mapping without them knows nothing of either. Throws `RowError` for what cannot be read. */
export function logsOf({ assignments, contacted }: Mapping, site: Site): (scope: Scope, zone: Zone) => Logs {
  const drawn = compileTemplate(assignments, "/assignments", site);
  const made = compileTemplate(contacted, "/contacted", site);
  return (scope, zone) => ({
    ...(assignments !== undefined && {
      assignments: entriesOf("assignments", drawn(scope)).map((entry) => assignmentOf(entry, zone)),
    }),
    ...(contacted !== undefined && {
      contacted: entriesOf("contacted", made(scope)).map((entry) => contactOf(entry, zone)),
    }),
  });
}

/** A missing list is an empty one: the mapping says that such a log was kept. */
function entriesOf(name: string, list: unknown): readonly Record<string, unknown>[] {
  const entries = list ?? [];
  if (Array.isArray(entries) && entries.every(isObject)) return entries;
  throw new RowError("row.template", `\`${name}\` must be a list of objects, not ${quoted(list)}.`);
}

function assignmentOf({ experiment, variant, probability, at }: Record<string, unknown>, zone: Zone): LoggedAssignment {
  const chance = typeof probability === "string" ? Number(probability) : probability;
  if (typeof experiment !== "string" || typeof variant !== "string" || typeof chance !== "number") {
    throw new RowError("row.event", "An assignment needs `experiment`, `variant` and `probability`.");
  }
  return { experiment, variant, probability: chance, at: momentOf(at, zone) };
}

function contactOf({ channel, template, at }: Record<string, unknown>, zone: Zone): LoggedContact {
  if (typeof channel !== "string") throw new RowError("row.event", "A contact that was made needs its `channel`.");
  return { channel, at: momentOf(at, zone), ...(typeof template === "string" && { template }) };
}

function momentOf(value: unknown, zone: Zone): number {
  const day = typeof value === "string" ? parseDate(value) : undefined;
  const moment = day === undefined ? parseInstant(String(value)) : zone.instantOf(day, 0);
  if (moment !== undefined) return moment;
  throw new RowError("row.value", `\`at\` must be a date or an instant, not ${quoted(value)}.`);
}
