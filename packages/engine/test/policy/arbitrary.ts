/** Well-formed rules, histories and moments, many of them close to where clocks change. */

import fc from "fast-check";
import type { AnyRule } from "./ask.ts";
import type { OracleEvent, OracleQuestion } from "./oracle.ts";

export const MINUTE = 60_000;

/** Half hours, gaps at midnight, summer time by half an hour, skipped days, and plain ones. */
export const ZONES = [
  ...["America/New_York", "America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu", "America/Bogota"],
  ...["America/Santiago", "America/Asuncion", "America/Havana", "America/Sao_Paulo", "America/Scoresbysund"],
  ...["America/St_Johns", "America/Caracas", "America/Nuuk", "America/Mexico_City", "America/Toronto"],
  ...["Australia/Lord_Howe", "Australia/Sydney", "Australia/Adelaide", "Australia/Perth", "Australia/Eucla"],
  ...["Asia/Kolkata", "Asia/Kathmandu", "Asia/Beirut", "Asia/Amman", "Asia/Tehran"],
  ...["Asia/Gaza", "Asia/Pyongyang", "Asia/Singapore", "Asia/Tokyo", "Asia/Yangon"],
  ...["Europe/London", "Europe/Madrid", "Europe/Istanbul", "Africa/Casablanca", "Africa/Cairo"],
  ...["Pacific/Apia", "Pacific/Chatham", "Pacific/Guam", "Pacific/Kiritimati", "Pacific/Marquesas"],
];

/** Days around which some of them change their clocks. */
const CHANGES = [
  "2011-12-30",
  "2018-11-04",
  "2026-03-08",
  "2026-03-29",
  "2026-04-04",
  "2026-04-05",
  "2026-09-06",
  "2026-10-04",
  "2026-10-25",
  "2026-11-01",
].map((date) => Date.parse(`${date}T00:00:00Z`));

const nearChange = fc
  .record({ day: fc.constantFrom(...CHANGES), minutes: fc.integer({ min: -2 * 1440, max: 2 * 1440 }) })
  .map(({ day, minutes }) => day + minutes * MINUTE);
const anyMinute = fc
  .integer({ min: Date.UTC(2012, 0, 1) / MINUTE, max: Date.UTC(2036, 0, 1) / MINUTE })
  .map((minute) => minute * MINUTE);

/** A whole minute. */
export const moments: fc.Arbitrary<number> = fc.oneof({ weight: 2, arbitrary: nearChange }, anyMinute);

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** One or two ranges in order, on whole quarters of an hour, 00:00 to 24:00. */
const dayRanges: fc.Arbitrary<[string, string][]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 4 })
  .map((quarters) => quarters.slice(0, quarters.length & ~1).sort((a, b) => a - b))
  .map((sorted) =>
    sorted.flatMap((open, i) =>
      i % 2 === 0 ? [[clock(open * 15), clock((sorted[i + 1] ?? 0) * 15)] as [string, string]] : [],
    ),
  );

const windows = fc
  .record({
    usual: dayRanges,
    others: fc.uniqueArray(fc.constantFrom<string>("mon", "tue", "wed", "thu", "fri", "sat", "sun"), { maxLength: 2 }),
    other: fc.oneof(fc.constant([]), dayRanges),
  })
  .map(({ usual, others, other }) =>
    Object.fromEntries(
      ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, others.includes(day) ? other : usual]),
    ),
  );

const channels = ["voice", "sms", "email"];
const SCOPE = ["person", "debt"] as const;
const countWindow = fc.oneof(
  fc.record({ type: fc.constant("rollingDays" as const), n: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ type: fc.constant("rollingHours" as const), n: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ type: fc.constantFrom("calendarDay" as const, "calendarWeek" as const) }),
);

const timeRules: fc.Arbitrary<AnyRule> = fc.oneof(
  { weight: 3, arbitrary: windows.map((week): AnyRule => ({ kind: "contactWindow", windows: week })) },
  fc
    .record({ window: countWindow, max: fc.integer({ min: 1, max: 3 }), on: fc.subarray(channels, { minLength: 1 }) })
    .map(
      ({ window, max, on }): AnyRule => ({ kind: "frequencyCap", count: { channels: on }, max, window, scope: SCOPE }),
    ),
  fc
    .oneof(
      fc.record({ days: fc.integer({ min: 1, max: 4 }), countTriggerDay: fc.boolean() }),
      fc.record({ elapsedDays: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ hours: fc.integer({ min: 1, max: 60 }) }),
    )
    .map(
      (span): AnyRule => ({ kind: "cooldownAfter", trigger: { outcomes: ["conversation"] }, for: span, scope: SCOPE }),
    ),
  countWindow.map(
    (window): AnyRule => ({ kind: "channelLock", trigger: { outcomes: ["conversation"] }, window, scope: SCOPE }),
  ),
  fc.constant<AnyRule>({ kind: "suppressWhile", interval: "pause" }),
);

/** A question with rules about time only, with everything that happens within five days of it. */
export const questions: fc.Arbitrary<OracleQuestion & { readonly at: number }> = fc
  .record({
    at: moments,
    rules: fc.array(timeRules, { minLength: 1, maxLength: 4 }),
    zones: fc.uniqueArray(fc.constantFrom(...ZONES), { minLength: 1, maxLength: 2 }),
    channel: fc.constantFrom(...channels),
    events: fc.array(
      fc.record({
        back: fc.integer({ min: -600, max: 7200 }),
        channel: fc.constantFrom(...channels),
        outcome: fc.constantFrom("conversation", "delivered", "voicemail"),
        debt: fc.constantFrom("D1", "D1", "D1", "D2"),
      }),
      { maxLength: 8 },
    ),
    pause: fc.option(
      fc.record({ start: fc.integer({ min: -2000, max: 3000 }), minutes: fc.integer({ min: 1, max: 3000 }) }),
    ),
  })
  .map(({ at, rules, zones, channel, events, pause }) => ({
    ...{ at, rules, zones, channel, debt: "D1", known: at },
    events: events.map(({ back, ...event }): OracleEvent => ({ ...event, at: at - back * MINUTE })),
    facts:
      pause === null
        ? {}
        : { pause: { from: at + pause.start * MINUTE, to: at + (pause.start + pause.minutes) * MINUTE } },
  }));
