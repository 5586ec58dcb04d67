/** Paths reach what objects have themselves, in every back end, whatever their prototypes are. */

import { afterEach, describe, expect, test, vi } from "vitest";
import { codegen } from "../../src/codegen.ts";
import { environmentOf } from "../../src/conditions/environment.ts";
import { interpret } from "../../src/conditions/interpret.ts";
import { parseCondition } from "../../src/conditions/parse.ts";

// Afresh: closures keep places for the first members that are read, which other files may have taken.
vi.resetModules();
const { compileCondition, compileExpression } = await import("../../src/index.ts");

/** The value of a path of facts, which is the same in all back ends. */
function foundAt(path: string, facts: object): unknown {
  const read = readerOf(path);
  const value = read(facts);
  // A second object of another shape, so that a back end that learns has something to learn.
  expect(read({ other: facts })).toBeUndefined();
  expect(read(facts)).toBe(value);
  return value;
}

/** Reads a path in all back ends. */
function readerOf(path: string): (facts: object) => unknown {
  const rule = { var: path };
  const parsed = parseCondition(rule, { gives: "any" });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const ways = [
    compileExpression(rule),
    compileExpression(rule, { backend: codegen }),
    (facts: object) => codegen.compile(parsed.value)(environmentOf(facts)),
  ];
  return (facts) => {
    const value = interpret(parsed.value, environmentOf(facts));
    for (const way of ways) expect(way(facts)).toBe(value);
    return value;
  };
}

describe("C4 paths reach own members only", () => {
  const inherited = Object.create({ secret: 1, deep: { x: 1 } }) as object;
  test.each([
    ["toString", {}],
    ["length", []],
    ["a.length", { a: "text" }],
    ["secret", inherited],
    ["deep.x", inherited],
    ["a.__proto_x", { a: {} }],
    ["list.-1", { list: [1] }],
    ["list.01", { list: [1, 2] }],
    ["a.b", { a: Object.create({ b: 1 }) }],
  ])("C4 %s", (path, facts) => {
    expect(foundAt(path, facts)).toBeUndefined();
  });

  test("C4 of any object its own members are found", () => {
    class Account {
      readonly dpd = 9;
      get bucket(): string {
        throw new Error("a getter of a class was called");
      }
    }
    expect(foundAt("dpd", new Account())).toBe(9);
    expect(foundAt("bucket", new Account())).toBeUndefined();
    expect(foundAt("dpd", Object.assign(Object.create(null) as object, { dpd: 8 }))).toBe(8);
    expect(foundAt("toString", { toString: 7 })).toBe(7);
    expect(foundAt("a.1", { a: [5, 6] })).toBe(6);
    expect(foundAt("a", { a: null })).toBeUndefined();
    expect(foundAt("a.b.c", { a: { b: { c: false } } })).toBe(false);
  });

  describe("C4 what is put on all objects is no fact", () => {
    afterEach(() => {
      Reflect.deleteProperty(Object.prototype, "sneaked");
    });
    test.each([true, false])("C4 before or after the condition was compiled, enumerable: %s", (enumerable) => {
      const before = readerOf("sneaked");
      const nested = readerOf("a.sneaked");
      const list = compileCondition({ some: [{ var: "list" }, { known: [{ var: "sneaked" }] }] });
      for (let i = 0; i < 1000; i++) expect(before({ i })).toBeUndefined();
      Object.defineProperty(Object.prototype, "sneaked", { value: 1, enumerable, configurable: true, writable: true });
      for (const read of [before, readerOf("sneaked")]) {
        expect(read({ i: 1 })).toBeUndefined();
        expect(read({ sneaked: 2 })).toBe(2);
      }
      expect([nested({ a: {} }), nested({ a: { sneaked: 3 } })]).toEqual([undefined, 3]);
      expect([list({ list: [{}] }), list({ list: [{ sneaked: 4 }] })]).toEqual([false, true]);
    });
  });

  test("C4 reserved names are refused", () => {
    for (const path of ["__proto__.x", "a.constructor", "prototype"]) {
      expect(() => compileCondition({ known: [{ var: path }] })).toThrow(/reserved/);
    }
  });

  // Last, because it takes all the places.
  test("C4 however many members are read, and of however many shapes", () => {
    const names = Array.from({ length: 200 }, (_, i) => `m${i}`);
    const facts = Object.fromEntries(names.map((name, i) => [name, i]));
    expect(names.map((name) => foundAt(name, facts))).toEqual(Object.values(facts));
    const read = readerOf("seen");
    for (const name of names) expect([read({ [name]: 1, seen: 2 }), read({ [name]: 1 })]).toEqual([2, undefined]);
  });
});
