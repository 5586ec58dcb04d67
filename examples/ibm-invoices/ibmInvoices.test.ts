/** The whole invoice file through both strategies. What must come out is worked out here from the file itself. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect } from "vitest";
import { INVOICES } from "../portfolio/records.mjs";
import { testWithFiles } from "../portfolio/test/publicFiles.ts";
import {
  countsOf,
  daysAfter,
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
const ONE_EMAIL: Setting = { strategy: here("one-email.json"), map: here("mapping.json") };
const REMINDERS: Setting = { strategy: here("b2b-reminders.json"), map: here("mapping.json") };

/** Days are dates in UTC, as `YYYY-MM-DD`. */
interface Invoice extends Line {
  readonly issued: string;
  readonly due: string;
  readonly settled: string;
  readonly amountMinor: number;
  readonly disputed: boolean;
}

function readFile(): { readonly header: string; readonly invoices: readonly Invoice[] } {
  const [header = "", ...lines] = readFileSync(INVOICES, "utf8").trim().split(/\r?\n/);
  const names = header.split(",");
  const invoices = lines.map((text) => {
    const cells = text.split(",");
    const cell = (name: string) => cells[names.indexOf(name)] ?? "";
    return {
      text,
      caseId: cell("invoiceNumber"),
      issued: isoDate(cell("InvoiceDate")),
      due: isoDate(cell("DueDate")),
      settled: isoDate(cell("SettledDate")),
      amountMinor: Math.round(Number(cell("InvoiceAmount")) * 100),
      disputed: cell("Disputed") === "Yes",
    };
  });
  return { header, invoices };
}

/** `2013-02-01` of `2/1/2013`. */
function isoDate(text: string): string {
  const [month = "", day = "", year = ""] = text.split("/");
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** The date itself, or the next weekday in the direction of `step`. */
function weekday(date: string, step: 1 | -1): string {
  return isWeekday(date) ? date : weekday(daysAfter(date, step), step);
}

/** Still unpaid in the morning of that day: settled that day counts as settled. */
const unpaidOn = (date: string) => (invoice: Invoice) => invoice.settled > date;

testWithFiles("README.md tells the figures that come out", PATIENT, async () => {
  const one = (await reportOn(ONE_EMAIL, INVOICES)).contacts;
  const all = (await reportOn(REMINDERS, INVOICES)).contacts;
  const figures = [2466, one.total, ...one.templates.map(({ contacts }) => contacts), all.total, all.cases];
  expect(missingIn(readFileSync(here("README.md"), "utf8"), figures)).toEqual([]);
});

describe("one e-mail a week after the due date", () => {
  testWithFiles(
    "reaches exactly the 458 invoices that are still unpaid, on the seventh day, and no other",
    PATIENT,
    async () => {
      const { invoices } = readFile();
      const late = invoices.filter((invoice) => unpaidOn(daysAfter(invoice.due, 7))(invoice));
      expect(late).toHaveLength(458);
      const { rows, cases, contacts, amounts } = await reportOn(ONE_EMAIL, INVOICES);

      expect(rows).toMatchObject({ read: 2466, broken: 0 });
      expect(cases.outcomes).toEqual({ paid: 2466 });
      expect([contacts.total, contacts.cases]).toEqual([458, 458]);
      expect(contacts.channels).toEqual({ email: 458 });
      const days = Object.fromEntries(contacts.days.map(({ day, total }) => [day, total]));
      expect(days).toEqual(countsOf(late.map(({ due }) => daysAfter(due, 7))));
      expect(contacts.days.reduce((sum, { channels }) => sum + (channels.email ?? 0), 0)).toBe(458);

      // What is settled on the day of issue is never owed.
      const owed = invoices.reduce(
        (sum, { issued, settled, amountMinor }) => sum + (settled > issued ? amountMinor : 0),
        0,
      );
      expect(amounts).toEqual([
        { currency: "USD", outstandingAtEntryMinor: owed, paidMinor: owed, outstandingAtEndMinor: 0 },
      ]);
    },
  );

  testWithFiles(
    "goes out at 09:00 UTC, before the settlement, and asks for nothing that is disputed",
    PATIENT,
    async () => {
      const { header, invoices } = readFile();
      for await (const { line, contacts } of storiesOf(ONE_EMAIL, invoices, header)) {
        const day = daysAfter(line.due, 7);
        const template = line.disputed ? "dispute-status@1" : "invoice-reminder@1";
        const expected = unpaidOn(day)(line) ? [{ at: `${day}T09:00:00.000Z`, template }] : [];
        expect(
          contacts.map(({ at, template }) => ({ at, template })),
          line.caseId,
        ).toEqual(expected);
        expect(contacts.every(({ day }) => day < line.settled)).toBe(true);
      }
    },
  );
});

describe("reminders to business customers", () => {
  testWithFiles("run over the whole file, and every invoice ends as paid", PATIENT, async () => {
    const { invoices } = readFile();
    const { rows, cases, contacts } = await reportOn(REMINDERS, INVOICES);

    const paidAtOnce = invoices.filter(({ issued, settled }) => settled === issued).length;
    expect(rows).toMatchObject({ read: 2466, broken: 0 });
    expect(cases).toMatchObject({ enrolled: 2466 - paidAtOnce, refusedBy: { when: paidAtOnce }, active: 0, parked: 0 });
    expect(cases.outcomes).toEqual({ paid: cases.enrolled });

    const perNode = (...nodes: string[]) =>
      contacts.templates.reduce((sum, entry) => sum + (nodes.includes(entry.node) ? entry.contacts : 0), 0);
    const beforeDue = (invoice: Invoice) => unpaidOn(weekday(daysAfter(invoice.due, -7), -1))(invoice);
    expect(perNode("statement")).toBe(invoices.filter(beforeDue).length);
    const afterDue = (invoice: Invoice) => unpaidOn(weekday(daysAfter(invoice.due, 1), 1))(invoice);
    expect(perNode("firstPlain", "firstAmount")).toBe(
      invoices.filter((invoice) => !invoice.disputed && afterDue(invoice)).length,
    );
  });

  testWithFiles("leave settled and disputed invoices alone, and write once a day at most", PATIENT, async () => {
    const { header, invoices } = readFile();
    for await (const { line, contacts } of storiesOf(REMINDERS, invoices, header)) {
      const { caseId, due, settled, disputed } = line;
      expect(oneADay(contacts), caseId).toBe(true);
      for (const { day, hour, collecting } of contacts) {
        expect(day < settled, `${caseId} on ${day} is settled`).toBe(true);
        expect(collecting && disputed && day >= due, `${caseId} on ${day} is disputed`).toBe(false);
        expect(isWeekday(day) && hour >= 8 && hour <= 18, `${caseId} on ${day} at ${hour}`).toBe(true);
      }
    }
  });
});
