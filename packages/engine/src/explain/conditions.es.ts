/** Spanish words for conditions. */

import { type ConditionWords, MARK } from "./conditionWords.ts";
import { forms, listed } from "./forms.es.ts";
import { a, de } from "./grammar.es.ts";

const no = (negated: boolean): string => (negated ? "no " : "");

const ORDER = {
  "==": ["es", "es"],
  "!=": ["no es", "no es"],
  "<": ["es menor que", "es anterior a"],
  "<=": ["es como máximo", "no es posterior a"],
  ">": ["es mayor que", "es posterior a"],
  ">=": ["es como mínimo", "no es anterior a"],
} as const;

const lately = (days: string, single: boolean): string =>
  single ? "hoy" : `en los últimos ${days} días (incluido hoy)`;

/** `el lunes 2 de marzo de 2026`, `las 09:00`; other nouns have their article. */
function theMoment(noun: string): string {
  const said = noun.replace(MARK, "");
  if (forms.weekdays.some((day) => said.startsWith(day))) return `el ${noun}`;
  return /^\d{2}:\d{2}/.test(said) ? `las ${noun}` : noun;
}

/** Several values with a word between them: `2 más 3`. */
const between = (values: readonly string[], word: string): string => values.join(` ${word} `);

export const conditions: ConditionWords = {
  always: "siempre",
  never: "nunca",
  yes: "sí",
  no: "no",
  nothing: "nada",
  emptyList: "una lista vacía",
  entry: "el elemento",
  soFar: "el resultado hasta ahí",
  members: {
    ref: "su referencia",
    kind: "su clase",
    dueDate: "su vencimiento",
    originalDueDate: "su vencimiento original",
    issuedAt: "su fecha de emisión",
    currency: "su moneda",
    amountMinor: "su importe",
    outstandingMinor: "su importe pendiente",
    feesMinor: "sus gastos",
    product: "su producto",
    at: "su fecha",
    channel: "su canal",
    status: "su estado",
    address: "su dirección",
  },
  member: (name) => `su «${name}»`,
  truths: {
    promiseOpen: ["hay una promesa de pago en curso", "no hay ninguna promesa de pago en curso"],
    planOpen: ["hay un plan de pagos en curso", "no hay ningún plan de pagos en curso"],
  },
  memberTruths: {
    disputed: ["está impugnado", "no está impugnado"],
    onHold: ["está en pausa", "no está en pausa"],
    reversed: ["fue anulado", "no fue anulado"],
    consent: ["hay consentimiento", "no hay consentimiento"],
    verified: ["está verificado", "no está verificado"],
    bounced: ["ha sido devuelto", "no ha sido devuelto"],
    optedOut: ["el deudor lo ha rechazado", "el deudor no lo ha rechazado"],
    preferred: ["es el preferido", "no es el preferido"],
  },
  promiseStatuses: {
    broken: "incumplidas",
    kept: "cumplidas",
    partial: "cumplidas en parte",
    open: "abiertas",
    withdrawn: "retiradas",
    replaced: "sustituidas",
  },
  whether: (clause) => `si ${clause}`,
  holds: (value, negated) => `${value} ${no(negated)}es verdadero`,
  not: (clause) => `no se cumple que ${clause}`,
  group: (clause) => `(${clause})`,
  raw: (text) => `la regla ${text}`,
  compare: (op, left, right, dates) => {
    const words = ORDER[op][dates ? 1 : 0];
    return words.endsWith(" a") ? `${left} ${words.slice(0, -2)} ${a(theMoment(right))}` : `${left} ${words} ${right}`;
  },
  between: (value, low, high, negated) => `${value} ${no(negated)}está entre ${listed([low, high], "and")}`,
  within: {
    daysSince: (date, days, single, negated) =>
      `${date} ${no(negated)}está ${single ? `en el último día` : `en los últimos ${days} días`}`,
    businessDaysSince: (date, days, single, negated) =>
      `${date} ${no(negated)}está ${single ? `en el último día hábil` : `en los últimos ${days} días hábiles`}`,
    daysUntil: (date, days, single, negated) =>
      `${date} ${no(negated)}está ${single ? `en el próximo día` : `en los próximos ${days} días`}`,
  },
  known: (value, negated) => `${no(negated)}se conoce ${value}`,
  decided: (clause, counts) => `${clause} ${counts ? "(o no se sabe)" : "(y se sabe)"}`,
  hasTag: (tag, negated) => `${no(negated)}tiene la etiqueta ${tag}`,
  segment: (name, negated) => `el caso ${no(negated)}está en el grupo ${name}`,
  startsWith: (text, part, negated) => `${text} ${no(negated)}empieza por ${part}`,
  endsWith: (text, part, negated) => `${text} ${no(negated)}termina en ${part}`,
  oneOf: (value, items, negated) => {
    if (!negated) return `${value} es ${listed(items, "or")}`;
    return `${value} no es ${items.length > 1 ? items.map((item) => `ni ${item}`).join(" ") : items[0]}`;
  },
  contains: (whole, part, negated) => `${whole} ${no(negated)}contiene ${part}`,
  some: (list, clause) => `en al menos un elemento ${de(list)}, ${clause}`,
  all: (list, clause) => `en cada elemento ${de(list)}, ${clause}`,
  none: (list, clause) => `en ningún elemento ${de(list)} se cumple que ${clause}`,
  firstKnown: (values) => values.join(" o, si no se conoce, "),
  choose: (cases, otherwise) =>
    `${cases.map(({ when, gives }) => `${gives} si ${when}`).join(", ")}; si no, ${otherwise}`,
  missing: (paths) => `lo que no se conoce ${de(paths)}`,
  missingSome: (need, paths) => `lo que no se conoce ${de(paths)} mientras se conozcan menos de ${need}`,
  arithmetic: {
    "+": (values) => between(values, "más"),
    "-": (values) => between(values, "menos"),
    "*": (values) => between(values, "por"),
    "/": (values) => between(values, "dividido entre"),
    "%": (values) => `el resto ${de(between(values, "dividido entre"))}`,
    min: (values) => `el menor valor de entre ${listed(values, "and")}`,
    max: (values) => `el mayor valor de entre ${listed(values, "and")}`,
    abs: (values) => `el valor absoluto ${de(listed(values, "and"))}`,
  },
  negative: (value) => `menos ${value}`,
  cat: (values) => `el texto formado por ${listed(values, "and")}`,
  substr: (text, start, length) =>
    `la parte ${de(text)} desde la posición ${start}${length === undefined ? "" : `, de ${length} caracteres`}`,
  merge: (values) => `una sola lista con ${listed(values, "and")}`,
  filter: (list, clause) => `los elementos ${de(list)} donde ${clause}`,
  map: (list, value) => `la lista ${de(value)} en cada elemento ${de(list)}`,
  reduce: (list, value, start) => `${list} en conjunto, empezando por ${start} y siguiendo con ${value}`,
  sum: (list, value) => `la suma en ${list} ${de(value)}`,
  count: (list, clause) => `el número de elementos ${de(list)} donde ${clause}`,
  daysSince: (date) => `el número de días desde ${theMoment(date)}`,
  daysUntil: (date) => `el número de días hasta ${theMoment(date)}`,
  businessDaysSince: (date, calendar) =>
    `el número de días hábiles desde ${theMoment(date)}${calendar === undefined ? "" : ` (calendario ${calendar})`}`,
  addDays: (date, days) => `el día que llega ${days} días después ${de(theMoment(date))}`,
  countContacts: ({ days, single, inbound, channels, outcomes }) =>
    `el número de contactos ${inbound ? "del" : "con el"} deudor${channels === undefined ? "" : ` ${channels}`}${outcomes === undefined ? "" : ` con el resultado ${outcomes}`} ${lately(days, single)}`,
  countPromises: ({ status, days, single }) => `el número de promesas ${status} ${lately(days, single)}`,
};
