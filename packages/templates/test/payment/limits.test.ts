/** How long the fields of payment codes may be: the tables of their specifications, tried at their edges. */

import { describe, expect, test } from "vitest";
import { creditorReference } from "../../src/payment/iban.ts";
import { checkPayment, type PaymentRequest, paymentQr } from "../../src/payment/paymentQr.ts";

const PARTY = { name: "A", postalCode: "1", town: "B", country: "CH" };
const REQUESTS = {
  epc: { scheme: "epc", name: "A", iban: "DE33100205000001194700" },
  pix: { scheme: "pix", key: "12345678909", name: "A", city: "B" },
  swiss: {
    ...{ scheme: "swiss", iban: "CH5604835012345678009", currency: "CHF" },
    ...{ creditor: PARTY, debtor: PARTY },
  },
  upi: { scheme: "upi", address: "a.b@bank", name: "A" },
} as const satisfies Readonly<Record<string, PaymentRequest>>;

type Scheme = keyof typeof REQUESTS;

const problems = (request: object): readonly string[] =>
  checkPayment(request).map(({ code, path }) => `${code} ${path}`);

/** The request with a member, or with one of an inner object: `creditor/name`. */
function changed(scheme: Scheme, member: string, value: unknown): object {
  const [name = "", inner] = member.split("/");
  const request: Readonly<Record<string, unknown>> = REQUESTS[scheme];
  return { ...request, [name]: inner === undefined ? value : { ...(request[name] as object), [inner]: value } };
}

const TEXTS: readonly (readonly [Scheme, string, number])[] = [
  ["epc", "name", 70],
  ["epc", "purpose", 4],
  ["epc", "text", 140],
  ["epc", "hint", 70],
  ["pix", "name", 25],
  ["pix", "city", 15],
  ["pix", "reference", 25],
  ["swiss", "creditor/name", 70],
  ["swiss", "creditor/street", 70],
  ["swiss", "creditor/building", 16],
  ["swiss", "creditor/postalCode", 16],
  ["swiss", "creditor/town", 35],
  ["swiss", "debtor/name", 70],
  ["swiss", "debtor/town", 35],
  ["swiss", "text", 140],
  ["upi", "name", 99],
  ["upi", "reference", 35],
  ["upi", "text", 50],
];

describe("P11 the longest text is taken, and one sign more is refused", () => {
  test.each(TEXTS)("P11 %s %s: %i", (scheme, member, most) => {
    expect(problems(changed(scheme, member, "X".repeat(most)))).toEqual([]);
    expect(problems(changed(scheme, member, "X".repeat(most + 1)))).toEqual([`payment.tooLong /${member}`]);
    expect(() => paymentQr(changed(scheme, member, "X".repeat(most + 1)) as PaymentRequest)).toThrow("shorten it");
  });

  test("P11 a creditor reference has 25 signs", () => {
    const longest = creditorReference("X".repeat(21));
    expect(longest).toHaveLength(25);
    for (const scheme of ["epc", "swiss"] as const) {
      expect(problems(changed(scheme, "reference", longest))).toEqual([]);
      expect(problems(changed(scheme, "reference", `${longest}X`))).toEqual(["payment.reference /reference"]);
    }
  });

  test("P11 a PIX key has 77 signs, and shares 99 with the text", () => {
    const key = (length: number) => `${"a".repeat(length - 8)}@b.exemp`;
    expect(problems(changed("pix", "key", key(77)))).toEqual([]);
    expect(problems(changed("pix", "key", key(78)))).toContain("payment.tooLong /key");
    const shared = (text: number) => problems({ ...REQUESTS.pix, text: "x".repeat(text) });
    // Of 99, the name of the scheme takes 18, the key 15, and the text a tag and a length.
    expect([shared(62), shared(63)]).toEqual([[], ["payment.tooLong /text"]]);
  });

  test("P11 text and bill information of a QR-bill share 140 signs", () => {
    const shared = (more: number) =>
      problems({ ...REQUESTS.swiss, text: "x".repeat(100), billInformation: `//S1${"x".repeat(more)}` });
    expect([shared(36), shared(37)]).toEqual([[], ["payment.tooLong /text"]]);
  });

  test("P11 a UPI id has 255 signs", () => {
    const id = (length: number) => `${"a".repeat(length - 5)}@bank`;
    expect(problems(changed("upi", "address", id(255)))).toEqual([]);
    expect(problems(changed("upi", "address", id(256)))).toEqual(["payment.tooLong /address"]);
  });
});

test.each([
  ["epc", 99_999_999_999],
  ["pix", 999_999_999_999],
  ["swiss", 99_999_999_999],
  ["upi", 999_999_999_999],
] as const)("P11 amounts of %s go from 0.01 to %i hundredths", (scheme, most) => {
  const of = (amountMinor: number) => problems({ ...REQUESTS[scheme], amountMinor });
  expect([1, most].map(of)).toEqual([[], []]);
  for (const amount of [0, -1, most + 1, 0.5, Number.NaN]) expect(of(amount)).toEqual(["payment.amount /amountMinor"]);
});

describe("P11 a code is no larger than its specification lets it be", () => {
  test("P11 SEPA: 331 bytes, which is version 13", () => {
    // Head, account and empty lines have 50 bytes, and letters with accents two each.
    const of = (signs: number) => ({ ...REQUESTS.epc, name: "\u00e4".repeat(70), text: "\u00e4".repeat(signs) });
    const bytes = (request: PaymentRequest) => new TextEncoder().encode(paymentQr(request).payload).length;
    const rest = 331 - bytes({ ...of(1), text: "xx" }) + 2;
    const text = "\u00e4".repeat(Math.floor(rest / 2)) + "x".repeat(rest % 2);
    expect(bytes({ ...of(1), text })).toBe(331);
    expect(paymentQr({ ...of(1), text }).svg).toContain('viewBox="0 0 77 77"');
    expect(problems({ ...of(1), text: `${text}x` })).toEqual(["payment.tooLong /text"]);
  });

  test("P11 QR-bill: 997 bytes, which is version 25", () => {
    const wide = { ...PARTY, name: "\u00e9".repeat(70), street: "\u00e9".repeat(70), building: "\u00e9".repeat(16) };
    const of = (text: string): PaymentRequest => ({ ...REQUESTS.swiss, creditor: wide, debtor: wide, text });
    const bytes = (request: PaymentRequest) => new TextEncoder().encode(paymentQr(request).payload).length;
    const rest = 997 - bytes(of("xx")) + 2;
    const text = "\u20ac".repeat(Math.floor(rest / 3)) + "x".repeat(rest % 3);
    expect(bytes(of(text))).toBe(997);
    expect(paymentQr(of(text)).svg).toContain('viewBox="0 0 125 125"');
    expect(problems(of(`${text}x`))).toEqual(["payment.tooLong /text"]);
  });

  test("P11 PIX: below the 512 signs of EMV whatever is said", () => {
    const key = `${"a".repeat(69)}@b.exemp`;
    const most = { ...REQUESTS.pix, key, name: "X".repeat(25), city: "X".repeat(15), reference: "X".repeat(25) };
    expect(paymentQr({ ...most, amountMinor: 999_999_999_999 }).payload.length).toBeLessThan(400);
  });
});
