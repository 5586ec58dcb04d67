/** People of the host to try a strategy with: its own cases, without addresses and names. */

import type { Portfolio, SimulatedPerson, SimulationSettings } from "@dunlin/editor";
import type { CaseFacts, Strategy } from "@dunlin/engine";
import type { Api, Language } from "../../model.ts";
import { money } from "../../ui/format.ts";
import { casesOf } from "../documents/asking.ts";

/** To look at one by one, and to simulate together. */
const SAMPLES = 12;
const MANY = 300;

export interface Trying {
  readonly people: readonly SimulatedPerson[];
  readonly portfolio: Portfolio | undefined;
}

export async function peopleOf(
  api: Api,
  strategy: string,
  language: Language,
  titles: { person(id: string, due: string): string; portfolio: string },
): Promise<Trying> {
  const own = await casesOf(api, strategy, SAMPLES);
  const samples = own.length > 0 ? own : await casesOf(api, undefined, SAMPLES);
  const people = samples.map(({ facts }) => ({
    ...{ id: facts.caseId, facts },
    title: titles.person(facts.caseId, dueOf(facts, language)),
  }));
  const of = own.length > 0 ? strategy : undefined;
  const load = async () => (await casesOf(api, of, MANY)).map(({ facts }) => facts);
  return {
    people,
    portfolio: people.length === 0 ? undefined : { title: titles.portfolio, size: MANY, load },
  };
}

function dueOf({ obligations, currency }: CaseFacts, language: Language): string {
  const open = obligations.reduce((sum, { outstandingMinor = 0 }) => sum + outstandingMinor, 0);
  return money(open, currency ?? obligations[0]?.currency ?? "EUR", language);
}

/** What a contact costs in this house, in cents. */
const COSTS = { currency: "EUR", channels: { email: 0.2, sms: 6, whatsapp: 4, voice: 240, letter: 92, push: 0.1 } };

/** @param now - Of the studio's clock. */
export const simulationOf = (
  { people, portfolio }: Trying,
  now: number | undefined,
  against: { readonly strategy: Strategy; readonly name: string } | undefined,
): SimulationSettings => ({
  people,
  costs: COSTS,
  ...(portfolio && { portfolio }),
  ...(against && { against }),
  ...(now !== undefined && { start: now }),
});
