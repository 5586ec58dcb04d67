/** What a source must not contain, and what it costs at most. */

import { describe, expect, test } from "vitest";
import type { Helpers } from "../../src/merge/helper.ts";
import { compileMerge } from "../../src/merge/merge.ts";
import { merged, problems } from "./merging.ts";

const helpers: Helpers = { double: { values: [1, 1], options: ["by"], call: ([value]) => Number(value) * 2 } };

describe("ME2 constructs outside the subset are refused, each with its place", () => {
  test.each([
    ["{{{name}}}", "merge.forbidden 1:1"],
    ["a\n b{{&name}}", "merge.forbidden 2:3"],
    ["{{> part}}", "merge.forbidden 1:1"],
    ["{{#> part}}x{{/part}}", "merge.forbidden 1:1"],
    ['{{#*inline "part"}}x{{/inline}}', "merge.forbidden 1:1"],
    ["{{* mark}}", "merge.forbidden 1:1"],
    ["{{lookup this name}}", "merge.forbidden 1:1"],
    ["{{#if (lookup this name)}}{{/if}}", "merge.forbidden 1:7"],
    ["{{log name}}", "merge.forbidden 1:1"],
    ["{{log}}", "merge.forbidden 1:1"],
    ["{{#each rows as |row|}}{{row}}{{/each}}", "merge.forbidden 1:1"],
    ["{{#if a}}{{else each rows as |row|}}{{/if}}", "merge.forbidden 1:10"],
    ["{{{{raw}}}}{{x}}{{{{/raw}}}}", "merge.forbidden 1:1"],
    ["{{{{if a}}}}{{x}}{{{{/if}}}}", "merge.forbidden 1:1"],
    ["{{#section}}x{{/section}}", "merge.unknownBlock 1:1"],
    ["{{^section}}x{{/section}}", "merge.unknownBlock 1:1"],
    ["{{nope x}}", "merge.unknownHelper 1:1"],
    ["{{double (nope x)}}", "merge.unknownHelper 1:10"],
    ["{{toString x}}", "merge.unknownHelper 1:1"],
    ["{{constructor x}}", "merge.unknownHelper 1:1"],
    ["{{if}}", "merge.unknownHelper 1:1"],
    ["{{double}}", "merge.arguments 1:1"],
    ["{{double 1 2}}", "merge.arguments 1:1"],
    ["{{double 1 of=2}}", "merge.arguments 1:1"],
    ["{{double 1 by=2 by=3}}", "merge.arguments 1:1"],
    ["{{#if}}{{/if}}", "merge.arguments 1:1"],
    ["{{#each a b}}{{/each}}", "merge.arguments 1:1"],
    ["{{#each a includeZero=true}}{{/each}}", "merge.arguments 1:11"],
    ["{{../name}}", "merge.path 1:3"],
    ["{{#if a}}{{../b}}{{/if}}", "merge.path 1:12"],
    ["{{#each a}}{{../../b}}{{/each}}", "merge.path 1:14"],
    ["{{@index}}", "merge.path 1:3"],
    ["{{#each a}}{{@../index}}{{/each}}", "merge.path 1:14"],
    ["{{@secret}}", "merge.path 1:3"],
    ['{{"name"}}', "merge.path 1:1"],
    ["{{12}}", "merge.path 1:1"],
    ["{{(double 1)}}", "merge.path 1:1"],
    ["{{(double 1).a}}", "merge.path 1:3"],
    ["{{a.#b}}", "merge.path 1:3"],
    ["{{[a.b]}}", "merge.path 1:3"],
    ["{{double.a 1}}", "merge.path 1:1"],
    ["{{a=1}}", "merge.path 1:1"],
    ["a\n{{name", "merge.syntax 2:1"],
    ["{{#if a}}", "merge.syntax 1:1"],
    ["{{#if a}}{{/each}}", "merge.syntax 1:4"],
    ["{{a..b}}", "merge.unknownHelper 1:1"],
  ])("ME2 %s", (source, says) => {
    expect(problems(source, {}, { helpers })).toContain(says);
  });

  test("ME2 all findings of a source are told at once, with the pointer of its place", () => {
    const compiled = compileMerge("{{{a}}}{{> b}}", { escape: "html", pointer: "/root/3" });
    expect(compiled.ok ? [] : compiled.error.map(({ path, code }) => `${path} ${code}`)).toEqual([
      "/root/3 merge.forbidden",
      "/root/3 merge.forbidden",
    ]);
  });

  test("ME2 a helper cannot take a name of the language", () => {
    for (const name of ["if", "lookup", "this", "index", "constructor"])
      expect(() => compileMerge("", { escape: "text", helpers: { [name]: helpers.double as never } })).toThrow(
        RangeError,
      );
  });

  test("ME2 a syntax tree in place of a source is not taken", () => {
    const tree = { type: "Program", body: [], length: 1, split: () => [] } as unknown as string;
    expect(() => compileMerge(tree, { escape: "text" })).toThrow(TypeError);
  });
});

