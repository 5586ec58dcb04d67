/** English numbers, dates and durations. */

import type { Forms } from "./catalog.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
];

const UNITS = {
  years: ["year", "years"],
  months: ["month", "months"],
  days: ["day", "days"],
  businessDays: ["business day", "business days"],
  hours: ["hour", "hours"],
  minutes: ["minute", "minutes"],
  seconds: ["second", "seconds"],
} as const;

/** `a`, `a and b`, `a, b and c` */
export function listed(items: readonly string[], word: string): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
}

export const forms: Forms = {
  decimalMark: ".",
  groupMark: ",",
  quote: (text) => `“${text}”`,
  percent: (share) => `${share}%`,
  money: (amount, currency) => `${currency} ${amount}`,
  minor: (amount) => `${amount} in the smallest unit of its currency`,
  list: listed,
  date: (weekday, day, month, year) => `${WEEKDAYS[weekday - 1]} ${day} ${MONTHS[month - 1]} ${year}`,
  moment: (date, clock, zone) => `${date}, ${clock} (${zone})`,
  weekdays: WEEKDAYS,
  duration: (unit, count, shown) => `${shown} ${UNITS[unit][count === 1 ? 0 : 1]}`,
  noTime: "no time",
  unknownMoment: "an unknown time",
};
