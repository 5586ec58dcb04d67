/** Experiments in Spanish. */

import { listed } from "../explain/forms.es.ts";
import type { ExperimentWords, ToldComparison } from "./words.ts";

const plural = (one: string, many: string) => (figure: string, count: number) =>
  `${figure} ${count === 1 ? one : many}`;

const seen = ({ value, control, gap, higher }: ToldComparison): string =>
  `${value} en vez de ${control}: ${gap} ${higher ? "más" : "menos"}`;

const likely = ({ sizes, interval, confidence, always }: ToldComparison): string => {
  const range = sizes ?? interval;
  if (range === undefined) return "; nada limita todavía la diferencia";
  const level = confidence === "95 %" ? "" : ` (${confidence})`;
  return `, muy probablemente entre ${range.from} y ${range.to}${level}${always ? "" : ", si se mira una sola vez"}`;
};

const soFar = ({ variant, title, value, control, interval }: ToldComparison): string => {
  const range =
    interval === undefined
      ? "; nada limita todavía la diferencia real"
      : `; la diferencia real puede estar entre ${interval.from} y ${interval.to}`;
  return `Hasta ahora, ${title}: ${value} con ${variant}, ${control} con el control${range}.`;
};

export const spanish: ExperimentWords = {
  locale: "es",
  measures: {
    cureRate: measure(
      "Regularizados",
      "regulariza más casos",
      "regulariza menos casos",
      "la tasa de regularización",
      1,
    ),
    planTakeUp: measure(
      "Planes aceptados",
      "lleva a más personas a un plan",
      "lleva a menos personas a un plan",
      "los planes aceptados",
      2,
    ),
    promiseKept: measure(
      "Promesas cumplidas",
      "consigue más promesas cumplidas",
      "consigue menos promesas cumplidas",
      "las promesas cumplidas",
      2,
    ),
    optOut: measure("Bajas", "tiene más bajas", "tiene menos bajas", "las bajas", 2),
    complaint: measure("Quejas", "tiene más quejas", "tiene menos quejas", "las quejas", 2),
    dispute: measure("Disputas", "tiene más disputas", "tiene menos disputas", "las disputas", 2),
    recovered: measure("Recuperado por caso", "recupera más", "recupera menos", "el importe recuperado", 1),
    recoveryRate: measure("Tasa de recuperación", "recupera más", "recupera menos", "la tasa de recuperación", 1),
    costToCollect: measure("Coste de cobro", "cuesta más cobrar", "cuesta menos cobrar", "el coste de cobro", 1),
    daysToCure: measure(
      "Días hasta regularizar",
      "tarda más en regularizar",
      "regulariza antes",
      "los días hasta regularizar",
      2,
    ),
  },
  measure: (title) => measure(title, `muestra más en «${title}»`, `muestra menos en «${title}»`, `«${title}»`, 1),
  points: plural("punto", "puntos"),
  days: plural("día", "días"),
  moreDays: plural("día", "días"),
  moreUnits: plural("unidad", "unidades"),
  empty: "Todavía no hay datos que comparar.",
  mismatch:
    "Los grupos no tienen los tamaños previstos, y el azar no lo explica. No se fíe de ninguna diferencia; averigüe primero quién falta.",
  better: (told) => `${told.variant} ${told.does}. ${seen(told)}${likely(told)}.`,
  betterButHarm: (told, harms) =>
    `${told.variant} ${told.does}, pero ${listed(harms, "and")}: no lo extienda. ${seen(told)}${likely(told)}.`,
  harm: (told, harms) => `Con ${told.variant} ${listed(harms, "and")}: deténgalo. ${soFar(told)}`,
  worse: (told, control) => `${told.variant} ${told.does}: quédese con ${control}. ${seen(told)}${likely(told)}.`,
  notEnough: (told, more) =>
    `Todavía no hay datos suficientes${more === undefined ? "" : `: faltan unos ${more}`}. ${soFar(told)}`,
  tooSlow: (told) =>
    `Todavía no hay datos suficientes: a este ritmo hacen falta más de dos años. Deje entrar a más personas, o pruebe algo más audaz. ${soFar(told)}`,
  same: (told, effect, control) =>
    `No hay diferencia que importe: es menor que ${effect}. Quédese con ${control} o elija por el coste. ${soFar(told)}`,
  unclear: (told, control) =>
    `Ya están todos los datos previstos y ninguna diferencia es segura. Quédese con ${control} o pruebe algo más audaz. ${soFar(told)}`,
  open: (titles) => `No es seguro que estén dentro del límite: ${titles}. Mírelo antes de extenderlo.`,
  warning: {
    segments: ({ count, expected }) =>
      `${count} comparaciones por segmento: solo por azar, unas ${expected} parecerían seguras. Sus valores p están ajustados (Holm); lo que destaque es una pregunta para el próximo experimento.`,
    "segments.pooled": ({ column }) => `«${column}» tiene demasiados valores; los últimos se cuentan juntos.`,
    "units.repeated": ({ count, rows }) =>
      `${count} de ${rows} filas repiten una unidad. Las filas de una misma unidad no son independientes: súmelas antes, o los intervalos serán demasiado estrechos.`,
    "units.strayed": ({ count, rows }) =>
      `${count} de ${rows} unidades tienen otra variante que la que da la asignación.`,
    pending: ({ metric, count }) => `${metric}: ${count} unidades aún no tienen resultado y no cuentan como fallidas.`,
    "guardrail.unclear": ({ metric, variant }) => `No es seguro que ${metric} con ${variant} esté dentro de su límite.`,
  },
  plan: {
    goal: ({ baseline, target, power, confidence }) =>
      `Para encontrar una subida del ${baseline} al ${target} con una probabilidad del ${power} y una confianza del ${confidence}:`,
    shares: ({ control, challenger, challengers, holdout }) =>
      `Proporciones: control ${control}, ${challengers === 1 ? "aspirante" : "cada aspirante"} ${challenger}${holdout === undefined ? "" : `, excluidos ${holdout}`}.`,
    fixed: ({ units, control, challenger, days }) =>
      `Una sola mirada al final: ${units} unidades (control ${control}, aspirante ${challenger})${days === undefined ? "" : `, ${days}`}.`,
    sequential: ({ units, control, challenger, days }) =>
      `Una mirada cada día: como mucho unas ${units} unidades (control ${control}, aspirante ${challenger})${days === undefined ? "" : `, ${days}`}; una diferencia mayor lo termina antes.`,
    long: (days, patience) => `Una sola mirada tardaría ${days}, más de ${patience}.`,
    detectable: (patience, points) => `En ${patience} se puede encontrar una subida de ${points}.`,
    fewer: (figure, count, patience) =>
      `Con ${figure} ${count === 1 ? "aspirante" : "aspirantes"} termina en ${patience}.`,
    small: (units) =>
      `Un grupo de ${units} unidades es demasiado pequeño para estos métodos: busque una diferencia menor o cuente más tiempo.`,
    betterShares: (control, challenger, saving) =>
      `Con el ${control} para el control y el ${challenger} para cada aspirante harían falta un ${saving} menos de unidades.`,
  },
  report: {
    experiment: "Experimento",
    groups: "Grupos",
    variant: "Grupo",
    role: { control: "control", challenger: "aspirante", holdout: "excluidos" },
    unitsHead: "Unidades",
    planned: "Previsto",
    actual: "Real",
    compared: (variant, control) => `${variant} comparado con ${control}`,
    roleHead: "Papel",
    measureHead: "Medida",
    value: "Valor",
    difference: "Diferencia",
    intervalHead: (confidence) => `Intervalo del ${confidence}`,
    alwaysValid: "Los intervalos valen siempre que se miren.",
    oneLook: "Los intervalos valen para una sola mirada, cuando estén todas las unidades previstas.",
    pValue: "valor p",
    decides: "decide",
    guardrail: {
      within: "dentro del límite",
      unclear: "no es seguro",
      breached: "límite superado",
      head: "Salvaguarda",
    },
    worse: (variant) => `${variant} es peor`,
    better: (variant) => `${variant} es mejor`,
    worseShort: "peor",
    betterShort: "mejor",
    curve: (title) => `${title}: proporción de casos por día`,
    curveText: (parts) => `Proporción de casos hasta el último día mostrado: ${parts}.`,
    dayAxis: "día",
    allocation: "Proporción de los grupos a lo largo del tiempo",
    allocationText: (parts) => `Proporción de todas las unidades hasta ahora: ${parts}.`,
    plannedLine: "punteado: previsto",
    trust: "¿Es de fiar?",
    trustSizes: (pValue) => `Tamaños de los grupos frente a lo previsto: p = ${pValue}.`,
    segments: "Por segmento",
    segment: "Segmento",
    others: "(otros)",
    noName: "(vacío)",
    warnings: "Para tener en cuenta",
    howItWasMade: "Cómo se calculó",
    bands: (confidence) => `banda: ${confidence} en cada día`,
    nothing: "Todavía no hay nada que dibujar.",
    table: "Lo mismo en una tabla",
    legend: "relleno: se descarta el azar; hueco: no; cada fila tiene su escala",
    pending: "Pendientes",
  },
};

function measure(title: string, more: string, less: string, subject: string, count: 1 | 2) {
  const [rose, fell] = count === 1 ? ["subió", "bajó"] : ["subieron", "bajaron"];
  return { title, more, less, rose: `${subject} ${rose}`, fell: `${subject} ${fell}` };
}
