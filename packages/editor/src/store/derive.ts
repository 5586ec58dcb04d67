/** What follows from a document: worked out once for each, and kept as long as the document is. */

import { type Diagnostic, type HostOptions, type Strategy, validateStrategy } from "@dunlin/engine";
import { type Analysis, analyzeStrategy } from "@dunlin/engine/check";
import type { Outline } from "@dunlin/engine/editing";
import { type Placed, placesOf } from "../document/sections.ts";
import { type NodeId, outlineOf } from "../document/strategy.ts";

export interface Derived {
  readonly outline: Outline;
  readonly places: ReadonlyMap<NodeId, Placed>;
  readonly diagnostics: readonly Diagnostic[];
  /** By node; those of the document as a whole under the empty id. */
  readonly problems: ReadonlyMap<NodeId, readonly Diagnostic[]>;
  /** Days and contacts; `undefined` while the document has errors. */
  readonly analysis: Analysis | undefined;
}

/** Options that keep their identity while they are the same, or everything is worked out again and again. */
export type DeriveOptions = HostOptions;

/** Days of the window in which contacts are told. */
export const CONTACT_DAYS = 7;

type Lazy = { -readonly [K in keyof Derived]?: Derived[K] };

const known = new WeakMap<DeriveOptions, WeakMap<Strategy, Derived>>();

/** Each part is worked out when it is asked for: the canvas does not wait for the problems. */
export function derive(doc: Strategy, options: DeriveOptions): Derived {
  const ofOptions = known.get(options) ?? new WeakMap<Strategy, Derived>();
  known.set(options, ofOptions);
  const before = ofOptions.get(doc);
  if (before !== undefined) return before;
  const found: Lazy = {};
  const derived: Derived = {
    get outline() {
      found.outline ??= outlineOf(doc, options);
      return found.outline;
    },
    get places() {
      found.places ??= placesOf(derived.outline);
      return found.places;
    },
    get diagnostics() {
      found.diagnostics ??= validateStrategy(doc, options);
      return found.diagnostics;
    },
    get problems() {
      found.problems ??= byNode(derived.diagnostics);
      return found.problems;
    },
    get analysis() {
      if (!("analysis" in found) && !derived.diagnostics.some(({ severity }) => severity === "error"))
        found.analysis = analyzeStrategy(doc, { ...options, windows: [CONTACT_DAYS] });
      return found.analysis;
    },
  };
  ofOptions.set(doc, derived);
  return derived;
}

function byNode(diagnostics: readonly Diagnostic[]): ReadonlyMap<NodeId, readonly Diagnostic[]> {
  const all = new Map<NodeId, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const id = diagnostic.nodeId ?? "";
    const list = all.get(id);
    if (list === undefined) all.set(id, [diagnostic]);
    else list.push(diagnostic);
  }
  return all;
}
