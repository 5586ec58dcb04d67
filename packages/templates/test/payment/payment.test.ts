/** Payment codes, held against the libraries of others and read by another decoder. */

import fc from "fast-check";
import { createStaticPix, parsePix } from "pix-utils";
import epcCode from "sepa-payment-qr-code";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "../../../../scripts/sizes.ts";
import { checkPayment, type PaymentRequest, paymentQr } from "../../src/payment/paymentQr.ts";
import { PaymentError } from "../../src/payment/problem.ts";
import { QUIET_ZONE } from "../../src/payment/svg.ts";
import { hostile } from "../escape/hostile.ts";
import { BILL } from "../page/slipLetter.ts";
import { decoded, painted, rootOf } from "./image.ts";

const EPC = { scheme: "epc", name: "Wikimedia F\u00f6rdergesellschaft", iban: "DE33 1002 0500 0001 1947 00" } as const;
const PIX = {
  scheme: "pix",
  key: "cobranca@dunlin.example",
  name: "Dunlin Cobran\u00e7a",
  city: "S\u00e3o Paulo",
} as const;
const { creditor: CREDITOR, debtor: DEBTOR } = BILL;
const SWISS = {
  scheme: "swiss",
  iban: "CH44 3199 9123 0008 8901 2",
  creditor: CREDITOR,
  debtor: DEBTOR,
  currency: "CHF",
  amountMinor: 194_975,
  reference: "21 00000 00003 13947 14300 09017",
  text: "Order of 15.09.2019",
  billInformation: "//S1/10/10201409/11/190512/20/1400.000-53/30/106017086/31/180508",
} as const;
const UPI = {
  scheme: "upi",
  address: "dunlin@okbank",
  name: "Dunlin & Co",
  amountMinor: 10_050,
  text: "Inv 1",
} as const;

/** Codes and places of the problems. */
const wrong = (request: object): string[] => checkPayment(request).map(({ code, path }) => `${code} ${path}`);

const words = fc
  .string({ unit: fc.constantFrom(..."abcXYZ 0189.-\u00e4\u00f6\u00e9"), minLength: 1, maxLength: 25 })
  .map((text) => `A${text.trim()}z`);

describe("P3 SEPA: the code of the guideline", () => {
  test("P3 the example of another library", () => {
    const { payload } = paymentQr({
      scheme: "epc",
      name: "Red Cross of Belgium",
      iban: "BE72000000001616",
      amountMinor: 100,
      text: "Urgency fund",
    });
    expect(payload).toBe("BCD\n002\n1\nSCT\n\nRed Cross of Belgium\nBE72000000001616\nEUR1.00\n\n\nUrgency fund");
  });

  test("P3 any code is that of the library, but for line breaks at its end", () => {
    const requests = fc.record(
      {
        name: words,
        iban: fc.constantFrom("BE72000000001616", "DE33100205000001194700"),
        bic: fc.constant("BFSWDE33BER"),
        amountMinor: fc.integer({ min: 1, max: 99_999_999_999 }),
        purpose: fc.constant("CHAR"),
        text: words,
        hint: words,
      },
      { requiredKeys: ["name", "iban"] },
    );
    fc.assert(
      fc.property(requests, (request) => {
        const { name, iban, bic, amountMinor, purpose, text, hint } = request;
        const theirs = epcCode({
          ...{ name, iban, amount: amountMinor === undefined ? null : amountMinor / 100 },
          ...(bic === undefined ? {} : { bic }),
          ...(purpose === undefined ? {} : { purposeCode: purpose }),
          ...(text === undefined ? {} : { unstructuredReference: text }),
          ...(hint === undefined ? {} : { information: hint }),
        });
        expect(paymentQr({ scheme: "epc", ...request } as PaymentRequest).payload).toBe(theirs.trimEnd());
      }),
    );
  });

  test.each([
    [{ name: "" }, "payment.missing /name"],
    [{ name: "x".repeat(71) }, "payment.tooLong /name"],
    [{ name: "a\nb" }, "payment.signs /name"],
    [{ name: 5 }, "payment.signs /name"],
    [{ iban: "DE33100205000001194701" }, "payment.iban /iban"],
    [{ iban: undefined }, "payment.iban /iban"],
    [{ bic: "SHORT" }, "payment.bic /bic"],
    [{ amountMinor: 0 }, "payment.amount /amountMinor"],
    [{ amountMinor: 1.5 }, "payment.amount /amountMinor"],
    [{ amountMinor: 100_000_000_000 }, "payment.amount /amountMinor"],
    [{ amountMinor: "5" }, "payment.amount /amountMinor"],
    [{ purpose: "charity" }, "payment.tooLong /purpose"],
    [{ purpose: "c-1" }, "payment.signs /purpose"],
    [{ reference: "RF00123" }, "payment.reference /reference"],
    [{ reference: "RF18539007547034", text: "x" }, "payment.conflict /text"],
    [{ text: "x".repeat(141) }, "payment.tooLong /text"],
    [{ text: "a\u202eb" }, "payment.signs /text"],
    [{ hint: "x".repeat(71) }, "payment.tooLong /hint"],
    [{ name: "\u00e4".repeat(70), text: "\u20ac".repeat(140) }, "payment.tooLong /text"],
  ])("P3 %j is refused", (change, says) => {
    expect(wrong({ ...EPC, ...change })).toContain(says);
  });

  test("P3 limits themselves are fine", () => {
    expect(wrong({ ...EPC, name: "x".repeat(70), text: "x".repeat(140), amountMinor: 99_999_999_999 })).toEqual([]);
    expect(wrong({ ...EPC, name: "\u{1f600}".repeat(70) })).toEqual([]);
    expect(wrong({ ...EPC, reference: "RF18 5390 0754 7034", hint: "x".repeat(70), amountMinor: 1 })).toEqual([]);
    expect(wrong({ ...EPC, name: "x".repeat(70), text: "x".repeat(140), hint: "x".repeat(70) })).toEqual([]);
  });
});

