/** Durations as people set them: a number and a unit. */

export const UNITS = ["minutes", "hours", "days", "businessDays", "weeks", "months"] as const;
export type Unit = (typeof UNITS)[number];

export interface Span {
  readonly count: number;
  readonly unit: Unit;
  /** An offset that lies before its anchor. */
  readonly before: boolean;
}

const LETTERS: Readonly<Record<Unit, string>> = {
  minutes: "TM",
  hours: "TH",
  days: "D",
  businessDays: "B",
  weeks: "W",
  months: "M",
};

/** `P3B` as 3 business days; `undefined` for what needs more than one unit. */
export function spanOf(text: string): Span | undefined {
  const [, sign, time = "", digits, letter] = /^(-?)P(T?)(\d{1,7})([A-Z])$/.exec(text) ?? [];
  const unit = UNITS.find((one) => LETTERS[one] === `${time}${letter}`);
  return digits === undefined || unit === undefined ? undefined : { count: Number(digits), unit, before: sign === "-" };
}

export function durationOf({ count, unit, before }: Span): string {
  const letter = LETTERS[unit];
  return `${before && count > 0 ? "-" : ""}P${letter.length === 2 ? "T" : ""}${count}${letter.at(-1)}`;
}

/** Units without hours, for what counts whole days. */
export const DAY_UNITS: readonly Unit[] = UNITS.slice(2);
