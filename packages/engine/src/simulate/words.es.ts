/** Simulations told in Spanish. */

import type { SimulationWords } from "./words.ts";

export const spanish: SimulationWords = {
  kind: "Simulación",
  headline: ({ cases, days, start, seed }) => `${cases} casos durante ${days} días desde ${start} (semilla ${seed})`,
  exact:
    "Exacto: quién entra, qué contactos se hacen, se mueven o se retienen, y cuánto cuestan. Resulta de la estrategia, de sus reglas de contacto y de la cartera, con las personas tal como actúan en esta ejecución.",
  modeled: (behavior) =>
    `Modelado: todo lo que hacen las personas, es decir, pagos, promesas, respuestas, resultados y las cifras que salen de ellos. Vale lo que valga el supuesto, que es el comportamiento ${behavior}. Lo que una estrategia cambia de verdad solo lo muestra un experimento.`,
  compared: (name) => `Comparada con ${name}`,
  comparedNote:
    "Ambas con las mismas personas, los mismos días y el mismo azar: las diferencias vienen de las estrategias.",
  unlike: (what) => `Las diferencias no vienen solo de las estrategias: también difieren en ${what}.`,
  differs: {
    ...{ otherPeople: "las personas", otherSeed: "la semilla", otherBehavior: "el comportamiento" },
    ...{ otherStart: "el primer día", otherDays: "el número de días" },
  },
  intervals: (level) => `Los intervalos valen con una probabilidad del ${level} en la medida en que valga el modelo.`,
  certainty: { exact: "exacto", modeled: "modelado", observed: "observado" },
  draft: (name) => `${name} (borrador)`,
  version: (name, version) => `${name} (versión ${version})`,
  sections: {
    ...{
      cases: "Casos",
      outcomes: "Cómo terminaron los casos",
      contacts: "Contactos",
      held: "Retenido y movido",
      costs: "Costes",
    },
    ...{ money: "Dinero", kpis: "Indicadores", steps: "Pasos", experiments: "Experimentos", goals: "Objetivos" },
    made: "Cómo se hizo",
  },
  charts: {
    recovery: "Cobrado, por días desde el inicio",
    cure: "Casos sin atrasos, por días desde el inicio",
    days: "Contactos por día",
    week: "Contactos de un caso en su semana más cargada",
    recoveryText: (last) => `Parte de lo pendiente que se ha pagado al final de cada día; al final, ${last}.`,
    cureText: (last) => `Parte de los casos cuyos atrasos se han pagado al final de cada día; al final, ${last}.`,
    daysText: (total, channels) => `${total} contactos en total: ${channels}.`,
    weekText: (parts) => `Parte de los casos según el máximo de contactos en siete días seguidos: ${parts}.`,
    band: (level) => `Banda: intervalo del ${level}. Modelado.`,
    recoveryFoot: "De lo que debían el primer día todos los casos de la cartera, también los que no entraron.",
    daysFoot: "Días desde el inicio. Exacto con las personas tal como actúan en esta ejecución.",
    weekFoot: "De todos los casos de la cartera: máximo de contactos en siete días seguidos. Exacto en esta ejecución.",
    day: "día",
    contactsInWeek: (count) => `${count}`,
    table: "Como tabla",
  },
  rows: {
    ...{
      total: "En la cartera",
      enrolled: "Entraron",
      refused: "No entraron",
      exited: "Terminaron",
      active: "Siguen dentro",
    },
    ...{ held: "En pausa al final", parked: "Detenidos por datos que no son de fiar", contacts: "Contactos" },
    ...{
      contacted: "Casos con algún contacto",
      mostInWeek: "Máximo de contactos de un caso en una semana",
    },
    ...{
      suppressed: "No hechos",
      deferred: "Movidos a un momento posterior",
      rules: "Por regla",
      overBudget: "Esperaron un día con sitio",
    },
    ...{
      cost: "Costes",
      placed: "Pendiente al inicio",
      collected: "Cobrado",
      open: "Pendiente al final",
      fees: "Cargos",
    },
    ...{ forgiven: "Perdonado en acuerdos", steps: "Pasos del motor", objects: "Casos recorridos uno a uno" },
    ...{ columns: "Casos recorridos por columnas", seed: "Semilla", behavior: "Comportamiento" },
    task: (queue) => `Tareas para ${queue}`,
  },
  heads: {
    ...{
      what: "Indicador",
      value: "Valor",
      against: "Comparada",
      difference: "Diferencia",
      interval: "Intervalo",
      certainty: "Es",
    },
    ...{
      step: "Paso",
      entered: "Llegadas",
      waiting: "Esperan",
      sent: "Contactos",
      heldBack: "No hechos",
      moved: "Movidos",
    },
    ...{ cost: "Coste", paid: "Pagaron en 7 días", taken: "Ofertas aceptadas" },
  },
  channels: {
    ...{
      email: "Correo electrónico",
      sms: "SMS",
      whatsapp: "WhatsApp",
      voice: "Llamadas",
      letter: "Cartas",
      push: "Notificaciones",
    },
  },
  outcomes: {
    ...{
      cured: "Regularizado",
      paid: "Pagado",
      recovered: "Recuperado",
      settled: "Acuerdo cumplido",
      kept: "Promesa cumplida",
    },
    ...{
      placed: "A una agencia",
      writtenOff: "Dado por perdido",
      transferred: "A otra estrategia",
      withdrawn: "Retirado",
    },
    ...{ exhausted: "Todos los pasos dados", restarted: "Empezó de nuevo", refused: "No admitido" },
  },
  reasons: {
    ...{ when: "No cumple la condición de entrada", never: "Ya estuvo dentro", active: "Ya está dentro" },
    ...{
      cooldown: "Demasiado pronto desde la última vez",
      facts: "Datos que no son de fiar",
      obligation: "No existe esa deuda",
    },
    ...{
      policy: "Reglas de contacto",
      unreachable: "Ningún canal utilizable",
      gaveUp: "Ningún momento permitido a tiempo",
    },
    ...{ superseded: "Ya no hacía falta", hold: "En pausa", nothingCollectible: "Nada que reclamar" },
  },
  units: {
    days: (figure) => `${figure} días`,
    perHour: (figure) => `${figure} por hora`,
  },
  nothing: "–",
};
