/** What a host tells a case, made of what somebody filled in. Pure. */

import { exponentOf } from "@dunlin/engine";
import { typedMinor } from "./account.ts";

export const TELLINGS = ["payment", "promise", "dispute", "disputeClosed", "optOut"] as const;
export type TellingKind = (typeof TELLINGS)[number];

export interface Filled {
  readonly kind: TellingKind;
  /** As it was typed. */
  readonly amount: string;
  /** `2026-11-26`, or empty. */
  readonly date: string;
  readonly channel: string;
}

export interface About {
  readonly currency: string;
  /** Most that may be paid or promised. */
  readonly openMinor: number;
  /** Refs of what is open. */
  readonly obligations: readonly string[];
  /** `2026-11-26` */
  readonly today: string;
  /** Unique. */
  readonly id: string;
}

export type Told =
  | { readonly event: { readonly type: string; readonly id: string; readonly data: Readonly<Record<string, unknown>> } }
  | { readonly missing: "amount" | "date" };

export function toldOf({ kind, amount, date, channel }: Filled, about: About): Told {
  const id = `studio:${about.id}`;
  const { obligations } = about;
  const amountMinor = typedMinor(amount, exponentOf(about.currency) ?? 2);
  switch (kind) {
    case "payment":
      if (amountMinor === undefined) return { missing: "amount" };
      return { event: { type: "payment.received", id, data: { amountMinor } } };
    case "promise":
      if (amountMinor === undefined || amountMinor > about.openMinor) return { missing: "amount" };
      if (date < about.today) return { missing: "date" };
      return { event: { type: "promise.created", id, data: { promise: id, amountMinor, dueDate: date } } };
    case "dispute":
      return { event: { type: "dispute.opened", id, data: { obligations } } };
    case "disputeClosed":
      return { event: { type: "dispute.closed", id, data: { obligations } } };
    case "optOut":
      return { event: { type: "message.optedOut", id, data: { channel } } };
  }
}
