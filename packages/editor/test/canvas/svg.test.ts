/** The canvas as an SVG file. */

import { readFileSync } from "node:fs";
import type { Strategy } from "@dunlin/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { strategySvg } from "../../src/canvas/svg.ts";
import { LIGHT } from "../../src/canvas/svgColors.ts";
import { DESIGN, FIGURES } from "../../stories/canvas.documents.ts";
import { dice, strategyOf } from "../layout/graphs.ts";
import { BLUEPRINTS } from "../strategies.ts";
import { hostOf } from "./host.ts";

/** Opened and closed elements match, and nothing stands outside of the root. */
function wellFormed(svg: string): boolean {
  const open: string[] = [];
  for (const [, close, name, end] of svg.matchAll(/<(\/?)([a-z]+)(?:\s[a-zA-Z-]+="[^"<]*")*(\/?)>/g)) {
    if (end === "/") continue;
    if (close === "") open.push(name as string);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0 && !/&(?!amp;|lt;|gt;|quot;)/.test(svg);
}

describe("CV8 a strategy as an SVG file", () => {
  test.each(Object.entries(BLUEPRINTS))(
    "CV8 %s: complete, well formed, nothing from elsewhere, no scripts",
    (_, doc) => {
      const svg = strategySvg(doc, hostOf(doc));
      expect(wellFormed(svg)).toBe(true);
      expect(svg).not.toMatch(/<script|<foreignObject|<style|href=|url\(|var\(|\son[a-z]+=/i);
      expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toContain("http");
    },
  );
  test("CV8 whatever stands in names", () => {
    fc.assert(
      fc.property(dice, fc.string(), (all, name) => {
        const doc = strategyOf(all);
        const named = Object.fromEntries(Object.entries(doc.nodes).map(([id, node]) => [id, { ...node, name }]));
        const shown = { ...doc, name: `<b>${name}&"`, nodes: named } as Strategy;
        expect(wellFormed(strategySvg(shown, hostOf(shown)))).toBe(true);
      }),
    );
  });
  test("CV8 figures, days and shares are in it", () => {
    const svg = strategySvg(DESIGN, hostOf(DESIGN, { settings: FIGURES }));
    for (const text of ["18,102 sent", "D+10–12", "412", "under 150 4,812", "Figures: version 13", "Holdout 10% 620"])
      expect(svg).toContain(text);
    expect(strategySvg(DESIGN, hostOf(DESIGN, { dir: "rtl" }))).toContain('direction="rtl"');
  });
  test("CV8 turned as the canvas is, with the frames of repeats", () => {
    const doc = BLUEPRINTS["g-plan-monitoring"] as Strategy;
    const host = hostOf(doc);
    const size = () => {
      const svg = strategySvg(doc, host);
      expect(wellFormed(svg)).toBe(true);
      expect(svg).toContain("Up to 12 rounds");
      return Number(/ width="([\d.]+)"/.exec(svg)?.[1]);
    };
    const down = size();
    host.store.turn("across");
    expect(size()).toBeGreaterThan(1.5 * down);
  });
  test("CV8 the colors are those of the light theme where there is no page", () => {
    const css = readFileSync(new URL("../../src/ui/tokens.css", import.meta.url), "utf8");
    const light = css.slice(0, css.indexOf('data-theme="dark"]'));
    for (const [name, color] of Object.entries(LIGHT))
      expect([name, light.includes(`--dunlin-${name}: ${color};`)]).toEqual([name, true]);
  });
});