describe("P4 PIX: fields with lengths, and a sum over all of them", () => {
  test("P4 any code is that of another library, byte for byte", () => {
    const requests = fc.record(
      {
        key: fc.constantFrom(
          "12345678909",
          "+5511987654321",
          "a.b@dunlin.example",
          "123e4567-e12b-12d1-a456-426655440000",
          "12345678000195",
        ),
        name: words.map((text) => text.slice(0, 25).trim()),
        city: words.map((text) => text.slice(0, 15).trim()),
        amountMinor: fc.integer({ min: 1, max: 99_999_999 }),
        reference: fc.stringMatching(/^[A-Za-z0-9]{1,25}$/),
        text: fc.stringMatching(/^[a-z][a-z ]{0,8}[a-z]$/),
      },
      { requiredKeys: ["key", "name", "city"] },
    );
    fc.assert(
      fc.property(requests, (request) => {
        const { key, name, city, amountMinor, reference, text } = request;
        const { payload } = paymentQr({ scheme: "pix", ...request } as PaymentRequest);
        const theirs = createStaticPix({
          ...{ pixKey: key, merchantName: name, merchantCity: city, transactionAmount: (amountMinor ?? 0) / 100 },
          ...(reference === undefined ? {} : { txid: reference }),
          ...(text === undefined ? {} : { infoAdicional: text }),
        });
        expect(payload).toBe("toBRCode" in theirs ? theirs.toBRCode() : theirs.message);
        expect(parsePix(payload)).toMatchObject({ pixKey: key, transactionAmount: (amountMinor ?? 0) / 100 });
      }),
    );
  });

  test.each([
    [{ key: "" }, "payment.missing /key"],
    [{ key: "not a key" }, "payment.address /key"],
    [{ key: "123.456.789-09" }, "payment.address /key"],
    [{ name: "x".repeat(26) }, "payment.tooLong /name"],
    [{ name: "\u00df".repeat(25) }, "payment.tooLong /name"],
    [{ name: "\u4e2d" }, "payment.signs /name"],
    [{ name: "\u0300" }, "payment.signs /name"],
    [{ city: "x".repeat(16) }, "payment.tooLong /city"],
    [{ city: "  " }, "payment.missing /city"],
    [{ reference: "a-b" }, "payment.signs /reference"],
    [{ text: "x".repeat(60) }, "payment.tooLong /text"],
    [{ text: "\u00e3" }, "payment.signs /text"],
    [{ amountMinor: -1 }, "payment.amount /amountMinor"],
  ])("P4 %j is refused", (change, says) => {
    expect(wrong({ ...PIX, ...change })).toContain(says);
  });
});

