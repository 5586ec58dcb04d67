/** Words of the preview and of the test message. */

import { SAMPLES_EN, SAMPLES_ES, type SampleTitles } from "./samples.ts";

export interface ReceivedWords {
  readonly title: string;
  readonly open: string;
  /** What of a page is looked at. */
  readonly look: string;
  readonly widen: string;
  readonly narrow: string;
  readonly enlarge: string;
  readonly close: string;
  readonly screen: string;
  readonly screens: { readonly phone: string; readonly wide: string };
  readonly scheme: string;
  readonly schemes: { readonly light: string; readonly dark: string };
  /** Below the frame: how wide it is, and in what. */
  readonly shownAt: (width: number, dark: boolean, kind: string) => string;
  readonly frame: (person: string) => string;
  readonly working: string;
  readonly updating: string;
  readonly failed: string;
  readonly withheld: (person: string) => string;
  readonly missing: string;
  readonly away: string;
  readonly noMjml: string;
  readonly again: string;
  readonly from: string;
  readonly noSubject: string;
  readonly segments: (count: number, letters: number) => string;
  readonly fallback: string;
  readonly spoken: string;
  readonly keys: string;
  readonly samples: SampleTitles;
  readonly test: {
    readonly button: string;
    readonly title: string;
    readonly subtitle: string;
    readonly person: string;
    readonly language: string;
    readonly version: string;
    readonly send: string;
    readonly sending: string;
    readonly sent: string;
    readonly failed: string;
    readonly cancel: string;
    readonly close: string;
  };
}

export const RECEIVED_EN: ReceivedWords = {
  title: "As received",
  open: "Preview",
  look: "What is looked at",
  widen: "Widen the preview",
  narrow: "Narrow the preview",
  enlarge: "Enlarge",
  close: "Close the preview",
  screen: "Screen",
  screens: { phone: "Phone", wide: "Desktop" },
  scheme: "Light or dark",
  schemes: { light: "Light", dark: "Dark" },
  shownAt: (width, dark, kind) =>
    kind === "letter" ? "A sheet, as it is printed" : `${width} px, ${dark ? "in dark mode" : "in light mode"}`,
  frame: (person) => `The message as ${person} receives it`,
  working: "Making the message…",
  updating: "Updating…",
  failed: "There is no message yet. This has to be fixed first:",
  withheld: (person) => `“${person}” would get no message. This is missing or does not fit:`,
  missing: "required, and not there",
  away: "The message could not be made: what makes it did not answer.",
  noMjml: "E-mails cannot be made here: this page came without a compiler for them.",
  again: "Try again",
  from: "From",
  noSubject: "No subject",
  segments: (count, letters) => `${letters} characters, ${count === 1 ? "1 message" : `${count} messages`} to pay for`,
  fallback: "On phones without RCS, as an SMS",
  spoken: "As it is spoken",
  keys: "Keys",
  samples: SAMPLES_EN,
  test: {
    button: "Send a test",
    title: "Send a test message",
    subtitle: "To yourself, with the values of a sample person.",
    person: "As",
    language: "Language",
    version: "Version of the content",
    send: "Send",
    sending: "Sending…",
    sent: "The test message is on its way.",
    failed: "It was not sent.",
    cancel: "Cancel",
    close: "Close",
  },
};

export const RECEIVED_ES: ReceivedWords = {
  title: "Tal como llega",
  open: "Vista previa",
  look: "Qué se mira",
  widen: "Ensanchar la vista previa",
  narrow: "Estrechar la vista previa",
  enlarge: "Ampliar",
  close: "Cerrar la vista previa",
  screen: "Pantalla",
  screens: { phone: "Teléfono", wide: "Escritorio" },
  scheme: "Claro u oscuro",
  schemes: { light: "Claro", dark: "Oscuro" },
  shownAt: (width, dark, kind) =>
    kind === "letter" ? "Una hoja, tal como se imprime" : `${width} px, en modo ${dark ? "oscuro" : "claro"}`,
  frame: (person) => `El mensaje tal como lo recibe ${person}`,
  working: "Preparando el mensaje…",
  updating: "Actualizando…",
  failed: "Todavía no hay mensaje. Antes hay que arreglar esto:",
  withheld: (person) => `«${person}» no recibiría ningún mensaje. Esto falta o no encaja:`,
  missing: "es obligatorio y falta",
  away: "No se pudo preparar el mensaje: quien lo prepara no ha respondido.",
  noMjml: "Aquí no se pueden preparar correos: la página no trae con qué compilarlos.",
  again: "Probar de nuevo",
  from: "De",
  noSubject: "Sin asunto",
  segments: (count, letters) =>
    `${letters} caracteres, se ${count === 1 ? "paga 1 mensaje" : `pagan ${count} mensajes`}`,
  fallback: "En teléfonos sin RCS, como SMS",
  spoken: "Tal como se oye",
  keys: "Teclas",
  samples: SAMPLES_ES,
  test: {
    button: "Enviar prueba",
    title: "Enviar un mensaje de prueba",
    subtitle: "A usted, con los valores de una persona de muestra.",
    person: "Como",
    language: "Idioma",
    version: "Versión del contenido",
    send: "Enviar",
    sending: "Enviando…",
    sent: "El mensaje de prueba va de camino.",
    failed: "No se envió.",
    cancel: "Cancelar",
    close: "Cerrar",
  },
};
