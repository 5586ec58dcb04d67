/** The contrast of the colors that stand on each other, worked out from the tokens of every theme. */

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const SOURCES = new URL("../../src/", import.meta.url);
const TOKENS = readFileSync(new URL("ui/tokens.css", SOURCES), "utf8");

/** What is declared for a selector: tokens and their colors, without the prefix. */
function tokensOf(selector: string): Record<string, string> {
  const from = TOKENS.indexOf(`  ${selector} {`);
  const block = TOKENS.slice(from, TOKENS.indexOf("\n  }", from));
  return Object.fromEntries(
    [...block.matchAll(/--dunlin-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", color = ""]) => [name, color]),
  );
}

const LIGHT = tokensOf(".dunlin");
const THEMES = {
  light: LIGHT,
  dark: { ...LIGHT, ...tokensOf('.dunlin[data-theme="dark"]') },
  contrast: { ...LIGHT, ...tokensOf('.dunlin[data-theme="contrast"]') },
};

/** Relative luminance, WCAG 2.2. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ["ground", "canvas", "surface", "surface-2"];
const TONES = ["good", "warn", "bad", "policy", "commit"];
const CHANNELS = ["email", "sms", "whatsapp", "letter", "voice", "push", "page", "agent"];

/** Words, also those of what cannot be used now: 4.5, and 7 in the theme of high contrast. */
const WORDS: readonly (readonly [string, readonly string[]])[] = [
  ...["text", "text-2", "text-3", "accent", "accent-hover", ...TONES].map((ink) => [ink, SURFACES] as const),
  ...["text", "text-2", "text-3", "accent"].map((ink) => [ink, ["accent-soft"]] as const),
  ...TONES.map((tone) => [tone, [`${tone}-soft`]] as const),
  ["text", TONES.map((tone) => `${tone}-soft`)],
  ["on-accent", ["accent", "accent-hover"]],
  ["surface", TONES],
  ["on-dpd-low", ["dpd-pre", "dpd-1", "dpd-2"]],
  ["on-dpd-mid", ["dpd-3"]],
  ["on-dpd-high", ["dpd-4", "dpd-5"]],
];

/** Borders of controls, rings of focus and selection, lines and signs: 3. */
const MARKS: readonly (readonly [string, readonly string[]])[] = [
  ...["line-strong", "focus", "accent"].map((mark) => [mark, [...SURFACES, "accent-soft"]] as const),
  ["flow-thread", ["canvas", "flow"]],
  ...CHANNELS.map((channel) => ["on-ch", [`ch-${channel}`]] as const),
  ...CHANNELS.map((channel) => [`ch-${channel}`, ["surface"]] as const),
  ...["1", "2", "3", "4", "5"].map((line) => [`chart-${line}`, ["surface"]] as const),
];

/** The pairs that are below a contrast, with theirs. */
function below(least: number, theme: Readonly<Record<string, string>>, pairs: typeof WORDS): string[] {
  return pairs.flatMap(([ink, grounds]) =>
    grounds.flatMap((ground) => {
      const found = contrast(theme[ink] ?? "", theme[ground] ?? "");
      return found >= least ? [] : [`${ink} on ${ground}: ${found.toFixed(2)}`];
    }),
  );
}

describe("AX2 contrast", () => {
  test.each([
    ["light", 4.5],
    ["dark", 4.5],
    ["contrast", 7],
  ] as const)("AX2 words of the %s theme have a contrast of %d", (theme, least) => {
    expect(below(least, THEMES[theme], WORDS)).toEqual([]);
  });

  test.each(["light", "dark", "contrast"] as const)("AX2 borders, rings and signs of the %s theme have 3", (theme) => {
    expect(below(3, THEMES[theme], MARKS)).toEqual([]);
  });

  test("AX2 a theme changes tokens and nothing else, so that colors are all there is to check again", () => {
    const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".css"));
    const naming = files.filter((file) => readFileSync(new URL(file, SOURCES), "utf8").includes("data-theme"));
    expect(naming).toEqual(["ui/tokens.css"]);
    for (const [block = ""] of TOKENS.matchAll(/\.dunlin\[data-theme[^{]*\{[^}]*\}/g))
      expect(block.match(/^ {4}(?!--dunlin-|color-scheme:|\/\*).+$/gm)).toBeNull();
  });
});
