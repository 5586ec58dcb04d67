/** What holds for every input, however broken. */

import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDuration } from "../../src/base/duration.ts";
import { validateShape } from "../../src/check/generated/validateShape.js";
import { strategySchema } from "../../src/check/schema.ts";
import { validateStrategy, validateStrategyText } from "../../src/check/validate.ts";
import { OPERATORS } from "../../src/conditions/operators.ts";
import { DIAGNOSTIC_SEVERITY } from "../../src/model/diagnostic.ts";
import { strategies } from "../arbitrary.ts";
import { END, type Json, mail, PAID, sample } from "./sample.ts";

/** A strategy with most members of the document. */
const rich = sample(
  {
    description: "all of it",
    tags: ["a"],
    version: 3,
    time: { zone: "Europe/Madrid", clock: "strategy", at: "10:00", calendar: "weekdays" },
    policies: [],
    fields: {
      type: "object",
      properties: { tier: { enum: ["a", "b"] }, due: { type: "string", format: "date" } },
      required: ["tier", "due"],
    },
    segments: { vip: { title: "VIP", when: { hasTag: ["vip"] } } },
    entry: {
      start: "w",
      when: { ">": [{ var: "dpd" }, 0] },
      on: ["case.created"],
      reentry: "afterExit",
      cooldown: "P7D",
      byDpd: [{ from: 30, start: "ask" }],
    },
    exits: [PAID, { id: "closed", on: ["case.closed"], outcome: "withdrawn", x: 1 }],
    handlers: [{ id: "h", on: ["dispute.opened"], when: { known: [{ var: "event.at" }] }, goto: "ask" }],
  },
  {
    mail: mail("ask", {
      purpose: "legalNotice",
      giveUpAfter: "P1D",
      awaitReceipt: "PT4H",
      page: { template: "p@1", actions: ["pay"], validFor: "P7D" },
      bundle: "b",
      ttl: "P1D",
      recipient: "debtor",
      to: { next: "ask", blocked: "end", failed: "end" },
    }),
    w: {
      type: "wait",
      until: { anchor: "data.due", offset: "-P1B" },
      gap: "P1D",
      gapChannels: ["email"],
      at: "09:00",
      roll: "forward",
      ifPast: "skip",
      to: { next: "mail", skipped: "ask" },
    },
    ask: {
      type: "if",
      when: { and: [{ segment: "vip" }, { some: [{ var: "obligations" }, { ">": [{ var: "amountMinor" }, 5] }] }] },
      to: { yes: "sw", no: "split", unknown: "end" },
    },
    sw: {
      type: "switch",
      cases: [{ port: "a", when: { "==": [{ var: "data.tier" }, "a"] } }],
      to: { a: "listen", else: "set" },
    },
    listen: {
      type: "waitFor",
      for: "P3D",
      cases: [{ port: "paying", on: ["payment.received"], when: { ">=": [{ var: "event.data.amountMinor" }, 5] } }],
      to: { paying: "set", timeout: "split" },
    },
    split: {
      type: "split",
      experiment: "e",
      variants: [
        { key: "a", weight: 4000, control: true },
        { key: "b", weight: 6000 },
      ],
      unit: "case",
      salt: "s",
      ramp: 5000,
      hash: "murmur3_32/1",
      to: { a: "set", b: "set", out: "set" },
    },
    set: {
      type: "set",
      name: "Set",
      note: "n",
      values: { "a.b": { "+": [{ var: "dpd" }, 1] } },
      stage: "late",
      addTags: ["t"],
      removeTags: ["u"],
      to: { next: "goal" },
    },
    goal: { type: "goal", goal: "g", valueMinor: 5, checkpoint: true, to: { next: "end" } },
    end: END,
  },
);

/** Every place in a document, as the names that lead there. */
function placesIn(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [at];
  return [
    at,
    ...Object.keys(value).flatMap((name) =>
      placesIn((value as Json)[name], [...at, Array.isArray(value) ? Number(name) : name]),
    ),
  ];
}