describe("P5 Swiss QR-bill: the lines of the guideline", () => {
  test("P5 a whole bill", () => {
    expect(paymentQr(SWISS).payload.split("\n")).toEqual([
      ...["SPC", "0200", "1", "CH4431999123000889012"],
      ...["S", "Robert Schneider AG", "Rue du Lac", "1268", "2501", "Biel", "CH"],
      ...["", "", "", "", "", "", ""],
      ...["1949.75", "CHF"],
      ...["S", "Pia-Maria Rutschmann-Schnyder", "Grosse Marktgasse", "28", "9400", "Rorschach", "CH"],
      ...["QRR", "210000000003139471430009017", "Order of 15.09.2019", "EPD"],
      "//S1/10/10201409/11/190512/20/1400.000-53/30/106017086/31/180508",
    ]);
  });

  test("P5 the least: no amount, no debtor, no reference; and the same lines as another library", async () => {
    const least = { scheme: "swiss", iban: "CH5604835012345678009", creditor: CREDITOR, currency: "EUR" } as const;
    const { payload } = paymentQr(least);
    expect(payload.split("\n")).toHaveLength(31);
    // The generator of the library is not an entry of it.
    const file = new URL("../../node_modules/swissqrbill/lib/esm/shared/qr-code.js", import.meta.url);
    const { generateQRData } = await import(/* @vite-ignore */ file.href);
    const party = ({ street, building, postalCode, ...rest }: typeof CREDITOR) => {
      const { town, ...others } = rest;
      return { ...others, address: street, buildingNumber: building, zip: postalCode, city: town };
    };
    expect(payload).toBe(generateQRData({ currency: "EUR", creditor: { ...party(CREDITOR), account: least.iban } }));
    const scor = { ...least, debtor: DEBTOR, amountMinor: 5, reference: "RF18539007547034", text: "x" };
    expect(paymentQr(scor).payload).toBe(
      generateQRData({
        ...{ currency: "EUR", amount: 0.05, reference: scor.reference, message: "x" },
        ...{ creditor: { ...party(CREDITOR), account: least.iban }, debtor: party(DEBTOR) },
      }),
    );
  });

  test.each([
    [{ iban: "DE33100205000001194700" }, "payment.country /iban"],
    [{ iban: "CH4431999123000889013" }, "payment.iban /iban"],
    [{ reference: undefined }, "payment.reference /reference"],
    [{ reference: "RF18539007547034" }, "payment.reference /reference"],
    [{ reference: "210000000003139471430009018" }, "payment.reference /reference"],
    [{ iban: "CH5604835012345678009" }, "payment.reference /reference"],
    [{ iban: "CH5604835012345678009", reference: "RF00123" }, "payment.reference /reference"],
    [{ creditor: undefined }, "payment.missing /creditor"],
    [{ creditor: "x" }, "payment.missing /creditor"],
    [{ creditor: { ...CREDITOR, name: "" } }, "payment.missing /creditor/name"],
    [{ creditor: { ...CREDITOR, town: "x".repeat(36) } }, "payment.tooLong /creditor/town"],
    [{ creditor: { ...CREDITOR, country: "CHE" } }, "payment.missing /creditor/country"],
    [{ debtor: { ...DEBTOR, postalCode: "" } }, "payment.missing /debtor/postalCode"],
    [{ debtor: { ...DEBTOR, name: "\u0416" } }, "payment.signs /debtor/name"],
    [{ currency: "USD" }, "payment.currency /currency"],
    [{ amountMinor: 0 }, "payment.amount /amountMinor"],
    [{ text: "x".repeat(100) }, "payment.tooLong /text"],
    [{ text: "a\nb" }, "payment.signs /text"],
    [{ billInformation: "S1/10" }, "payment.form /billInformation"],
    [{ billInformation: "//S" }, "payment.form /billInformation"],
  ])("P5 %j is refused", (change, says) => {
    expect(wrong({ ...SWISS, ...change })).toContain(says);
  });
});

describe("P6 UPI: a link whose parts are encoded", () => {
  test("P6 the link", () => {
    expect(paymentQr(UPI).payload).toBe("upi://pay?pa=dunlin@okbank&pn=Dunlin%20%26%20Co&tn=Inv%201&am=100.50&cu=INR");
    expect(paymentQr({ scheme: "upi", address: "a.b-c@bank", name: "X", reference: "A-1" }).payload).toBe(
      "upi://pay?pa=a.b-c@bank&pn=X&tr=A-1&cu=INR",
    );
  });

  test.each([
    [{ address: "nobank" }, "payment.address /address"],
    [{ address: "a@b&am=1" }, "payment.address /address"],
    [{ name: "" }, "payment.missing /name"],
    [{ reference: "a b" }, "payment.signs /reference"],
    [{ text: "x".repeat(51) }, "payment.tooLong /text"],
  ])("P6 %j is refused", (change, says) => {
    expect(wrong({ ...UPI, ...change })).toContain(says);
  });
});

