/** Words of the timeline. */

import { DAYS_EN, type DayWords } from "./dayWords.ts";
import type { Fixed } from "./shift.ts";

export interface TimelineWords extends DayWords {
  readonly title: string;
  readonly axisDue: string;
  readonly axisEntry: string;
  readonly legend: string;
  readonly scale: string;
  readonly stretch: string;
  readonly linear: string;
  readonly due: string;
  /** By bucket: before the due date, then 1 to 5. */
  readonly bands: readonly string[];
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly zoomReset: string;
  readonly customers: (count: string) => string;
  readonly anyDay: string;
  readonly holdout: (day: string) => string;
  readonly messages: string;
  readonly busiest: string;
  readonly limit: (count: number) => string;
  readonly messagesOn: (day: string, count: number) => string;
  readonly mostMessages: (count: number) => string;
  readonly entered: (count: string) => string;
  readonly until: (day: string) => string;
  readonly offset: OffsetWords;
  readonly changeDay: string;
  readonly newDay: string;
  readonly settings: string;
  readonly moved: (name: string, days: string) => string;
  readonly fixed: { readonly [K in Fixed]: string };
  readonly empty: string;
  readonly undatable: (errors: number) => string;
  readonly undated: (steps: number) => string;
  readonly hasErrors: (errors: number) => string;
  readonly showProblems: string;
}

/** What moves a step by some days, and why. Times and weekdays are written already. */
export interface OffsetWords {
  readonly legend: string;
  readonly weekends: string;
  readonly hours: string;
  readonly earlier: (days: number) => string;
  readonly later: (days: number, always: boolean) => string;
  readonly forward: (days: number) => string;
  readonly backward: (days: number) => string;
  readonly workdays: (days: number) => string;
  readonly before: (days: number) => string;
  readonly weekday: (days: string, day: string, time: string) => string;
  readonly late: (time: string, at: string) => string;
  readonly early: (time: string, at: string) => string;
  readonly outside: (hours: string | undefined) => string;
  readonly givenUp: (days: string | undefined) => string;
  readonly holidays: string;
}

const count = (days: number): string => (days === 1 ? "1 day" : `${days} days`);
const dias = (days: number): string => (days === 1 ? "1 día" : `${days} días`);

export const TIMELINE_EN: TimelineWords = {
  ...DAYS_EN,
  title: "Timeline of the strategy",
  axisDue: "Days past due, each customer on their own clock",
  axisEntry: "Days since coming in, each customer on their own clock",
  legend: "earliest to latest",
  scale: "Scale",
  stretch: "Stretch where steps are",
  linear: "Every day the same",
  due: "Due",
  bands: ["Pre-due", "1–7 days past due", "8–30 days", "31–60", "61–90", "90+"],
  zoomIn: "Larger",
  zoomOut: "Smaller",
  zoomReset: "Normal size",
  customers: (count) => `${count} customers`,
  anyDay: "any day",
  holdout: (day) => `nothing until ${day}: measured`,
  messages: "Messages in 7 days",
  busiest: "busiest way, per person",
  limit: (count) => `limit ${count}`,
  messagesOn: (day, count) => `${day}: ${count}`,
  mostMessages: (count) =>
    count === 1 ? "At most 1 message in any 7 days" : `At most ${count} messages in any 7 days`,
  entered: (count) => `${count} entered`,
  until: (day) => `until ${day}`,
  offset: {
    legend: "moved by weekends or contact rules",
    weekends: "weekends",
    hours: "contact hours",
    earlier: (days) => `up to −${count(days)}`,
    later: (days, always) => (always ? `+${count(days)}` : `up to +${count(days)}`),
    forward: (days) => `up to ${count(days)} later when it falls on a weekend, for it happens on business days`,
    backward: (days) => `up to ${count(days)} earlier when it falls on a weekend, for it happens on business days`,
    workdays: (days) => `up to ${count(days)} later: weekends do not count`,
    before: (days) => `up to ${count(days)} off, by the weekends before it`,
    weekday: (days, day, time) => `${days}, so ${day} ${time}`,
    late: (time, at) => `${time} is too late in the day at the customer’s place, so the next day at ${at}`,
    early: (time, at) => `${time} is too early at the customer’s place, so ${at}`,
    outside: (hours) =>
      hours === undefined
        ? "outside the contact hours of the customer’s day, so when they begin again"
        : `outside ${hours} at the customer’s place, so when these hours begin again`,
    givenUp: (days) => `${days ?? "outside the contact hours"}: not at all, for it gives up before it may be made`,
    holidays: "Public holidays can move it further.",
  },
  changeDay: "Change the day",
  newDay: "Day",
  settings: "Settings",
  moved: (name, days) => `${name}: ${days}`,
  fixed: {
    start: "It happens as soon as a case comes in. Put a wait before it to choose a day.",
    several: "Several ways lead here, so no single wait decides its day. Change the waits before it.",
    event: "What customers do decides its day, not a wait.",
    length: "The wait before it counts hours, months or from another date. Change it in its settings.",
    soon: "A wait takes at least 1 day here. Delete the wait to leave it out.",
  },
  empty: "Nothing here yet.",
  undatable: (errors) =>
    errors === 0
      ? "It cannot be dated while cases come in nowhere."
      : errors === 1
        ? "It cannot be dated while there is 1 error."
        : `It cannot be dated while there are ${errors} errors.`,
  undated: (steps) =>
    steps === 1 ? "1 step has no day: nothing leads to it." : `${steps} steps have no day: nothing leads to them.`,
  hasErrors: (errors) =>
    errors === 1
      ? "There is 1 error. Days are shown as far as they can be told."
      : `There are ${errors} errors. Days are shown as far as they can be told.`,
  showProblems: "Show me",
};

