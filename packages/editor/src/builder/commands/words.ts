/** What the builder's commands are called in the history, and why they are refused. */

import type { BuilderCommand, BuilderCommandType, BuilderRefusal, BuilderRefusalCode } from "./command.ts";

type Data = BuilderRefusal["data"];

export interface BuilderCommandWords {
  /** As they stand after "Undo". */
  readonly labels: { readonly [K in BuilderCommandType]: (command: Extract<BuilderCommand, { type: K }>) => string };
  /** @param name - What blocks of the type in the data are called. */
  readonly refusals: { readonly [K in BuilderRefusalCode]: (data: Data, name: string) => string };
  readonly severalChanges: (count: number) => string;
}

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const lastOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

export const BUILDER_COMMANDS_EN: BuilderCommandWords = {
  labels: {
    "blocks.insert": ({ blocks }) => (blocks.length === 1 ? "add block" : "add blocks"),
    "blocks.paste": () => "paste",
    "blocks.duplicate": () => "duplicate",
    "blocks.move": ({ ids }) => (ids.length === 1 ? "move block" : "move blocks"),
    "blocks.remove": ({ ids }) => (ids.length === 1 ? "delete block" : `delete ${ids.length} blocks`),
    "block.set": ({ path }) => `change ${lastOf(path)}`,
    "text.set": () => "change text",
    "field.set": ({ path }) => `change ${lastOf(path)}`,
    "list.move": () => "change the order",
    "locale.add": ({ locale }) => `add language ${locale}`,
    "locale.remove": ({ locale }) => `delete language ${locale}`,
    "variant.add": ({ variant }) => `add version ${variant.key}`,
    "variant.remove": ({ key }) => `delete version ${key}`,
    "variant.set": ({ key, text }) =>
      text === undefined ? `shared text in version ${key}` : `own text in version ${key}`,
    "document.replace": ({ why }) =>
      why === "starter" ? "begin with a starter" : why === "import" ? "import" : "restore a version",
  },
  refusals: {
    readOnly: () => "The template can only be looked at here.",
    notAllowed: ({ reason }) => text(reason) || "You are not allowed to do this here.",
    nothing: () => "There is nothing in it that can be put in here.",
    "block.unknown": () => "This block is not there any more.",
    "block.type": (_, name) => `There is no block “${name}” here.`,
    "block.kind": (_, name) => `“${name}” cannot stand in a message of this kind.`,
    "block.once": (_, name) => `There can be one “${name}” only.`,
    "block.place": (_, name) => `“${name}” goes across the whole message: put it between sections.`,
    "block.last": (_, name) => `“${name}” has to be the last thing in the message.`,
    "block.permission": (_, name) => `“${name}” is not permitted in this template.`,
    "block.intoItself": () => "A block cannot be put into itself.",
    "block.locked": (_, name) => `“${name}” was approved and is locked. Ask for another approval to change it.`,
    "block.required": (_, name) => `“${name}” is required, for everybody and in its place.`,
    "policy.fixed": () => "What is required and locked is not changed here.",
    "value.place": () => "This cannot be put there.",
    "value.form": ({ message }) => text(message) || "This does not fit here.",
    "locale.form": ({ locale }) => `“${text(locale)}” is no language: write it like en or pt-BR.`,
    "locale.taken": ({ locale }) => `The template has “${text(locale)}” already.`,
    "locale.unknown": ({ locale }) => `The template does not have “${text(locale)}”.`,
    "locale.default": () =>
      "This is the language for people whose language is none of these: choose another one first.",
    "variant.form": () => "The key of a version has letters, digits, _ and - only.",
    "variant.taken": ({ key }) => `There is a version “${text(key)}” already.`,
    "variant.unknown": () => "This version is not there.",
    "document.kind": () => "This is a message of another kind.",
    "document.form": () => "This is no template.",
  },
  severalChanges: (count) => `${count} changes`,
};

export const BUILDER_COMMANDS_ES: BuilderCommandWords = {
  labels: {
    "blocks.insert": ({ blocks }) => (blocks.length === 1 ? "añadir bloque" : "añadir bloques"),
    "blocks.paste": () => "pegar",
    "blocks.duplicate": () => "duplicar",
    "blocks.move": ({ ids }) => (ids.length === 1 ? "mover bloque" : "mover bloques"),
    "blocks.remove": ({ ids }) => (ids.length === 1 ? "eliminar bloque" : `eliminar ${ids.length} bloques`),
    "block.set": ({ path }) => `cambiar ${lastOf(path)}`,
    "text.set": () => "cambiar texto",
    "field.set": ({ path }) => `cambiar ${lastOf(path)}`,
    "list.move": () => "cambiar el orden",
    "locale.add": ({ locale }) => `añadir idioma ${locale}`,
    "locale.remove": ({ locale }) => `eliminar idioma ${locale}`,
    "variant.add": ({ variant }) => `añadir versión ${variant.key}`,
    "variant.remove": ({ key }) => `eliminar versión ${key}`,
    "variant.set": ({ key, text }) =>
      text === undefined ? `texto común en la versión ${key}` : `texto propio en la versión ${key}`,
    "document.replace": ({ why }) =>
      why === "starter" ? "empezar con un modelo" : why === "import" ? "importar" : "recuperar una versión",
  },
  refusals: {
    readOnly: () => "Aquí la plantilla solo se puede consultar.",
    notAllowed: ({ reason }) => text(reason) || "Aquí no tiene permiso para hacerlo.",
    nothing: () => "No contiene nada que se pueda poner aquí.",
    "block.unknown": () => "Este bloque ya no existe.",
    "block.type": (_, name) => `Aquí no existe el bloque «${name}».`,
    "block.kind": (_, name) => `«${name}» no puede estar en un mensaje de este tipo.`,
    "block.once": (_, name) => `Solo puede haber un «${name}».`,
    "block.place": (_, name) => `«${name}» ocupa todo el ancho: póngalo entre secciones.`,
    "block.last": (_, name) => `«${name}» tiene que ser lo último del mensaje.`,
    "block.permission": (_, name) => `«${name}» no está permitido en esta plantilla.`,
    "block.intoItself": () => "Un bloque no se puede poner dentro de sí mismo.",
    "block.locked": (_, name) => `«${name}» está aprobado y bloqueado. Para cambiarlo, pida otra aprobación.`,
    "block.required": (_, name) => `«${name}» es obligatorio, para todos y en su lugar.`,
    "policy.fixed": () => "Lo obligatorio y lo bloqueado no se cambia aquí.",
    "value.place": () => "No se puede poner ahí.",
    "value.form": () => "Este valor no encaja aquí.",
    "locale.form": ({ locale }) => `«${text(locale)}» no es un idioma: escríbalo como es o pt-BR.`,
    "locale.taken": ({ locale }) => `La plantilla ya tiene «${text(locale)}».`,
    "locale.unknown": ({ locale }) => `La plantilla no tiene «${text(locale)}».`,
    "locale.default": () => "Es el idioma para quien no tiene ninguno de estos: elija otro antes.",
    "variant.form": () => "La clave de una versión solo lleva letras, cifras, _ y -.",
    "variant.taken": ({ key }) => `Ya hay una versión «${text(key)}».`,
    "variant.unknown": () => "Esta versión no existe.",
    "document.kind": () => "Es un mensaje de otro tipo.",
    "document.form": () => "No es una plantilla.",
  },
  severalChanges: (count) => `${count} cambios`,
};
