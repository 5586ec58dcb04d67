/** What commands are called in the history, and why they are refused. */

import type { Command, CommandType, Refusal, RefusalCode } from "./command.ts";

export interface CommandWords {
  /** As they stand after "Undo". */
  readonly labels: { readonly [K in CommandType]: (command: Extract<Command, { type: K }>) => string };
  readonly refusals: { readonly [K in RefusalCode]: (data: Refusal["data"]) => string };
  /** Steps that went besides those that were named. */
  readonly alsoRemoved: (count: number) => string;
  readonly severalChanges: (count: number) => string;
}

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const lastOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

export const COMMANDS_EN: CommandWords = {
  labels: {
    "steps.insert": ({ fragment }) => (Object.keys(fragment.nodes).length === 1 ? "add step" : "add steps"),
    "steps.paste": () => "paste",
    "steps.duplicate": () => "duplicate",
    "steps.move": ({ ids }) => (ids.length === 1 ? "move step" : "move steps"),
    "steps.remove": ({ ids }) => (ids.length === 1 ? "delete step" : `delete ${ids.length} steps`),
    "branch.remove": () => "delete branch",
    "way.connect": ({ target }) => (target === null ? "disconnect" : "connect"),
    "step.replace": () => "change the kind of step",
    "field.set": ({ path }) => `change ${lastOf(path)}`,
    "list.move": () => "change the order",
    "route.add": () => "add route",
    "route.remove": () => "delete route",
    "route.rename": () => "rename route",
    "route.move": () => "change the order of routes",
    "weight.set": () => "change shares",
    "weights.equal": () => "make shares equal",
    "variant.promote": ({ variant }) => `promote ${variant}`,
    "segment.set": () => "save segment",
    "document.patch": () => "quick fix",
    "document.replace": ({ why }) =>
      why === "list" ? "edit the list" : why === "version" ? "load a version" : "load a strategy",
  },
  refusals: {
    readOnly: () => "This strategy is read only.",
    notAllowed: ({ reason }) => text(reason) || "You may not do that here.",
    "step.unknown": () => "That step is no longer there.",
    "slot.unknown": () => "That connection is no longer there.",
    "steps.scattered": () => "Those steps do not follow each other. Choose steps in one row.",
    "steps.endHere": ({ lost }) =>
      `An end here would cut off what comes after (${text(lost)}). Put it on an open way, or delete those steps first.`,
    "steps.choose": () => "The ways from this step part. Choose which one to keep.",
    "steps.tooMany": ({ most }) => `A strategy may have at most ${text(most)} steps here.`,
    "steps.intoItself": () => "Steps cannot be moved into themselves.",
    "steps.outside": () => "Other steps lead into the middle of those. Move them one by one.",
    "way.circle": () => "That would go round in a circle without end. Use a repeat.",
    "way.unknown": () => "That way is no longer there.",
    "route.none": () => "This step has no routes of its own.",
    "route.taken": ({ name }) => `There is a way called “${text(name)}” already.`,
    "route.last": () => "The last route cannot be deleted.",
    "name.form": () => "Use 1 to 64 letters, digits, dashes and underscores.",
    "weights.stuck": () => "The other shares are locked. Unlock one of them.",
    "place.unknown": () => "There is nothing at that place.",
    "promote.failed": ({ reason }) => text(reason),
  },
  alsoRemoved: (count) =>
    count === 1 ? "1 step that nothing leads to went too." : `${count} steps that nothing leads to went too.`,
  severalChanges: (count) => `${count} changes`,
};

export const COMMANDS_ES: CommandWords = {
  labels: {
    "steps.insert": ({ fragment }) => (Object.keys(fragment.nodes).length === 1 ? "añadir paso" : "añadir pasos"),
    "steps.paste": () => "pegar",
    "steps.duplicate": () => "duplicar",
    "steps.move": ({ ids }) => (ids.length === 1 ? "mover paso" : "mover pasos"),
    "steps.remove": ({ ids }) => (ids.length === 1 ? "eliminar paso" : `eliminar ${ids.length} pasos`),
    "branch.remove": () => "eliminar rama",
    "way.connect": ({ target }) => (target === null ? "desconectar" : "conectar"),
    "step.replace": () => "cambiar el tipo de paso",
    "field.set": ({ path }) => `cambiar ${lastOf(path)}`,
    "list.move": () => "cambiar el orden",
    "route.add": () => "añadir ruta",
    "route.remove": () => "eliminar ruta",
    "route.rename": () => "cambiar el nombre de la ruta",
    "route.move": () => "cambiar el orden de las rutas",
    "weight.set": () => "cambiar los porcentajes",
    "weights.equal": () => "igualar los porcentajes",
    "variant.promote": ({ variant }) => `adoptar ${variant}`,
    "segment.set": () => "guardar segmento",
    "document.patch": () => "corrección rápida",
    "document.replace": ({ why }) =>
      why === "list" ? "editar la lista" : why === "version" ? "cargar una versión" : "cargar una estrategia",
  },
  refusals: {
    readOnly: () => "Esta estrategia es de solo lectura.",
    notAllowed: ({ reason }) => text(reason) || "No puede hacer eso aquí.",
    "step.unknown": () => "Ese paso ya no existe.",
    "slot.unknown": () => "Esa conexión ya no existe.",
    "steps.scattered": () => "Esos pasos no van seguidos. Elija pasos de una misma fila.",
    "steps.endHere": ({ lost }) =>
      `Un final aquí dejaría fuera lo que sigue (${text(lost)}). Póngalo en un camino abierto o elimine antes esos pasos.`,
    "steps.choose": () => "Los caminos de este paso se separan. Elija cuál conservar.",
    "steps.tooMany": ({ most }) => `Aquí una estrategia puede tener como máximo ${text(most)} pasos.`,
    "steps.intoItself": () => "Los pasos no se pueden mover dentro de sí mismos.",
    "steps.outside": () => "Otros pasos llevan al medio de estos. Muévalos uno a uno.",
    "way.circle": () => "Eso daría vueltas sin fin. Use una repetición.",
    "way.unknown": () => "Ese camino ya no existe.",
    "route.none": () => "Este paso no tiene rutas propias.",
    "route.taken": ({ name }) => `Ya hay un camino llamado «${text(name)}».`,
    "route.last": () => "La última ruta no se puede eliminar.",
    "name.form": () => "Use de 1 a 64 letras, cifras, guiones y guiones bajos.",
    "weights.stuck": () => "Los demás porcentajes están bloqueados. Desbloquee uno.",
    "place.unknown": () => "No hay nada en ese lugar.",
    "promote.failed": ({ reason }) => text(reason),
  },
  alsoRemoved: (count) =>
    count === 1
      ? "También se quitó 1 paso al que ya nada lleva."
      : `También se quitaron ${count} pasos a los que ya nada lleva.`,
  severalChanges: (count) => `${count} cambios`,
};
