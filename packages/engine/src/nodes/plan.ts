/** `plan`: watches an installment plan, or a settlement, part by part. */

import { parseDate } from "../base/civil.ts";
import { firstUncovered, paidBetween } from "../commitments/coverage.ts";
import { judgePlan } from "../commitments/plan.ts";
import { judgeSettlement } from "../commitments/settlement.ts";
import type { Commitment } from "../model/case.ts";
import { interruptContact } from "./contact.ts";
import { upTo } from "./span.ts";
import { by, type Move, type NodeSpec, type Turn } from "./spec.ts";
import { WATCHING, type Watching, watching } from "./watching.ts";

const KINDS: readonly Commitment["kind"][] = ["plan", "settlement"];

export const plan: NodeSpec<"plan"> = {
  type: "plan",
  title: "Watches an installment plan, part by part, until it is paid off or broken.",
  parameters: {
    properties: {
      ...WATCHING,
      maxMissed: { type: "integer", minimum: 1, maximum: 100, default: 1, description: "Misses that break the plan." },
    },
  },
  ports: () => [
    { name: "completed", required: true },
    { name: "missed", required: false, stays: true },
    { name: "broken", required: true },
    { name: "none", required: false, fallback: "broken" },
  ],
  conditions: () => [],
  span: () => upTo(null),
  waits: () => true,
  compile(node, kit) {
    const watch = watching(node, kit);
    const maxMissed = node.maxMissed ?? 1;
    const tells = node.to?.missed !== undefined;
    return {
      watches: KINDS,
      visit(turn) {
        const { commitment } = turn;
        if (commitment === undefined || !KINDS.includes(commitment.kind)) {
          interruptContact(turn);
          return by("none");
        }
        return look(turn, commitment, watch, { maxMissed, tells });
      },
      interrupted: interruptContact,
    };
  },
};

interface Terms {
  readonly maxMissed: number;
  /** A miss that does not break the plan has a way out. */
  readonly tells: boolean;
}

function look(turn: Turn, commitment: Commitment, watch: Watching, { maxMissed, tells }: Terms): Move {
  const { facts, zone, now } = turn;
  const payments = facts.payments ?? [];
  const moments = commitment.parts.map(({ due }) => ({
    dueAt: zone.instantOf(parseDate(due) ?? 0, 0),
    judgedAt: watch.judgedAt(turn, due),
  }));
  const judge = commitment.kind === "plan" ? judgePlan : judgeSettlement;
  const { status, missed, newlyMissed, nextAt } = judge(commitment, payments, { maxMissed }, moments, now);
  for (const part of newlyMissed) {
    const { id, kind } = commitment;
    turn.note("commitment.judged", { commitment: id, kind, status: "missed", part });
    turn.emit({ kind: "commitment.missed", commitment: id, part });
  }
  if (newlyMissed.length > 0) turn.markCommitment({ missed });
  const first = firstUncovered(commitment.parts, paidBetween(payments, commitment.madeAt, now));
  // What has been paid since its judgment, while the case was held, needs no word.
  const unpaid = newlyMissed.some((part) => part >= first);
  if (status === "open" && (!unpaid || !tells)) return watch.rest(turn, commitment, first, nextAt);
  interruptContact(turn);
  if (status === "open") return by("missed");
  turn.closeCommitment(status);
  return by(status === "completed" || status === "fulfilled" ? "completed" : "broken");
}
