/** Cases as rows of a list, and which of them are looked at. Pure. */

import type { CaseStatus, CaseSummary } from "../../v1/answers.ts";

/** By days past due, in the order of the ramp. */
export const BUCKETS = ["paid", "pre", "d1", "d8", "d31", "d61", "d91"] as const;
export type Bucket = (typeof BUCKETS)[number];

export type RowStatus = CaseStatus | "none";
export const STATUSES: readonly RowStatus[] = ["active", "held", "parked", "exited", "none"];

export interface CaseRow {
  readonly caseId: string;
  readonly personId: string;
  readonly currency: string | undefined;
  readonly outstandingMinor: number;
  /** Undefined where nothing is owed; negative before the due date. */
  readonly daysPastDue: number | undefined;
  readonly bucket: Bucket;
  readonly status: RowStatus;
  /** Id of the strategy that it is in, or was in last. */
  readonly strategy: string | undefined;
  readonly strategies: readonly string[];
  readonly version: number | undefined;
  readonly node: string | undefined;
  /** ms; when it goes on by itself. */
  readonly wakeAt: number | null;
  readonly updatedAt: number;
}

export interface CaseFilter {
  readonly text: string;
  readonly strategy: string;
  readonly status: RowStatus | "";
  readonly bucket: Bucket | "";
  readonly currency: string;
  /** Ids of debtors with an address that was looked for. */
  readonly people?: readonly string[] | undefined;
}

export const EVERY_CASE: CaseFilter = { text: "", strategy: "", status: "", bucket: "", currency: "" };

const DAY = 86_400_000;

/** From the due date to the day of `now` (ms), both as days of UTC. */
export function daysPastDue(dueDate: string | undefined, now: number): number | undefined {
  if (dueDate === undefined) return undefined;
  return Math.floor(now / DAY) - Math.round(Date.parse(`${dueDate}T00:00:00Z`) / DAY);
}

export function bucketOf(days: number | undefined): Bucket {
  if (days === undefined) return "paid";
  if (days <= 0) return "pre";
  if (days <= 7) return "d1";
  if (days <= 30) return "d8";
  if (days <= 60) return "d31";
  return days <= 90 ? "d61" : "d91";
}

/** The stage that says most: where somebody has to look first, then what goes on, then what has ended. */
const WEIGHT: Readonly<Record<CaseStatus, number>> = { parked: 0, held: 1, active: 2, exited: 3 };

export function rowOf(summary: CaseSummary, now: number): CaseRow {
  const { caseId, personId, currency, outstandingMinor, oldestDueDate, updatedAt } = summary;
  const enrollments = summary.enrollments.filter(({ outcome }) => outcome !== "refused");
  const days = daysPastDue(oldestDueDate, now);
  const [first] = [...enrollments].sort((a, b) => WEIGHT[a.status] - WEIGHT[b.status]);
  const wakes = enrollments.flatMap(({ status, wakeAt }) => (status === "active" && wakeAt !== null ? [wakeAt] : []));
  return {
    ...{ caseId, personId, currency, outstandingMinor, updatedAt },
    ...{ daysPastDue: days, bucket: bucketOf(days), status: first?.status ?? "none" },
    ...{ strategy: first?.strategy, version: first?.version, node: first?.node },
    strategies: [...new Set(enrollments.map(({ strategy }) => strategy))],
    wakeAt: wakes.length === 0 ? null : Math.min(...wakes),
  };
}

export function shownRows(rows: readonly CaseRow[], filter: CaseFilter): readonly CaseRow[] {
  const { strategy, status, bucket, currency, people } = filter;
  const text = filter.text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (strategy === "" || row.strategies.includes(strategy)) &&
      (status === "" || row.status === status) &&
      (bucket === "" || row.bucket === bucket) &&
      (currency === "" || row.currency === currency) &&
      (people === undefined
        ? row.caseId.toLowerCase().includes(text) || row.personId.toLowerCase().includes(text)
        : people.includes(row.personId)),
  );
}

/** Which channel has addresses that look like this; undefined where none has. */
export function addressChannel(text: string): "email" | "sms" | undefined {
  const plain = text.trim();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(plain)) return "email";
  return /^\+?[\d\s().-]{7,}$/.test(plain) ? "sms" : undefined;
}
