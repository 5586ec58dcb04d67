/** Words of what channels show. */

import type { ScheduleErrorCode } from "@dunlin/engine";
import type { TemplateKind, WhatsAppApproval } from "@dunlin/templates";
import type { SmsRule } from "./sms.ts";

export interface ChannelWords {
  readonly title: { readonly [K in TemplateKind]: string };
  readonly waiting: string;
  readonly cannot: (count: number) => string;
  readonly withheld: (person: string) => string;
  readonly meter: (length: number, most: number) => string;
  readonly sms: {
    readonly worst: (segments: number) => string;
    readonly counts: (segments: number, people: number, of: number) => string;
    readonly over: (most: number) => string;
    readonly segments: (count: number) => string;
    readonly encoding: (encoding: string, units: number) => string;
    readonly part: (number: number, of: number) => string;
    readonly why: string;
    readonly cheap: string;
    /** @param more - How many signs are not among them, where that is above 0. */
    readonly sign: (signs: string, more: number) => string;
    readonly inBlocks: string;
    readonly inValues: (values: string) => string;
    readonly inFormat: string;
    readonly people: (names: string) => string;
    readonly long: (value: string, person: string, by: number) => string;
    readonly jump: (sign: string, block: string) => string;
    readonly remedies: string;
    readonly rule: { readonly [K in SmsRule]: string };
    readonly ruleHow: { readonly [K in SmsRule]: string };
    readonly saves: (before: number, after: number) => string;
    readonly changes: (letters: string) => string;
    readonly off: string;
    readonly everybody: string;
    readonly on: string;
  };
  readonly whatsapp: {
    readonly slot: { readonly header: string; readonly body: string; readonly footer: string };
    readonly file: { readonly IMAGE: string; readonly DOCUMENT: string };
    readonly asSent: string;
    readonly asSubmitted: string;
    readonly value: (number: string) => string;
    readonly example: (number: number, example: string) => string;
    readonly approval: string;
    readonly status: { readonly [K in WhatsAppApproval["status"]]: string };
    readonly version: (version: number) => string;
    readonly unknown: string;
    readonly live: (version: number) => string;
    readonly because: (reason: string) => string;
    readonly again: string;
    readonly category: (category: string) => string;
  };
  readonly voice: {
    readonly heard: string;
    readonly keys: string;
    readonly wait: (seconds: number) => string;
    readonly intent: { readonly [intent: string]: string };
    readonly as: { readonly currency: string; readonly date: string; readonly telephone: string };
    readonly listen: string;
    readonly stop: string;
    readonly noVoice: string;
    readonly noMenu: string;
  };
  readonly letter: {
    readonly window: string;
    readonly noAddress: string;
    readonly page: (number: number) => string;
    readonly fold: string;
  };
  readonly push: {
    readonly now: string;
    readonly leads: (link: string) => string;
    readonly title: string;
    readonly body: string;
  };
  readonly rcs: {
    readonly fallback: string;
    readonly title: string;
    readonly description: string;
    readonly suggestions: string;
  };
  readonly landing: {
    readonly plans: string;
    readonly plansHow: string;
    readonly noOffer: string;
    readonly parts: string;
    readonly every: string;
    readonly frequency: { readonly weekly: string; readonly biweekly: string; readonly monthly: string };
    readonly firstDue: string;
    readonly wrong: (plans: string) => string;
    readonly cannot: (code: ScheduleErrorCode) => string;
    readonly noSum: string;
    readonly waysOut: string;
    readonly missing: string;
    readonly add: string;
    readonly show: string;
    readonly language: string;
  };
}

const people = (count: number) => (count === 1 ? "1 person" : `${count} people`);
const segments = (count: number) => (count === 1 ? "1 message" : `${count} messages`);

