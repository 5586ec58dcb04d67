/** A dry run of a migration as a page for a terminal: who goes where, what it costs them, and who stays. */

import { formatInstant } from "@dunlin/engine";
import type { MigrationPlan, NodeTarget } from "@dunlin/engine/change";
import type { Locale } from "../words/shape.ts";
import { wordsOf } from "../words/words.ts";
import { figuresFor } from "./figures.ts";
import { pageLines, type Section } from "./page.ts";
import type { Style } from "./style.ts";
import { wrap } from "./wrap.ts";

/** @param now - ms; the moment the dry run stands for. */
export function migrationLines(plan: MigrationPlan, now: number, style: Style, locale: Locale): string[] {
  const words = WORDS[locale];
  const { number, share } = figuresFor(wordsOf(locale));
  const { impact } = plan;
  const row = (name: string, count: number) => ({
    ...{ name, figure: number(count), share: share(impact.cases === 0 ? 0 : count / impact.cases, 1) },
    part: impact.cases === 0 ? 0 : count / impact.cases,
  });
  const outcomes: Section = {
    title: words.outcomes,
    rows: OUTCOMES.filter((name) => impact[name] > 0).map((name) => row(words[name], impact[name])),
  };
  const refused: Section = {
    title: words.refused,
    rows: Object.entries(impact.refused).map(([reason, count]) => row(words.reasons[reason] ?? reason, count)),
  };
  const nodes: Section = {
    title: words.nodes,
    rows: impact.nodes.flatMap(({ node, cases, target, timers }) => [
      { name: `${node} → ${targetText(target, node, words)}`, figure: number(cases) },
      ...(timers === 0 ? [] : [{ name: words.timers, figure: number(timers), detail: true }]),
    ]),
  };
  const shifts: Section = {
    title: words.shifts,
    rows: impact.shifts.map(({ days, cases }) => row(words.days(days), cases)),
  };
  const notices: Section = {
    title: words.notices,
    rows: impact.skippedNotices.flatMap(({ node, cases, examples }) => [
      { name: node, figure: number(cases) },
      { name: examples.join(", "), figure: "", detail: true },
    ]),
  };
  const contacts: Section = {
    title: words.contacts,
    rows: [
      { name: words.pending, figure: number(impact.pendingContacts) },
      { name: words.atOnce, figure: number(impact.contactsAtOnce ?? 0) },
    ],
  };
  const heading = words.heading(plan.strategy, plan.from, plan.to, plan.moment, formatInstant(now));
  const sections = [outcomes, refused, notices, nodes, shifts].filter(({ rows = [] }) => rows.length > 0);
  return [...wrap(heading, style.width, "", "").map(style.bold), ...pageLines([...sections, contacts], style)];
}

const OUTCOMES = ["moved", "waiting", "restarting", "exiting", "pinned"] as const;

function targetText(target: NodeTarget | null, node: string, words: Words): string {
  switch (target?.to) {
    case undefined:
      return words.targets.none;
    case "same":
      return node;
    case "node":
      return target.node;
    case "exit":
      return words.targets.exit(target.outcome);
    case "restart":
      return words.targets.restart;
    case "pin":
      return words.targets.pin;
  }
}

type Words = (typeof WORDS)[Locale];

const WORDS = {
  en: {
    heading: (strategy: string, from: number, to: number, moment: string, at: string) =>
      `${strategy}: cases of version ${from} to version ${to}, ${moment === "checkpoint" ? "each at its next checkpoint" : "at once"}, as of ${at}`,
    outcomes: "What becomes of the cases",
    ...{ moved: "moved", waiting: "wait for a checkpoint", restarting: "begin again", exiting: "end" },
    pinned: "stay, as decided",
    refused: "Stay, because they cannot be moved",
    reasons: {
      planHasProblems: "the plan has problems",
      otherVersion: "of another version",
      exited: "over",
      noTarget: "no target for their node",
      facts: "facts that cannot be trusted",
      paymentUnderway: "the result of a payment is awaited",
      taskOpen: "an open task that could not be answered",
      wouldRepeat: "would get a contact again",
      wouldPark: "could not run",
      noCheckpoint: "no checkpoint lies ahead",
    } as Readonly<Record<string, string>>,
    nodes: "Where they stand, and where they go on",
    timers: "waits that change",
    shifts: "Their next moment",
    days: (days: number) =>
      days === 0
        ? "on the same day"
        : `${Math.abs(days)} ${Math.abs(days) === 1 ? "day" : "days"} ${days < 0 ? "sooner" : "later"}`,
    notices: "LEGAL NOTICES that they would be passed by",
    contacts: "Contacts",
    pending: "wait, and would be given up",
    atOnce: "would leave at once",
    targets: {
      none: "nowhere yet",
      exit: (outcome: string) => `end as ${outcome}`,
      restart: "begin again",
      pin: "stay on their version",
    },
  },
  es: {
    heading: (strategy: string, from: number, to: number, moment: string, at: string) =>
      `${strategy}: casos de la versión ${from} a la versión ${to}, ${moment === "checkpoint" ? "cada uno en su próximo punto de control" : "de inmediato"}, a ${at}`,
    outcomes: "Qué pasa con los casos",
    ...{ moved: "pasan", waiting: "esperan un punto de control", restarting: "empiezan de nuevo", exiting: "terminan" },
    pinned: "se quedan, como se decidió",
    refused: "Se quedan, porque no pueden pasar",
    reasons: {
      planHasProblems: "el plan tiene problemas",
      otherVersion: "de otra versión",
      exited: "terminados",
      noTarget: "su nodo no tiene destino",
      facts: "datos que no son fiables",
      paymentUnderway: "se espera el resultado de un pago",
      taskOpen: "una tarea abierta que no se podría responder",
      wouldRepeat: "recibirían un contacto otra vez",
      wouldPark: "no podrían seguir",
      noCheckpoint: "no tienen un punto de control por delante",
    } as Readonly<Record<string, string>>,
    nodes: "Dónde están y dónde siguen",
    timers: "esperas que cambian",
    shifts: "Su próximo momento",
    days: (days: number) =>
      days === 0
        ? "el mismo día"
        : `${Math.abs(days)} ${Math.abs(days) === 1 ? "día" : "días"} ${days < 0 ? "antes" : "después"}`,
    notices: "AVISOS LEGALES que no recibirían",
    contacts: "Contactos",
    pending: "esperan y se abandonarían",
    atOnce: "saldrían de inmediato",
    targets: {
      none: "todavía a ninguna parte",
      exit: (outcome: string) => `terminan como ${outcome}`,
      restart: "empiezan de nuevo",
      pin: "se quedan en su versión",
    },
  },
} as const;
