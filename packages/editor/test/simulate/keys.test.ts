/** Simulating without a mouse: every story but the one of the pointer is played by keys, so what they do can be done so. */

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const STORIES = new URL("../../stories/", import.meta.url);

test("SM12 time, events, people, running and canceling are played by keys alone", () => {
  const files = readdirSync(STORIES).filter((name) => /^simulate\..*stories\.tsx$/.test(name));
  expect(files).toHaveLength(3);
  const all = files.map((name) => readFileSync(new URL(name, STORIES), "utf8")).join("\n");
  const byPointer = all.slice(
    all.indexOf("export const DraggedThroughTime: Story"),
    all.indexOf("\n};", all.indexOf("export const DraggedThroughTime: Story")),
  );
  expect(byPointer).toContain("userEvent.pointer");
  expect(all.replace(byPointer, "").match(/userEvent\.(?:click|dblClick|hover|pointer|selectOptions)/g)).toBeNull();
  for (const played of ["ThroughTime", "WithAddedEvents", "Pasted", "Done", "Canceled"])
    expect(all).toContain(`export const ${played}: Story`);
});
