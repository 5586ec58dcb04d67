/** Words of the list. */

import type { NotSimple, SimpleList } from "./list.ts";

export interface ListWords {
  readonly title: string;
  readonly notSimple: string;
  readonly why: { readonly [K in NotSimple]: (step: string) => string };
  readonly toCanvas: string;
  readonly empty: string;
  readonly addFirst: string;
  readonly add: string;
  readonly columns: {
    readonly days: string;
    readonly from: string;
    readonly channel: string;
    readonly template: string;
  };
  readonly row: (what: string, number: number) => string;
  readonly due: string;
  readonly beforeDue: string;
  readonly previous: string;
  readonly up: string;
  readonly down: string;
  readonly remove: string;
  readonly orElse: (channels: string) => string;
  readonly repeat: string;
  readonly every: string;
  readonly atMost: string;
  readonly untilPaid: string;
  readonly alwaysOn: string;
  readonly outcome: string;
  readonly days: (days: number, from: SimpleList["steps"][number]["from"]) => string;
  readonly step: (when: string, channel: string, template: string) => string;
  readonly again: (every: number, atMost: number) => string;
  readonly stops: string;
  readonly ends: (outcome: string) => string;
}

const days = (count: number): string => (count === 1 ? "1 day" : `${count} days`);
const dias = (count: number): string => (count === 1 ? "1 día" : `${count} días`);

export const LIST_EN: ListWords = {
  title: "Messages of the strategy",
  notSimple: "This strategy has branches. The list shows simple strategies.",
  why: {
    branches: (step) => `From “${step}” several ways go on.`,
    handlers: () => "Events lead it to other steps.",
    starts: () => "Cases come in at several places.",
    steps: (step) => `“${step}” is not a message or a wait.`,
    waits: (step) => `“${step}” does not wait for a number of days.`,
    open: () => "It does not come to an end.",
    unreached: () => "There are steps that nothing leads to.",
  },
  toCanvas: "Show the canvas",
  empty: "No messages yet. Say what is sent, and how many days after the due date.",
  addFirst: "Add the first message",
  add: "Add a message",
  columns: { days: "Days", from: "Counted", channel: "Channel", template: "Template" },
  row: (what, number) => `${what}, message ${number}`,
  due: "after the due date",
  beforeDue: "before the due date",
  previous: "after the one before",
  up: "Earlier",
  down: "Later",
  remove: "Delete",
  orElse: (channels) => `or else ${channels}`,
  repeat: "Repeat the last message",
  every: "Every so many days",
  atMost: "Messages in all",
  untilPaid: "Stop as soon as nothing is overdue",
  alwaysOn: "The strategy has a rule for it. Change it in the settings of the strategy.",
  outcome: "Then",
  days: (count, from) =>
    from === "previous"
      ? count === 0
        ? "right after"
        : `${days(count)} later`
      : count === 0
        ? "on the due date"
        : count < 0
          ? `${days(-count)} before the due date`
          : `${days(count)} after the due date`,
  step: (when, channel, template) => `${when}: ${channel} “${template}”`,
  again: (every, atMost) => `again every ${days(every)}, ${atMost} times in all`,
  stops: "It stops as soon as nothing is overdue.",
  ends: (outcome) => `After the last message: ${outcome}.`,
};

export const LIST_ES: ListWords = {
  title: "Mensajes de la estrategia",
  notSimple: "Esta estrategia tiene ramas. La lista muestra estrategias sencillas.",
  why: {
    branches: (step) => `De «${step}» salen varias vías.`,
    handlers: () => "Hay sucesos que la llevan a otros pasos.",
    starts: () => "Los casos entran por varios lugares.",
    steps: (step) => `«${step}» no es un mensaje ni una espera.`,
    waits: (step) => `«${step}» no espera un número de días.`,
    open: () => "No llega a ningún final.",
    unreached: () => "Hay pasos a los que nada lleva.",
  },
  toCanvas: "Ver el lienzo",
  empty: "Aún no hay mensajes. Diga qué se envía y cuántos días después del vencimiento.",
  addFirst: "Añadir el primer mensaje",
  add: "Añadir un mensaje",
  columns: { days: "Días", from: "Contados", channel: "Canal", template: "Plantilla" },
  row: (what, number) => `${what}, mensaje ${number}`,
  due: "después del vencimiento",
  beforeDue: "antes del vencimiento",
  previous: "después del anterior",
  up: "Antes",
  down: "Después",
  remove: "Eliminar",
  orElse: (channels) => `o si no, ${channels}`,
  repeat: "Repetir el último mensaje",
  every: "Cada cuántos días",
  atMost: "Mensajes en total",
  untilPaid: "Parar en cuanto no haya nada vencido",
  alwaysOn: "La estrategia tiene una regla para ello. Cámbiela en los ajustes de la estrategia.",
  outcome: "Después",
  days: (count, from) =>
    from === "previous"
      ? count === 0
        ? "acto seguido"
        : `${dias(count)} más tarde`
      : count === 0
        ? "el día del vencimiento"
        : count < 0
          ? `${dias(-count)} antes del vencimiento`
          : `${dias(count)} después del vencimiento`,
  step: (when, channel, template) => `${when}: ${channel} «${template}»`,
  again: (every, atMost) => `otra vez cada ${dias(every)}, ${atMost} veces en total`,
  stops: "Para en cuanto no queda nada vencido.",
  ends: (outcome) => `Tras el último mensaje: ${outcome}.`,
};
