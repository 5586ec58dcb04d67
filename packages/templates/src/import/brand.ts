/** A brand that a source looks as if it had: a proposal, in which every word can be read. */

import { contrast, mixed } from "../brand/color.ts";
import { HOUSE_BRAND, washOf } from "../brand/look.ts";
import type { Brand, Color, FontStack, Logo, Palette } from "../model/brand.ts";
import type { Locale } from "../model/text.ts";
import { attributesOf, type Defaults } from "./head.ts";
import { fixedUrl } from "./links.ts";
import { colorOf, type Looks, looksOf } from "./looks.ts";
import type { ReportLoss } from "./losses.ts";
import type { BrandInk } from "./lossKinds.ts";
import type { SourceElement, SourceNode } from "./source.ts";
import { MARK } from "./tag.ts";

export interface BrandSource {
  readonly body: SourceElement | undefined;
  /** What stands in the body. */
  readonly rows: readonly SourceNode[];
  readonly defaults: Defaults;
  readonly locale: Locale;
}

/** `undefined` for a source that says nothing about its looks. */
export function proposedBrand(source: BrandSource, report: ReportLoss): Brand | undefined {
  const { body, rows, defaults } = source;
  const canvas = body === undefined ? undefined : colorOf(attributesOf(body, defaults)["background-color"] ?? "");
  const looks = looksOf(rows, canvas, defaults);
  if (!looks.said) return undefined;
  const logo = logoOf(looks, source);
  const heading = fontsOf(looks, (size) => size >= 24);
  const fonts = fontsOf(looks, (size) => size < 24) ?? heading ?? HOUSE_BRAND.fonts.body;
  const radius = mostOf(looks.buttons.map((one) => [one.radius, 1] as const)) ?? HOUSE_BRAND.radius;
  return {
    schema: "dunlin.brand/1",
    id: "imported",
    name: "Imported brand",
    light: paletteOf(looks, canvas, report),
    fonts: { body: fonts, ...(heading === undefined || `${heading}` === `${fonts}` ? {} : { heading }) },
    ...(logo === undefined ? {} : { logo }),
    radius: Math.round(Math.min(40, Math.max(0, radius))),
    space: HOUSE_BRAND.space,
  };
}

/** What weighs most together; the first of several. */
function mostOf<T>(all: readonly (readonly [T | undefined, weight: number])[]): T | undefined {
  const sums = new Map<T, number>();
  for (const [one, weight] of all) if (one !== undefined) sums.set(one, (sums.get(one) ?? 0) + weight);
  let best: T | undefined;
  for (const [one, sum] of sums) if (best === undefined || sum > (sums.get(best) ?? 0)) best = one;
  return best;
}

function paletteOf(looks: Looks, written: Color | undefined, report: ReportLoss): Palette {
  const { texts, buttons, links, lines } = looks;
  const grounds = texts.map(({ ground = "#ffffff", weight }) => [isCalm(ground) ? ground : undefined, weight] as const);
  const surface = mostOf(grounds) ?? "#ffffff";
  const here = texts.filter(({ ground }) => (ground ?? "#ffffff") === surface);
  const fix = (of: BrandInk, color: Color, grounds: readonly Color[]): Color => {
    const fixed = legible(color, grounds);
    if (fixed !== color) report("inkOfBrand", 1, { of, color, became: fixed });
    return fixed;
  };
  const inks = here.filter(({ size }) => size > 12).map(({ ink, weight }) => [ink ?? "#000000", weight] as const);
  const words = mostOf(inks) ?? "#000000";
  const strong = buttons.filter(({ ground }) => ground !== undefined && ground !== surface && ground !== written);
  const wished =
    mostOf(strong.map(({ ground }) => [ground, 1])) ??
    mostOf(links.map((link) => [link, 1])) ??
    legible(words, [surface]);
  const accent = fix("accent", wished, [surface]);
  // Words stand on panels as well.
  const wash = washOf({ surface, accent }, "light");
  const text = fix("texts", words, [surface, wash]);
  const canvas = written !== undefined && readable(text, written) ? written : surface;
  if (written !== undefined && canvas !== written) report("groundOfBrand", 1, { color: written, became: canvas });
  const small = mostOf(here.filter(({ size }) => size <= 12).map(({ ink, weight }) => [ink, weight] as const));
  const onAccent = mostOf(strong.filter(({ ground }) => ground === wished).map(({ ink }) => [ink, 1])) ?? "#ffffff";
  return {
    ...{ canvas, surface, text, accent },
    muted: legible(small ?? mixed(text, surface, 0.25), [surface, wash]),
    line: mostOf(lines.map((line) => [line, 1])) ?? mixed(surface, text, 0.15),
    onAccent: fix("onAccent", onAccent, [accent]),
    positive: legible(HOUSE_BRAND.light.positive, [surface]),
    warning: legible(HOUSE_BRAND.light.warning, [surface]),
  };
}

