/** Findings in Spanish: a sentence for every code. */

import type { CheckSay, CheckSentence, CheckSentences } from "./sentences.ts";

const longer: CheckSentence = ({ length, most }, say) =>
  `Tiene ${say.number(length)} caracteres y la plataforma admite ${say.number(most)}. Acórtelo o muestre menos valores.`;

const about = (data: Readonly<Record<string, unknown>>, say: CheckSay): string =>
  data.path === undefined ? "Este valor" : `El valor ${say.value(data.path)}`;

export const CHECK_SENTENCES_ES: CheckSentences = {
  "template.notAnObject": () => "Esto no es una plantilla.",
  "template.unsupported": ({ supported }, say) =>
    `Este editor lee el formato ${say.quote(supported)} y la plantilla tiene otro.`,
  "template.shape": () => "A esto le falta algo o tiene algo que no encaja aquí.",
  "template.locale": ({ locale }, say) => `La plantilla no tiene textos en ${say.language(locale)}.`,
  "template.variant": ({ variant }, say) =>
    variant === undefined
      ? "La plantilla tiene versiones del contenido: hay que elegir una."
      : `No existe la versión ${say.quote(variant)}, o existe dos veces.`,
  "block.unknown": ({ type }, say) => `No existe el tipo de bloque ${say.quote(type)}. Elimine el bloque.`,
  "block.kind": ({ type }, say) => `${say.block(type)} no puede estar en un mensaje de este tipo.`,
  "block.place": ({ type, slot }, say) =>
    type === undefined
      ? `Este bloque no tiene el lugar ${say.quote(slot)}.`
      : `${say.block(type)} no puede estar aquí. Póngalo entre las secciones.`,
  "block.id": () => "Dos bloques tienen el mismo identificador, o uno no es válido.",
  "block.once": ({ type }, say) => `Solo puede haber un bloque ${say.block(type)}. Elimine los demás.`,
  "block.last": ({ type }, say) => `Detrás de ${say.block(type)} solo puede ir letra pequeña. Súbalo.`,
  "block.required": ({ type }, say) =>
    type === undefined
      ? "Falta un bloque que la política exige, o no está en su lugar."
      : `La política exige el bloque ${say.block(type)}, para todos y en su lugar.`,
  "block.locked": () => "Este bloque se aprobó y ya no es como se aprobó. Restáurelo o pida otra aprobación.",
  "block.permission": () => "Este bloque no está permitido en esta plantilla.",
  "block.variant": ({ variant }, say) => `No existe la versión ${say.quote(variant)}. Elija otra.`,
  "block.version": () => "Este bloque se escribió con una versión más nueva. Actualice el editor.",
  "block.condition": () => "La condición de este bloque no es correcta. Corríjala.",
  "block.mjml": () => "Esto no es MJML correcto.",
  "merge.syntax": () => "Este texto tiene una etiqueta que no se entiende.",
  "merge.forbidden": () => "Este texto tiene una etiqueta que no está permitida.",
  "merge.limits": ({ most }, say) => `El mensaje crece demasiado (más de ${say.number(most)}). Muestre menos filas.`,
  "merge.path": () => "Este texto pide un valor que no está declarado.",
  "merge.unknownHelper": () => "Este texto pide un formato que no existe.",
  "merge.unknownBlock": () => "Este texto tiene una construcción que no existe.",
  "merge.arguments": () => "A una etiqueta de este texto le falta algo.",
  "merge.place": () => "Aquí no puede ir un valor.",
  "merge.missing": (data, say) => `${about(data, say)} es obligatorio y falta: sin él no se envía el mensaje.`,
  "merge.value": (data, say) => `${about(data, say)} no se puede mostrar con este formato.`,
  "merge.url": (data, say) => `${about(data, say)} no es un enlace permitido.`,
  "merge.notText": (data, say) => `${about(data, say)} no es un texto y no se muestra.`,
  "text.path": ({ value }, say) => `El valor ${say.quote(value)} no está declarado. Elija otro.`,
  "text.row": ({ value }, say) => `${say.value(value)} solo existe dentro de una fila de su lista.`,
  "text.currency": ({ value }, say) => `Falta la moneda del importe ${say.value(value)}.`,
  "text.link": ({ link }, say) =>
    link === undefined || link === ""
      ? "El enlace está vacío. Diga adónde lleva."
      : `${say.quote(link)} no es un enlace permitido.`,
  "text.handlebars": () => "Las etiquetas escritas a mano no están permitidas aquí, o no son correctas.",
  "text.slot": () => "Este texto lleva algo que el canal no puede mostrar.",
  "text.untranslated": ({ locale }, say) => `Falta el texto en ${say.language(locale)}.`,
  "email.mjml": () => "El correo no se puede compilar con este contenido.",
  "email.tags": ({ tag }, say) => `La etiqueta ${say.quote(tag)} se perdió al compilar: aquí no puede estar.`,
  "email.size": ({ bytes, cut }, say) =>
    cut === true
      ? `El correo ocupa ${say.number(Number(bytes) / 1000)} KB y Gmail lo corta a los 102. Muestre menos filas.`
      : `El correo ocupa ${say.number(Number(bytes) / 1000)} KB; a partir de 102, Gmail lo corta.`,
  "check.incomplete": ({ locale, instead }, say) =>
    `No todo está escrito en ${say.language(locale)}, así que no se publica: hasta entonces se lee en ${say.language(instead)}.`,
  "check.signs": ({ sign }, say) => `Hay un signo invisible (${say.quote(sign)}) en este texto. Quítelo.`,
  "check.plural": ({ locale, missing }, say) =>
    `En ${say.language(locale)} hay más formas de plural: añada ${say.list(missing)}.`,
  "check.alt": ({ locale }, say) =>
    `La imagen no tiene descripción en ${say.language(locale)}. Diga qué muestra, o márquela como decoración.`,
  "check.headings": ({ level, before }) =>
    `Un título de nivel ${String(level)} sigue a uno de nivel ${String(before)}. Hágalo de nivel ${Number(before) + 1}.`,
  "check.brand": ({ member }, say) =>
    `${say.quote(member)} de la marca no es un color como #1a73e8 ni una medida en píxeles. Corríjalo; hasta entonces se muestra el de la casa.`,
  "check.contrast": ({ palette, ratio, least }, say) =>
    `En la paleta ${palette === "dark" ? "oscura" : "clara"} de la marca, un texto tiene un contraste de ${say.number(ratio)}; lo mínimo legible es ${say.number(least)}.`,
  "check.disclosure": ({ pack, disclosures }, say) =>
    `Las reglas ${say.quote(pack)} exigen ${say.list(disclosures)} en todo mensaje. Añada el bloque, sin condición.`,
  "check.offer": ({ strategy }, say) =>
    `La estrategia ${say.quote(strategy)} envía esta plantilla y no hace ninguna oferta. Añádala allí, o quite el bloque.`,
  "check.samples": ({ paths }, say) => `No hay personas de muestra, y ${say.list(paths)} no tiene valor de ejemplo.`,
  "check.subject": ({ length, most }, say) =>
    length === 0
      ? "El correo no tiene asunto. Escríbalo."
      : `El asunto tiene ${say.number(length)} caracteres y casi todos los programas muestran ${say.number(most)}. Ponga delante lo importante.`,
  "check.undecided": ({ path }, say) => `${say.value(path)} depende de una decisión que aún no se ha tomado.`,
  "channel.empty": () => "Esto quedaría en blanco. Ponga un texto que se muestre sin condición.",
  "channel.length": longer,
  "channel.block": ({ type }, say) => `${say.block(type)} no dice qué muestra en este canal. Elimine el bloque.`,
  "sms.sender": ({ sender }, say) => `${say.quote(sender)} no puede ser el remitente de un SMS.`,
  "sms.segments": ({ segments, most }) =>
    `El SMS son ${String(segments)} mensajes, y como mucho deben ser ${String(most)}. Acórtelo.`,
  "sms.transliterated": () => "Algunas letras pierden su acento para caber en el SMS.",
  "sms.encoding": ({ offenders, segments, without }, say) =>
    `Sin ${say.list(offenders)} el SMS serían ${String(without)} mensajes en lugar de ${String(segments)}.`,
  "push.length": ({ length, most }, say) =>
    `Tiene ${say.number(length)} caracteres y los teléfonos muestran unos ${say.number(most)}. Ponga delante lo importante.`,
  "push.size": ({ most }, say) => `La notificación ocupa más de ${say.number(most)} bytes. Acorte el texto.`,
  "push.collapseKey": () => "La clave de la notificación solo puede tener letras, cifras y signos sin espacios.",
  "whatsapp.category": () => "La plataforma no admite plantillas propias de esta categoría.",
  "whatsapp.language": ({ locale }, say) => `WhatsApp no conoce el código de ${say.language(locale)}.`,
  "whatsapp.order": () => "En WhatsApp el orden es: cabecera, texto, pie y botones.",
  "whatsapp.condition": () => "Una plantilla aprobada es igual para todos: aquí no puede haber condiciones.",
  "whatsapp.variables": () => "Aquí no puede haber valores, o no de esta manera.",
  "whatsapp.words": ({ least }) =>
    `Hay pocas palabras para tantos valores: la plataforma quiere al menos ${String(least)}.`,
  "whatsapp.sample": ({ paths }, say) => `La plataforma pide un ejemplo de ${say.list(paths)}.`,
  "whatsapp.link": () => "El enlace no sigue al comienzo aprobado, o no lleva a un archivo.",
  "whatsapp.buttons": ({ most }) => `Hay demasiados botones: como mucho ${String(most)}.`,
  "whatsapp.parameter": () => "Un valor queda en blanco, y la plataforma lo rechaza. Dele un texto alternativo.",
  "whatsapp.approval": () => "La plataforma todavía no ha aprobado esta versión.",
  "rcs.suggestions": () => "Una tarjeta tiene cuatro sugerencias como mucho, que abren páginas o llaman.",
  "rcs.media": () => "Una tarjeta tiene una sola imagen, con un enlace https.",
  "voice.signs": () => "Hay un signo que ninguna voz puede leer. Quítelo.",
  "voice.menu": ({ key }) => `La tecla ${String(key)} ya está ocupada. Elija otra.`,
  "voice.ssml": () => "El habla lleva marcas que no están permitidas.",
};
