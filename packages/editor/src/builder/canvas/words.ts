/** Words of the paper on which blocks stand. */

export interface PaperWords {
  readonly label: string;
  /** How keys move on it; read out with it. */
  readonly keys: string;
  readonly empty: string;
  readonly emptyHow: string;
  readonly emptySlot: (slot: string) => string;
  readonly noText: (language: string) => string;
  readonly locked: string;
  readonly lockedPlace: string;
  readonly required: string;
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
  readonly more: string;
  readonly where: string;
}

export const PAPER_EN: PaperWords = {
  label: "Message",
  keys: "Up and down go from block to block, right goes in, left goes out. Enter writes in the text or opens the settings, plus adds a block, M moves it, Delete takes it away.",
  empty: "An empty message",
  emptyHow: "Begin with a starter, or add the first block.",
  emptySlot: (slot) => `Nothing in “${slot}” yet`,
  noText: (language) => `No text in ${language} yet`,
  locked: "Approved and locked",
  lockedPlace: "Locked in its place",
  required: "Required",
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
  more: "More",
  where: "Where this is",
};

export const PAPER_ES: PaperWords = {
  label: "Mensaje",
  keys: "Arriba y abajo van de bloque en bloque, derecha entra, izquierda sale. Intro escribe en el texto o abre los ajustes, más añade un bloque, M lo mueve, Suprimir lo quita.",
  empty: "Un mensaje vacío",
  emptyHow: "Empiece con un modelo, o añada el primer bloque.",
  emptySlot: (slot) => `Todavía no hay nada en «${slot}»`,
  noText: (language) => `Todavía sin texto en ${language}`,
  locked: "Aprobado y bloqueado",
  lockedPlace: "Bloqueado en su lugar",
  required: "Obligatorio",
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
  more: "Más",
  where: "Dónde está",
};
