/** The Swiss payment slip, held against the guidelines and the library of others. */

import fc from "fast-check";
import { parseFragment } from "parse5";
import { SwissQRBill } from "swissqrbill/svg";
import { describe, expect, test } from "vitest";
import { paymentQr } from "../../src/payment/paymentQr.ts";
import { PaymentError } from "../../src/payment/problem.ts";
import { type SwissSlipRequest, swissSlip, swissSlipText } from "../../src/payment/slip.ts";
import { textWidth } from "../../src/payment/slipText.ts";
import type { SwissParty } from "../../src/payment/swiss.ts";
import { attributeOf, type Element } from "../compile/writing.ts";
import { hostile } from "../escape/hostile.ts";
import { BILL } from "../page/slipLetter.ts";
import { decoded, painted } from "./image.ts";

const { debtor: DEBTOR, amountMinor: _, reference: __, ...REST } = BILL;
const LEAST: SwissSlipRequest = { ...REST, iban: "CH56 0483 5012 3456 7800 9" };
const POINT = 25.4 / 72;

interface Line {
  readonly x: number;
  readonly y: number;
  /** In points. */
  readonly size: number;
  readonly bold: boolean;
  readonly end: boolean;
  readonly text: string;
}

const elements = (svg: string): readonly Element[] => {
  const below = (node: Element): readonly Element[] => [node, ...(node.childNodes ?? []).flatMap(below)];
  return below(parseFragment(svg) as unknown as Element);
};

const linesOf = (svg: string): readonly Line[] =>
  elements(svg)
    .filter(({ tagName }) => tagName === "text")
    .map((node) => ({
      x: Number(attributeOf(node, "x")),
      y: Number(attributeOf(node, "y")),
      size: Math.round((Number(attributeOf(node, "font-size")) / POINT) * 10) / 10,
      bold: attributeOf(node, "font-weight") === "700",
      end: attributeOf(node, "text-anchor") === "end",
      text: (node.childNodes ?? []).map(({ value = "" }) => value).join(""),
    }));

/** Columns of the slip, in millimeters: where text begins, how wide it may be, and where it ends below. */
const COLUMNS = [
  { name: "receipt", x: 5, width: 52, bottom: 68 },
  { name: "payment part", x: 118, width: 87, bottom: 90 },
] as const;

const inColumn = (lines: readonly Line[], { x, bottom }: (typeof COLUMNS)[number]) =>
  lines.filter((line) => line.x === x && line.y <= bottom && line.size < 11);

