/** The tags of a source while they are settled, and the variables that stand for those which could not stay. */

import type { PathUse } from "../merge/paths.ts";
import type { Hint } from "./hints.ts";
import type { ReportLoss } from "./losses.ts";
import type { TornTag } from "./lossKinds.ts";
import type { Place } from "./places.ts";
import type { Stretch, Tag } from "./tag.ts";

/** A block whose end is looked for. */
export interface OpenBlock {
  readonly text: string;
  readonly block: string;
  /** How the source names it, for its end. */
  readonly written: string;
  readonly number: number;
  /** It and each `else` of it. */
  readonly members: readonly number[];
  /** Whether its last `else` was read. */
  readonly otherwise?: true;
  /** Why it cannot hold. */
  readonly broken?: TornTag;
}

export interface StandIn {
  readonly tag: string;
  readonly type: "boolean" | "string";
  /** Nothing is published before somebody took it away. */
  readonly undecided?: true;
}

export interface Settling {
  readonly tags: Tag[];
  readonly open: OpenBlock[];
  readonly stretches: Stretch[];
  readonly uses: PathUse[];
  readonly hints: Hint[];
  readonly standIns: Map<string, StandIn>;
  readonly currencies: Map<string, string>;
  readonly report: ReportLoss;
  /** Of the tag that is read. */
  place: Place;
}

/** The name of a variable in place of a tag: nothing is shown to a debtor that was not settled. */
export function standIn(tag: string, { type, undecided }: Omit<StandIn, "tag">, settling: Settling): string {
  const words = tag.match(/[A-Za-z][A-Za-z0-9]*/g) ?? [];
  const base = ["imported", ...words.slice(0, 3)].map((word, i) => (i === 0 ? word : capital(word))).join("");
  const { standIns } = settling;
  const isOther = (one: StandIn | undefined) => one !== undefined && (one.tag !== tag || one.undecided !== undecided);
  let name = base;
  for (let n = 2; isOther(standIns.get(name)); n++) name = `${base}${n}`;
  standIns.set(name, { tag, type, ...(undecided === undefined ? {} : { undecided }) });
  return name;
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
