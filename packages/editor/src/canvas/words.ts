/** Words of the canvas. */

import type { StatName } from "../host/props.ts";

export interface CanvasWords {
  readonly label: string;
  readonly keys: string;
  /** Sentences of cards. */
  readonly summary: SummaryWords;
  /** Where cases come in. */
  readonly entry: string;
  readonly entryDays: (from: number | undefined, to: number | undefined) => string;
  readonly entryFrom: (days: number) => string;
  readonly handler: (name: string) => string;
  readonly from: (name: string, others: number) => string;
  readonly leadsTo: (name: string) => string;
  readonly again: (name: string | undefined) => string;
  readonly missing: (name: string) => string;
  readonly addStep: string;
  readonly folded: (count: number) => string;
  readonly holdout: string;
  readonly noOffer: string;
  readonly measured: string;
  readonly notReached: string;
  readonly notReachedWhy: string;
  readonly figures: (version: number, period: string) => string;
  readonly stats: { readonly [K in StatName]: string };
  readonly shown: string;
  readonly open: string;
  readonly few: (least: number) => string;
  readonly inspect: (figure: string, step: string) => string;
  readonly held: (count: string) => string;
  readonly errors: (count: number) => string;
  readonly warnings: (count: number) => string;
  readonly hasNote: string;
  readonly branches: (count: number) => string;
  readonly menu: (step: string) => string;
  readonly insertHere: (after: string) => string;
  readonly place: (name: string) => string;
  readonly placeNumber: (number: number, of: number, where: string) => string;
  readonly between: (after: string, before: string) => string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly actualSize: string;
  readonly map: string;
  readonly across: string;
  /** At the head of a repeat's frame. */
  readonly rounds: (most: number) => string;
  readonly repeats: (steps: number) => string;
  readonly empty: {
    readonly title: string;
    readonly none: string;
    readonly first: string;
  };
}

