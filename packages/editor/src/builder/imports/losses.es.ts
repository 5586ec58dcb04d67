/** Losses of an import in Spanish: a sentence for every kind. */

import type { BrandInk, LossPart, TornTag } from "@dunlin/templates";
import type { LossSentences } from "./losses.ts";

const PARTS: { readonly [P in Exclude<LossPart, "element">]: string } = {
  text: "Un texto con algo más que palabras, énfasis y enlaces",
  table: "Una tabla que no son solo palabras en filas iguales",
  button: "Un botón cuyo enlace se compone de partes",
  picture: "Una imagen cuyo enlace o descripción se compone de partes",
  link: "Un enlace que se compone de partes",
  html: "HTML escrito a mano",
};

const TORN: { readonly [W in TornTag]: string } = {
  apart: "empieza y termina en elementos distintos",
  endsNothing: "no cierra nada",
  noEnd: "no tiene cierre",
  noBeginning: "no pertenece a nada",
  branchesOver: "cierra sus ramas antes de la última",
};

const INKS: { readonly [I in BrandInk]: string } = {
  texts: "los textos",
  accent: "los botones y los enlaces",
  onAccent: "las palabras de los botones",
};

const HEAD: Readonly<Record<string, string>> = {
  "mj-style": "La hoja de estilos se dejó fuera: el aspecto es el de la marca.",
  "mj-font":
    "La fuente se dejó fuera: ningún correo carga una de otro sitio. Ponga en la marca fuentes que estén instaladas.",
  "mj-breakpoint": "El punto de corte se dejó fuera: es el mismo en todos los correos.",
  "mj-raw": "El HTML escrito a mano de la cabecera se dejó fuera.",
  "mj-html-attributes": "Los atributos para elementos del HTML se dejaron fuera.",
};

const partOf = ({ part, element = "" }: { readonly part: LossPart; readonly element?: string }): string =>
  part === "element" ? `<${element}>` : PARTS[part];

const count = new Intl.NumberFormat("es");
const listed = new Intl.ListFormat("es", { type: "conjunction" });

