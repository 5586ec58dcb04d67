/** How a figure is told. */

export type KpiLocale = "en" | "es";

export interface KpiWords {
  readonly title: string;
  /** What it says, to somebody who has never heard of it. */
  readonly sentence: string;
  readonly formula: string;
}
