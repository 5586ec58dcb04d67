/** Spanish sentences for trace entries. */

import { listed } from "./forms.es.ts";
import { a, de } from "./grammar.es.ts";
import { offerTrace } from "./offers.es.ts";
import { terms } from "./terms.es.ts";
import type { Reading, TraceArguments, TraceWords } from "./traceWords.ts";

/** `: el número de días de atraso era 9`, or nothing. */
const because = (reads: string): string => (reads === "" ? "" : `: ${reads}`);

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const untilText = (until: string): string => (until === "" ? "hasta nuevo aviso" : `hasta el ${until}`);

const rulesText = (rules: string): string => (rules === "" ? "" : `: ${rules}`);

export const trace: TraceWords = {
  ...offerTrace,
  reads: (readings) => listed(readings.map(readText), "and"),
  "entry.refused": ({ reason, reads, path }) => `El caso no fue admitido: ${refusal(reason, path)}${because(reads)}.`,
  "case.exited": ({ outcome }) => `El caso terminó: ${outcome}.`,
  "case.parked": ({ reason, path }) =>
    `El caso quedó detenido hasta que lo revise una persona: ${trouble(reason, path)}.`,
  "case.migrated": ({ from, to, node }) =>
    node === ""
      ? `El cambio de la versión ${from} a la versión ${to} de la estrategia terminó el caso.`
      : `El caso pasó de la versión ${from} de la estrategia a la versión ${to}, donde sigue en ${node}.`,
  "event.unknown": ({ name }) => `Llegó un aviso de un tipo desconocido, ${name}. No cambió nada.`,
  "event.invalid": ({ name, path }) =>
    `El aviso ${name} no fue aceptado: lo que dice en ${path} falta o tiene una forma incorrecta.`,
  "event.duplicate": ({ happened }) => `Se avisó una vez más de que ${happened}. Solo cuenta una vez.`,
  "event.late": ({ happened }) => `${capital(happened)}, demasiado tarde para cambiar algo.`,
  "event.refused": ({ happened }) => `${capital(happened)}, pero no en las condiciones ofrecidas. No cambió nada.`,
  "event.afterExit": ({ happened }) => `${capital(happened)} después de que el caso terminara. No cambió nada.`,
  "event.ignored": ({ happened }) => `${capital(happened)}. Aquí nada en la estrategia espera eso.`,
  "version.mismatch": ({ strategy, version }) =>
    `El caso pertenece a la estrategia ${strategy}, versión ${version}, no a esta. Quedó como estaba.`,
  "time.clamped": ({ given, kept }) =>
    `La hora indicada era el ${given}, anterior al último paso del caso. Cuenta como el ${kept}.`,
  "zone.unknown": ({ zones, several, used }) =>
    `${several ? `No se conocen las zonas horarias ${zones}` : `No se conoce la zona horaria ${zones}`}. Las horas siguen ${used}.`,
  "calendar.uncovered": ({ calendar, day }) =>
    `El calendario ${calendar} no llega al ${day}. No se conocen los festivos de ese día.`,
  "facts.mixedCurrency": ({ currencies }) =>
    `Lo que se debe está en varias monedas (${currencies}), por lo que no hay una suma.`,
  "condition.unknown": ({ about, name, fields }) => {
    const reason =
      fields.length === 0
        ? "falta un dato"
        : `no se ${fields.length === 1 ? "conoce" : "conocen"} ${listed(fields, "and")}`;
    return `${capital(question(about, name))}, porque ${reason}.`;
  },
  "rule.matched": ({ rule, events, reads }) =>
    `Se aplicó la regla de salida ${rule}${events === "" ? "" : ` (se aplica cuando ${events})`}${because(reads)}.`,
  "handler.matched": ({ handler, happened, target, reads }) =>
    `${capital(happened)}. Por la regla ${handler} el caso pasó ${a(target)}${because(reads)}.`,
  "node.entered": ({ first, node }) =>
    first ? `El caso fue admitido y empezó por ${node}.` : `El caso siguió por ${node}.`,
  "node.left": ({ way, target }) => `${LEFT[way]}A continuación: ${target}.`,
  "wait.planned": ({ due }) => `El caso espera hasta el ${due}.`,
  "wait.replanned": ({ due, was, anchor }) =>
    `La espera termina ahora en otra fecha${anchor === "" ? "" : `, porque depende ${de(anchor)}`}: no el ${was}, sino el ${due}.`,
  "wait.slept": ({ anchor }) => `El caso espera sin fecha, porque aún no se conoce ${anchor}.`,
  "wait.missed": ({ due, skipped }) =>
    skipped
      ? `Esto correspondía al ${due}. Ese momento ya había pasado, así que se omitió.`
      : `Esto correspondía al ${due}. Ese momento ya había pasado, así que no se esperó más.`,
  "contact.allowed": ({ message, task, template, purpose, recipient }) =>
    task
      ? `Una persona puede ahora contactar con ${recipient} ${message}${template === "" ? "" : ` (${template})`}.`
      : `Sale ${message} para ${recipient}${purpose === "" ? "" : ` como ${purpose}`} (${template}).`,
  "contact.deferred": ({ reason, until, rules, task }) =>
    `El ${task ? "contacto" : "mensaje"} espera ${untilText(until)}, porque ${delay(reason)}${rulesText(rules)}.`,
  "contact.suppressed": ({ reason, rules, task }) =>
    `El ${task ? "contacto no se hace" : "mensaje no sale"}: ${silence(reason)}${rulesText(rules)}.`,
  "split.assigned": ({ experiment, variant, bucket, unit, kept }) =>
    `En el experimento ${experiment}, ${UNITS[unit]} ${kept ? "sigue" : "está"} en el grupo ${variant} (número ${bucket} de 0 a 9.999).`,
  "decision.taken": decision,
  "repeat.round": ({ round, max }) => `Empezó la vuelta ${round} de ${max} como máximo.`,
  "fee.skipped": ({ fee, reason }) => `El cargo ${fee} no se aplicó: ${feeReason(reason)}.`,
  "call.entered": ({ strategy, start }) => `El caso pasó a la estrategia ${strategy}, empezando por ${start}.`,
  "call.returned": ({ outcome }) => `La estrategia llamada terminó: ${outcome}.`,
  "hold.began": ({ hold, contactOnly, until }) => {
    const end = until === "" ? "hasta que eso se levante" : `hasta el ${until}`;
    if (contactOnly) return `Por ${hold}, no se pide ningún pago ${end}.`;
    return `El caso está en pausa por ${hold}, ${end}. Mientras tanto no sale ningún mensaje.`;
  },
  "hold.ended": ({ hold, reason, event }) =>
    `La pausa por ${hold} ${reason === "event" ? `terminó, porque ${event}` : ENDED[reason]}.`,
  "commitment.opened": ({ kind, parts }) =>
    `Queda constancia ${de(commitmentName(kind))}${parts.length === 0 ? "" : `: ${partsText(parts)}`}.`,
  "commitment.judged": ({ kind, closing }) => `${capital(commitmentName(kind))} ${closing}.`,
};

