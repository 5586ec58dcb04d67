/** Words of the palette, and what each kind of step does in one sentence. */

export interface PaletteWords {
  readonly title: string;
  readonly find: string;
  readonly results: (count: number) => string;
  readonly nothing: (text: string) => string;
  readonly clear: string;
  readonly quickAdd: string;
  /** By node type; the sentence of the node type itself where there is none. */
  readonly sentences: Readonly<Record<string, string>>;
}

export const PALETTE_EN: PaletteWords = {
  title: "Steps to add",
  find: "Find a step",
  results: (count) => (count === 1 ? "1 step" : `${count} steps`),
  nothing: (text) => `No step is called “${text}”.`,
  clear: "Show all steps",
  quickAdd: "Add a step",
  sentences: {},
};

export const PALETTE_ES: PaletteWords = {
  title: "Pasos para añadir",
  find: "Buscar un paso",
  results: (count) => (count === 1 ? "1 paso" : `${count} pasos`),
  nothing: (text) => `Ningún paso se llama «${text}».`,
  clear: "Mostrar todos los pasos",
  quickAdd: "Añadir un paso",
  sentences: {
    send: "Envía un mensaje por el primer canal disponible.",
    wait: "Espera un tiempo, un momento que depende de los datos o una pausa desde el último contacto.",
    waitFor: "Espera al primero de varios eventos o condiciones, con un plazo.",
    if: "Va por uno de dos caminos; lo que no se sabe tiene el suyo.",
    switch: "Va por el camino del primer caso que se cumple; si no, por el de los demás.",
    table: "Decide con una tabla de casos, o recoge valores de ella.",
    split: "Reparte los casos entre las variantes de una prueba, siempre igual para la misma persona.",
    task: "Da a una persona algo que hacer y espera el resultado.",
    offer: "Ofrece un plan de pagos, una quita o una nueva fecha y espera la respuesta.",
    promise: "Sigue una promesa de pago hasta que se cumple o se rompe.",
    plan: "Sigue un plan de pagos, cuota a cuota, hasta que se paga o se rompe.",
    retryPayment: "Vuelve a intentar un cobro en momentos fijados.",
    hold: "Detiene el caso, o solo los mensajes que piden dinero.",
    release: "Levanta pausas.",
    set: "Guarda valores, la fase y etiquetas del caso.",
    fee: "Cobra un recargo que la ley o el contrato permiten.",
    escalate: "Pasa el caso al siguiente nivel.",
    repeat: "Da varias vueltas a sus pasos, un número limitado de veces.",
    callStrategy: "Recorre otra estrategia y vuelve con su resultado, o se cambia a ella.",
    score: "Pide una puntuación a un modelo y la guarda.",
    external: "Pregunta a otro sistema y guarda la respuesta.",
    goal: "Marca que un caso llegó a un punto que cuenta en los informes.",
    exit: "Termina el caso con un resultado.",
  },
};
