/** Spanish words for the outline of a strategy. */

import { a, de } from "./grammar.es.ts";
import { offerNames, offerNodes, offerWays, offerWords } from "./offers.es.ts";
import type {
  FunctionWords,
  NameWords,
  NodeWords,
  OutlineWords,
  ReminderWords,
  TimingWords,
  WayWords,
} from "./outlineWords.ts";

const distanceText = ({ name, distance = "", side }: NonNullable<TimingWords["anchor"]>): string => {
  if (side === "on") return name;
  if (side === "businessDay") return `${name} o el siguiente día hábil`;
  return `${distance} ${side === "before" ? "antes" : "después"} ${de(name)}`;
};

const gapText = ({ gap, gapChannels }: TimingWords): string =>
  `${gap} después del último contacto${gapChannels === undefined ? "" : ` ${gapChannels}`}`;

/** `7 días y luego hasta las 09:00`, `hasta 7 días después del vencimiento más antiguo, a las 09:00`. */
function spanText(timing: TimingWords): string {
  if (timing.soon !== undefined) return soonText(timing);
  const { length, anchor, clock, roll, calendar } = timing;
  const at = clock === undefined ? "" : anchor === undefined ? `, y luego hasta ${hour(clock)}` : `, a ${hour(clock)}`;
  const rolled =
    roll === undefined ? "" : `, pasando al día hábil ${roll === "forward" ? "siguiente" : "anterior"} si no lo es`;
  const by = calendar === undefined ? "" : ` (calendario ${calendar})`;
  const gap =
    timing.gap === undefined
      ? ""
      : `${length === undefined && anchor === undefined ? "hasta " : ", pero como mínimo hasta "}${gapText(timing)}`;
  const span = length ?? (anchor === undefined ? "" : `hasta ${distanceText(anchor)}`);
  const free = anchor === undefined && length === undefined;
  return `${span}${free ? "" : at}${rolled}${gap}${free ? at : ""}${by}`;
}

/** `hasta las 10:00 de un día hábil, hoy si lo es`, `hasta las 10:00`. */
function soonText({ soon, clock, roll, gap, gapChannels, calendar }: TimingWords): string {
  const onDays = soon === "businessDay" || roll !== undefined;
  const day = onDays ? `un día hábil, hoy si lo es${calendar === undefined ? "" : ` (calendario ${calendar})`}` : "";
  const moment = clock === undefined ? day : onDays ? `${hour(clock)} de ${day}` : hour(clock);
  const more = gap === undefined ? "" : `${gapText({ gap, ...(gapChannels && { gapChannels }) })}`;
  return `hasta ${[moment, more].filter(Boolean).join(", pero como mínimo hasta ") || "el momento siguiente"}`;
}

const hour = (clock: string): string => `${clock.startsWith("01:") ? "la" : "las"} ${clock}`;

const WHO = { debtor: "deudor", case: "caso", account: "cuenta" } as const;

