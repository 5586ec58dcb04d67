/** The inspector in Spanish. */

import { CHOICES_ES } from "./choiceWords.es.ts";
import { FIELDS_ES } from "./fieldWords.es.ts";
import { eventGroupIn, eventIn, type InspectorWords } from "./words.ts";

const counted =
  (one: string, many: string) =>
  (count: number): string =>
    count === 1 ? one : many;

const FORMS: Readonly<Record<string, string>> = {
  id: "Use de 1 a 64 letras, cifras, guiones y guiones bajos.",
  text: "No puede quedar en blanco.",
  reference: "Un nombre y una versión, como aviso@1.",
  currency: "Tres mayúsculas, como EUR.",
  duration: "Una duración, como P7D, PT4H o P3B.",
  days: "Días completos, como P7D o P3B.",
  offset: "Una distancia, como P7D o -P3B.",
  time: "Una hora del día, como 09:00.",
};

const ROUTES: Readonly<Record<string, string>> = {
  switch: "Rutas",
  waitFor: "Qué espera",
  task: "Resultados",
  split: "Variantes",
  table: "Filas",
};

const ADD_ROUTE: Readonly<Record<string, string>> = {
  task: "Añadir resultado",
  split: "Añadir variante",
  table: "Añadir fila",
};

const ADD_ITEM: Readonly<Record<string, string>> = {
  via: "Añadir canal",
  options: "Añadir opción",
  attempts: "Añadir intento",
  inputs: "Añadir columna",
  exits: "Añadir regla de salida",
  handlers: "Añadir evento",
  byDpd: "Añadir entrada tardía",
  tiers: "Añadir fila",
};

