/** Spanish. */

import type { ExperimentWords } from "./words.ts";

export const EXPERIMENT_ES: ExperimentWords = {
  title: "Experimento",
  none: "Todavía no hay informe de este experimento.",
  states: {
    empty: "Sin datos todavía",
    mismatch: "No es de fiar",
    better: "Datos suficientes para decidir",
    betterButHarm: "Datos suficientes: un límite lo veta",
    harm: "Se ha pasado un límite",
    worse: "Datos suficientes para decidir",
    notEnough: "Faltan datos",
    same: "Datos suficientes: ninguna diferencia que importe",
    unclear: "Están todas las personas previstas: nada es seguro",
  },
  people: (count) => `${count} personas`,
  group: "Grupo",
  inGroup: "Personas",
  share: "Parte",
  planned: "Prevista",
  roles: { control: "referencia", challenger: "a prueba", holdout: "sin contactar" },
  measure: "Medida",
  difference: "Diferencia",
  worse: (name) => `${name} es peor`,
  better: (name) => `${name} es mejor`,
  bars: (confidence, always) =>
    `Punto: estimación; barra: intervalo del ${confidence}${always ? ", válido en cada consulta" : ""}. Cada fila tiene su escala; hueco y gris donde cabe que no haya diferencia.`,
  interval: (text) => `entre ${text}`,
  guardrails: "Límites",
  guardrailsWhy: "No deben empeorar más de lo permitido",
  standing: { within: "dentro de su límite", unclear: "puede pasar su límite", breached: "pasa su límite" },
  trust: "¿Podemos fiarnos?",
  sharesKept: "Los grupos tienen los tamaños previstos.",
  sharesBroken: (p) =>
    `Los grupos no tienen los tamaños previstos (p ${p}). Averigüe por qué antes de leer nada en ellos.`,
  nothingOdd: "Nada más llama la atención.",
  curve: (metric) => `${metric}, por días`,
  curveDay: (day) => `día ${day}`,
  curveTable: "Lo mismo como tabla",
  promoteTitle: (name) => `Si adopta ${name}`,
  promote: (name) => `Adoptar ${name}…`,
  promoteNot: {
    empty: "No hay datos.",
    mismatch: "Los grupos no tienen el tamaño debido: nada se puede decidir con ellos.",
    betterButHarm: "Un límite lo veta.",
    harm: "Se ha pasado un límite.",
    worse: "Es peor que la referencia.",
    notEnough: "Todavía faltan datos.",
    same: "No hay diferencia que importe.",
    unclear: "No se ha podido descartar el azar.",
  },
  removed: (names) => `Estos pasos desaparecen, pues solo llegaban a ellos los otros grupos: ${names}.`,
  removedNone: "No desaparece ningún otro paso.",
  splitGone: (count) =>
    count === 1
      ? "La división pasa a ser este único camino."
      : `Las ${count} divisiones de este experimento pasan a ser este único camino.`,
  stillRead:
    "Hay condiciones que todavía preguntan por el grupo, que los casos nuevos no tendrán: mírelas antes de publicar.",
  keepTheirs: "Las personas que están dentro conservan su grupo.",
  cannotPromote: "No se puede adoptar en este documento.",
};
