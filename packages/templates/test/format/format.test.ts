/**
 * Formats in the languages of the starter templates. Spaces, marks of direction and shapes of minus differ between releases of CLDR, so
 * they are made alike before they are compared; nothing else is.
 */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ValueError } from "../../src/base/valueError.ts";
import { type DateStyle, formatDate, formatDateTime, formatTime } from "../../src/format/dates.ts";
import { directionOf, isLocale } from "../../src/format/locales.ts";
import { formatMoney, formatNumber, formatPercent } from "../../src/format/numbers.ts";
import { formatterVersions } from "../../src/format/versions.ts";
import { formatList, pluralCategories, pluralForm } from "../../src/format/words.ts";

const alike = (text: string): string =>
  text
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .replace(/[\u200e\u200f\u061c]/g, "")
    .replaceAll("\u2212", "-")
    .trim();

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof ValueError ? error.code : String(error);
  }
};

describe("F1 money is written from minor units, exactly, with the digits that ISO 4217 gives the currency", () => {
  test.each([
    ["en", 123_456, "EUR", "\u20ac1,234.56"],
    ["es", 1_234_567, "EUR", "12.345,67 \u20ac"],
    ["pt-BR", 123_456, "BRL", "R$ 1.234,56"],
    ["pt-PT", 1_234_567, "EUR", "12 345,67 \u20ac"],
    ["de", 123_456, "EUR", "1.234,56 \u20ac"],
    ["fr", 123_456, "EUR", "1 234,56 \u20ac"],
    ["fi", 123_456, "EUR", "1 234,56 \u20ac"],
    ["pl", 1_234_567, "PLN", "12 345,67 z\u0142"],
    ["he", 123_456, "ILS", "1,234.56 \u20aa"],
    ["en", 1234, "JPY", "\u00a51,234"],
    ["en", 1_234_567, "KWD", "KWD 1,234.567"],
    ["en", -5, "USD", "-$0.05"],
    ["en", 0, "EUR", "\u20ac0.00"],
    ["en", 5, "KWD", "KWD 0.005"],
    ["de", 100, "ISK", "100 ISK"],
    ["de", 100, "HUF", "1,00 HUF"],
  ])("F1 %s %i %s", (locale, minor, currency, written) => {
    expect(alike(formatMoney(minor, currency, locale))).toBe(written);
  });

  test("F1 Arabic has its own digits where the locale does", () => {
    expect(alike(formatMoney(123_450, "EGP", "ar-EG")).replace(/[^\u0660-\u0669]/g, "")).toBe(
      "\u0661\u0662\u0663\u0664\u0665\u0660",
    );
  });

  test("F1 no digit of a large amount is lost", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom("EUR", "JPY", "KWD"), (minor, currency) => {
        const digits = formatMoney(minor, currency, "en", { display: "code" }).replace(/\D/g, "");
        expect(BigInt(digits)).toBe(BigInt(Math.abs(minor)));
      }),
    );
  });

  test("F1 the sign, the code, and no cents where there are none", () => {
    expect(alike(formatMoney(1200, "USD", "en", { display: "code" }))).toBe("USD 12.00");
    expect(alike(formatMoney(1200, "CAD", "en", { display: "narrow" }))).toBe("$12.00");
    expect(alike(formatMoney(1200, "EUR", "de", { whole: true }))).toBe("12 \u20ac");
    expect(alike(formatMoney(1201, "EUR", "de", { whole: true }))).toBe("12,01 \u20ac");
  });

  test("F1 what is no amount or no currency is refused", () => {
    for (const minor of [1.5, Number.NaN, 2 ** 53, "12" as never])
      expect(codeOf(() => formatMoney(minor, "EUR", "en"))).toBe("value.money");
    for (const currency of ["eur", "XXX", "", undefined as never])
      expect(codeOf(() => formatMoney(1, currency, "en"))).toBe("value.currency");
  });
});

