/** Changes told in Spanish. */

import type { StepDays } from "./model.ts";
import type { ChangeWords, Noun } from "./words.ts";

const el = (name: string): Noun => ({ article: "el", name });
const la = (name: string): Noun => ({ article: "la", name });

const count = (days: number): string => `${days} ${days === 1 ? "día" : "días"}`;

/** `el día 5`, `5 días de atraso` */
function on({ from, earliest, latest }: StepDays): string {
  const range = latest === null || latest === earliest ? "" : ` al ${latest}`;
  if (from === "entry" && latest === null) return `el día ${earliest} o más tarde`;
  if (from === "entry") return range === "" ? `el día ${earliest}` : `del día ${earliest}${range}`;
  if (earliest === 0 && range === "") return "el día del vencimiento";
  if (latest !== null && latest !== earliest && earliest >= 0) return `de ${earliest} a ${count(latest)} de atraso`;
  return earliest < 0 ? `${count(-earliest)} antes del vencimiento` : `${count(earliest)} de atraso`;
}

const to = (day: string): string => (day.startsWith("el ") ? `al ${day.slice(3)}` : `a ${day}`);
const of = (days: StepDays): string => {
  const day = on(days);
  return day.startsWith("el ") ? `del ${day.slice(3)}` : day.startsWith("de") ? day : `de ${day}`;
};
const after = (step: string): string => `después de ${step}`.replace(/^después de el /, "después del ");
const called = (name: string | undefined): string => (name === undefined ? "" : ` ${name}`);

