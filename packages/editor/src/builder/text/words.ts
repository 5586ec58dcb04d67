/** Words of writing in texts. */

import type { PluralCategory, ValueFormat } from "@dunlin/templates";
import type { Dropped } from "./clean.ts";
import type { CampaignPart, LinkKind } from "./links.ts";

export interface TextWords {
  /** What is written in: the name of a field, and the language of the text. */
  readonly field: (field: string, language: string) => string;
  /** The keys of the field; read out with it. */
  readonly keys: string;
  readonly empty: string;
  readonly tools: string;
  readonly bold: string;
  readonly italic: string;
  readonly underline: string;
  readonly link: string;
  readonly insert: string;
  readonly more: string;
  readonly addPlural: string;
  readonly addChoice: string;
  readonly done: string;
  readonly cancel: string;
  readonly close: string;
  readonly apply: string;
  readonly details: {
    readonly title: string;
    readonly find: string;
    readonly general: string;
    readonly none: string;
    /** No value of the person who is looked at. */
    readonly missing: string;
    readonly example: (person: string) => string;
  };
  readonly detail: {
    readonly title: (name: string) => string;
    readonly shownAs: string;
    readonly formats: Readonly<Record<ValueFormat, string>>;
    readonly fallback: string;
    readonly fallbackHelp: string;
    readonly missingFor: (missing: number, people: number) => string;
    readonly missingForNobody: string;
    readonly unknown: string;
    readonly unknownHow: (path: string) => string;
    readonly otherRow: (list: string) => string;
    readonly another: string;
  };
  readonly links: {
    readonly title: string;
    readonly words: string;
    readonly to: string;
    readonly kinds: Readonly<Record<LinkKind, string>>;
    readonly targets: Readonly<Record<LinkKind, string>>;
    readonly subject: string;
    readonly noPages: string;
    readonly campaign: string;
    readonly campaignParts: Readonly<Record<CampaignPart, string>>;
    readonly campaignHelp: string;
    readonly refused: Readonly<Record<"form" | "signs" | "scheme" | "user" | "host" | "empty", string>>;
    readonly allowed: (hosts: string) => string;
    readonly remove: string;
  };
  readonly choice: {
    readonly plural: string;
    readonly pluralHelp: string;
    readonly select: string;
    readonly selectHelp: string;
    readonly raw: string;
    readonly rawHelp: string;
    readonly count: string;
    readonly word: string;
    readonly forms: Readonly<Record<PluralCategory, string>>;
    /** Counts that take a form, as examples. */
    readonly such: (counts: string) => string;
    readonly exactly: (count: number) => string;
    readonly addExact: string;
    readonly exactCount: string;
    readonly otherWord: string;
    readonly wordIs: (word: string) => string;
    readonly addWord: string;
    readonly newWord: string;
    readonly removeForm: (form: string) => string;
    readonly missing: string;
    readonly noCounts: string;
    readonly unwritable: string;
    readonly taken: string;
    /** On the sign in the text. */
    readonly byCount: (words: string) => string;
    readonly byWord: (words: string) => string;
  };
  /** A name in braces. */
  readonly unknownToken: (token: string) => string;
  readonly pasted: {
    readonly tooMuch: (megabytes: string) => string;
    readonly tooLong: (characters: string, lines: string) => string;
    readonly file: string;
    readonly nothing: string;
    readonly left: (parts: string) => string;
    readonly parts: { readonly [K in keyof Dropped]: (count: number) => string };
  };
}

const s = (count: number, one: string, other: string): string => (count === 1 ? `one ${one}` : `${count} ${other}`);

