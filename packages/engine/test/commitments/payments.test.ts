/** Payments spread over what is owed, and taken back: money is neither lost nor made. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allocatePayment,
  applyReversal,
  type Ledger,
  type LedgerEntry,
  type PaymentRule,
  postPayment,
  postReversal,
  ScheduleError,
} from "../../src/index.ts";
import { RUNS } from "./runs.ts";

const entry = (
  ref: string,
  kind: string,
  dueDate: string,
  outstandingMinor: number,
  currency = "EUR",
): LedgerEntry => ({
  ref,
  kind,
  dueDate,
  currency,
  amountMinor: outstandingMinor,
  outstandingMinor,
});
const EUROS = [
  entry("inv-2", "invoice", "2026-02-01", 5000),
  entry("fee-1", "fee", "2026-03-01", 400),
  entry("inv-1", "invoice", "2026-01-01", 3000),
  entry("part-1", "installment", "2026-04-01", 2000),
  entry("int-1", "interest", "2026-03-15", 70),
];
const euros = (amountMinor: number, ref?: string) => ({
  id: "p",
  amountMinor,
  currency: "EUR",
  ...(ref !== undefined && { ref }),
});
const shares = (list: readonly { ref: string; amountMinor: number }[]) => list.map((s) => `${s.ref} ${s.amountMinor}`);

test.each<[string, PaymentRule, string[]]>([
  ["the oldest first", "oldestFirst", ["inv-1 3000", "inv-2 3100"]],
  ["fees before the rest", "feesFirstThenOldest", ["fee-1 400", "inv-1 3000", "inv-2 2700"]],
  ["installments before the rest", "installmentsFirst", ["part-1 2000", "inv-1 3000", "inv-2 1100"]],
  [
    "an order of the host's",
    { kinds: ["fee", "interest", "installment"] },
    ["fee-1 400", "int-1 70", "part-1 2000", "inv-1 3000", "inv-2 630"],
  ],
])("CM16 a payment goes by its rule: %s", (_, rule, paid) => {
  expect(shares(allocatePayment(euros(6100), EUROS, rule).receipt.paid)).toEqual(paid);
});

test("CM16 the entry that the debtor names comes first, and at one date the one listed first", () => {
  expect(shares(allocatePayment(euros(5500, "inv-2"), EUROS, "oldestFirst").receipt.paid)).toEqual([
    "inv-2 5000",
    "inv-1 500",
  ]);
  const twins = [entry("b", "invoice", "2026-01-01", 10), entry("a", "invoice", "2026-01-01", 10)];
  expect(shares(allocatePayment(euros(15), twins, "oldestFirst").receipt.paid)).toEqual(["b 10", "a 5"]);
});

describe("CM17 too little and too much are told apart, within a tolerance", () => {
  const one = [entry("inv", "invoice", "2026-01-01", 1000)];
  test.each([
    ["to the cent", 1000, 0, "exact", 0, 0, 0],
    ["short", 900, 0, "short", 100, 0, 0],
    ["short by more than the tolerance", 900, 99, "short", 100, 0, 0],
    ["short within the tolerance", 900, 100, "exact", 0, 100, 0],
    ["over", 1100, 0, "over", 0, 0, 100],
    ["over within the tolerance", 1100, 100, "exact", 0, 0, 100],
  ])("CM17 %s", (_, amount, tolerance, outcome, outstanding, waived, unappliedMinor) => {
    const { receipt, entries } = allocatePayment(euros(amount), one, "oldestFirst", tolerance);
    expect(receipt).toMatchObject({ outcome, unappliedMinor });
    expect(entries[0]?.outstandingMinor).toBe(outstanding);
    expect(receipt.waived).toEqual(waived === 0 ? [] : [{ ref: "inv", amountMinor: waived }]);
  });

  test("CM17 one payment waives no more than the tolerance, and only where it paid", () => {
    const small = [entry("a", "invoice", "2026-01-01", 500), entry("b", "invoice", "2026-01-02", 5)];
    const { receipt } = allocatePayment(euros(495), small, "oldestFirst", 5);
    expect(receipt).toMatchObject({ waived: [{ ref: "a", amountMinor: 5 }], outcome: "short" });
  });
});

test("CM18 a payment touches only entries in its currency", () => {
  const mixed = [...EUROS, entry("yen", "invoice", "2025-01-01", 9000, "JPY")];
  const { entries, receipt } = allocatePayment(euros(1_000_000), mixed, "oldestFirst");
  expect(entries.at(-1)).toBe(mixed.at(-1));
  expect(receipt.unappliedMinor).toBe(1_000_000 - 10_470);
  const dollars = allocatePayment({ ...euros(500), currency: "USD" }, mixed, "oldestFirst");
  expect(dollars).toMatchObject({ entries: mixed, receipt: { paid: [], unappliedMinor: 500, outcome: "over" } });
});

describe("CM19 a reversal gives every entry back exactly what its payment took", () => {
  test("CM19 whatever other payments did since", () => {
    const first = allocatePayment(euros(3100), EUROS, "oldestFirst");
    const second = allocatePayment({ ...euros(6000), id: "q" }, first.entries, "oldestFirst");
    const back = applyReversal(second.entries, first.receipt);
    expect(back.map(({ outstandingMinor }) => outstandingMinor)).toEqual([100, 0, 3000, 1370, 0]);
    expect(applyReversal(back, second.receipt)).toEqual(EUROS);
  });

  test("CM19 with what was waived", () => {
    const { entries, receipt } = allocatePayment(euros(2990), EUROS, "oldestFirst", 10);
    expect(entries[2]?.outstandingMinor).toBe(0);
    expect(applyReversal(entries, receipt)).toEqual(EUROS);
  });

  test.each([
    ["twice", EUROS, "entry.overstated"],
    ["of an entry that is gone", [], "entry.unknown"],
    ["in another currency", EUROS.map((one) => ({ ...one, currency: "USD", outstandingMinor: 0 })), "currency.mixed"],
  ])("CM19 %s is refused", (_, entries, code) => {
    const { receipt } = allocatePayment(euros(3100), EUROS, "oldestFirst");
    expect(() => applyReversal(entries, receipt)).toThrow(expect.objectContaining({ code }));
  });
});

describe("CM20 any order of payments, reversals and duplicates conserves money", () => {
  const currency = fc.constantFrom("EUR", "JPY", "KWD");
  const kind = fc.constantFrom("invoice", "fee", "installment", "interest");
  const books = fc
    .array(fc.record({ kind, currency, outstandingMinor: fc.nat(5000), day: fc.integer({ min: 1, max: 28 }) }), {
      maxLength: 8,
    })
    .map((list) =>
      list.map(({ kind: what, currency: code, outstandingMinor, day }, i) =>
        entry(`e${i}`, what, `2026-02-${String(day).padStart(2, "0")}`, outstandingMinor, code),
      ),
    );
  const rule = fc.constantFrom<PaymentRule>("oldestFirst", "feesFirstThenOldest", "installmentsFirst", {
    kinds: ["interest", "fee"],
  });
  const id = fc.integer({ min: 0, max: 6 }).map((n) => `p${n}`);
  const act = fc.oneof(
    fc.record({ id, amountMinor: fc.integer({ min: 1, max: 8000 }), currency, rule, tolerance: fc.nat(50) }),
    fc.record({ reverse: id }),
  );

  test("CM20 for each currency on its own", () => {
    fc.assert(
      fc.property(books, fc.array(act, { maxLength: 20 }), (entries, acts) => {
        let ledger: Ledger = { entries, receipts: [], reversed: [] };
        for (const one of acts) {
          ledger =
            "reverse" in one ? postReversal(ledger, one.reverse) : postPayment(ledger, one, one.rule, one.tolerance);
          for (const code of ["EUR", "JPY", "KWD"]) expectConserved(entries, ledger, code);
        }
        for (const { payment } of ledger.receipts) ledger = postReversal(ledger, payment);
        expect(ledger.entries).toEqual(entries);
      }),
      RUNS,
    );
  });

  function expectConserved(before: readonly LedgerEntry[], { entries, receipts }: Ledger, code: string): void {
    const owed = (list: readonly LedgerEntry[]) =>
      list.filter((one) => one.currency === code).reduce((sum, one) => sum + one.outstandingMinor, 0);
    const sum = (list: readonly { amountMinor: number }[]) => list.reduce((all, one) => all + one.amountMinor, 0);
    const own = receipts.filter((receipt) => receipt.currency === code);
    const applied = own.reduce((all, { paid }) => all + sum(paid), 0);
    const waived = own.reduce((all, receipt) => all + sum(receipt.waived), 0);
    const unapplied = own.reduce((all, receipt) => all + receipt.unappliedMinor, 0);
    expect(owed(before)).toBe(owed(entries) + applied + waived);
    expect(sum(own)).toBe(applied + unapplied);
    expect(entries.every((one) => one.outstandingMinor >= 0 && one.outstandingMinor <= one.amountMinor)).toBe(true);
  }

  test("CM20 a payment told twice, or after its reversal, changes nothing", () => {
    const start: Ledger = { entries: EUROS, receipts: [], reversed: [] };
    const paid = postPayment(start, euros(100), "oldestFirst");
    expect(postPayment(paid, euros(100), "oldestFirst")).toBe(paid);
    const back = postReversal(paid, "p");
    expect(back.entries).toEqual(EUROS);
    expect(postReversal(back, "p")).toBe(back);
    expect(postPayment(postReversal(start, "p"), euros(100), "oldestFirst").entries).toBe(EUROS);
  });
});

test.each([
  ["nothing", euros(0), "amount.zero"],
  ["a negative payment", euros(-5), "amount.negative"],
  ["a part of a cent", euros(0.5), "amount.unsafe"],
])("CM20 %s is refused", (_, payment, code) => {
  expect(() => allocatePayment(payment, EUROS, "oldestFirst")).toThrow(expect.objectContaining({ code }));
  expect(() => allocatePayment(payment, EUROS, "oldestFirst")).toThrow(ScheduleError);
});
