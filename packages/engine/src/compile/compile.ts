/**
 * Document -> tables: every node with its behavior and resolved ports, rules with compiled conditions, calendars and
 * zones looked up once. Takes a document that has been checked; what is wrong in it by now is a bug and throws.
 */

import { type Calendar, createCalendar, WEEKDAYS } from "../base/calendar.ts";
import { type Duration, parseDuration } from "../base/duration.ts";
import type { Zone, Zones } from "../base/zone.ts";
import { compileAst } from "../conditions/closures.ts";
import { conditionToJsonLogic } from "../conditions/codec.ts";
import { parseCondition } from "../conditions/parse.ts";
import { asksOf, readsOf } from "../conditions/reads.ts";
import type { Condition, ConditionAst } from "../model/condition.ts";
import type { HostOptions } from "../model/options.ts";
import type { Id, Node, Strategy } from "../model/strategy.ts";
import { specOf } from "../nodes/index.ts";
import type { Behavior, Kit, Test } from "../nodes/spec.ts";
import { defaultZones } from "../zones.ts";
import { listenedEvents } from "./listens.ts";

export interface CompiledNode {
  readonly id: Id;
  readonly type: string;
  readonly behavior: Behavior;
  /** Port -> target, fallbacks resolved. */
  readonly ports: ReadonlyMap<string, Id>;
}

/** An exit rule or handler. `events` absent: it looks at facts only. */
export interface CompiledRule {
  readonly id: Id;
  readonly events: ReadonlySet<string> | undefined;
  readonly test: Test | undefined;
  /** Outcome of an exit rule, target of a handler. */
  readonly then: Id;
}

export interface CompiledEntry {
  readonly start: Id;
  readonly test: Test | undefined;
  readonly reentry: "never" | "afterExit" | "always" | "perObligation";
  readonly cooldown: Duration | undefined;
  readonly byDpd: readonly { readonly from: number; readonly start: Id }[];
}

/** A strategy ready to run. Immutable; shared by all of its cases. */
export interface Tables {
  readonly strategy: Strategy;
  readonly id: string;
  /** 0 for a draft. */
  readonly version: number;
  readonly zones: Zones;
  /** The creditor's. */
  readonly zone: Zone;
  readonly entry: CompiledEntry;
  readonly exits: readonly CompiledRule[];
  readonly handlers: readonly CompiledRule[];
  readonly nodes: ReadonlyMap<Id, CompiledNode>;
  readonly segments: ReadonlyMap<Id, Test>;
  /** Event types that the engine or this document reacts to; ids of others are not remembered. */
  readonly listens: ReadonlySet<string>;
  /** How many event ids a case remembers. */
  readonly seen: number;
  calendar(id?: string): Calendar | undefined;
}

export function buildTables(strategy: Strategy, options: HostOptions = {}): Tables {
  const zones = options.zones ?? defaultZones;
  const calendars = new Map([WEEKDAYS, ...(options.calendars ?? [])].map((data) => [data.id, createCalendar(data)]));
  const calendar = (id = strategy.time.calendar ?? WEEKDAYS.id) => calendars.get(id);
  const test = (rule: Condition) => compileTest(rule, strategy.segments ?? {});
  const kit: Kit = {
    strategy,
    test,
    duration: checkedDuration,
    calendar: (id) => known(calendar(id), `calendar ${id}`),
  };
  const rule = (id: Id, on: readonly string[] | undefined, when: Condition | undefined, then: Id): CompiledRule => ({
    id,
    events: on && new Set(on),
    test: when === undefined ? undefined : test(when),
    then,
  });
  const { entry } = strategy;
  return {
    strategy,
    id: strategy.id,
    version: strategy.version ?? 0,
    zones,
    zone: known(zones.get(strategy.time.zone), `zone ${strategy.time.zone}`),
    entry: {
      start: entry.start,
      test: entry.when === undefined ? undefined : test(entry.when),
      reentry: entry.reentry ?? "never",
      cooldown: entry.cooldown === undefined ? undefined : checkedDuration(entry.cooldown),
      byDpd: entry.byDpd ?? [],
    },
    exits: (strategy.exits ?? []).map((exit) => rule(exit.id, exit.on, exit.when, exit.outcome)),
    handlers: (strategy.handlers ?? []).map((handler) => rule(handler.id, handler.on, handler.when, handler.goto)),
    nodes: new Map(Object.entries(strategy.nodes).map(([id, node]) => [id, compileNode(id, node, kit)])),
    segments: new Map(Object.entries(strategy.segments ?? {}).map(([id, { when }]) => [id, test(when)])),
    listens: listenedEvents(strategy),
    seen: options.seen ?? 32,
    calendar,
  };
}

function compileNode(id: Id, node: Node, kit: Kit): CompiledNode {
  const spec = specOf(node);
  const to = node.to ?? {};
  const ports = new Map<string, Id>();
  for (const port of spec.ports(node)) {
    const target = to[port.name] ?? (port.fallback === undefined ? undefined : to[port.fallback]);
    ports.set(port.name, known(target, `port ${port.name} of ${id}`));
  }
  return { id, type: node.type, behavior: spec.compile(node, kit), ports };
}

type Segments = NonNullable<Strategy["segments"]>;

function compileTest(rule: Condition, segments: Segments): Test {
  const ast = checkedAst(rule, segments);
  const parts = [ast, ...segmentAsts(ast, segments)];
  const asks = new Map(parts.flatMap(asksOf).map((ask) => [JSON.stringify(conditionToJsonLogic(ask)), ask]));
  return {
    value: compileAst(ast),
    reads: [...new Set(parts.flatMap(readsOf))],
    asks: [...asks].map(([name, ask]) => ({ name, value: compileAst(ask) })),
  };
}

/** The segments that a condition asks for, and those that these ask for; they form no circle. */
function segmentAsts(ast: ConditionAst, segments: Segments): ConditionAst[] {
  return asksOf(ast).flatMap(({ op, args: [id] }) => {
    const segment = op === "segment" && id?.kind === "literal" ? segments[String(id.value)] : undefined;
    if (segment === undefined) return [];
    const own = checkedAst(segment.when, segments);
    return [own, ...segmentAsts(own, segments)];
  });
}

function checkedAst(rule: Condition, segments: Segments): ConditionAst {
  const parsed = parseCondition(rule, { segments: new Set(Object.keys(segments)), gives: "any" });
  if (!parsed.ok) throw new Error(`a condition that was not checked: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

const checkedDuration = (text: string): Duration => known(parseDuration(text), `duration ${text}`);

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`a document that was not checked: ${what}`);
  return value;
}
