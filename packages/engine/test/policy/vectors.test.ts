/** The published examples of contact decisions, and our own of the same form. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type ContactRequest, evaluateContact } from "../../src/index.ts";

interface Vector extends ContactRequest {
  readonly id: string;
  readonly title: string;
  readonly expect: { readonly decision: string; readonly until?: string; readonly rules: readonly string[] };
}

function vectorsIn(name: string): readonly Vector[] {
  const { format, vectors } = JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
  if (format !== "contact-vectors/1") throw new Error(`${name} has format ${format}`);
  return vectors;
}

function answer({ packs, debtor, facts, history, proposed }: Vector) {
  const { decision, until, rules } = evaluateContact({ packs, debtor, facts, history, proposed } as ContactRequest);
  return { decision, ...(until === undefined ? {} : { until }), rules: [...rules].sort() };
}

const wanted = ({ expect: { rules, ...rest } }: Vector) => ({ ...rest, rules: [...rules].sort() });

describe("P1 published examples come out as they say", () => {
  test.each(vectorsIn("vectors.json"))("P1 $id $title", (vector) => {
    expect(answer(vector)).toEqual(wanted(vector));
  });
});
