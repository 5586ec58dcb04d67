/** Nodes at which a case rests: until a moment, or until something happens. */

import type { CompiledNode } from "../../compile/compile.ts";
import type { NodeTypes, Timing } from "../../model/node.ts";
import type { Compiling } from "./compiling.ts";
import type { RepeatParts } from "./decisions.ts";
import { ASK, type Kernel, LEAVE, STAY } from "./kernel.ts";
import { ASLEEP, YES } from "./memory.ts";
import type { Rows } from "./rows.ts";
import { RowTiming } from "./timing.ts";

/** Rests until a moment (ms). */
function restUntil({ memory }: Rows, row: number, due: number): number {
  if (!memory.due.fits(due)) return LEAVE;
  memory.due.set(row, due);
  memory.unmark(row, ASLEEP);
  return STAY;
}

/** Rests without a timer: the anchor is unknown and is looked at again in every step. */
function sleep({ memory }: Rows, row: number): number {
  memory.due.clear(row);
  memory.mark(row, ASLEEP);
  return STAY;
}

/** When the row came here; noted on arrival where that is ever asked. */
function arrivalOf({ memory, now }: Rows, row: number, arriving: boolean): number {
  const { since } = memory;
  if (!arriving) return since?.get(row) ?? now;
  since?.set(row, now);
  return now;
}

export function waitKernel(node: NodeTypes["wait"], own: CompiledNode, made: Compiling): Kernel {
  const timing = new RowTiming(node, made.kit);
  const next = made.way(own, "next");
  const skipped = node.ifPast === "skip" ? made.way(own, "skipped") : -1;
  const dated = node.until !== undefined;
  return {
    ...(timing.fixed && { whenDue: next }),
    visit(rows, row, arriving) {
      const { memory, now } = rows;
      const judged = dated && (arriving || memory.has(row, ASLEEP));
      const due = timing.plan(rows, row, arrivalOf(rows, row, arriving));
      if (Number.isNaN(due)) return sleep(rows, row);
      if (judged && skipped >= 0 && timing.moment < now) return skipped;
      return due <= now ? next : restUntil(rows, row, due);
    },
  };
}

export function waitForKernel(node: NodeTypes["waitFor"], own: CompiledNode, made: Compiling): Kernel {
  const timing = new RowTiming(node, made.kit);
  const timeout = made.way(own, "timeout");
  const cases = node.cases.map(({ port, on, when }) => ({
    way: made.way(own, port),
    on: on && made.eventFlags(on),
    test: when === undefined ? -1 : made.test(when),
  }));
  type Case = (typeof cases)[number];
  const holds = (rows: Rows, row: number, { test }: Case) => test < 0 || rows.ask(row, test) === YES;
  const conditions = cases.filter(({ on }) => on === undefined);
  return {
    ...(timing.fixed && conditions.length === 0 && { whenDue: timeout }),
    visit(rows, row, arriving) {
      for (let i = 0; i < conditions.length; i++)
        if (holds(rows, row, conditions[i] as Case)) return (conditions[i] as Case).way;
      const { now } = rows;
      if (!arriving && timing.fixed) return rows.memory.due.get(row) <= now ? timeout : STAY;
      const due = timing.plan(rows, row, arrivalOf(rows, row, arriving));
      if (Number.isNaN(due)) return sleep(rows, row);
      return due <= now ? timeout : restUntil(rows, row, due);
    },
    hears(type) {
      const heard = cases.findIndex(({ on }) => on?.[type] === 1);
      if (heard < 0) return STAY;
      const plain = cases[heard]?.test === -1 && cases.slice(0, heard).every(({ on }) => on !== undefined);
      return plain ? (cases[heard] as Case).way : ASK;
    },
    react(rows, row, type) {
      for (let heard = 0; heard < cases.length; heard++) {
        const own = cases[heard] as Case;
        if (own.on === undefined || own.on[type] !== 1 || !holds(rows, row, own)) continue;
        for (let i = 0; i < heard; i++) {
          const earlier = cases[i] as Case;
          if (earlier.on === undefined && holds(rows, row, earlier)) return earlier.way;
        }
        return own.way;
      }
      return STAY;
    },
  };
}

/** The distance between rounds. */
export function roundsOf({ every, at }: NodeTypes["repeat"], made: Compiling): RepeatParts["timing"] {
  if (every === undefined) return undefined;
  const pace: Timing = { for: every, ...(at !== undefined && { at }) };
  const timing = new RowTiming(pace, made.kit);
  return (rows, row, from) => {
    const due = timing.plan(rows, row, from);
    return due > rows.now ? restUntil(rows, row, due) : undefined;
  };
}
