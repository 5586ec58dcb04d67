/** A merge tag of a source, and the stretch that some of them make. */

import type { Run } from "../model/text.ts";
import type { TornTag } from "./lossKinds.ts";
import type { Place } from "./places.ts";

/** A tag as it is written from now on. */
export interface Tag extends Place {
  readonly kind: "value" | "open" | "else" | "close";
  /** With its braces. */
  readonly text: string;
  /** Of a value. */
  readonly run?: Run;
  /** The one value that it shows, from the root. */
  readonly shows?: string;
  /** Of a block: `if`, `unless`, `each`, `with`. */
  readonly block?: string;
  /** Of `if` and `unless` at the top, when it asks for one value: its path. */
  readonly path?: string;
  /** Its place among all tags, which its mark tells. */
  readonly number: number;
}

/** What stands between two tags, by their numbers. */
export interface Stretch {
  readonly open: Tag;
  /** Everything that belongs to it: `open`, each `else`, and the end. */
  readonly tags: readonly number[];
  /** The first tag of it; the stretch is behind it where `outside` says so. `undefined` from the beginning. */
  readonly from: number | undefined;
  /** The last tag of it, likewise. `undefined` up to the end. */
  readonly to: number | undefined;
  /** Tags at the ends that belong to what is around. */
  readonly outside: { readonly from: boolean; readonly to: boolean };
  /** Why it cannot hold, whatever it stands in. */
  readonly broken?: TornTag;
}

/** A mark: private signs around the number of a tag. */
export const MARK = /\ue000(\d+)\ue001/g;
export const mark = (number: number): string => `\ue000${number}\ue001`;

/** The tags in a text, in their order. */
export const tagsIn = (text: string, tags: readonly Tag[]): readonly Tag[] =>
  [...text.matchAll(MARK)].flatMap(([, number]) => tags[Number(number)] ?? []);

/** Whether all blocks of some tags begin and end among them. */
export function isBalanced(tags: readonly Tag[]): boolean {
  let depth = 0;
  for (const { kind } of tags) {
    if (kind === "open") depth += 1;
    if (kind === "close" || kind === "else") {
      if (depth === 0) return false;
      if (kind === "close") depth -= 1;
    }
  }
  return depth === 0;
}
