/** Plans in words, charts without a DOM, and the report as one file. */

import { describe, expect, test } from "vitest";
import {
  allocationChart,
  analyzeExperiment,
  cureCurves,
  describePlan,
  expectedDays,
  intervalPlot,
  planExperiment,
  reportHtml,
  sampleSizeForProportions,
} from "../../src/experiments.ts";
import { definition, rows } from "./sample.ts";

const report = analyzeExperiment(rows(6000), definition());
const nasty = definition({
  title: `<script>alert("x")</script> & 'co'\u0007`,
  variants: [
    { key: "two", title: "Donaudampfschifffahrtsgesellschaftskapitänsmütze", weight: 4500, control: true },
    { key: "three", title: "<b>B</b> & the rest of a name that goes on and on", weight: 4500 },
    { key: "holdout", weight: 1000, holdout: true },
  ],
});
const CHARTS = [intervalPlot, cureCurves, allocationChart];

/** Tags that are opened and closed in order; throws otherwise. */
function wellFormed(markup: string): number {
  const open: string[] = [];
  let count = 0;
  for (const [, close, name = "", , self] of markup.matchAll(
    /<(\/?)([a-zA-Z][\w-]*)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    count += 1;
    if (close === "/") expect(open.pop()).toBe(name);
    else if (self !== "/" && name !== "meta") open.push(name);
  }
  expect(open).toEqual([]);
  expect(markup.replaceAll(/<[^<>]*>/g, "")).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;|#39;)/);
  return count;
}

describe("plans", () => {
  test("B29 two equal groups need what the size of a test says, in whole weeks", () => {
    const plan = planExperiment({ baseline: 0.44, target: 0.48, perDay: 100 });
    const n = sampleSizeForProportions({ baseline: 0.44, target: 0.48 });
    expect(plan.fixed).toMatchObject({ units: Math.ceil(2 * n), perChallenger: Math.ceil(n), days: 49 });
    expect(plan.sequential.units).toBeGreaterThan(plan.fixed.units);
    expect(plan.sequential.units).toBeLessThan(2 * plan.fixed.units);
    expect(plan.advice).toEqual([]);
    expect([expectedDays(700, 100), expectedDays(701, 100)]).toEqual([7, 14]);
  });

  test("B29 the control gets the square root of the challengers, and each is tested more strictly", () => {
    const { shares, fixed } = planExperiment({ baseline: 0.1, target: 0.12, challengers: 4, holdoutShare: 0.1 });
    expect(shares.control / shares.challenger).toBeCloseTo(2, 12);
    expect(shares.control + 4 * shares.challenger + shares.holdout).toBeCloseTo(1, 12);
    expect(fixed.perChallenger).toBeGreaterThan(
      sampleSizeForProportions({ baseline: 0.1, target: 0.12, alpha: 0.05 }) * 0.75,
    );
    expect(fixed.days).toBeNull();
  });

  test("B29 advice: too long, what can be found instead, fewer challengers, better shares, groups too small", () => {
    const codes = (request: Parameters<typeof planExperiment>[0]) =>
      planExperiment(request).advice.map(({ code }) => code);
    expect(codes({ baseline: 0.12, target: 0.15, perDay: 150, challengers: 3 })).toEqual([
      "long",
      "detectable",
      "fewer",
    ]);
    expect(codes({ baseline: 0.12, target: 0.15, challengers: 3, challengerShare: 0.05 })).toEqual(["shares"]);
    expect(codes({ baseline: 0.1, target: 0.5 })).toEqual(["small"]);
    const request = { baseline: 0.12, target: 0.15, challengers: 4, challengerShare: 0.05 };
    const data: Readonly<Record<string, number>> = planExperiment(request).advice[0]?.data ?? {};
    expect(data.control).toBeCloseTo(1 / 3, 12);
    expect(data.challenger).toBeCloseTo(1 / 6, 12);
  });

  test("B29 what cannot be planned is refused", () => {
    for (const wrong of [
      { challengers: 0 },
      { holdoutShare: 1 },
      { perDay: 0 },
      { challengerShare: 1 },
      { target: 0.1 },
    ]) {
      expect(() => planExperiment({ baseline: 0.1, target: 0.2, ...wrong })).toThrow(RangeError);
    }
  });

  test("B29 a plan is told in English and Spanish", () => {
    const plan = planExperiment({ baseline: 0.12, target: 0.15, perDay: 150, challengers: 3 });
    expect(describePlan(plan)[0]).toBe("To find a rise from 12.0% to 15.0% with 80% probability, at 95% confidence:");
    expect(describePlan(plan)).toHaveLength(4 + plan.advice.length);
    expect(describePlan(plan, { locale: "es" })[0]).toContain("del 12,0 % al 15,0 %");
  });
});

describe("charts", () => {
  test.each(CHARTS)("B30 are well-formed and say what they show in words", (chart) => {
    for (const locale of ["en", "es"]) {
      const svg = chart(report, { locale });
      expect(wellFormed(svg)).toBeGreaterThan(10);
      const [, title] = /<title id="([\w-]+)">.+<\/title>/.exec(svg) ?? [];
      const [, desc] = /<desc id="([\w-]+)">[^<]{20,}<\/desc>/.exec(svg) ?? [];
      expect(svg).toContain(`aria-labelledby="${title} ${desc}"`);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  test("B30 lines differ by dash and marker, not only by color", () => {
    const svg = cureCurves(report);
    expect(svg).toMatch(/stroke-dasharray="8 4"/);
    expect(svg).toMatch(/stroke-dasharray="2 3"/);
    for (const shape of ["circle", "rect"]) expect(svg).toContain(`<${shape}`);
    const plot = intervalPlot(report);
    expect(plot).toMatch(/class="dx-h dx-s3"/);
    expect(plot).toMatch(/<circle [^>]*class="dx-f2"/);
  });

  test("B30 colors come from the page, or follow light and dark", () => {
    const svg = cureCurves(report);
    expect(svg).toContain("var(--dunlin-chart-1,var(--x-1))");
    expect(svg).toContain("prefers-color-scheme:dark");
  });

  test("B30 long and strange names stay inside", () => {
    const strange = analyzeExperiment(rows(800), nasty);
    for (const chart of CHARTS) {
      const svg = chart(strange, { width: 480 });
      wellFormed(svg);
      expect(svg).not.toContain("<b>");
      for (const [, x] of svg.matchAll(/<text x="([-\d.]+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(480);
      }
    }
  });

  test("B30 without data they say so", () => {
    const empty = analyzeExperiment([], definition());
    for (const chart of CHARTS) {
      wellFormed(chart(empty));
      expect(chart(empty)).toContain("Nothing to draw yet.");
    }
  });
});

describe("the report as a file", () => {
  test("B31 fetches nothing, runs nothing, and holds the same figures as tables", () => {
    const html = reportHtml(report);
    wellFormed(html.replace("<!doctype html>", "").replaceAll(/<style>[^<]*<\/style>/g, ""));
    expect(html).not.toMatch(/<script|<link|<img|url\(|src=|href=|@import/);
    expect(html).toContain("default-src 'none'");
    expect(html.match(/<svg /g)).toHaveLength(4);
    expect(html.match(/<table>/g)?.length).toBeGreaterThanOrEqual(4);
    const ids = [...html.matchAll(/ id="([\w-]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(reportHtml(report)).toBe(html);
  });

  test("B31 has the language asked for, and the verdict first", () => {
    const html = reportHtml(report, { locale: "es" });
    expect(html).toContain('<html lang="es">');
    expect(html.indexOf("<h1>")).toBeLessThan(html.indexOf("<h2>"));
    expect(html).toContain("¿Es de fiar?");
  });

  test("B31 shows names as they are, harmlessly, also before there are data", () => {
    const html = reportHtml(analyzeExperiment(rows(800), nasty));
    expect(html).not.toContain("<script>");
    expect(html).toContain("&lt;b&gt;B&lt;/b&gt;");
    expect(reportHtml(analyzeExperiment([], nasty))).toContain("There are no data to compare yet.");
  });
});
