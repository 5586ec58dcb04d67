/** Spanish words of formulas. */

import type { FormulaWords } from "./words.ts";

const meant = (nearest: string | undefined): string => (nearest === undefined ? "" : ` ¿Quería decir ${nearest}?`);

export const FORMULA_ES: FormulaWords = {
  label: "Fórmula",
  help: (currency) =>
    `${currency === undefined ? "Los importes van en la unidad menor." : `Los importes llevan su moneda: ${currency} 500.00.`} Las fechas son como 2026-03-31, y las posteriores como today + 3 days.`,
  suggestions: "Sugerencias",
  suggested: (count) => (count === 1 ? "1 sugerencia" : `${count} sugerencias`),
  goThere: "Ir a este lugar",
  unchanged: "Hasta entonces no cambia nada.",
  problems: {
    "formula.character": ({ found }) => `${found} no significa nada aquí. Quítelo.`,
    "formula.text": () => 'Este texto no termina. Ciérrelo con ".',
    "formula.json": () => "Esto no es JSON correcto. Cierre sus llaves o escriba una fórmula.",
    "formula.unexpected": ({ found }) => `${found} no encaja aquí. Quítelo o escriba lo que falta delante.`,
    "formula.end": () => "Falta algo detrás de esto. Siga escribiendo.",
    "formula.close": ({ found }) => `Esto no se cierra nunca. Añada ${found}.`,
    "formula.comma": () => "Los decimales van con punto: 500.00. La coma separa argumentos.",
    "formula.function": ({ found, nearest }) =>
      `No existe la función ${found}.${meant(nearest) || " Elija una de las sugerencias."}`,
    "formula.field": ({ found, nearest }) =>
      `No existe el campo ${found}.${meant(nearest) || " Elija uno de las sugerencias."}`,
    "formula.segment": ({ found, nearest }) =>
      `No existe el segmento ${found}.${meant(nearest) || " Elija uno que exista."}`,
    "formula.amount": ({ found, currency }) =>
      `Un importe necesita su moneda. Escriba ${currency} ${found} para ${found} en la unidad principal.`,
    "formula.currency": ({ found, currency }) => `Aquí los importes van en ${currency}, no en ${found}. Conviértalo.`,
    "formula.decimals": ({ currency, digits }) =>
      digits === "0"
        ? `${currency} no tiene decimales. Escriba un número entero.`
        : `${currency} tiene ${digits} decimales. Redondee el importe.`,
    "formula.businessDays": () =>
      "Solo se pueden sumar días hábiles a una fecha que se compara con hoy: today >= fecha + 3 business days, o con <. Si no, use businessDaysSince.",
    "formula.deep": () => "Esto tiene demasiados niveles. Divídalo en segmentos.",
  },
  functions: {
    min: ["valor, valor, …", "el menor"],
    max: ["valor, valor, …", "el mayor"],
    abs: ["número", "sin su signo"],
    if: ["condición, entonces, si no", "lo uno o lo otro"],
    known: ["campo", "si se conoce"],
    sum: ["lista, número", "la suma de los elementos"],
    count: ["lista, condición", "cuántos elementos"],
    some: ["lista, condición", "si alguno cumple"],
    all: ["lista, condición", "si todos cumplen"],
    none: ["lista, condición", "si ninguno cumple"],
    filter: ["lista, condición", "solo esos elementos"],
    map: ["lista, valor", "un valor de cada elemento"],
    reduce: ["lista, valor, inicio", "un valor de todos"],
    merge: ["lista, lista, …", "una lista de todas"],
    daysSince: ["fecha", "días transcurridos"],
    daysUntil: ["fecha", "días que faltan"],
    businessDaysSince: ["fecha", "días hábiles transcurridos"],
    addDays: ["fecha, días", "una fecha posterior"],
    hasTag: ['"etiqueta"', "si lleva la etiqueta"],
    segment: ['"segmento"', "si pertenece a él"],
    countContacts: ['days: 7, channels: ["sms"]', "contactos recientes"],
    countPromises: ['status: "broken", days: 90', "promesas cerradas hace poco"],
    startsWith: ["texto, parte", "si empieza así"],
    endsWith: ["texto, parte", "si termina así"],
    cat: ["texto, texto, …", "unidos"],
    substr: ["texto, inicio, largo", "una parte"],
    missing: ['"campo", …', "los que faltan"],
    missing_some: ['mínimo, ["campo", …]', "los que faltan si son demasiados"],
  },
};
