/** Colors of a brand in light and dark. */

import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../../../../scripts/sizes.ts";
import { canonicalJson } from "../../src/base/canonical.ts";
import { sha256Base64, sha256Hex } from "../../src/base/sha256.ts";
import { contrast, luminance, mixed } from "../../src/brand/color.ts";
import { darkened, HOUSE_BRAND, lookOf, misshapen } from "../../src/brand/look.ts";
import type { Brand, Color } from "../../src/model/brand.ts";

const color = fc.integer({ min: 0, max: 0xffffff }).map((value): Color => `#${value.toString(16).padStart(6, "0")}`);

test("BR1 contrast is that of WCAG", () => {
  expect(contrast("#000000", "#ffffff")).toBe(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(luminance("#ff0000")).toBeCloseTo(0.2126, 4);
  expect(mixed("#000000", "#ffffff", 0.5)).toBe("#808080");
});

test("BR2 a palette for the dark is legible, whatever the accent is", () => {
  fc.assert(
    fc.property(color, color, color, (accent, positive, warning) => {
      const light = { ...HOUSE_BRAND.light, accent, positive, warning };
      const { dark } = lookOf({ ...HOUSE_BRAND, light });
      for (const ground of [dark.surface, dark.wash])
        for (const words of [dark.text, dark.muted, dark.accent, dark.positive, dark.warning])
          expect(contrast(words, ground)).toBeGreaterThan(4.5);
      expect(contrast(dark.onAccent, dark.accent)).toBeGreaterThan(4.5);
      expect(luminance(dark.canvas)).toBeLessThan(luminance(dark.surface));
    }),
    propertyRuns(3000, 300),
  );
});

test("BR3 a palette of the brand for the dark is taken as it is", () => {
  const dark = { ...darkened(HOUSE_BRAND.light), accent: "#ffcc00" as const };
  expect(lookOf({ ...HOUSE_BRAND, dark }).dark.accent).toBe("#ffcc00");
});

test("BR4 fonts stand in an attribute, whatever their names are", () => {
  const look = lookOf({ ...HOUSE_BRAND, fonts: { body: [`A"><script>`, "Segoe UI", "serif"] } });
  expect(look.bodyFont).toBe("Ascript, 'Segoe UI', serif");
});

test("BR4 what is no color and no length is told, and stands nowhere", () => {
  const evil = `red;}*{background:url(https://evil.example/)}"><img src=x onerror=alert(1)>`;
  const brand = {
    ...HOUSE_BRAND,
    light: { ...HOUSE_BRAND.light, text: evil, accent: "#12345" },
    dark: { ...HOUSE_BRAND.light, surface: evil },
    radius: evil,
    space: Number.NaN,
    logo: { url: "https://example.com/a.png", alt: {}, width: `1" onerror="alert(1)` },
  } as unknown as Brand;
  expect(misshapen(brand)).toEqual([
    "/light/text",
    "/light/accent",
    "/dark/surface",
    "/radius",
    "/space",
    "/logo/width",
  ]);
  const { brand: _, ...look } = lookOf(brand);
  expect(JSON.stringify(look)).not.toMatch(/evil|onerror|NaN|null/);
  expect(look.light.text).toBe(HOUSE_BRAND.light.text);
  expect(misshapen(HOUSE_BRAND)).toEqual([]);
});

test("BR5 hashes are those of SHA-256 over canonical JSON", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300, size: "max" }), (text) => {
      const hash = createHash("sha256").update(text.replace(/\p{Surrogate}/gu, "\ufffd"));
      expect(sha256Hex(text)).toBe(hash.copy().digest("hex"));
      expect(sha256Base64(text)).toBe(hash.digest("base64"));
    }),
    propertyRuns(1000, 100),
  );
  expect(canonicalJson({ b: [1, { z: null, a: undefined }], a: "x" })).toBe('{"a":"x","b":[1,{"z":null}]}');
});
