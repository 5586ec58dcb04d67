/** Sentences on what a comparison can and cannot say, in English and Spanish. */

import { exponentOf } from "../../base/money.ts";
import type { Finding, FindingStatus } from "./comparison.ts";

interface Told {
  readonly cases: number;
  readonly status: FindingStatus;
  readonly data: Finding["data"];
}

export type FindingWords = Readonly<Record<Finding["code"], (told: Told) => string>>;

/** How a language writes numbers. */
interface Marks {
  readonly decimal: string;
  readonly group: string;
  readonly percent: string;
}

function numbers({ decimal, group, percent }: Marks) {
  const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, group);
  const fixed = (value: number, places: number): string => {
    const [whole = "0", part] = Math.abs(value).toFixed(places).split(".");
    const sign = value < 0 && Number(value.toFixed(places)) !== 0 ? "-" : "";
    return `${sign}${grouped(whole)}${part === undefined ? "" : `${decimal}${part}`}`;
  };
  const share = (value: unknown) => `${fixed(100 * Number(value), 1)}${percent}`;
  const money = (minor: unknown, currency: unknown) => {
    const places = exponentOf(String(currency));
    return `${currency} ${fixed(Number(minor) / 10 ** places, places)}`;
  };
  return {
    count: (value: unknown) => fixed(Number(value), 0),
    share,
    money,
    /** A mean outcome: a share of cases, or money. */
    outcome: (value: unknown, { outcome, currency }: Finding["data"]) =>
      outcome === "cured" ? share(value) : money(value, currency),
  };
}

const en = numbers({ decimal: ".", group: ",", percent: "%" });
const es = numbers({ decimal: ",", group: ".", percent: " %" });

const REASONS: Readonly<Record<string, { readonly en: string; readonly es: string }>> = {
  noLog: {
    en: "of no case is it known what was left to chance",
    es: "de ningún caso se sabe qué se dejó al azar",
  },
  noOverlap: {
    en: "no case was ever treated as the challenger would treat it",
    es: "ningún caso se trató nunca como lo trataría la estrategia aspirante",
  },
  uncovered: {
    en: "part of what the challenger would do was never done, so the record says nothing of it",
    es: "una parte de lo que haría la aspirante no se hizo nunca, y el registro no dice nada de ello",
  },
  tooFew: {
    en: "too few cases were treated as the challenger would treat them",
    es: "demasiados pocos casos se trataron como los trataría la aspirante",
  },
};

const english: FindingWords = {
  contacts: ({ data }) =>
    `Contacts, their days, hours and channels are exact, given what was recorded: ${en.count(data.champion)} under the champion, ${en.count(data.challenger)} under the challenger.`,
  costs: ({ data }) =>
    `Costs are exact: ${en.money(data.champion, data.currency)} under the champion, ${en.money(data.challenger, data.currency)} under the challenger.`,
  policy: ({ data }) =>
    `How often rules of contact policies stopped or delayed a contact is exact: ${en.count(data.champion)} under the champion, ${en.count(data.challenger)} under the challenger.`,
  sameTreatment: ({ cases, data }) =>
    `${en.share(data.share)} of the cases (${en.count(cases)}) get the same treatment from both until their outcome: what was recorded holds for both.`,
  differentTreatment: ({ cases, data }) =>
    `${en.share(data.share)} of the cases (${en.count(cases)}) are treated differently: what they would have paid under the challenger is not known, for what they paid was recorded under the champion. Only an experiment can tell.`,
  record: ({ cases, data }) =>
    `The champion's replay makes the contacts that were really made in ${en.share(data.share)} of the cases for which they were logged (${en.count(data.matched)} of ${en.count(cases)}).`,
  recordMissing: () =>
    "Contacts that were really made were not logged: that the champion was the strategy of that time is taken for granted.",
  estimate: (told) =>
    told.status === "refused"
      ? `${outcomeWords.en(told.data)} under the challenger is not estimated: ${REASONS[String(told.data.reason)]?.en} (${basis.en(told)}).`
      : `${outcomeWords.en(told.data)} under the challenger is estimated at ${en.outcome(told.data.value, told.data)} (${en.outcome(told.data.low, told.data)} to ${en.outcome(told.data.high, told.data)}), against ${en.outcome(told.data.recorded, told.data)} recorded, from cases that were by chance treated as it would treat them (${basis.en(told)}). It holds only as far as the logged probabilities are right.`,
  clipped: ({ cases, data }) =>
    `${outcomeWords.en(data)}: weights were clipped (${en.count(cases)}), which makes the estimate steadier and somewhat biased.`,
};

