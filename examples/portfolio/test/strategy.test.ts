/** What the strategy of the portfolio promises in README.md, held against every account of a part of the portfolio. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { validateStrategyText } from "@dunlin/engine";
import { beforeAll, expect, test } from "vitest";
import type { Account } from "../account.mjs";
import { DEFAULT_CASES } from "../generate.mjs";
import { generatePortfolio } from "../portfolio.mjs";
import { type Contact, everyRow, isWeekday, oneADay, PATIENT, storiesOf } from "./replays.ts";

const here = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const SETTING = { strategy: here("strategy.json"), map: here("mapping.json") };
const CASES = everyRow ? DEFAULT_CASES : 1000;

/** Accounts and the messages they get. */
const told: { readonly account: Account; readonly contacts: readonly Contact[] }[] = [];

beforeAll(async () => {
  const lines = [...generatePortfolio({ cases: CASES })].map((account) => ({
    account,
    caseId: account.caseId,
    text: JSON.stringify(account),
  }));
  for await (const { line, contacts } of storiesOf(SETTING, lines)) told.push({ account: line.account, contacts });
}, PATIENT.timeout);

/** What is owed at the beginning of a day, of claims issued by then and not in dispute. */
function collectibleOn({ obligations, payments, disputes }: Account, day: string): number {
  const known = obligations.filter(({ issuedAt }) => issuedAt <= day);
  const open = new Map(known.map(({ ref, amountMinor }) => [ref, amountMinor]));
  for (const { date, amountMinor, obligation } of payments.filter((payment) => payment.date <= day)) {
    let rest = amountMinor;
    for (const { ref, issuedAt } of known) {
      if (rest === 0 || issuedAt > date || (obligation ?? ref) !== ref) continue;
      const part = Math.min(rest, open.get(ref) ?? 0);
      open.set(ref, (open.get(ref) ?? 0) - part);
      rest -= part;
    }
  }
  const disputed = disputes.filter(({ opened, closed }) => opened <= day && day < closed);
  for (const { obligation } of disputed) open.delete(obligation);
  return [...open.values()].reduce((sum, amount) => sum + amount, 0);
}

test("the strategy is free of errors and warnings", () => {
  expect(validateStrategyText(readFileSync(SETTING.strategy, "utf8"))).toEqual([]);
});

test("nobody is written to at a weekend, at night, or twice a day", () => {
  expect(told.reduce((sum, { contacts }) => sum + contacts.length, 0)).toBeGreaterThan(CASES);
  for (const { account, contacts } of told) {
    expect(oneADay(contacts), account.caseId).toBe(true);
    for (const { day, hour } of contacts) {
      expect(isWeekday(day) && hour >= 9 && hour < 19, `${account.caseId} on ${day} at ${hour}`).toBe(true);
    }
  }
});

test("nobody gets three messages within three days", () => {
  for (const { account, contacts } of told) {
    const days = contacts.map(({ day }) => Date.parse(day) / 86_400_000);
    const dense = days.some((day, i) => (days[i + 2] ?? Number.POSITIVE_INFINITY) - day < 3);
    expect(dense, `${account.caseId}: ${contacts.map(({ day }) => day).join(" ")}`).toBe(false);
  }
});

test("nothing is asked for that is paid or disputed", () => {
  for (const { account, contacts } of told) {
    for (const { day, collecting, template } of contacts) {
      if (!collecting) continue;
      expect(collectibleOn(account, day), `${account.caseId}: ${template} on ${day}`).toBeGreaterThan(0);
    }
  }
});
