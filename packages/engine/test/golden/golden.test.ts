/** Whole stories: the input of each and, as plain text, what happened. Read the diff aloud before you accept it. */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Story, tell } from "../tell.ts";

const stories = readdirSync(new URL(".", import.meta.url), { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);

test.each(stories.map((entry) => entry.name))("E1 %s", async (name) => {
  const folder = new URL(`${name}/`, import.meta.url);
  const story = JSON.parse(readFileSync(new URL("input.json", folder), "utf8")) as Story;
  await expect(tell(story)).toMatchFileSnapshot(fileURLToPath(new URL("story.txt", folder)));
});