describe("P7 no text of a request gets into another field", () => {
  test.each([
    ["epc", EPC, "name"],
    ["epc", EPC, "text"],
    ["pix", PIX, "name"],
    ["pix", PIX, "text"],
    ["swiss", SWISS, "text"],
    ["upi", UPI, "text"],
  ] as const)("P7 %s %j %s", (scheme, request, member) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const hostileRequest = { ...request, [member]: text } as PaymentRequest;
        if (text.trim() === "" || checkPayment(hostileRequest).length > 0) return;
        const { payload } = paymentQr(hostileRequest);
        const plain = paymentQr({ ...request, [member]: "xy" } as PaymentRequest).payload;
        if (scheme === "pix") expect(parsePix(payload)).not.toHaveProperty("error");
        else if (scheme === "upi") {
          const query = (link: string) => [...new URL(link).searchParams.keys()].filter((key) => key !== "tn");
          expect(query(payload)).toEqual(query(plain));
        } else expect(payload.split("\n")).toHaveLength(plain.split("\n").length);
      }),
      propertyRuns(10_000, 1000),
    );
  });

  test("P7 what is no request is told, and never thrown", () => {
    for (const request of [null, undefined, 5, "x", [], {}, { scheme: "toString" }, { scheme: "bitcoin" }])
      expect(wrong(request as never)).toEqual(["payment.scheme /scheme"]);
    fc.assert(
      fc.property(
        fc.constantFrom("epc", "pix", "swiss", "upi"),
        fc.object({ key: fc.constantFrom("name", "iban", "creditor", "text", "amountMinor") }),
        (scheme, rest) => {
          expect(checkPayment({ ...rest, scheme }).length).toBeGreaterThan(0);
        },
      ),
    );
  });

  test("P7 all problems are thrown together", () => {
    expect(() => paymentQr({ scheme: "epc", name: "", iban: "x", amountMinor: 0 })).toThrow(PaymentError);
    expect(wrong({ scheme: "epc", name: "", iban: "x", amountMinor: 0 })).toHaveLength(3);
  });
});

describe("P8 the image is read by another decoder, and named", () => {
  const ALL: readonly PaymentRequest[] = [
    { ...EPC, amountMinor: 12_345, text: "Rechnung 4711 \u2013 \u00fcberf\u00e4llig" },
    { ...EPC, name: "\u00e9".repeat(35), text: "x".repeat(140) },
    { ...PIX, amountMinor: 990, reference: "A1", text: "fatura" },
    SWISS,
    { scheme: "swiss", iban: "CH5604835012345678009", creditor: CREDITOR, currency: "EUR", text: "G\u00fcnstig" },
    UPI,
  ];

  test.each(ALL)("P8 $scheme $text", (request) => {
    const { payload, svg } = paymentQr(request);
    expect(decoded(svg)).toBe(payload);
  });

  test("P8 title and role, whatever the title says; a quiet zone of four modules", () => {
    fc.assert(
      fc.property(hostile, (title) => {
        const { svg } = paymentQr({ ...UPI, title });
        const { count, root } = rootOf(svg);
        expect(count).toBe(1);
        expect(root).toMatchObject({ tagName: "svg" });
        expect(svg.match(/</g)).toHaveLength(6);
      }),
    );
    const { svg } = paymentQr({ ...UPI, title: "Pay \u20b9100 <now>" });
    expect(svg).toContain('role="img" aria-label="Pay \u20b9100 &lt;now&gt;"');
    expect(svg).toContain("<title>Pay \u20b9100 &lt;now&gt;</title>");
    expect(paymentQr(UPI).svg).toContain("<title>QR code for this payment</title>");
    const image = painted(svg);
    const size = image.width / 8;
    for (let i = 0; i < size; i++)
      for (let edge = 0; edge < QUIET_ZONE; edge++)
        for (const [x, y] of [
          [i, edge],
          [edge, i],
          [i, size - 1 - edge],
          [size - 1 - edge, i],
        ] as const)
          expect(image.at(x, y)).toBe(255);
    expect(image.at(QUIET_ZONE, QUIET_ZONE)).toBe(0);
  });

  test("P8 a Swiss code has the cross in its middle, seven of 46 millimeters; no other code has", () => {
    const image = painted(paymentQr(SWISS).svg);
    const middle = image.width / 16;
    const millimeter = (image.width / 8 - 2 * QUIET_ZONE) / 46;
    const at = (x: number, y: number) => image.at(middle + x * millimeter, middle + y * millimeter);
    expect([at(0, 0), at(0, 1.7), at(1.7, 0), at(1.7, 1.7), at(2.8, 0), at(3.3, 0), at(-3.3, 3.3)]).toEqual([
      255, 255, 255, 0, 0, 255, 255,
    ]);
    expect(paymentQr(EPC).svg.match(/<path/g)).toHaveLength(2);
  });
});
