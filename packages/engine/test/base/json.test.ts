/** JSON at the door: what is read, what is refused and where; values compared and measured. */

import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDeeper, type JsonProblem, parseJson, placeOf, sameJson } from "../../src/base/json.ts";

/** JSON values with few names and few scalars, so that equal parts and odd names are common. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<unknown[]>(0, 1, -2.5e-7, true, false, null, "", "a", "0", '"\\[{', "é😀\u2028"),
    fc.array(tie("value"), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom("a", "b", "toString", "constructor", "__proto__", "0"), tie("value")), {
        maxLength: 3,
      })
      .map((members) => Object.fromEntries(members)),
  ),
}));
const jsonText = fc
  .tuple(fc.oneof(value, fc.jsonValue()), fc.constantFrom(undefined, 2, "\t"))
  .map(([any, indent]) => JSON.stringify(any, null, indent));

/** A JSON text with up to four of its pieces replaced, doubled or taken out; some are still JSON. */
const edits = fc.array(
  fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 3 }),
    piece: fc.oneof(
      fc.constantFrom(..."{}[],:\"\\ \n\r\t\u0000\u00a0\ufeff0123456789-+.eE'/aunx", ""),
      fc.constantFrom("true", "null", "\\u00e9", "\\ud83d", "\\x", "1e5", "-0", "01", "1.", "{}", '"a":'),
    ),
  }),
  { maxLength: 4 },
);
const damagedText = fc
  .tuple(jsonText, edits)
  .map(([text, changes]) =>
    changes.reduce(
      (changed, { at, length, piece }) =>
        changed.slice(0, at % (changed.length + 1)) + piece + changed.slice((at % (changed.length + 1)) + length),
      text,
    ),
  );

function problemOf(text: string, limits = {}): JsonProblem {
  const result = parseJson(text, limits);
  if (result.ok) throw new Error(`this is JSON: ${text}`);
  return result.error;
}

/** What is wrong and where, as `json.syntax 1:3`. */
function told(text: string, limits = {}): string {
  const { code, line, column } = problemOf(text, limits);
  return `${code} ${line}:${column}`;
}

test("J1 text is read exactly when `JSON.parse` reads it, and to the same value", () => {
  fc.assert(
    fc.property(damagedText, (text) => {
      const body = text.replace(/^\ufeff/, "");
      let parsed: { value: unknown } | undefined;
      try {
        parsed = { value: JSON.parse(body) };
      } catch {}
      expect(parseJson(text)).toEqual(
        parsed ? { ok: true, value: parsed.value } : { ok: false, error: expect.anything() },
      );
    }),
    { numRuns: 10 * (fc.readConfigureGlobal().numRuns ?? 100) },
  );
});