export const TEXT_EN: TextWords = {
  field: (field, language) => `${field}, ${language}`,
  keys: "At sign inserts a detail, Alt F10 goes to the tools, Escape ends writing.",
  empty: "Write here",
  tools: "Tools of the text",
  bold: "Bold",
  italic: "Italic",
  underline: "Underlined",
  link: "Link…",
  insert: "Insert detail",
  more: "More",
  addPlural: "Text by number…",
  addChoice: "Text by word…",
  done: "Done",
  cancel: "Cancel",
  close: "Close",
  apply: "Apply",
  details: {
    title: "Insert detail",
    find: "Find a detail",
    general: "Message",
    none: "No detail of this name.",
    missing: "missing",
    example: (person) => `As ${person} would read it`,
  },
  detail: {
    title: (name) => `Detail: ${name}`,
    shownAs: "Shown as",
    formats: {
      text: "As it is",
      money: "Money",
      date: "Date",
      dateTime: "Date and time",
      time: "Time",
      number: "Number",
      percent: "Percent",
      list: "List",
      url: "Link",
      phone: "Phone number",
    },
    fallback: "If missing",
    fallbackHelp: "These words stand there instead. Without them, nothing does.",
    missingFor: (missing, people) => `Missing for ${missing} of ${people} sample people`,
    missingForNobody: "No sample person is without it",
    unknown: "Unknown detail",
    unknownHow: (path) => `“${path}” is none of the details of this message. Choose another one, or delete it.`,
    otherRow: (list) => `It belongs to each row of “${list}” and cannot stand here.`,
    another: "Choose another detail",
  },
  links: {
    title: "Link",
    words: "Words of the link",
    to: "Leads to",
    kinds: { variable: "Link of each person", url: "Web address", email: "Email", phone: "Phone" },
    targets: { variable: "Detail", url: "Web address", email: "Email address", phone: "Phone number" },
    subject: "Subject (optional)",
    noPages: "This message has no detail that is a link.",
    campaign: "Campaign tags",
    campaignParts: { source: "Source", medium: "Medium", campaign: "Campaign", term: "Term", content: "Content" },
    campaignHelp: "Added to the address for your own statistics. Never put data of a person in it.",
    refused: {
      empty: "Say where the link leads.",
      form: "This is not complete. Write it like https://example.com, help@example.com or +34 600 000 000.",
      signs: "There are blanks or signs in it that do not belong into a link.",
      scheme: "Only https addresses, email addresses and phone numbers can be linked.",
      user: "An address must not have a name or password before its host.",
      host: "Links must not lead to this host.",
    },
    allowed: (hosts) => `Allowed: ${hosts}.`,
    remove: "Remove link",
  },
  choice: {
    plural: "Text by number",
    pluralHelp: "One text for each form that the language has. The number itself is a detail like any other.",
    select: "Text by word",
    selectHelp: "One text for each word that the detail may have, and one for all others.",
    raw: "Handlebars",
    rawHelp: "Written by hand; it is kept as it is.",
    count: "Number",
    word: "Detail",
    forms: { zero: "None", one: "One", two: "Two", few: "A few", many: "Many", other: "All others" },
    such: (counts) => `such as ${counts}`,
    exactly: (count) => `Exactly ${count}`,
    addExact: "Add a text for exactly this number",
    exactCount: "Exact number",
    otherWord: "All others",
    wordIs: (word) => `“${word}”`,
    addWord: "Add a text for this word",
    newWord: "Word",
    removeForm: (form) => `Remove ${form}`,
    missing: "Until it is written, the text for all others is shown.",
    noCounts: "This message has no detail that is a number.",
    unwritable: "A word cannot have both kinds of quotes or a backslash.",
    taken: "There is a text for it already.",
    byCount: (words) => `By number: ${words}`,
    byWord: (words) => `By word: ${words}`,
  },
  unknownToken: (token) => `“${token}” stands for nothing here.`,
  pasted: {
    tooMuch: (megabytes) => `That is more than ${megabytes} MB. Paste a part of it.`,
    tooLong: (characters, lines) =>
      `A text has at most ${characters} characters and ${lines} lines and details. Paste a part of it.`,
    file: "A file cannot stand in a text. Pictures have a block of their own.",
    nothing: "There were no words to paste.",
    left: (parts) => `Pasted without ${parts}.`,
    parts: {
      signs: (count) => s(count, "sign that nobody sees", "signs that nobody sees"),
      links: (count) => s(count, "link that must not be shown", "links that must not be shown"),
      pictures: (count) => s(count, "picture", "pictures"),
      hidden: (count) => s(count, "hidden part", "hidden parts"),
    },
  },
};

const n = (count: number, one: string, other: string): string => (count === 1 ? one : `${count} ${other}`);

