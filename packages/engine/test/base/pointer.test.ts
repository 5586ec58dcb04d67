/** JSON pointers: the places that diagnostics name. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePointer, pointer, RESERVED_NAMES } from "../../src/base/pointer.ts";

const name = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom("~", "/", "0", "1", "a") }));

test("J9 a pointer that is written and read again has the same parts", () => {
  fc.assert(
    fc.property(fc.array(name), (parts) => {
      expect(parsePointer(pointer(parts))).toEqual(parts);
    }),
  );
  expect(parsePointer(pointer(["nodes", 0, 12]))).toEqual(["nodes", "0", "12"]);
});

/** Source: RFC 6901, section 5. */
describe("J10 a pointer is written as RFC 6901 says", () => {
  test.each<[string, (string | number)[]]>([
    ["", []],
    ["/foo", ["foo"]],
    ["/foo/0", ["foo", 0]],
    ["/", [""]],
    ["/a~1b", ["a/b"]],
    ["/c%d", ["c%d"]],
    ["/e^f", ["e^f"]],
    ["/g|h", ["g|h"]],
    ["/i\\j", ["i\\j"]],
    ['/k"l', ['k"l']],
    ["/ ", [" "]],
    ["/m~0n", ["m~n"]],
    ["/~01", ["~1"]],
    ["/~00~1", ["~0/"]],
    ["//", ["", ""]],
  ])("J10 %j", (text, parts) => {
    expect(pointer(parts)).toBe(text);
    expect(parsePointer(text)).toEqual(parts.map(String));
  });

  test("J10 what is read and written again is the same text, or was no pointer", () => {
    fc.assert(
      fc.property(name, fc.constantFrom("", "/"), (rest, start) => {
        const parts = parsePointer(start + rest);
        const isPointer = start + rest === "" || ((start + rest).startsWith("/") && !/~([^01]|$)/s.test(rest));
        expect(parts === undefined ? undefined : pointer(parts)).toBe(isPointer ? start + rest : undefined);
      }),
    );
    expect(["a", "a/b", "#/a", " /a", "/~", "/~2", "/a~", "~0"].filter((text) => parsePointer(text))).toEqual([]);
  });
});

test("J11 the names that lead out of an object in JavaScript are reserved", () => {
  expect([...RESERVED_NAMES].sort()).toEqual(["__proto__", "constructor", "prototype"]);
  const leadOut = ["__proto__", "constructor"].filter(
    (each) => (JSON.parse("{}") as object)[each as never] !== undefined,
  );
  expect(leadOut.every((each) => RESERVED_NAMES.has(each))).toBe(true);
});