/** Fields that are filled in by hand, by their corners. */
const blanksOf = (svg: string): readonly string[] =>
  Array.from(
    svg.matchAll(/d="M([\d.]+) ([\d.]+)v-3h3M([\d.]+) [\d.]+h3v3M[\d.]+ ([\d.]+)v3h-3M/g),
    ([, x, top, right, bottom]) => {
      const [width, height] = [Number(right) + 3 - Number(x), Number(bottom) + 3 - (Number(top) - 3)];
      return `${Math.round(width)}x${Math.round(height)} at ${x}`;
    },
  );

/** The library's own, as the words that it prints. */
function theirs(bill: SwissSlipRequest, language: "DE" | "EN" | "FR" | "IT" | "RM"): readonly string[] {
  const party = ({ name, street = "", building = "", postalCode, town, country }: SwissParty) => ({
    ...{ name, address: street, buildingNumber: building, zip: postalCode, city: town, country },
  });
  const { iban, creditor, debtor, currency, amountMinor, reference, text, billInformation } = bill;
  const drawn = new SwissQRBill(
    {
      ...{ currency, creditor: { ...party(creditor), account: iban } },
      ...(debtor === undefined ? {} : { debtor: party(debtor) }),
      ...(amountMinor === undefined ? {} : { amount: amountMinor / 100 }),
      ...(reference === undefined ? {} : { reference }),
      ...(text === undefined ? {} : { message: text }),
      ...(billInformation === undefined ? {} : { additionalInformation: billInformation }),
    },
    { language },
  ).toString();
  return Array.from(drawn.matchAll(/<tspan[^>]*>([^<]*)<\/tspan>|<text[^>]*>([^<]+)<\/text>/g), ([, a, b]) =>
    (a ?? b ?? "").replaceAll("&amp;", "&"),
  );
}

describe("P9 the slip has the sections of the guidelines", () => {
  test.each(["DE", "EN", "FR", "IT", "RM"] as const)("P9 every line is one of another library: %s", (language) => {
    // Without what the library breaks in other places.
    const { billInformation, ...bill } = BILL;
    for (const one of [bill, { ...LEAST, billInformation: "//S1/10/1" }]) {
      const ours = linesOf(swissSlip(one, language.toLowerCase())).map(({ text }) => text);
      const plain = (all: readonly string[]) => [...new Set(all.map((text) => text.replace(/\u00a0/g, " ")))].sort();
      expect(plain(ours)).toEqual(plain(theirs(one, language)));
    }
  });

  test("P9 headings are in the language of the reader, else in English", () => {
    const title = (locale: string) => linesOf(swissSlip(BILL, locale))[0]?.text;
    expect(["de-CH", "fr", "it-CH", "rm", "en-GB", "es"].map(title)).toEqual([
      "Empfangsschein",
      "R\u00e9c\u00e9piss\u00e9",
      "Ricevuta",
      "Quittanza",
      "Receipt",
      "Receipt",
    ]);
    expect(swissSlip(BILL, "de-CH")).toContain('lang="de" role="group" aria-label="Zahlteil"');
  });

  test("P9 places and sizes: titles of 11 points, values of 8 and 10, headings two points smaller", () => {
    const lines = linesOf(swissSlip(BILL, "de"));
    const at = (text: string) => lines.filter((line) => line.text === text);
    expect(at("Empfangsschein")).toMatchObject([{ x: 5, size: 11, bold: true }]);
    expect(at("Zahlteil")).toMatchObject([{ x: 67, size: 11, bold: true }]);
    expect(at("Konto / Zahlbar an")).toMatchObject([
      { x: 5, size: 6, bold: true },
      { x: 118, size: 8, bold: true },
    ]);
    expect(at("CH44 3199 9123 0008 8901 2")).toMatchObject([
      { x: 5, size: 8, bold: false },
      { x: 118, size: 10, bold: false },
    ]);
    expect(at("1 949.75")).toMatchObject([
      { x: 17, size: 8 },
      { x: 82, size: 10 },
    ]);
    expect(at("Annahmestelle")).toMatchObject([{ x: 57, size: 6, bold: true, end: true }]);
    const svg = swissSlip(BILL, "de");
    expect(svg).toMatch(/^<svg [^>]*width="210mm" height="105mm" viewBox="0 0 210 105"/);
    expect(svg).toContain('<svg x="67" y="17" width="46" height="46"');
    expect(svg).toContain('<path stroke-dasharray="1 1" d="M0 0H210M62 0V105"/>');
    expect(svg.match(/<circle/g)).toHaveLength(4);
    expect(blanksOf(svg)).toEqual([]);
  });

  test("P9 amounts have blanks between thousands and two digits", () => {
    const amount = (amountMinor: number) =>
      linesOf(swissSlip({ ...BILL, amountMinor }, "de")).find(({ x, size }) => x === 17 && size === 8)?.text;
    expect([1, 100, 100_000, 123_456_789, 99_999_999_999].map(amount)).toEqual([
      "0.01",
      "1.00",
      "1 000.00",
      "1 234 567.89",
      "999 999 999.99",
    ]);
  });

  test("P9 what is not known is a field with corners, of the size of the guidelines", () => {
    expect(blanksOf(swissSlip(LEAST, "fr"))).toEqual(["52x20 at 5", "30x10 at 27", "40x15 at 78", "65x25 at 118"]);
    expect(blanksOf(swissSlip({ ...LEAST, amountMinor: 100 }, "fr"))).toEqual(["52x20 at 5", "65x25 at 118"]);
    expect(linesOf(swissSlip(LEAST, "fr")).filter(({ text }) => text === "Payable par (nom/adresse)")).toHaveLength(2);
  });

  test("P9 abroad the country is part of the address, a creditor reference is in groups of four", () => {
    const creditor = { ...BILL.creditor, country: "LI", postalCode: "9490", town: "Vaduz", street: "" };
    const bill = { ...LEAST, creditor, reference: "RF18539007547034" };
    const texts = linesOf(swissSlip(bill, "de")).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(["1268", "LI-9490 Vaduz", "RF18 5390 0754 7034"]));
  });

  test.each([BILL, LEAST])("P9 the code on it is that of the bill, and is read by another decoder", (bill) => {
    const [, side = "0", paths = ""] = /viewBox="4 4 (\d+) \1"[^>]*>(.*?)<\/svg>/.exec(swissSlip(bill, "de")) ?? [];
    const size = Number(side) + 8;
    const image = `<svg viewBox="0 0 ${size} ${size}"><path fill="#fff" d="M0 0h${size}v${size}H0z"/>${paths}</svg>`;
    expect(decoded(image)).toBe(paymentQr({ ...bill, scheme: "swiss" }).payload);
    const { at, width } = painted(image);
    const [middle, millimeter] = [width / 16, Number(side) / 46];
    const across = [0, 1.7, 2.8, 3.3].map((x) => at(middle + x * millimeter, middle));
    expect(across).toEqual([255, 255, 0, 255]);
  });

  test("P9 in words", () => {
    expect(swissSlipText(BILL, "de").split("\n")).toEqual([
      "Konto / Zahlbar an: CH44 3199 9123 0008 8901 2, Robert Schneider AG, Rue du Lac 1268, 2501 Biel",
      "Referenz: 21 00000 00003 13947 14300 09017",
      "Zus\u00e4tzliche Informationen: Order of 15.09.2019",
      "Zus\u00e4tzliche Informationen: //S1/10/10201409/11/190512/20/1400.000-53/30/106017086/31/180508",
      "Zahlbar durch: Pia-Maria Rutschmann-Schnyder, Grosse Marktgasse 28, 9400 Rorschach",
      "Betrag: CHF 1 949.75",
    ]);
    expect(swissSlipText(LEAST, "en")).toMatch(/\nAmount: CHF$/);
  });
});

