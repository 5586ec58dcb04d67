/** Exit rules and handlers (FORMAT section 4). */

import type { ExitRule } from "../../src/model/strategy.ts";
import { decide, valuesRead } from "./knowledge.ts";
import type { Move } from "./move.ts";
import { framesAround, join, note, strategyIn, type Work } from "./world.ts";

/** The first exit rule that matches, rules of outer strategies first. */
function firstMatch(work: Work, looksAt: (rule: ExitRule) => boolean): Move | undefined {
  for (const frame of framesAround(work.state.node)) {
    const strategy = strategyIn(work.world, frame);
    for (const rule of strategy?.exits ?? []) {
      if (!looksAt(rule)) continue;
      if (rule.when !== undefined && decide(work, rule.when, `exits/${rule.id}`, strategy) !== true) continue;
      const values = rule.when === undefined ? {} : valuesRead(work, [rule.when], strategy);
      note(work, "rule.matched", { rule: rule.id, outcome: rule.outcome, values });
      return { to: "exit", outcome: rule.outcome, rule: rule.id, frame };
    }
  }
  return undefined;
}

/** At the beginning of a step: rules with events look at the event of this step. */
export const exitRule = (work: Work): Move | undefined =>
  firstMatch(work, ({ on }) => on === undefined || (work.event !== undefined && on.includes(work.event.type)));

/** Before a contact: only rules without events. */
export const exitRuleByFacts = (work: Work): Move | undefined => firstMatch(work, ({ on }) => on === undefined);

export interface Handled {
  readonly frame: string;
  readonly goto: string;
  readonly handler: string;
}

/** The first handler that takes the event, those of the innermost strategy first. */
export function handlerOf(work: Work): Handled | undefined {
  const { event } = work;
  if (event === undefined) return undefined;
  for (const frame of framesAround(work.state.node).reverse()) {
    const strategy = strategyIn(work.world, frame);
    for (const { id, on, when, goto } of strategy?.handlers ?? []) {
      if (!on.includes(event.type)) continue;
      if (when !== undefined && decide(work, when, `handlers/${id}`, strategy) !== true) continue;
      const values = when === undefined ? {} : valuesRead(work, [when], strategy);
      note(work, "handler.matched", { handler: id, type: event.type, goto: join(frame, goto), values });
      return { frame, goto, handler: id };
    }
  }
  return undefined;
}