export interface SummaryWords {
  readonly duration: (unit: "month" | "week" | "day" | "hour" | "minute" | "second", count: number) => string;
  readonly businessDays: (count: number) => string;
  readonly and: string;
  readonly wait: (duration: string) => string;
  readonly untilDue: (days: number) => string;
  readonly waitFor: (what: string, duration: string | undefined) => string;
  readonly events: Readonly<Record<string, string>>;
  readonly repeat: (times: number, every: string | undefined) => string;
  readonly routes: (count: number) => string;
  readonly rows: (count: number) => string;
  readonly template: (name: string) => string;
  readonly orElse: (channel: string) => string;
  readonly holdout: string;
  readonly installments: (counts: string) => string;
  readonly or: string;
  readonly frequency: Readonly<Record<string, string>>;
  readonly off: (share: string) => string;
  readonly later: (days: number) => string;
  readonly queue: (name: string, due: string) => string;
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const CANVAS_EN: CanvasWords = {
  label: "Strategy canvas",
  keys: "Arrows go from step to step, Enter opens the settings, M moves a step, plus adds one behind it.",
  summary: {
    duration: (unit, count) => plural(count, unit, `${unit}s`),
    businessDays: (count) => plural(count, "business day", "business days"),
    and: "and",
    wait: (duration) => `Wait ${duration}`,
    untilDue: (days) =>
      days === 0
        ? "Wait until the due date"
        : days < 0
          ? `Wait until ${plural(-days, "day", "days")} before due`
          : `Wait until ${plural(days, "day", "days")} past due`,
    waitFor: (what, duration) => (duration === undefined ? `Wait for ${what}` : `Wait for ${what}, ${duration}`),
    events: {
      "payment.received": "payment",
      "payment.partial": "part of the payment",
      "plan.created": "a plan",
      "promise.created": "a promise",
      "offer.accepted": "a choice",
      "page.viewed": "a visit",
      "message.clicked": "a tap",
      "message.replied": "a reply",
      "intent.detected": "an answer",
      "dispute.closed": "the end of a dispute",
      "obligation.resolved": "an answer",
    },
    repeat: (times, every) =>
      `At most ${plural(times, "round", "rounds")}${every === undefined ? "" : `, ${every} each`}`,
    routes: (count) => `${plural(count, "route", "routes")}, first match wins`,
    rows: (count) => `${plural(count, "row", "rows")}, first match wins`,
    template: (name) => `Template “${name}”`,
    orElse: (channel) => `else ${channel}`,
    holdout: "holdout",
    installments: (counts) => `${counts} instalments`,
    or: "or",
    frequency: { weekly: "weekly", biweekly: "every two weeks", monthly: "monthly" },
    off: (share) => `${share} off`,
    later: (days) => `Up to ${plural(days, "day", "days")} later`,
    queue: (name, due) => `Queue “${name}”, within ${due}`,
  },
  entry: "Comes in",
  entryDays: (from, to) =>
    from !== undefined && to !== undefined
      ? from === to
        ? `Enters ${plural(from, "day", "days")} past due`
        : from < 0
          ? `Enters ${-from} days before due`
          : `Enters ${from}–${to} days past due`
      : from !== undefined
        ? `Enters from ${plural(from, "day", "days")} past due`
        : "Comes in",
  entryFrom: (days) => `From day ${days} past due`,
  handler: (name) => `On: ${name}`,
  from: (name, others) => (others === 0 ? `From ${name}` : `From ${name} and ${others} more`),
  leadsTo: (name) => `leads to ${name}`,
  again: (name) => (name === undefined ? "Next round" : `Next round: ${name}`),
  missing: (name) => `${name} is missing`,
  addStep: "Add step",
  folded: (count) => `${plural(count, "step", "steps")} folded away`,
  holdout: "Holdout",
  noOffer: "no offer,",
  measured: "measured",
  notReached: "Not reached",
  notReachedWhy: "Nothing leads to these steps. They are kept.",
  figures: (version, period) => `Figures: version ${version}, ${period}`,
  stats: {
    entered: "came",
    waiting: "waiting",
    sent: "sent",
    delivered: "delivered",
    opened: "opened",
    paid: "paid",
    taken: "taken",
    recoveredMinor: "recovered",
    held: "held",
  },
  shown: "shown",
  open: "open",
  few: (least) => `fewer than ${least} people`,
  inspect: (figure, step) => `${figure}, ${step}: show who`,
  held: (count) => `${count} held by contact rules`,
  errors: (count) => plural(count, "error", "errors"),
  warnings: (count) => plural(count, "warning", "warnings"),
  hasNote: "has a note",
  branches: (count) => `${count} ways out`,
  menu: (step) => `What can be done with ${step}`,
  insertHere: (after) => `Add a step after ${after}`,
  place: (name) => `Place “${name}” here`,
  placeNumber: (number, of, where) => `Place ${number} of ${of}: ${where}`,
  between: (after, before) => `between ${after} and ${before}`,
  zoomIn: "Larger",
  zoomOut: "Smaller",
  fit: "Show all",
  actualSize: "Actual size",
  map: "Overview",
  across: "Draw sideways",
  rounds: (most) => `Up to ${plural(most, "round", "rounds")}`,
  repeats: (steps) => `repeats ${plural(steps, "step", "steps")}`,
  empty: {
    title: "Start with a proven strategy",
    none: "Nothing happens in this strategy yet.",
    first: "First step",
  },
};

const meses = (unidad: string, cuenta: number): string => {
  const nombres: Readonly<Record<string, readonly [string, string]>> = {
    month: ["mes", "meses"],
    week: ["semana", "semanas"],
    day: ["día", "días"],
    hour: ["hora", "horas"],
    minute: ["minuto", "minutos"],
    second: ["segundo", "segundos"],
  };
  const [una, varias] = nombres[unidad] ?? [unidad, unidad];
  return plural(cuenta, una, varias);
};

export const CANVAS_ES: CanvasWords = {
  label: "Lienzo de la estrategia",
  keys: "Las flechas van de paso en paso, Intro abre los ajustes, M mueve un paso, el signo más añade otro detrás.",
  summary: {
    duration: meses,
    businessDays: (count) => plural(count, "día hábil", "días hábiles"),
    and: "y",
    wait: (duration) => `Esperar ${duration}`,
    untilDue: (days) =>
      days === 0
        ? "Esperar al vencimiento"
        : days < 0
          ? `Esperar a ${plural(-days, "día", "días")} antes de vencer`
          : `Esperar a ${plural(days, "día", "días")} de mora`,
    waitFor: (what, duration) => (duration === undefined ? `Esperar ${what}` : `Esperar ${what}, ${duration}`),
    events: {
      "payment.received": "el pago",
      "payment.partial": "parte del pago",
      "plan.created": "un plan",
      "promise.created": "una promesa",
      "offer.accepted": "una elección",
      "page.viewed": "una visita",
      "message.clicked": "una pulsación",
      "message.replied": "una respuesta",
      "intent.detected": "una respuesta",
      "dispute.closed": "el fin de la impugnación",
      "obligation.resolved": "una respuesta",
    },
    repeat: (times, every) =>
      `Como máximo ${plural(times, "vuelta", "vueltas")}${every === undefined ? "" : `, ${every} cada una`}`,
    routes: (count) => `${plural(count, "ruta", "rutas")}, vale la primera`,
    rows: (count) => `${plural(count, "fila", "filas")}, vale la primera`,
    template: (name) => `Plantilla «${name}»`,
    orElse: (channel) => `si no, ${channel}`,
    holdout: "control",
    installments: (counts) => `${counts} cuotas`,
    or: "o",
    frequency: { weekly: "cada semana", biweekly: "cada dos semanas", monthly: "cada mes" },
    off: (share) => `${share} de quita`,
    later: (days) => `Hasta ${plural(days, "día", "días")} más tarde`,
    queue: (name, due) => `Cola «${name}», en ${due}`,
  },
  entry: "Entrada",
  entryDays: (from, to) =>
    from !== undefined && to !== undefined
      ? from === to
        ? `Con ${plural(from, "día", "días")} de mora`
        : from < 0
          ? `${-from} días antes de vencer`
          : `Con ${from}–${to} días de mora`
      : from !== undefined
        ? `Desde ${plural(from, "día", "días")} de mora`
        : "Entrada",
  entryFrom: (days) => `Desde el día ${days} de mora`,
  handler: (name) => `Al ocurrir: ${name}`,
  from: (name, others) => (others === 0 ? `Desde ${name}` : `Desde ${name} y ${others} más`),
  leadsTo: (name) => `lleva a ${name}`,
  again: (name) => (name === undefined ? "Otra vuelta" : `Otra vuelta: ${name}`),
  missing: (name) => `Falta ${name}`,
  addStep: "Añadir paso",
  folded: (count) => (count === 1 ? "1 paso plegado" : `${count} pasos plegados`),
  holdout: "Control",
  noOffer: "sin oferta,",
  measured: "se mide",
  notReached: "Sin llegada",
  notReachedWhy: "Nada lleva a estos pasos. Se conservan.",
  figures: (version, period) => `Cifras: versión ${version}, ${period}`,
  stats: {
    entered: "llegaron",
    waiting: "esperan",
    sent: "envíos",
    delivered: "entregados",
    opened: "leídos",
    paid: "pagan",
    taken: "aceptan",
    recoveredMinor: "recuperado",
    held: "retenidos",
  },
  shown: "vistas",
  open: "abiertas",
  few: (least) => `menos de ${least} personas`,
  inspect: (figure, step) => `${figure}, ${step}: ver quiénes`,
  held: (count) => `${count} retenidos por reglas de contacto`,
  errors: (count) => plural(count, "error", "errores"),
  warnings: (count) => plural(count, "aviso", "avisos"),
  hasNote: "tiene una nota",
  branches: (count) => `${count} salidas`,
  menu: (step) => `Qué se puede hacer con ${step}`,
  insertHere: (after) => `Añadir un paso después de ${after}`,
  place: (name) => `Poner «${name}» aquí`,
  placeNumber: (number, of, where) => `Lugar ${number} de ${of}: ${where}`,
  between: (after, before) => `entre ${after} y ${before}`,
  zoomIn: "Más grande",
  zoomOut: "Más pequeño",
  fit: "Ver todo",
  actualSize: "Tamaño real",
  map: "Vista general",
  across: "Dibujar en horizontal",
  rounds: (most) => `Hasta ${plural(most, "vuelta", "vueltas")}`,
  repeats: (steps) => `repite ${plural(steps, "paso", "pasos")}`,
  empty: {
    title: "Empezar con una estrategia probada",
    none: "En esta estrategia todavía no ocurre nada.",
    first: "Primer paso",
  },
};
