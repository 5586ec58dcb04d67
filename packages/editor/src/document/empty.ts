/** A strategy to begin from nothing with. */

import type { Strategy } from "@dunlin/engine";

/** The smallest strategy that is sound: whoever comes in is let out at once. */
export const emptyStrategy = (name: string): Strategy => ({
  format: "dunlin.strategy/1",
  id: "strategy",
  name,
  time: { zone: "UTC" },
  entry: { start: "end" },
  nodes: { end: { type: "exit", outcome: "exhausted" } },
});

/** Whether nothing happens in it yet. */
export const isEmpty = (doc: Strategy): boolean => Object.values(doc.nodes ?? {}).every(({ type }) => type === "exit");