/** The document with the value at a place replaced, or taken out. */
function changed(doc: unknown, [name, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(doc))
    return doc.flatMap((item, i) =>
      i !== name ? [item] : rest.length > 0 ? [changed(item, rest, value)] : value === undefined ? [] : [value],
    );
  const { [name]: member, ...others } = doc as Record<string | number, unknown>;
  if (rest.length === 0 && value === undefined) return others;
  const replaced = Object.entries(doc as Json).map(([key, old]) => [
    key,
    key === String(name) ? changed(member, rest, value) : old,
  ]);
  return Object.fromEntries(replaced);
}

const junk = fc.oneof(
  fc.constant(undefined),
  fc.jsonValue(),
  fc.constantFrom<unknown[]>(
    "end",
    "mail",
    "w",
    "P1D",
    "09:00",
    "__proto__",
    "email",
    "data.x",
    10_000,
    -1,
    0.5,
    [],
    {},
    null,
    true,
  ),
  fc.constantFrom<unknown[]>(
    { toString: 1, valueOf: 2 },
    { var: "data.y" },
    { "==": [null, { var: [] }] },
    { length: 1e9 },
    { type: "send" },
    { type: "wait", to: { next: "w" } },
  ),
  fc.constantFrom(
    ...placesIn(rich).map((place) => place.reduce<unknown>((value, name) => (value as Json)[name], rich)),
  ),
);
/** What involves people, other strategies and the host, as a document that is read for ever. */
const people = JSON.parse(
  readFileSync(new URL("../documents/v1/invoices-with-people.json", import.meta.url), "utf8"),
) as Json;

const mutants = fc
  .tuple(fc.constantFrom(rich, people), fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 4 }))
  .map(([first, changes]) =>
    changes.reduce<unknown>((doc, [pick, value]) => {
      const all = placesIn(doc);
      // As JSON holds it: -0 is 0.
      return changed(
        doc,
        all[pick % all.length] ?? [],
        value === undefined ? value : JSON.parse(JSON.stringify(value)),
      );
    }, first),
  );

/** Every finding can be shown: a known code, a pointer, data that are JSON, a sentence. */
function expectSound(doc: unknown): void {
  for (const { code, severity, path, data, message, fix } of validateStrategy(doc)) {
    expect(severity).toBe(DIAGNOSTIC_SEVERITY[code]);
    expect(path).toMatch(/^(\/|$)/);
    expect(message.length).toBeGreaterThan(10);
    expect(JSON.parse(JSON.stringify({ data, fix: fix ?? null }))).toEqual({ data, fix: fix ?? null });
  }
}

describe("V14 validation never throws, and says the same every time", () => {
  test("V14 the document to start from has no finding", () => {
    expect(validateStrategy(rich)).toEqual([]);
  });

  test("V14 any JSON value", () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), expectSound));
  });

  test("V14 a strategy with members replaced and taken out", () => {
    fc.assert(fc.property(mutants, expectSound), { numRuns: 4 * (fc.readConfigureGlobal().numRuns ?? 100) });
  });

  test("V14 any text", () => {
    const cut = fc.tuple(fc.nat(), fc.string()).map(([at, text]) => {
      const json = JSON.stringify(rich);
      return json.slice(0, at % json.length) + text + json.slice((at % json.length) + text.length);
    });
    fc.assert(
      fc.property(fc.oneof(cut, fc.string()), (text) => {
        expect(validateStrategyText(text)).toEqual(validateStrategyText(text));
      }),
    );
  });

  test("V14 values that JSON has not, and values without an end", () => {
    const endless: Json = sample();
    endless.x = [endless, endless];
    expect(validateStrategy(endless).map(({ code }) => code)).toEqual(["json.tooDeep"]);
    for (const odd of [
      undefined,
      1n,
      Symbol("a"),
      () => 1,
      new Map([["format", "dunlin.strategy/1"]]),
      Object.create(null),
    ])
      expectWithoutThrowing(odd);
  });
});

function expectWithoutThrowing(value: unknown): void {
  expect(validateStrategy(value).length).toBeGreaterThan(0);
}

test("V15 text and value have the same findings, but for their places", () => {
  fc.assert(
    fc.property(mutants, (doc) => {
      const text = JSON.stringify(doc);
      if (text === undefined) return;
      const without = validateStrategyText(text).map(({ data: { line: _, column: __, ...data }, ...rest }) => ({
        ...rest,
        data,
      }));
      expect(without).toEqual(validateStrategy(JSON.parse(text)));
    }),
  );
});

