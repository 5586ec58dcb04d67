/** `promise`: watches a promise to pay, or an extension, until it is kept or the day of judgment has come. */

import { parseInstant } from "../base/instant.ts";
import { judgePromise } from "../commitments/promise.ts";
import type { Commitment, PromiseRecord } from "../model/case.ts";
import { interruptContact } from "./contact.ts";
import { SHARE } from "./schema.ts";
import { upTo } from "./span.ts";
import { by, type NodeSpec, type Turn } from "./spec.ts";
import { WATCHING, watching } from "./watching.ts";

const KINDS: readonly Commitment["kind"][] = ["promise", "extension"];

export const promise: NodeSpec<"promise"> = {
  type: "promise",
  title: "Watches a promise to pay until it is kept or broken.",
  parameters: {
    properties: {
      ...WATCHING,
      keptFrom: {
        ...SHARE,
        default: 10_000,
        description: "Share of the promised amount from which the promise counts as kept.",
      },
    },
  },
  ports: () => [
    { name: "kept", required: true },
    { name: "partial", required: false, fallback: "broken" },
    { name: "broken", required: true },
    { name: "none", required: false, fallback: "broken" },
  ],
  conditions: () => [],
  span: () => upTo(null),
  waits: () => true,
  compile(node, kit) {
    const watch = watching(node, kit);
    const terms = { keptFrom: node.keptFrom ?? 10_000 };
    return {
      watches: KINDS,
      visit(turn, moment) {
        if (moment === "arrival" && turn.commitment === undefined) adopt(turn);
        const { commitment } = turn;
        if (commitment === undefined || !KINDS.includes(commitment.kind)) {
          interruptContact(turn);
          return by("none");
        }
        const judgedAt = Math.max(...commitment.parts.map(({ due }) => watch.judgedAt(turn, due)));
        const { status } = judgePromise(commitment, turn.facts.payments ?? [], terms, judgedAt, turn.now);
        if (status === "open") return watch.rest(turn, commitment, 0, judgedAt);
        interruptContact(turn);
        turn.closeCommitment(status);
        return by(status);
      },
      interrupted: interruptContact,
    };
  },
};

/** Takes up the newest promise that the host knows to be open, unless this case has judged it before. */
function adopt(turn: Turn): void {
  const open = (turn.facts.promises ?? []).flatMap((record) => {
    const madeAt = parseInstant(record.madeAt);
    const usable = record.status === "open" && record.amountMinor > 0 && !turn.hasJudged(record.id);
    return usable && madeAt !== undefined ? [{ record, madeAt }] : [];
  });
  if (open.length === 0) return;
  const { record, madeAt } = open.reduce((newest, each) => (each.madeAt >= newest.madeAt ? each : newest));
  turn.openCommitment({ id: record.id, kind: "promise", madeAt, parts: [partOf(record)] });
}

const partOf = ({ dueDate, amountMinor }: PromiseRecord) => ({ due: dueDate, amountMinor });
