/** What conditions can ask of the cases of this host: the members of `data` that its cases have, and what kind they are. */

import type { CaseFacts, FieldSchema } from "@dunlin/engine";

type Kind = "string" | "number" | "boolean";

/** @param own - What the strategy itself says of its fields, which is believed first. */
export function fieldsOf(cases: readonly CaseFacts[], own: FieldSchema | undefined): FieldSchema {
  const found = new Map<string, Set<Kind>>();
  for (const { data = {} } of cases) {
    for (const [name, value] of Object.entries(data)) {
      const kind = typeof value;
      if (kind !== "string" && kind !== "number" && kind !== "boolean") continue;
      found.set(name, (found.get(name) ?? new Set()).add(kind));
    }
  }
  const seen = [...found].flatMap(([name, [kind, other]]) =>
    kind === undefined || other !== undefined ? [] : [[name, { type: kind }] as const],
  );
  return { ...own, type: "object", properties: { ...Object.fromEntries(seen), ...own?.properties } };
}