describe("V16 the published schema and the validator are the same", () => {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    discriminator: true,
    allErrors: true,
  });
  const published: Json = JSON.parse(
    readFileSync(new URL("../../schema/strategy.schema.json", import.meta.url), "utf8"),
  );
  const check = ajv.compile(published);

  test("V16 the file is the schema, and a schema of its draft", () => {
    expect(published).toEqual(strategySchema);
    expect(ajv.validateSchema(published)).toBe(true);
    expect(published.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  });

  test("V16 both refuse the same documents", () => {
    expect(check(rich)).toBe(true);
    fc.assert(
      fc.property(mutants, (doc) => {
        expect(validateShape(doc)).toBe(check(doc));
      }),
      { numRuns: 5 * (fc.readConfigureGlobal().numRuns ?? 100) },
    );
  });

  test("V16 the validator needs nothing at run time", () => {
    const code = readFileSync(new URL("../../src/check/generated/validateShape.js", import.meta.url), "utf8");
    expect(code).not.toMatch(/\brequire\b|\bimport\b|\bFunction\b|\beval\b|\.concat\(/);
  });

  test("V16 every member has a description, so that a code editor can explain it", () => {
    const mute = membersWithout(published);
    expect(mute).toEqual([]);
  });

  test("V16 every operator has a line of help", () => {
    const { condition } = published.$defs as Record<string, { properties: Json }>;
    expect(Object.keys(condition?.properties ?? {}).sort()).toEqual([...Object.keys(OPERATORS), "var"].sort());
  });
});

/** Members of objects that the schema closes, without a word of their own or of what they refer to. */
function membersWithout(schema: Json): string[] {
  const defs = schema.$defs as Record<string, Json>;
  const told = (part: Json): boolean =>
    typeof part.description === "string" ||
    typeof part.title === "string" ||
    (typeof part.$ref === "string" && told(defs[part.$ref.replace("#/$defs/", "")] ?? {}));
  const walk = (part: unknown, at: string): string[] => {
    if (typeof part !== "object" || part === null) return [];
    const members =
      (part as Json).additionalProperties === false
        ? Object.entries(((part as Json).properties ?? {}) as Record<string, Json>)
        : [];
    return [
      ...members.filter(([, member]) => !told(member)).map(([name]) => `${at}/${name}`),
      ...Object.entries(part).flatMap(([name, child]) => walk(child, `${at}/${name}`)),
    ];
  };
  return walk(schema, "");
}

test("V17 the schema and the engine agree on what a duration is", () => {
  const part = fc
    .tuple(fc.nat({ max: 200_000 }), fc.constantFrom("Y", "M", "W", "D", "H", "S", "B", "T", ""))
    .map(([n, unit]) => `${n}${unit}`);
  const texts = fc
    .tuple(fc.constantFrom("P", "-P", ""), fc.array(fc.oneof(part, fc.constantFrom("T", "P")), { maxLength: 4 }))
    .map(([head, parts]) => head + parts.join(""));
  const { duration, offset } = strategySchema.$defs as Record<string, { pattern: string }>;
  const [plain, signed] = [new RegExp(duration?.pattern ?? "", "u"), new RegExp(offset?.pattern ?? "", "u")];
  fc.assert(
    fc.property(fc.oneof(texts, fc.constantFrom("P1D", "-P7D", "PT", "P", "P3B", "-P3B", "P1YT1S", "P1DT")), (text) => {
      expect(signed.test(text)).toBe(parseDuration(text) !== undefined);
      expect(plain.test(text)).toBe(parseDuration(text)?.sign === 1);
    }),
  );
});

test("V18 a document made of thousands of mistakes is checked in time that grows with its size only", () => {
  const nodes = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, i) => [
      `n${i}`,
      i % 2 === 0 ? { type: "send", to: { next: `m${i}` } } : { type: "t", to: 5 },
    ]),
  );
  const fields = {
    properties: Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`f${i}`, { type: i, items: [] }])),
  };
  const findings = validateStrategyText(JSON.stringify(sample({ nodes, fields })));
  expect(findings.length).toBeLessThanOrEqual(500);
});

test("V19 a strategy that is well-formed by construction has no error", () => {
  fc.assert(
    fc.property(strategies, (strategy) => {
      expect(validateStrategy(strategy).filter(({ severity }) => severity === "error")).toEqual([]);
    }),
  );
});