describe("J2 what cannot be read is told with line and column of the first piece that does not fit", () => {
  test.each([
    ["", 1, 1],
    ["  \n ", 2, 2],
    ["{", 1, 2],
    ['{"a":1,}', 1, 8],
    ['{"a":1 "b":2}', 1, 8],
    ['{"a" 1}', 1, 6],
    ['{"a":}', 1, 6],
    ["{a:1}", 1, 2],
    ["{'a':1}", 1, 2],
    ["{1:2}", 1, 2],
    ["{[]:2}", 1, 2],
    ["[1,]", 1, 4],
    ["[,1]", 1, 2],
    ["[1 2]", 1, 4],
    ["[1}", 1, 3],
    ['{"a":1]', 1, 7],
    ["[1]]", 1, 4],
    ["[]\n[]", 2, 1],
    ["1,2", 1, 2],
    ["[01]", 1, 3],
    ["[1.]", 1, 3],
    ["[+1]", 1, 2],
    ["[.5]", 1, 2],
    ["[-]", 1, 2],
    ["[NaN]", 1, 2],
    ["[tru]", 1, 2],
    ["[trueish]", 1, 6],
    ["[undefined]", 1, 2],
    ['["a\\x"]', 1, 2],
    ['["a\\u12g4"]', 1, 2],
    ['[1,\n"a\nb"]', 2, 1],
    ['["never closed]', 1, 2],
    ['["a\tb"]', 1, 2],
    ["[1, // one\n2]", 1, 5],
    ["[1,\u00a02]", 1, 4],
    ['{\r\n\t"a": 1,\r\n\t"b" 2\r\n}', 3, 6],
    ['["é😀", oops]', 1, 9],
  ])("J2 %j", (text, line, column) => {
    expect(told(text)).toBe(`json.syntax ${line}:${column}`);
  });

  test("J2 the message repeats the place and what stands there", () => {
    expect(problemOf('{\n  "a": 1,\n}').message).toBe('Not valid JSON at line 3, column 1: found "}".');
    expect(problemOf("[1, 2").message).toBe("Not valid JSON at line 1, column 6: the text ends too early.");
  });

  const layout = fc.oneof(value, fc.jsonValue()).map((any) => JSON.stringify(any, null, 2).split("\n"));

  test("J2 a stray sign at the end of any line is found there", () => {
    fc.assert(
      fc.property(layout, fc.nat(), (lines, pick) => {
        const index = pick % lines.length;
        const text = lines.map((line, i) => (i === index ? `${line} §` : line)).join("\n");
        expect(told(text)).toBe(`json.syntax ${index + 1}:${(lines[index] ?? "").length + 2}`);
      }),
    );
  });

  test("J2 a text cut between two lines ends too early, and there", () => {
    fc.assert(
      fc.property(layout, fc.nat(), (lines, pick) => {
        const kept = lines.slice(0, pick % lines.length);
        expect(told(kept.join("\n"))).toBe(`json.syntax ${Math.max(1, kept.length)}:${(kept.at(-1) ?? "").length + 1}`);
      }),
    );
  });

  test("J2 the place is in the text, whatever is wrong with it", () => {
    fc.assert(
      fc.property(damagedText, (text) => {
        const result = parseJson(text);
        if (result.ok) return;
        const { line = 0, column = 0 } = result.error;
        const lines = text.replace(/^\ufeff/, "").split("\n");
        expect(line).toBeGreaterThanOrEqual(1);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
      }),
    );
  });

  test("J2 a position has a line and a column, both from 1", () => {
    expect([0, 1, 2, 3, 4].map((at) => placeOf("a\n\nb", at))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 3, column: 2 },
    ]);
  });
});

