/** How an example of a decision is written: by pack and zone of the debtor, then one line for each. */

import type { PastContact, ProposedContact } from "../../src/index.ts";
import { past } from "./ask.ts";

export interface Example {
  readonly title: string;
  readonly packs: readonly string[];
  readonly zones: readonly string[];
  readonly at: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly history?: readonly PastContact[];
  readonly proposed?: Partial<ProposedContact>;
  readonly expect: string;
  readonly rules?: readonly string[];
}

type Parts = Omit<Example, "title" | "packs" | "zones" | "at" | "expect">;

const by =
  (packs: string, zone: string, facts: Example["facts"] = {}) =>
  (title: string, at: string, expect: string, parts: Parts & { readonly zones?: readonly string[] } = {}): Example => ({
    ...{ title, at, expect, packs: packs.split(" "), zones: [zone] },
    ...parts,
    facts: { ...facts, ...parts.facts },
  });

export const us = by("us-reg-f", "America/New_York");
export const co = by("co-ley-2300", "America/Bogota", {
  authorisedChannels: ["voice", "sms", "email", "whatsapp", "push", "chat", "visit"],
});
export const au = by("au-accc-asic", "Australia/Sydney");
export const cl = by("cl-19496", "America/Santiago");
export const ec = by("ec-lodc-49", "America/Guayaquil");
export const on = by("ca-on-cdssa", "America/Toronto");
export const gb = by("gb-conc7", "Europe/London");
export const india = by("in-rbi", "Asia/Kolkata");
export const stacked = by("us-reg-f us-ma-940cmr7", "America/New_York");

export const WINDOW = { rules: ["regf.window"] };
export const NEXT_MORNING = "2026-11-25T13:00:00Z";
export const notice = (day: string, debts = ["D1"]) =>
  past(`${day}T09:00:00-05:00 letter writtenNotice`, { debts, id: `${day} ${debts}` });