const spanish: FindingWords = {
  contacts: ({ data }) =>
    `Los contactos, sus días, horas y canales son exactos, dado lo que se registró: ${es.count(data.champion)} con la estrategia vigente, ${es.count(data.challenger)} con la aspirante.`,
  costs: ({ data }) =>
    `Los costos son exactos: ${es.money(data.champion, data.currency)} con la vigente, ${es.money(data.challenger, data.currency)} con la aspirante.`,
  policy: ({ data }) =>
    `Cuántas veces las reglas de las políticas de contacto impidieron o aplazaron un contacto es exacto: ${es.count(data.champion)} con la vigente, ${es.count(data.challenger)} con la aspirante.`,
  sameTreatment: ({ cases, data }) =>
    `El ${es.share(data.share)} de los casos (${es.count(cases)}) recibe de ambas el mismo trato hasta su resultado: lo registrado vale para las dos.`,
  differentTreatment: ({ cases, data }) =>
    `El ${es.share(data.share)} de los casos (${es.count(cases)}) recibe un trato distinto: no se sabe qué habría pagado con la aspirante, porque lo que pagó se registró con la vigente. Solo un experimento puede decirlo.`,
  record: ({ cases, data }) =>
    `La repetición de la vigente hace los contactos que se hicieron de verdad en el ${es.share(data.share)} de los casos en que se registraron (${es.count(data.matched)} de ${es.count(cases)}).`,
  recordMissing: () =>
    "Los contactos que se hicieron de verdad no se registraron: se da por hecho que la vigente era la estrategia de entonces.",
  estimate: (told) =>
    told.status === "refused"
      ? `${outcomeWords.es(told.data)} con la aspirante no se estima: ${REASONS[String(told.data.reason)]?.es} (${basis.es(told)}).`
      : `${outcomeWords.es(told.data)} con la aspirante se estima en ${es.outcome(told.data.value, told.data)} (${es.outcome(told.data.low, told.data)} a ${es.outcome(told.data.high, told.data)}), frente a ${es.outcome(told.data.recorded, told.data)} registrado, por casos que por azar se trataron como los trataría ella (${basis.es(told)}). Solo vale en la medida en que las probabilidades registradas son correctas.`,
  clipped: ({ cases, data }) =>
    `${outcomeWords.es(data)}: se recortaron pesos (${es.count(cases)}), lo que hace la estimación más estable y algo sesgada.`,
};

/** What an estimate, or its refusal, rests on. */
const basis = {
  en: ({ cases, data }: Told) =>
    `matching cases: ${en.count(data.matched)} of ${en.count(cases)}, worth ${en.count(data.effective)} of equal weight`,
  es: ({ cases, data }: Told) =>
    `casos que coinciden: ${es.count(data.matched)} de ${es.count(cases)}, que valen por ${es.count(data.effective)} de igual peso`,
};

const outcomeWords = {
  en: ({ outcome, currency }: Finding["data"]) =>
    outcome === "cured" ? "The share of cured cases" : `The amount recovered per case in ${currency}`,
  es: ({ outcome, currency }: Finding["data"]) =>
    outcome === "cured" ? "La proporción de casos regularizados" : `El importe recuperado por caso en ${currency}`,
};

export const findingWords = { en: english, es: spanish };
