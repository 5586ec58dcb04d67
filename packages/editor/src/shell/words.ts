/** Words of the frame: header, dialogs, messages, what is read out. */

export interface ShellWords {
  readonly strategy: string;
  readonly draft: string;
  readonly version: (version: number) => string;
  readonly live: (version: number) => string;
  readonly views: string;
  readonly canvas: string;
  readonly timeline: string;
  readonly outline: string;
  readonly list: string;
  readonly panels: string;
  readonly settings: string;
  readonly problemsCount: (count: number) => string;
  /** Goes to the mode that tries a strategy out. */
  readonly simulate: string;
  readonly publish: string;
  readonly publishBlocked: (count: number) => string;
  readonly mayNotPublish: string;
  readonly close: string;
  readonly done: string;
  readonly cancel: string;
  readonly readOnly: string;
  readonly newer: (by: string, time: string) => string;
  readonly takeNewer: string;
  readonly keepMine: string;
  readonly unsound: (count: number) => string;
  readonly compare: {
    readonly show: string;
    readonly title: string;
    readonly none: string;
    readonly added: string;
    readonly removed: string;
    readonly changed: string;
    readonly settings: string;
    /** Of a step or a strategy, where the fields have no word for them. */
    readonly members: Readonly<Record<string, string>>;
  };
  readonly unsaved: string;
  readonly saved: (time: string) => string;
  readonly saving: string;
  /** The line about the document as a whole. */
  readonly notices: string;
  readonly notSaved: string;
  readonly offline: string;
  readonly offlineSaid: string;
  readonly savedAgain: string;
  readonly refused: (because: string) => string;
  readonly waiting: (changes: number) => string;
  readonly nextTry: (seconds: number) => string;
  readonly tryNow: string;
  readonly search: string;
  readonly searchHint: string;
  readonly nothingFound: (text: string) => string;
  readonly commands: string;
  readonly steps: string;
  readonly templates: string;
  readonly segments: string;
  readonly keys: string;
  readonly keysOfCanvas: string;
  readonly canvasKeys: readonly (readonly [keys: string, what: string])[];
  readonly keepTitle: string;
  readonly keepText: string;
  readonly keepWay: (way: string, steps: number) => string;
  readonly keepNone: string;
  readonly copied: string;
  /** Of a strategy with more steps than read well. */
  readonly large: (steps: string) => string;
  readonly noClipboard: string;
  readonly nothingToPaste: string;
  readonly pasted: string;
  readonly undone: (label: string) => string;
  readonly redone: (label: string) => string;
  readonly didIt: (label: string) => string;
  readonly showDetails: string;
  readonly note: {
    readonly id: (from: string, to: string) => string;
    readonly experiment: (from: string, to: string) => string;
    readonly segmentAdded: (segment: string) => string;
    readonly segmentRenamed: (from: string, to: string) => string;
    readonly segmentMissing: (segment: string) => string;
    readonly wayCut: (node: string, port: string) => string;
    readonly typeUnknown: (type: string) => string;
  };
  readonly carrying: {
    readonly move: (name: string) => string;
    readonly copy: (name: string) => string;
    readonly new: (name: string) => string;
    readonly connect: string;
  };
  readonly failed: string;
}

