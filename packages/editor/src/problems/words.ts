/** Words of the panels about a strategy: its problems, its history, its notes, and what it does in words. */

import type { DiagnosticCode, Patch, Severity } from "@dunlin/engine";
import type { Sentence } from "./say.ts";
import { text } from "./say.ts";
import { SENTENCES_EN } from "./words.en.ts";
import { SENTENCES_ES } from "./words.es.ts";

export interface ProblemWords {
  readonly title: string;
  readonly quotes: readonly [open: string, close: string];
  readonly sentences: { readonly [C in DiagnosticCode]?: Sentence };
  readonly severities: { readonly [S in Severity]: (count: number) => string };
  /** Of a filter: all of one kind. */
  readonly filters: { readonly [S in Severity | "all"]: string };
  readonly filter: string;
  readonly none: string;
  readonly noneHere: string;
  readonly wholeStrategy: string;
  readonly showMe: string;
  readonly fix: string;
  /** What a quick fix would do. */
  readonly fixes: (patch: Patch) => string;
  readonly canPublish: string;
  readonly cannotPublish: (count: number) => string;
  readonly saved: (time: string) => string;
  readonly notSaved: string;
  /** The most contacts on the worst way through. */
  readonly mostContacts: (count: number, days: number) => string;
  readonly manyContacts: (days: number) => string;
  readonly history: {
    readonly title: string;
    readonly empty: string;
    readonly beginning: string;
    readonly current: string;
    readonly undone: string;
  };
  readonly notes: {
    readonly title: string;
    readonly empty: string;
    readonly add: string;
    readonly addTo: string;
    readonly remove: (name: string) => string;
    readonly of: (name: string) => string;
    readonly note: string;
    readonly help: string;
    readonly none: string;
  };
  readonly describe: {
    readonly title: string;
    readonly copy: string;
    readonly copied: string;
    readonly unfinished: string;
  };
}

/** What a repair is about: the last name of its path; of something that is added to a list, its own name or that of the list. */
function placeIn(path: string, value: unknown): string {
  const [last, list] = path.split("/").reverse();
  const { id } = (value ?? {}) as { readonly id?: unknown };
  return text(last === "-" ? (id ?? list) : last);
}

export const PROBLEMS_EN: ProblemWords = {
  title: "Problems",
  quotes: ["“", "”"],
  sentences: SENTENCES_EN,
  severities: {
    error: (count) => (count === 1 ? "1 error" : `${count} errors`),
    warning: (count) => (count === 1 ? "1 warning" : `${count} warnings`),
    info: (count) => (count === 1 ? "1 note" : `${count} notes`),
  },
  filters: { all: "All", error: "Errors", warning: "Warnings", info: "Notes" },
  filter: "Show",
  none: "No problems. Everything that can be checked is right.",
  noneHere: "Nothing of this kind.",
  wholeStrategy: "The strategy as a whole",
  showMe: "Show me",
  fix: "Fix",
  fixes: ({ op, path, value }) => {
    const place = placeIn(path, value);
    if (op === "remove") return `Removes “${place}”.`;
    return typeof value === "object" ? `Adds “${place}”.` : `Sets “${place}” to “${text(value)}”.`;
  },
  canPublish: "No errors: you can publish",
  cannotPublish: (count) =>
    count === 1 ? "1 problem keeps it from going live" : `${count} problems keep it from going live`,
  saved: (time) => `Saved ${time}`,
  notSaved: "Not saved yet",
  mostContacts: (count, days) =>
    `On the busiest way a person gets ${count === 1 ? "1 contact" : `${count} contacts`} in ${days} days`,
  manyContacts: (days) => `Nothing limits the contacts of a person in ${days} days`,
  history: {
    title: "History",
    empty: "Nothing has been changed yet.",
    beginning: "As it was opened",
    current: "now",
    undone: "undone",
  },
  notes: {
    title: "Notes",
    empty: "No notes yet. Leave one where a decision needs a reason.",
    add: "Add note",
    addTo: "Note for",
    remove: (name) => `Delete the note of ${name}`,
    of: (name) => `Note of ${name}`,
    note: "Note",
    help: "For colleagues: why this step is as it is.",
    none: "No note.",
  },
  describe: {
    title: "In words",
    copy: "Copy text",
    copied: "Copied.",
    unfinished: "This strategy is not finished, so it cannot be told as a whole yet.",
  },
};

export const PROBLEMS_ES: ProblemWords = {
  title: "Problemas",
  quotes: ["«", "»"],
  sentences: SENTENCES_ES,
  severities: {
    error: (count) => (count === 1 ? "1 error" : `${count} errores`),
    warning: (count) => (count === 1 ? "1 aviso" : `${count} avisos`),
    info: (count) => (count === 1 ? "1 nota" : `${count} notas`),
  },
  filters: { all: "Todo", error: "Errores", warning: "Avisos", info: "Notas" },
  filter: "Mostrar",
  none: "No hay problemas. Todo lo que se puede comprobar está bien.",
  noneHere: "Nada de este tipo.",
  wholeStrategy: "La estrategia en conjunto",
  showMe: "Mostrar",
  fix: "Corregir",
  fixes: ({ op, path, value }) => {
    const place = placeIn(path, value);
    if (op === "remove") return `Quita «${place}».`;
    return typeof value === "object" ? `Añade «${place}».` : `Pone «${place}» en «${text(value)}».`;
  },
  canPublish: "Sin errores: puede publicar",
  cannotPublish: (count) => (count === 1 ? "1 problema impide publicarla" : `${count} problemas impiden publicarla`),
  saved: (time) => `Guardado ${time}`,
  notSaved: "Aún sin guardar",
  mostContacts: (count, days) =>
    `En el camino más denso, una persona recibe ${count === 1 ? "1 contacto" : `${count} contactos`} en ${days} días`,
  manyContacts: (days) => `Nada limita los contactos de una persona en ${days} días`,
  history: {
    title: "Historial",
    empty: "Aún no se ha cambiado nada.",
    beginning: "Como se abrió",
    current: "ahora",
    undone: "deshecho",
  },
  notes: {
    title: "Notas",
    empty: "Aún no hay notas. Deje una donde una decisión necesite un motivo.",
    add: "Añadir nota",
    addTo: "Nota para",
    remove: (name) => `Eliminar la nota de ${name}`,
    of: (name) => `Nota de ${name}`,
    note: "Nota",
    help: "Para colegas: por qué este paso es como es.",
    none: "Sin nota.",
  },
  describe: {
    title: "En palabras",
    copy: "Copiar texto",
    copied: "Copiado.",
    unfinished: "Esta estrategia no está terminada y aún no se puede contar entera.",
  },
};
