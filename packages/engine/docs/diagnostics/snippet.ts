/** The faulty documents of the reference page: one small strategy, and what a snippet changes in it. */

import type { HostOptions, Strategy } from "../../src/index.ts";

export type Json = Readonly<Record<string, unknown>>;

/** A document with one fault. */
export interface Fault {
  /** Members put into `BASE`; those of `nodes` and `time` beside the ones that are there. */
  readonly change?: Json;
  /** Members of `BASE` left out. */
  readonly without?: readonly string[];
  /** The whole document as text, where the fault is one of text. */
  readonly text?: string;
  /** What the host brings. */
  readonly options?: HostOptions;
  /** JSON pointer of the finding. */
  readonly at: string;
  /** Findings that such a fault always brings along, as `code pointer`. */
  readonly also?: readonly string[];
}

/** What the page says about one code. Whether there is a fix is seen by trying, so it is not written down. */
export interface Entry {
  /** One sentence: what is the case. */
  readonly means: string;
  /** What it does to a debtor, or to whoever reads or counts on the strategy. */
  readonly why: string;
  readonly repair: string;
  readonly faults: readonly Fault[];
}

const PAID = { id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" };

/** A message that goes on to `next`. */
export const send = (next: string, parts: Json = {}): Json => ({
  type: "send",
  via: [{ channel: "email", template: "reminder@1" }],
  ...parts,
  to: { next, ...(parts.to as Json | undefined) },
});

/** A strategy without a finding. */
export const BASE = {
  format: "dunlin.strategy/1",
  id: "sample",
  name: "Sample",
  time: { zone: "UTC" },
  entry: { start: "first" },
  exits: [PAID],
  nodes: { first: send("end"), end: { type: "exit", outcome: "exhausted" } },
} satisfies Json;

/** The faulty document: a value, or text for faults of text. */
export function documentOf({ change = {}, without = [], text }: Fault): unknown {
  if (text !== undefined) return text;
  const kept = Object.entries(BASE).filter(([name]) => !without.includes(name));
  const { nodes = {}, time = {} } = change as { nodes?: Json; time?: Json };
  return {
    ...Object.fromEntries(kept),
    ...change,
    nodes: { ...BASE.nodes, ...nodes },
    time: { ...BASE.time, ...time },
  };
}

/** A change that puts another node in the place of the message. */
export const node = (first: Json, others: Json = {}): Pick<Fault, "change"> => ({
  change: { nodes: { first, ...others } },
});

/** A change that makes the first node ask something. */
export const asking = (when: unknown, change: Json = {}): Pick<Fault, "change"> => ({
  change: { ...change, nodes: { first: { type: "if", when, to: { yes: "end", no: "end", unknown: "end" } } } },
});

/** `BASE` as a strategy that a host has under a name. */
export const LIBRARY = { "soft@1": { ...BASE, id: "soft" } as unknown as Strategy };