describe("ME3 only own, plain data are read", () => {
  class Debtor {
    name = "Ada";
    get secret() {
      return "no";
    }
  }
  const own = Object.defineProperty({}, "secret", { get: () => "no", enumerable: true });

  test.each([
    ["{{constructor.name}}", { a: 1 }],
    ["{{a.constructor}}{{a.__proto__}}{{__proto__.a}}", { a: "text" }],
    ["{{toString}}{{valueOf}}{{hasOwnProperty}}", { a: 1 }],
    ["{{a.toUpperCase}}{{a.trim}}", { a: "text" }],
    ["{{rows.map}}{{rows.constructor}}", { rows: [1] }],
    ["{{secret}}", new Debtor()],
    ["{{secret}}", own],
    ["{{secret}}", Object.create({ secret: "no" })],
    ["{{#each this}}{{this}}{{/each}}", own],
    ["{{call}}", { call: () => "no" }],
  ])("ME3 %s gives nothing", (source, context) => {
    expect(merged(source, context)).toBe("");
  });

  test("ME3 own data of a class instance, lengths and signs of texts are plain", () => {
    expect(merged("{{name}} {{name.length}} {{name.[1]}}", new Debtor())).toBe("Ada 3 d");
  });

  test("ME3 a name that reaches a prototype elsewhere is an ordinary member when it is own data", () => {
    const context = JSON.parse('{"__proto__":"p","constructor":"c","toString":"t"}');
    expect(merged("{{__proto__}}{{constructor}}{{toString}}{{#each this}}{{this}}{{/each}}", context)).toBe("pctpct");
  });

  test("ME3 nothing of a value is called to write it", () => {
    const trap = { toString: () => "no", valueOf: () => 1, toHTML: () => "<b>", [Symbol.toPrimitive]: () => "no" };
    expect(merged("{{a}}|{{b}}", { a: trap, b: [trap, null, 1] }, { escape: "html" })).toBe(
      "[object Object]|[object Object],,1",
    );
  });
});

describe("ME4 a merge ends soon", () => {
  const rows = Array.from({ length: 2000 }, (_, index) => index);

  test("ME4 loops together have so many rows", () => {
    const source = "{{#each rows}}{{#each ../rows}}x{{/each}}{{/each}}";
    expect(problems(source, { rows })).toEqual(["merge.limits 1:15"]);
    expect(problems("{{#each rows}}x{{/each}}", { rows }, { limits: { rows: 2000 } })).toEqual([]);
    expect(problems("{{#each rows}}x{{/each}}", { rows }, { limits: { rows: 1999 } })).toEqual(["merge.limits 1:1"]);
  });

  test("ME4 the text has so many characters", () => {
    const long = "x".repeat(1000);
    const source = "x{{#each rows}}{{../long}}{{/each}}";
    expect(problems(source, { rows, long }, { limits: { length: 100_000 } })).toEqual(["merge.limits 1:2"]);
    expect(problems("{{long}}", { long }, { limits: { length: 999 } })).toEqual(["merge.limits 1:1"]);
    expect(problems("{{long}}", { long }, { limits: { length: 1000 } })).toEqual([]);
  });

  test("ME4 tags are nested so deep, and a source is so long", () => {
    const nested = (depth: number) => "{{#if a}}".repeat(depth) + "{{/if}}".repeat(depth);
    expect(problems(nested(32))).toEqual([]);
    expect(problems(nested(40))[0]).toMatch(/^merge.limits/);
    expect(problems(nested(20_000))[0]).toMatch(/^merge.limits/);
    expect(problems(`{{double ${"(double ".repeat(40)}1${")".repeat(40)}}}`, {}, { helpers })[0]).toMatch(
      /^merge.limits/,
    );
    expect(problems("x".repeat(500_001))).toEqual(["merge.limits 1:1"]);
  });
});
