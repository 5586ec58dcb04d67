/** The compiled strategy as hosts hold it: one immutable object with the three things a host does with a case. */

import type { Zones } from "../base/zone.ts";
import { hostTypeProblem } from "../check/hostNodes.ts";
import { validateStrategy } from "../check/validate.ts";
import { buildTables, type Tables } from "../compile/compile.ts";
import type { CaseFacts, CaseState } from "../model/case.ts";
import { StrategyError } from "../model/diagnostic.ts";
import type { Effect } from "../model/effect.ts";
import type { CaseEvent } from "../model/event.ts";
import type { Strategy } from "../model/strategy.ts";
import type { NodeTypeDescriptor } from "../nodes/hostType.ts";
import type { HostOptions } from "../nodes/options.ts";
import { advance, type Circumstances } from "./advance.ts";
import { type Enrollment, enroll } from "./enroll.ts";
import { type Handoff, recheck } from "./recheck.ts";
import type { Step } from "./turn.ts";

export interface Program {
  readonly id: string;
  /** 0 for a draft. */
  readonly version: number;
  readonly strategy: Strategy;
  readonly zones: Zones;
  /** Of the host, by reference: those that it calls, and perhaps others. */
  readonly strategies: Readonly<Record<string, Strategy>>;
  /** Every id that a state may take from the document: paths of nodes, experiments and their variants. */
  readonly names: readonly string[];
  /** Of the host, for telling what they do. */
  readonly nodeTypes: readonly NodeTypeDescriptor[];
  /** Takes a case in, or refuses it. Never throws. */
  enroll(facts: CaseFacts, enrollment: Enrollment): Step;
  /** One event or due timer. Never throws; bad facts park the case. */
  advance(state: CaseState, event: CaseEvent, circumstances: Circumstances): Step;
  /** Whether a queued contact may still leave. Pure. */
  recheck(state: CaseState, effect: Effect, circumstances: Circumstances): Handoff;
}

/**
 * Compiles a strategy, once per version.
 *
 * @throws RangeError when a node type of the host has a name that is taken or none, or weights of texts do not sum to 10000.
 * @throws StrategyError with every diagnostic when the document has errors; warnings do not stop it.
 */
export function compileStrategy(strategy: Strategy, options: HostOptions = {}): Program {
  const problem = hostTypeProblem(options.nodeTypes);
  if (problem !== undefined) throw new RangeError(`nodeTypes: ${problem}`);
  const diagnostics = validateStrategy(strategy, options);
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) throw new StrategyError(diagnostics);
  const tables = buildTables(strategy, options);
  const program: Program = Object.freeze({
    id: tables.id,
    version: tables.version,
    strategy,
    zones: tables.zones,
    strategies: options.strategies ?? {},
    names: tables.names,
    nodeTypes: options.nodeTypes ?? [],
    enroll: (facts: CaseFacts, enrollment: Enrollment) => enroll(tables, facts, enrollment),
    advance: (state: CaseState, event: CaseEvent, circumstances: Circumstances) =>
      advance(tables, state, event, circumstances),
    recheck: (state: CaseState, effect: Effect, circumstances: Circumstances) =>
      recheck(tables, state, effect, circumstances),
  });
  TABLES.set(program, tables);
  return program;
}

const TABLES = new WeakMap<Program, Tables>();

/** What a program runs by. Undefined for an object that `compileStrategy` did not make. */
export const tablesOf = (program: Program): Tables | undefined => TABLES.get(program);
