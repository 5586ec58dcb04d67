/** Where the strategy is kept: in the memory of the server, so that the example needs no database. */

import type { Strategy } from "@dunlin/engine";
import first from "./strategy.json";

export interface Kept {
  readonly doc: Strategy;
  readonly revision: number;
}

/** One for all bundles that Next.js makes of this module. */
const memory = globalThis as { dunlinExample?: Kept };

export const kept = (): Kept => memory.dunlinExample ?? { doc: first as Strategy, revision: 0 };

/** @returns The revision of the document now. */
export function keep(doc: Strategy): number {
  const revision = kept().revision + 1;
  memory.dunlinExample = { doc, revision };
  return revision;
}
