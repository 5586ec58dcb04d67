/** Values held against our schemas, beside ajv. */

import { Ajv, type ErrorObject } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PropsSchema } from "../../src/blocks/definition.ts";
import { schemaChecks } from "../../src/blocks/jsonSchema.ts";
import { BLOCKS } from "../../src/blocks/registry.ts";
import { templateSchema } from "../../src/blocks/templateSchema.ts";
import { STARTER_TEMPLATES } from "../../src/starter.ts";
import { LETTER, MAIL, PAGE } from "../compile/examples.ts";

const defs = templateSchema.$defs as Readonly<Record<string, PropsSchema>>;
const schemaProblems = schemaChecks(defs);
const ajv = new Ajv({
  allErrors: true,
  inlineRefs: false,
  ownProperties: true,
  strictTypes: false,
  strictRequired: false,
});

/** What ajv finds without what the ways of an alternative say, which is noise beside the alternative itself. */
function asAjv(schema: PropsSchema): (value: unknown) => readonly unknown[] {
  const check = ajv.compile({ ...schema, $defs: defs });
  return (value) => (check(value) ? [] : (check.errors as ErrorObject[]).filter(isTold).map(plainly));
}

const isTold = ({ schemaPath, keyword }: ErrorObject) => keyword !== "if" && !/\/oneOf\/\d+\//.test(schemaPath);

const plainly = ({ keyword, instancePath, params }: ErrorObject) => ({ keyword, path: instancePath, params });

const SCHEMAS: readonly (readonly [string, PropsSchema])[] = [
  ["a template", templateSchema],
  ...BLOCKS.map(({ type, propsSchema }) => [type, propsSchema] as const),
];

/** Values of every kind, also such that nothing has a use for. */
const ODD: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, 1, -1, 1.5, 700, "", "en", "email", "x".repeat(201), "😀".repeat(150)),
  fc.constantFrom<unknown>(
    "😀".repeat(201),
    [],
    {},
    ["en", "en"],
    [{ t: "a" }],
    [{ t: "a", br: 1 }],
    [{ br: 2 }],
    [{}],
  ),
  fc.constantFrom<unknown>({ to: "url" }, { to: "url", url: "x", var: "" }, { en: [{ t: 1 }] }, { en: "a" }, [
    "a",
    "b",
  ]),
  fc.constantFrom<unknown>([{ plural: "a", forms: { one: [], few: 1 } }], [{ select: "a", cases: { "x/y~": [{}] } }]),
  fc.jsonValue({ maxDepth: 2 }),
);

/** The value with some member or item put in, changed or taken away, at any depth. */
function bent(value: unknown, picks: readonly number[], odd: unknown): unknown {
  const [pick = 0, ...rest] = picks;
  if (picks.length === 0 || typeof value !== "object" || value === null) return odd;
  const names = Object.keys(value);
  const name = names[pick % (names.length + 1)] ?? "other";
  const copy: Record<string, unknown> = { ...value };
  if (pick % 7 === 0) delete copy[name];
  else copy[name] = bent(copy[name], rest, odd);
  return Array.isArray(value) ? Object.values(copy) : copy;
}

const bends = fc.tuple(fc.array(fc.nat(1000), { maxLength: 9 }), ODD);

describe("BL11 a value is held against a schema as ajv holds it", () => {
  test.each(SCHEMAS)("BL11 %s, with any value", (_, schema) => {
    const reference = asAjv(schema);
    fc.assert(
      fc.property(ODD, (value) => {
        expect(schemaProblems(schema, value)).toEqual(reference(value));
      }),
    );
  });

  test.each(BLOCKS.map((block) => [block.type, block] as const))("BL11 %s, bent", (_, { propsSchema, defaults }) => {
    const reference = asAjv(propsSchema);
    fc.assert(
      fc.property(fc.array(bends, { minLength: 1, maxLength: 3 }), (all) => {
        const value = all.reduce<unknown>((whole, [picks, odd]) => bent(whole, picks, odd), defaults);
        expect(schemaProblems(propsSchema, value)).toEqual(reference(value));
      }),
    );
  });

  test("BL11 documents, bent", () => {
    const reference = asAjv(templateSchema);
    const documents = [MAIL, PAGE, LETTER, ...STARTER_TEMPLATES];
    for (const doc of documents) expect(schemaProblems(templateSchema, doc)).toEqual([]);
    fc.assert(
      fc.property(fc.constantFrom(...documents), fc.array(bends, { minLength: 1, maxLength: 4 }), (doc, all) => {
        const value = all.reduce<unknown>((whole, [picks, odd]) => bent(whole, picks, odd), doc);
        expect(schemaProblems(templateSchema, value)).toEqual(reference(value));
      }),
      { numRuns: 1000 },
    );
  });

  test("BL11 a keyword that is not known is no keyword that holds", () => {
    expect(() => schemaProblems({ multipleOf: 2 }, 3)).toThrow(RangeError);
    expect(() => schemaProblems({ type: "null" }, 3)).toThrow(RangeError);
    expect(() => schemaProblems({ $ref: "#/$defs/none" }, 3)).toThrow(RangeError);
  });
});
