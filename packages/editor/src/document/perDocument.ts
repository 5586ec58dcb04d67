/** What follows from a document and from what the host gives with it: worked out once, and kept as long as both are. */

import type { Strategy } from "@dunlin/engine";

/** @returns `work`, done once for each document and options; options that are made anew each time are others each time. */
export function perDocument<O extends object, T>(
  work: (doc: Strategy, options: O) => T,
): (doc: Strategy, options: O) => T {
  const known = new WeakMap<O, WeakMap<Strategy, { readonly found: T }>>();
  return (doc, options) => {
    const ofOptions = known.get(options) ?? new WeakMap();
    known.set(options, ofOptions);
    const kept = ofOptions.get(doc) ?? { found: work(doc, options) };
    ofOptions.set(doc, kept);
    return kept.found;
  };
}
