/** Lines of text of a known width, so that a drawing without a browser knows where a line ends. */

/** Of Helvetica, Arial and Liberation Sans, which are equally wide: thousandths of the size, for the signs from blank to `~`. */
const WIDTHS: readonly number[] = (
  "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 " +
  "1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 " +
  "333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
  .split(" ")
  .map(Number);

/** What no sign of Latin writing is wider than. */
const WIDEST = 1000;

/** The width of a text in points. Letters with accents are as wide as those without. */
export function textWidth(text: string, size: number): number {
  const plain = text.normalize("NFD").replace(/\p{Mn}/gu, "");
  const sum = [...plain].reduce((all, sign) => all + (WIDTHS[(sign.codePointAt(0) ?? 0) - 32] ?? WIDEST), 0);
  return (sum * size) / 1000;
}

/** A text in lines that are at most so many points wide. Nothing is left out: a word that is wider than a line goes on in the next one. */
export function wrapped(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  const fits = (more: string) => textWidth(more, size) <= width;
  for (const word of text.split(" ").filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const sign of word) {
      if (fits(line + sign)) line += sign;
      else {
        lines.push(line);
        line = sign;
      }
    }
  }
  return line === "" ? lines : [...lines, line];
}
