/** What a message costs the creditor, as round assumptions: per message in US dollars, in the currencies of the portfolio. */

import type { KpiCosts } from "@dunlin/engine/kpi";
import { COUNTRIES } from "@dunlin/example-portfolio/countries.mjs";

const DOLLARS: Readonly<Record<string, number>> = {
  ...{ email: 0.001, push: 0.001, sms: 0.05, whatsapp: 0.06, voice: 0.12, letter: 1.1 },
};
/** Some minutes of an agent. */
const TASK_DOLLARS = 2.5;

export function ratesIn(currency: string): KpiCosts {
  const country = COUNTRIES.find(([one]) => one.currency === currency)?.[0];
  const minor = (dollars: number) => dollars * (country?.perDollar ?? 1) * 10 ** (country?.exponent ?? 2);
  const channels = Object.fromEntries(Object.entries(DOLLARS).map(([channel, dollars]) => [channel, minor(dollars)]));
  return { currency, channels, tasks: { "*": minor(TASK_DOLLARS) } };
}