function readText({ name, value, said, truth, size }: Reading): string {
  if (said !== undefined) return said;
  if (truth !== undefined) return `${name}: ${truth ? "sí" : "no"}`;
  if (size !== undefined) return `${name} tenía ${size} ${size === 1 ? "elemento" : "elementos"}`;
  return value === undefined ? `no se conocía ${name}` : `${name} era ${value}`;
}

function refusal(reason: string, path: string): string {
  switch (reason) {
    case "when":
      return "no cumple la condición de entrada";
    case "never":
      return "ya estuvo en esta estrategia, y nadie entra dos veces";
    case "active":
      return "ya está en esta estrategia";
    case "cooldown":
      return "salió de esta estrategia hace poco, y aún no ha pasado el plazo para volver";
    case "obligation":
      return "debe indicar a cuál de sus deudas se refiere";
    case "otherCase":
      return "su estado anterior pertenece a otro caso o a otra estrategia";
    case "facts":
      return `lo que se sabe de él falta o tiene una forma incorrecta en ${path}`;
    default:
      return `el motivo es «${reason}»`;
  }
}

function trouble(reason: string, path: string): string {
  switch (reason) {
    case "facts":
      return `lo que se sabe de él falta o tiene una forma incorrecta en ${path}`;
    case "otherCase":
      return "los datos pertenecen a otro caso";
    case "nodeMissing":
      return "la estrategia ya no tiene el paso en el que está el caso";
    case "tooManyNodes":
      return "pasó por demasiados pasos de una vez";
    case "portMissing":
      return "la estrategia no dice cómo seguir desde este paso";
    case "internal":
      return "algo falló dentro del motor";
    default:
      return `el motivo es «${reason}»`;
  }
}

