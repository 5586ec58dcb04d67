/** Words of languages and of versions of the content. */

import type { TemplateKind } from "@dunlin/templates";

export interface TextsWords {
  /** In the header: `Spanish: 2 texts missing`. */
  readonly missing: (language: string, count: number) => string;
  readonly source: string;
  readonly target: string;
  readonly none: string;
  readonly complete: (language: string) => string;
  readonly texts: string;
  /** Members of the settings, by name; of others the name itself. */
  readonly settings: Readonly<Record<string, string>>;
  readonly ofSettings: { readonly [K in TemplateKind]: string };
  readonly jump: (name: string) => string;
  readonly notYet: string;
  readonly edit: (name: string, language: string) => string;
  readonly copy: (language: string) => string;
  readonly copyAll: (language: string, count: number) => string;
  readonly copied: (from: string, to: string) => string;
  readonly clear: string;
  readonly left: (values: string) => string;
  readonly added: (values: string) => string;
  readonly forms: (language: string, forms: string) => string;
  readonly form: { readonly [category: string]: string };
  readonly cellHow: string;
  readonly languages: string;
  readonly add: string;
  readonly addHow: string;
  readonly tag: string;
  readonly isDefault: string;
  readonly makeDefault: string;
  readonly defaultHow: (language: string) => string;
  readonly remove: (language: string) => string;
  readonly removeTold: (language: string, count: number) => string;
  readonly removeYes: string;
  readonly keep: string;
  readonly required: string;
  readonly versions: {
    readonly title: string;
    readonly about: string;
    readonly none: string;
    readonly add: string;
    readonly addLabel: string;
    readonly name: (key: string) => string;
    readonly label: (key: string) => string;
    readonly look: (label: string) => string;
    readonly remove: (label: string) => string;
    readonly removeTold: (label: string, blocks: number, texts: number) => string;
    /** What a version alone has. */
    readonly own: (blocks: number, texts: number) => string;
    /** A subject and the like of one version: `Subject in “Softer”`. */
    readonly textIn: (name: string, label: string) => string;
    readonly ownTexts: (label: string) => string;
    readonly ownTextsHow: string;
    readonly chosen: (name: string) => string;
    readonly choose: string;
    readonly shownIn: string;
    readonly atLeastOne: string;
    readonly split: (label: string) => string;
    readonly splitLabel: (label: string) => string;
    readonly splitHow: string;
  };
}

const texts = (count: number) => (count === 1 ? "1 text" : `${count} texts`);
const blocks = (count: number) => (count === 1 ? "1 block" : `${count} blocks`);
const counted = (own: number, said: number) =>
  [...(own > 0 ? [blocks(own)] : []), ...(said > 0 ? [texts(said)] : [])].join(" and ");

export const TEXTS_EN: TextsWords = {
  missing: (language, count) => `${language}: ${texts(count)} missing`,
  source: "From",
  target: "Into",
  none: "The template has one language. Add another one to translate it.",
  complete: (language) => `${language} is complete.`,
  texts: "Texts",
  settings: {
    subject: "Subject",
    preheader: "Preview text",
    fromName: "Name of the sender",
    title: "Title",
    description: "Description",
    smsFallback: "SMS in its place",
    name: "Name of the file",
  },
  ofSettings: {
    email: "E-mail",
    landing: "Page",
    sms: "SMS",
    whatsapp: "WhatsApp message",
    rcs: "RCS message",
    voice: "Call",
    letter: "Letter",
    push: "Push message",
  },
  jump: (name) => `Show ${name} in the message`,
  notYet: "No text yet",
  edit: (name, language) => `${name} in ${language}`,
  copy: (language) => `Copy from ${language}`,
  copyAll: (language, count) => `Copy ${texts(count)} from ${language}`,
  copied: (from, to) => `copy texts from ${from} to ${to}`,
  clear: "Clear",
  left: (values) => `Not said here: ${values}`,
  added: (values) => `Said here only: ${values}`,
  forms: (language, forms) => `${language} has more forms for a count. Missing: ${forms}.`,
  form: { zero: "zero", one: "one", two: "two", few: "a few", many: "many", other: "others" },
  cellHow:
    "A name in {braces} becomes that detail. Alt F10 goes to the tools. Enter ends writing, Shift Enter begins a line.",
  languages: "Languages",
  add: "Add a language",
  addHow: "As de, pt-BR or ar.",
  tag: "Language",
  isDefault: "Default",
  makeDefault: "Make it the default",
  defaultHow: (language) => `People whose language is none of these read ${language}.`,
  remove: (language) => `Remove ${language}`,
  removeTold: (language, count) =>
    `${texts(count)} in ${language} ${count === 1 ? "goes" : "go"}. People with this language will read the default one.`,
  removeYes: "Remove it",
  keep: "Keep it",
  required: "The policy wants this language.",
  versions: {
    title: "Versions",
    about:
      "A strategy asks for one of them in an A/B test. Blocks, the subject and what else is read first are the same in all versions until you say otherwise.",
    none: "There is one version of the content.",
    add: "Add a version",
    addLabel: "add version",
    name: (key) => `Version ${key}`,
    label: (key) => `Name of version ${key}`,
    look: (label) => `Show ${label}`,
    remove: (label) => `Remove ${label}`,
    removeTold: (label, own, said) =>
      own + said === 0
        ? `Nothing is in “${label}” alone: nothing else goes. A strategy that asks for it finds it no more.`
        : `${counted(own, said)} that ${own + said === 1 ? "is" : "are"} in “${label}” alone ${own + said === 1 ? "goes" : "go"} with it.`,
    own: (own, said) => `${counted(own, said)} of its own`,
    textIn: (name, label) => `${name} in “${label}”`,
    ownTexts: (label) => `Different in “${label}”`,
    ownTextsHow: "Others have the text that all versions share. Write a different one in the settings of the message.",
    chosen: (name) => `Chosen: ${name}`,
    choose: "Choose a block in the message to say in which versions it is.",
    shownIn: "Shown in",
    atLeastOne: "A block is in one version at least. Delete it to show it in none.",
    split: (label) => `Write it differently in “${label}”`,
    splitLabel: (label) => `own block for ${label}`,
    splitHow: "Makes a copy for this version only; the others keep the block as it is.",
  },
};

