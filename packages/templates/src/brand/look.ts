/** A brand, worked out: every color in light and dark, and the fonts as a style sheet names them. */

import type { Brand, Color, FontStack, Logo, Palette } from "../model/brand.ts";
import { deepened, isColor, lightened, mixed } from "./color.ts";

/** A palette, and what is derived from it. */
export interface Shades extends Palette {
  /** Behind a panel on the surface. */
  readonly wash: Color;
}

export interface Look {
  readonly brand: Brand;
  readonly light: Shades;
  readonly dark: Shades;
  readonly bodyFont: string;
  readonly headingFont: string;
  readonly radius: number;
  readonly space: number;
  readonly logo: Logo | undefined;
}

/** Of creditors without a brand: calm, legible, nobody's. */
export const HOUSE_BRAND: Brand = {
  schema: "dunlin.brand/1",
  id: "house",
  name: "Customer service",
  light: {
    canvas: "#f1f3f2",
    surface: "#ffffff",
    text: "#1c2624",
    muted: "#4d5a57",
    line: "#d8dedb",
    accent: "#1f4f46",
    onAccent: "#ffffff",
    positive: "#2b6539",
    warning: "#7a4d00",
  },
  fonts: { body: ["-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"] },
  radius: 8,
  space: 8,
};

/**
 * Colors and lengths stand in style sheets and attributes as they are, so what is none of them never gets there: the one of the house brand
 * takes its place, and `misshapen` says so.
 */
export function lookOf(brand: Brand): Look {
  const { fonts, radius, space, logo } = brand;
  const light = paletteOf(brand.light, HOUSE_BRAND.light);
  const dark = brand.dark === undefined ? darkened(light) : paletteOf(brand.dark, darkened(light));
  return {
    brand,
    light: { ...light, wash: washOf(light, "light") },
    dark: { ...dark, wash: washOf(dark, "dark") },
    bodyFont: fontFamily(fonts.body),
    headingFont: fontFamily(fonts.heading ?? fonts.body),
    radius: isLength(radius) ? radius : HOUSE_BRAND.radius,
    space: isLength(space) ? space : HOUSE_BRAND.space,
    logo: logo === undefined || isLength(logo.width) ? logo : { ...logo, width: LOGO_WIDTH },
  };
}

/** What is behind a panel on the surface: the accent in it, hardly to be seen. */
export const washOf = ({ surface, accent }: Pick<Palette, "surface" | "accent">, scheme: "light" | "dark"): Color =>
  mixed(surface, accent, scheme === "dark" ? 0.1 : 0.07);

/** Members of a brand that are no colors or lengths, as JSON pointers: what is shown in their place is not what the brand wants. */
export const misshapen = ({ light, dark, radius, space, logo }: Brand): readonly string[] => [
  ...TOKENS.filter((token) => !isColor(light[token])).map((token) => `/light/${token}`),
  ...(dark === undefined ? [] : TOKENS.filter((token) => !isColor(dark[token])).map((token) => `/dark/${token}`)),
  ...(isLength(radius) ? [] : ["/radius"]),
  ...(isLength(space) ? [] : ["/space"]),
  ...(logo === undefined || isLength(logo.width) ? [] : ["/logo/width"]),
];

const TOKENS = Object.keys(HOUSE_BRAND.light) as readonly (keyof Palette)[];

const paletteOf = (palette: Palette, otherwise: Palette): Palette =>
  Object.fromEntries(
    TOKENS.map((token) => [token, isColor(palette[token]) ? palette[token] : otherwise[token]]),
  ) as unknown as Palette;

/** In pixels; no logo, corner or distance of a message is longer. */
const LONGEST = 1200;
const LOGO_WIDTH = 160;

const isLength = (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= LONGEST;

const NIGHT: Color = "#141b1a";
const PAPER: Color = "#eceeea";

/** The palette at night: its hues on dark ground, each light enough for what it is used for. */
export function darkened({ accent, positive, warning, text }: Palette): Palette {
  const surface = mixed(NIGHT, accent, 0.06);
  const canvas = mixed(surface, "#000000", 0.35);
  // Links also stand on panels, which are a little lighter than the surface.
  const panel = mixed(surface, "#ffffff", 0.12);
  const light = lightened(accent, panel, 6);
  return {
    canvas,
    surface,
    text: mixed(PAPER, text, 0.02),
    muted: mixed(PAPER, surface, 0.25),
    line: mixed(surface, PAPER, 0.18),
    accent: light,
    onAccent: deepened(accent, light, 6),
    positive: lightened(positive, panel, 6),
    warning: lightened(warning, panel, 6),
  };
}

/** Names with blanks in single quotes, so that the list can stand in an attribute. Other signs than those of names go. */
const fontFamily = (stack: FontStack): string =>
  stack
    .map((name) => name.replace(/[^\w\s-]/g, "").trim())
    .filter((name) => name !== "")
    .map((name) => (/\s/.test(name) ? `'${name}'` : name))
    .join(", ");