export const SHELL_EN: ShellWords = {
  strategy: "Strategy",
  draft: "Draft",
  version: (version) => `Version ${version}`,
  live: (version) => `Live: version ${version}`,
  views: "View",
  canvas: "Canvas",
  timeline: "Timeline",
  outline: "Outline",
  list: "List",
  panels: "Panels",
  settings: "Settings",
  problemsCount: (count) => (count === 1 ? "1 problem" : `${count} problems`),
  simulate: "Simulate",
  publish: "Publish…",
  publishBlocked: (count) =>
    count === 1 ? "1 problem has to be solved first." : `${count} problems have to be solved first.`,
  mayNotPublish: "You may not publish here.",
  close: "Close",
  done: "Done",
  cancel: "Cancel",
  readOnly: "Read only.",
  newer: (by, time) => `${by} changed this strategy at ${time}.`,
  takeNewer: "Take that version",
  keepMine: "Keep mine",
  unsound: (count) =>
    `This document has ${count === 1 ? "1 error" : `${count} errors`}. It is shown as far as it can be, and nothing in it is lost when it is saved.`,
  compare: {
    show: "What differs",
    title: "What that version has differently",
    none: "Both versions say the same.",
    added: "Only in that version",
    removed: "Only in yours",
    changed: "Changed steps",
    settings: "Settings of the strategy",
    members: { to: "leads elsewhere", name: "name", note: "note", type: "kind of step", entry: "entry" },
  },
  unsaved: "Not saved yet",
  saved: (time) => `Saved ${time}`,
  saving: "Saving…",
  notices: "Notices",
  notSaved: "Not saved",
  offline: "Offline",
  offlineSaid: "Your changes could not be saved. They are kept here and will be sent again.",
  savedAgain: "Everything is saved again.",
  refused: (because) => `Could not be saved: ${because}`,
  waiting: (changes) => (changes === 1 ? "Offline: 1 change waits," : `Offline: ${changes} changes wait,`),
  nextTry: (seconds) => `next try in ${seconds} s.`,
  tryNow: "Try now",
  search: "Search and commands",
  searchHint: "Find a step, a command, a template",
  nothingFound: (text) => `Nothing found for “${text}”.`,
  commands: "Commands",
  steps: "Steps",
  templates: "Templates",
  segments: "Segments",
  keys: "Keys",
  keysOfCanvas: "On the canvas",
  canvasKeys: [
    ["↓ ↑", "next and previous step"],
    ["← →", "side ways"],
    ["Home End", "beginning and end of a way"],
    ["Enter", "settings of a step"],
    [".", "to the middle"],
    ["1", "show all of it"],
    ["F6", "next part of the window"],
    ["Shift F10", "menu of a step"],
  ],
  keepTitle: "Which way goes on?",
  keepText: "The ways from this step part. Choose the one to keep; what only the others lead to is deleted.",
  keepWay: (way, steps) => `Keep “${way}” (${steps === 1 ? "1 step" : `${steps} steps`})`,
  keepNone: "Keep none of them",
  copied: "Copied.",
  large: (steps) =>
    `This strategy has ${steps} steps. More than 500 are hard to read: move parts into strategies of their own and call them.`,
  noClipboard: "The browser does not let this page use the clipboard. Use the keys for copy and paste.",
  nothingToPaste: "There are no steps in the clipboard.",
  pasted: "Pasted.",
  undone: (label) => `Undone: ${label}.`,
  redone: (label) => `Redone: ${label}.`,
  didIt: (label) => `Done: ${label}.`,
  showDetails: "What changed on the way",
  note: {
    id: (from, to) => `“${from}” is called “${to}” here.`,
    experiment: (from, to) => `A copy is an experiment of its own: “${from}” became “${to}”.`,
    segmentAdded: (segment) => `The segment “${segment}” came along.`,
    segmentRenamed: (from, to) => `There is another segment “${from}” here, so this one is “${to}”.`,
    segmentMissing: (segment) => `The segment “${segment}” does not exist here.`,
    wayCut: (node, port) => `The way “${port}” of “${node}” led to a step that is not here. It is open now.`,
    typeUnknown: (type) => `Steps of the kind “${type}” are not loaded here. They are kept as they are.`,
  },
  carrying: {
    move: (name) => `Where should “${name}” go? Choose a place, or Escape.`,
    copy: (name) => `Where should the copy of “${name}” go? Choose a place, or Escape.`,
    new: (name) => `Where should “${name}” go? Choose a place, or Escape.`,
    connect: "Choose the step that the way should lead to, or Escape.",
  },
  failed: "This part of the editor has stopped. Your changes are kept; undo the last one or load the page again.",
};

