/** `fee`: charges a fee with its legal basis. Nothing is charged where nothing is overdue or amounts are not certain. */

import { mulDiv } from "../base/money.ts";
import type { Obligation } from "../model/case.ts";
import type { FeeNode } from "../model/node.ts";
import { by, type NodeSpec, required, type Turn } from "./spec.ts";

export const fee: NodeSpec<"fee"> = {
  type: "fee",
  title: "Charges a fee that the law or the contract allows.",
  parameters: {
    properties: {
      fee: { $ref: "#/$defs/id", description: "Name of the fee in the ledger." },
      amountMinor: { $ref: "#/$defs/minor", description: "A fixed amount." },
      rateBp: {
        type: "integer",
        minimum: 1,
        maximum: 10000,
        description: "Basis points of what is overdue and may be asked for, instead of an amount.",
      },
      currency: { $ref: "#/$defs/currency" },
      capMinor: { $ref: "#/$defs/minor", description: "No more than this." },
      per: { enum: ["case", "obligation"], default: "case", description: "Once, or for each overdue obligation." },
      legalBasis: { $ref: "#/$defs/text", description: "What allows the fee; it goes into the ledger." },
    },
    required: ["fee", "currency", "legalBasis"],
  },
  ports: () => required("next"),
  conditions: () => [],
  waits: () => false,
  compile: (node) => ({
    visit(turn) {
      const overdue = turn.overdue();
      if (overdue.length === 0) skip(turn, node, "nothingOverdue");
      else if (overdue.some(({ currency }) => currency !== node.currency)) skip(turn, node, "currency");
      else if (node.per === "obligation") for (const claim of overdue) charge(turn, node, [claim], claim.ref);
      else charge(turn, node, overdue);
      return by("next");
    },
  }),
};

function charge(turn: Turn, node: FeeNode, claims: readonly Obligation[], obligation?: string): void {
  const base = claims.reduce((sum, { outstandingMinor }) => sum + outstandingMinor, 0);
  const amountMinor = Number.isSafeInteger(base) ? amountOf(node, base) : 0;
  if (amountMinor <= 0) {
    skip(turn, node, "amount");
    return;
  }
  const { fee: name, currency, legalBasis } = node;
  turn.emit({
    kind: "ledger.fee",
    fee: name,
    amountMinor,
    currency,
    ...(obligation !== undefined && { obligation }),
    legalBasis,
  });
}

function amountOf({ amountMinor, rateBp = 0, capMinor }: FeeNode, base: number): number {
  const full = amountMinor ?? mulDiv(base, rateBp, 10_000);
  return Math.min(full, capMinor ?? full);
}

function skip(turn: Turn, node: FeeNode, reason: "nothingOverdue" | "currency" | "amount"): void {
  turn.note("fee.skipped", { fee: node.fee, reason });
}
