/** Words of the checks, of the line at the foot, and of publishing. */

import type { Severity } from "@dunlin/engine";
import type { FixKind } from "./fixes.ts";
import { CHECK_SENTENCES_ES } from "./sentences.es.ts";
import type { CheckSentences } from "./sentences.ts";

export interface ChecksWords {
  readonly title: string;
  readonly severities: { readonly [S in Severity]: (count: number) => string };
  readonly none: string;
  readonly noneInPart: string;
  readonly working: (done: number, all: number) => string;
  readonly away: string;
  readonly again: string;
  /** Of a finding that is in no block. */
  readonly whole: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly show: string;
  /** As whom, in which language and version it is found. */
  readonly seenAs: (person: string) => string;
  readonly version: (label: string) => string;
  readonly fix: { readonly [K in FixKind]: string };
  readonly size: (kilobytes: string) => string;
  readonly segments: (count: number) => string;
  readonly people: (count: number) => string;
  readonly peopleWithout: (without: number, count: number) => string;
  readonly publish: {
    readonly button: string;
    readonly title: string;
    readonly subtitle: (languages: string, versions: number) => string;
    readonly ready: string;
    readonly refused: (errors: number) => string;
    readonly warnings: (count: number) => string;
    readonly go: string;
    readonly cancel: string;
    readonly close: string;
    readonly notAllowed: string;
    readonly notReady: string;
    readonly checking: string;
    readonly given: string;
  };
  readonly quotes: readonly [string, string];
  /** By code; what is not there is told as the finding says it. */
  readonly sentences?: CheckSentences;
}

export const CHECKS_EN: ChecksWords = {
  title: "Checks",
  severities: {
    error: (count) => (count === 1 ? "1 error" : `${count} errors`),
    warning: (count) => (count === 1 ? "1 warning" : `${count} warnings`),
    info: (count) => (count === 1 ? "1 note" : `${count} notes`),
  },
  none: "Nothing to fix",
  noneInPart: "The document is in order. Messages are checked now.",
  working: (done, all) => `Checking messages: ${done} of ${all}`,
  away: "Messages could not be made, so they are not checked.",
  again: "Try again",
  whole: "Whole message",
  settings: {
    subject: "Subject",
    preheader: "Preview line",
    fromName: "Sender",
    title: "Title",
    description: "Description",
    smsFallback: "SMS in its place",
  },
  show: "Show",
  seenAs: (person) => `as “${person}”`,
  version: (label) => `version ${label}`,
  fix: {
    removeBlock: "Remove the block",
    decoration: "Mark as a decoration",
    levelOfHeading: "Correct the level",
    allVersions: "Forget that version",
    removeSign: "Remove the sign",
    moveUp: "Move it up",
  },
  size: (kilobytes) => `${kilobytes} KB of 102`,
  segments: (count) => (count === 1 ? "1 SMS at most" : `${count} SMS at most`),
  people: (count) => (count === 1 ? "1 sample person, no gaps" : `${count} sample people, no gaps`),
  peopleWithout: (without, count) => `${without} of ${count} sample people would get nothing`,
  publish: {
    button: "Publish…",
    title: "Publish",
    subtitle: (languages, versions) => (versions > 1 ? `${languages}, ${versions} versions of the content` : languages),
    ready: "Everything is compiled and checked. It can be published.",
    refused: (errors) =>
      errors === 1
        ? "It cannot be published: there is 1 error."
        : `It cannot be published: there are ${errors} errors.`,
    warnings: (count) =>
      count === 1 ? "One warning does not keep it back:" : `${count} warnings do not keep it back:`,
    go: "Publish",
    cancel: "Cancel",
    close: "Close",
    notAllowed: "You may not publish here.",
    notReady: "There are errors to fix first.",
    checking: "Wait until everything is compiled and checked.",
    given: "Given to be published.",
  },
  quotes: ["“", "”"],
};

export const CHECKS_ES: ChecksWords = {
  title: "Comprobaciones",
  severities: {
    error: (count) => (count === 1 ? "1 error" : `${count} errores`),
    warning: (count) => (count === 1 ? "1 advertencia" : `${count} advertencias`),
    info: (count) => (count === 1 ? "1 nota" : `${count} notas`),
  },
  none: "Nada que arreglar",
  noneInPart: "El documento está en orden. Ahora se comprueban los mensajes.",
  working: (done, all) => `Comprobando mensajes: ${done} de ${all}`,
  away: "No se pudieron preparar los mensajes, así que no están comprobados.",
  again: "Probar de nuevo",
  whole: "Todo el mensaje",
  settings: {
    subject: "Asunto",
    preheader: "Texto de vista previa",
    fromName: "Remitente",
    title: "Título",
    description: "Descripción",
    smsFallback: "SMS en su lugar",
  },
  show: "Mostrar",
  seenAs: (person) => `como «${person}»`,
  version: (label) => `versión ${label}`,
  fix: {
    removeBlock: "Eliminar el bloque",
    decoration: "Marcar como decoración",
    levelOfHeading: "Corregir el nivel",
    allVersions: "Olvidar esa versión",
    removeSign: "Quitar el signo",
    moveUp: "Subirlo",
  },
  size: (kilobytes) => `${kilobytes} KB de 102`,
  segments: (count) => (count === 1 ? "1 SMS como mucho" : `${count} SMS como mucho`),
  people: (count) => (count === 1 ? "1 persona de muestra, sin huecos" : `${count} personas de muestra, sin huecos`),
  peopleWithout: (without, count) => `${without} de ${count} personas de muestra no recibirían nada`,
  publish: {
    button: "Publicar…",
    title: "Publicar",
    subtitle: (languages, versions) => (versions > 1 ? `${languages}, ${versions} versiones del contenido` : languages),
    ready: "Todo está compilado y comprobado. Se puede publicar.",
    refused: (errors) =>
      errors === 1 ? "No se puede publicar: hay 1 error." : `No se puede publicar: hay ${errors} errores.`,
    warnings: (count) => (count === 1 ? "Una advertencia no lo impide:" : `${count} advertencias no lo impiden:`),
    go: "Publicar",
    cancel: "Cancelar",
    close: "Cerrar",
    notAllowed: "Aquí no puede publicar.",
    notReady: "Antes hay errores que arreglar.",
    checking: "Espere a que todo esté compilado y comprobado.",
    given: "Entregado para su publicación.",
  },
  quotes: ["«", "»"],
  sentences: CHECK_SENTENCES_ES,
};
