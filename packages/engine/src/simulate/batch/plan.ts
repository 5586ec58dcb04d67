/** A compiled strategy as a plan for many cases: every node a number with a small function, events by number. */

import type { CompiledFrame, CompiledNode, Tables } from "../../compile/compile.ts";
import type { Node } from "../../model/node.ts";
import { Compiling } from "./compiling.ts";
import { sendKernel, taskKernel } from "./contacts.ts";
import {
  escalateKernel,
  goalKernel,
  ifKernel,
  repeatKernel,
  setKernel,
  splitKernel,
  switchKernel,
} from "./decisions.ts";
import { ASK, ENDED, type Kernel, STAY, UNKNOWN_NODE } from "./kernel.ts";
import type { BatchRefusal } from "./model.ts";
import { type Needs, needsOf, refusalsOf } from "./needs.ts";
import { roundsOf, waitForKernel, waitKernel } from "./rests.ts";
import type { RowRule } from "./rows.ts";

export interface Plan {
  readonly tables: Tables;
  readonly made: Compiling;
  readonly needs: Needs;
  readonly refusals: readonly BatchRefusal[];
  readonly kernels: readonly Kernel[];
  /** By the number of an event type, in their order; at 0 those that look at facts only. */
  readonly exits: readonly (readonly RowRule[])[];
  readonly handlers: readonly RowRule[];
  /** What an event does at a node, at `node * types + type`: see `Kernel.hears`. */
  readonly jumps: Int16Array;
  /** By node: see `Kernel.whenDue`; `ASK` where it has to be visited. */
  readonly whenDue: Int16Array;
  /** Test of the entry; -1: everybody may come in. */
  readonly entry: number;
  readonly start: number;
  readonly byDpd: readonly { readonly from: number; readonly start: number }[];
  /** Event types with which a case leaves for the object path: a commitment or a hold begins. */
  readonly leaving: Uint8Array;
  /** By node: the repeats, by place, that are over when a case comes there. */
  readonly over: readonly (readonly number[])[];
  readonly enrolled: number;
}

const LEAVING = ["promise.created", "plan.created", "hold.placed"];
/** Answers to offers that do not stand reach neither nodes nor handlers. */
const UNHEARD = ["offer.accepted", "offer.declined", "offer.countered"];

export function planOf(tables: Tables): Plan {
  const made = new Compiling(tables);
  const root = tables.frames.get("") as CompiledFrame;
  const exits = root.exits.map((rule) => made.rule(rule, made.exit(rule.then, rule.id), "exits"));
  const handlers = root.handlers.map((rule) => made.rule(rule, made.numberOf(rule.then), "handlers"));
  const entry = made.compiled(root.entry.test, "/entry/when");
  const byDpd = root.entry.byDpd.map(({ from, start }) => ({ from, start: made.numberOf(start) }));
  const shape = needsOf(tables, new Set());
  const nodes = [...tables.nodes.values()];
  const kernels = nodes.map((own) => kernelOf(own, made, shape) ?? UNKNOWN_NODE);
  // What conditions ask for is known once all of them are compiled.
  const needs = needsOf(tables, made.roots());
  const types = [...Array(made.types.size + 1).keys()];
  return {
    ...{ tables, made, needs, kernels, handlers, entry, byDpd },
    exits: types.map((type) => exits.filter(({ events }) => events === undefined || events[type] === 1)),
    jumps: jumpsOf(kernels, handlers, made),
    whenDue: Int16Array.from(kernels, ({ whenDue = ASK }) => whenDue),
    refusals: refusalsOf(tables, needs, made.reads),
    start: made.numberOf(root.entry.start),
    leaving: made.eventFlags(LEAVING),
    over: nodes.map(({ id }) =>
      needs.repeats.flatMap((repeat, place) => (isWithin(id, repeat.id, tables) ? [] : [place])),
    ),
    enrolled: made.act({ kind: "case.enrolled" }),
  };
}

function jumpsOf(kernels: readonly Kernel[], handlers: readonly RowRule[], made: Compiling): Int16Array {
  const unheard = made.eventFlags(["timer.fired", ...UNHEARD]);
  const handled = unheard.map((_, type) => (handlers.some(({ events }) => events?.[type] === 1) ? 1 : 0));
  return Int16Array.from(
    kernels.flatMap((kernel) =>
      [...unheard].map((unheardOf, type) => {
        if (unheardOf === 1) return STAY;
        const own = kernel.hears?.(type) ?? STAY;
        return own === STAY && handled[type] === 1 ? ASK : own;
      }),
    ),
  );
}

/** Whether a node is a repeat or in its body. */
const isWithin = (node: string, repeat: string, tables: Tables): boolean =>
  node === repeat || tables.nodes.get(repeat)?.body?.has(node) === true;

/** Undefined: the columns do not know this node; cases that come there leave. */
function kernelOf(own: CompiledNode, made: Compiling, needs: Needs): Kernel | undefined {
  const node = own.frames.length > 1 ? undefined : (made.tables.strategy.nodes[own.id] as Node | undefined);
  made.at = `/nodes/${own.id}`;
  switch (node?.type) {
    case "if":
      return ifKernel(node, own, made);
    case "switch":
      return switchKernel(node, own, made);
    case "split": {
      const place = [...needs.experiments.keys()].indexOf(node.experiment);
      return splitKernel(node, own, made, { place, variants: needs.experiments.get(node.experiment) ?? [] });
    }
    case "goal":
      return goalKernel(node, own, made);
    case "escalate":
      return escalateKernel(node, own, made);
    case "set":
      return setKernel(node, own, made);
    case "repeat": {
      const place = needs.repeats.findIndex(({ id }) => id === own.id);
      return repeatKernel(node, own, made, { place, timing: roundsOf(node, made) });
    }
    case "wait":
      return waitKernel(node, own, made);
    case "waitFor":
      return waitForKernel(node, own, made);
    case "send":
      return sendKernel(node, own, made, needs.channels);
    case "task":
      return taskKernel(node, own, made, needs.channels);
    case "exit":
      return exitKernel(made.exit(node.outcome));
    default:
      return undefined;
  }
}

const exitKernel = (act: number): Kernel => ({
  visit(rows) {
    rows.ending = act;
    return ENDED;
  },
});
