/** Compilation ahead of time: a strategy as an ES module that runs where no code may be made of text. */

import { moduleText } from "../compile/module.ts";
import type { ConditionAst } from "../model/condition.ts";
import type { Strategy } from "../model/strategy.ts";
import type { HostOptions } from "../nodes/options.ts";
import { compileStrategy } from "./program.ts";

export interface ModuleOptions extends Omit<HostOptions, "backend"> {
  /** What the module imports the engine from; default `@dunlin/engine`. */
  readonly engine?: string;
}

/**
 * The text of a module that exports the `strategy`, its `program` (also by default) and `programWith(options)`. It holds
 * the document, the calendars, `seen` and the strategies that can be called. Zones and node types of the host are no
 * text: compiled with these, a module exports no `program`, and the host gives them to `programWith`.
 *
 * Results are those of `compileStrategy`, byte for byte. The same document gives the same text.
 *
 * @throws RangeError and StrategyError as `compileStrategy` does.
 */
export function compileToModule(
  strategy: Strategy,
  { engine = "@dunlin/engine", ...host }: ModuleOptions = {},
): string {
  const conditions: ConditionAst[] = [];
  const backend = {
    compile: (ast: ConditionAst) => {
      conditions.push(ast);
      return () => undefined;
    },
  };
  compileStrategy(strategy, { ...host, backend });
  const { calendars, seen, zones, nodeTypes } = host;
  const complete = zones === undefined && (nodeTypes ?? []).length === 0;
  const strategies = calledBy(strategy, host.strategies ?? {});
  return moduleText({ strategy, conditions, options: { calendars, seen, strategies }, complete, engine });
}

/** The strategies that a strategy calls or jumps to, and those that these call, by reference. */
function calledBy(strategy: Strategy, known: Readonly<Record<string, Strategy>>): Record<string, Strategy> {
  const called = new Map<string, Strategy>();
  const visit = ({ nodes }: Strategy): void => {
    for (const node of Object.values(nodes)) {
      const next = node.type === "callStrategy" ? known[node.strategy] : undefined;
      if (node.type !== "callStrategy" || next === undefined || called.has(node.strategy)) continue;
      called.set(node.strategy, next);
      visit(next);
    }
  };
  visit(strategy);
  return Object.fromEntries([...called].sort(([a], [b]) => (a < b ? -1 : 1)));
}