export const SHELL_ES: ShellWords = {
  strategy: "Estrategia",
  draft: "Borrador",
  version: (version) => `Versión ${version}`,
  live: (version) => `Activa: versión ${version}`,
  views: "Vista",
  canvas: "Lienzo",
  timeline: "Calendario",
  outline: "Esquema",
  list: "Lista",
  panels: "Paneles",
  settings: "Ajustes",
  problemsCount: (count) => (count === 1 ? "1 problema" : `${count} problemas`),
  simulate: "Simular",
  publish: "Publicar…",
  publishBlocked: (count) =>
    count === 1 ? "Antes hay que resolver 1 problema." : `Antes hay que resolver ${count} problemas.`,
  mayNotPublish: "No puede publicar aquí.",
  close: "Cerrar",
  done: "Hecho",
  cancel: "Cancelar",
  readOnly: "Solo lectura.",
  newer: (by, time) => `${by} cambió esta estrategia a las ${time}.`,
  takeNewer: "Tomar esa versión",
  keepMine: "Conservar la mía",
  unsound: (count) =>
    `Este documento tiene ${count === 1 ? "1 error" : `${count} errores`}. Se muestra hasta donde se puede, y nada se pierde al guardarlo.`,
  compare: {
    show: "Ver diferencias",
    title: "En qué difiere esa versión",
    none: "Las dos versiones dicen lo mismo.",
    added: "Solo en esa versión",
    removed: "Solo en la suya",
    changed: "Pasos cambiados",
    settings: "Ajustes de la estrategia",
    members: { to: "lleva a otro paso", name: "nombre", note: "nota", type: "tipo de paso", entry: "entrada" },
  },
  unsaved: "Sin guardar",
  saved: (time) => `Guardado ${time}`,
  saving: "Guardando…",
  notices: "Avisos",
  notSaved: "No guardado",
  offline: "Sin conexión",
  offlineSaid: "No se pudieron guardar sus cambios. Se conservan aquí y se enviarán de nuevo.",
  savedAgain: "Todo está guardado de nuevo.",
  refused: (because) => `No se pudo guardar: ${because}`,
  waiting: (changes) =>
    changes === 1 ? "Sin conexión: espera 1 cambio," : `Sin conexión: esperan ${changes} cambios,`,
  nextTry: (seconds) => `próximo intento en ${seconds} s.`,
  tryNow: "Probar ahora",
  search: "Buscar y órdenes",
  searchHint: "Busque un paso, una orden, una plantilla",
  nothingFound: (text) => `Nada para «${text}».`,
  commands: "Órdenes",
  steps: "Pasos",
  templates: "Plantillas",
  segments: "Segmentos",
  keys: "Teclas",
  keysOfCanvas: "En el lienzo",
  canvasKeys: [
    ["↓ ↑", "paso siguiente y anterior"],
    ["← →", "ramas"],
    ["Inicio Fin", "principio y fin de un camino"],
    ["Intro", "ajustes de un paso"],
    [".", "al centro"],
    ["1", "verlo todo"],
    ["F6", "parte siguiente de la ventana"],
    ["Mayús F10", "menú de un paso"],
  ],
  keepTitle: "¿Qué camino sigue?",
  keepText: "Los caminos de este paso se separan. Elija cuál conservar; lo que solo cuelga de los otros se elimina.",
  keepWay: (way, steps) => `Conservar «${way}» (${steps === 1 ? "1 paso" : `${steps} pasos`})`,
  keepNone: "No conservar ninguno",
  copied: "Copiado.",
  large: (steps) =>
    `Esta estrategia tiene ${steps} pasos. Con más de 500 cuesta leerla: saque partes a estrategias propias y llámelas.`,
  noClipboard: "El navegador no deja que esta página use el portapapeles. Use las teclas de copiar y pegar.",
  nothingToPaste: "No hay pasos en el portapapeles.",
  pasted: "Pegado.",
  undone: (label) => `Deshecho: ${label}.`,
  redone: (label) => `Rehecho: ${label}.`,
  didIt: (label) => `Hecho: ${label}.`,
  showDetails: "Qué cambió al hacerlo",
  note: {
    id: (from, to) => `«${from}» se llama «${to}» aquí.`,
    experiment: (from, to) => `Una copia es un experimento propio: «${from}» pasa a ser «${to}».`,
    segmentAdded: (segment) => `El segmento «${segment}» ha venido con los pasos.`,
    segmentRenamed: (from, to) => `Aquí hay otro segmento «${from}», así que este es «${to}».`,
    segmentMissing: (segment) => `El segmento «${segment}» no existe aquí.`,
    wayCut: (node, port) => `El camino «${port}» de «${node}» llevaba a un paso que no está aquí. Ahora está abierto.`,
    typeUnknown: (type) => `Los pasos del tipo «${type}» no están cargados aquí. Se conservan tal como son.`,
  },
  carrying: {
    move: (name) => `¿Adónde va «${name}»? Elija un lugar o pulse Escape.`,
    copy: (name) => `¿Adónde va la copia de «${name}»? Elija un lugar o pulse Escape.`,
    new: (name) => `¿Adónde va «${name}»? Elija un lugar o pulse Escape.`,
    connect: "Elija el paso al que debe llevar el camino o pulse Escape.",
  },
  failed:
    "Esta parte del editor se ha detenido. Sus cambios se conservan; deshaga el último o vuelva a cargar la página.",
};