const node: NodeWords = {
  ...offerNodes,
  send: ({ ways, purpose, recipient, patience, receipt, ttl, bundle, page }) => {
    const by = ways.map((way) => `${way.by} (${way.template})`).join("; si no es posible, ");
    return [
      `Enviar ${a(recipient)} ${purpose === "" ? "un mensaje" : purpose} ${by}.`,
      page &&
        `Lleva a una página (${page.template}) donde se puede ${page.actions}; la página está abierta durante ${page.validFor}.`,
      receipt && `Esperar hasta ${receipt} la noticia de que se ha entregado; si vuelve, probar la vía siguiente.`,
      patience && `Si aún no puede salir, intentarlo durante ${patience} como máximo.`,
      ttl && `Pasado un plazo de ${ttl} ya no merece la pena enviarlo.`,
      bundle && `Puede unirse a otros mensajes marcados ${bundle}.`,
    ]
      .filter((sentence) => sentence !== undefined)
      .join(" ");
  },
  wait: (timing) =>
    `Esperar ${spanText(timing)}.${timing.ifPast === "now" ? " Si ese momento ya ha pasado, seguir enseguida." : ""}`,
  waitFor: (timing) => `Esperar una de estas cosas, como máximo ${spanText(timing)}.`,
  if: (condition) => `Preguntar si se cumple: ${condition}.`,
  switch: "Tomar la primera de estas que se cumpla.",
  split: ({ experiment, unit, ramp }) =>
    `Experimento ${experiment}: el azar asigna cada ${WHO[unit]} a un grupo para siempre${ramp === undefined ? "" : `; participa el ${ramp}`}.`,
  set: ({ values, stage, addTags, removeTags }) => {
    const notes = [
      stage && `la etapa es ahora ${stage}`,
      ...values.map(({ name, value }) => `${name} es ${value}`),
      addTags && `con la etiqueta ${addTags}`,
      removeTags && `sin la etiqueta ${removeTags}`,
    ].filter((note) => note !== undefined);
    return notes.length === 0 ? "No anotar nada." : `Anotar en el caso: ${notes.join("; ")}.`;
  },
  goal: ({ goal, value, checkpoint }) =>
    `Contar el caso para el objetivo ${goal}${value === undefined ? "" : ` (vale ${value})`}.${checkpoint ? " Desde aquí un caso puede pasar a una versión más nueva de la estrategia." : ""}`,
  exit: (outcome) => `El caso termina: ${outcome}.`,
  table: ({ inputs, collect }) =>
    collect
      ? `Recorrer una tabla según ${inputs}; cada fila que se aplica anota sus valores en el caso.`
      : `Recorrer una tabla según ${inputs}; decide la primera fila que se aplica.`,
  task: ({ queue, by, due, clock, priority, skill, script, purpose, recipient, patience }) =>
    [
      by === undefined
        ? `Dar una tarea a ${queue}, con un plazo de ${due}${clock === undefined ? "" : `, hasta ${hour(clock)}`}.`
        : `Una persona de ${queue} contacta con ${recipient} ${by}${purpose === "" ? "" : ` (${purpose})`}, en un plazo de ${due}${clock === undefined ? "" : `, hasta ${hour(clock)}`}.`,
      script && `Sigue el ${script}.`,
      skill && `Requiere la capacidad ${skill}.`,
      priority && `Su prioridad es ${priority}.`,
      patience && `Si aún no se puede hacer, intentarlo durante ${patience} como máximo.`,
    ]
      .filter((sentence) => sentence !== undefined)
      .join(" "),
  hold: ({ hold, contactOnly, length, events, allow }) => {
    const end =
      [length && `durante ${length}`, events && `hasta que ocurra esto: ${events}`].filter(Boolean).join(" o ") ||
      "hasta que se levante";
    const what = contactOnly ? "No pedir ningún pago" : "Poner el caso en pausa";
    return `${what} por ${hold}, ${end}.${allow === undefined ? "" : ` Se permite: ${allow}.`}`;
  },
  release: (kinds) => (kinds === undefined ? "Se puede volver a pedir el pago." : `Levantar la pausa por ${kinds}.`),
  fee: ({ fee, amount, rate, cap, each, basis }) =>
    `Aplicar el cargo ${fee}: ${amount ?? `el ${rate} de lo vencido`}${cap === undefined ? "" : `, como máximo ${cap}`}${each ? ", por cada deuda vencida" : ""} (${basis}).`,
  escalate: (target, ref) =>
    `${target.slice(0, 1).toUpperCase()}${target.slice(1)}${ref === undefined ? "" : ` (${ref})`}.`,
  repeat: ({ max, until, every, clock }) =>
    `Repetir como máximo ${max} veces${until === undefined ? "" : `, mientras no se cumpla: ${until}`}${every === undefined ? "" : `, con al menos ${every} entre un comienzo y el siguiente`}${clock === undefined ? "" : `, a ${hour(clock)}`}.`,
  callStrategy: ({ strategy, jump, values }) => {
    const given =
      values.length === 0 ? "" : ` con ${values.map(({ name, value }) => `${name} como ${value}`).join("; ")}`;
    return jump ? `Cambiar a la estrategia ${strategy}${given}.` : `Recorrer la estrategia ${strategy}${given}.`;
  },
  score: (words) => `Pedir una puntuación al modelo ${words.function}${asked(words)}`,
  external: (words) => `Preguntar a ${words.function}${asked(words)}`,
  promise: ({ grace, clock, share, remind }) =>
    `Seguir la promesa de pago: se cumple en cuanto se paga ${share === undefined ? "todo" : `el ${share}`}, y se juzga el día siguiente a ${grace} de gracia, a ${hour(clock)}.${reminded(remind)}`,
  plan: ({ grace, clock, maxMissed, remind }) =>
    `Seguir el plan de pagos: un pago falta cuando no ha llegado hasta ${hour(clock)} del día siguiente a ${grace} de gracia, y ${maxMissed === undefined ? "la primera falta" : `la falta número ${maxMissed}`} rompe el plan.${reminded(remind)}`,
};

