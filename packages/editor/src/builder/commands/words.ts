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

/** Of what somebody sent; of a long one, its beginning. */
function text(value: unknown, most = 60): string {
  const whole = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return whole.length > most ? `${whole.slice(0, most)}…` : whole;
}
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
    notAllowed: ({ reason }) => text(reason, 300) || "You are not allowed to do this here.",
    nothing: () => "There is nothing in it that can be put in here.",
    "paste.none": () => "There are no blocks in the clipboard. To paste words, write in a text first.",
    "paste.large": () => "There is more in the clipboard than a message can hold: nothing was pasted. Copy less of it.",
    "command.unknown": ({ type }) => `There is no command “${text(type)}”: nothing was changed.`,
    "command.data": () => "Only plain data can be put in, and no more than a message can hold: nothing was changed.",
    "command.form": ({ type, member }) =>
      `The command “${text(type)}” came without a proper “${text(member)}”: nothing was changed.`,
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
    "block.version": (_, name) => `“${name}” was made with a newer version than this one. Update, and try again.`,
    "policy.fixed": () => "What is required and locked is not changed here.",
    "value.place": () => "This cannot be put there.",
    "value.form": ({ message }) => text(message, 300) || "This does not fit here.",
    "link.refused": ({ says }) =>
      `“${text(says)}” is no link that may be shown. Take a whole one, like https://example.com.`,
    "text.raw": () => "Raw Handlebars is not permitted in this template. Take a value instead.",
    "locale.form": ({ locale }) => `“${text(locale)}” is no language: write it like en or pt-BR.`,
    "locale.taken": ({ locale }) => `The template has “${text(locale)}” already.`,
    "locale.unknown": ({ locale }) => `The template does not have “${text(locale)}”.`,
    "locale.default": () =>
      "This is the language for people whose language is none of these: choose another one first.",
    "locale.required": ({ locale }) => `The policy of the template wants it in “${text(locale)}”: this language stays.`,
    "variant.form": () => "The key of a version has letters, digits, _ and - only.",
    "variant.taken": ({ key }) => `There is a version “${text(key)}” already.`,
    "variant.unknown": () => "This version is not there.",
    "document.kind": () => "This is a message of another kind.",
    "document.form": ({ message }) => `This is no template that can be read. ${text(message, 300)}`.trim(),
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
    notAllowed: ({ reason }) => text(reason, 300) || "Aquí no tiene permiso para hacerlo.",
    nothing: () => "No contiene nada que se pueda poner aquí.",
    "paste.none": () => "En el portapapeles no hay bloques. Para pegar palabras, escriba antes en un texto.",
    "paste.large": () => "En el portapapeles hay más de lo que cabe en un mensaje: no se pegó nada. Copie menos.",
    "command.unknown": ({ type }) => `No existe la orden «${text(type)}»: no se cambió nada.`,
    "command.data": () =>
      "Solo se pueden poner datos simples, y no más de los que caben en un mensaje: no se cambió nada.",
    "command.form": ({ type, member }) =>
      `La orden «${text(type)}» llegó sin un «${text(member)}» correcto: no se cambió nada.`,
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
    "block.version": (_, name) =>
      `«${name}» se hizo con una versión más nueva que esta. Actualice y vuelva a intentarlo.`,
    "policy.fixed": () => "Lo obligatorio y lo bloqueado no se cambia aquí.",
    "value.place": () => "No se puede poner ahí.",
    "value.form": () => "Este valor no encaja aquí.",
    "link.refused": ({ says }) =>
      `«${text(says)}» no es un enlace que se pueda mostrar. Ponga uno completo, como https://example.com.`,
    "text.raw": () => "En esta plantilla no se permite Handlebars en bruto. Ponga un valor.",
    "locale.form": ({ locale }) => `«${text(locale)}» no es un idioma: escríbalo como es o pt-BR.`,
    "locale.taken": ({ locale }) => `La plantilla ya tiene «${text(locale)}».`,
    "locale.unknown": ({ locale }) => `La plantilla no tiene «${text(locale)}».`,
    "locale.default": () => "Es el idioma para quien no tiene ninguno de estos: elija otro antes.",
    "locale.required": ({ locale }) =>
      `La política de la plantilla la exige en «${text(locale)}»: este idioma se queda.`,
    "variant.form": () => "La clave de una versión solo lleva letras, cifras, _ y -.",
    "variant.taken": ({ key }) => `Ya hay una versión «${text(key)}».`,
    "variant.unknown": () => "Esta versión no existe.",
    "document.kind": () => "Es un mensaje de otro tipo.",
    "document.form": () => "No es una plantilla que se pueda leer.",
  },
  severalChanges: (count) => `${count} cambios`,
};
