/** Our own examples, and the two kinds of system time zone that must not matter. */

import { afterAll, describe, expect, test } from "vitest";
import { ask, short } from "./ask.ts";
import { EXAMPLES } from "./examples.ts";

describe("P2 edge cases of the reference packs", () => {
  test.each(EXAMPLES)("P2 $packs: $title", ({ expect: wanted, rules = [], ...asked }) => {
    const verdict = ask(asked);
    expect({ answer: short(verdict), rules: [...verdict.rules].sort() }).toEqual({ answer: wanted, rules });
  });

  test("P2 titles are given once", () => {
    const titles = EXAMPLES.map(({ packs, title }) => `${packs} ${title}`);
    expect(titles).toEqual([...new Set(titles)]);
  });
});

describe("P3 the time zone of the system has no part in it", () => {
  const before = process.env.TZ;
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  test.each([
    ["Pacific/Kiritimati", -840],
    ["America/St_Johns", 210],
    ["Etc/GMT+12", 720],
  ])("P3 %s", (zone, minutes) => {
    process.env.TZ = zone;
    expect(new Date("2026-11-24T12:00:00Z").getTimezoneOffset()).toBe(minutes);
    for (const { expect: wanted, title, ...asked } of EXAMPLES)
      expect([title, short(ask(asked))]).toEqual([title, wanted]);
  });
});
