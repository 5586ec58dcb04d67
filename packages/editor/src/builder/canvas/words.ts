/** Words of the paper on which blocks stand. */

export interface Held {
  readonly lock: "all" | "content" | undefined;
  readonly required: boolean;
  readonly last: boolean;
}

export interface PaperWords {
  readonly label: string;
  /** How keys move on it; read out with it. */
  readonly keys: string;
  readonly empty: string;
  readonly emptyHow: string;
  /** All starters, where there are more than fit. */
  readonly allStarters: (count: number) => string;
  readonly envelope: EnvelopeWords;
  /** A block as it is read out: its name and its first words, if it has any. */
  readonly block: (name: string, words: string) => string;
  /** Slots of blocks that have several, by their names in the document. */
  readonly slots: { readonly [slot: string]: string };
  readonly slotOf: (slot: string, name: string) => string;
  /** What was chosen, when it is more than one block. */
  readonly several: (count: number) => string;
  /** @param slot - Of a block with several. */
  readonly emptySlot: (slot: string | undefined) => string;
  readonly noText: (language: string) => string;
  /** Why a block stays: it is approved, also in its place, has to be there, has to be the last. */
  readonly held: (name: string, by: Held) => string;
  readonly hiddenFrom: (person: string) => string;
  readonly unknownFor: (person: string) => string;
  readonly onlyVersions: (versions: string) => string;
  readonly addHere: string;
  readonly placeNumber: (number: number, of: number, where: string) => string;
  readonly before: (name: string) => string;
  readonly atEnd: string;
  readonly inside: (name: string, where: string) => string;
  readonly dropHere: (name: string) => string;
  readonly tools: (name: string) => string;
  readonly selectParent: (name: string) => string;
  readonly moveUp: string;
  readonly moveDown: string;
  readonly move: string;
  readonly duplicate: string;
  readonly remove: string;
  readonly write: string;
  readonly copy: string;
  readonly cut: string;
  readonly paste: string;
  readonly noClipboard: string;
  readonly where: string;
  readonly picked: (name: string) => string;
  readonly canceled: string;
  readonly outline: OutlineWords;
}

/** What a list of mails shows. */
export interface EnvelopeWords {
  readonly title: string;
  readonly subject: string;
  readonly preheader: string;
  readonly none: string;
  readonly change: string;
  readonly length: (length: string, most: string) => string;
}

export interface OutlineWords {
  /** How keys move in it; read out with it. */
  readonly keys: string;
  readonly empty: string;
  readonly locked: string;
  readonly condition: string;
  readonly versions: (versions: string) => string;
}

export const PAPER_EN: PaperWords = {
  label: "Message",
  keys: "Up and down go from block to block, with Shift they choose several. Right goes in, left and Escape go out. Enter writes in the text or opens the settings, plus adds a block, M moves it, Alt and up or down move it by one, Delete takes it away.",
  empty: "An empty message",
  emptyHow: "Begin with a starter, or add the first block.",
  allStarters: (count) => `All ${count} starters…`,
  envelope: {
    title: "In a list of mails",
    subject: "Subject",
    preheader: "Preview",
    none: "Nothing yet",
    change: "Change it in the settings",
    length: (length, most) => `${length} of ${most}`,
  },
  block: (name, words) => (words === "" ? name : `${name}: ${words}`),
  slots: {},
  slotOf: (slot, name) => `${slot} of ${name}`,
  several: (count) => `${count} blocks`,
  emptySlot: (slot) => (slot === undefined ? "Nothing here yet" : `${slot}: nothing here yet`),
  noText: (language) => `No text in ${language} yet`,
  held: (name, { lock, required, last }) =>
    [
      name,
      lock === "all" ? "locked with its place" : lock === "content" ? "approved and locked" : "",
      required && last ? "always there, always last" : required ? "always there" : last ? "always last" : "",
    ]
      .filter((part) => part !== "")
      .join(" · "),
  hiddenFrom: (person) => `${person} does not see this`,
  unknownFor: (person) => `Not known whether ${person} sees this: hidden`,
  onlyVersions: (versions) => `Version ${versions} only`,
  addHere: "Add a block here",
  placeNumber: (number, of, where) => `Place ${number} of ${of}: ${where}`,
  before: (name) => `before ${name}`,
  atEnd: "at the end",
  inside: (name, where) => `in ${name}, ${where}`,
  dropHere: (name) => `Drop “${name}” here`,
  tools: (name) => `Tools of ${name}`,
  selectParent: (name) => `Choose ${name} around it`,
  moveUp: "Move up",
  moveDown: "Move down",
  move: "Move…",
  duplicate: "Duplicate",
  remove: "Delete",
  write: "Write",
  copy: "Copy",
  cut: "Cut",
  paste: "Paste behind it",
  noClipboard: "The browser does not let this page use the clipboard. Use the keys for copy and paste.",
  where: "Where this is",
  picked: (name) => `“${name}” is dragged.`,
  canceled: "Everything stays where it was.",
  outline: {
    keys: "Up and down go from block to block, left and right close and open what stands in one. Enter shows it in the message, Alt and up or down move it, Delete takes it away.",
    empty: "There are no blocks yet.",
    locked: "locked",
    condition: "not for everybody",
    versions: (versions) => `version ${versions} only`,
  },
};

