/** The two shapes of an answer: a rule that holds again in time, in every zone, and one that waiting does not help. */

import type { Instant } from "../../base/instant.ts";
import type { Zone } from "../../base/zone.ts";
import type { Asked, Check } from "../check.ts";
import { NEVER } from "../localTime.ts";

type Params = Readonly<Record<string, unknown>>;

/**
 * A rule that must hold in every candidate zone.
 *
 * @param nextIn - The least instant from `t` on at which it holds in that zone.
 * @param paramsIn - Values behind a violation in the zone that binds, the one where it lasts longest.
 */
export function inEveryZone(
  { zones, proposed }: Asked,
  nextIn: (zone: Zone, t: Instant) => Instant,
  paramsIn: (zone: Zone) => Params,
): Check {
  return {
    next(t) {
      let latest = t;
      for (const zone of zones) latest = Math.max(latest, nextIn(zone, t));
      return latest;
    },
    params() {
      const nexts = zones.map((zone) => nextIn(zone, proposed.at));
      const binding = zones[nexts.indexOf(Math.max(...nexts))] as Zone;
      return { zone: binding.name, ...paramsIn(binding) };
    },
  };
}

/** A rule that stays violated whenever the contact is made. */
export const always = (params: Params): Check => ({ next: () => NEVER, params: () => params, endless: true });
