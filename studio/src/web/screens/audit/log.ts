/** The log of what people did, as the host answers it (`GET /v1/log`), and how it is asked for. */

import type { ScreenName } from "../../model.ts";

export interface LogEntry {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly what: string;
  readonly subject: string;
  readonly from?: string;
  readonly to?: string;
  readonly note?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface LogPage {
  readonly items: readonly LogEntry[];
  readonly next?: string;
}

export interface LogWish {
  /** An act; empty: all. */
  readonly what: string;
  /** As `strategy:early`; empty: everything. */
  readonly subject: string;
}

export function logPath({ what, subject }: LogWish, cursor?: string): string {
  const query = new URLSearchParams({
    limit: "100",
    ...(what !== "" && { what }),
    ...(subject.trim() !== "" && { subject: subject.trim() }),
    ...(cursor !== undefined && { cursor }),
  });
  return `/v1/log?${query}`;
}

const SCREENS: Readonly<Record<string, ScreenName>> = { strategy: "strategies", template: "templates", case: "cases" };

/** Where the subject of an entry is shown. */
export function placeOf(subject: string): readonly [ScreenName, string] | undefined {
  const [kind = "", ...rest] = subject.split(":");
  const screen = SCREENS[kind];
  return screen === undefined || rest.length === 0 ? undefined : [screen, rest.join(":")];
}

/** Ids, names of members and counts of an entry, on one line. */
export const detailsOf = ({ data = {} }: LogEntry): string =>
  Object.entries(data)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
