/**
 * How each part of a block looks, said once: written into the elements of a mail, where style sheets are cut away, and as classes of
 * the one style sheet of a page. Colors are arguments, so that light and dark cannot drift apart.
 */

import type { Look, Shades } from "./look.ts";

/** Colors of one scheme: literal ones in a mail, custom properties on a page. */
export type Colors = { readonly [K in keyof Shades]: string };

export type Declarations = Readonly<Record<string, string>>;

type Style = (colors: Colors, look: Look) => Declarations;

const px = (value: number): string => `${value}px`;

const heading = (color: string, font: string, size: number, line: number): Declarations => ({
  color,
  "font-family": font,
  "font-size": px(size),
  "line-height": px(line),
  "font-weight": "600",
  margin: "0",
});

const words = (color: string, size: number, line: number): Declarations => ({
  color,
  "font-size": px(size),
  "line-height": px(line),
  margin: "0",
});

const headCell = (color: string, align: "start" | "end"): Declarations => ({
  color,
  "font-size": "13px",
  "line-height": "20px",
  "font-weight": "400",
  "text-align": align,
  "vertical-align": "bottom",
  // MJML breaks words anywhere; a head stays in one piece.
  "word-break": "normal",
  padding: align === "start" ? "0 8px 6px 0" : "0 0 6px 8px",
});

const cell = (line: string, color: string, weight: string, align: "start" | "end"): Declarations => ({
  color,
  "font-size": "16px",
  "line-height": "24px",
  "font-weight": weight,
  "text-align": align,
  "vertical-align": "top",
  padding: align === "start" ? "8px 8px 8px 0" : "8px 0 8px 8px",
  "border-top": `1px solid ${line}`,
});

const STYLES = {
  text: ({ text }) => words(text, 16, 24),
  muted: ({ muted }) => words(muted, 14, 20),
  small: ({ muted }) => words(muted, 13, 20),
  h1: ({ text }, { headingFont }) => heading(text, headingFont, 24, 30),
  h2: ({ text }, { headingFont }) => heading(text, headingFont, 18, 26),
  h3: ({ text }, { headingFont }) => heading(text, headingFont, 16, 24),
  link: ({ accent }) => ({ color: accent, "text-decoration": "underline" }),
  brand: ({ accent }, { headingFont }) => heading(accent, headingFont, 18, 24),
  panel: ({ wash }, { radius }) => ({
    width: "100%",
    "background-color": wash,
    "border-radius": px(radius),
    "border-collapse": "separate",
    "border-spacing": "0",
  }),
  panelStart: (_, { space }) => ({
    padding: `${space * 2}px ${space}px ${space * 2}px ${px(space * 2.5)}`,
    "text-align": "start",
  }),
  panelEnd: (_, { space }) => ({
    padding: `${space * 2}px ${space * 2.5}px ${space * 2.5}px ${space}px`,
    "text-align": "end",
    "vertical-align": "bottom",
    "word-break": "normal",
  }),
  panelWhole: (_, { space }) => ({ padding: `${space * 2}px ${space * 2.5}px`, "text-align": "start" }),
  amount: ({ text }, { headingFont }) => ({ ...heading(text, headingFont, 32, 40), "white-space": "nowrap" }),
  /** A day or a number that is read in one piece. */
  whole: () => ({ "white-space": "nowrap" }),
  table: ({ line }) => ({ width: "100%", "border-collapse": "collapse", "border-bottom": `1px solid ${line}` }),
  pairs: () => ({ width: "100%", "border-collapse": "collapse" }),
  caption: ({ text }) => ({ ...words(text, 16, 24), "font-weight": "600", "text-align": "start", padding: "0 0 8px" }),
  head: ({ muted }) => headCell(muted, "start"),
  headEnd: ({ muted }) => headCell(muted, "end"),
  /** A head of few signs that belong together. */
  rowTight: ({ line, text }) => ({ ...cell(line, text, "600", "start"), "white-space": "nowrap" }),
  row: ({ line, text }) => cell(line, text, "600", "start"),
  // Words stay whole beside figures that do; only the head of a row, a reference of any length, may be cut.
  cell: ({ line, text }) => ({ ...cell(line, text, "400", "start"), "word-break": "normal" }),
  cellEnd: ({ line, text }) => ({ ...cell(line, text, "400", "end"), "white-space": "nowrap" }),
  /** A short value or a link at the end of its row. */
  cellValue: ({ line, text }) => ({ ...cell(line, text, "400", "end"), "white-space": "nowrap" }),
  cellMuted: ({ line, muted }) => cell(line, muted, "400", "end"),
  total: ({ line, text }) => cell(line, text, "600", "start"),
  totalEnd: ({ line, text }) => ({ ...cell(line, text, "600", "end"), "white-space": "nowrap" }),
  term: ({ muted }) => ({ ...words(muted, 13, 20), padding: "4px 0 0" }),
  detail: ({ text }) => ({ ...words(text, 16, 24), padding: "0 0 4px" }),
  qr: () => ({
    display: "block",
    border: "0",
    background: "#ffffff",
    color: "#1c2624",
    padding: "8px",
    width: "160px",
    height: "160px",
  }),
} as const satisfies Readonly<Record<string, Style>>;

/** A part of a block that has a look of its own. */
export type StyleName = keyof typeof STYLES;

export const STYLE_NAMES = Object.keys(STYLES) as readonly StyleName[];

export const declarationsOf = (name: StyleName, colors: Colors, look: Look): Declarations =>
  (STYLES[name] as Style)(colors, look);

/** `color:#123456;margin:0`, without quotes, so that it can stand in an attribute. */
export const cssText = (declarations: Declarations): string =>
  Object.entries(declarations)
    .map(([name, value]) => `${name}:${value}`)
    .join(";");

/** For a style sheet that serves both directions: paddings by the side of the text instead of that of the page. */
export const logicalText = (declarations: Declarations): string =>
  cssText(declarations).replace(/padding:(\S+) (\S+) (\S+) ([^;]+)/, "padding-block:$1 $3;padding-inline:$4 $2");

/** Only what the scheme decides. */
export const colorDeclarations = (declarations: Declarations): Declarations =>
  Object.fromEntries(
    Object.entries(declarations)
      .filter(([name, value]) => (/color/.test(name) || /^border-/.test(name)) && /#|var\(/.test(value))
      .map(([name, value]) => [name, value]),
  );

export const classOf = (name: string): string => `dl-${name}`;
