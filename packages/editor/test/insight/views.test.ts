/** What the modes lay over the views is played in a browser, by stories that have to be there. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const storiesOf = (mode: string): string =>
  readFileSync(new URL(`../../stories/insight.${mode}.stories.tsx`, import.meta.url), "utf8");

test("MO4 every mode is played on the timeline and in the outline, and from the list", () => {
  for (const mode of ["modes", "explain", "compare"])
    for (const view of ["OnTheTimeline", "InTheOutline"]) {
      const [, story = ""] = storiesOf(mode).split(`export const ${view}: Story = {`);
      expect(story.slice(0, story.indexOf("\n};")), `${mode} ${view}`).toMatch(/expect\(/);
    }
  expect(storiesOf("modes")).toContain("export const FromTheList: Story");
});

test("MO6 the figures of the outline are played", () => {
  expect(storiesOf("modes")).toMatch(/export const FiguresInTheOutline: Story = \{[\s\S]*?expect\(/);
});
