/** Text in lines of a width. */

/** Breaks at spaces; a word longer than a line keeps a line of its own. The first line begins with `first`, others with `rest`. */
export function wrap(text: string, width: number, first: string, rest: string): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of printable(text).split(" ")) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

/** Text out of files without what would move a terminal's cursor or change its colors. */
export const printable = (text: string): string => text.replaceAll(/\p{Cc}+/gu, " ");
