/** The cases of the stories: who owes what, and where the debtor lives. */

import type { CaseFacts, Debtor } from "@dunlin/engine";

/** Hours, holidays, law and language follow from where somebody lives. */
const PLACES = {
  Berlin: { country: "DE", language: "de", zones: ["Europe/Berlin"], currency: "EUR" },
  Bogotá: { country: "CO", language: "es", zones: ["America/Bogota"], currency: "COP" },
  Chicago: { country: "US", language: "en", zones: ["America/Chicago"], currency: "USD" },
  Leeds: { country: "GB", language: "en", zones: ["Europe/London"], currency: "GBP" },
  Madrid: { country: "ES", language: "es", zones: ["Europe/Madrid"], currency: "EUR" },
  "New York": { country: "US", language: "en", zones: ["America/New_York"], currency: "USD" },
} as const;

export interface Owing {
  readonly caseId: string;
  readonly debtor: string;
  readonly place: keyof typeof PLACES;
  readonly type?: Debtor["type"];
  readonly channels: readonly string[];
  /** Ref, due date and amount in minor units. */
  readonly owes: readonly (readonly [ref: string, dueDate: string, amountMinor: number])[];
}

/** Facts in which all of it is still owed. `more`: what else is known of the case. */
export function caseOf(owing: Owing, more: Partial<CaseFacts> = {}): CaseFacts {
  const { caseId, debtor, place, type = "natural", channels, owes } = owing;
  const { currency, ...lives } = PLACES[place];
  return {
    caseId,
    currency,
    debtor: { id: debtor, type, ...lives, channels: channels.map((channel) => ({ channel })) },
    obligations: owes.map(([ref, dueDate, amountMinor]) => ({
      ...{ ref, dueDate, currency, amountMinor },
      outstandingMinor: amountMinor,
    })),
    ...more,
  };
}
