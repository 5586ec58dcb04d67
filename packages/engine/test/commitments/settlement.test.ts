/** Settlements: never more off than the guard allows, and the whole balance again after a breach. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Commitment, judgeSettlement, type Payment, settlementBalance, settlementTerms } from "../../src/index.ts";
import { at, momentsOf, paid, plan } from "./fixtures.ts";
import { RUNS } from "./runs.ts";

describe("CM26 a settlement takes off what its rule says and never more than the guard", () => {
  test.each([
    ["a share", { discountBp: 3000 }, 3000, 30_000],
    ["a share, rounded down", { discountBp: 3333 }, 3333, 33_330],
    ["an amount", { discountMinor: 12_345 }, 5000, 12_345],
    [
      "the row reached",
      {
        tiers: [
          { fromMinor: 0, discountBp: 1000 },
          { fromMinor: 100_001, discountBp: 2000 },
          { fromMinor: 500_000, discountBp: 4000 },
        ],
      },
      4000,
      20_000,
    ],
    ["no row reached", { tiers: [{ fromMinor: 999_999, discountBp: 4000 }] }, 4000, 0],
  ])("CM26 %s", (_, rule, guard, discountMinor) => {
    const total = 100_001;
    expect(settlementTerms(total, rule, guard)).toEqual({
      ok: true,
      value: { totalMinor: total, discountMinor, agreedMinor: total - discountMinor },
    });
  });

  test.each([
    ["beyond the guard", { discountBp: 3001 }, 3000, "discount.overGuard"],
    ["one unit beyond it", { discountMinor: 30_001 }, 3000, "discount.overGuard"],
    ["everything", { discountBp: 10_000 }, 10_000, "discount.all"],
    ["a row beyond it", { tiers: [{ fromMinor: 0, discountBp: 3001 }] }, 3000, "discount.overGuard"],
  ])("CM26 %s is refused, not cut", (_, rule, guard, code) => {
    expect(settlementTerms(100_000, rule, guard)).toMatchObject({ ok: false, error: { code, limitMinor: guard * 10 } });
  });

  test.each([
    [{ discountBp: 10_001 }, 3000, "rate.invalid"],
    [{ discountBp: 1 }, -1, "rate.invalid"],
    [{ discountMinor: -1 }, 3000, "amount.negative"],
    [
      {
        tiers: [
          { fromMinor: 5, discountBp: 1 },
          { fromMinor: 5, discountBp: 2 },
        ],
      },
      3000,
      "spec.ambiguous",
    ],
  ])("CM26 %j under %i cannot be", (rule, guard, code) => {
    expect(() => settlementTerms(100, rule, guard)).toThrow(expect.objectContaining({ code }));
  });

  test("CM26 for any total, rule and guard", () => {
    const share = fc.nat(10_000);
    const rule = fc.oneof(
      fc.record({ discountBp: share }),
      fc.record({ discountMinor: fc.nat(1_000_000) }),
      fc.record({ tiers: fc.array(share, { maxLength: 4 }) }).map(({ tiers }) => ({
        tiers: tiers.map((discountBp, i) => ({ fromMinor: i * 1000, discountBp })),
      })),
    );
    const totals = fc.oneof(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    );
    fc.assert(
      fc.property(totals, rule, share, (total, one, guard) => {
        const terms = settlementTerms(total, one, guard);
        if (!terms.ok) return;
        const { discountMinor, agreedMinor } = terms.value;
        expect(BigInt(discountMinor) * 10_000n <= BigInt(total) * BigInt(guard)).toBe(true);
        expect(agreedMinor + discountMinor).toBe(total);
        expect(agreedMinor).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });
});

describe("CM27 a settlement is fulfilled by its parts, and a breach restores the balance", () => {
  const terms = { totalMinor: 100_000, discountMinor: 40_000, agreedMinor: 60_000 };
  const settlement: Commitment = { ...plan, kind: "settlement" };
  const judge = (payments: readonly Payment[], now: string) =>
    judgeSettlement(settlement, payments, {}, momentsOf(settlement.parts), at(now)).status;

  test("CM27 fulfilled, breached or still open", () => {
    expect(judge([paid("2026-03-02T00:00:00Z", 301)], "2026-03-02T00:00:00Z")).toBe("fulfilled");
    expect(judge([], "2026-03-13T09:00:00Z")).toBe("breached");
    expect(judge([paid("2026-03-02T00:00:00Z", 100)], "2026-03-13T09:00:00Z")).toBe("open");
  });

  test.each([
    ["open", 20_000, { paidMinor: 20_000, waivedMinor: 40_000, outstandingMinor: 40_000, overpaidMinor: 0 }],
    ["fulfilled", 60_000, { paidMinor: 60_000, waivedMinor: 40_000, outstandingMinor: 0, overpaidMinor: 0 }],
    ["fulfilled", 59_990, { paidMinor: 59_990, waivedMinor: 40_010, outstandingMinor: 0, overpaidMinor: 0 }],
    ["fulfilled", 60_500, { paidMinor: 60_000, waivedMinor: 40_000, outstandingMinor: 0, overpaidMinor: 500 }],
    ["breached", 20_000, { paidMinor: 20_000, waivedMinor: 0, outstandingMinor: 80_000, overpaidMinor: 0 }],
    ["withdrawn", 0, { paidMinor: 0, waivedMinor: 0, outstandingMinor: 100_000, overpaidMinor: 0 }],
    ["replaced", 150_000, { paidMinor: 100_000, waivedMinor: 0, outstandingMinor: 0, overpaidMinor: 50_000 }],
  ] as const)("CM27 %s with %i received", (status, received, balance) => {
    expect(settlementBalance(terms, status, received)).toEqual(balance);
  });
});
