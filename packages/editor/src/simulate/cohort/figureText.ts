/** A figure as it is written; one that there is not is a dash, never 0. */

import type { KpiValue } from "@dunlin/engine/kpi";
import type { Formats } from "../formats.ts";

export const figureText = (
  { unit, currency }: Pick<KpiValue, "unit" | "currency">,
  value: number | null,
  formats: Formats,
): string => (value === null ? "–" : formats.figure(value, unit, currency));
