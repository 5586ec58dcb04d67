/** How a creditor looks: tokens that blocks name instead of colors and sizes. */

import type { Locale, Text } from "./text.ts";

/** The id of a brand, or `id@version` of one that may not change. */
export type BrandRef = string;

/** `#1a73e8`: six hexadecimal digits, so that contrast can be worked out. */
export type Color = `#${string}`;

export interface Brand {
  readonly schema: "dunlin.brand/1";
  readonly id: string;
  readonly name: string;
  /** The company that writes, as the law wants it named. */
  readonly legalName?: string;
  readonly postalAddress?: string;
  readonly light: Palette;
  /** Without one, a palette is derived that keeps texts legible. */
  readonly dark?: Palette;
  readonly fonts: { readonly body: FontStack; readonly heading?: FontStack };
  readonly logo?: Logo;
  /** Of buttons and panels, in pixels. */
  readonly radius: number;
  /** The step of which all distances are multiples, in pixels. */
  readonly space: number;
  readonly links?: { readonly [name: string]: string };
  readonly locales?: readonly Locale[];
}

export interface Palette {
  /** Behind the message. */
  readonly canvas: Color;
  /** Behind the text. */
  readonly surface: Color;
  readonly text: Color;
  /** Of small print; still legible on `surface`. */
  readonly muted: Color;
  readonly line: Color;
  /** Buttons and links. */
  readonly accent: Color;
  /** On `accent`. */
  readonly onAccent: Color;
  readonly positive: Color;
  readonly warning: Color;
}

/** Names of installed fonts, the wished one first, a generic family last. Nothing is fetched from anywhere. */
export type FontStack = readonly string[];

export interface Logo {
  readonly url: string;
  /** For dark backgrounds. */
  readonly darkUrl?: string;
  readonly alt: Text;
  /** In pixels. */
  readonly width: number;
}