export const PAPER_ES: PaperWords = {
  label: "Mensaje",
  keys: "Arriba y abajo van de bloque en bloque, con Mayúsculas eligen varios. Derecha entra, izquierda y Escape salen. Intro escribe en el texto o abre los ajustes, más añade un bloque, M lo mueve, Alt con arriba o abajo lo mueve un lugar, Suprimir lo quita.",
  empty: "Un mensaje vacío",
  emptyHow: "Empiece con un modelo, o añada el primer bloque.",
  allStarters: (count) => `Los ${count} modelos…`,
  envelope: {
    title: "En una lista de correos",
    subject: "Asunto",
    preheader: "Vista previa",
    none: "Nada todavía",
    change: "Cambiarlo en los ajustes",
    length: (length, most) => `${length} de ${most}`,
  },
  block: (name, words) => (words === "" ? name : `${name}: ${words}`),
  slots: { first: "Primera columna", second: "Segunda columna", third: "Tercera columna" },
  slotOf: (slot, name) => `${slot} de ${name}`,
  several: (count) => `${count} bloques`,
  emptySlot: (slot) => (slot === undefined ? "Todavía no hay nada" : `${slot}: todavía no hay nada`),
  noText: (language) => `Todavía sin texto en ${language}`,
  held: (name, { lock, required, last }) =>
    [
      name,
      lock === "all" ? "bloqueado con su lugar" : lock === "content" ? "aprobado y bloqueado" : "",
      required && last ? "siempre está, siempre al final" : required ? "siempre está" : last ? "siempre al final" : "",
    ]
      .filter((part) => part !== "")
      .join(" · "),
  hiddenFrom: (person) => `${person} no lo ve`,
  unknownFor: (person) => `No se sabe si ${person} lo ve: no se muestra`,
  onlyVersions: (versions) => `Solo versión ${versions}`,
  addHere: "Añadir un bloque aquí",
  placeNumber: (number, of, where) => `Lugar ${number} de ${of}: ${where}`,
  before: (name) => `antes de ${name}`,
  atEnd: "al final",
  inside: (name, where) => `en ${name}, ${where}`,
  dropHere: (name) => `Soltar «${name}» aquí`,
  tools: (name) => `Herramientas de ${name}`,
  selectParent: (name) => `Elegir ${name}, que lo rodea`,
  moveUp: "Subir",
  moveDown: "Bajar",
  move: "Mover…",
  duplicate: "Duplicar",
  remove: "Eliminar",
  write: "Escribir",
  copy: "Copiar",
  cut: "Cortar",
  paste: "Pegar detrás",
  noClipboard: "El navegador no deja usar el portapapeles a esta página. Use las teclas de copiar y pegar.",
  where: "Dónde está",
  picked: (name) => `Se arrastra «${name}».`,
  canceled: "Todo queda donde estaba.",
  outline: {
    keys: "Arriba y abajo van de bloque en bloque, izquierda y derecha cierran y abren lo que hay dentro. Intro lo muestra en el mensaje, Alt con arriba o abajo lo mueve, Suprimir lo quita.",
    empty: "Todavía no hay bloques.",
    locked: "bloqueado",
    condition: "no para todos",
    versions: (versions) => `solo versión ${versions}`,
  },
};
