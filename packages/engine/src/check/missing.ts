/**
 * Facts that conditions and anchors read and that may not be there: names that do not exist, host data that are not
 * declared, and optional facts whose absence would decide something that nobody wrote down.
 */

import type { Read } from "../conditions/anatomy.ts";
import { type Facts, factAt } from "../conditions/kinds.ts";
import type { Patch } from "../model/diagnostic.ts";
import type { SpecOf } from "../nodes/index.ts";
import { type Conditions, type ReadCondition, readsThrough } from "./conditions.ts";
import type { Findings } from "./findings.ts";
import type { PlacedNode } from "./parts.ts";

export interface Place {
  /** JSON pointer of what reads. */
  readonly at: string;
  readonly path: readonly string[];
  /** JSON pointer of the path as it is written, and what stands before it there. */
  readonly text: string;
  readonly prefix?: string;
}

/** Names that are not there; host data once for each path, because one declaration mends them all. */
export class Declared {
  readonly #told = new Set<string>();
  readonly #findings: Findings;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** `text` is where the path itself is written, after `prefix`. */
  check({ at, path, text, prefix = "" }: Place, facts: Facts): void {
    const found = factAt(facts, path);
    if ("fact" in found) return;
    const full = path.join(".");
    const isData = path[0] === "data";
    if (isData && this.#told.has(full)) return;
    this.#told.add(full);
    const before = path.slice(0, found.unknown);
    const name = path[found.unknown] ?? "";
    const { nearest } = this.#findings.near("field.undeclared", name, () => found.siblings);
    const meant = nearest === undefined ? undefined : [...before, nearest, ...path.slice(found.unknown + 1)];
    const there = meant !== undefined && "fact" in factAt(facts, meant);
    this.#findings.add(
      "field.undeclared",
      at,
      {
        path: isData ? full : [...before, name].join("."),
        ...(nearest !== undefined && { nearest: [...before, nearest].join(".") }),
      },
      there ? [{ op: "replace", path: text, value: prefix + meant.join(".") }] : undefined,
    );
  }
}

/**
 * An optional fact decides silently in two places: at a node with a port for unknown answers that is not connected, and
 * under a denial, which reads as if it held for what is missing. Elsewhere unknown means "does not match", as written.
 */
export function checkMaybeUnknown(
  condition: ReadCondition,
  facts: Facts,
  { segments }: Conditions,
  specOf: SpecOf,
  findings: Findings,
): void {
  if (condition.expression) return;
  const way = wayOfUnknown(condition, specOf);
  if (way === "told") return;
  const reads =
    way === undefined ? condition.anatomy.reads.filter((read) => read.denied) : readsThrough(condition, segments);
  const paths = bareOptional(reads, facts);
  if (paths.length === 0) return;
  const data = { paths, ...(way !== undefined && { port: way.port }) };
  findings.add("condition.maybeUnknown", condition.at, data, way && sayingSo(condition.node, way.port));
}

/** Dotted paths that may be missing, and of which nothing says what holds then; each once. */
export function bareOptional(reads: readonly Read[], facts: Facts): readonly string[] {
  const bare = reads.filter((read) => read.bare && isOptional(read.path, facts));
  return [...new Set(bare.map((read) => read.path.join(".")))];
}

/** The patch that leads unknown answers where they go now, so that a reader sees it. */
function sayingSo(placed: PlacedNode | undefined, port: string): readonly Patch[] | undefined {
  const target = placed?.to[port];
  return placed === undefined || target === undefined
    ? undefined
    : [{ op: "add", path: `${placed.at}/to/unknown`, value: target }];
}

/** Where a node leads cases whose answer is unknown: to a port of their own, or silently to another. */
function wayOfUnknown({ node: placed }: ReadCondition, specOf: SpecOf): "told" | { readonly port: string } | undefined {
  if (placed?.node === undefined) return undefined;
  const port = specOf(placed.node)
    .ports(placed.node)
    .find(({ name, fallback }) => name === "unknown" && fallback !== undefined);
  if (port === undefined) return undefined;
  return Object.hasOwn(placed.to, port.name) ? "told" : { port: port.fallback ?? "" };
}

/** Whether a case may well be without what is at a path. */
export function isOptional(path: readonly string[], facts: Facts): boolean {
  const found = factAt(facts, path);
  return "fact" in found && found.fact.optional === true;
}
