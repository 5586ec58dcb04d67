/** Which messages are looked at, and which contacts belong to which view. Pure. */

import type { MessageLine } from "../../../model/api.ts";
import type { ContactStatus, OutboxRow } from "../../v1/answers.ts";

export interface LineFilter {
  readonly text: string;
  readonly channel: string;
  readonly strategy: string;
}

export const EVERY_LINE: LineFilter = { text: "", channel: "", strategy: "" };

export function shownLines(
  lines: readonly MessageLine[],
  { text, channel, strategy }: LineFilter,
): readonly MessageLine[] {
  const wanted = text.trim().toLowerCase();
  const has = (value: string | undefined) => value?.toLowerCase().includes(wanted) === true;
  return lines.filter(
    (line) =>
      (channel === "" || line.channel === channel) &&
      (strategy === "" || line.strategy === strategy) &&
      (wanted === "" || has(line.title) || has(line.to) || has(line.caseId)),
  );
}

/** Pages of messages as one list, newest first; one that came in twice stands once. */
export function joined(newer: readonly MessageLine[], older: readonly MessageLine[]): readonly MessageLine[] {
  const ids = new Set(newer.map(({ id }) => id));
  return [...newer, ...older.filter(({ id }) => !ids.has(id))].toSorted((a, b) => (a.id < b.id ? 1 : -1));
}

export const VIEWS = ["received", "waiting", "unknown", "failed", "parked"] as const;
export type View = (typeof VIEWS)[number];
export type ContactView = "waiting" | "unknown" | "failed";

/** What `/v1/outbox` is asked for. */
export const STATUSES: Readonly<Record<ContactView, readonly ContactStatus[]>> = {
  waiting: ["pending", "leased"],
  unknown: ["unknown"],
  failed: ["failed", "canceled"],
};

/** What is told to systems of the house is no contact with anybody. */
export const contactsOnly = (rows: readonly OutboxRow[]): readonly OutboxRow[] =>
  rows.filter(({ route }) => route !== "webhook").toSorted((a, b) => b.updatedAt - a.updatedAt);

export const isView = (name: string | undefined): name is View => VIEWS.some((view) => view === name);
