/**
 * Objects of a JSON file that is read in pieces: one list of objects, or one object per line. Only the object at hand is
 * parsed, and one that is broken costs only itself.
 */

import { createLineSplitter, MAX_LINE } from "./lines.ts";
import { quoted, type Row, type RowProblem } from "./row.ts";

/** Lists and objects inside one row. */
const MAX_DEPTH = 64;

export interface JsonReader {
  push(piece: string): (Row | RowProblem)[];
  end(): (Row | RowProblem)[];
}

/** Reads a list when the text begins with `[`, lines otherwise. */
export function createJsonReader(): JsonReader {
  let reader: JsonReader | undefined;
  let blank = "";
  return {
    push(piece) {
      if (reader !== undefined) return reader.push(piece);
      const text = blank + piece;
      const first = text.trimStart()[0];
      if (first === undefined) {
        blank = text.replaceAll(/[^\n]/g, "");
        return [];
      }
      reader = first === "[" ? new ListReader() : lineReader();
      return reader.push(text);
    },
    end: () => reader?.end() ?? [],
  };
}

function lineReader(): JsonReader {
  const splitter = createLineSplitter();
  let line = 0;
  const take = (text: string): (Row | RowProblem)[] => {
    line += 1;
    return text.trim() === "" ? [] : [rowOf(text, line, "line")];
  };
  return {
    push: (piece) => splitter.push(piece).flatMap(take),
    end: () => splitter.end().flatMap(take),
  };
}

const [QUOTE, ESCAPE, NEWLINE, COMMA] = [34, 92, 10, 44];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];

/** Finds the items of the list by their brackets and commas outside of strings, and parses each of them on its own. */
class ListReader implements JsonReader {
  #state: "before" | "inside" | "after" = "before";
  /** The item at hand as far as it came; of one that is too long at most its end. */
  #item = "";
  #isTooLong = false;
  #line = 1;
  /** Line on which the item begins; 0 while only blanks came. */
  #itemLine = 0;
  readonly #nesting = createNesting();
  /** Position of the opening quote in the item, inside a string; before 0 when it was not kept. */
  #quote: number | undefined;
  #escaped = false;
  /** Quotes mean nothing up to the end of this line. */
  #unquoted = false;
  #complained = false;
  #out: (Row | RowProblem)[] = [];

  push(piece: string): (Row | RowProblem)[] {
    const text = this.#item + piece;
    let start = 0;
    for (let i = this.#item.length; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === NEWLINE) {
        const quote = this.#quote;
        this.#quote = undefined;
        this.#escaped = false;
        this.#unquoted = quote !== undefined && quote >= 0;
        if (this.#unquoted) {
          // No string of JSON spans lines. This one was not closed: its line is read again as if it had no quotes.
          i = start + (quote ?? 0);
          continue;
        }
        this.#line += 1;
      }
      if (this.#state !== "inside") {
        this.#readOutside(code);
        start = i + 1;
        continue;
      }
      const end = this.#read(code, i - start);
      if (end === undefined) continue;
      this.#finish(text.slice(start, i), end === "list");
      start = i + 1;
    }
    this.#keep(text.slice(start));
    return this.#flush();
  }

  end(): (Row | RowProblem)[] {
    if (this.#state === "inside") this.#report("The list ends too early: from this item on it could not be read.");
    return this.#flush();
  }

  /** Gives whether the item ends before this character, and the list with it. */
  #read(code: number, at: number): "item" | "list" | undefined {
    if (this.#itemLine === 0 && code > 32) this.#itemLine = this.#line;
    if (this.#quote !== undefined) {
      if (this.#escaped) this.#escaped = false;
      else if (code === ESCAPE) this.#escaped = true;
      else if (code === QUOTE) this.#quote = undefined;
      return undefined;
    }
    if (code === QUOTE && !this.#unquoted) this.#quote = at;
    else if (code === OPEN_OBJECT || code === OPEN_LIST) this.#nesting.enter(code);
    else if (code === COMMA) return this.#nesting.isOpen() ? undefined : "item";
    else if (code === CLOSE_OBJECT) this.#nesting.leave(OPEN_OBJECT);
    else if (code === CLOSE_LIST && !this.#nesting.leave(OPEN_LIST)) return "list";
    return undefined;
  }

  #readOutside(code: number): void {
    if (this.#state === "before" && code === OPEN_LIST) this.#state = "inside";
    else if (this.#state === "after" && code > 32 && !this.#complained) {
      this.#complained = true;
      this.#itemLine = this.#line;
      this.#report("There is text after the end of the list.");
    }
  }

  #finish(text: string, last: boolean): void {
    if (this.#isTooLong) this.#out.push(tooLong(this.#itemLine, "item"));
    else if (text.trim() !== "") this.#out.push(rowOf(text, this.#itemLine, "item"));
    else if (!last) this.#report("There is nothing between two commas.");
    this.#item = "";
    this.#itemLine = 0;
    this.#isTooLong = false;
    if (last) this.#state = "after";
  }

  /** Keeps the beginning of an item until the rest of it comes. */
  #keep(text: string): void {
    this.#isTooLong ||= text.length > MAX_LINE;
    this.#item = this.#isTooLong ? "" : text;
    if (this.#isTooLong && this.#quote !== undefined) this.#quote = -1;
  }

  #report(message: string): void {
    this.#out.push({ line: this.#itemLine || this.#line, code: "row.json", message });
  }

  #flush(): (Row | RowProblem)[] {
    const done = this.#out;
    this.#out = [];
    return done;
  }
}

/** Brackets that are open inside an item. */
function createNesting() {
  /** Innermost last; deeper ones than a row may have are only counted. */
  const open: number[] = [];
  let deeper = 0;
  return {
    isOpen: () => open.length > 0,
    enter(bracket: number): void {
      if (open.length < MAX_DEPTH) open.push(bracket);
      else deeper += 1;
    },
    /** Closes the innermost `bracket` and whatever was left open inside it. False when there is none. */
    leave(bracket: number): boolean {
      if (deeper > 0) {
        deeper -= 1;
        return true;
      }
      const at = open.lastIndexOf(bracket);
      if (at < 0) return false;
      open.length = at;
      return true;
    },
  };
}

const tooLong = (line: number, what: "line" | "item"): RowProblem => ({
  line,
  code: "row.tooLong",
  message: `The ${what} is longer than ${MAX_LINE} characters.`,
});

/** @param what - Where it was found: a line of its own, or an item of the list. */
function rowOf(text: string, line: number, what: "line" | "item"): Row | RowProblem {
  const problem = (message: string): RowProblem => ({ line, code: "row.json", message });
  if (text.length > MAX_LINE) return tooLong(line, what);
  if (isTooDeep(text)) return problem(`Lists and objects are nested more than ${MAX_DEPTH} deep.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const hint = what === "line" ? " A file is one list of objects, or one object per line." : "";
    return problem(`The ${what} is not valid JSON: ${quoted(text.trim())}.${hint}`);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return { line, cells: value as Record<string, unknown>, typed: [] };
  }
  return problem(`A row must be an object, not ${quoted(value)}.`);
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      for (i++; i < text.length && text.charCodeAt(i) !== QUOTE; i++) if (text.charCodeAt(i) === ESCAPE) i++;
    } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth -= 1;
  }
  return false;
}
