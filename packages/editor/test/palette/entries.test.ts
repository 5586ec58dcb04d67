/** Steps that a search finds. */

import { nodeTypes } from "@dunlin/engine/editing";
import { expect, test } from "vitest";
import { messages as ES } from "../../src/es.ts";
import { PRESETS, presetsWith } from "../../src/nodes/presets.ts";
import { findEntries } from "../../src/palette/entries.ts";
import { EN } from "../../src/words/messages.ts";

const find = (search: string, words = EN) =>
  findEntries({ presets: presetsWith(), words, nodeTypes: [] }, search).flatMap(({ entries }) =>
    entries.map(({ preset }) => preset.id),
  );

test("PA1 without a search every step is there, in groups", () => {
  expect([...find("")].sort()).toEqual(PRESETS.map(({ id }) => id).sort());
  expect(findEntries({ presets: presetsWith(), words: EN, nodeTypes: [] }, "").map(({ group }) => group)).toEqual([
    "contact",
    "time",
    "decide",
    "agree",
    "work",
    "finish",
  ]);
});

test("PA1 steps are found by name, group and sentence, whatever the order, accents and capitals", () => {
  expect(find("SMS")).toContain("send.sms");
  expect(find("split")[0]).toBe("split");
  expect(find("experiment")).toContain("split");
  expect(find("plan agree")).toContain("offer.plan");
  expect(find("puntuacion", ES)).toContain("score");
  expect(find("no such step")).toEqual([]);
});

test("PA1 every kind of step has a sentence in Spanish", () => {
  expect(nodeTypes().filter(({ type }) => ES.palette.sentences[type] === undefined)).toEqual([]);
});
