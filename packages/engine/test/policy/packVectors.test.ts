/** Examples for the packs beyond the reference ones: each rule seen to forbid and seen not to. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPacks } from "../../scripts/packFiles.ts";
import { evaluateContact } from "../../src/policy/evaluate.ts";
import { reference } from "./reference.ts";

type ContactRequest = Parameters<typeof evaluateContact>[0];

interface Vector extends ContactRequest {
  readonly id: string;
  readonly title: string;
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

  test.each(vectors)("PC9 $id $title", ({ id: _, title: __, expect: expected, ...vector }) => {
    const { packs, debtor, facts, history, proposed } = vector;
    const { decision, until, rules } = evaluateContact({ packs, debtor, facts, history, proposed } as ContactRequest);
    expect({ decision, until, rules: [...rules].sort() }).toEqual({ ...expected, rules: [...expected.rules].sort() });
  });

  test("PC9 ids are given once", () => {
    const ids = vectors.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });
});