function reminded(remind: ReminderWords | undefined): string {
  if (remind === undefined) return "";
  const { before, clock, ways: by, purpose } = remind;
  const told = by.map((way) => `${way.by} (${way.template})`).join("; si no es posible, ");
  return ` Recordar al deudor cada vencimiento ${before} antes, a ${hour(clock)}, ${told}${purpose === "" ? "" : `, como ${purpose}`}.`;
}

function asked({ store, timeout, fallback, cache, input }: FunctionWords): string {
  const given = input.length === 0 ? "" : ` con ${input.map(({ name, value }) => `${name} como ${value}`).join("; ")}`;
  return [
    `${given} y guardar la respuesta como ${store}; esperar como máximo ${timeout}.`,
    fallback && `Sin respuesta vale ${fallback}.`,
    cache && `Una respuesta vale durante ${cache}.`,
  ]
    .filter((sentence) => sentence !== undefined)
    .join(" ");
}

const name: NameWords = {
  ...offerNames,
  send: (message, template) => `${message} (${template})`,
  wait: (timing) => `una espera ${timing.length === undefined ? "" : "de "}${shortSpan(timing)}`,
  waitFor: (timing) =>
    `una espera de noticias${timing.length === undefined ? "" : ", como máximo"} ${shortSpan(timing)}`,
  if: (condition) => `la pregunta «${condition}»`,
  switch: (ways) => `la elección entre ${ways} o ninguna de ellas`,
  split: (experiment) => `el experimento ${experiment}`,
  set: "una anotación en el caso",
  goal: (goal) => `el objetivo ${goal}`,
  exit: () => "el final del caso",
  table: "la tabla de decisión",
  task: (queue) => `una tarea para ${queue}`,
  hold: (hold) => `una pausa por ${hold}`,
  release: "el fin de las pausas",
  host: (type) => `un paso de la clase ${type}`,
  fee: (fee) => `el cargo ${fee}`,
  escalate: (target) => `la orden de ${target}`,
  repeat: (max) => `la repetición (como máximo ${max} veces)`,
  callStrategy: (strategy) => `la estrategia ${strategy}`,
  score: (model) => `la puntuación de ${model}`,
  external: (called) => `la pregunta a ${called}`,
  promise: "el seguimiento de la promesa de pago",
  plan: "el seguimiento del plan de pagos",
};

function shortSpan(timing: TimingWords): string {
  if (timing.length !== undefined) return timing.length;
  if (timing.soon !== undefined) return soonText(timing);
  return `hasta ${timing.anchor === undefined ? gapText(timing) : distanceText(timing.anchor)}`;
}

