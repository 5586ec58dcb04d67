/** A small strategy without a finding, and what is found once a test has changed it. */

import { validateStrategy } from "../../src/check/validate.ts";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import type { HostOptions } from "../../src/nodes/options.ts";

export type Json = Record<string, unknown>;

export const END = { type: "exit", outcome: "exhausted" };
export const PAID = { id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" };

/** One mail at the start; members and nodes can be replaced, and left out with `undefined`. */
export function sample(parts: Json = {}, nodes: Json = {}): Json {
  const doc = {
    format: "dunlin.strategy/1",
    id: "sample",
    name: "Sample",
    time: { zone: "UTC" },
    entry: { start: "mail" },
    exits: [PAID],
    nodes: { mail: mail("end"), end: END, ...nodes },
    ...parts,
  };
  return JSON.parse(JSON.stringify(doc)) as Json;
}

/** A mail that goes on to `next`. */
export const mail = (next: string, parts: Json = {}): Json => ({
  type: "send",
  via: [{ channel: "email", template: "reminder@1" }],
  to: { next },
  ...parts,
});

/** A sample whose first node is `node`, at `/nodes/first`. */
export const withNode = (node: Json, parts: Json = {}, nodes: Json = {}): Json =>
  sample({ entry: { start: "first" }, ...parts }, { mail: undefined, first: node, ...nodes });

/** A sample that starts with an `if` on `when`, unknown answers led on. */
export const withWhen = (when: unknown, parts: Json = {}): Json =>
  withNode({ type: "if", when, to: { yes: "end", no: "end", unknown: "end" } }, parts);

/** `code pointer` of every finding, in order. */
export const found = (doc: unknown, options?: HostOptions): string[] => places(validateStrategy(doc, options));

export const places = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(({ code, path }) => `${code} ${path}`);

/** The only finding. */
export function only(doc: unknown, options?: HostOptions): Diagnostic {
  const diagnostics = validateStrategy(doc, options);
  const [first] = diagnostics;
  if (first === undefined || diagnostics.length > 1)
    throw new Error(`not one finding but ${places(diagnostics).join(", ") || "none"}`);
  return first;
}