export const INSPECTOR_ES: InspectorWords = {
  ...CHOICES_ES,
  fields: FIELDS_ES,
  event: eventIn(CHOICES_ES.events),
  eventGroup: eventGroupIn(CHOICES_ES.eventGroups),
  units: {
    minutes: counted("minuto", "minutos"),
    hours: counted("hora", "horas"),
    days: counted("día", "días"),
    businessDays: counted("día laborable", "días laborables"),
    weeks: counted("semana", "semanas"),
    months: counted("mes", "meses"),
  },
  problems: {
    required: () => "Esto es necesario.",
    kind: () => "Esto no encaja aquí.",
    choice: () => "No es una de las opciones.",
    least: (wanted) => `Como mínimo ${String(wanted)}.`,
    most: (wanted) => `Como máximo ${String(wanted)}.`,
    form: (wanted) => FORMS[String(wanted)] ?? "Esto no encaja aquí.",
    empty: () => "Añada al menos uno.",
    number: () => "Debe ser un número.",
    json: () => "Este JSON no está completo.",
  },
  title: "Ajustes de lo seleccionado",
  resize: "Anchura de los ajustes",
  strategy: "Estrategia",
  tabs: { settings: "Ajustes", figures: "Cifras", notes: (count) => (count === 0 ? "Notas" : `Notas ${count}`) },
  strategyTabs: {
    entry: "Entrada",
    exits: "Salidas",
    handlers: "Eventos",
    segments: "Segmentos",
    time: "Tiempo y reglas",
  },
  intros: {
    exits: "Se miran en cada paso y antes de cada contacto. La primera que se cumple termina el caso.",
    handlers: "Si ocurre uno de estos y el paso actual no lo atiende, el caso sigue en otro lugar.",
    segments: "Condiciones con nombre, para usarlas donde haya una condición.",
  },
  nameOfStep: "Nombre del paso",
  nameOfStrategy: "Nombre de la estrategia",
  kindAndNumber: (kind, number) => (number === undefined ? kind : `${kind}, paso ${number}`),
  stepMenu: "Qué se puede hacer con este paso",
  several: (count) => `${count} pasos seleccionados`,
  more: "Más ajustes",
  whenMissing: "Cuando faltan datos",
  whenRuns: "Cuándo ocurre",
  inWords: "En palabras",
  days: (earliest, latest) => {
    if (latest === earliest) return earliest === 0 ? "El día de la entrada." : `Día ${earliest} tras la entrada.`;
    return latest === null
      ? `Desde el día ${earliest} tras la entrada.`
      : `Días ${earliest}–${latest} tras la entrada.`;
  },
  ways: "Adónde lleva",
  routes: (type) => ROUTES[type] ?? "Rutas",
  addRoute: (type) => ADD_ROUTE[type] ?? "Añadir ruta",
  firstWins: "Gana la primera que se cumple",
  allCount: "Cuentan todas las que encajan",
  ofPeople: (count) => `de ${count}`,
  elseSentence: "Quien no cumplió nada de lo anterior",
  nowhere: "no lleva a ninguna parte",
  likeWay: (name) => `como «${name}»`,
  rename: "Cambiar nombre",
  routeName: "Nombre",
  removeRoute: "Eliminar",
  moreFor: (name) => `Más para ${name}`,
  moveUp: (name) => (name === "" ? "Subir" : `Subir ${name}`),
  moveDown: (name) => (name === "" ? "Bajar" : `Bajar ${name}`),
  isFirst: "Ya está en primer lugar.",
  isLast: "Ya está en último lugar.",
  oneStays: "Uno tiene que quedar.",
  makeEqual: "Igualar",
  shareOf: (name) => `Parte de ${name}`,
  lockShare: (name) => `Mantener la parte de ${name}`,
  unlockShare: (name) => `Dejar que cambie la parte de ${name}`,
  roles: { control: "Control", holdout: "Sin contacto" },
  roleHelp: { control: "Con ella se comparan las demás.", holdout: "No se le contacta, para poder medir el efecto." },
  rowNumber: "Número",
  row: (number) => `Fila ${number}`,
  cell: (row, column) => `Fila ${row}, columna ${column}`,
  cellHelp: "Escriba 30, < 30, 10..30 u oro, plata. Una celda vacía admite cualquier valor.",
  anyValue: "todos",
  leadsBy: "Sale por",
  wayOfRow: (row) => `Camino de la fila ${row}`,
  rowsSet: "Valores que ponen las filas",
  when: "Cuándo",
  timingModes: { for: "Tras un tiempo", until: "En un día", gap: "Tras un descanso desde el último contacto" },
  changeTiming: "cambiar cuándo sigue",
  before: "antes de",
  after: "después de",
  amountOf: (label) => `${label}: cuánto`,
  unitOf: (label) => `${label}: unidad`,
  sideOf: (label) => `${label}: antes o después`,
  durationRaw: "Tal como se escribe, por ejemplo P1DT4H.",
  minorUnits: "céntimos",
  none: "–",
  usual: (value) => `${value} (habitual)`,
  choose: "Elija…",
  yes: "Sí",
  no: "No",
  addTo: (label) => `Añadir a ${label}`,
  addByEnter: "Escriba y pulse Intro",
  addEvent: "Añadir un evento…",
  ownEvent: "Un evento propio…",
  addNamed: (label) => `Añadir ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
  removeNamed: (name) => `Quitar ${name}`,
  itemNumber: (label, number) => `${label} ${number}`,
  addItem: (list) => ADD_ITEM[list] ?? "Añadir",
  newName: "Nombre nuevo",
  nameFirst: "Escriba antes un nombre.",
  openTemplate: "Abrir",
  chooseFromList: "Elegir de la lista",
  writeReference: "Escribir una referencia…",
  noCondition: "Sin condición",
  addCondition: "Añadir condición",
  editCondition: "Editar condición",
  removeCondition: "Quitar la condición",
  editValue: "Editar valor",
  close: "Cerrar",
  scheduleFor: "Para una suma de",
  schedule: (parts) => {
    const shown = parts.slice(0, 3).map(({ amount, day }) => `${amount} el día ${day}`);
    const more = parts.length - shown.length;
    return `${shown.join(", ")}${more > 0 ? ` y ${more} más` : ""}`;
  },
  noSchedule: "no se puede calcular para esta suma",
  newSegment: "Segmento nuevo",
  addSegment: "Añadir segmento",
  segmentName: (id) => `Nombre de ${id}`,
  policyRequired: "Vale aquí para todas las estrategias.",
  policyRules: (count) => (count === 1 ? "1 regla" : `${count} reglas`),
  noPolicies: "No hay reglas de contacto entre las que elegir.",
  figures: {
    entered: "Llegaron aquí",
    waiting: "Esperan aquí ahora",
    sent: "Enviados",
    delivered: "Entregados",
    opened: "Abiertos",
    paid: "Pagaron",
    taken: "Acordaron",
    recoveredMinor: "Recuperado",
    held: "Aplazados o no enviados por reglas de contacto",
  },
  figuresOf: (version, period) => `Versión ${version}, ${period}`,
  showPeople: "Mostrar estas personas",
  fewerThan: (least) => `Menos de ${least} personas: no se muestra.`,
  noFigures: "Aún no hay cifras. Llegan cuando hay una versión en marcha.",
  noFiguresHere: "Aún no hay cifras de este paso.",
};
