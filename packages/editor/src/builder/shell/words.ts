/** Words of the frame of the builder. */

import type { BuilderPanel } from "../store.ts";
import { NOT_LOADED } from "./notLoaded.ts";

export interface BuilderShellWords {
  readonly untitled: string;
  readonly panels: string;
  readonly panel: { readonly [K in BuilderPanel]: string };
  readonly settings: string;
  readonly message: string;
  readonly rename: string;
  readonly draft: string;
  readonly live: (version: number) => string;
  readonly undo: string;
  readonly redo: string;
  readonly nothingToUndo: string;
  readonly nothingToRedo: string;
  readonly language: string;
  readonly version: string;
  readonly lookAs: string;
  /** The person that the samples of the variables make. */
  readonly sample: string;
  readonly day: string;
  readonly night: string;
  readonly phone: string;
  readonly wide: string;
  readonly readOnly: string;
  readonly failed: string;
  /** In place of the builder, where its script did not come. */
  readonly notLoaded: string;
  readonly close: string;
  readonly cancel: string;
  readonly didIt: (label: string) => string;
  /** @param where - As places are told: `in Section, at the end`. */
  readonly standsAt: (name: string, where: string) => string;
  readonly undone: (label: string) => string;
  readonly redone: (label: string) => string;
  readonly pasted: string;
  readonly copied: string;
  readonly noTemplate: string;
  readonly note: {
    readonly id: (from: string, to: string) => string;
    readonly left: (name: string) => string;
    readonly unlocked: (block: string) => string;
    readonly variants: (block: string) => string;
    readonly links: (block: string) => string;
    readonly raw: (block: string) => string;
  };
  readonly history: {
    readonly beginning: string;
    readonly current: string;
    readonly undone: string;
    readonly empty: string;
  };
  readonly placing: (name: string) => string;
}

export const BUILDER_SHELL_EN: BuilderShellWords = {
  untitled: "New template",
  panels: "Panels",
  panel: {
    blocks: "Blocks",
    outline: "Outline",
    texts: "Languages",
    versions: "Versions",
    history: "History",
    saved: "Saved blocks",
    brand: "Brand",
    checks: "Checks",
    changes: "Changes",
  },
  settings: "Settings",
  message: "Message",
  rename: "Rename",
  draft: "Draft",
  live: (version) => `Live: version ${version}`,
  undo: "Undo",
  redo: "Redo",
  nothingToUndo: "There is nothing to undo.",
  nothingToRedo: "There is nothing to redo.",
  language: "Language",
  version: "Version of the content",
  lookAs: "Look as",
  sample: "Sample person",
  day: "Show the message in light colors",
  night: "Show the message in dark colors",
  phone: "Show the message as wide as a phone",
  wide: "Show the message at its full width",
  readOnly: "The template can only be looked at here.",
  failed: "This part could not be shown. The next change tries it again.",
  notLoaded: NOT_LOADED,
  close: "Close",
  cancel: "Cancel",
  didIt: (label) => `Done: ${label}.`,
  standsAt: (name, where) => `“${name}” stands ${where}.`,
  undone: (label) => `Undone: ${label}.`,
  redone: (label) => `Redone: ${label}.`,
  pasted: "Pasted.",
  copied: "Copied.",
  noTemplate:
    "This document is no template that can be read, so nothing of it is shown or changed. Ask those who look after it.",
  note: {
    id: (from, to) => `“${from}” is called “${to}” here.`,
    left: (name) => `“${name}” cannot stand here and was left out.`,
    unlocked: (block) => `“${block}” is a copy and not approved: it is not locked.`,
    variants: (block) => `“${block}” was for versions that are not there: it is shown in all.`,
    links: (block) => `“${block}” came with links that must not be shown: they were left out. Give it others.`,
    raw: (block) => `“${block}” came with raw Handlebars, which is not permitted here: it was left out.`,
  },
  history: { beginning: "As it was opened", current: "Now", undone: "undone", empty: "Nothing was changed yet." },
  placing: (name) => `Where should “${name}” go? Choose a place, or Escape.`,
};

export const BUILDER_SHELL_ES: BuilderShellWords = {
  untitled: "Plantilla nueva",
  panels: "Paneles",
  panel: {
    blocks: "Bloques",
    outline: "Esquema",
    texts: "Idiomas",
    versions: "Versiones",
    history: "Historial",
    saved: "Bloques guardados",
    brand: "Marca",
    checks: "Comprobaciones",
    changes: "Cambios",
  },
  settings: "Ajustes",
  message: "Mensaje",
  rename: "Cambiar nombre",
  draft: "Borrador",
  live: (version) => `Activa: versión ${version}`,
  undo: "Deshacer",
  redo: "Rehacer",
  nothingToUndo: "No hay nada que deshacer.",
  nothingToRedo: "No hay nada que rehacer.",
  language: "Idioma",
  version: "Versión del contenido",
  lookAs: "Ver como",
  sample: "Persona de muestra",
  day: "Ver el mensaje en colores claros",
  night: "Ver el mensaje en colores oscuros",
  phone: "Ver el mensaje con el ancho de un teléfono",
  wide: "Ver el mensaje con todo su ancho",
  readOnly: "Aquí la plantilla solo se puede consultar.",
  failed: "No se pudo mostrar esta parte. El próximo cambio lo intenta otra vez.",
  notLoaded: "No se pudo cargar el editor. Cargue la página otra vez.",
  close: "Cerrar",
  cancel: "Cancelar",
  didIt: (label) => `Hecho: ${label}.`,
  standsAt: (name, where) => `«${name}» está ${where}.`,
  undone: (label) => `Deshecho: ${label}.`,
  redone: (label) => `Rehecho: ${label}.`,
  pasted: "Pegado.",
  copied: "Copiado.",
  noTemplate:
    "Este documento no es una plantilla que se pueda leer, así que no se muestra ni se cambia nada. Hable con quien lo mantiene.",
  note: {
    id: (from, to) => `«${from}» se llama aquí «${to}».`,
    left: (name) => `«${name}» no puede estar aquí y se dejó fuera.`,
    unlocked: (block) => `«${block}» es una copia sin aprobar: no está bloqueada.`,
    variants: (block) => `«${block}» era para versiones que no existen: se muestra en todas.`,
    links: (block) => `«${block}» traía enlaces que no se pueden mostrar: se dejaron fuera. Póngale otros.`,
    raw: (block) => `«${block}» traía Handlebars en bruto, que aquí no se permite: se dejó fuera.`,
  },
  history: {
    beginning: "Como se abrió",
    current: "Ahora",
    undone: "deshecho",
    empty: "Todavía no se ha cambiado nada.",
  },
  placing: (name) => `¿Dónde va «${name}»? Elija un lugar, o Escape.`,
};
