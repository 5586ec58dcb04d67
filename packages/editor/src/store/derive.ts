/** What follows from a document: worked out once for each, and kept as long as the document is. */

import { type Diagnostic, type HostOptions, type Strategy, validateStrategy } from "@dunlin/engine";
import { type Analysis, analyzeStrategy } from "@dunlin/engine/check";
import type { LooseNode, Outline } from "@dunlin/engine/editing";
import { perDocument } from "../document/perDocument.ts";
import { pointer } from "../document/pointer.ts";
import { type Placed, placesOf } from "../document/sections.ts";
import { type NodeId, nodesOf, outlineOf } from "../document/strategy.ts";
import type { EditorNodeType, NodeFinding } from "../host/props.ts";

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

/** Each part is worked out when it is asked for: the canvas does not wait for the problems. */
export const derive = perDocument((doc, options: DeriveOptions): Derived => {
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
      found.diagnostics ??= [...validateStrategy(doc, options), ...ownFindings(doc, options)];
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
  return derived;
});

/** What the types of the host say of their own nodes. */
function ownFindings(doc: Strategy, { nodeTypes = [] }: DeriveOptions): readonly Diagnostic[] {
  const lints = new Map((nodeTypes as readonly EditorNodeType[]).map(({ type, lint }) => [type, lint]));
  return Object.entries(nodesOf(doc)).flatMap(([nodeId, node]) => {
    return findingsOf(lints.get(node.type), node, doc).map(({ severity, message, path = "" }): Diagnostic => {
      // Its sentence is its own; the words of the editor have none for it.
      const code = `own.${node.type}` as Diagnostic["code"];
      return { code, severity, message, nodeId, path: pointer(["nodes", nodeId]) + path, data: {} };
    });
  });
}

/** One that fails says so, and takes nothing else with it. */
function findingsOf(lint: EditorNodeType["lint"], node: LooseNode, doc: Strategy): readonly NodeFinding[] {
  try {
    return lint?.(node, doc) ?? [];
  } catch (error) {
    return [{ severity: "warning", message: `The check of ${node.type} failed: ${String(error)}` }];
  }
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
