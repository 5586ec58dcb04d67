/** Spanish numbers, dates and durations, as written in Spain. */

import type { Forms } from "./catalog.ts";

const WEEKDAYS = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];
const MONTHS = [
  ...["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio"],
  ...["agosto", "septiembre", "octubre", "noviembre", "diciembre"],
];

const UNITS = {
  years: ["año", "años"],
  months: ["mes", "meses"],
  days: ["día", "días"],
  businessDays: ["día hábil", "días hábiles"],
  hours: ["hora", "horas"],
  minutes: ["minuto", "minutos"],
  seconds: ["segundo", "segundos"],
} as const;

/** `a`, `a y b`, `a, b o c`; `y` and `o` give way before their own sound. */
export function listed(items: readonly string[], word: "and" | "or"): string {
  if (items.length < 2) return items[0] ?? "";
  const last = items.at(-1) ?? "";
  return `${items.slice(0, -1).join(", ")} ${joining(word, last)} ${last}`;
}

function joining(word: "and" | "or", next: string): string {
  if (word === "and") return /^[«"]?(h?i)(?!e)/i.test(next) ? "e" : "y";
  return /^[«"]?(h?o|8)/i.test(next) ? "u" : "o";
}

export const forms: Forms = {
  decimalMark: ",",
  groupMark: ".",
  quote: (text) => `«${text}»`,
  percent: (share) => `${share} %`,
  money: (amount, currency) => `${amount} ${currency}`,
  minor: (amount) => `${amount} en la unidad mínima de su moneda`,
  list: listed,
  date: (weekday, day, month, year) => `${WEEKDAYS[weekday - 1]} ${day} de ${MONTHS[month - 1]} de ${year}`,
  moment: (date, clock, zone) => `${date}, ${clock} (${zone})`,
  weekdays: WEEKDAYS,
  duration: (unit, count, shown) => `${shown} ${UNITS[unit][count === 1 ? 0 : 1]}`,
  noTime: "ningún tiempo",
  unknownMoment: "día desconocido",
};
