/**
 * CSV (RFC 4180) that survives its broken rows. A quote that is never closed would swallow the rest of the file; here it
 * costs the row it is in: reading goes on at the next line. That is why this is no library: the ones we know either stop
 * at the first such row or lose all that follow it.
 */

import { MAX_LINE, withoutReturn } from "./lines.ts";
import type { Row, RowCode, RowProblem } from "./row.ts";

/** A value in quotes that spans more lines or characters than this is taken for an unclosed quote. */
const MAX_SPAN = { lines: 1_000, characters: 1_000_000 };

export interface CsvReader {
  /** Names of the columns; `undefined` until the first row was read. */
  header(): readonly string[] | undefined;
  /** Why the first row is no header, if so. */
  headerProblem(): string | undefined;
  /** Rows that these lines complete, in order. */
  push(lines: readonly string[]): (Row | RowProblem)[];
  /** Rows that were still open at the end of the file. */
  end(): (Row | RowProblem)[];
}

/** A row whose last value has an opening quote and no closing one so far. */
interface OpenRow {
  /** Number of its first line. */
  readonly at: number;
  /** As they are in the file, to be read again if the quote is never closed. */
  readonly lines: string[];
  readonly cells: string[];
  /** The beginning of the open value. */
  value: string;
}

export const createCsvReader = (delimiter: string): CsvReader => new Reader(delimiter);

class Reader implements CsvReader {
  readonly #delimiter: string;
  #header: readonly string[] | undefined;
  #headerProblem: string | undefined;
  #line = 0;
  #open: OpenRow | undefined;
  #out: (Row | RowProblem)[] = [];

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  header(): readonly string[] | undefined {
    return this.#header;
  }

  headerProblem(): string | undefined {
    return this.#headerProblem;
  }

  push(lines: readonly string[]): (Row | RowProblem)[] {
    for (const text of lines) this.#accept(text);
    return this.#flush();
  }

  end(): (Row | RowProblem)[] {
    while (this.#open !== undefined) this.#giveUp(this.#open);
    return this.#flush();
  }

  #accept(text: string): void {
    this.#line += 1;
    if (this.#open !== undefined) this.#continue(this.#open, text);
    else if (text.length > MAX_LINE) {
      this.#report(this.#line, "row.tooLong", `The line is longer than ${MAX_LINE} characters.`);
    } else if (text.includes('"')) this.#begin(text);
    else {
      const bare = withoutReturn(text);
      if (bare !== "") this.#take(bare.split(this.#delimiter), this.#line);
    }
  }

  /** The first line of a row with quotes. */
  #begin(text: string): void {
    const cells: string[] = [];
    const end = readCells(text, this.#delimiter, cells, undefined);
    if (end === "whole") this.#take(cells, this.#line);
    else if (end === "broken") this.#report(this.#line, "row.quote", TEXT_AFTER_QUOTE);
    else this.#open = { at: this.#line, lines: [text], cells, value: end.open };
  }

  /** The next line of a row whose last value is still open. */
  #continue(row: OpenRow, text: string): void {
    row.lines.push(text);
    const tooLong = row.lines.length > MAX_SPAN.lines || row.value.length + text.length > MAX_SPAN.characters;
    const end = tooLong ? "broken" : readCells(text, this.#delimiter, row.cells, row.value);
    if (end === "whole") {
      this.#open = undefined;
      this.#take(row.cells, row.at);
    } else if (end === "broken") this.#giveUp(row);
    else row.value = end.open;
  }

  /** The quote was never meant to be one: leaves its line out and reads the others again. */
  #giveUp({ at, lines }: OpenRow): void {
    this.#open = undefined;
    this.#line = at;
    this.#report(at, "row.quote", "A quote is opened and never closed.");
    for (const text of lines.slice(1)) this.#accept(text);
  }

  #take(cells: readonly string[], at: number): void {
    if (this.#header === undefined) {
      if (cells.some((name) => CARRIAGE_RETURN.test(name))) this.#headerProblem ??= RETURN_ONLY;
      this.#header = cells.map((name) => name.trim());
    } else if (cells.length === this.#header.length) this.#out.push({ line: at, cells, typed: [] });
    else {
      const { length } = this.#header;
      this.#report(at, "row.columns", `The row has ${columns(cells.length)}, the header ${length}.`);
    }
  }

  #report(at: number, code: RowCode, message: string): void {
    if (this.#header === undefined) this.#headerProblem ??= message;
    this.#out.push({ line: at, code, message });
  }

  #flush(): (Row | RowProblem)[] {
    const done = this.#out;
    this.#out = [];
    return done;
  }
}

const TEXT_AFTER_QUOTE = 'There is text after a closing quote. Write a quote inside a value as "".';
const CARRIAGE_RETURN = /\r(?!\n)/;
const RETURN_ONLY = "Its lines end with carriage returns only. Save the file with LF or CRLF line ends.";

const columns = (count: number): string => `${count} ${count === 1 ? "column" : "columns"}`;

/** How a line ended: a whole row, text behind a closing quote, or within a value that begins with `open`. */
type LineEnd = "whole" | "broken" | { readonly open: string };

/**
 * Adds the cells of a line to `cells`. A `\r` at its end is part of the line end, unless a value in quotes goes on.
 *
 * @param value - What the lines before have of a value that is still open; `undefined` at the beginning of a row.
 */
function readCells(text: string, delimiter: string, cells: string[], value: string | undefined): LineEnd {
  const end = text.endsWith("\r") ? text.length - 1 : text.length;
  let open = value;
  for (let at = 0; ; ) {
    if (open === undefined && text[at] !== '"') {
      const next = text.indexOf(delimiter, at);
      cells.push(text.slice(at, next < 0 ? end : next));
      if (next < 0) return "whole";
      at = next + 1;
      continue;
    }
    const start = open === undefined ? at + 1 : at;
    const close = closingQuote(text, start);
    const part = text.slice(start, close < 0 ? text.length : close).replaceAll('""', '"');
    if (close < 0) return { open: `${open ?? ""}${part}\n` };
    cells.push(`${open ?? ""}${part}`);
    open = undefined;
    at = close + 1;
    if (at === end) return "whole";
    if (text[at] !== delimiter) return "broken";
    at += 1;
  }
}

/** Position of the quote that closes a value, past doubled ones, or -1. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}
