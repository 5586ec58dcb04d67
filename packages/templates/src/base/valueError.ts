/** What helpers and formats throw for a value that they cannot show. A merge catches it and says where it happened. */

/** Codes are public and never reused. */
export type ValueErrorCode =
  /** No whole number of minor units within the safe integers; `data.value`. */
  | "value.money"
  /** No currency in which somebody can owe; `data.value`. */
  | "value.currency"
  /** Neither `YYYY-MM-DD` nor an instant; `data.value`. */
  | "value.date"
  /** No finite number; `data.value`. */
  | "value.number"
  /** No list; `data.value`. */
  | "value.list"
  /** No language tag; `data.value`. */
  | "value.locale"
  /** No time zone that is known here; `data.value`. */
  | "value.zone"
  /** An option that does not exist or a value it does not take; `data.option`, `data.value`. */
  | "value.option"
  /** A payment that no bank would read, or that has no room on a slip; `data.problems`. */
  | "value.payment"
  /** No link that may be shown; `data.value`, `data.refused`. */
  | "value.url";

export class ValueError extends Error {
  readonly code: ValueErrorCode;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: ValueErrorCode, message: string, data: Readonly<Record<string, unknown>>) {
    super(message);
    this.name = "ValueError";
    this.code = code;
    this.data = data;
  }
}

/** A value for a message: texts in quotes and not at full length, other things as their kind. */
export function quoted(value: unknown): string {
  if (typeof value === "string") return value.length > 40 ? `"${value.slice(0, 40)}..."` : `"${value}"`;
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
