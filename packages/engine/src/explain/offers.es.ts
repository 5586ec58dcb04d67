/** Spanish words for offers and payment attempts. */

import { listed } from "./forms.es.ts";
import { de } from "./grammar.es.ts";
import type { OfferNodeWords, OfferTraceWords, OfferWords, ReasonWords } from "./offerWords.ts";
import { terms } from "./terms.es.ts";

const FREQUENCIES: Readonly<Record<string, string>> = {
  weekly: "cada semana",
  biweekly: "cada dos semanas",
  fourWeekly: "cada cuatro semanas",
  semiMonthly: "dos veces al mes",
  monthly: "cada mes",
};

const rhythm = (frequency: string): string => FREQUENCIES[frequency] ?? frequency;

/** With its article: `el plan de pagos`. */
const agreement = (kind: string): string =>
  Object.hasOwn(terms.commitments, kind) ? (terms.commitments[kind] as string) : `el acuerdo «${kind}»`;

/** `un plan de pagos`. */
const some = (kind: string): string => agreement(kind).replace(/^el /, "un ").replace(/^la /, "una ");

export const offerWords: OfferWords = {
  option: ({ discount, tiers, count, one, amount, frequency, firstDue, downPayment, least, roll }) => {
    const parts =
      amount !== undefined
        ? `cuotas de ${amount}, ${rhythm(frequency)}`
        : one
          ? "un solo pago"
          : `${count} cuotas, ${rhythm(frequency)}`;
    const off =
      tiers?.map(({ from, share }) => `una quita del ${share} desde ${from}`).join(", ") ??
      (discount && `una quita de ${discount}`);
    return [
      off,
      `${parts}${one ? "" : ", la primera"} ${firstDue} después de aceptar`,
      downPayment && `${downPayment} por adelantado`,
      least && `ninguna por debajo de ${least}`,
      roll && "en días hábiles",
    ]
      .filter((piece) => typeof piece === "string")
      .join(", ");
  },
  extension: (days) => `una nueva fecha en los ${days} siguientes a la aceptación`,
  guard: ({ maxCount, least, downPayment, firstDue, frequencies, maxMonths, discount }) => {
    const limits = [
      discount && `una quita de hasta ${discount}`,
      maxCount && `hasta ${maxCount} cuotas`,
      least && `ninguna por debajo de ${least}`,
      downPayment && `al menos ${downPayment} por adelantado`,
      firstDue && `la primera en ${firstDue}`,
      frequencies && `también ${listed(frequencies.map(rhythm), "or")}`,
      maxMonths && `en ${maxMonths} meses como máximo`,
    ].filter((piece) => typeof piece === "string");
    const within = limits.length === 0 ? "tan bueno como una opción" : `dentro de estos límites: ${limits.join(", ")}`;
    return `Lo que el deudor proponga en su lugar se acepta si es ${within}; lo demás lo decide una persona.`;
  },
};

export const offerNodes: OfferNodeWords = {
  offer: ({ kind, options, validFor, wait, guard }) =>
    [
      `Ofrecer ${some(kind)}, con un plazo de ${validFor}: ${options.join("; o ")}.`,
      wait && `Esperar ${wait} la respuesta.`,
      guard,
    ]
      .filter((sentence) => sentence !== undefined)
      .join(" "),
  retryPayment: ({ attempts, within, method, installment }) =>
    `${installment ? "Intentar cobrar lo vencido del acuerdo" : "Volver a intentar el cobro"} ${attempts}${method === undefined ? "" : ` (${method})`}; esperar hasta ${within} cada resultado.`,
};