const textos = (count: number) => (count === 1 ? "1 texto" : `${count} textos`);
const bloques = (count: number) => (count === 1 ? "1 bloque" : `${count} bloques`);
const contados = (own: number, said: number) =>
  [...(own > 0 ? [bloques(own)] : []), ...(said > 0 ? [textos(said)] : [])].join(" y ");

export const TEXTS_ES: TextsWords = {
  missing: (language, count) => `${language}: ${count === 1 ? "falta" : "faltan"} ${textos(count)}`,
  source: "De",
  target: "A",
  none: "La plantilla tiene un solo idioma. Añada otro para traducirla.",
  complete: (language) => `${language}: completo.`,
  texts: "Textos",
  settings: {
    subject: "Asunto",
    preheader: "Texto de vista previa",
    fromName: "Nombre del remitente",
    title: "Título",
    description: "Descripción",
    smsFallback: "SMS en su lugar",
    name: "Nombre del archivo",
  },
  ofSettings: {
    email: "Correo",
    landing: "Página",
    sms: "SMS",
    whatsapp: "Mensaje de WhatsApp",
    rcs: "Mensaje RCS",
    voice: "Llamada",
    letter: "Carta",
    push: "Notificación",
  },
  jump: (name) => `Ver ${name} en el mensaje`,
  notYet: "Todavía sin texto",
  edit: (name, language) => `${name} en ${language}`,
  copy: (language) => `Copiar de: ${language}`,
  copyAll: (language, count) => `Copiar ${textos(count)} de: ${language}`,
  copied: (from, to) => `copiar textos de ${from} a ${to}`,
  clear: "Vaciar",
  left: (values) => `Aquí no se dice: ${values}`,
  added: (values) => `Solo se dice aquí: ${values}`,
  forms: (language, forms) => `${language} tiene más formas para un número. Faltan: ${forms}.`,
  form: { zero: "cero", one: "uno", two: "dos", few: "pocos", many: "muchos", other: "otros" },
  cellHow:
    "Un nombre entre {llaves} pasa a ser ese dato. Alt F10 va a las herramientas. Intro termina; Mayús Intro empieza una línea.",
  languages: "Idiomas",
  add: "Añadir un idioma",
  addHow: "Como de, pt-BR o ar.",
  tag: "Idioma",
  isDefault: "Por defecto",
  makeDefault: "Usar por defecto",
  defaultHow: (language) => `Quien no tiene ninguno de estos idiomas lee: ${language}.`,
  remove: (language) => `Quitar ${language}`,
  removeTold: (language, count) =>
    `Se ${count === 1 ? "va" : "van"} ${textos(count)} (${language}). Quien tiene este idioma leerá el idioma por defecto.`,
  removeYes: "Quitarlo",
  keep: "Conservarlo",
  required: "Las reglas piden este idioma.",
  versions: {
    title: "Versiones",
    about:
      "Una estrategia pide una de ellas en una prueba A/B. Los bloques, el asunto y lo demás que se lee primero son los mismos en todas mientras no se diga otra cosa.",
    none: "Hay una sola versión del contenido.",
    add: "Añadir una versión",
    addLabel: "añadir versión",
    name: (key) => `Versión ${key}`,
    label: (key) => `Nombre de la versión ${key}`,
    look: (label) => `Ver ${label}`,
    remove: (label) => `Quitar ${label}`,
    removeTold: (label, own, said) =>
      own + said === 0
        ? `No hay nada que esté solo en «${label}»: no se va nada más. Una estrategia que la pida ya no la encontrará.`
        : `Con ella se ${own + said === 1 ? "va" : "van"} ${contados(own, said)} que solo ${own + said === 1 ? "está" : "están"} en «${label}».`,
    own: (own, said) => `${contados(own, said)} ${own + said === 1 ? "propio" : "propios"}`,
    textIn: (name, label) => `${name} en «${label}»`,
    ownTexts: (label) => `Distinto en «${label}»`,
    ownTextsHow:
      "Los demás son el texto común a todas las versiones. El texto distinto se escribe en los ajustes del mensaje.",
    chosen: (name) => `Elegido: ${name}`,
    choose: "Elija un bloque del mensaje para decir en qué versiones está.",
    shownIn: "Se muestra en",
    atLeastOne: "Un bloque está al menos en una versión. Para que no esté en ninguna, elimínelo.",
    split: (label) => `Escribirlo distinto en «${label}»`,
    splitLabel: (label) => `bloque propio para ${label}`,
    splitHow: "Hace una copia solo para esta versión; las demás conservan el bloque como está.",
  },
};
