/** A case that lives under one version, is moved to another at some moment, and lives on there. */

import fc from "fast-check";
import {
  type MigratedCase,
  type MigrationPlan,
  migrateState,
  type NodeTarget,
  planMigration,
} from "../../../src/change.ts";
import {
  type CaseEvent,
  type CaseFacts,
  type CaseState,
  compileStrategy,
  type Effect,
  type HostOptions,
  type Program,
  type Strategy,
} from "../../../src/index.ts";
import { type Happening, type Story, stories } from "../../arbitrary.ts";
import { live, type Moment } from "../../run/life.ts";
import { type EditPlan, edited, editPlans } from "./edits.ts";

export interface Draw {
  readonly story: Story;
  readonly edits: EditPlan;
  /** Which moment of the life under the older version, by share. */
  readonly when: number;
  /** Minutes after it. */
  readonly later: number;
  /** Where removed nodes send their cases: picked among these. */
  readonly picks: readonly number[];
}

export const draws: fc.Arbitrary<Draw> = fc.noBias(
  fc.record({
    story: stories,
    edits: editPlans,
    when: fc.double({ min: 0, max: 1, noNaN: true }),
    later: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4000 })),
    picks: fc.array(fc.nat({ max: 9999 }), { minLength: 4, maxLength: 4 }),
  }),
);

export interface Crossing {
  readonly from: Program;
  readonly to: Program;
  readonly options: HostOptions;
  readonly plan: MigrationPlan;
  /** Until the move, as the older version went. */
  readonly before: readonly Moment[];
  readonly state: CaseState;
  readonly facts: CaseFacts;
  readonly now: number;
  readonly result: MigratedCase;
  readonly history: readonly Happening[];
}

/** `undefined` where the edits make no strategy, or the case never came in or is over. */
export function cross(draw: Draw): Crossing | undefined {
  const { story, edits, when, later } = draw;
  const document = { ...story.document, version: 1 };
  const from = compileStrategy(document, story.options);
  const all = live(from, { ...story, document });
  const inside = all.filter(({ step }) => step.state.status !== "exited" && step.state.run > 0);
  const last = inside[Math.floor(when * inside.length)];
  if (last === undefined) return undefined;
  const before = all.slice(0, all.indexOf(last) + 1);
  const { state } = last.step;
  const made = before.flatMap(({ step }) => step.effects).filter(({ kind }) => kind === "message.send");
  const focus = { here: rootOf(state.node), contacts: made.map(({ nodeId }) => rootOf(nodeId)) };
  const to = compiled(edited(document, edits, focus), story);
  if (to === undefined) return undefined;
  return crossed(story, before, { from, to, plan: planFor(from, to, draw.picks) }, later);
}

/** A life so far that goes over to another version. @param later - Minutes after its last moment. */
export function crossed(
  story: Story,
  before: readonly Moment[],
  { from, to, plan }: Pick<Crossing, "from" | "to" | "plan">,
  later: number,
): Crossing {
  const last = before.at(-1) as Moment;
  const { state } = last.step;
  const now = last.now + later * 60_000;
  const facts = withContacts(
    last.facts,
    before.flatMap(({ step }) => step.effects),
  );
  return {
    ...{ from, to, options: story.options, plan, before, state, facts, now },
    result: migrateState(from, to, plan, state, { facts, now }),
    history: story.history.slice(-6),
  };
}

/** The node of the document itself that a path begins with. */
export const rootOf = (path: string): string => path.split(">")[0] as string;

function compiled(document: Strategy, story: Story): Program | undefined {
  try {
    return compileStrategy(document, story.options);
  } catch {
    return undefined;
  }
}

/** What a host keeps of the contacts that were made. */
function withContacts(facts: CaseFacts, effects: readonly Effect[]): CaseFacts {
  const made = effects.flatMap((effect) => {
    const channel = effect.kind === "message.send" || effect.kind === "task.create" ? effect.channel : undefined;
    if (channel === undefined) return [];
    return [{ id: effect.id, at: new Date(effect.at).toISOString(), channel, direction: "outbound" as const }];
  });
  return { ...facts, contacts: [...(facts.contacts ?? []), ...made] };
}

/** Targets for what was removed: mostly another node, now and then an exit, the start or nothing of all that. */
function planFor(from: Program, to: Program, picks: readonly number[]): MigrationPlan {
  const empty = planMigration(from, to);
  const heirs = Object.keys(to.strategy.nodes);
  const targets = empty.problems.flatMap(({ code, nodeId = "" }, i): [string, NodeTarget][] => {
    if (code !== "target.missing") return [];
    const pick = picks[i % picks.length] as number;
    if (pick % 10 === 0) return [[nodeId, { to: "exit", outcome: "withdrawn" }]];
    if (pick % 10 === 1) return [[nodeId, { to: "pin" }]];
    if (pick % 10 === 2) return [[nodeId, { to: "restart" }]];
    return [[nodeId, { to: "node", node: heirs[pick % heirs.length] as string }]];
  });
  return planMigration(from, to, undefined, { nodes: Object.fromEntries(targets) });
}

/** Lives on: every timer on the way, then what happens. */
export function liveOn(
  program: Program,
  start: { readonly state: CaseState; readonly facts: CaseFacts; readonly now: number },
  history: readonly Happening[],
): Moment[] {
  const moments: Moment[] = [];
  let { state, facts, now } = start;
  const take = (event: CaseEvent): void => {
    const before = state;
    const step = program.advance(before, event, { facts, now });
    moments.push({ before, event, facts, now, step });
    state = step.state;
    facts = withContacts(facts, step.effects);
  };
  for (const happening of history) {
    const until = now + happening.minutes * 60_000;
    for (let i = 0; state.dueAt !== null && state.dueAt < until && i < 1000; i++) {
      now = state.dueAt;
      take({ type: "timer.fired" });
    }
    now = until;
    take(happening.event.type === "custom.answer" ? answerTo(state, happening.event) : happening.event);
  }
  return moments;
}

/** An answer to what the case waits for. */
function answerTo(state: CaseState, { data }: CaseEvent): CaseEvent {
  const sent = state.n?.sent;
  if (sent === undefined) return { type: "balance.changed" };
  const way = Number(data?.way ?? 0) % 4;
  const ways: readonly CaseEvent[] = [
    { type: "message.bounced", data: { message: sent } },
    { type: "message.delivered", data: { message: sent } },
    { type: "task.completed", data: { task: sent, disposition: "ok" } },
    { type: "payment.failed", data: { attempt: sent, class: "soft" } },
  ];
  return ways[way] as CaseEvent;
}