export const CHANNELS_EN: ChannelWords = {
  title: {
    email: "E-mail",
    landing: "On the page",
    sms: "As it arrives",
    whatsapp: "As the platform sees it",
    rcs: "On the telephone",
    voice: "As it is heard",
    letter: "On paper",
    push: "On the telephone",
  },
  waiting: "Not ready yet.",
  cannot: (count) =>
    count === 1
      ? "One problem keeps this from being shown as it is now:"
      : `${count} problems keep this from being shown as it is now:`,
  withheld: (person) => `Nothing can be sent to ${person}:`,
  meter: (length, most) => `${length} of ${most} characters`,
  sms: {
    worst: (count) => `At most ${segments(count)}`,
    counts: (count, some, of) => `${segments(count)} for ${some} of ${people(of)}`,
    over: (most) => `More than the ${most} that are allowed`,
    segments,
    encoding: (encoding, units) => `${encoding}, ${units} units`,
    part: (number, of) => `Part ${number} of ${of}`,
    why: "What makes it dearer",
    cheap: "Nothing: every sign is of the cheap alphabet, and all are as short as they can be.",
    sign: (signs, more) =>
      `Not in the cheap alphabet: ${signs}${more > 0 ? ` and ${more} more` : ""}. 70 signs fit in place of 160.`,
    inBlocks: "In the words of:",
    inValues: (values) => `It comes with: ${values}`,
    inFormat: "It comes with the way a value is written.",
    people: (names) => `For ${names}`,
    long: (value, person, by) => `“${value}” of ${person} is ${by} signs longer than elsewhere.`,
    jump: (sign, block) => `Show “${sign}” in ${block}`,
    remedies: "What helps",
    rule: { plainPunctuation: "Plain punctuation", transliterate: "Letters without accents" },
    ruleHow: {
      plainPunctuation: "Curly quotes, dashes and ellipses become those of a keyboard. No word changes.",
      transliterate: "It changes words, and may change what they say in law: read it again before you send it.",
    },
    saves: (before, after) => `${before} messages become ${after}, all people together`,
    changes: (letters) => `Changes: ${letters}`,
    off: "Turn off",
    everybody: "For everybody",
    on: "on",
  },
  whatsapp: {
    slot: { header: "Header", body: "Body", footer: "Footer" },
    file: { IMAGE: "Picture", DOCUMENT: "Document" },
    asSent: "As it arrives",
    asSubmitted: "As it is submitted",
    value: (number) => `Value ${number}`,
    example: (number, example) => `{{${number}}}: ${example}`,
    approval: "Approval",
    status: {
      draft: "Not submitted",
      pending: "Waits for approval",
      approved: "Approved",
      rejected: "Rejected",
      paused: "Paused",
    },
    version: (version) => `version ${version}`,
    unknown: "Not submitted yet",
    live: (version) => `Version ${version} goes on being sent.`,
    because: (reason) => `The platform says: ${reason}`,
    again: "What you change here is a new version: it is sent when the platform has approved it.",
    category: (category) => `Category: ${category.toLowerCase()}`,
  },
  voice: {
    heard: "What is said",
    keys: "What the keys do",
    wait: (seconds) => `Waits ${seconds} seconds for a key.`,
    intent: {
      agent: "Puts through to a person",
      callBack: "Notes that a call is wished",
      repeat: "Says it again",
      optOut: "Ends calls for good",
      pay: "Takes the payment",
      promise: "Takes a promise",
      dispute: "Notes that something is not right",
      hardship: "Notes that money is tight",
    },
    as: { currency: "read as an amount", date: "read as a date", telephone: "read digit by digit" },
    listen: "Listen",
    stop: "Stop",
    noVoice: "This browser has no voice for this language.",
    noMenu: "No keys: the call says it and ends.",
  },
  letter: {
    window: "Window of the envelope",
    noAddress: "No address is set",
    page: (number) => `Sheet ${number}, about here`,
    fold: "Fold",
  },
  push: { now: "now", leads: (link) => `A touch leads to ${link}`, title: "Title", body: "Text" },
  rcs: { fallback: "Without RCS, as SMS", title: "Title", description: "Text", suggestions: "Suggestions" },
  landing: {
    plans: "Plans, with true days and sums",
    plansHow: "Worked out by the engine from what this person owes. It changes nothing in the template.",
    noOffer: "The page offers no plans.",
    parts: "Most parts",
    every: "Every",
    frequency: { weekly: "week", biweekly: "two weeks", monthly: "month" },
    firstDue: "First day",
    wrong: (plans) => `In the sample, the parts of plan ${plans} do not make its total.`,
    cannot: (code) => `This makes no plan (${code}).`,
    noSum: "It is not known how much this person owes.",
    waysOut: "Ways out on the page",
    missing: "Missing",
    add: "Add",
    show: "Show",
    language: "Language of the page",
  },
};

const personas = (count: number) => (count === 1 ? "1 persona" : `${count} personas`);
const mensajes = (count: number) => (count === 1 ? "1 mensaje" : `${count} mensajes`);

