/** What is said of the dry run of a migration, on its page and by others that tell of it. */

import { changeWords } from "./languages.ts";
import type { MigrationMoment } from "./model.ts";

export interface MigrationWords {
  readonly kind: string;
  title(strategy: string, from: string, to: string): string;
  headline(moved: string, cases: string): string;
  blocked(problems: string): string;
  readonly moments: Readonly<Record<MigrationMoment, string>>;
  readonly problems: string;
  readonly outcomes: string;
  readonly fates: Readonly<Record<"moved" | "waiting" | "restarting" | "exiting" | "pinned", string>>;
  readonly refused: string;
  readonly reasons: Readonly<Record<string, string>>;
  readonly nodes: string;
  readonly step: string;
  readonly target: string;
  readonly targets: {
    readonly none: string;
    readonly same: string;
    readonly restart: string;
    readonly pin: string;
    exit(outcome: string): string;
  };
  readonly cases: string;
  readonly timers: string;
  readonly notices: string;
  readonly examples: string;
  readonly shifts: string;
  readonly shiftsFoot: string;
  /** `count` is the finished number of days, without a sign. */
  days(days: number, count: string): string;
  readonly contacts: string;
  readonly pending: string;
  readonly atOnce: string;
}

const en: MigrationWords = {
  kind: "Dry run of a migration",
  title: (strategy, from, to) => `${strategy}: version ${from} → version ${to}`,
  headline: (moved, cases) => `${moved} of ${cases} cases would go on in the new version`,
  blocked: (problems) => `Nobody is moved: the plan has ${problems} ${problems === "1" ? "problem" : "problems"}`,
  moments: { now: "Cases move at once.", checkpoint: "Cases move when they next come to a checkpoint." },
  problems: "What has to be decided first",
  outcomes: "What becomes of the cases",
  fates: {
    ...{
      moved: "Go on in the new version",
      waiting: "Wait for a checkpoint",
      restarting: "Begin again",
      exiting: "Leave",
    },
    pinned: "Stay on the old version",
  },
  refused: "Cannot be moved, and stay",
  reasons: {
    ...{
      pinned: "Pinned",
      exited: "Ended already",
      planHasProblems: "The plan has problems",
      otherVersion: "Of another version",
    },
    ...{
      otherPlan: "The plan is not of these versions",
      noTarget: "Their step has no target",
      facts: "Data that cannot be trusted",
    },
    ...{
      paymentUnderway: "A payment is under way",
      taskOpen: "Somebody works on a task",
      wouldRepeat: "Would get a contact again",
    },
    ...{ wouldPark: "Could not run", noCheckpoint: "No checkpoint lies ahead" },
  },
  nodes: "Where they stand, and where they go",
  step: "Step",
  target: "Goes to",
  targets: {
    none: "no target",
    same: "the same step",
    restart: "the beginning",
    pin: "stays",
    exit: (outcome) => `leaves: ${outcome}`,
  },
  cases: "Cases",
  timers: "Waits that change",
  notices: "Would be passed by a legal notice",
  examples: "For example",
  shifts: "When the next moment of a case comes",
  shiftsFoot: "Cases by the days by which their next moment moves.",
  days: (days, count) =>
    days === 0 ? "same day" : `${count} ${count === "1" ? "day" : "days"} ${days < 0 ? "sooner" : "later"}`,
  contacts: "Contacts",
  pending: "Wait and would be given up",
  atOnce: "Would leave at once",
};

const es: MigrationWords = {
  kind: "Ensayo de una migración",
  title: (strategy, from, to) => `${strategy}: versión ${from} → versión ${to}`,
  headline: (moved, cases) => `${moved} de ${cases} casos seguirían en la versión nueva`,
  blocked: (problems) =>
    `No se mueve a nadie: el plan tiene ${problems} ${problems === "1" ? "problema" : "problemas"}`,
  moments: {
    now: "Los casos pasan en el acto.",
    checkpoint: "Los casos pasan cuando llegan al próximo punto de control.",
  },
  problems: "Lo que hay que decidir antes",
  outcomes: "Qué pasa con los casos",
  fates: {
    ...{ moved: "Siguen en la versión nueva", waiting: "Esperan un punto de control", restarting: "Empiezan de nuevo" },
    ...{ exiting: "Salen", pinned: "Se quedan en la versión antigua" },
  },
  refused: "No se pueden mover y se quedan",
  reasons: {
    ...{
      pinned: "Fijados",
      exited: "Ya terminados",
      planHasProblems: "El plan tiene problemas",
      otherVersion: "De otra versión",
    },
    ...{
      otherPlan: "El plan no es de estas versiones",
      noTarget: "Su paso no tiene destino",
      facts: "Datos que no son de fiar",
    },
    ...{
      paymentUnderway: "Hay un pago en curso",
      taskOpen: "Alguien trabaja en una tarea",
      wouldRepeat: "Recibirían un contacto otra vez",
    },
    ...{ wouldPark: "No podrían seguir", noCheckpoint: "No queda ningún punto de control por delante" },
  },
  nodes: "Dónde están y adónde van",
  step: "Paso",
  target: "Va a",
  targets: {
    none: "sin destino",
    same: "el mismo paso",
    restart: "el principio",
    pin: "se queda",
    exit: (outcome) => `sale: ${outcome}`,
  },
  cases: "Casos",
  timers: "Esperas que cambian",
  notices: "Se les saltaría un aviso legal",
  examples: "Por ejemplo",
  shifts: "Cuándo llega el próximo momento de un caso",
  shiftsFoot: "Casos según los días en que se mueve su próximo momento.",
  days: (days, count) =>
    days === 0 ? "mismo día" : `${count} ${count === "1" ? "día" : "días"} ${days < 0 ? "antes" : "después"}`,
  contacts: "Contactos",
  pending: "Esperan y se abandonarían",
  atOnce: "Saldrían en el acto",
};

const WORDS = { en, es } as const;

/**
 * The words for a dry run in a language: whoever tells of a plan in another way says it like the page.
 *
 * @throws RangeError for a language without words.
 */
export const migrationWords = (locale: string): MigrationWords =>
  WORDS[changeWords(locale).locale as keyof typeof WORDS];
