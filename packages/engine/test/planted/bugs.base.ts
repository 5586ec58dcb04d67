/** Bugs of time, money and hash. */

import type { PlantedBug } from "../../../../scripts/plantedBugs.ts";

export const BASE_BUGS: readonly PlantedBug[] = [
  {
    id: "gap-of-the-clocks",
    says: "In the night when clocks go forward a message meant for the missing hour goes out an hour early.",
    file: "base/zone.ts",
    find: "return offsetAt(late) === after ? late : early;",
    replace: "return late;",
    tests: ["base/zone.test.ts"],
  },
  {
    id: "hour-that-happens-twice",
    says: "In the night when clocks go back a message leaves at the second of two equal wall times.",
    file: "base/zone.ts",
    find: "if (before === after || offsetAt(early) === before) return early;",
    replace: "if (before === after) return early;",
    tests: ["run/timing.test.ts"],
  },
  {
    id: "month-end-not-clamped",
    says: "A month after 31 January is 3 March, so the debtor hears three days late.",
    file: "base/civil.ts",
    find: "Math.min(from.day, daysInMonth(year, month))",
    replace: "from.day",
    tests: ["base/time.test.ts"],
  },
  {
    id: "leap-year-of-centuries",
    says: "The year 2100 has a 29 February, and every date after it is a day off.",
    file: "base/civil.ts",
    find: "(year % 4 === 0 && year % 100 !== 0) || year % 400 === 0",
    replace: "year % 4 === 0",
    tests: ["base/time.test.ts"],
  },
  {
    id: "holiday-is-a-business-day",
    says: "A deadline in business days counts a bank holiday, and the debtor has a day less than promised.",
    file: "base/calendar.ts",
    find: " && !holidays.has(day)",
    replace: "",
    tests: ["base/calendar.test.ts"],
  },
  {
    id: "day-off-by-one",
    says: "Seven days after the due date is the eighth day: every timer of a strategy is late by one day.",
    file: "base/duration.ts",
    find: " + sign * days;",
    replace: " + sign * (days === 0 ? 0 : days + 1);",
    tests: ["run/timing.test.ts"],
  },
  {
    id: "hash-of-accented-names",
    says: "A debtor with an accent in the id falls into another arm than in the warehouse that computes the same hash.",
    file: "base/hash.ts",
    find: "input.charCodeAt(i) > 0x7f",
    replace: "input.charCodeAt(i) > 0xff",
    tests: ["base/hash.test.ts"],
  },
  {
    id: "half-a-cent-rounded-up",
    says: "A fee of half a cent is always rounded up, to the debtor's cost.",
    file: "base/money.ts",
    find: "const away = twice > divisor || (twice === divisor && quotient % 2 !== 0);",
    replace: "const away = twice >= divisor;",
    tests: ["base/money.test.ts"],
  },
  {
    id: "yen-with-cents",
    says: "A debt in yen is taken to have cents, and the letter asks for a hundredth of it.",
    file: "base/money.ts",
    find: "JPY KMF",
    replace: "KMF",
    tests: ["base/money.test.ts"],
  },
];
