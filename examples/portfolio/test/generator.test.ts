/** The generator: the same accounts from the same seed, nobody real among them, and a history that holds together. */

import { createHash } from "node:crypto";
import { exponentOf } from "@dunlin/engine";
import { defaultZones } from "@dunlin/engine/zones";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Account, LAST_DAY } from "../account.mjs";
import { DEFAULT_SEED, generatePortfolio } from "../portfolio.mjs";

const CASES = 1000;

const portfolio = (cases: number, seed = DEFAULT_SEED): readonly Account[] => [...generatePortfolio({ cases, seed })];
const linesOf = (accounts: readonly Account[]): readonly string[] => accounts.map((account) => JSON.stringify(account));
const total = (entries: readonly { readonly amountMinor: number }[]): number =>
  entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

describe("a seed", () => {
  test("gives the same bytes on every machine", () => {
    const digest = createHash("sha256")
      .update(linesOf(portfolio(CASES)).join("\n"))
      .digest("hex");
    expect(digest).toBe("79108812af75560282fcbfd91a47f7958433cd8bd7c02d15f473259831b434f8");
  });

  test("gives a larger portfolio that begins with the smaller one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.nat(30), fc.nat(30), (seed, cases, more) => {
        const larger = linesOf(portfolio(cases + more, seed));
        expect(larger.slice(0, cases)).toEqual(linesOf(portfolio(cases, seed)));
      }),
    );
  });

  test("gives other accounts than another seed", () => {
    const [one, other] = [linesOf(portfolio(50, 1)), linesOf(portfolio(50, 2))];
    expect(one.filter((line) => other.includes(line))).toEqual([]);
  });
});

describe("an account", () => {
  test("holds together: ids, amounts, zones, and dates in order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        for (const account of portfolio(5, seed)) check(account);
      }),
    );
  });

  test("never pays a claim before its issue, nor more than is owed where payments name their claim", () => {
    for (const { obligations, payments, knownFrom, product } of portfolio(CASES)) {
      for (const { obligation, date, amountMinor } of payments) {
        const claim = obligations.find(({ ref }) => ref === obligation);
        expect(date >= (claim?.issuedAt ?? knownFrom)).toBe(true);
        if (product === "invoice") expect(claim?.amountMinor).toBe(amountMinor);
      }
    }
  });

  test("belongs to nobody: no names, reserved addresses and numbers only", () => {
    for (const { debtor, caseId } of portfolio(CASES)) {
      expect(Object.keys(debtor)).toEqual(["id", "type", "language", "country", "zones", "channels"]);
      expect(`${debtor.id} ${caseId}`).toMatch(/^debtor-\d{7} (card|loan|invoice)-\d{7}$/);
      for (const { address = `${debtor.id}@example.com` } of debtor.channels) {
        expect(address).toMatch(/^(debtor-\d{7}@example\.com|\+1-555-\d{3}-\d{4})$/);
      }
    }
  });
});

describe("a portfolio", () => {
  const accounts = portfolio(CASES);
  const distinct = (values: readonly string[]) => new Set(values).size;

  test("has cards, loans and invoices of several countries, zones, languages and currencies", () => {
    const counts = (product: string) => accounts.filter((account) => account.product === product).length;
    expect([counts("card"), counts("loan"), counts("invoice")].every((count) => count > CASES / 6)).toBe(true);
    expect(distinct(accounts.map(({ debtor }) => debtor.country))).toBeGreaterThanOrEqual(8);
    expect(distinct(accounts.flatMap(({ debtor }) => debtor.zones))).toBeGreaterThanOrEqual(12);
    expect(distinct(accounts.map(({ debtor }) => debtor.language))).toBeGreaterThanOrEqual(5);
    expect(distinct(accounts.map(({ currency }) => String(exponentOf(currency))))).toBe(3);
    expect(accounts.some(({ debtor }) => debtor.zones.length > 1)).toBe(true);
  });

  test("has partial payments, disputes, bounced addresses and people who opted out", () => {
    const partly = accounts.filter(
      ({ product, obligations, payments }) =>
        product !== "invoice" &&
        payments.some(({ date }) => {
          const paid = total(payments.filter((payment) => payment.date <= date));
          return paid < total(obligations.filter(({ dueDate }) => dueDate < date));
        }),
    );
    expect(partly.length).toBeGreaterThan(CASES / 50);
    for (const product of ["card", "loan", "invoice"]) {
      expect(accounts.filter((account) => account.product === product && account.disputes.length > 0)).not.toEqual([]);
    }
    const channels = accounts.flatMap(({ debtor }) => debtor.channels);
    expect(channels.some(({ bounced }) => bounced === true)).toBe(true);
    expect(channels.some(({ optedOut }) => optedOut === true)).toBe(true);
  });
});

function check({ currency, debtor, knownFrom, obligations, payments, disputes }: Account): void {
  expect(debtor.zones.every((zone) => defaultZones.get(zone) !== undefined)).toBe(true);
  expect(exponentOf(currency)).toBeDefined();
  const refs = obligations.map(({ ref }) => ref);
  expect(new Set(refs).size).toBe(refs.length);
  for (const { issuedAt, dueDate, amountMinor, statementMinor = amountMinor } of obligations) {
    expect(knownFrom <= issuedAt && issuedAt < dueDate && dueDate <= LAST_DAY).toBe(true);
    expect(Number.isSafeInteger(amountMinor) && amountMinor > 0 && amountMinor <= statementMinor).toBe(true);
  }
  expect(obligations.map(({ issuedAt }) => issuedAt)).toEqual(obligations.map(({ issuedAt }) => issuedAt).sort());
  expect(payments.map(({ date }) => date)).toEqual(payments.map(({ date }) => date).sort());
  for (const { date, amountMinor } of payments) {
    expect(date <= LAST_DAY && Number.isSafeInteger(amountMinor) && amountMinor > 0).toBe(true);
  }
  for (const { obligation, opened, closed } of disputes) {
    const claim = obligations.find(({ ref }) => ref === obligation);
    expect(claim !== undefined && claim.issuedAt <= opened && opened <= closed && closed <= LAST_DAY).toBe(true);
  }
}
