/** How many people match: asked of the host once the author rests, and not waited for when the rule has changed meanwhile. */

import type { Condition } from "@dunlin/engine";
import { useEffect, useRef, useState } from "react";
import type { CountMatches, MatchCount } from "../host/props.ts";
import { type Place, readQuantified, ruleAt } from "./tree.ts";

export type Counting =
  | { readonly state: "none" }
  | { readonly state: "waiting"; readonly last?: MatchCount | undefined }
  | { readonly state: "counted"; readonly count: MatchCount }
  | { readonly state: "failed" };

/** Rest before the host is asked, ms. */
const REST = 300;
const NONE: Counting = { state: "none" };

/** The host is asked again when the rule is another one, not when it hands in another function that does the same. */
export function useMatchCount(rule: Condition, countMatches: CountMatches | undefined): Counting {
  const [counting, setCounting] = useState<Counting>(countMatches === undefined ? NONE : { state: "waiting" });
  const asked = JSON.stringify(rule);
  const host = useRef(countMatches);
  host.current = countMatches;
  const counts = countMatches !== undefined;
  useEffect(() => {
    if (!counts) return setCounting(NONE);
    const abort = new AbortController();
    const tell = (told: Counting) => {
      if (!abort.signal.aborted) setCounting(told);
    };
    setCounting((before) => ({
      state: "waiting",
      last: "count" in before ? before.count : "last" in before ? before.last : undefined,
    }));
    const timer = setTimeout(() => {
      const parsed = JSON.parse(asked) as Condition;
      Promise.resolve()
        .then(() => host.current?.(parsed, abort.signal) ?? Promise.reject(new Error("Nobody counts.")))
        .then(
          (count) => tell({ state: "counted", count }),
          () => tell({ state: "failed" }),
        );
    }, REST);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked, counts]);
  return counting;
}

/** A rule as it is counted alone: one about the entries of a list counts people with an entry for which it holds. */
export function countedAlone(root: Condition, place: Place): Condition {
  let rule = ruleAt(root, place) ?? true;
  for (let depth = place.length - 1; depth > 0; depth--) {
    const around = readQuantified(ruleAt(root, place.slice(0, depth)) ?? true);
    if (around !== undefined) rule = { some: [{ var: around.list }, rule] };
  }
  return rule;
}
