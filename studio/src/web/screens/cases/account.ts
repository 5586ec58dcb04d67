/** Figures of a case: what is open, and how far what was agreed has come. Pure. */

import type { CaseFacts, Commitment } from "@dunlin/engine";
import type { EnrollmentView } from "../../v1/answers.ts";

export interface AgreedPart {
  readonly due: string;
  readonly amountMinor: number;
  readonly status: "paid" | "part" | "due" | "missed";
}

export interface Agreement {
  readonly id: string;
  readonly kind: Commitment["kind"];
  readonly parts: readonly AgreedPart[];
}

export const openMinor = ({ obligations }: Pick<CaseFacts, "obligations">): number =>
  obligations.reduce((sum, { outstandingMinor }) => sum + Math.max(0, outstandingMinor), 0);

export const currencyOf = ({ currency, obligations }: Pick<CaseFacts, "currency" | "obligations">): string =>
  currency ?? obligations[0]?.currency ?? "EUR";

/** Payments since it was made cover its parts in their order. */
export function agreementOf(
  { id, kind, madeAt, parts, missed = [] }: Commitment,
  payments: CaseFacts["payments"] = [],
): Agreement {
  let left = payments
    .filter(({ at, reversed }) => reversed !== true && Date.parse(at) >= madeAt)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return {
    id,
    kind,
    parts: parts.map(({ due, amountMinor }, place) => {
      const paid = Math.min(left, amountMinor);
      left -= paid;
      if (paid === amountMinor) return { due, amountMinor, status: "paid" };
      if (missed.includes(place)) return { due, amountMinor, status: "missed" };
      return { due, amountMinor, status: paid > 0 ? "part" : "due" };
    }),
  };
}

/** Of every strategy that watches one. */
export const agreementsOf = (
  enrollments: readonly Pick<EnrollmentView, "state">[],
  payments: CaseFacts["payments"],
): readonly Agreement[] =>
  enrollments.flatMap(({ state: { commitment } }) =>
    commitment === undefined ? [] : [agreementOf(commitment, payments)],
  );

/** What somebody typed as an amount, in minor units; a comma or a point parts the cents. Undefined where it is none. */
export function typedMinor(text: string, digits = 2): number | undefined {
  const plain = text.trim().replaceAll(/[\s€$£]/g, "");
  const match = /^(\d+)(?:[.,](\d+))?$/.exec(plain);
  if (match === null || (match[2] ?? "").length > digits) return undefined;
  const amount = Number(match[1]) * 10 ** digits + Number((match[2] ?? "").padEnd(digits, "0"));
  return Number.isSafeInteger(amount) && amount > 0 ? amount : undefined;
}