export const spanish: ChangeWords = {
  locale: "es",
  fields: {
    ...{ id: "id de la estrategia", name: "nombre", description: "descripción", tags: "etiquetas", note: "nota" },
    ...{
      version: "versión",
      x: "notas de la aplicación",
      format: "formato",
      title: "título",
      policies: "reglas de contacto",
    },
    ...{
      fields: "campos propios",
      time: "reloj y calendario",
      "time.zone": "zona horaria",
      "time.clock": "de quién es el reloj",
    },
    ...{
      "time.at": "hora habitual",
      "time.calendar": "calendario laboral",
      entry: "entrada",
      "entry.start": "primer paso",
    },
    ...{ "entry.when": "quién entra", "entry.on": "cuándo se mira quién entra", reentry: "volver a entrar" },
    ...{ cooldown: "tiempo hasta volver a entrar", byDpd: "entrada tardía por días de atraso", segments: "segmentos" },
    ...{
      exits: "reglas de salida",
      handlers: "reglas de eventos",
      on: "eventos",
      when: "condición",
      outcome: "resultado",
    },
    ...{
      goto: "paso al que lleva",
      via: "canales",
      purpose: "motivo del contacto",
      giveUpAfter: "plazo para desistir",
    },
    ...{
      awaitReceipt: "espera de la entrega",
      page: "página",
      "page.template": "página",
      "page.actions": "qué se puede hacer en la página",
    },
    ...{ "page.validFor": "tiempo que la página está abierta", bundle: "agrupación", ttl: "plazo de envío" },
    ...{ recipient: "destinatario", channel: "canal", queue: "cola", dispositions: "resultados", due: "plazo" },
    ...{ priority: "prioridad", skill: "especialidad", script: "guion", for: "duración", until: "fecha que espera" },
    ...{
      "until.anchor": "día que espera",
      "until.offset": "distancia a ese día",
      gap: "descanso desde el último contacto",
    },
    ...{ gapChannels: "contactos que cuentan para el descanso", at: "hora del día", roll: "paso a un día hábil" },
    ...{ calendar: "calendario laboral", ifPast: "qué ocurre si el momento ya pasó", max: "vueltas como máximo" },
    ...{
      every: "tiempo entre vueltas",
      "repeat.until": "condición que la termina",
      cases: "rutas",
      experiment: "experimento",
    },
    ...{
      variants: "variantes",
      weight: "parte",
      control: "control",
      holdout: "grupo sin contacto",
      unit: "quién mantiene una variante",
    },
    ...{
      salt: "semilla",
      ramp: "parte que participa",
      hash: "forma de repartir",
      "table.inputs": "columnas",
      rows: "filas",
    },
    ...{
      hit: "filas que cuentan",
      values: "valores",
      stage: "etapa",
      addTags: "etiquetas añadidas",
      removeTags: "etiquetas quitadas",
    },
    ...{
      goal: "objetivo",
      valueMinor: "valor",
      checkpoint: "punto de control",
      kind: "motivo de la pausa",
      scope: "qué se detiene",
    },
    ...{
      releaseOn: "eventos que la levantan",
      allow: "contactos que siguen permitidos",
      kinds: "pausas que se levantan",
      fee: "cargo",
    },
    ...{
      amountMinor: "importe",
      rateBp: "porcentaje",
      currency: "moneda",
      capMinor: "importe máximo",
      per: "se cobra",
    },
    ...{ legalBasis: "base legal", target: "adónde va", ref: "cuál", strategy: "estrategia que se llama" },
    ...{ mode: "forma de llamarla", inputs: "valores iniciales", function: "qué se pregunta", input: "qué se le dice" },
    ...{ timeout: "espera de la respuesta", store: "nombre de la respuesta", default: "valor de reemplazo" },
    ...{
      cacheFor: "tiempo que vale una respuesta",
      offer: "clase de oferta",
      options: "opciones",
      validFor: "tiempo que vale la oferta",
    },
    ...{ wait: "espera de la respuesta", maxDiscountBp: "quita máxima", guard: "límites para otras propuestas" },
    ...{ maxCount: "cuotas como máximo", minInstallmentMinor: "cuota mínima", minDownPaymentBp: "pago inicial mínimo" },
    ...{
      firstDueWithin: "primera cuota dentro de",
      frequencies: "intervalos permitidos",
      maxMonths: "meses como máximo",
    },
    ...{ count: "cuotas", installmentMinor: "cuota", frequency: "intervalo", firstDueIn: "primera cuota después de" },
    ...{ downPaymentBp: "pago inicial", discountBp: "quita", discountMinor: "quita", tiers: "quitas según la suma" },
    ...{
      maxDays: "días como máximo",
      grace: "días de cortesía",
      remind: "recordatorio",
      before: "tiempo antes del vencimiento",
    },
    ...{ keptFrom: "parte que cuenta como cumplida", maxMissed: "impagos que lo rompen", attempts: "intentos" },
    ...{ resultWithin: "espera del resultado", collect: "qué se cobra", method: "medio de pago", to: "conexiones" },
  },
  choices: {
    ...{
      debtor: "el deudor",
      strategy: "el acreedor",
      never: "nunca",
      afterExit: "después de salir",
      always: "en cualquier momento",
    },
    ...{
      perObligation: "por cada deuda",
      forward: "hacia delante",
      backward: "hacia atrás",
      skip: "saltarlo",
      now: "seguir en el acto",
    },
    ...{ case: "el caso", account: "la cuenta", first: "la primera que encaja", collect: "cobrar" },
    ...{ all: "todo", contact: "los mensajes que piden dinero", obligation: "por cada deuda", call: "y volver" },
    ...{
      jump: "y quedarse allí",
      plan: "un plan de pagos",
      settlement: "un acuerdo con quita",
      extension: "más tiempo",
    },
    ...{ weekly: "cada semana", biweekly: "cada dos semanas", semiMonthly: "dos veces al mes", monthly: "cada mes" },
    ...{
      stage: "la etapa siguiente",
      placement: "una agencia de cobro",
      legal: "la vía judicial",
      creditBlock: "sin más crédito",
    },
    ...{
      serviceRestriction: "un servicio restringido",
      balance: "todo lo reclamable",
      installment: "lo que ha vencido",
    },
  },
  messages: {
    ...{ email: el("correo electrónico"), sms: el("SMS"), whatsapp: el("WhatsApp"), voice: el("mensaje de voz") },
    ...{ letter: la("carta"), push: la("notificación") },
  },
  message: (channel) => el(`mensaje por «${channel}»`),
  call: la("llamada"),
  steps: {
    ...{
      send: el("mensaje"),
      wait: la("espera"),
      waitFor: la("espera de noticias"),
      if: la("pregunta"),
      switch: la("elección"),
    },
    ...{ table: la("tabla de decisión"), split: el("experimento"), task: la("tarea"), offer: la("oferta") },
    ...{
      promise: el("seguimiento de una promesa"),
      plan: el("seguimiento de un plan"),
      retryPayment: el("intento de cobro"),
    },
    ...{ hold: la("pausa"), release: el("fin de las pausas"), set: la("anotación en el caso"), fee: el("cargo") },
    ...{
      escalate: el("traspaso"),
      repeat: la("repetición"),
      callStrategy: la("estrategia llamada"),
      score: la("puntuación"),
    },
    ...{ external: la("pregunta a un sistema"), goal: el("objetivo"), exit: el("final") },
  },
  step: (type) => el(`paso de la clase «${type}»`),
  yes: "sí",
  no: "no",
  none: "ninguno",
  earlier: (duration) => `${duration} antes`,
  several: (_, shown) => shown,
  subject: ({ noun, name, days }) =>
    `${noun.article} ${noun.name}${called(name)}${days === undefined ? "" : ` ${of(days)}`}`,
  on,
  group: {
    of: (segment) => `para ${segment}`,
    notOf: (segment) => `para todos menos ${segment}`,
    where: (condition) => `donde ${condition}`,
    unknown: (condition) => `donde no se sabe si ${condition}`,
    others: (step) => `para todos los demás en ${step}`,
    variant: (key, experiment) => `para la variante ${key} de ${experiment}`,
    port: (port, step) => `por la vía ${port} de ${step}`,
  },
  added: (subject, when, follows, group) =>
    `${subject} se añade${when === undefined ? "" : `, ${when}`}${follows === undefined ? "" : `, ${after(follows)}`}${group}`,
  removed: (subject, group) => `${subject} desaparece${group}`,
  retimed: (subject, before, now, whole, group) =>
    whole ? `${subject} pasa ${to(now)}${group}` : `${subject} llega ahora ${now} en lugar de ${before}${group}`,
  moved: (subject, { before, after: place, on: day }, group) => {
    const now = place === null ? "es ahora el primer paso" : `va ahora ${after(place)}`;
    const old = before === null ? "antes era el primero" : `antes: ${after(before)}`;
    return `${subject} cambia de lugar${day === undefined ? "" : ` y pasa ${to(day)}`}${group}: ${now} (${old})`;
  },
  retyped: (before, now) => `${now} ocupa el lugar de ${before}`,
  leads: ({ step, way, before, after: next }, group) => {
    const from = way === undefined ? after(step) : `de ${step} por ${way}`.replace(/^de el /, "del ");
    if (next === null) return `${from}${group} ya no sigue nada (antes: ${before ?? "nada"})`;
    return `${from}${group} sigue ahora ${next}${before === null ? "" : ` en lugar de ${before}`}`;
  },
  entryLeads: (before, now) =>
    `los casos empiezan ahora por ${now ?? "nada"}${before === null ? "" : ` en lugar de ${before}`}`,
  field: (label, before, now) => {
    if (now === null)
      return before === undefined || before === null ? `se quita: ${label}` : `se quita: ${label} (antes: ${before})`;
    if (before === null) return now === undefined ? `se añade: ${label}` : `${label}: ahora ${now}`;
    if (before === undefined || now === undefined || before === now) return `cambia: ${label}`;
    return `${label}: ${before} → ${now}`;
  },
  shares: (list) => `reparto: ${list.map(({ key, before, after: now }) => `${key} ${before} → ${now}`).join(", ")}`,
  parts: {
    ...{
      segments: "segmento",
      exits: "regla de salida",
      handlers: "regla de eventos",
      properties: "campo propio",
      cases: "ruta",
    },
    ...{ variants: "variante", options: "opción", values: "valor", inputs: "valor", input: "valor" },
  },
  inside: (where, what) => `${where}: ${what}`,
  came: (part, name, told) => `se añade: ${part} ${name}${told === undefined ? "" : ` (${told})`}`,
  went: (part, name) => `desaparece: ${part} ${name}`,
  reordered: (part, name, place) => `${part} ${name} es ahora el número ${place} en orden`,
  worstCase: (before, now, by, days) => {
    const window = days === 1 ? "al día" : days === 7 ? "a la semana" : `en ${days} días`;
    return `en el peor caso, ${before} → ${now} contactos ${by === undefined ? "" : `por ${by} `}${window}`;
  },
  anyNumber: "cualquier número de",
  more: (count, shown) => `${shown} ${count === 1 ? "cambio más llega" : "cambios más llegan"} a las personas`,
  page: {
    kind: "Dos versiones comparadas",
    draft: "borrador",
    version: (version) => `versión ${version}`,
    title: (name, before, now) => `${name}: ${before} → ${now}`,
    others: (before, now) => `${before} → ${now}`,
    nothing: "No hay ninguna diferencia.",
    quiet: "No cambia nada que llegue a las personas.",
    weights: { contact: "Lo que llega a las personas", decision: "Lo que decide", note: "Lo que solo queda escrito" },
    worst: "Máximo de contactos de un caso, en el peor caso",
    worstNote:
      "Demostrado para todo recorrido posible de un caso. Exacto; las reglas de contacto solo pueden reducirlo.",
    heads: { window: "Seguidos", channel: "Canal", before: "Antes", after: "Después" },
    all: "todos juntos",
    any: "cualquier número",
  },
};