export const CHANNELS_ES: ChannelWords = {
  title: {
    email: "Correo",
    landing: "En la página",
    sms: "Como llega",
    whatsapp: "Como lo ve la plataforma",
    rcs: "En el teléfono",
    voice: "Como se oye",
    letter: "En papel",
    push: "En el teléfono",
  },
  waiting: "Todavía no está listo.",
  cannot: (count) =>
    count === 1
      ? "Un problema impide mostrarlo como está ahora:"
      : `${count} problemas impiden mostrarlo como está ahora:`,
  withheld: (person) => `No se puede enviar nada a ${person}:`,
  meter: (length, most) => `${length} de ${most} caracteres`,
  sms: {
    worst: (count) => `Como máximo ${mensajes(count)}`,
    counts: (count, some, of) => `${mensajes(count)} para ${some} de ${personas(of)}`,
    over: (most) => `Más de los ${most} permitidos`,
    segments: mensajes,
    encoding: (encoding, units) => `${encoding}, ${units} unidades`,
    part: (number, of) => `Parte ${number} de ${of}`,
    why: "Qué lo encarece",
    cheap: "Nada: todos los signos son del alfabeto barato, y nadie recibe más que otro.",
    sign: (signs, more) =>
      `Fuera del alfabeto barato: ${signs}${more > 0 ? ` y ${more} más` : ""}. Caben 70 signos en lugar de 160.`,
    inBlocks: "En las palabras de:",
    inValues: (values) => `Viene con: ${values}`,
    inFormat: "Viene con la forma de escribir un dato.",
    people: (names) => `Para ${names}`,
    long: (value, person, by) => `«${value}» de ${person} tiene ${by} signos más que en otros casos.`,
    jump: (sign, block) => `Ver «${sign}» en ${block}`,
    remedies: "Qué ayuda",
    rule: { plainPunctuation: "Puntuación sencilla", transliterate: "Letras sin acentos" },
    ruleHow: {
      plainPunctuation: "Comillas, rayas y puntos suspensivos pasan a ser los del teclado. Ninguna palabra cambia.",
      transliterate: "Cambia palabras, y puede cambiar lo que dicen en derecho: reléalo antes de enviarlo.",
    },
    saves: (before, after) => `${before} mensajes pasan a ser ${after}, entre todas las personas`,
    changes: (letters) => `Cambia: ${letters}`,
    off: "Desactivar",
    everybody: "Para cada persona",
    on: "activada",
  },
  whatsapp: {
    slot: { header: "Encabezado", body: "Cuerpo", footer: "Pie" },
    file: { IMAGE: "Imagen", DOCUMENT: "Documento" },
    asSent: "Como llega",
    asSubmitted: "Como se presenta",
    value: (number) => `Dato ${number}`,
    example: (number, example) => `{{${number}}}: ${example}`,
    approval: "Aprobación",
    status: {
      draft: "Sin presentar",
      pending: "Espera la aprobación",
      approved: "Aprobada",
      rejected: "Rechazada",
      paused: "En pausa",
    },
    version: (version) => `versión ${version}`,
    unknown: "Todavía sin presentar",
    live: (version) => `La versión ${version} se sigue enviando.`,
    because: (reason) => `La plataforma dice: ${reason}`,
    again: "Lo que cambie aquí es una versión nueva: se envía cuando la plataforma la haya aprobado.",
    category: (category) => `Categoría: ${category.toLowerCase()}`,
  },
  voice: {
    heard: "Lo que se dice",
    keys: "Qué hacen las teclas",
    wait: (seconds) => `Espera una tecla ${seconds} segundos.`,
    intent: {
      agent: "Pasa con una persona",
      callBack: "Anota que se desea una llamada",
      repeat: "Lo dice otra vez",
      optOut: "Termina las llamadas para siempre",
      pay: "Cobra el pago",
      promise: "Recoge una promesa",
      dispute: "Anota que algo no es correcto",
      hardship: "Anota que va justo de dinero",
    },
    as: { currency: "se lee como importe", date: "se lee como fecha", telephone: "se lee cifra a cifra" },
    listen: "Escuchar",
    stop: "Parar",
    noVoice: "Este navegador no tiene voz para este idioma.",
    noMenu: "Sin teclas: la llamada lo dice y termina.",
  },
  letter: {
    window: "Ventana del sobre",
    noAddress: "No hay dirección",
    page: (number) => `Hoja ${number}, más o menos aquí`,
    fold: "Pliegue",
  },
  push: { now: "ahora", leads: (link) => `Un toque lleva a ${link}`, title: "Título", body: "Texto" },
  rcs: { fallback: "Sin RCS, como SMS", title: "Título", description: "Texto", suggestions: "Sugerencias" },
  landing: {
    plans: "Planes, con días y sumas de verdad",
    plansHow: "Los calcula el motor con lo que debe esta persona. No cambia nada en la plantilla.",
    noOffer: "La página no ofrece planes.",
    parts: "Partes como máximo",
    every: "Cada",
    frequency: { weekly: "semana", biweekly: "dos semanas", monthly: "mes" },
    firstDue: "Primer día",
    wrong: (plans) => `En la muestra, las partes del plan ${plans} no suman su total.`,
    cannot: (code) => `Con esto no hay plan (${code}).`,
    noSum: "No se sabe cuánto debe esta persona.",
    waysOut: "Salidas en la página",
    missing: "Falta",
    add: "Añadir",
    show: "Ver",
    language: "Idioma de la página",
  },
};