export const TEXT_ES: TextWords = {
  field: (field, language) => `${field}, ${language}`,
  keys: "La arroba inserta un dato, Alt F10 lleva a las herramientas, Escape termina de escribir.",
  empty: "Escriba aquí",
  tools: "Herramientas del texto",
  bold: "Negrita",
  italic: "Cursiva",
  underline: "Subrayado",
  link: "Enlace…",
  insert: "Insertar dato",
  more: "Más",
  addPlural: "Texto según número…",
  addChoice: "Texto según palabra…",
  done: "Listo",
  cancel: "Cancelar",
  close: "Cerrar",
  apply: "Aplicar",
  details: {
    title: "Insertar dato",
    find: "Buscar un dato",
    general: "Mensaje",
    none: "Ningún dato se llama así.",
    missing: "falta",
    example: (person) => `Como lo leería ${person}`,
  },
  detail: {
    title: (name) => `Dato: ${name}`,
    shownAs: "Se muestra como",
    formats: {
      text: "Tal cual",
      money: "Importe",
      date: "Fecha",
      dateTime: "Fecha y hora",
      time: "Hora",
      number: "Número",
      percent: "Porcentaje",
      list: "Lista",
      url: "Enlace",
      phone: "Teléfono",
    },
    fallback: "Si falta",
    fallbackHelp: "Estas palabras ocupan su lugar. Sin ellas no aparece nada.",
    missingFor: (missing, people) => `Falta a ${missing} de ${people} personas de muestra`,
    missingForNobody: "No le falta a ninguna persona de muestra",
    unknown: "Dato desconocido",
    unknownHow: (path) => `«${path}» no es ningún dato de este mensaje. Elija otro o bórrelo.`,
    otherRow: (list) => `Es de cada fila de «${list}» y no puede estar aquí.`,
    another: "Elegir otro dato",
  },
  links: {
    title: "Enlace",
    words: "Palabras del enlace",
    to: "Lleva a",
    kinds: { variable: "Enlace de cada persona", url: "Dirección web", email: "Correo", phone: "Teléfono" },
    targets: { variable: "Dato", url: "Dirección web", email: "Dirección de correo", phone: "Número de teléfono" },
    subject: "Asunto (opcional)",
    noPages: "Este mensaje no tiene ningún dato que sea un enlace.",
    campaign: "Etiquetas de campaña",
    campaignParts: { source: "Fuente", medium: "Medio", campaign: "Campaña", term: "Término", content: "Contenido" },
    campaignHelp: "Se añade a la dirección para sus estadísticas. Nunca ponga datos de una persona.",
    refused: {
      empty: "Diga adónde lleva el enlace.",
      form: "No está completo. Escríbalo como https://example.com, ayuda@example.com o +34 600 000 000.",
      signs: "Contiene espacios o signos que no caben en un enlace.",
      scheme: "Solo se pueden enlazar direcciones https, correos y teléfonos.",
      user: "Una dirección no puede llevar nombre ni contraseña antes del servidor.",
      host: "Los enlaces no pueden llevar a este servidor.",
    },
    allowed: (hosts) => `Se permiten: ${hosts}.`,
    remove: "Quitar enlace",
  },
  choice: {
    plural: "Texto según número",
    pluralHelp: "Un texto para cada forma que tiene el idioma. El número mismo es un dato como los demás.",
    select: "Texto según palabra",
    selectHelp: "Un texto para cada palabra que puede tener el dato y otro para las demás.",
    raw: "Handlebars",
    rawHelp: "Escrito a mano; se conserva tal cual.",
    count: "Número",
    word: "Dato",
    forms: { zero: "Ninguno", one: "Uno", two: "Dos", few: "Pocos", many: "Muchos", other: "Los demás" },
    such: (counts) => `como ${counts}`,
    exactly: (count) => `Exactamente ${count}`,
    addExact: "Añadir un texto para este número exacto",
    exactCount: "Número exacto",
    otherWord: "Las demás",
    wordIs: (word) => `«${word}»`,
    addWord: "Añadir un texto para esta palabra",
    newWord: "Palabra",
    removeForm: (form) => `Quitar ${form}`,
    missing: "Hasta que se escriba, se muestra el texto de los demás.",
    noCounts: "Este mensaje no tiene ningún dato que sea un número.",
    unwritable: "Una palabra no puede tener los dos tipos de comillas ni una barra invertida.",
    taken: "Ya hay un texto para eso.",
    byCount: (words) => `Según número: ${words}`,
    byWord: (words) => `Según palabra: ${words}`,
  },
  unknownToken: (token) => `«${token}» no significa nada aquí.`,
  pasted: {
    tooMuch: (megabytes) => `Son más de ${megabytes} MB. Pegue una parte.`,
    tooLong: (characters, lines) =>
      `Un texto tiene como máximo ${characters} caracteres y ${lines} líneas y datos. Pegue una parte.`,
    file: "Un archivo no cabe en un texto. Las imágenes tienen su propio bloque.",
    nothing: "No había palabras que pegar.",
    left: (parts) => `Pegado sin ${parts}.`,
    parts: {
      signs: (count) => n(count, "un signo que nadie ve", "signos que nadie ve"),
      links: (count) => n(count, "un enlace que no se puede mostrar", "enlaces que no se pueden mostrar"),
      pictures: (count) => n(count, "una imagen", "imágenes"),
      hidden: (count) => n(count, "una parte oculta", "partes ocultas"),
    },
  },
};
