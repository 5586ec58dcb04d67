/** Words of the outline. */

export interface OutlineWords {
  readonly title: string;
  readonly step: string;
  readonly when: string;
  readonly who: string;
  readonly entered: string;
  readonly waiting: string;
  readonly paidOrTaken: string;
  readonly notice: string;
  readonly everyone: string;
  readonly start: string;
  readonly startFrom: (day: number) => string;
  /** The first step of a side way. */
  readonly onWay: (way: string, name: string) => string;
  readonly goesOn: (name: string) => string;
  readonly goesOnAt: (way: string, name: string) => string;
  readonly leadsNowhere: (way: string) => string;
  readonly unreached: string;
  readonly fromSeveral: string;
  readonly placeHere: (what: string) => string;
  readonly placeOn: (what: string, way: string) => string;
  readonly steps: (count: number) => string;
  readonly errors: (count: number) => string;
  readonly warnings: (count: number) => string;
  readonly held: (count: string) => string;
  readonly fewer: (least: number) => string;
  readonly fewerPeople: (least: number) => string;
  readonly addAfter: string;
  readonly move: string;
  readonly more: string;
  readonly inspect: (figure: string, name: string) => string;
  readonly hints: readonly (readonly [keys: readonly string[], what: string])[];
  readonly placeHints: readonly (readonly [keys: readonly string[], what: string])[];
}

export const OUTLINE_EN: OutlineWords = {
  title: "Outline of the strategy",
  step: "Step",
  when: "When",
  who: "Who",
  entered: "Entered",
  waiting: "Waiting",
  paidOrTaken: "Paid or taken",
  notice: "Notice",
  everyone: "Everyone",
  start: "Cases come in",
  startFrom: (day) => `From ${day} days past due`,
  onWay: (way, name) => `${way}: ${name}`,
  goesOn: (name) => `On to ${name}`,
  goesOnAt: (way, name) => `${way}: on to ${name}`,
  leadsNowhere: (way) => `${way}: leads nowhere yet`,
  unreached: "Nothing leads to these steps",
  fromSeveral: "From several steps",
  placeHere: (what) => `Place ${what} here`,
  placeOn: (what, way) => `Place ${what} here, on “${way}”`,
  steps: (count) => `${count} steps`,
  errors: (count) => (count === 1 ? "1 error" : `${count} errors`),
  warnings: (count) => (count === 1 ? "1 warning" : `${count} warnings`),
  held: (count) => `${count} delayed`,
  fewer: (least) => `under ${least}`,
  fewerPeople: (least) => `Fewer than ${least} people`,
  addAfter: "Add step after",
  move: "Move",
  more: "More",
  inspect: (figure, name) => `${figure}: ${name}`,
  hints: [
    [["↓"], "next"],
    [["→"], "open branch"],
    [["+"], "add after"],
    [["m"], "move"],
    [["Ctrl", "C"], "copy"],
    [["Enter"], "settings"],
  ],
  placeHints: [
    [["↓", "↑"], "places"],
    [["Enter"], "place"],
    [["Esc"], "put back"],
  ],
};

export const OUTLINE_ES: OutlineWords = {
  title: "Esquema de la estrategia",
  step: "Paso",
  when: "Cuándo",
  who: "Quién",
  entered: "Entraron",
  waiting: "En espera",
  paidOrTaken: "Pagó o aceptó",
  notice: "Aviso",
  everyone: "Todos",
  start: "Entran los casos",
  startFrom: (day) => `A partir de ${day} días de mora`,
  onWay: (way, name) => `${way}: ${name}`,
  goesOn: (name) => `Sigue en ${name}`,
  goesOnAt: (way, name) => `${way}: sigue en ${name}`,
  leadsNowhere: (way) => `${way}: aún no lleva a ningún paso`,
  unreached: "Nada lleva a estos pasos",
  fromSeveral: "Desde varios pasos",
  placeHere: (what) => `Colocar ${what} aquí`,
  placeOn: (what, way) => `Colocar ${what} aquí, en «${way}»`,
  steps: (count) => `${count} pasos`,
  errors: (count) => (count === 1 ? "1 error" : `${count} errores`),
  warnings: (count) => (count === 1 ? "1 advertencia" : `${count} advertencias`),
  held: (count) => `${count} aplazados`,
  fewer: (least) => `menos de ${least}`,
  fewerPeople: (least) => `Menos de ${least} personas`,
  addAfter: "Añadir paso después",
  move: "Mover",
  more: "Más",
  inspect: (figure, name) => `${figure}: ${name}`,
  hints: [
    [["↓"], "siguiente"],
    [["→"], "abrir rama"],
    [["+"], "añadir después"],
    [["m"], "mover"],
    [["Ctrl", "C"], "copiar"],
    [["Enter"], "ajustes"],
  ],
  placeHints: [
    [["↓", "↑"], "lugares"],
    [["Enter"], "colocar"],
    [["Esc"], "dejar como estaba"],
  ],
};