export const TIMELINE_ES: TimelineWords = {
  day: (days) => `Día ${days}`,
  dayRange: (from, to, relative) => {
    const days = (day: number) => (day === 1 ? "1 día" : `${day} días`);
    if (relative === "entry")
      return from === to ? `día ${from} desde la entrada` : `día ${from} a ${to} desde la entrada`;
    if (from === to)
      return from === 0
        ? "el día del vencimiento"
        : from < 0
          ? `${days(-from)} antes del vencimiento`
          : `${days(from)} de mora`;
    if (from < 0)
      return to <= 0
        ? `de ${-from} a ${-to} días antes del vencimiento`
        : `de ${days(-from)} antes a ${days(to)} después del vencimiento`;
    return `de ${from} a ${to} días de mora`;
  },
  orLater: (days) => `${days} o más tarde`,
  title: "Calendario de la estrategia",
  axisDue: "Días de mora, cada cliente con su propio reloj",
  axisEntry: "Días desde la entrada, cada cliente con su propio reloj",
  legend: "del primero al último posible",
  scale: "Escala",
  stretch: "Más espacio donde hay pasos",
  linear: "Todos los días iguales",
  due: "Vence",
  bands: ["Antes de vencer", "1–7 días de mora", "8–30 días", "31–60", "61–90", "90+"],
  zoomIn: "Más grande",
  zoomOut: "Más pequeño",
  zoomReset: "Tamaño normal",
  customers: (count) => `${count} clientes`,
  anyDay: "cualquier día",
  holdout: (day) => `nada hasta ${day}: se mide`,
  messages: "Mensajes en 7 días",
  busiest: "vía con más, por persona",
  limit: (count) => `límite ${count}`,
  messagesOn: (day, count) => `${day}: ${count}`,
  mostMessages: (count) => (count === 1 ? "Como mucho 1 mensaje en 7 días" : `Como mucho ${count} mensajes en 7 días`),
  entered: (count) => `${count} entraron`,
  until: (day) => `hasta ${day}`,
  offset: {
    legend: "aplazado por fines de semana o normas de contacto",
    weekends: "fines de semana",
    hours: "horario de contacto",
    earlier: (days) => `hasta −${dias(days)}`,
    later: (days, always) => (always ? `+${dias(days)}` : `hasta +${dias(days)}`),
    forward: (days) => `hasta ${dias(days)} después si cae en fin de semana, pues ocurre en días hábiles`,
    backward: (days) => `hasta ${dias(days)} antes si cae en fin de semana, pues ocurre en días hábiles`,
    workdays: (days) => `hasta ${dias(days)} después: los fines de semana no cuentan`,
    before: (days) => `hasta ${dias(days)} de diferencia, por los fines de semana anteriores`,
    weekday: (days, day, time) => `${days}: pasa al ${day} a las ${time}`,
    late: (time, at) => `las ${time} es demasiado tarde donde está el cliente: pasa al día siguiente a las ${at}`,
    early: (time, at) => `las ${time} es demasiado pronto donde está el cliente: pasa a las ${at}`,
    outside: (hours) =>
      hours === undefined
        ? "fuera del horario de contacto del día del cliente: pasa a cuando vuelve a empezar"
        : `fuera de ${hours} donde está el cliente: pasa a cuando vuelve a empezar ese horario`,
    givenUp: (days) =>
      `${days ?? "fuera del horario de contacto"}: no se hace, pues se desiste antes de que se permita`,
    holidays: "Los festivos pueden aplazarlo más.",
  },
  changeDay: "Cambiar el día",
  newDay: "Día",
  settings: "Ajustes",
  moved: (name, days) => `${name}: ${days}`,
  fixed: {
    start: "Ocurre en cuanto entra el caso. Ponga antes una espera para elegir el día.",
    several: "Varias vías llegan aquí y ninguna espera decide por sí sola. Cambie las esperas anteriores.",
    event: "El día depende de lo que hagan los clientes, no de una espera.",
    length: "La espera anterior cuenta horas, meses o desde otra fecha. Cámbiela en sus ajustes.",
    soon: "Aquí una espera dura al menos 1 día. Elimine la espera para prescindir de ella.",
  },
  empty: "Aún no hay nada aquí.",
  undatable: (errors) =>
    errors === 0
      ? "No se le puede poner fecha mientras los casos no entren en ningún paso."
      : errors === 1
        ? "No se le puede poner fecha mientras haya 1 error."
        : `No se le puede poner fecha mientras haya ${errors} errores.`,
  undated: (steps) =>
    steps === 1 ? "1 paso no tiene día: nada lleva a él." : `${steps} pasos no tienen día: nada lleva a ellos.`,
  hasErrors: (errors) =>
    errors === 1
      ? "Hay 1 error. Los días se muestran hasta donde se sabe."
      : `Hay ${errors} errores. Los días se muestran hasta donde se sabe.`,
  showProblems: "Mostrar",
};