export const LOSS_SENTENCES_ES: LossSentences = {
  noRoot: ({ element }) => `Falta <${element}>: se importó lo que se pudo leer.`,
  notClosed: ({ element }) => `<${element}> no está cerrado: se leyó hasta donde empieza o termina otra cosa.`,
  tooLong: ({ most }) => `Se leen ${count.format(most)} caracteres como máximo: lo demás se dejó fuera.`,
  tooManyOpen: ({ most }) => `Más de ${count.format(most)} elementos esperan su cierre: lo demás se dejó fuera.`,
  tooDeep: ({ most, element }) =>
    `Un elemento puede estar dentro de otros ${count.format(most)} como máximo: <${element}> se dejó fuera y su contenido se queda.`,
  tooManyTags: ({ most }) => `Se leen ${count.format(most)} etiquetas como máximo: lo demás se dejó fuera.`,
  tooDeepTags: ({ most }) =>
    `Se leen ${count.format(most)} condiciones o bucles uno dentro de otro como máximo: lo demás se dejó fuera.`,
  tooManyBlocks: ({ most, left }) =>
    `En una plantilla caben ${count.format(most)} bloques seguidos: ${left === 1 ? "se dejó fuera 1 más" : `se dejaron fuera ${count.format(left)} más`}.`,
  tornTag: ({ tag, why, became }) =>
    `${tag} ${TORN[why]}: los bloques que quizá gobernaba dependen ahora de «${became}» y no se publican hasta que les ponga una condición suya.`,
  undecidedBlocks: ({ tag, became }) =>
    `Lo que hay en ${tag} no puede quedar como MJML: depende ahora de «${became}» y no se publica hasta que le ponga una condición suya.`,
  undecidedWords: ({ tag, became }) =>
    `Lo que hay en ${tag} no puede quedar como está: sus palabras dependen ahora de «${became}» y no se publican hasta que usted decida.`,
  foreignTag: ({ tag, became }) =>
    `${tag} es una etiqueta de otro programa y ${became === "" ? "se dejó fuera" : `pasó a ser ${became}`}.`,
  unknownCall: ({ tag, became }) =>
    `${tag} llama a algo que aquí no se conoce y pasó a ser {{${became}}}: elija su formato.`,
  standIn: ({ tag, became }) =>
    `${tag} no existe aquí: en su lugar está la variable «${became}». Dele un valor o cámbiela por otra.`,
  blankSigns: ({ tag }) => `Los signos ~ de ${tag} se dejaron fuera: los espacios junto a la etiqueta se quedan.`,
  otherTag: ({ tag, became }) => `${tag} pasó a ser ${became}.`,
  escapedTag: ({ tag, became }) => `${tag} pasó a ser ${became}: su valor se muestra ahora como palabras.`,
  tagsHold: () => "Las etiquetas entre elementos valen ahora; MJML las habría quitado.",
  tagBetween: () => "Una etiqueta entre elementos se dejó fuera, como hace MJML.",
  wordsBetween: ({ words }) => `Las palabras «${words}» entre elementos se dejaron fuera, como hace MJML.`,
  looseTag: ({ tag }) => `${tag} no puede estar sin lo que lo rodea y se dejó fuera.`,
  rawGroup: ({ tag }) => `Lo que hay en ${tag} queda como MJML.`,
  raw: (data) =>
    `${partOf(data)} queda como MJML.${data.arrows === true ? " MJML toma sus flechas de un servidor ajeno, que ve quién abre el correo." : ""}`,
  wordsOnly: (data) => `${partOf(data)} no puede quedar como está: sus palabras pasaron a ser un texto.`,
  wordsOfText: () =>
    "Un texto tiene imágenes, tablas o énfasis que aquí no se pueden escribir: sus palabras se quedan.",
  outOfText: ({ element }) => `<${element}> se dejó fuera de un texto.`,
  outOfHtml: ({ element }) => `<${element}> se dejó fuera del HTML escrito a mano.`,
  boldWords: ({ element }) => `<${element}> pasó a ser palabras en negrita de un texto.`,
  plainWords: ({ element }) => `<${element}> pasó a ser palabras de un texto.`,
  unknownElement: ({ element }) => `<${element}> no se conoce aquí: su contenido se importó sin él.`,
  include: () => "<mj-include> se dejó fuera: ponga en su lugar lo que incluye e importe otra vez.",
  outOfHead: ({ element }) => HEAD[element] ?? `<${element}> de la cabecera no se conoce aquí y se dejó fuera.`,
  tornLine: ({ element }) => `<${element}> se dejó fuera: nadie sabe qué parte vale para quién.`,
  signs: () => "Se dejaron fuera signos que no se pueden mostrar.",
  outlook: () => "Un comentario condicional para Outlook se dejó fuera.",
  hiddenWords: () =>
    "Se dejaron fuera palabras tan pequeñas que no se leen: el texto de vista previa está en los ajustes.",
  background: ({ element }) => `La imagen de detrás de <${element}> se dejó fuera: añádala como imagen.`,
  attribute: ({ attribute, element }) => `El atributo ${attribute} de <${element}> se dejó fuera.`,
  badLink: ({ link, element }) =>
    `El enlace «${link}» de <${element}> no está permitido y se dejó fuera: ponga un enlace https completo.`,
  secureLink: ({ link, became }) => `El enlace «${link}» lleva ahora a ${became}: compruebe que la página existe.`,
  noSource: () => "Una imagen sin archivo se dejó fuera; su descripción pasó a ser un texto.",
  noDescription: () => "Una imagen no tiene descripción: diga qué muestra o que es una decoración.",
  buttonMarks: () => "El énfasis y las imágenes de un botón se dejaron fuera.",
  buttonNowhere: () => "Un botón que no lleva a ningún sitio pasó a ser un texto.",
  buttonWordless: () => "Un botón sin palabras dice ahora adónde lleva.",
  networks: () => "Las imágenes de redes sociales pasaron a ser palabras: se habrían cargado de un servidor ajeno.",
  placeNowhere: ({ name }) => `«${name}» no lleva a ningún sitio: sus palabras pasaron a ser un texto.`,
  placeShared: ({ name }) => `El enlace de «${name}» lleva a la página; MJML habría hecho uno para compartirla.`,
  looseElement: ({ element }) => `<${element}> está fuera de una sección y recibió una.`,
  oneColumn: ({ tag }) => `Las secciones de ${tag} pasaron a ser una columna.`,
  columnCondition: ({ tag }) =>
    `${tag} rodea una columna: vale para cada uno de sus bloques y la columna conserva su sitio.`,
  columnGroup: () => "En pantallas pequeñas, las columnas de un grupo quedan ahora una debajo de otra.",
  emptyColumns: ({ all }) => `De ${count.format(all)} columnas, las vacías se dejaron fuera.`,
  manyColumns: ({ columns, most }) =>
    `${count.format(columns)} columnas pasaron a ser filas de ${count.format(most)} como máximo.`,
  columnWidths: ({ widths, layout }) =>
    `Columnas de ${listed.format(widths.map((one) => `${Math.round(one)} %`))} pasaron a ser ${layout}.`,
  loneColumn: ({ width }) => `Una columna sola ocupa todo el ancho, y no ${width}.`,
  columnsGround: () => "El fondo de una sección con columnas es ahora el de la marca.",
  space: ({ height, pixels }) => `Un espacio de ${height} pasó a ser de ${pixels} px.`,
  largeWords: () => "Unas palabras grandes pasaron a ser un título.",
  language: ({ lang }) => `«${lang}» no es un idioma: el texto se tomó por inglés.`,
  noTitle: () => "No hay título del que hacer un asunto: escríbalo.",
  width: ({ written, width }) => `Un ancho de ${written} px pasó a ser de ${width} px.`,
  inkOfBrand: ({ of, color, became }) =>
    `El color ${color} de ${INKS[of]} pasó a ser ${became} en la marca, para que se pueda leer.`,
  groundOfBrand: ({ color, became }) =>
    `El fondo ${color} pasó a ser ${became} en la marca, para que los textos se puedan leer sobre él.`,
  styleOfElement: ({ element }) => `El estilo de <${element}> lo decide ahora la marca.`,
  styles: ({ element, attributes }) =>
    `En <${element}>, ${listed.format(attributes)} ${attributes.length === 1 ? "lo" : "los"} decide ahora la marca.`,
  leftAttributes: ({ element, attributes }) =>
    `De <${element}> ${attributes.length === 1 ? "se dejó" : "se dejaron"} fuera ${listed.format(attributes)}.`,
  headAttributes: () =>
    "Los atributos para todos los elementos deciden anchos, alineaciones y enlaces; los colores, las fuentes y las distancias son los de la marca.",
};
