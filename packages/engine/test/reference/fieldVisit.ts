/** A node type of a host's own in the words of the reference: somebody visits the debtor, or nobody does in time. */

import type { CaseEvent } from "../../src/model/event.ts";
import { collectibleOf, decide } from "./knowledge.ts";
import { later } from "./moments.ts";
import { by, type Move, STAY } from "./move.ts";
import { emit, type HostTypeNode, memory, remember, type Work } from "./world.ts";

export function visitFieldVisit(work: Work, node: HostTypeNode): Move {
  const { sent, due } = memory(work);
  if (sent !== undefined) return due !== undefined && due > work.now ? STAY : by("refused");
  if (node.when !== undefined && decide(work, node.when, "when") !== true) return by("refused");
  const debts = collectibleOf(work).map(({ ref }) => ref);
  const id = emit(work, { kind: "custom.visit", data: { region: node.region, debts } });
  remember(work, { sent: id, due: later(work, work.now, node.within) });
  return (memory(work).due ?? 0) > work.now ? STAY : by("refused");
}

export const reactVisit = (work: Work, event: CaseEvent): Move | undefined =>
  event.type === "custom.visited" && memory(work).sent !== undefined && event.data?.visit === memory(work).sent
    ? by("next")
    : undefined;
