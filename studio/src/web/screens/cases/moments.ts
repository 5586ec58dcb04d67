/** The journal of one strategy as the editor explains it. Pure. */

import type { Explanation } from "@dunlin/editor";
import type { Audit } from "../../v1/answers.ts";

/** Oldest first; of obligations that are enrolled one by one, the first of them. */
export function momentsOf(audit: Pick<Audit, "entries"> | undefined, strategy: string): Explanation["moments"] {
  const own = audit?.entries.filter((entry) => entry.strategy === strategy) ?? [];
  const first = own[0]?.obligation;
  return own
    .filter(({ obligation }) => obligation === first)
    .toSorted((a, b) => a.rev - b.rev)
    .map(({ at, event, trace, effects }) => ({
      ...{ at, trace, effects },
      ...(event.type !== "timer.fired" && { event }),
    }));
}
