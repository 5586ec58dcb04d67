/** Time zones (T10): the next 09:00 on a local clock, by the engine's table and by the libraries. */

import { defaultZones } from "@dunlin/engine/zones";
import { Temporal as Reference } from "@js-temporal/polyfill";
import { DateTime } from "luxon";
import { Temporal } from "temporal-polyfill";
import { race } from "../lib/race.mjs";
import { random } from "../lib/random.mjs";
import { figure, raceTable, times } from "../lib/report.mjs";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NINE = 9 * HOUR;
const START = Date.UTC(2026, 0, 1);
const MADRID = "Europe/Madrid";

/** Each gives, for a zone, a function from an instant to the next instant at which clocks there show 09:00. */
const WAYS = {
  "Dunlin zones": (name) => {
    const zone = defaultZones.get(name);
    return (now) => {
      const { day, time } = zone.localOf(now);
      return zone.instantOf(time < NINE ? day : day + 1, NINE);
    };
  },
  Intl: (name) => {
    const offsetAt = intlOffset(name);
    return (now) => {
      const local = now + offsetAt(now);
      const day = Math.floor(local / DAY);
      const target = (local - day * DAY < NINE ? day : day + 1) * DAY + NINE;
      return target - offsetAt(target - offsetAt(now));
    };
  },
  "temporal-polyfill": (name) => byTemporal(Temporal, name),
  luxon: (name) => (now) => {
    const local = DateTime.fromMillis(now, { zone: name });
    const nine = { hour: 9, minute: 0, second: 0, millisecond: 0 };
    const today = local.set(nine);
    return (today > local ? today : local.plus({ days: 1 }).set(nine)).toMillis();
  },
  "@js-temporal/polyfill": (name) => byTemporal(Reference, name),
};

function byTemporal({ Instant }, timeZone) {
  return (now) => {
    const local = Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
    const day = local.hour < 9 ? local.toPlainDate() : local.toPlainDate().add({ days: 1 });
    return day.toZonedDateTime({ timeZone, plainTime: { hour: 9 } }).epochMilliseconds;
  };
}

function intlOffset(timeZone) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (instant) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const local = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
    return local - Math.floor(instant / 1000) * 1000;
  };
}

/**
 * @param {{ quick: boolean }} options
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function zones({ quick }) {
  agree(quick ? 50 : 500);
  const timings = race(
    Object.entries(WAYS).map(([name, way]) => contestant(name, way(MADRID), name.startsWith("Dunlin") ? 5000 : 300)),
    quick ? { rounds: 3, sampleMs: 1 } : { rounds: 12, sampleMs: 10 },
  );
  const { checked, different, names } = compared(quick ? 20 : 2500);
  const ours = timings[0];
  const overLuxon = timings.find(({ name }) => name === "luxon").ratio;
  return {
    tables: [
      raceTable(`Zones: the next 09:00 in ${MADRID}, ratio to ours`, "call", timings, [
        `Against temporal-polyfill in ${names} zones, 2020 to 2037: ${different} of ${checked.toLocaleString("en-US")} answers differ (table ${defaultZones.version}, Node's ${process.versions.tz}).`,
      ]),
    ],
    targets: [
      { id: "T10", text: "next instant <= 150 ns", met: ours.min <= 150, figure: `${figure(ours.min)} ns` },
      { id: "T10", text: "next instant >= 150x faster than luxon", met: overLuxon >= 150, figure: times(overLuxon) },
      {
        id: "T10",
        text: "equal to Temporal on 100,000 instants in 40 zones",
        met: quick ? undefined : different === 0,
        figure: `${different} of ${checked.toLocaleString("en-US")} differ`,
      },
    ],
  };
}

/** Instants all over 2026, in no order. */
const instants = (count) =>
  Array.from({ length: count }, (_, i) => START + Math.floor((((i * 7919) % count) / count) * 365 * DAY) + 17 * 60_000);

function contestant(name, next, count) {
  const list = instants(count);
  const run = () => {
    let sum = 0;
    for (let i = 0; i < list.length; i++) sum += next(list[i]);
    return sum;
  };
  return { name, units: count, run };
}

function agree(count) {
  const ways = Object.entries(WAYS).map(([name, way]) => ({ name, next: way(MADRID) }));
  for (const now of instants(count)) {
    const answers = ways.map(({ next }) => next(now));
    const odd = answers.findIndex((answer) => answer !== answers[0]);
    if (odd >= 0) throw new Error(`${ways[odd].name} gives ${answers[odd]} instead of ${answers[0]} for ${now}`);
  }
}

/** How many answers differ from Temporal's, in zones spread over the list that both know. */
function compared(perZone) {
  const known = Intl.supportedValuesOf("timeZone").filter((name) => defaultZones.get(name) !== undefined);
  const chosen = Array.from({ length: 40 }, (_, i) => known[Math.floor((i * known.length) / 40)]);
  const { between } = random(40_000);
  let [checked, different] = [0, 0];
  for (const name of chosen) {
    const [ours, reference] = [WAYS["Dunlin zones"](name), WAYS["temporal-polyfill"](name)];
    for (let i = 0; i < perZone; i++) {
      const now = Date.UTC(2020, 0, 1) + between(0, 18 * 365 * 24 * 60 - 1) * 60_000;
      checked += 1;
      if (ours(now) !== reference(now)) different += 1;
    }
  }
  return { checked, different, names: chosen.length };
}
