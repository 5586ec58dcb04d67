/** What types of blocks and their groups are called. English comes with the types themselves. */

import type { BlockDefinition, BlockGroup } from "@dunlin/templates";
import { own } from "../document/own.ts";

export interface BlockWords {
  readonly groups: { readonly [K in BlockGroup]: string };
  /** By type; what is not listed is called as its definition says. */
  readonly names: { readonly [type: string]: readonly [title: string, summary: string] };
  readonly find: string;
  readonly nothingFound: string;
  readonly addHow: string;
  readonly findHow: string;
}

export const BLOCKS_EN: BlockWords = {
  groups: {
    layout: "Layout",
    content: "Basics",
    debt: "Collections",
    forms: "Forms",
    legal: "Legal",
    expert: "Expert",
  },
  names: {},
  find: "Find a block",
  nothingFound: "No block is called so.",
  addHow: "Click to choose a place, drag it there, or press Enter to add it behind the chosen block.",
  findHow: "Enter adds the first one behind the chosen block.",
};

export const BLOCKS_ES: BlockWords = {
  groups: {
    layout: "Estructura",
    content: "Básicos",
    debt: "Cobros",
    forms: "Formularios",
    legal: "Legal",
    expert: "Experto",
  },
  names: {
    alreadyPaidForm: ["Ya pagado", "Permite decir que el pago está en camino."],
    amountDue: ["Importe pendiente", "Muestra el importe en cifras grandes y a qué corresponde."],
    button: ["Botón", "Lleva a lo único que pide el mensaje."],
    callBackForm: ["Llámenme", "Permite pedir una llamada y decir cuándo."],
    columns: ["Columnas", "Pone bloques uno al lado del otro en pantallas anchas."],
    disclosure: ["Aviso legal", "Una frase que exige la ley. Las reglas de contacto la conocen por su identificador."],
    disputeForm: ["No es correcto", "Permite decir que el importe no es correcto, y por qué."],
    divider: ["Línea", "Una línea fina donde cambia el tema."],
    document: ["Documento", "Un archivo al principio del mensaje: la factura, el plan."],
    hardship: ["Va justo de dinero", "Ofrece ayuda a quien no puede pagar ahora, antes de hablar de consecuencias."],
    heading: ["Título", "Nombra lo que sigue; también sirve para saltar de uno a otro."],
    image: ["Imagen", "Una imagen con descripción, o un adorno sin ella."],
    installmentOffer: [
      "Oferta de plazos",
      "Ofrece los planes que hizo la estrategia: como filas, o para elegir en una página.",
    ],
    languages: ["Idiomas", "Permite cambiar el idioma de la página."],
    legalFooter: ["Pie legal", "Nombra a la empresa y los derechos del lector; lo último del mensaje."],
    logo: ["Logotipo", "Muestra quién escribe: el logotipo de la marca, o su nombre."],
    menu: ["Menú de teclas", "Lee en voz alta qué hace cada tecla."],
    mjml: ["MJML", "Elementos de una columna, escritos en MJML con Handlebars limitado."],
    obligationsTable: ["Lista de facturas", "Una fila por cada factura o cuota pendiente."],
    paymentMethods: ["Formas de pago", "Una fila por cada forma de pagar, con lo que hace falta."],
    paymentQr: ["Código de pago", "Un código QR para la banca móvil, con la cuenta y la referencia al lado."],
    preferencesForm: ["Cómo contactarme", "Permite elegir el canal de los mensajes."],
    promiseForm: ["Promesa de pago", "Permite decir qué día se pagará."],
    quickReply: ["Respuesta rápida", "Una respuesta que se da con un toque."],
    section: ["Sección", "Agrupa bloques, y puede darles un fondo suave."],
    social: ["Otros sitios", "Enlaces a la web y a redes, con palabras."],
    spacer: ["Espacio", "Sitio entre dos bloques."],
    swissSlip: ["Boletín suizo", "Recibo y parte de pago de una factura QR suiza, al pie de la última hoja."],
    table: ["Tabla", "Filas y columnas de palabras. Para datos de la deuda, use la lista de facturas."],
    text: ["Texto", "Palabras con datos, énfasis y enlaces."],
    unsubscribe: ["No recibir más", "Un enlace para dejar de recibir mensajes por este canal."],
  },
  find: "Buscar un bloque",
  nothingFound: "Ningún bloque se llama así.",
  addHow: "Haga clic para elegir el lugar, arrástrelo, o pulse Intro para añadirlo detrás del bloque elegido.",
  findHow: "Intro añade el primero detrás del bloque elegido.",
};

export const titleOf = ({ type, title }: Pick<BlockDefinition, "type" | "title">, words: BlockWords): string =>
  own(words.names, type)?.[0] ?? title;

export const summaryOf = ({ type, summary }: Pick<BlockDefinition, "type" | "summary">, words: BlockWords): string =>
  own(words.names, type)?.[1] ?? summary;