function question(about: string, name: string): string {
  switch (about) {
    case "exit":
      return `no se puede decir si se aplica la regla de salida ${name}`;
    case "handler":
      return `no se puede decir si se aplica la regla ${name}`;
    case "entry":
      return "no se puede decir si el caso puede entrar";
    case "case":
      return `no se puede decir si se aplica ${name}`;
    case "row":
      return `no se sabe si se aplica la fila ${name} de la tabla`;
    case "value":
      return `no se puede calcular el valor ${name}`;
    default:
      return "no se puede responder a la pregunta";
  }
}

const LEFT = {
  "": "",
  over: "La espera terminó. ",
  timeout: "Nada de lo esperado ocurrió a tiempo. ",
  failed: "El mensaje no pudo entregarse por ningún canal. ",
} as const;

function delay(reason: string): string {
  switch (reason) {
    case "nothingCollectible":
      return "ahora no hay nada que pedir: todo está pagado, impugnado o en pausa";
    case "hold":
      return "ahora no se pide ningún pago";
    case "policy":
      return "las reglas de contacto no lo permiten antes";
    default:
      return `el motivo es «${reason}»`;
  }
}

function silence(reason: string): string {
  switch (reason) {
    case "unreachable":
      return "no hay ningún canal por el que se pueda contactar con el deudor";
    case "gaveUp":
      return "no se pudo enviar dentro del plazo fijado";
    case "superseded":
      return "el caso ha seguido adelante sin él";
    case "policy":
      return "las reglas de contacto lo prohíben";
    default:
      return `el motivo es «${reason}»`;
  }
}

const UNITS = { debtor: "este deudor", case: "este caso", account: "esta cuenta" } as const;

function feeReason(reason: string): string {
  switch (reason) {
    case "nothingOverdue":
      return "no hay nada vencido que se pueda reclamar";
    case "currency":
      return "lo que se debe está en otra moneda";
    case "amount":
      return "no hay importe que cargar";
    default:
      return `el motivo es «${reason}»`;
  }
}

function decision({ way, port, rows, reads }: TraceArguments["decision.taken"]): string {
  switch (way) {
    case "yes":
      return `La respuesta fue sí${because(reads)}.`;
    case "no":
      return `La respuesta fue no${because(reads)}.`;
    case "unknown":
      return "El caso tomó el camino de las respuestas desconocidas.";
    case "else":
      return `No se cumplió ninguno de los supuestos${because(reads)}.`;
    case "out":
      return "El experimento solo abarca a una parte de los deudores, y este no está entre ellos.";
    case "result":
      return `La tarea terminó con ${port}.`;
    case "row":
      return `Se aplicó la fila ${rows} de la tabla${because(reads)}.`;
    case "rows":
      return `${rows === "" ? "No se aplicó ninguna fila de la tabla" : `Filas de la tabla que se aplicaron: ${rows}`}${reads === "" ? "" : `; ${reads}`}.`;
    case "done":
      return `No hace falta repetir más${because(reads)}.`;
    case "heard":
      return `Ocurrió algo que se esperaba, ${port}${because(reads)}.`;
    case "case":
      return `Se cumplió ${port}${because(reads)}.`;
  }
}

const ENDED = {
  released: "se levantó",
  expired: "llegó a su fin",
  closed: "terminó con ello",
} as const;

const commitmentName = (kind: string): string =>
  Object.hasOwn(terms.commitments, kind) ? (terms.commitments[kind] as string) : `el acuerdo «${kind}»`;

/** Up to four parts in full; of more, the first and the last. */
function partsText(parts: TraceArguments["commitment.opened"]["parts"]): string {
  const said = parts.map(({ amount, due }) => `${amount} a más tardar el ${due}`);
  if (said.length <= 4) return listed(said, "and");
  return `${said.length} pagos, el primero de ${said[0]}, el último de ${said.at(-1)}`;
}
