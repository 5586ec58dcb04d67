/** Words of starters and of the import. */

import type { TemplateDiagnosticCode } from "@dunlin/templates";
import type { SourceProblem } from "./imports.ts";
import { LOSS_SENTENCES_ES } from "./losses.es.ts";
import type { LossSentences } from "./losses.ts";

export type LossCode = Extract<TemplateDiagnosticCode, `import.${string}`>;

export interface ImportsWords {
  readonly bring: string;
  readonly starters: string;
  readonly startersTitle: string;
  readonly startersHow: string;
  readonly noStarters: string;
  readonly unread: (count: number) => string;
  readonly find: string;
  readonly take: string;
  readonly blocks: (count: number) => string;
  readonly import: string;
  readonly importTitle: string;
  readonly importHow: string;
  readonly file: string;
  readonly source: string;
  readonly read: string;
  readonly reading: string;
  readonly problem: { readonly [K in SourceProblem["why"]]: string };
  readonly unreadable: string;
  readonly refused: string;
  readonly at: (line: number, column: number | undefined) => string;
  readonly found: (name: string, blocks: number, variables: number) => string;
  readonly noLosses: string;
  readonly losses: (count: number) => string;
  readonly loss: { readonly [K in LossCode]: string };
  /** By kind of loss; without them each is told as it tells itself. */
  readonly sentences?: LossSentences;
  readonly brand: (colors: number) => string;
  readonly useBrand: string;
  readonly raw: (count: number) => string;
  readonly replace: string;
  readonly replaceHow: string;
  readonly asBlocks: string;
  readonly asBlocksHow: (language: string) => string;
  readonly asBlocksLabel: string;
}

export const IMPORTS_EN: ImportsWords = {
  bring: "Begin with something",
  starters: "Begin with a starter…",
  startersTitle: "Begin with a starter",
  startersHow: "It takes the place of what is here. Undo brings that back.",
  noStarters: "No starter is called so.",
  unread: (count) =>
    `${count === 1 ? "1 starter is" : `${count} starters are`} no template that can be read and not listed. Tell those who look after them.`,
  find: "Find a starter",
  take: "Take it",
  blocks: (count) => (count === 1 ? "1 block" : `${count} blocks`),
  import: "Import MJML…",
  importTitle: "Import MJML",
  importHow: "A file of MJML with merge tags like {{debtor.name}}, at most 5 MB. It is read here and goes nowhere.",
  file: "Choose a file",
  source: "Or paste the source",
  read: "Read it",
  reading: "Reading…",
  problem: {
    empty: "There is nothing in it.",
    large: "It is larger than 5 MB: no mail is so long.",
    kind: "This is no MJML: there is no <mjml> in it.",
  },
  unreadable: "The file could not be read.",
  refused: "It is broken and was not taken. Mend these places and read it again:",
  at: (line, column) => (column === undefined ? `Line ${line}` : `Line ${line}, column ${column}`),
  found: (name, blocks, variables) =>
    `“${name}”: ${blocks === 1 ? "1 block" : `${blocks} blocks`}, ${variables === 1 ? "1 value" : `${variables} values`}.`,
  noLosses: "Everything in it can be edited here.",
  losses: (count) => (count === 1 ? "1 thing is not as it was" : `${count} things are not as they were`),
  loss: {
    "import.broken": "Broken",
    "import.limits": "Too much",
    "import.condition": "Condition to decide",
    "import.left": "Left out",
    "import.changed": "Changed",
    "import.tag": "Merge tag",
    "import.raw": "Kept as it was written",
    "import.style": "Look",
  },
  brand: (colors) => `It brings ${colors} colors, fonts and a look of its own.`,
  useBrand: "Use its look as the brand",
  raw: (count) =>
    `${count === 1 ? "1 piece of raw MJML is" : `${count} pieces of raw MJML are`} not permitted in this template and will be left out.`,
  replace: "Replace the template",
  replaceHow: "What is required and locked stays; the rest goes. Undo brings it back.",
  asBlocks: "Add its blocks here",
  asBlocksHow: (language) => `Behind the chosen block, as text in ${language}, with the values it needs.`,
  asBlocksLabel: "import blocks",
};

export const IMPORTS_ES: ImportsWords = {
  bring: "Empezar con algo",
  starters: "Empezar con un modelo…",
  startersTitle: "Empezar con un modelo",
  startersHow: "Ocupa el lugar de lo que hay. Deshacer lo devuelve.",
  noStarters: "Ningún modelo se llama así.",
  unread: (count) =>
    `${count === 1 ? "1 modelo no es una plantilla" : `${count} modelos no son plantillas`} que se pueda leer y no aparece aquí. Avise a quien los mantiene.`,
  find: "Buscar un modelo",
  take: "Tomarlo",
  blocks: (count) => (count === 1 ? "1 bloque" : `${count} bloques`),
  import: "Importar MJML…",
  importTitle: "Importar MJML",
  importHow: "Un archivo MJML con datos como {{debtor.name}}, de 5 MB como máximo. Se lee aquí y no se envía a nadie.",
  file: "Elegir un archivo",
  source: "O pegue el código",
  read: "Leerlo",
  reading: "Leyendo…",
  problem: {
    empty: "No contiene nada.",
    large: "Pasa de 5 MB: ningún correo es tan largo.",
    kind: "No es MJML: no contiene <mjml>.",
  },
  unreadable: "No se pudo leer el archivo.",
  refused: "Está dañado y no se tomó. Arregle estos lugares y léalo otra vez:",
  at: (line, column) => (column === undefined ? `Línea ${line}` : `Línea ${line}, columna ${column}`),
  found: (name, blocks, variables) =>
    `«${name}»: ${blocks === 1 ? "1 bloque" : `${blocks} bloques`}, ${variables === 1 ? "1 dato" : `${variables} datos`}.`,
  noLosses: "Todo lo que contiene se puede editar aquí.",
  losses: (count) => (count === 1 ? "1 cosa no queda como estaba" : `${count} cosas no quedan como estaban`),
  loss: {
    "import.broken": "Dañado",
    "import.limits": "Demasiado",
    "import.condition": "Condición por decidir",
    "import.left": "Se dejó fuera",
    "import.changed": "Cambió",
    "import.tag": "Dato",
    "import.raw": "Queda como estaba escrito",
    "import.style": "Aspecto",
  },
  sentences: LOSS_SENTENCES_ES,
  brand: (colors) => `Trae ${colors} colores, letras y un aspecto propio.`,
  useBrand: "Usar su aspecto como marca",
  raw: (count) =>
    `${count === 1 ? "1 trozo de MJML no está permitido en esta plantilla y se dejará" : `${count} trozos de MJML no están permitidos en esta plantilla y se dejarán`} fuera.`,
  replace: "Sustituir la plantilla",
  replaceHow: "Lo obligatorio y lo bloqueado se queda; lo demás se va. Deshacer lo devuelve.",
  asBlocks: "Añadir sus bloques aquí",
  asBlocksHow: (language) => `Detrás del bloque elegido, como texto en: ${language}, con los datos que necesita.`,
  asBlocksLabel: "importar bloques",
};
