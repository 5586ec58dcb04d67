/** Many people laid over the canvas: how many came to each step, what it sent, and what contact rules held back. Pure. */

import type { NodeFlow, SimulationReport } from "@dunlin/engine/simulate";
import type { NodeOverlay, Overlay, WayOverlay } from "../../canvas/overlay.ts";
import type { Formats } from "../formats.ts";
import type { CohortWords } from "../words.ts";

/** @param grown - From 0 to 1: how much of the people is shown, while the flows grow to their counts. */
export function flowsOf(report: SimulationReport, grown: number, formats: Formats, words: CohortWords): Overlay {
  const people = (count: number) => Math.round(count * grown);
  const nodes = new Map(
    Object.entries(report.nodes).map(([id, flow]): [string, NodeOverlay] => [
      id,
      {
        figures: figuresOf(flow, people, report, formats, words),
        ...(flow.entered === 0 && { tone: "dim" as const }),
        ...heldBadge(flow, formats, words),
      },
    ]),
  );
  const ways = new Map<string, WayOverlay>(
    Object.entries(report.ways).map(([way, count]) => [way, { people: people(count) }]),
  );
  ways.set(":entry", { people: people(report.cases.enrolled) });
  return { nodes, ways };
}

function figuresOf(
  { entered, waiting, sent, costMinor, taken }: NodeFlow,
  people: (count: number) => number,
  { cases, costs }: SimulationReport,
  formats: Formats,
  words: CohortWords,
): NonNullable<NodeOverlay["figures"]> {
  const count = (value: number) => formats.number(people(value));
  const cost =
    costs !== null && costMinor !== undefined && costMinor > 0
      ? [{ value: formats.figure(costMinor, "money", costs.currency), word: "" }]
      : waiting > 0
        ? [{ value: count(waiting), word: words.waiting }]
        : entered < cases.enrolled
          ? [{ value: formats.share(entered / cases.enrolled), word: words.ofAll }]
          : [];
  if (sent !== undefined && sent > 0) return [{ value: count(sent), word: words.sent }, ...cost];
  const second = taken !== undefined && taken > 0 ? [{ value: count(taken), word: words.taken }] : cost;
  return [{ value: count(entered), word: words.entered }, ...second];
}

function heldBadge(
  { deferred = 0, suppressed = 0 }: NodeFlow,
  formats: Formats,
  words: CohortWords,
): Pick<NodeOverlay, "badge"> {
  const held = deferred + suppressed;
  if (held === 0) return {};
  const count = formats.number(held);
  return { badge: { text: `${count} ${words.heldBack}`, title: words.heldTitle(count), tone: "policy" } };
}