const REASONS: Readonly<Record<string, (limit: string) => string>> = {
  "count.beyond": (limit) => `más de ${limit} cuotas`,
  "installment.below": (limit) => `cuotas por debajo de ${limit}`,
  "downPayment.below": (limit) => `menos de ${limit} por adelantado`,
  "firstDue.beyond": (limit) => `el primer pago después del ${limit}`,
  "firstDue.past": () => "un primer pago en el pasado",
  "frequency.other": (limit) => `otro ritmo que ${listed(limit.split(" ").map(rhythm), "or")}`,
  "term.tooLong": (limit) => (limit === "" ? "duraría demasiado" : `pagos después del ${limit}`),
  "discount.beyond": (limit) => `menos de ${limit} en total`,
  "amount.beyond": (limit) => `más de ${limit} en total`,
  "dueDate.beyond": (limit) => `una fecha después del ${limit}`,
  "counter.invalid": () => "condiciones que no hacen un acuerdo",
  "installment.belowMinimum": () => "sus cuotas serían demasiado pequeñas",
  "installment.tooSmall": () => "sus cuotas serían demasiado pequeñas",
  "count.tooMany": () => "el importe es demasiado pequeño para tantas cuotas",
  "downPayment.tooLarge": () => "no quedaría nada después del primer pago",
  "discount.overGuard": () => "su quita supera el límite",
  "discount.all": () => "no quedaría nada que pagar",
};

const reason = ({ code, limit }: ReasonWords): string =>
  Object.hasOwn(REASONS, code) ? (REASONS[code] as (limit: string) => string)(limit) : `«${code}»`;

const leftOut = (left: readonly { readonly key: string; readonly code: string }[]): string =>
  left.length === 0
    ? ""
    : ` Quedan fuera: ${left.map(({ key, code }) => `${key} (${reason({ code, limit: "" })})`).join(", ")}.`;

const NOTHING: Readonly<Record<string, string>> = {
  nothingDue: "nada del acuerdo ha vencido",
  nothingCollectible: "no hay nada abierto que se pueda reclamar",
  amount: "el importe no es seguro",
  options: "ninguna opción sirve para el importe",
};

const nothing = (code: string): string => NOTHING[code] ?? `«${code}»`;

export const offerTrace: OfferTraceWords = {
  "offer.published": ({ kind, amount, options, until, left }) =>
    `Se ofreció al deudor ${some(kind)} por ${amount}, a elegir entre ${options}, hasta el ${until}.${leftOut(left)}`,
  "offer.judged": ({ kind, status, option, counter, reasons }) => {
    const name = `La oferta ${de(agreement(kind))}`;
    switch (status) {
      case "accepted":
        return counter
          ? "El deudor propuso otras condiciones; están dentro de los límites, así que quedan acordadas."
          : `${name} se aceptó: ${option}.`;
      case "declined":
        return `${name} se rechazó.`;
      case "toAgent":
        return `El deudor propuso otras condiciones, que debe decidir una persona: ${listed(reasons.map(reason), "and")}.`;
      case "expired":
        return `${name} ha caducado.`;
      case "replaced":
        return `${name} dio paso a otra.`;
      default:
        return `${name} se retiró.`;
    }
  },
  "offer.nothing": ({ reason: why, left }) => `No se ofreció nada: ${nothing(why)}.${leftOut(left)}`,
  "payment.attempted": ({ attempt, amount }) => `Se hizo el intento ${attempt} de cobrar ${amount}.`,
  "payment.skipped": ({ attempt, reason: why }) => `Se pasó por alto el intento ${attempt}: ${nothing(why)}.`,
};

/** Ways out, by port. */
export const offerWays: Readonly<Record<string, string>> = {
  accepted: "Si se acepta",
  declined: "Si se rechaza",
  expired: "Sin respuesta a tiempo",
  countered: "Si el deudor propone lo que debe decidir una persona",
  paid: "Si se paga",
  hardDecline: "Si se rechaza de forma definitiva",
  exhausted: "Si ningún intento tiene éxito",
};

export const offerNames = {
  offer: (kind: string) => `la oferta ${de(agreement(kind))}`,
  retryPayment: "los intentos de cobrar el pago",
};
