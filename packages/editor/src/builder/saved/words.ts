/** Words of saved blocks. */

export interface SavedWords {
  readonly how: string;
  readonly none: string;
  readonly noneAnywhere: string;
  readonly blocks: (count: number) => string;
  readonly cannot: string;
  readonly save: string;
  readonly saveThese: (count: number) => string;
  readonly choose: string;
  readonly name: string;
  readonly nameHow: string;
  readonly nameMissing: string;
  readonly saved: (name: string) => string;
}

export const SAVED_EN: SavedWords = {
  how: "Click to choose a place, or press Enter to add them behind the chosen block.",
  none: "No blocks are saved yet.",
  noneAnywhere: "No saved blocks fit into this message.",
  blocks: (count) => (count === 1 ? "1 block" : `${count} blocks`),
  cannot: "They cannot stand in a message of this kind.",
  save: "Save blocks",
  saveThese: (count) => (count === 1 ? "Save the chosen block" : `Save the ${count} chosen blocks`),
  choose: "Choose blocks in the message to save them: Shift and click for several.",
  name: "Name",
  nameHow: "As it will stand in this list.",
  nameMissing: "Give them a name.",
  saved: (name) => `Saved: ${name}.`,
};

export const SAVED_ES: SavedWords = {
  how: "Haga clic para elegir el lugar, o pulse Intro para añadirlos detrás del bloque elegido.",
  none: "Todavía no hay bloques guardados.",
  noneAnywhere: "Ningún bloque guardado encaja en este mensaje.",
  blocks: (count) => (count === 1 ? "1 bloque" : `${count} bloques`),
  cannot: "No pueden estar en un mensaje de este tipo.",
  save: "Guardar bloques",
  saveThese: (count) => (count === 1 ? "Guardar el bloque elegido" : `Guardar los ${count} bloques elegidos`),
  choose: "Elija bloques del mensaje para guardarlos: Mayús y clic para varios.",
  name: "Nombre",
  nameHow: "Como aparecerá en esta lista.",
  nameMissing: "Póngales un nombre.",
  saved: (name) => `Guardado: ${name}.`,
};
