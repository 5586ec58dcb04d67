/** Sentences about problems in Spanish: one for every code. */

import type { DiagnosticCode } from "@dunlin/engine";
import type { Say, Sentence } from "./say.ts";
import { text } from "./say.ts";

const days = (count: unknown): string => (count === 1 ? "1 día" : `${text(count)} días`);
const meant = (nearest: unknown, say: Say): string =>
  nearest === undefined ? "" : ` ¿Quería decir ${say.quote(nearest)}?`;

const SHAPES: Readonly<Record<string, Sentence>> = {
  missing: ({ member }) => `Aquí falta algo: ${text(member)}.`,
  form: ({ found, nearest }, say) =>
    found === ""
      ? "Aquí aún no se ha elegido ni escrito nada."
      : `${say.quote(found)} no encaja aquí.${meant(nearest, say)}`,
  empty: () => "Esta lista está vacía. Añada un elemento.",
  range: ({ comparison, found, limit }) =>
    `${text(found)} está fuera de los límites: ${comparison === "at most" ? "como máximo" : "como mínimo"} ${text(limit)}.`,
  choice: ({ allowed, found }, say) => `${say.quote(found)} no se conoce aquí. Use ${say.or(allowed)}.`,
  timing: () => "Diga cuánto esperar o hasta cuándo, y solo una de las dos cosas.",
  cells: () => "Esta fila no tiene una celda por columna.",
  oneOf: ({ members }, say) => `Indique exactamente uno de ${say.and(members)}.`,
  needsOneOf: () => "Elija un evento, una condición o ambos.",
  gapChannels: () => "Hay canales para una pausa que no existe. Añada la pausa o quite los canales.",
  order: ({ found, after }) => `${text(found)} no va después de ${text(after)}. Póngalos en orden ascendente.`,
};

const IMPOSSIBLE: Readonly<Record<string, Sentence>> = {
  channel: ({ pack, channel }, say) =>
    `Las reglas ${say.quote(pack)} prohíben ${say.channel(channel)} aquí. Use otro canal.`,
  recipient: ({ pack }, say) => `Las reglas ${say.quote(pack)} prohíben contactar con este destinatario.`,
  hours: ({ pack, channel }, say) =>
    `Las reglas ${say.quote(pack)} no dejan horas para ${say.channel(channel)}. Use otro canal.`,
  spacing: ({ pack, days: within }, say) =>
    `Este contacto llega a menos de ${days(within)} del anterior: según las reglas ${say.quote(pack)} siempre tendrá que esperar.`,
  content: ({ pack }, say) => `Las reglas ${say.quote(pack)} prohíben lo que dice esta plantilla. Elija otra.`,
  count: ({ pack, days: within, count, max }, say) =>
    `Este es el contacto número ${text(count)} en ${days(within)}, y las reglas ${say.quote(pack)} permiten ${text(max)}. Sepárelos.`,
};

