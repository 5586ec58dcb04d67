/** Generated code does what the document says and nothing else, whatever texts stand in it. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { codegen } from "../../src/codegen.ts";
import { generateCondition } from "../../src/conditions/codegen.ts";
import { parseCondition } from "../../src/conditions/parse.ts";
import { type Condition, compileExpression } from "../../src/index.ts";

const HOSTILE = [
  `"`,
  "'",
  "`",
  "\\",
  "\n",
  "\r",
  "\u2028",
  "\u2029",
  "$" + "{x}",
  "*/",
  "//",
  "</script>",
  "<!--",
  "]",
  "a",
];
const text = fc.array(fc.constantFrom(...HOSTILE), { maxLength: 6 }).map((parts) => parts.join(""));

test("C9 texts of a document stay texts: as literals, as names of fields, tags and sought texts", () => {
  fc.assert(
    fc.property(text, text, (given, other) => {
      const name = `f${other.replaceAll(".", "")}`;
      const rules: readonly Condition[] = [
        { cat: [given, other] },
        { in: [given, [given, other]] },
        { "==": [{ var: name }, given] },
        { startsWith: [{ var: name }, given] },
        { if: [{ known: [{ var: name }] }, given, other] },
        { hasTag: [`t${given}`] },
      ];
      const facts = { [name]: given, tags: [`t${other}`] };
      for (const rule of rules) {
        const made = compileExpression(rule, { backend: codegen });
        expect(made(facts), JSON.stringify(rule)).toStrictEqual(compileExpression(rule)(facts));
      }
    }),
    { numRuns: 300 },
  );
});

test("C9 no character that ends a line, a string or an element of a page gets into the text", () => {
  const rule: Condition = { "==": [{ var: "a\u2028b" }, '</script>\u2029\n"+alert(1)+"'] };
  const parsed = parseCondition(rule, { gives: "boolean" });
  if (!parsed.ok) throw new Error("a condition that is none");
  const code = generateCondition(parsed.value, { over: "facts", gives: "answer" });
  expect(code).not.toMatch(/[\u2028\u2029]|<\/script/);
  expect(code).toContain(String.raw`\"+alert(1)+\"`);
});

test("C10 a backend that is none is refused", () => {
  const asked = { backend: "codegen" } as never;
  expect(() => compileExpression({ var: "a" }, asked)).toThrow(RangeError);
});

test.each<[Condition, unknown]>([
  [{ in: ["b", "abc"] }, true],
  [{ in: [1, "abc"] }, undefined],
  [{ in: ["b", 5] }, undefined],
  [{ in: [false, 0] }, undefined],
  [{ in: [1, true] }, undefined],
  [{ if: [{ in: [1, 1] }, 2, 2] }, 2],
])("C1 a constant is sought in a constant: %j", (rule, value) => {
  expect(compileExpression(rule, { backend: codegen })({})).toBe(value);
  expect(compileExpression(rule)({})).toBe(value);
});
