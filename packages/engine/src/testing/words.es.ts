/** Spanish for stories. */

import type { StoryWords } from "./words.ts";

export const es: StoryWords = {
  enrolls: "El caso se entrega a la estrategia.",
  timer: "Llega la hora.",
  nothing: "Nada cambia.",
  noTimer: "No hay ninguna alarma puesta.",
  nextTimer: (moment) => `La próxima alarma: ${moment}.`,
  end: {
    out: "Al final de la historia el caso no ha entrado.",
    active: (node) => `Al final de la historia el caso está en ${node}.`,
    held: (node) => `Al final de la historia el caso está en pausa en ${node}.`,
    exited: "Al final de la historia el caso ha terminado.",
  },
  heading: (caseId, debtor) => `Caso ${caseId}, deudor ${debtor}.`,
  owed: (ref, amount, due, open) =>
    `${ref}: ${amount}, vence el ${due}${open === undefined ? "" : `; quedan por pagar ${open}`}.`,
  stillOwed: (amounts) => (amounts === "" ? "Ya no se debe nada." : `Aún se deben: ${amounts}.`),
  work: {
    task: (queue, due) => `Hay una tarea para ${queue}, abierta hasta el ${due}.`,
    taskCanceled: "La tarea se retira.",
    fee: (amount, basis) => `Se carga una comisión de ${amount} (${basis}).`,
    asked: (name) => `Se consulta el sistema ${name}.`,
    goal: (name) => `Se alcanza el objetivo ${name}.`,
    stage: (name) => `La etapa es ahora ${name}.`,
  },
};