export const SENTENCES_ES: { readonly [C in DiagnosticCode]: Sentence } = {
  "json.syntax": () => "El documento no es JSON correcto.",
  "json.tooLarge": () => "El documento es demasiado grande.",
  "json.tooDeep": () => "El documento tiene demasiados niveles.",
  "format.unsupported": ({ supported }, say) =>
    `Este editor lee el formato ${say.quote(supported)} y el documento tiene otro.`,
  "shape.invalid": (data, say) => SHAPES[text(data.problem)]?.(data, say) ?? "Esto no encaja aquí.",
  "shape.unknownMember": ({ member, nearest }, say) =>
    `No existe ${say.quote(member)} aquí.${meant(nearest, say)} Quítelo.`,
  "name.reserved": ({ name }, say) => `El nombre ${say.quote(name)} está reservado. Elija otro.`,
  "id.duplicate": ({ id }, say) => `${say.quote(id)} ya existe. Elija otro nombre.`,
  "node.unknownType": ({ type, nearest }, say) => `No existe el tipo de paso ${say.quote(type)}.${meant(nearest, say)}`,
  "port.dangling": ({ port }, say) =>
    `El camino ${say.port(port)} lleva a un paso que ya no existe. Conéctelo de nuevo.`,
  "port.missing": ({ port }, say) => `El camino ${say.port(port)} no lleva a ninguna parte. Conéctelo a un paso.`,
  "port.unknown": ({ port }, say) => `Este paso no tiene el camino ${say.quote(port)}. Conecte uno de los suyos.`,
  "port.unused": ({ port }, say) => `El camino ${say.port(port)} está conectado, pero nadie pasa por él.`,
  "graph.unreachable": ({ node }, say) => `Nadie puede llegar a ${say.step(node)}. Conéctelo o elimínelo.`,
  "graph.cycle": ({ nodes }, say) => `Se daría vueltas sin fin: ${say.steps(nodes)}. Use una repetición.`,
  "graph.noExit": ({ nodes }, say) => `Desde ${say.steps(nodes)} ningún camino lleva a una salida.`,
  "repeat.noDelay": () => "Una vuelta no tardaría nada. Diga cada cuánto, o ponga una espera dentro.",
  "start.missing": ({ target }, say) => `El primer paso ${say.quote(target)} no existe. Elija uno.`,
  "time.duration": ({ found }, say) => `${say.quote(found)} no es una duración.`,
  "time.zone": ({ zone, nearest }, say) => `No existe la zona horaria ${say.quote(zone)}.${meant(nearest, say)}`,
  "time.calendar": ({ calendar }, say) => `No existe el calendario laboral ${say.quote(calendar)}.`,
  "time.ifPastMissing": () => "Diga qué ocurre si el momento ya ha pasado.",
  "time.offsetKind": ({ offset }, say) => `Ese día no tiene horas: ${say.quote(offset)} debe ser en días completos.`,
  "wait.mayNeverEnd": ({ path }, say) =>
    path === undefined
      ? "Solo una persona puede terminar esta pausa. Ponga un plazo o eventos que la terminen."
      : `Sin ${say.quote(path)} esta espera no termina nunca. Pregunte antes si se conoce.`,
  "calendar.endsSoon": ({ calendar, to }, say) =>
    `El calendario ${say.quote(calendar)} solo conoce festivos hasta ${text(to)}. Amplíelo.`,
  "condition.operator": ({ operator, nearest }, say) =>
    operator === undefined
      ? "Una operación es un objeto con un solo miembro: el nombre del operador."
      : `No existe el operador ${say.quote(operator)}.${meant(nearest, say)}`,
  "condition.arity": ({ operator, found }, say) => `${say.quote(operator)} no admite ${text(found)} argumentos.`,
  "condition.type": () => "Este valor es de otra clase que la que se espera aquí.",
  "condition.limits": () => "La condición es demasiado grande. Divídala en segmentos.",
  "condition.maybeUnknown": ({ paths, port }, say) =>
    port === undefined
      ? `Puede faltar ${say.facts(paths)}. Desconocido no es cero: esas personas no cumplen la condición.`
      : `Puede faltar ${say.facts(paths)}. Desconocido no es cero: esas personas salen por ${say.port(port)}.`,
  "condition.constant": ({ value }) =>
    value === "true" || value === "false"
      ? `Esto es siempre ${value === "true" ? "cierto" : "falso"}, para todos. Corríjalo o prescinda de ello.`
      : "Esto no se puede saber nunca, de nadie. Compare valores de la misma clase.",
  "field.undeclared": ({ path, nearest }, say) => `No se sabe nada de ${say.quote(path)}.${meant(nearest, say)}`,
  "segment.unknown": ({ segment, nearest }, say) =>
    `No existe el segmento ${say.quote(segment)}.${meant(nearest, say)}`,
  "segment.cycle": ({ segments }, say) => `Los segmentos se usan en círculo: ${say.and(segments)}.`,
  "segment.unused": ({ segment }, say) => `Nada usa el segmento ${say.quote(segment)}.`,
  "split.weights": ({ sum }) => `Las partes suman ${Number(sum) / 100}. Deben sumar 100.`,
  "split.single": ({ variant }, say) => `Todos reciben ${say.quote(variant)}. Dé una parte a otra variante.`,
  "experiment.conflict": ({ experiment, other }, say) =>
    `La prueba ${say.quote(experiment)} está también en ${say.step(other)}, con otras variantes. Iguálelas o cambie el nombre.`,
  "template.unpinned": ({ template }, say) =>
    `${say.quote(template)} no indica versión, así que su texto puede cambiar sobre la marcha. Elija una.`,
  "template.unknown": ({ template, nearest }, say) =>
    `No existe la plantilla ${say.quote(template)}.${meant(nearest, say)} Elija otra.`,
  "template.channel": ({ template, channel }, say) =>
    `La plantilla ${say.quote(template)} no está hecha para ${say.channel(channel)}. Elija otra.`,
  "template.disclosure": ({ template, disclosures, pack }, say) =>
    `A la plantilla ${say.quote(template)} le falta ${say.and(disclosures)}; las reglas ${say.quote(pack)} retienen esos mensajes.`,
  "policy.unknown": ({ pack }, say) =>
    `Las reglas ${say.quote(pack)} no están instaladas, así que nada las haría cumplir.`,
  "policy.invalid": ({ pack }, say) =>
    `Las reglas ${say.quote(pack)} tienen errores y no se pueden cumplir. Repárelas.`,
  "policy.impossible": (data, say) => (IMPOSSIBLE[text(data.why)] ?? (IMPOSSIBLE.count as Sentence))(data, say),
  "policy.noBasis": ({ fact, channel, pack }, say) =>
    `Según las reglas ${say.quote(pack)}, contactar por ${say.channel(channel)} exige el dato ${say.quote(fact)}, y nadie lo aporta.`,
  "contact.burst": ({ again }, say) =>
    `Se puede contactar aquí y enseguida otra vez en ${say.step(again)}. Ponga una espera entre ambos.`,
  "contact.legalUnrouted": () => "Puede que un aviso legal no salga. Diga qué ocurre entonces.",
  "money.unsafe": ({ found }) => `${text(found)} no es un importe exacto.`,
  "money.currency": ({ found, other }) =>
    `Este recargo está en ${text(found)} y otro en ${text(other)}. Un caso tiene una sola moneda.`,
  "call.unknown": ({ strategy, reason, nearest }, say) =>
    reason === "errors"
      ? `La estrategia ${say.quote(strategy)} tiene errores propios. Repárela antes.`
      : `No existe la estrategia ${say.quote(strategy)}.${meant(nearest, say)}`,
  "call.recursion": ({ strategies }, say) => `Las estrategias se llamarían sin fin: ${say.and(strategies)}.`,
  "call.port": ({ port, strategy }, say) => `${say.quote(strategy)} nunca termina con ${say.quote(port)}.`,
  "exit.never": () =>
    "Ninguna regla termina el caso cuando todo está pagado, así que se seguiría contactando a quien paga.",
  "rule.shadowed": () => "Lo anterior ya se lleva a todos. Ponga esto primero, cámbielo o elimínelo.",
  "promise.unhandled": () =>
    "La página acepta promesas y nada las atiende: una promesa solo hace una pausa hasta su día.",
  "offer.guard": ({ problem, found, limit }, say) =>
    problem === "discount"
      ? `Una quita del ${say.percent(found)} supera el límite del ${say.percent(limit)}.`
      : `${text(found)} cuotas duran más que el límite de ${text(limit)} meses.`,
  "offer.unhandled": () => "El caso sigue mientras la oferta aún vale, y nada atiende una aceptación.",
};
