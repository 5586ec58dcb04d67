/** Something must have happened first, as a written notice before the first call. */

import { formatInstant } from "../../base/instant.ts";
import type { RequirePriorRule, ScopePart } from "../../model/policy.ts";
import type { Asked, KindSpec, Proposal } from "../check.ts";
import type { Entry } from "../ledger.ts";
import { nextOnDay } from "../localTime.ts";
import { always, inEveryZone } from "./answers.ts";

/**
 * The earliest contact with that outcome in the whole scope counts, for each debt. Here it is the contact that an entry
 * may free, so what it leaves open does not.
 */
export const requirePrior: KindSpec<RequirePriorRule> = {
  prepare({ event, waitDays = 0, scope }) {
    return (asked) => {
      const { debts } = asked.proposed;
      const needed = !scope.includes("debt") ? [undefined] : debts.length === 0 ? [""] : debts;
      const found: Entry[] = [];
      for (const debt of needed) {
        const entry = firstPrior(asked, event, scope, debt);
        if (entry === undefined) return always({ event, waitDays, ...(debt ? { debt } : {}) });
        found.push(entry);
      }
      const latest = found.reduce((a, b) => (b.at > a.at ? b : a));
      return inEveryZone(
        asked,
        (zone, t) => nextOnDay(zone, t, zone.dayOf(latest.at) + waitDays),
        () => ({
          ...{ event, waitDays, triggerAt: formatInstant(latest.at) },
          ...(latest.id === undefined ? {} : { trigger: latest.id }),
        }),
      );
    };
  },
};

/** The earliest contact with that outcome that is surely of the scope. */
export function firstPrior(
  { ledger, proposed }: Asked,
  outcome: string,
  scope: readonly ScopePart[],
  debt: string | undefined,
): Entry | undefined {
  for (const entry of ledger.withOutcome(outcome)) {
    if (entry.at > proposed.at) return undefined;
    if (debt !== undefined && entry.debts?.includes(debt) !== true) continue;
    if (scope.every((part) => part === "debt" || isSame(entry, proposed, part))) return entry;
  }
  return undefined;
}

const isSame = (entry: Entry, proposed: Proposal, part: Exclude<ScopePart, "debt">): boolean =>
  entry[part] !== undefined && entry[part] === proposed[part];
