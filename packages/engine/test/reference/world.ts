/** What the reference step works on: a document with what its host brings, and one case while its step is worked out. */

import type { CalendarData } from "../../src/base/calendar.ts";
import type { Day } from "../../src/base/civil.ts";
import type { Zone, Zones } from "../../src/base/zone.ts";
import type { CaseFacts, CaseState, NodeData } from "../../src/model/case.ts";
import type { Effect, EffectBody } from "../../src/model/effect.ts";
import type { CaseEvent } from "../../src/model/event.ts";
import type { Node } from "../../src/model/node.ts";
import type { Strategy } from "../../src/model/strategy.ts";
import type { TraceCode, TraceEntry } from "../../src/model/trace.ts";

/** A node of any type, its parameters as the document has them; FORMAT section 5 says which. */
export type AnyNode = Node | HostTypeNode;

/** A node of a type that is not built in. */
export interface HostTypeNode {
  readonly type: "fieldVisit";
  readonly region: string;
  readonly within: string;
  readonly when?: never;
  readonly to: Readonly<Record<string, string>>;
}

export interface World {
  readonly document: Strategy;
  readonly strategies: Readonly<Record<string, Strategy>>;
  readonly calendars: readonly CalendarData[];
  readonly zones: Zones;
  /** Event ids remembered. */
  readonly seen: number;
}

/** A state whose members may be replaced; cloned before. */
export type Draft = { -readonly [K in keyof CaseState]: CaseState[K] };

export interface Work {
  readonly world: World;
  readonly facts: CaseFacts;
  readonly now: number;
  readonly zone: Zone;
  event: CaseEvent | undefined;
  readonly state: Draft;
  readonly effects: Effect[];
  readonly trace: TraceEntry[];
  /** Id of the event or rule that is being followed. */
  cause: string | undefined;
  /** By calendar: the earliest business day outside its dates that was counted on. */
  readonly guessed: Map<string, Day>;
}

/** The case cannot go on: bad data or a document that never rests. */
export class Park extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/** `call>inner` of `call` and `inner`; ids of the outermost strategy stand alone. */
export const join = (frame: string, id: string): string => (frame === "" ? id : `${frame}>${id}`);

/** The call around a node, or the empty text. */
export const frameOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf(">")));

const idOf = (path: string): string => path.slice(path.lastIndexOf(">") + 1);

/** The calls around a node, outermost first; the first is the case itself. */
export const framesAround = (path: string): string[] =>
  path.split(">").map((_, depth, ids) => ids.slice(0, depth).join(">"));

/** The strategy that runs inside a call. */
export function strategyIn(world: World, frame: string): Strategy | undefined {
  if (frame === "") return world.document;
  const call = nodeAt(world, frame);
  return call?.type === "callStrategy" ? world.strategies[call.strategy] : undefined;
}

export function nodeAt(world: World, path: string): AnyNode | undefined {
  const nodes: Readonly<Record<string, AnyNode>> = strategyIn(world, frameOf(path))?.nodes ?? {};
  return Object.hasOwn(nodes, idOf(path)) ? nodes[idOf(path)] : undefined;
}

/** The strategy whose node the case is at. */
export const strategyHere = (work: Work): Strategy =>
  strategyIn(work.world, frameOf(work.state.node)) ?? work.world.document;

export function emit(work: Work, body: EffectBody): string {
  const { state } = work;
  const who = `${encodeURIComponent(state.case)}/${state.run}`;
  const what = `${encodeURIComponent(state.strategy)}@${state.version}`;
  const id = `${who}/${what}/${encodeURIComponent(state.node)}/${state.visit}.${state.index}`;
  const cause = work.cause === undefined ? {} : { cause: work.cause };
  work.effects.push({ ...body, id, nodeId: state.node, at: work.now, ...cause } as Effect);
  state.index += 1;
  return id;
}

export function note(work: Work, code: TraceCode, data: Readonly<Record<string, unknown>>): void {
  work.trace.push({ code, nodeId: work.state.node, data });
}

/** Of the current node, which was entered. */
export const memory = (work: Work): NodeData => work.state.n ?? { since: work.now, from: work.now };

export function remember(work: Work, change: { [K in keyof NodeData]?: NodeData[K] | undefined }): void {
  work.state.n = tidy({ ...memory(work), ...change }) as NodeData;
}

/** Without members that are undefined. */
export const tidy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export const isHeld = ({ holds }: Pick<CaseState, "holds">): boolean =>
  (holds ?? []).some(({ scope }) => scope === "all");
