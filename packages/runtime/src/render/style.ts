/** How a page looks on this output: its width, and bold and faint letters where a person reads and wants them. */

import type { Io, Output } from "../io.ts";

export interface Style {
  /** In characters. */
  readonly width: number;
  bold(text: string): string;
  faint(text: string): string;
}

const [NARROWEST, USUAL, WIDEST] = [40, 80, 120];

/** Monochrome unless `output` is a terminal and NO_COLOR is not set (no-color.org). */
export function styleFor(output: Output, env: Io["env"]): Style {
  const width = Math.max(NARROWEST, Math.min(WIDEST, output.columns || USUAL));
  const plain = output.isTTY !== true || (env.NO_COLOR ?? "") !== "" || env.TERM === "dumb";
  const sgr = (code: number) => (text: string) => (plain || text === "" ? text : `\u001b[${code}m${text}\u001b[0m`);
  return { width, bold: sgr(1), faint: sgr(2) };
}
