/** A page of instructions read as a developer reads it: files to save, commands to enter, and what they print. */

import { fencesIn, read } from "./pages.ts";

export type Instruction =
  | { readonly kind: "file"; readonly name: string; readonly text: string }
  | { readonly kind: "commands"; readonly lines: readonly string[]; readonly prints: string | undefined };

/** Files under their names in bold, `sh` blocks, and the `text` block after one. */
export function instructionsOf(page: string): Instruction[] {
  const parts = page.matchAll(
    /^\*\*`([^`]+)`\*\*\n\n<<< @\/([^#{\s]+)[^\n]*$|^```sh\n(.*?)^```$(?:\n\n(^```text\n.*?^```$))?/gms,
  );
  return [...parts].map(([, name, source = "", commands = "", printed]) =>
    name === undefined
      ? { kind: "commands", lines: commands.trimEnd().split("\n"), prints: printed && fencesIn(printed)[0]?.text }
      : { kind: "file", name, text: read(source) },
  );
}

/** Whether lines were printed in this order; `...` stands for any number of others. */
export function missingIn(printed: string, expected: string): string | undefined {
  const lines = printed.split("\n").map((line) => line.trimEnd());
  let at = 0;
  let anywhere = false;
  for (const line of expected.trimEnd().split("\n")) {
    if (line === "...") {
      anywhere = true;
      continue;
    }
    const found = anywhere ? lines.indexOf(line.trimEnd(), at) : lines[at] === line.trimEnd() ? at : -1;
    if (found < 0) return line;
    at = found + 1;
    anywhere = false;
  }
  return undefined;
}
