/** `@dunlin/engine/zones`: the time zone table that the engine ships, all IANA names and links, 2010 to 2038. */

import { createZones, type Zones } from "./base/zone.ts";
import { zoneData } from "./zones.data.ts";

export { createZones, type Zone, type ZoneData, type Zones } from "./base/zone.ts";
export { zoneData };

export const defaultZones: Zones = createZones(zoneData);