test("J3 a byte order mark at the start is passed over and counts as no column", () => {
  expect(parseJson('\ufeff{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
  expect(told("\ufeff[1,]")).toBe("json.syntax 1:4");
  expect(told("\ufeff\ufeff[1]")).toBe("json.syntax 1:1");
  expect(told("[\ufeff1]")).toBe("json.syntax 1:2");
});

describe("J4 lists and objects nest only so deep", () => {
  const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}0${"}]".repeat(depth / 2)}`;

  test("J4 two hundred deep unless the host says otherwise", () => {
    expect(parseJson(nested(200)).ok).toBe(true);
    expect(told(`\n${nested(202)}`)).toBe(`json.tooDeep 2:${100 * '[{"a":'.length + 1}`);
    expect(parseJson("[[]]", { maxDepth: 2 }).ok).toBe(true);
    expect(told("[[]]", { maxDepth: 1 })).toBe("json.tooDeep 1:2");
    expect(told("[]", { maxDepth: 0 })).toBe("json.tooDeep 1:1");
    expect(parseJson("0", { maxDepth: 0 }).ok).toBe(true);
    expect(problemOf("[[]]", { maxDepth: 1 }).message).toMatch(/more than 1 deep/);
  });

  test("J4 brackets in texts and beside each other do not nest", () => {
    expect(parseJson('["[[[[", "\\"[[[[", {"[[[[\\\\": "{{{{"}]', { maxDepth: 2 }).ok).toBe(true);
    expect(parseJson(`[${Array(1000).fill("[]").join(",")}]`, { maxDepth: 2 }).ok).toBe(true);
  });

  test("J4 a hundred thousand open brackets are refused like any other", () => {
    expect(told("[".repeat(100_000))).toBe("json.tooDeep 1:201");
  });
});

describe("J5 the size of a text is its size in UTF-8", () => {
  test("J5 a text may be as large as the limit and no larger", () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        const bytes = new TextEncoder().encode(text).length;
        expect(parseJson(text, { maxBytes: bytes }).ok).toBe(true);
        expect(problemOf(text, { maxBytes: bytes - 1 })).toEqual({
          code: "json.tooLarge",
          message: `The text is larger than ${bytes - 1} bytes. Split it or raise the limit.`,
        });
      }),
    );
  });

  test.each([
    ["\u007f", 1],
    ["\u0080\u07ff", 4],
    ["\u0800\uffff", 6],
    ["😀", 4],
  ])("J5 %j in quotes and %i bytes more are the size", (sign, bytes) => {
    expect(parseJson(`"${sign}"`, { maxBytes: bytes + 2 }).ok).toBe(true);
    expect(problemOf(`"${sign}"`, { maxBytes: bytes + 1 }).code).toBe("json.tooLarge");
  });

  test("J5 five million bytes unless the host says otherwise", () => {
    expect(parseJson(`"${"é".repeat(2_499_999)}"`).ok).toBe(true);
    expect(problemOf(`"${"é".repeat(2_499_999)}" `).code).toBe("json.tooLarge");
  });
});

test("J6 a mistake behind a text of nine million signs is found like any other", () => {
  const text = `["${"x".repeat(9_000_000)}",]`;
  expect(told(text, { maxBytes: 10_000_000 })).toBe(`json.syntax 1:${text.length}`);
});

describe("J7 two values are the same when their JSON says the same", () => {
  test("J7 by their members, in any order, and their items, in theirs", () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(sameJson(a, b)).toBe(isDeepStrictEqual(a, b));
        expect(sameJson(b, a)).toBe(sameJson(a, b));
      }),
    );
  });

  test("J7 a copy is the same, with its members turned around too", () => {
    fc.assert(
      fc.property(value, (any) => {
        expect(sameJson(any, turned(any))).toBe(true);
      }),
    );
  });

  test("J7 a copy with one member more or less is not", () => {
    const record = fc.dictionary(fc.constantFrom("a", "b", "toString", "valueOf"), value, { noNullPrototype: true });
    const name = fc.constantFrom("c", "constructor", "hasOwnProperty", "__proto__");
    fc.assert(
      fc.property(record, name, fc.oneof(value, fc.constant({})), (all, more, added) => {
        const larger = Object.fromEntries([...Object.entries(all), [more, added]]);
        expect(sameJson(all, larger)).toBe(false);
        expect(sameJson(larger, all)).toBe(false);
        expect(sameJson([all], [larger])).toBe(false);
      }),
    );
  });

  test("J7 a member that is undefined counts as absent", () => {
    expect(sameJson({ a: undefined }, {})).toBe(true);
    expect(sameJson({}, { a: undefined })).toBe(true);
    expect(sameJson({ a: undefined }, { b: undefined })).toBe(true);
    expect(sameJson({ toString: undefined }, {})).toBe(true);
    expect(sameJson({ a: undefined }, { a: null })).toBe(false);
    expect(sameJson({ a: 0 }, { a: undefined })).toBe(false);
  });

  test.each([
    ["a list and an object", [], {}],
    ["a list and an object with its items", ["a"], { 0: "a" }],
    ["null and an object", null, {}],
    ["null and nothing", null, undefined],
    ["a number and its text", 1, "1"],
    ["zero and false", 0, false],
    ["a shorter list", [1], [1, 1]],
  ])("J7 not the same: %s", (_, a, b) => {
    expect(sameJson(a, b)).toBe(false);
    expect(sameJson(b, a)).toBe(false);
  });
});

/** A deep copy with the members of every object in the other order. */
function turned(any: unknown): unknown {
  if (Array.isArray(any)) return any.map(turned);
  if (typeof any !== "object" || any === null) return any;
  return Object.fromEntries(
    Object.entries(any)
      .map(([name, member]) => [name, turned(member)] as const)
      .reverse(),
  );
}

describe("J8 a value nests as deep as its text", () => {
  test("J8 the limits for values and for texts are the same", () => {
    fc.assert(
      fc.property(value, fc.nat({ max: 6 }), (any, max) => {
        expect(isDeeper(any, max)).toBe(!parseJson(JSON.stringify(any), { maxDepth: max }).ok);
      }),
    );
    expect([isDeeper(0, 0), isDeeper([], 0), isDeeper([], 1), isDeeper({ a: [] }, 1)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  test("J8 a value without an end is deeper than any limit", () => {
    const endless: { next?: unknown } = {};
    endless.next = [endless];
    expect(isDeeper(endless, 100_000)).toBe(true);
  });

  test("J8 a part that is used twice on every level is looked at once on each", () => {
    const doubled = Array.from({ length: 100 }).reduce<unknown>((part) => [part, part], 0);
    expect([isDeeper(doubled, 100), isDeeper(doubled, 99)]).toEqual([false, true]);
  });
});
