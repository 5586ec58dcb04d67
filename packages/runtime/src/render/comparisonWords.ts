/** Words of a comparison of two strategies. */

import type { DifferingStep } from "@dunlin/engine/simulate";
import type { Locale } from "../words/shape.ts";

export interface ComparisonWords {
  readonly against: (champion: string, challenger: string) => string;
  readonly sideBySide: string;
  readonly champion: string;
  readonly challenger: string;
  readonly suppressed: string;
  readonly deferred: string;
  readonly tasks: string;
  readonly offers: string;
  readonly costs: string;
  readonly moreContacts: string;
  readonly fewerContacts: string;
  readonly known: string;
  readonly kinds: Readonly<Record<DifferingStep["kind"], string>>;
  readonly differences: (listed: string, all: string) => string;
  readonly nothing: string;
  readonly each: (champion: string, challenger: string) => string;
}

const en: ComparisonWords = {
  against: (champion, challenger) => `${champion} against ${challenger}`,
  sideBySide: "Side by side",
  champion: "champion",
  challenger: "challenger",
  suppressed: "contacts not made",
  deferred: "contacts that had to wait",
  tasks: "tasks",
  offers: "offers",
  costs: "costs",
  moreContacts: "cases with more contacts",
  fewerContacts: "cases with fewer contacts",
  known: "What is known",
  kinds: { message: "message", task: "task", offer: "offer", fee: "fee", payment: "payment attempt" },
  differences: (listed, all) =>
    listed === all ? "Cases that differ" : `Cases that differ, the first ${listed} of ${all}`,
  nothing: "nothing",
  each: (champion, challenger) => `champion ${champion}, challenger ${challenger}`,
};

const es: ComparisonWords = {
  against: (champion, challenger) => `${champion} frente a ${challenger}`,
  sideBySide: "Lado a lado",
  champion: "vigente",
  challenger: "aspirante",
  suppressed: "contactos no hechos",
  deferred: "contactos que tuvieron que esperar",
  tasks: "tareas",
  offers: "ofertas",
  costs: "costos",
  moreContacts: "casos con más contactos",
  fewerContacts: "casos con menos contactos",
  known: "Qué se sabe",
  kinds: { message: "mensaje", task: "tarea", offer: "oferta", fee: "cargo", payment: "intento de cobro" },
  differences: (listed, all) =>
    listed === all ? "Casos que difieren" : `Casos que difieren, los primeros ${listed} de ${all}`,
  nothing: "nada",
  each: (champion, challenger) => `vigente ${champion}, aspirante ${challenger}`,
};

export const comparisonWords: Readonly<Record<Locale, ComparisonWords>> = { en, es };
