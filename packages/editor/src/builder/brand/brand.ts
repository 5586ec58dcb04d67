/** A brand that is changed token by token, and how well its colors can be read. */

import {
  type Brand,
  CONTRAST_PAIRS,
  type Color,
  contrast,
  isColor,
  LEAST_CONTRAST,
  lookOf,
  type Palette,
  type Shades,
  washOf,
} from "@dunlin/templates";

export type Scheme = "light" | "dark";
export type ColorToken = keyof Palette;

/** In the order in which they are shown. */
export const COLOR_TOKENS: readonly ColorToken[] = [
  ...(["canvas", "surface", "text", "muted", "line"] as const),
  ...(["accent", "onAccent", "positive", "warning"] as const),
];

/** The palette that messages have: the one for the dark is derived where the brand has none. */
export function paletteOf(brand: Brand, scheme: Scheme): Palette {
  const { wash: _, ...palette } = lookOf(brand)[scheme];
  return palette;
}

export interface ContrastPair {
  readonly ink: ColorToken;
  readonly ground: keyof Shades;
  /** From 1 to 21, rounded down to hundredths, so that 4.49 does not look like 4.5. */
  readonly ratio: number;
  /** `large`: only letters of 24 pixels and more, or bold ones of 19 (WCAG 2.2, 1.4.3). */
  readonly level: "AAA" | "AA" | "large" | "fails";
}

/** A palette with what messages derive from it. */
export const shadesOf = (palette: Palette, scheme: Scheme): Shades => ({ ...palette, wash: washOf(palette, scheme) });

export function pairsOf(palette: Palette, scheme: Scheme): readonly ContrastPair[] {
  const shades = shadesOf(palette, scheme);
  return CONTRAST_PAIRS.map(([ink, ground]) => {
    const ratio = Math.floor(contrast(shades[ink], shades[ground]) * 100) / 100;
    const level = ratio >= 7 ? "AAA" : ratio >= LEAST_CONTRAST ? "AA" : ratio >= 3 ? "large" : "fails";
    return { ink, ground, ratio, level };
  });
}

export const isReadable = ({ ratio }: ContrastPair): boolean => ratio >= LEAST_CONTRAST;

/**
 * The nearest color of the same hue with which everything in this ink can be read, without making anything else worse;
 * `undefined` where the ground has to change instead.
 */
export function readableInk(palette: Palette, ink: ColorToken, scheme: Scheme): Color | undefined {
  const before = pairsOf(palette, scheme);
  for (let share = 0.02; share <= 1; share += 0.02)
    for (const towards of ["#000000", "#ffffff"] as const) {
      const color = mixed(palette[ink], towards, share);
      const after = pairsOf({ ...palette, [ink]: color }, scheme);
      if (after.every((pair, i) => isReadable(pair) || (pair.ink !== ink && !isReadable(before[i] as ContrastPair))))
        return color;
    }
  return undefined;
}

function mixed(from: Color, towards: Color, share: number): Color {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [from, towards].map((color) => Number.parseInt(color.slice(at, at + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * Math.min(1, share))
      .toString(16)
      .padStart(2, "0");
  });
  return `#${parts.join("")}`;
}

/** A brand with another color. A palette for the dark becomes the brand's own with its first change. */
export function withColor(brand: Brand, scheme: Scheme, token: ColorToken, color: string): Brand {
  const lower = color.trim().toLowerCase();
  const hex = lower.startsWith("#") ? lower : `#${lower}`;
  if (!isColor(hex)) return brand;
  return { ...brand, [scheme]: { ...paletteOf(brand, scheme), [token]: hex } };
}

/** Without a palette of its own for the dark: derived from the light one again. */
export function withoutDark({ dark: _, ...brand }: Brand): Brand {
  return brand;
}

/** Names of fonts as they are typed, one after the other; the last has to be a family that every device has. */
export function fontsOf(typed: string): readonly string[] | undefined {
  const names = typed
    .split(",")
    .map((name) => name.trim().replace(/^["']|["']$/g, ""))
    .filter((name) => name !== "");
  return GENERIC.has(names.at(-1) ?? "") ? names : undefined;
}

const GENERIC: ReadonlySet<string> = new Set(["serif", "sans-serif", "monospace", "system-ui", "cursive"]);
