/** Account numbers and references, held against the libraries of others. */

import fc from "fast-check";
import { isValidIBAN } from "ibantools";
import { calculateQRReferenceChecksum, calculateSCORReferenceChecksum } from "swissqrbill/utils";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "../../../../scripts/sizes.ts";
import {
  creditorReference,
  formatIban,
  isCreditorReference,
  isIban,
  isQrIban,
  isQrReference,
  qrReferenceDigit,
} from "../../src/payment/iban.ts";

describe("P1 account numbers are checked by country, length and digits", () => {
  const COUNTRIES =
    "DE89370400440532013000 GB29NWBK60161331926819 CH9300762011623852957 ES9121000418450200051332 NO9386011117947 MT84MALT011000012345MTLCAST001S".split(
      " ",
    );

  test("P1 numbers of many countries, and every change of one digit", () => {
    for (const iban of COUNTRIES) {
      expect([iban, isIban(iban)]).toEqual([iban, true]);
      for (let place = 0; place < iban.length; place++) {
        const digit = iban[place] === "7" ? "8" : "7";
        expect(isIban(iban.slice(0, place) + digit + iban.slice(place + 1))).toBe(false);
      }
    }
  });

  test("P1 another library agrees", () => {
    const near = fc
      .tuple(fc.constantFrom(...COUNTRIES), fc.nat(33), fc.constantFrom(..."0123456789AZ"), fc.constantFrom("", "0"))
      .map(([iban, place, sign, more]) => iban.slice(0, place) + sign + iban.slice(place + 1) + more);
    fc.assert(
      fc.property(fc.oneof(near, fc.constantFrom(...COUNTRIES)), (iban) => {
        // The library also knows the inner check digits of some countries, so it may refuse more.
        if (isValidIBAN(iban)) expect([iban, isIban(iban)]).toEqual([iban, true]);
        if (!isIban(iban)) expect([iban, isValidIBAN(iban)]).toEqual([iban, false]);
      }),
      propertyRuns(10_000, 1000),
    );
  });

  /** An account number whose sum fits. */
  const summed = (country: string, account: string): string => {
    const digits = `${account}${country}00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
    return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, "0")}${account}`;
  };

  test("P1 the sum alone is not enough: the length fits the country, and the digits are ones that are given out", () => {
    expect(isIban(summed("DE", "370400440532013000"))).toBe(true);
    for (const account of ["37040044053201300", "3704004405320130000"])
      expect(isIban(summed("DE", account))).toBe(false);
    let tried = 0;
    for (let last = 0; last < 2000; last++) {
      const iban = summed("DE", `37040044053201${String(last).padStart(4, "0")}`);
      const same = { "02": "99", "97": "00", "98": "01" }[iban.slice(2, 4)];
      if (same === undefined) continue;
      tried += 1;
      expect([iban, isIban(iban), isIban(`DE${same}${iban.slice(4)}`)]).toEqual([iban, true, false]);
    }
    expect(tried).toBeGreaterThan(30);
  });

  test("P1 blanks are fine, other things are not", () => {
    expect(isIban("de89 3704 0044 0532 0130 00")).toBe(true);
    for (const text of [
      "",
      "DE89",
      "XX89370400440532013000",
      "DE8937040044053201300",
      "DE89-3704-0044-0532-0130-00",
      null,
      12,
      {},
    ])
      expect(isIban(text)).toBe(false);
    expect(formatIban("de89370400440532013000")).toBe("DE89 3704 0044 0532 0130 00");
  });
});

describe("P2 references are checked by their digits", () => {
  test("P2 creditor references", () => {
    expect(isCreditorReference("RF18 5390 0754 7034")).toBe(true);
    expect(isCreditorReference("RF18 5390 0754 7035")).toBe(false);
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{1,21}$/), (number) => {
        const reference = creditorReference(number);
        expect(isCreditorReference(reference)).toBe(true);
        expect(reference.slice(2, 4)).toBe(calculateSCORReferenceChecksum(number));
      }),
    );
    for (const number of ["", "a-b", "1".repeat(22)]) expect(() => creditorReference(number)).toThrow(RangeError);
  });

  test("P2 Swiss QR references", () => {
    expect(isQrReference("21 00000 00003 13947 14300 09017")).toBe(true);
    expect(isQrReference("21 00000 00003 13947 14300 09018")).toBe(false);
    expect(isQrReference("0".repeat(27))).toBe(false);
    fc.assert(
      fc.property(fc.stringMatching(/^\d{26}$/), (digits) => {
        expect(String(qrReferenceDigit(digits))).toBe(calculateQRReferenceChecksum(digits));
      }),
    );
  });

  test("P2 a QR-IBAN is told by its institution", () => {
    expect(["CH4431999123000889012", "CH5604835012345678009", "CH0030000000000000000"].map(isQrIban)).toEqual([
      true,
      false,
      true,
    ]);
  });
});
