/** Finished figures with their units. */

import { moneyText, numberText } from "../explain/phrases.ts";
import type { KpiUnit } from "../kpi/model.ts";
import type { SimulationLanguage } from "./languages.ts";

/** What a number counts. */
export interface Unit {
  readonly unit: KpiUnit;
  readonly currency?: string | undefined;
}

/** `18.6%` of 0.186. */
export const percentText = (share: number, { forms }: SimulationLanguage): string =>
  forms.percent(numberText(Math.round(share * 1000) / 10, forms));

/** @param value - `null`: there is nothing to divide by. */
export function figureText(value: number | null, { unit, currency }: Unit, language: SimulationLanguage): string {
  const { words, forms } = language;
  if (value === null) return words.nothing;
  const rounded = (digits: number) => numberText(Math.round(value * 10 ** digits) / 10 ** digits, forms);
  switch (unit) {
    case "share":
      return percentText(value, language);
    case "money":
      return moneyText(Math.round(value), currency, forms);
    case "days":
      return words.units.days(rounded(1));
    case "perHour":
      return words.units.perHour(rounded(2));
    case "count":
      return rounded(0);
    case "score":
      return rounded(1);
    default:
      return rounded(3);
  }
}
