/** Holds the merge against Handlebars itself. */

import fc from "fast-check";
import Handlebars from "handlebars";
import { expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import type { Helpers } from "../../src/merge/helper.ts";
import { compileMerge } from "../../src/merge/merge.ts";
import { textOf } from "../../src/merge/values.ts";
import { contexts, sources } from "./sources.ts";

const RUNS = sized(1000, 10_000);

const ENVIRONMENT = { locale: "en", zone: "UTC" };

/** The same two functions for both languages. Handlebars leaves an option out whose value is the word `undefined`. */
const join = (values: readonly unknown[], options: object) =>
  [
    ...values.map((value) => textOf(value)),
    ...Object.entries(options)
      .filter(([, value]) => value !== undefined)
      .sort()
      .map(([name, value]) => `${name}:${textOf(value)}`),
  ].join("+");
const kind = ([value]: readonly unknown[]) => (value === null ? null : Array.isArray(value) ? value : typeof value);

const helpers: Helpers = {
  join: { values: [1, 3], options: ["x", "y"], call: join },
  kind: { values: [1, 3], options: ["x", "y"], call: kind },
};

const oracle = Handlebars.create();
for (const [name, { call }] of Object.entries(helpers))
  oracle.registerHelper(name, (...args: unknown[]) => {
    const { hash } = args.pop() as { hash: object };
    return call(args, { ...hash }, { ...ENVIRONMENT, context: "html" });
  });

/** As it is by default, but without its warnings about prototypes. */
const theirs = (source: string, context: unknown): string =>
  oracle.compile(source)(context, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });

function ours(source: string, context: unknown): string {
  const program = compileMerge(source, { escape: "html", helpers });
  if (!program.ok) return `refused: ${program.error.map(({ message }) => message).join(" ")}`;
  const merged = program.value.render(context, ENVIRONMENT);
  return merged.ok ? merged.value.text : `withheld: ${merged.error.map(({ message }) => message).join(" ")}`;
}

test("ME1 every source of the shared subset is merged byte for byte as Handlebars does it", () => {
  let loops = 0;
  fc.assert(
    fc.property(sources, contexts, (source, context) => {
      const wanted = theirs(source, context);
      if (/#each/.test(source) && wanted !== "") loops += 1;
      expect(ours(source, context)).toBe(wanted);
    }),
    { numRuns: RUNS },
  );
  expect(loops).toBeGreaterThan(RUNS * 0.1);
});

test.each([
  [
    "{{#each rows}}{{#each this}}[{{../x}}{{../length}}]{{/each}}{{/each}}",
    { rows: [["a"], [5], [[5]], [""]], x: "root" },
  ],
  [
    "{{#each rows}}{{#with ../five}}[{{../x}}{{../length}}]{{/with}}{{/each}}",
    { rows: [5, "5", [5], [], true], five: 5, x: "root" },
  ],
  [
    "{{#each rows}}{{#if ../x}}[{{this}}]{{#each @root.rows}}[{{../../x}}|{{../x}}]{{/each}}{{/if}}{{/each}}",
    { rows: [null, { x: 1 }], x: "root" },
  ],
  ["{{#each rows}}{{#each this}}{{../x}}{{else}}[{{this}}]{{/each}}{{/each}}", { rows: [null, 0, "", {}], x: "root" }],
  ["{{#each rows}}{{#if ../x}}{{#with @root.x}}[{{..}}]{{/with}}{{/if}}{{/each}}", { rows: [null], x: "root" }],
])("ME1 what counts as a scope of its own: %s", (source, context) => {
  expect(ours(source, context)).toBe(theirs(source, context));
});

test("ME1 a name that ends in this is a value, also where a helper has it", () => {
  const named: Helpers = { dothis: { values: [0, 0], call: () => "helper" } };
  const local = Handlebars.create();
  local.registerHelper("dothis", () => "helper");
  const compiled = compileMerge("{{dothis}}", { escape: "html", helpers: named });
  const wanted = local.compile("{{dothis}}")({ dothis: "value" });
  expect(compiled.ok && compiled.value.render({ dothis: "value" }, ENVIRONMENT)).toMatchObject({
    value: { text: wanted },
  });
});
