/** Amounts and declines as the provider writes them. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromStripe, toStripe } from "../../src/channels/payments/amounts.ts";
import { declineClass } from "../../src/channels/payments/declines.ts";

describe("amounts", () => {
  test.each([
    [1230, "EUR", 1230],
    [500, "JPY", 500],
    [500, "ISK", 50_000],
    [500, "UGX", 50_000],
    [500, "MGA", 5],
    [1230, "KWD", 1230],
    [1235, "KWD", undefined],
    [501, "MGA", undefined],
    [0, "EUR", 0],
    [Number.MAX_SAFE_INTEGER, "ISK", undefined],
  ])("CH46 %d of %s is %j there", (minor, currency, amount) => {
    expect(toStripe(minor, currency)).toBe(amount);
    if (amount !== undefined)
      expect(fromStripe(amount, currency.toLowerCase())).toEqual({ amountMinor: minor, currency });
  });

  test("CH46 what goes there comes back the same, and nothing is rounded", () => {
    const currencies = fc.constantFrom("EUR", "USD", "JPY", "ISK", "UGX", "MGA", "KWD", "TND", "CLP", "HUF", "XOF");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), currencies, (minor, currency) => {
        const there = toStripe(minor, currency);
        if (there === undefined) return;
        expect(fromStripe(there, currency.toLowerCase())).toEqual({ amountMinor: minor, currency });
      }),
    );
    expect(fromStripe(50_050, "isk")).toBeUndefined();
    expect(fromStripe("500", "eur")).toBeUndefined();
    expect(fromStripe(500, "xxx")).toBeUndefined();
  });

  test("CH47 a decline that nobody knows may be tried again", () => {
    expect(["do_not_honor", "processing_error", "brand_new_code", ""].map(declineClass)).toEqual([
      "soft",
      "soft",
      "soft",
      "soft",
    ]);
    expect(["expired_card", "lost_card", "authentication_required"].map(declineClass)).toEqual([
      "hard",
      "hard",
      "hard",
    ]);
  });
});