const ways: WayWords = {
  afterwards: "Después",
  blocked: "Si no se puede o no se debe enviar",
  failed: "Si vuelve de todas partes",
  skipped: "Si ese momento ya ha pasado",
  timeout: "Si nada de eso ocurre a tiempo",
  yes: "Sí",
  no: "No",
  unknown: "No se sabe",
  otherwise: "En otro caso",
  out: "Todos los demás",
  late: "Si no se hace a tiempo",
  body: "Cada vez",
  done: "En cuanto se cumpla",
  exhausted: "Después de la última vez",
  answered: "Con respuesta",
  unanswered: "Sin respuesta",
  watched: {
    ...offerWays,
    kept: "Si se cumple",
    partial: "Si se cumple solo en parte",
    broken: "Si se incumple",
    none: "Si no hay nada que seguir",
    completed: "Si se paga del todo",
    missed: "Si falta un pago",
  },
  result: (result) => `Si el resultado es ${result}`,
  outcome: (outcome) => `Si termina: ${outcome}`,
  port: (port) => `Por la vía ${port}`,
  row: (number, clauses, notes) =>
    `Fila ${number}${clauses === undefined ? ", en todo caso" : `, si se cumple: ${clauses}`}${notes === undefined ? "" : `, anotando que ${notes}`}`,
  note: (variable, value) => `${variable} es ${value}`,
  when: (on, condition) => {
    if (on === undefined) return `Si se cumple: ${condition ?? "así"}`;
    return `Cuando ${on}${condition === undefined ? "" : `, si se cumple: ${condition}`}`;
  },
  variant: (key, share, role) =>
    `Grupo ${key}, ${share}${role === "control" ? " (los demás se comparan con él)" : role === "holdout" ? " (no se hace nada)" : ""}`,
  either: (names) =>
    names.map((text, i) => (i === 0 ? text : text.slice(0, 1).toLowerCase() + text.slice(1))).join(", o "),
};

export const outline: OutlineWords = {
  headings: {
    time: "Tiempo",
    entry: "Quién entra",
    exits: "Cuándo termina",
    handlers: "Qué más cambia el rumbo",
    segments: "Grupos de casos",
    steps: "Paso a paso",
    unreachable: "Pasos a los que nada lleva",
  },
  title: (text, version) => (version === undefined ? `${text} (borrador)` : `${text} (versión ${version})`),
  contacts:
    "Antes de cada mensaje se vuelven a mirar las reglas de «Cuándo termina». Solo se pide un pago mientras haya algo pendiente que no esté impugnado ni en pausa. Un mensaje que aún no puede salir se intenta durante 7 días como máximo, salvo que su paso diga otra cosa.",
  clock: ({ zone, debtor, at, calendar }) =>
    `${debtor ? `Las fechas y horas son las del lugar donde está el deudor; si no se conoce, las de ${zone}.` : `Las fechas y horas son las de ${zone}.`} Si un paso no indica la hora, son ${hour(at)}. Los días hábiles son ${calendar === undefined ? "de lunes a viernes" : `los del calendario ${calendar}`}.`,
  policies: (packs) => `Cada contacto respeta además las reglas ${packs}.`,
  entry: (condition) =>
    condition === undefined
      ? "Entra todo caso que se entregue a esta estrategia."
      : `Un caso entra si se cumple: ${condition}.`,
  entryOn: (events) => `Se comprueba cuando ${events}.`,
  reentry: (rule, cooldown) => {
    const again = cooldown === undefined ? "" : `, como pronto ${cooldown} después de haber salido`;
    switch (rule) {
      case "never":
        return "Un caso entra una sola vez.";
      case "afterExit":
        return `Un caso que ha salido puede volver a entrar${again}.`;
      case "always":
        return `Un caso puede volver a entrar en cualquier momento${cooldown === undefined ? "" : ` mientras está dentro, y${again.slice(1)}`}; el que sigue dentro termina y empieza de nuevo.`;
      case "perObligation":
        return `Cada deuda entra como un caso propio, y puede volver a entrar${again === "" ? " cuando ha salido" : again}.`;
    }
  },
  start: (step) => `Empieza por ${step}.`,
  startFrom: (dpd, step) => `A partir de ${dpd} días de atraso empieza por ${step}.`,
  exitsIntro:
    "La primera de estas reglas que se cumpla termina el caso, esté donde esté. Se miran cada vez que ocurre algo.",
  noExits: "Nada más que su último paso termina el caso.",
  exit: (rule, outcome, on, when) => `${ways.when(on, when)}: ${outcome} (regla ${rule}).`,
  handler: (rule, on, when, step) => `${ways.when(on, when)}: seguir por ${step} (regla ${rule}).`,
  segment: (text, condition) => `${text}: ${condition}.`,
  step: (number, text) => (text === undefined ? `el paso ${number}` : `el paso ${number}, ${text}`),
  nowhere: (text) => `un paso que no existe, ${text}`,
  goOn: (step) => `seguir por ${step}.`,
  after: (duration) => `${duration} después de llegar`,
  atOnce: "en el acto",
  offer: offerWords,
  ways,
  node,
  name,
};
