/** Every node type of the format, by its name. */

import type { CaseEvent } from "../../src/model/event.ts";
import { interruptContact, reactSend, reactTask, visitSend, visitTask } from "./contact.ts";
import {
  patch,
  valuesOf,
  visitFee,
  visitIf,
  visitRelease,
  visitSet,
  visitSplit,
  visitSwitch,
  visitTable,
} from "./deciding.ts";
import { reactVisit, visitFieldVisit } from "./fieldVisit.ts";
import { by, type Moment, type Move } from "./move.ts";
import { reactOffer, reactRetry, visitOffer, visitRetry } from "./offers.ts";
import {
  reactFunction,
  reactWaitFor,
  visitFunction,
  visitHold,
  visitRepeat,
  visitWait,
  visitWaitFor,
} from "./waiting.ts";
import { interruptWatch, visitPlan, visitPromise } from "./watching.ts";
import { type AnyNode, emit, frameOf, nodeAt, type Work } from "./world.ts";

export const nodeHere = (work: Work): AnyNode => {
  const node = nodeAt(work.world, work.state.node);
  if (node === undefined) throw new Error(`no node ${work.state.node}`);
  return node;
};

/** What the node does on arrival and in every later step. */
export function visit(work: Work, moment: Moment): Move {
  const node = nodeHere(work);
  switch (node.type) {
    case "send":
      return visitSend(work, node);
    case "task":
      return visitTask(work, node);
    case "wait":
      return visitWait(work, node, moment);
    case "waitFor":
      return visitWaitFor(work, node);
    case "promise":
      return visitPromise(work, node, moment === "arrival");
    case "plan":
      return visitPlan(work, node);
    case "offer":
      return visitOffer(work, node);
    case "retryPayment":
      return visitRetry(work, node);
    case "hold":
      return visitHold(work, node, moment);
    case "repeat":
      return visitRepeat(work, node);
    case "score":
    case "external":
      return visitFunction(work, node);
    case "if":
      return visitIf(work, node);
    case "switch":
      return visitSwitch(work, node);
    case "table":
      return visitTable(work, node);
    case "split":
      return visitSplit(work, node);
    case "set":
      return visitSet(work, node);
    case "fee":
      return visitFee(work, node);
    case "release":
      return visitRelease(work, node);
    case "fieldVisit":
      return visitFieldVisit(work, node);
    case "escalate":
      emit(work, {
        kind: "case.escalate",
        target: node.target,
        ...(node.ref !== undefined && { ref: node.ref }),
      });
      return by("next");
    case "goal":
      emit(work, {
        kind: "metric.mark",
        goal: node.goal,
        ...(node.valueMinor !== undefined && { valueMinor: node.valueMinor }),
      });
      return by("next");
    case "exit":
      return { to: "exit", outcome: node.outcome, frame: frameOf(work.state.node) };
    case "callStrategy":
      if (node.inputs !== undefined) patch(work, { vars: valuesOf(work, node.inputs, "inputs") });
      if (node.mode !== "jump") return { to: "call" };
      emit(work, { kind: "case.transfer", strategy: node.strategy });
      return { to: "exit", outcome: "transferred", frame: "" };
  }
}

/** What an event means to the node; `undefined`: nothing. */
export function react(work: Work, event: CaseEvent): Move | undefined {
  const node = nodeHere(work);
  switch (node.type) {
    case "send":
      return reactSend(work, node, event);
    case "task":
      return reactTask(work, node, event);
    case "waitFor":
      return reactWaitFor(work, node, event);
    case "score":
    case "external":
      return reactFunction(work, node, event);
    case "offer":
      return reactOffer(work, event);
    case "retryPayment":
      return reactRetry(work, event);
    case "fieldVisit":
      return reactVisit(work, event);
    default:
      return undefined;
  }
}

/** The case leaves by a handler or a rule while it is at the node. */
export function interrupt(work: Work): void {
  const node = nodeHere(work);
  if (!work.state.entered) return;
  if (node.type === "send" || node.type === "task") interruptContact(work, node);
  if (node.type === "promise" || node.type === "plan") interruptWatch(work);
}
