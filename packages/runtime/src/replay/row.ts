/** One row of a portfolio on its way to becoming a case, and what can be wrong with it. */

export interface Row {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  /** CSV: cells in the order of the header. JSON: the object. */
  readonly cells: readonly string[] | Readonly<Record<string, unknown>>;
  /** Typed values by slot of the column, filled when first read. */
  readonly typed: unknown[];
}

/** Why a row was left out. Codes are public. */
export type RowCode =
  | "row.columns"
  | "row.quote"
  | "row.json"
  | "row.tooLong"
  | "row.value"
  | "row.id"
  | "row.duplicateId"
  | "row.template"
  | "row.event"
  | "row.facts"
  | "row.steps";

/** A row that was left out; the others run. */
export interface RowProblem {
  readonly line: number;
  readonly code: RowCode;
  /** Name of the column at fault, where there is one. */
  readonly column?: string;
  /** As far as it could be read. */
  readonly caseId?: string;
  readonly message: string;
}

export const isRowProblem = (item: Row | RowProblem): item is RowProblem => "code" in item;

/** Thrown while a row is turned into a case; caught by whoever knows the line. */
export class RowError extends Error {
  readonly code: RowCode;
  readonly column: string | undefined;

  constructor(code: RowCode, message: string, column?: string) {
    super(message);
    this.code = code;
    this.column = column;
  }
}

/** A value as it may appear in a sentence: short, as JSON, so that nothing in it can disturb a terminal. */
export function quoted(value: unknown): string {
  const text = escaped(JSON.stringify(typeof value === "string" ? value.slice(0, 100) : value) ?? "nothing");
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Names in a sentence, the first dozen of them; as harmless as what is quoted. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 12).map((name) => escaped(name.length > 60 ? `${name.slice(0, 57)}...` : name));
  return `${shown.join(", ")}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ""}`;
}

/** Control characters, also those that JSON leaves as they are. */
const escaped = (text: string): string =>
  text.replaceAll(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`);
