/** The brand kit: what can be read, what is suggested, and how tokens are changed. */

import { type Brand, CONTRAST_PAIRS, type Color, HOUSE_BRAND, isColor, type Palette } from "@dunlin/templates";
import { STARTER_BRAND } from "@dunlin/templates/starter";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  COLOR_TOKENS,
  fontsOf,
  isReadable,
  pairsOf,
  paletteOf,
  readableInk,
  withColor,
  withoutDark,
} from "../../src/builder/brand/brand.ts";

const color = fc.integer({ min: 0, max: 0xffffff }).map((value): Color => `#${value.toString(16).padStart(6, "0")}`);
const palettes = fc.record(
  Object.fromEntries(COLOR_TOKENS.map((token) => [token, color])),
) as unknown as fc.Arbitrary<Palette>;

describe("BL4 every pair of colors has its contrast, and what is suggested can be read", () => {
  test("BL4 the pairs are those of the publish gate", () => {
    const brand: Brand = { ...STARTER_BRAND, light: { ...STARTER_BRAND.light, muted: "#b0a89f" } };
    const pairs = pairsOf(paletteOf(brand, "light"), "light");
    expect(pairs.map(({ ink, ground }) => [ink, ground])).toEqual(CONTRAST_PAIRS);
    expect(pairs.filter((pair) => !isReadable(pair)).map(({ ink, ground }) => [ink, ground])).toEqual([
      ["muted", "surface"],
      ["muted", "wash"],
    ]);
  });

  test("BL4 what is suggested mends its ink and makes nothing else worse", () => {
    let mended = 0;
    fc.assert(
      fc.property(palettes, fc.constantFrom(...CONTRAST_PAIRS), (palette, [ink]) => {
        const before = pairsOf(palette, "light");
        const better = readableInk(palette, ink, "light");
        if (better === undefined) return;
        mended += 1;
        expect(isColor(better)).toBe(true);
        const after = pairsOf({ ...palette, [ink]: better }, "light");
        after.forEach((pair, i) => {
          if (pair.ink === ink) expect(isReadable(pair)).toBe(true);
          const was = before[i];
          if (was !== undefined && isReadable(was)) expect(isReadable(pair)).toBe(true);
        });
      }),
    );
    expect(mended).toBeGreaterThan(10);
  });

  test("BL4 the nearest one is suggested, and none where the ground has to change", () => {
    const light = { ...HOUSE_BRAND.light, muted: "#808080" as const };
    expect(readableInk(light, "muted", "light")).toBe("#6e6e6e");
    const torn = { ...HOUSE_BRAND.light, surface: "#000000", canvas: "#ffffff" } as const;
    expect(readableInk(torn, "text", "light")).toBeUndefined();
  });

  test("BL4 levels are those of WCAG 2.2, and 4.49 is not 4.5", () => {
    const of = (text: Color) => pairsOf({ ...HOUSE_BRAND.light, surface: "#ffffff", text }, "light")[0];
    expect(of("#000000")).toMatchObject({ ratio: 21, level: "AAA" });
    expect(of("#767676")).toMatchObject({ ratio: 4.54, level: "AA" });
    expect(of("#777777")).toMatchObject({ ratio: 4.47, level: "large" });
    expect(of("#cccccc")).toMatchObject({ level: "fails" });
  });
});

describe("BL5 a brand is changed token by token, and its dark palette is derived until it has one", () => {
  test("BL5 a derived palette can be read, whatever the light one is", () => {
    fc.assert(
      fc.property(palettes, (light) => {
        const { dark: _, ...brand } = STARTER_BRAND;
        return pairsOf(paletteOf({ ...brand, light }, "dark"), "dark").every(isReadable);
      }),
    );
  });

  test("BL5 the first change makes it the brand's own, and deriving again takes that back", () => {
    const changed = withColor(HOUSE_BRAND, "dark", "text", "FFFFFF");
    expect(changed.dark).toEqual({ ...paletteOf(HOUSE_BRAND, "dark"), text: "#ffffff" });
    expect(changed.light).toBe(HOUSE_BRAND.light);
    expect(withoutDark(changed)).toEqual(HOUSE_BRAND);
  });

  test("BL5 what is no color changes nothing", () => {
    for (const typed of ["", "red", "#12345", "#1234567", "url(x)"])
      expect(withColor(HOUSE_BRAND, "light", "text", typed)).toBe(HOUSE_BRAND);
  });

  test("BL5 fonts end with a family that every device has", () => {
    expect(fontsOf(`"Avenir Next", Arial, sans-serif,`)).toEqual(["Avenir Next", "Arial", "sans-serif"]);
    expect(fontsOf("Comic Sans")).toBeUndefined();
    expect(fontsOf("")).toBeUndefined();
  });
});
