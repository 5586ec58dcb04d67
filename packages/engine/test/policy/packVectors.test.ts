/** Examples for the packs beyond the reference ones: each rule seen to forbid and seen not to. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPacks } from "../../scripts/packFiles.ts";
import { reference } from "./reference.ts";

interface Vector {
  readonly id: string;
  readonly title: string;
  readonly packs: readonly string[];
  readonly proposed: { readonly channel: string };
  readonly expect: { readonly decision: string; readonly until?: string; readonly rules: readonly string[] };
}

const vectors: readonly Vector[] = JSON.parse(
  readFileSync(new URL("vectors-packs.json", import.meta.url), "utf8"),
).vectors;
const packs = readPacks().filter(({ id }) => !Object.hasOwn(reference.packs, id));
const guards = packs.flatMap(({ id, rules }) =>
  rules.filter(({ kind }) => kind !== "keepRecord").map((rule) => ({ pack: id, rule })),
);

describe("the examples", () => {
  test.each(guards)("PC9 $rule.id is violated by one and kept by another of the same channels", ({ pack, rule }) => {
    const asked = vectors.filter(({ packs }) => packs.includes(pack));
    const spoken = asked.filter(({ proposed }) => rule.channels?.includes(proposed.channel) ?? true);
    expect(asked.some(({ expect }) => expect.rules.includes(rule.id))).toBe(true);
    expect(spoken.some(({ expect }) => expect.decision === "allowed")).toBe(true);
  });

  test("PC9 a pack without rules allows everything", () => {
    for (const { id } of packs.filter(({ rules }) => rules.length === 0))
      expect(vectors.some(({ packs, expect }) => `${packs}` === id && expect.decision === "allowed")).toBe(true);
  });

  test("PC9 ids are given once", () => {
    const ids = vectors.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });
});
