/** What a merge does beyond what Handlebars does: required values, warnings, paths, values of helpers. */

import { describe, expect, test } from "vitest";
import { ValueError } from "../../src/base/valueError.ts";
import { SafeText } from "../../src/escape/safeText.ts";
import type { Helpers } from "../../src/merge/helper.ts";
import { compileMerge } from "../../src/merge/merge.ts";
import { ENVIRONMENT, merged, problems, program } from "./merging.ts";

const helpers: Helpers = {
  bold: { values: [1, 1], call: ([text]) => new SafeText("html", `<b>${text}</b>`) },
  fails: {
    values: [0, 1],
    call: ([value]) => {
      if (value === undefined) throw new TypeError("broken");
      throw new ValueError("value.money", "12.5 is no whole number of minor units", { value });
    },
  },
  where: { values: [0, 0], call: (_, __, { locale, zone, context }) => `${locale} ${zone} ${context}` },
  echo: { values: [0, 3], call: ([value]) => value },
};

describe("ME5 a message without a required value is not rendered, and says which", () => {
  const required = ["debtor.name", "obligations[].ref"];

  test.each([[undefined], [null], [""], ["  "]])("ME5 %j counts as missing", (name) => {
    const result = program("Hi {{debtor.name}}!", { required }).render({ debtor: { name } }, ENVIRONMENT);
    expect(result).toMatchObject({ ok: false, error: [{ code: "merge.missing", data: { path: "debtor.name" } }] });
  });

  test("ME5 zero and false are values", () => {
    expect(merged("{{debtor.name}}", { debtor: { name: 0 } }, { required })).toBe("0");
    expect(merged("{{debtor.name}}", { debtor: { name: false } }, { required })).toBe("false");
  });

  test("ME5 all that is missing is told, once per place", () => {
    const source = "{{debtor.name}}\n{{#each obligations}}{{ref}}{{/each}}";
    const context = { obligations: [{}, { ref: "A" }, {}] };
    expect(problems(source, context, { required })).toEqual(["merge.missing 1:3", "merge.missing 2:24"]);
  });

  test.each([
    ["{{#each obligations}}{{../debtor.name}}{{/each}}"],
    ["{{#each obligations}}{{@root.debtor.name}}{{/each}}"],
    ["{{#with debtor}}{{name}}{{/with}}"],
    ["{{#with debtor}}{{#with this}}{{./name}}{{/with}}{{/with}}"],
    ["{{echo debtor.name}}"],
    ["{{echo (echo debtor.name)}}"],
  ])("ME5 %s asks for the same value", (source) => {
    const context = { debtor: { age: 1 }, obligations: [1] };
    expect(problems(source, context, { required, helpers })).toHaveLength(1);
  });

  test("ME5 a condition may ask for it, and a branch that is not shown does not", () => {
    expect(merged("{{#if debtor.name}}{{debtor.name}}{{else}}-{{/if}}", {}, { required })).toBe("-");
    expect(merged("{{#each debtor.name}}x{{else}}-{{/each}}", {}, { required })).toBe("-");
  });

  test("ME5 an optional value that is missing shows nothing", () => {
    expect(merged("Hi {{a}}{{a.b.c}}!", {})).toBe("Hi !");
  });
});

