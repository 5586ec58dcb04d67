/** What boxes and lines of all flows have in common while they are put down. */

import type { NodeId, Slot } from "../document/strategy.ts";
import type { Box, Frame, Line, LineKind, Point } from "./model.ts";
import type { Shape } from "./plan.ts";
import type { Rounds } from "./rounds.ts";
import type { Measures } from "./sizes.ts";

export interface Emitting {
  readonly tops: ReadonlyMap<NodeId, number>;
  readonly shapeOf: (id: NodeId) => Shape;
  readonly measures: Measures;
  readonly rounds: Rounds;
  readonly boxes: Box[];
  readonly lines: Line[];
  readonly frames: Frame[];
}

/** Where a flow stands, and where ways out of it come back to. */
export interface Standing {
  readonly x: number;
  readonly dy: number;
  /** The trunk of the flow around it. */
  readonly outer: number | undefined;
  /** Of the rounds around it, as far along as the flow itself. */
  readonly foot: Point | undefined;
}

type Extra = Partial<Pick<Line, "label" | "slot" | "place" | "holdout">>;

export function lineFrom(
  kind: LineKind,
  from: string,
  to: string,
  id: NodeId,
  ports: readonly string[],
  points: readonly Point[],
  extra: Extra = {},
): Line {
  const straight = points.filter((point, i) => i === 0 || !same(point, points[i - 1] as Point));
  return { key: `${from}>${ports.join("|")}>${to}`, kind, from, to, id, ports, points: straight, ...extra };
}

const same = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y;

/** The connection in which steps can be put on a line: that of its first way that has one. */
export function slotOf(id: NodeId, ports: readonly string[], { shapeOf }: Emitting): Slot | undefined {
  const { connected } = shapeOf(id);
  const port = ports.find((name) => connected.has(name)) ?? ports[0];
  return port === undefined ? undefined : { at: "port", from: id, port };
}
