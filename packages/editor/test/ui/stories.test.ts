/** Holds for every story and for the stylesheet as a whole; the stories themselves are played in a browser. */

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { storyWays } from "../../../../scripts/storyWays.ts";

const REPOSITORY = new URL("../../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, REPOSITORY), "utf8");
const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(new URL(folder, REPOSITORY), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .map((file) => folder + file);

test("AX1 no story is let off: every rule of axe, in every theme, in both directions", () => {
  const stories = filesIn("packages/editor/stories/", ".stories.tsx");
  expect(stories.length).toBeGreaterThan(10);
  for (const file of [...stories, ".storybook/preview.tsx"]) {
    expect(read(file), file).not.toMatch(/enabled: false|test: "(off|todo)"|disable: true.*a11y|a11y: \{ disable/);
    expect(read(file), file).not.toMatch(/tags: \[[^\]]*"!test"/);
  }
  expect(read(".storybook/preview.tsx")).toMatch(/afterEach: inEveryTheme/);
  expect(storyWays({ proof: false, whole: false })).toEqual([{ name: "stories" }]);
  const [fromTheRight, otherReact] = storyWays({ proof: true, whole: true });
  expect(fromTheRight).toMatchObject({ direction: "rtl", themes: "every" });
  expect(otherReact).toMatchObject({ react: "react-18" });
  for (const way of [fromTheRight, otherReact]) expect(way).not.toHaveProperty("sixth");
});

test("AX3 whatever moves takes its time from a token that is 0 for whoever wants less motion", () => {
  const tokens = read("packages/editor/src/ui/tokens.css");
  const reduced = tokens.slice(tokens.indexOf("prefers-reduced-motion"));
  for (const time of ["fast", "base"]) expect(reduced).toContain(`--dunlin-${time}: 0ms`);
  let moving = 0;
  for (const file of filesIn("packages/editor/src/", ".css")) {
    const css = read(file).replace(/\/\*.*?\*\//gs, "");
    expect(css, file).not.toMatch(/@keyframes|scroll-behavior/);
    for (const [, steps = ""] of css.matchAll(/(?:transition|animation)(?:-duration)?: *([^;]+);/g))
      for (const step of steps.split(/,(?![^(]*\))/)) {
        expect(step, file).toMatch(/var\(--dunlin-(fast|base)\)|^\s*none$/);
        expect(step, file).not.toMatch(/\d+m?s\b/);
        moving += 1;
      }
  }
  expect(moving).toBeGreaterThan(4);
});

test("AX4 the frame at 320 px is a story", () => {
  const frame = read("packages/editor/stories/frame.stories.tsx");
  for (const width of [320, 640, 880]) expect(frame).toContain(`...sized(${width}, `);
});