describe("ME6 what a helper gives is a value like any other", () => {
  test("ME6 it knows locale, zone and context of its place", () => {
    const render = program("{{where}}", { helpers, escape: "sms" }).render;
    expect(render({}, { locale: "de", zone: "Europe/Berlin" })).toMatchObject({
      value: { text: "de Europe/Berlin sms" },
    });
  });

  test("ME6 safe text of our own is written as it is, in its context only", () => {
    expect(merged("{{bold a}}", { a: "x" }, { helpers, escape: "html" })).toBe("<b>x</b>");
    expect(merged("{{bold a}}", { a: "x" }, { helpers, escape: "attribute" })).toBe("&lt;b&gt;x&lt;/b&gt;");
    expect(merged("{{echo (bold a)}}", { a: "x" }, { helpers, escape: "html" })).toBe("<b>x</b>");
  });

  test.each([
    [{ toHTML: () => "<b>" }],
    [{ context: "html", text: "<b>" }],
    [JSON.parse('{"#context":"html","#text":"<b>"}')],
    [Object.create(SafeText.prototype)],
  ])("ME6 data cannot pass for it", (a) => {
    expect(merged("{{a}}", { a: { toHTML: "<b>" } }, { escape: "html" })).toBe("[object Object]");
    expect(() => merged("{{a}}", { a }, { escape: "html" })).not.toThrow(/</);
  });

  test("ME6 a value it cannot show withholds the message, with its reason and place", () => {
    const render = program("a\n {{fails 12.5}}", { helpers, pointer: "/root/0" }).render;
    expect(render({}, ENVIRONMENT)).toMatchObject({
      error: [
        {
          code: "merge.value",
          path: "/root/0",
          line: 2,
          column: 2,
          data: { helper: "fails", reason: "value.money", value: 12.5 },
        },
      ],
    });
    expect(problems("{{fails}}", {}, { helpers })).toEqual(["merge.value 1:1"]);
  });
});

test("ME7 a list or an object where a text belongs is written as Handlebars does, with a warning once per place", () => {
  const render = program("{{#each rows}}{{a}}{{/each}}").render;
  const result = render({ rows: [{ a: [1, 2] }, { a: {} }] }, ENVIRONMENT);
  expect(result).toMatchObject({
    value: {
      text: "1,2[object Object]",
      warnings: [{ code: "merge.notText", severity: "warning", data: { path: "rows[].a" } }],
    },
  });
});

describe("ME8 the paths of a source are told from the root, with their use", () => {
  test.each([
    ["{{a.b}} {{this.c}} {{./d}} {{[e f]}}", ["a.b value", "c value", "d value", "e f value"]],
    [
      "{{#each rows}}{{ref}}{{../a}}{{@index}}{{@root.b}}{{/each}}",
      ["rows list", "rows[].ref value", "a value", "b value"],
    ],
    [
      "{{#each rows}}{{#each parts}}{{this}}{{../ref}}{{/each}}{{/each}}",
      ["rows list", "rows[].parts list", "rows[].parts[] value", "rows[].ref value"],
    ],
    [
      "{{#with a}}{{b}}{{#with ../c}}{{d}}{{../e}}{{/with}}{{else}}{{f}}{{/with}}",
      ["a scope", "a.b value", "c scope", "c.d value", "a.e value", "f value"],
    ],
    ["{{#with a}}{{#with this}}{{b}}{{../c}}{{/with}}{{/with}}", ["a scope", "a scope", "a.b value", "c value"]],
    ["{{#if a}}{{b}}{{else if c}}{{d}}{{/if}}", ["a condition", "b value", "c condition", "d value"]],
    ["{{#unless a includeZero=b}}{{/unless}}", ["a condition", "b condition"]],
    ["{{echo a (echo b)}}", ["a argument", "b argument"]],
    ["{{#each (echo rows)}}{{x}}{{../y}}{{/each}}", ["rows argument", "y value"]],
  ])("ME8 %s", (source, paths) => {
    const compiled = compileMerge(source, { escape: "text", helpers });
    expect(compiled.ok && compiled.value.paths.map(({ path, use }) => `${path} ${use}`)).toEqual(paths);
  });
});

test("ME9 a program is compiled once and keeps nothing between two merges", () => {
  const { render } = program("{{#each rows}}{{this}}{{/each}}", { limits: { rows: 2 } });
  for (const rows of [[1, 2], [3], [4, 5]])
    expect(render({ rows }, ENVIRONMENT)).toMatchObject({ value: { text: rows.join("") } });
});
