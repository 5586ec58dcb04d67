/** Lines of a text that comes in pieces, in batches, so that a row costs no turn of the event loop. */

/** Characters of one line, or of one item of a JSON list, beyond which it is no row. */
export const MAX_LINE = 4_000_000;

export interface LineSplitter {
  /** Lines that this piece completes, without their `\n`. */
  push(piece: string): readonly string[];
  /** The last line, if the text did not end with `\n`. */
  end(): readonly string[];
}

/** Keeps a `\r` before a `\n` for whoever knows whether it is part of a value; of a line that is too long only the beginning. */
export function createLineSplitter(): LineSplitter {
  let rest = "";
  return {
    push(piece) {
      const end = piece.lastIndexOf("\n");
      if (end < 0) {
        if (rest.length <= MAX_LINE) rest += piece;
        return [];
      }
      const lines = (rest + piece.slice(0, end)).split("\n");
      rest = piece.slice(end + 1);
      return lines;
    },
    end: () => (rest === "" ? [] : [rest]),
  };
}

/** The lines of `pieces`, as `createLineSplitter` gives them. */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  const splitter = createLineSplitter();
  for await (const piece of pieces) {
    const lines = splitter.push(piece);
    if (lines.length > 0) yield lines;
  }
  yield splitter.end();
}

export const withoutReturn = (line: string): string => (line.endsWith("\r") ? line.slice(0, -1) : line);
