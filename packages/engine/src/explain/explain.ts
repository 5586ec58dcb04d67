/**
 * A trace told to a person: why a step did what it did, in sentences fit to be read aloud to the debtor or to a
 * regulator. The engine keeps codes and values; words are made here, when somebody asks, in the language asked for.
 */

import type { Zones } from "../base/zone.ts";
import type { Strategy } from "../model/strategy.ts";
import type { TraceCode, TraceEntry } from "../model/trace.ts";
import { sentenceOf } from "./entries.ts";
import { catalogFor, type LanguageOptions } from "./languages.ts";
import type { Setting } from "./phrases.ts";

export interface Sentence {
  readonly code: TraceCode;
  readonly nodeId?: string;
  readonly text: string;
}

/** The strategy that ran, and its zones; a `Program` is one. */
export interface Explainable {
  readonly strategy: Strategy;
  readonly zones: Zones;
  /** Those that it calls, by reference. */
  readonly strategies?: Readonly<Record<string, Strategy>>;
}

export interface ExplainOptions extends LanguageOptions {
  /** Of the case, ISO 4217. Without it amounts are told in the smallest unit, as the trace keeps them. */
  readonly currency?: string;
}

/**
 * The sentences of a trace, in its order. Entries that say nothing new have none: arriving at the node that the
 * sentence before has just named.
 *
 * @throws RangeError when there are no words for the locale.
 */
export function explainTrace(
  program: Explainable,
  trace: readonly TraceEntry[],
  options: ExplainOptions = {},
): Sentence[] {
  const { strategy, zones, strategies } = program;
  const setting: Setting = {
    catalog: catalogFor(options),
    zones,
    zone: strategy.time.zone,
    ...(options.currency !== undefined && { currency: options.currency }),
    ...(strategy.fields !== undefined && { fields: strategy.fields }),
    ...(strategies !== undefined && { strategies }),
  };
  return trace.flatMap((entry, i) => {
    if (saysNothingNew(entry, trace[i - 1])) return [];
    const text = sentenceOf(entry, strategy, setting);
    if (text === undefined) return [];
    return [{ code: entry.code, ...(entry.nodeId !== undefined && { nodeId: entry.nodeId }), text }];
  });
}

function saysNothingNew(entry: TraceEntry, before: TraceEntry | undefined): boolean {
  if (entry.code !== "node.entered" || before === undefined) return false;
  const { to, goto, start } = before.data;
  const led = { "node.left": to, "handler.matched": goto, "call.entered": start }[before.code as string];
  return led !== undefined && led === entry.nodeId;
}