/** Light or dark enough for words, links and small print to have colors on it. */
const isCalm = (ground: Color): boolean => Math.max(contrast(ground, "#000000"), contrast(ground, "#ffffff")) >= 12;

/** WCAG 2.2, 1.4.3; the gate asks for it. */
const LEAST = 4.5;

const readable = (ink: Color, ground: Color): boolean => contrast(ink, ground) >= LEAST;

/** The color, or the nearest on the way to black or white that can be read on the grounds. */
function legible(color: Color, grounds: readonly Color[]): Color {
  const [ground = "#ffffff"] = grounds;
  const end = contrast("#000000", ground) > contrast("#ffffff", ground) ? "#000000" : "#ffffff";
  for (let share = 0; share < 1; share += 0.05) {
    const nearer = share === 0 ? color : mixed(color, end, share);
    if (grounds.every((one) => readable(nearer, one))) return nearer;
  }
  return end;
}

const GENERIC = /^(?:serif|sans-serif|monospace|cursive|fantasy|system-ui)$/;

/** The fonts of most words of some size. */
function fontsOf({ texts }: Looks, fits: (size: number) => boolean): FontStack | undefined {
  const family = mostOf(texts.filter(({ size }) => fits(size)).map(({ font, weight }) => [font, weight] as const));
  const names = (family ?? "")
    .replace(MARK, "")
    .split(",")
    .map((name) => name.replace(/[^\w\s-]/g, "").trim())
    .filter((name) => name !== "");
  if (names.length === 0) return undefined;
  const all = [...new Set(names)];
  return all.some((name) => GENERIC.test(name)) ? all : [...all, "sans-serif"];
}

/** The first picture, where it is as small as a logo or is called one. */
function logoOf({ pictures }: Looks, { defaults, locale }: BrandSource): Logo | undefined {
  for (const picture of pictures.slice(0, 3)) {
    const { src = "", alt = "", width = "" } = attributesOf(picture, defaults);
    const url = src.search(MARK) < 0 ? fixedUrl(src, picture.line, "", () => {}) : undefined;
    const pixels = Math.round(Number.parseFloat(width)) || 0;
    const isLogo =
      /\blogo/i.test(`${src} ${alt}`.replace(/[_-]/g, " ")) || (picture === pictures[0] && pixels > 0 && pixels <= 250);
    if (url === undefined || !isLogo || /^(?:mailto|tel):/i.test(url)) continue;
    const words = alt.replace(MARK, "").trim();
    return {
      url,
      alt: { [locale]: [{ t: words === "" ? "Logo" : words }] },
      width: Math.min(600, Math.max(16, pixels || 160)),
    };
  }
  return undefined;
}

/** Whether an attribute says what the brand says, so that nothing is lost with it. */
export function isOfBrand(brand: Brand | undefined, element: string, attribute: string, value: string): boolean {
  if (brand === undefined) return false;
  const { light, radius } = brand;
  if (attribute === "border-radius") return element === "mj-button" && value === `${radius}px`;
  const token = TOKENS[`${element} ${attribute}`];
  return token !== undefined && colorOf(value) === light[token];
}

const TOKENS: Readonly<Record<string, keyof Palette>> = {
  "mj-body background-color": "canvas",
  "mj-section background-color": "surface",
  "mj-wrapper background-color": "surface",
  "mj-column background-color": "surface",
  "mj-hero background-color": "surface",
  "mj-text color": "text",
  "mj-button background-color": "accent",
  "mj-button color": "onAccent",
  "mj-divider border-color": "line",
};
