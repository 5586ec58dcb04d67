/** Amounts, moments and words in every language; addresses. */

import { describe, expect, test } from "vitest";
import { addressOf, routeOf } from "../../src/web/routes.ts";
import { day, moment, money, number, percent } from "../../src/web/ui/format.ts";

/** Spaces that do not break are what languages ask for; here they are spaces. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("SW5 amounts and moments are in the words of a language", () => {
  test.each([
    ["en", 31_240, "EUR", "€312.40"],
    ["es", 31_240, "EUR", "312,40 €"],
    ["es", 661_292, "EUR", "6.612,92 €"],
    ["en", 500, "JPY", "¥500"],
    ["en", -1, "USD", "-$0.01"],
    ["en", 1_234, "KWD", "KWD 1.234"],
  ] as const)("SW5 in %s %i of %s is %s", (language, minor, currency, text) =>
    expect(plain(money(minor, currency, language))).toBe(text),
  );

  test("SW5 large amounts are cut where there is little room, small ones are not", () => {
    expect(plain(money(841_000_000, "EUR", "en", { compact: true }))).toBe("€8.41M");
    expect(plain(money(841_000_000, "EUR", "es", { compact: true }))).toBe("8,41 M €");
    expect(plain(money(84_100, "EUR", "en", { compact: true }))).toBe("€841.00");
  });

  test("SW5 days and times of day", () => {
    expect(day("2026-11-16", "en")).toBe("Mon 16 Nov");
    expect(day("2026-11-16", "es")).toBe("lun 16 nov");
    expect(moment(Date.UTC(2026, 10, 21, 14, 32), "en", "UTC")).toBe("Sat 21 Nov 2026, 14:32");
    expect(moment(Date.UTC(2026, 10, 21, 23, 5), "es", "Europe/Madrid")).toBe("dom 22 nov 2026, 00:05");
    expect(day("soon", "en")).toBe("soon");
  });

  test("SW5 numbers line up in every language", () => {
    expect([number(4_200, "en"), number(4_200, "es"), number(0.25, "es")]).toEqual(["4,200", "4.200", "0,3"]);
    expect([percent(0.465, "en"), plain(percent(0.465, "es"))]).toEqual(["46.5%", "46,5 %"]);
  });

  test("SW5 what is not known is a dash, never 0", () => {
    for (const nothing of [null, undefined]) {
      const shown = [number(nothing, "en"), percent(nothing, "en"), money(nothing, "EUR", "en"), day(nothing, "en")];
      expect([...shown, moment(nothing, "en")]).toEqual(["–", "–", "–", "–", "–"]);
    }
    expect([number(0, "en"), percent(0, "en"), money(0, "EUR", "en")]).toEqual(["0", "0%", "€0.00"]);
  });
});

type Catalog = Readonly<Record<string, unknown>>;
type Words = (language: "en" | "es") => Catalog;

const FILES = import.meta.glob<{ readonly words?: Words }>(
  ["../../src/web/words/*.ts", "../../src/web/ui/words.ts", "../../src/web/screens/**/words.ts"],
  { eager: true },
);
const CATALOGS = Object.entries(FILES).flatMap(([file, { words }]) => (words === undefined ? [] : [{ file, words }]));

/** `key.tones.few: string`, in order. */
const keysOf = (catalog: Catalog, path = ""): readonly string[] =>
  Object.entries(catalog)
    .flatMap(([key, value]) =>
      typeof value === "object" && value !== null
        ? keysOf(value as Catalog, `${path}${key}.`)
        : [`${path}${key}: ${typeof value}`],
    )
    .sort();

test.each(CATALOGS)("SW6 what $file says in English it says in Spanish", ({ words }) => {
  const [en, es] = [words("en"), words("es")];
  expect(keysOf(es)).toEqual(keysOf(en));
  expect(es).not.toEqual(en);
});

test("SW6 every screen and the frame have words", () => {
  expect(CATALOGS.map(({ file }) => file.replace("../../src/web/", ""))).toEqual(
    expect.arrayContaining(["words/frame.ts", "ui/words.ts", "screens/portfolio/words.ts"]),
  );
});

describe("SW7 addresses say what they show", () => {
  test.each([
    [["cases", "c-12"], "#/cases/c-12"],
    [["strategies"], "#/strategies"],
    [["cases", "a/b c#?%", "ä"], "#/cases/a%2Fb%20c%23%3F%25/%C3%A4"],
  ] as const)("SW7 %j is %s and back", (path, address) => {
    const [screen, ...rest] = path;
    expect(addressOf([screen, ...rest])).toBe(address);
    expect(routeOf(address)).toEqual({ screen, path: rest });
  });

  test.each(["", "#", "#/", "#/nowhere/1", "#content", "#/PORTFOLIO"])("SW7 %j shows the portfolio", (hash) =>
    expect(routeOf(hash)).toEqual({ screen: "portfolio", path: [] }),
  );

  test("SW7 an address that is broken is taken as it is written", () => {
    expect(routeOf("#/cases/%E0%A4%A")).toEqual({ screen: "cases", path: ["%E0%A4%A"] });
    expect(routeOf("#/cases//x/")).toEqual({ screen: "cases", path: ["x"] });
  });
});
