/** The whole card file through its strategy. What must come out is worked out here from the file itself. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { expect } from "vitest";
import { ACCOUNTS } from "../portfolio/records.mjs";
import { testWithFiles } from "../portfolio/test/publicFiles.ts";
import {
  daysAfter,
  everyRow,
  isWeekday,
  type Line,
  missingIn,
  oneADay,
  PATIENT,
  reportOn,
  type Setting,
  storiesOf,
} from "../portfolio/test/replays.ts";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const EARLY_CARDS: Setting = { strategy: here("early-cards.json"), map: here("mapping.json") };

/** Of the accounts, one in so many is looked at alone in the normal run. */
const SAMPLE = 20;

/** April to August 2005. */
interface Month {
  readonly due: string;
  /** Day of a payment that comes too late for the due date. */
  readonly late: string;
  /** NT$, on the statement of the month, and paid in the month after. */
  readonly bill: number;
  readonly paid: number;
  readonly status: number;
}

interface Account extends Line {
  readonly months: readonly Month[];
}

const COLUMNS = [
  { month: "05", bill: "X17", paid: "X22", status: "X11" },
  { month: "06", bill: "X16", paid: "X21", status: "X10" },
  { month: "07", bill: "X15", paid: "X20", status: "X9" },
  { month: "08", bill: "X14", paid: "X19", status: "X8" },
  { month: "09", bill: "X13", paid: "X18", status: "X7" },
];

function readFile(): { readonly header: string; readonly accounts: readonly Account[] } {
  const [header = "", ...lines] = gunzipSync(readFileSync(ACCOUNTS)).toString("utf8").trim().split(/\r?\n/);
  const names = header.split(",");
  const accounts = lines.map((text) => {
    const cells = text.split(",");
    const number = (name: string) => Number(cells[names.indexOf(name)]);
    return {
      text,
      caseId: cells[0] ?? "",
      months: COLUMNS.map(({ month, bill, paid, status }) => ({
        due: `2005-${month}-15`,
        late: `2005-${month}-25`,
        bill: number(bill),
        paid: number(paid),
        status: number(status),
      })),
    };
  });
  return { header, accounts };
}

const minimumOf = (bill: number): number => Math.min(bill, Math.max(500, (bill * 3) / 100));

/** Let a due date pass with something to pay. */
const missed = ({ status, bill }: Month): boolean => status > 0 && bill > 0;

/** Spans of days on which something is overdue, both ends included: from the day after a due date on. */
function overdueSpans(months: readonly Month[]): { readonly from: string; readonly to: string }[] {
  const spans: { from: string; to: string }[] = [];
  let since: string | undefined;
  let unpaid: number[] = [];
  const clear = (day: string) => {
    if (since !== undefined && since < day) spans.push({ from: since, to: day });
    since = undefined;
    unpaid = [];
  };
  for (const month of months) {
    const { due, late, bill, paid, status } = month;
    if (bill <= 0) clear(daysAfter(due, -15));
    else unpaid.push(minimumOf(bill));
    if (status <= 0) clear(daysAfter(due, -1));
    else if (unpaid.length > 0) {
      since ??= daysAfter(due, 1);
      let rest = paid;
      while (unpaid.length > 0 && rest >= (unpaid[0] ?? 0)) rest -= unpaid.shift() ?? 0;
      if (unpaid.length === 0) clear(daysAfter(late, -1));
      else unpaid[0] = (unpaid[0] ?? 0) - rest;
    }
  }
  clear("2005-09-30");
  return spans;
}

const share = (part: readonly unknown[], whole: readonly unknown[]): number => part.length / whole.length;

testWithFiles("the status of a month tells how its statement is paid in the month after", () => {
  const statements = readFile().accounts.flatMap(({ months }) => months.filter(({ bill }) => bill > 0));
  const having = (...statuses: number[]) => statements.filter(({ status }) => statuses.includes(status));
  const paidInFull = having(-1).filter(({ bill, paid }) => paid >= bill);
  const paidInPart = having(0).filter(({ bill, paid }) => paid > 0 && paid < bill);
  const paidNothing = having(2).filter(({ paid }) => paid === 0);
  expect(share(paidInFull, having(-1))).toBeCloseTo(0.98, 2);
  expect(share(paidInPart, having(0))).toBeCloseTo(0.97, 2);
  expect(share(paidNothing, having(2))).toBeCloseTo(0.47, 2);

  // So the assumed minimum parts those who met it from those who did not.
  const [met, late] = [statements.filter(({ status }) => status <= 0), statements.filter(missed)];
  const atLeastMinimum = ({ bill, paid }: Month) => paid >= minimumOf(bill);
  expect(share(met.filter(atLeastMinimum), met)).toBeCloseTo(0.93, 2);
  expect(share(late.filter(atLeastMinimum), late)).toBeCloseTo(0.42, 2);
});

testWithFiles(
  "all 30,000 accounts run; who has a statement comes in, who misses a due date hears of it, as README.md tells",
  PATIENT,
  async () => {
    const { accounts } = readFile();
    const { rows, cases, contacts } = await reportOn(EARLY_CARDS, ACCOUNTS);

    expect(rows).toMatchObject({ read: 30_000, broken: 0, problems: [] });
    const billed = accounts.filter(({ months }) => months.some(({ bill }) => bill > 0));
    expect(cases).toMatchObject({ enrolled: billed.length, refused: 30_000 - billed.length, held: 0, parked: 0 });
    expect(contacts.cases).toBe(accounts.filter(({ months }) => months.some(missed)).length);

    const april = accounts.filter(({ months: [first] }) => first !== undefined && missed(first));
    expect(contacts.days[0]).toMatchObject({ day: "2005-05-16", total: april.length });
    const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);
    expect(sum(contacts.channels)).toBe(contacts.total);
    expect(contacts.days.reduce((total, { channels }) => total + sum(channels), 0)).toBe(contacts.total);

    const { enrolled, active, outcomes } = cases;
    const figures = [
      enrolled,
      enrolled - contacts.cases,
      contacts.cases,
      contacts.total,
      active,
      ...Object.values(outcomes),
    ];
    expect(missingIn(readFileSync(here("README.md"), "utf8"), figures)).toEqual([]);
  },
);

testWithFiles("nobody is written to unless overdue, twice a day, or at a weekend", PATIENT, async () => {
  const { header, accounts } = readFile();
  const sample = accounts.filter((_, i) => everyRow || i % SAMPLE === 0);
  let [reached, overdue] = [0, 0];
  for await (const { line, contacts } of storiesOf(EARLY_CARDS, sample, header)) {
    const spans = overdueSpans(line.months);
    if (contacts.length > 0) reached += 1;
    if (spans.length > 0) overdue += 1;
    expect(oneADay(contacts), line.caseId).toBe(true);
    for (const { day, hour } of contacts) {
      expect(
        spans.some(({ from, to }) => from <= day && day <= to),
        `account ${line.caseId} on ${day}`,
      ).toBe(true);
      expect(isWeekday(day) && hour >= 8 && hour <= 20, `account ${line.caseId} on ${day} at ${hour}`).toBe(true);
    }
  }
  expect(reached).toBe(overdue);
});
