/** Which packs a reader looks for. */

import type { PackView } from "../../../model/api.ts";
import type { Language } from "../../model.ts";
import { ruleText } from "./rules.ts";

export interface Wish {
  readonly text: string;
  /** Empty: every jurisdiction. */
  readonly place: string;
  readonly used: boolean;
}

const plain = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Every word of the text is somewhere in the pack or in its rules; accents and case do not count. */
export function matching(
  packs: readonly PackView[],
  { text, place, used }: Wish,
  language: Language,
): readonly PackView[] {
  const wanted = plain(text).split(/\s+/).filter(Boolean);
  return packs.filter((pack) => {
    if (used && pack.usedBy.length === 0) return false;
    if (place !== "" && !pack.jurisdictions.includes(place)) return false;
    const said = plain(
      [pack.id, pack.title, ...pack.rules.flatMap(({ id, cite, rule }) => [id, cite, ruleText(rule, language)])].join(
        " ",
      ),
    );
    return wanted.every((word) => said.includes(word));
  });
}