describe("P10 nothing on a slip is cut, and no value changes more than its own line", () => {
  const words = (most: number) =>
    fc
      .array(
        fc.string({ unit: fc.constantFrom(..."aeinrst\u00e9\u00fcWM-."), minLength: 1, maxLength: most, size: "max" }),
        {
          minLength: 1,
          maxLength: 12,
        },
      )
      .map((all) => all.join(" ").slice(0, most).trim());
  const parties: fc.Arbitrary<SwissParty> = fc.record({
    name: words(70),
    street: words(70),
    building: words(16),
    postalCode: fc.constantFrom("9400", "12345-6789"),
    town: words(35),
    country: fc.constantFrom("CH", "DE"),
  });
  const bills: fc.Arbitrary<SwissSlipRequest> = fc
    .record({ creditor: parties, debtor: parties, text: words(75), blank: fc.boolean() })
    .map(({ blank, debtor, ...bill }) => ({ ...BILL, ...bill, ...(blank ? { debtor } : {}) }));

  test("P10 every sign is there, inside its column, or the bill is refused", () => {
    let drawn = 0;
    fc.assert(
      fc.property(bills, (bill) => {
        const svg = slipOrNothing(bill);
        if (svg === undefined) return;
        drawn += 1;
        const lines = linesOf(svg);
        for (const column of COLUMNS) {
          const own = inColumn(lines, column);
          for (const { text, size } of own)
            expect([text, textWidth(text, size) * POINT <= column.width + 0.01]).toEqual([text, true]);
          const all = own.map(({ text }) => text.replaceAll(" ", "")).join("");
          for (const text of toldOf(bill, column.name)) expect(all).toContain(text.replaceAll(" ", ""));
          const beyond = lines.filter(({ x, y }) => x === column.x && y > column.bottom && y < column.bottom + 2);
          expect(beyond).toEqual([]);
        }
      }),
      // A long bill takes many steps to become a short one that fails as well.
      { endOnFailure: true },
    );
    expect(drawn).toBeGreaterThan(10);
  });

  const slipOrNothing = (bill: SwissSlipRequest): string | undefined => {
    try {
      return swissSlip(bill, "de");
    } catch (error) {
      expect(error).toBeInstanceOf(PaymentError);
      return undefined;
    }
  };

  /** What has to be told: streets may be left out of the receipt. */
  const toldOf = ({ creditor, debtor, text = "" }: SwissSlipRequest, column: string): readonly string[] =>
    [creditor, ...(debtor === undefined ? [] : [debtor])]
      .flatMap(({ name, street = "", town }) => (column === "receipt" ? [name, town] : [name, street, town]))
      .concat(column === "receipt" ? [] : [text]);

  test("P10 long addresses are set smaller, then the receipt leaves out streets, then the bill is refused", () => {
    const filled = (sign: string, most: number) => `${sign.repeat(6)} `.repeat(20).slice(0, most - 1) + sign;
    const filledParty = (sign: string): SwissParty => ({
      name: filled(sign, 70),
      street: filled(sign, 70),
      postalCode: "9400",
      town: filled(sign, 35),
      country: "CH",
    });
    const of = (sign: string) => ({ ...BILL, creditor: filledParty(sign), debtor: filledParty(sign) });
    const sizes = (bill: SwissSlipRequest) => {
      const [receipt, part] = COLUMNS.map((column) => inColumn(linesOf(swissSlip(bill, "de")), column));
      const iban = (lines: readonly Line[] = []) => lines.find(({ text }) => text.startsWith("CH44"))?.size;
      return [iban(receipt), receipt?.length, iban(part), part?.length];
    };
    expect(sizes(of("n"))).toEqual([7, 15, 9, 19]);
    expect(sizes(of("m"))).toEqual([7, 15, 9, 21]);
    expect(sizes(of("W"))).toEqual([7, 17, 8, 21]);
    const widest = Object.fromEntries(
      Object.entries({ name: 70, street: 70, building: 16, postalCode: 16, town: 35 }).map(([name, most]) => [
        name,
        "W".repeat(most),
      ]),
    );
    const party = { ...widest, country: "CH" } as unknown as SwissParty;
    const { billInformation, ...bill } = { ...BILL, creditor: party, debtor: party };
    const narrower = { ...party, building: "1", postalCode: "9400", street: "S".repeat(70) } as SwissParty;
    const tight = linesOf(swissSlip({ ...bill, creditor: narrower, debtor: narrower, text: "W" }, "de"));
    const [receipt = [], part = []] = COLUMNS.map((column) => inColumn(tight, column).map(({ text }) => text));
    expect([receipt.some((text) => text.includes("SS")), part.some((text) => text.includes("SS"))]).toEqual([
      false,
      true,
    ]);
    expect(() => swissSlip({ ...bill, text: "W".repeat(140) }, "de")).toThrow("has no room for");
  });

  test("P10 no text makes elements or gets into another field", () => {
    const skeleton = (svg: string) =>
      elements(svg).map(({ tagName, attrs }) => [tagName, attrs?.map((one) => one.name)]);
    const of = (name: string) => ({ ...BILL, debtor: { ...(DEBTOR as SwissParty), name } });
    const usual = skeleton(swissSlip(of("x"), "de"));
    const usualLines = linesOf(swissSlip(of("x"), "de")).length;
    fc.assert(
      fc.property(hostile, (text) => {
        const svg = slipOrNothing(of(text));
        if (svg === undefined) return;
        const lines = linesOf(svg);
        const shown = lines.map((line) => line.text).join("");
        expect(shown.replaceAll(" ", "")).toContain(text.trim().replaceAll(" ", ""));
        if (lines.length === usualLines) expect(skeleton(svg)).toEqual(usual);
      }),
    );
    const svg = swissSlip({ ...BILL, text: "\"><b>&'</text>" }, "de");
    expect(svg).toContain("&quot;&gt;&lt;b&gt;&amp;&apos;&lt;/text&gt;");
  });

  test.each([
    [{}, "payment.iban /iban"],
    [null, "payment.missing /creditor"],
    [{ ...BILL, scheme: "epc" }, "payment.scheme /scheme"],
    [{ ...BILL, debtor: { ...DEBTOR, name: "x".repeat(71) } }, "payment.tooLong /debtor/name"],
    [{ ...BILL, amountMinor: 0 }, "payment.amount /amountMinor"],
  ])("P10 %j is refused with what is wrong", (bill, says) => {
    const found = (): readonly string[] => {
      try {
        swissSlip(bill as SwissSlipRequest, "de");
        return [];
      } catch (error) {
        return (error as PaymentError).problems.map(({ code, path }) => `${code} ${path}`);
      }
    };
    expect(found()).toContain(says);
  });
});