describe("F2 dates have no zone, instants are told where the reader is", () => {
  test.each([
    ["en", "March 2, 2026"],
    ["es", "2 de marzo de 2026"],
    ["pt", "2 de mar\u00e7o de 2026"],
    ["de", "2. M\u00e4rz 2026"],
    ["fr", "2 mars 2026"],
    ["fi", "2. maaliskuuta 2026"],
    ["pl", "2 marca 2026"],
    ["he", "2 \u05d1\u05de\u05e8\u05e5 2026"],
  ])("F2 %s", (locale, written) => {
    for (const zone of ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
      expect(alike(formatDate("2026-03-02", locale, zone))).toBe(written);
  });

  test("F2 every style, and a calendar that is the same everywhere", () => {
    const styles: readonly DateStyle[] = ["short", "medium", "long", "full"];
    expect(styles.map((style) => formatDate("2026-03-02", "en", "UTC", style))).toEqual([
      "3/2/26",
      "Mar 2, 2026",
      "March 2, 2026",
      "Monday, March 2, 2026",
    ]);
    expect(formatDate("2026-03-02", "th", "UTC")).toContain("2026");
  });

  test("F2 the same moment is another day elsewhere", () => {
    const moment = Date.parse("2026-03-02T23:30:00Z");
    expect(formatDate(moment, "en", "America/New_York")).toBe("March 2, 2026");
    expect(formatDate("2026-03-02T23:30:00Z", "en", "Europe/Madrid")).toBe("March 3, 2026");
    expect(alike(formatDateTime(moment, "de", "Europe/Berlin", "short"))).toBe("03.03.26, 00:30");
    expect(alike(formatTime("2026-03-02T18:30:00-05:00", "en", "America/New_York"))).toBe("6:30 PM");
  });

  test("F2 what is no date, instant or zone is refused", () => {
    for (const value of ["2026-02-30", "02.03.2026", "", Number.NaN, 1e17, undefined as never, {} as never])
      expect(codeOf(() => formatDate(value, "en", "UTC"))).toBe("value.date");
    expect(codeOf(() => formatTime("2026-03-02", "en", "UTC"))).toBe("value.date");
    expect(codeOf(() => formatDate(0, "en", "Mars/Olympus"))).toBe("value.zone");
  });
});

describe("F3 numbers and percentages", () => {
  test.each([
    ["en", "1,234.5", "5%", "12.35%"],
    ["de", "1.234,5", "5 %", "12,35 %"],
    ["fi", "1 234,5", "5 %", "12,35 %"],
    ["fr", "1 234,5", "5 %", "12,35 %"],
    ["pl", "1234,5", "5%", "12,35%"],
  ])("F3 %s", (locale, number, percent, basis) => {
    expect(alike(formatNumber(1234.5, locale))).toBe(number);
    expect(alike(formatPercent(0.05, locale))).toBe(percent);
    expect(alike(formatPercent(1235, locale, { of: "basisPoints" }))).toBe(basis);
  });

  test("F3 digits are as many as told", () => {
    expect(formatNumber(2, "en", { least: 2 })).toBe("2.00");
    expect(formatNumber(2.345, "en", { most: 0 })).toBe("2");
    expect(formatNumber(2, "en", { least: 5 })).toBe("2.00000");
    expect(formatPercent(5, "en", { of: "percent", least: 1 })).toBe("5.0%");
  });

  test("F3 what is no number is refused", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, "5" as never, null as never])
      expect(codeOf(() => formatNumber(value, "en"))).toBe("value.number");
    expect(codeOf(() => formatNumber(1, "en", { least: 3, most: 1 }))).toBe("value.option");
    expect(codeOf(() => formatNumber(1, "en", { most: 21 }))).toBe("value.option");
  });
});

describe("F4 lists and plurals follow the locale", () => {
  test.each([
    ["en", "a, b, and c"],
    ["es", "a, b y c"],
    ["de", "a, b und c"],
    ["fr", "a, b et c"],
    ["fi", "a, b ja c"],
    ["pl", "a, b i c"],
    ["pt", "a, b e c"],
  ])("F4 %s", (locale, written) => {
    expect(formatList(["a", "b", "c"], locale)).toBe(written);
  });

  test("F4 with or, without what is missing", () => {
    expect(formatList(["a", null, "b", undefined], "en", "or")).toBe("a or b");
    expect(formatList([], "en")).toBe("");
    expect(codeOf(() => formatList("a" as never, "en"))).toBe("value.list");
  });

  test.each([
    ["en", ["one", "other"]],
    ["de", ["one", "other"]],
    ["fi", ["one", "other"]],
    ["pl", ["one", "few", "many", "other"]],
    ["ar", ["zero", "one", "two", "few", "many", "other"]],
  ])("F4 the forms that %s needs", (locale, categories) => {
    expect(pluralCategories(locale)).toEqual(categories);
  });

  test.each([
    ["en", "b o", [1, 2]],
    ["pl", "b c d d c", [1, 2, 5, 12, 22]],
    ["ar", "a b z c d o", [0, 1, 2, 3, 11, 100]],
  ])("F4 counts in %s", (locale, forms, counts) => {
    const all = { zero: "a", one: "b", two: "z", few: "c", many: "d", other: "o" };
    expect(counts.map((count) => pluralForm(count, locale, all)).join(" ")).toBe(forms);
  });

  test("F4 an exact count wins, and other is for what has no form", () => {
    expect(pluralForm(0, "en", { "=0": "none", other: "some" })).toBe("none");
    expect(pluralForm(1, "en", { "=0": "none", other: "some" })).toBe("some");
    expect(pluralForm(1, "en", {})).toBeUndefined();
    expect(codeOf(() => pluralForm(Number.NaN, "en", {}))).toBe("value.number");
  });
});

describe("F5 locales", () => {
  test("F5 the direction is that of the script", () => {
    for (const locale of ["ar", "he", "fa", "ur", "ar-EG", "pa-Arab", "yi", "ckb"])
      expect([locale, directionOf(locale)]).toEqual([locale, "rtl"]);
    for (const locale of ["en", "fi", "pa", "ar-Latn", "ja"])
      expect([locale, directionOf(locale)]).toEqual([locale, "ltr"]);
  });

  test("F5 what is no language tag is refused", () => {
    for (const locale of ["", "e", "en_US", "de DE", undefined as never, ["en"] as never]) {
      expect(isLocale(locale)).toBe(false);
      expect(codeOf(() => formatMoney(1, "EUR", locale))).toBe("value.locale");
      expect(codeOf(() => directionOf(locale))).toBe("value.locale");
    }
  });

  test("F5 more formatters than are kept still format right", () => {
    for (let most = 0; most <= 20; most++)
      for (const locale of [
        "en",
        "de",
        "fr",
        "pl",
        "fi",
        "es",
        "pt",
        "he",
        "ar",
        "it",
        "nl",
        "sv",
        "da",
        "nb",
        "cs",
        "sk",
        "hu",
        "ro",
        "bg",
        "el",
        "tr",
        "uk",
        "ja",
        "ko",
        "th",
      ])
        formatNumber(1 / 3, locale, { most });
    expect(formatNumber(1234.5, "de")).toBe("1.234,5");
  });
});

test("F6 what formatted a message can be told", () => {
  const versions = formatterVersions();
  expect(versions).toMatchObject({ icu: process.versions.icu, cldr: process.versions.cldr, tz: process.versions.tz });
  expect(versions.sample).toMatch(/^[0-9a-f]{8}$/);
  expect(formatterVersions()).toBe(versions);
});
