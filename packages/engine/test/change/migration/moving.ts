/** One case that is moved: its life so far told in events, then the move. */

import { type MigratedCase, type MigrationChoice, migrateState, planMigration } from "../../../src/change.ts";
import type { CaseEvent, CaseFacts, CaseState, Effect, Node, Program, Strategy } from "../../../src/index.ts";
import { at, facts, program } from "../../build.ts";

export const NOW = at("2026-03-01T10:00:00Z");
export const DAY = 86_400_000;

export type Nodes = Record<string, Node>;

export const version = (number: number, nodes: Nodes, parts: Partial<Strategy> = {}): Program =>
  program({ version: number, nodes, exits: [], ...parts });

export const wait = (days: string, next: string): Node => ({ type: "wait", for: days, to: { next } });

/** A message whose receipt is awaited. */
export const tracked = (next: string, channels = ["sms", "email"], parts: object = {}): Node =>
  ({
    ...{ type: "send", awaitReceipt: "P2D", to: { next } },
    via: channels.map((channel) => ({ channel, template: `${channel}@1` })),
    ...parts,
  }) as Node;

export interface Life {
  readonly state: CaseState;
  readonly effects: readonly Effect[];
  readonly facts: CaseFacts;
}

/** A case that comes in at `NOW`; then each event, given what was asked for so far and on which day. */
export function lifeOf(
  from: Program,
  events: readonly ((effects: readonly Effect[]) => readonly [day: number, event: CaseEvent])[] = [],
  own: CaseFacts = facts(),
): Life {
  const first = from.enroll(own, { now: NOW });
  let { state } = first;
  const effects = [...first.effects];
  for (const tell of events) {
    const [day, event] = tell(effects);
    const step = from.advance(state, event, { facts: own, now: NOW + day * DAY });
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects, facts: own };
}

export const timer = (day: number) => () => [day, { type: "timer.fired" }] as const;

/** Ids of effects of a kind. */
export const idsOf = (effects: readonly Effect[], kind: Effect["kind"]): string[] =>
  effects.filter((effect) => effect.kind === kind).map(({ id }) => id);

export const kinds = (result: MigratedCase): string[] =>
  result.done === "refused" ? [result.reason] : result.effects.map(({ kind }) => kind);

export interface Move {
  readonly choice?: MigrationChoice;
  /** From `NOW`. */
  readonly day?: number;
  readonly pending?: readonly Effect[];
}

export function moveTo(from: Program, to: Program, life: Life, { choice = {}, day = 1, pending = [] }: Move = {}) {
  const plan = planMigration(from, to, undefined, choice);
  return migrateState(from, to, plan, life.state, { facts: life.facts, now: NOW + day * DAY, pending });
}

/** Of a case that was moved. */
export function moved(result: MigratedCase): Extract<MigratedCase, { state: CaseState }> {
  if (result.done === "refused") throw new Error(`refused: ${result.reason}`);
  return result;
}
