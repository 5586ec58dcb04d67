/** The clock by which a case lives. */

import type { CaseFacts, Program } from "@dunlin/engine";
import type { Zone } from "@dunlin/engine/zones";

/** The case zone of FORMAT section 2: the debtor's first zone that is known, or the creditor's. */
export function zoneOf({ strategy, zones }: Program, { debtor }: CaseFacts): Zone {
  const { clock = "debtor", zone: own } = strategy.time;
  const names = clock === "debtor" && Array.isArray(debtor.zones) ? debtor.zones : [];
  for (const name of [...names, own]) {
    const zone = zones.get(name);
    if (zone !== undefined) return zone;
  }
  throw new Error(`a strategy that was not checked: zone ${own}`);
}
