/** Names of what can be done, and why it cannot be done now. */

import type { ActionId, HindranceCode } from "./actions.ts";

export interface ActionWords {
  readonly names: { readonly [K in ActionId]: string };
  readonly hindrances: { readonly [K in HindranceCode]: string };
}

export const ACTIONS_EN: ActionWords = {
  names: {
    undo: "Undo",
    redo: "Redo",
    copy: "Copy",
    copyBranch: "Copy branch",
    cut: "Cut",
    paste: "Paste",
    duplicate: "Duplicate",
    delete: "Delete",
    move: "Move…",
    moveBranch: "Move branch…",
    addAfter: "Add step…",
    addRoute: "Add route",
    connect: "Lead elsewhere…",
    collapse: "Fold or unfold side ways",
    cancel: "Cancel",
    search: "Search and commands",
    help: "Keys",
    nextProblem: "Next problem",
    previousProblem: "Previous problem",
    "view.canvas": "Canvas",
    "view.timeline": "Timeline",
    "view.outline": "Outline",
    "view.list": "List",
    "panel.palette": "Steps to add",
    "panel.outline": "Outline",
    "panel.problems": "Problems",
    "panel.history": "History",
    "panel.notes": "Notes",
    "panel.describe": "In words",
  },
  hindrances: {
    nothingSelected: "Select a step first.",
    nothingToUndo: "There is nothing to undo.",
    nothingToRedo: "There is nothing to redo.",
    readOnly: "This strategy is read only.",
    noRoutes: "This step has no routes of its own.",
    noWay: "Nothing goes on from here.",
    noProblem: "There are no problems.",
  },
};

export const ACTIONS_ES: ActionWords = {
  names: {
    undo: "Deshacer",
    redo: "Rehacer",
    copy: "Copiar",
    copyBranch: "Copiar rama",
    cut: "Cortar",
    paste: "Pegar",
    duplicate: "Duplicar",
    delete: "Eliminar",
    move: "Mover…",
    moveBranch: "Mover rama…",
    addAfter: "Añadir paso…",
    addRoute: "Añadir ruta",
    connect: "Llevar a otro paso…",
    collapse: "Plegar o desplegar ramas",
    cancel: "Cancelar",
    search: "Buscar y órdenes",
    help: "Teclas",
    nextProblem: "Problema siguiente",
    previousProblem: "Problema anterior",
    "view.canvas": "Lienzo",
    "view.timeline": "Calendario",
    "view.outline": "Esquema",
    "view.list": "Lista",
    "panel.palette": "Pasos para añadir",
    "panel.outline": "Esquema",
    "panel.problems": "Problemas",
    "panel.history": "Historial",
    "panel.notes": "Notas",
    "panel.describe": "En palabras",
  },
  hindrances: {
    nothingSelected: "Seleccione antes un paso.",
    nothingToUndo: "No hay nada que deshacer.",
    nothingToRedo: "No hay nada que rehacer.",
    readOnly: "Esta estrategia es de solo lectura.",
    noRoutes: "Este paso no tiene rutas propias.",
    noWay: "Nada sigue desde aquí.",
    noProblem: "No hay problemas.",
  },
};
