/** The lines of a strategy in words, each with the step that it tells. */

export interface ToldLine {
  /** From 0. */
  readonly number: number;
  readonly text: string;
  /** Levels of indentation. */
  readonly depth: number;
  readonly kind: "title" | "heading" | "line";
  /** The step whose line it is. */
  readonly id: string | undefined;
}

/** @param numbers - Of the steps, as the text counts them. */
export function toldLines(text: string, numbers: ReadonlyMap<string, number>): readonly ToldLine[] {
  const ids = new Map([...numbers].map(([id, number]) => [number, id]));
  const depths: number[] = [];
  return text
    .trimEnd()
    .split("\n")
    .flatMap((line, number): ToldLine[] => {
      const plain = line.trim();
      if (plain === "") return [];
      const indent = line.length - line.trimStart().length;
      while (depths.length > 0 && (depths.at(-1) as number) >= indent) depths.pop();
      depths.push(indent);
      const step = /^(\d+)\. /.exec(plain)?.[1];
      const heading = indent === 0 && plain.endsWith(":") && step === undefined && !plain.startsWith("-");
      const kind = number === 0 ? "title" : heading ? "heading" : "line";
      const id = step === undefined ? undefined : ids.get(Number(step));
      return [{ number, text: plain, depth: kind === "line" ? depths.length - 1 : 0, kind, id }];
    });
}
