/** Conditions that begin in one element and end in another: nobody may see what they govern before somebody decided. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "../../../../scripts/sizes.ts";
import { checkTemplate } from "../../src/check/checkTemplate.ts";
import { compileTemplate } from "../../src/compile/compileTemplate.ts";
import { publishTemplate } from "../../src/compile/publishTemplate.ts";
import { importMjml } from "../../src/import.ts";
import type { TemplateOf } from "../../src/model/template.ts";
import type { VariableSchema } from "../../src/model/variables.ts";
import { renderTemplate } from "../../src/render/render.ts";
import { sampleContext } from "../../src/variables/samples.ts";
import { codesOf } from "./importing.ts";

const undecidedIn = ({ properties = {} }: VariableSchema): readonly string[] =>
  Object.entries(properties).flatMap(([name, schema]) => (schema["x-undecided"] === true ? [name] : []));

/** All that somebody reads: subject, preview, mail and plain text, with some of the samples changed. */
async function readOf(template: TemplateOf<"email">, change: Readonly<Record<string, unknown>>): Promise<string> {
  const compiled = await compileTemplate(template, { locale: template.defaultLocale });
  const undecided = Object.fromEntries(undecidedIn(template.variables).map((name) => [name, undefined]));
  const message = renderTemplate(compiled, { ...sampleContext(template.variables), ...undecided, ...change });
  if (message.status !== "rendered") throw new Error(message.problems.map((one) => one.message).join("\n"));
  return `${message.subject} ${message.preheader} ${message.html} ${message.text}`;
}

const body = (content: string): string => `<mjml><mj-body>${content}</mj-body></mjml>`;
const column = (content: string): string => body(`<mj-section><mj-column>${content}</mj-column></mj-section>`);

describe("a condition that is torn", () => {
  test.each([
    ["in two texts", column("<mj-text>a {{#if paid}}SECRET</mj-text><mj-text>SECRET{{/if}} b</mj-text>")],
    [
      "in two columns",
      body(
        "<mj-section><mj-column><mj-text>{{#if paid}}SECRET</mj-text></mj-column><mj-column><mj-text>SECRET{{/if}}</mj-text></mj-column></mj-section>",
      ),
    ],
    [
      "in two sections",
      body(
        "<mj-section><mj-column><mj-raw>{{#if paid}}</mj-raw><mj-text>SECRET</mj-text></mj-column></mj-section><mj-section><mj-column><mj-text>SECRET</mj-text><mj-raw>{{/if}}</mj-raw></mj-column></mj-section>",
      ),
    ],
    ["across cells", column("<mj-table><tr><td>a{{#if paid}}SECRET</td><td>SECRET{{/if}}b</td></tr></mj-table>")],
    [
      "without an end",
      column(
        '<mj-text>a</mj-text><mj-text>{{#if paid}}SECRET</mj-text><mj-button href="https://a.example">SECRET</mj-button>',
      ),
    ],
    ["without a beginning", column("<mj-text>SECRET</mj-text><mj-text>SECRET{{/if}} b</mj-text>")],
    [
      "with an end that is another's",
      column("<mj-text>{{#if paid}}SECRET{{#each rows}}SECRET</mj-text><mj-text>{{/if}}SECRET{{/each}}</mj-text>"),
    ],
    ["with two ends of its branches", column("<mj-text>{{#if paid}}x{{else}}SECRET{{else}}SECRET{{/if}}</mj-text>")],
    ["around all", `{{#if paid}}${column("<mj-text>SECRET</mj-text>")}{{/if}}`],
  ])("IM10 %s is kept back", async (_, mjml) => {
    const { template, losses } = importMjml(mjml);
    const torn = losses.filter(({ code }) => code === "import.condition");
    if (undecidedIn(template.variables).length > 0) {
      expect(torn.length).toBeGreaterThan(0);
      for (const { column, line, severity } of torn)
        expect([typeof column, typeof line, severity]).toEqual(["number", "number", "error"]);
      expect(codesOf(checkTemplate(template))).toContain("check.undecided");
      expect(await publishTemplate(template)).toMatchObject({ publishable: false });
    }
    expect(await readOf(template, { paid: false })).not.toContain("SECRET");
  });
});

/** Pieces of a document between which a tag fits, each with its words. */
const ROWS = [
  [
    "<mj-section>",
    "<mj-column>",
    "<mj-text>",
    "W",
    "<b>",
    "W",
    "</b>",
    "W",
    "</mj-text>",
    "</mj-column>",
    "</mj-section>",
  ],
  [
    "<mj-section>",
    "<mj-column>",
    "<mj-text>",
    "<h1>",
    "W",
    "</h1>",
    "W",
    "</mj-text>",
    "</mj-column>",
    "<mj-column>",
    "<mj-button href='https://a.example'>",
    "W",
    "</mj-button>",
    "</mj-column>",
    "</mj-section>",
  ],
  [
    "<mj-section>",
    "<mj-column>",
    "<mj-table>",
    "<tr>",
    "<td>",
    "W",
    "</td>",
    "<td>",
    "W",
    "</td>",
    "</tr>",
    "</mj-table>",
    "</mj-column>",
    "</mj-section>",
  ],
  [
    "<mj-wrapper>",
    "<mj-section>",
    "<mj-column>",
    "<mj-social>",
    "<mj-social-element href='https://a.example'>",
    "W",
    "</mj-social-element>",
    "<mj-social-element href='https://b.example'>",
    "W",
    "</mj-social-element>",
    "</mj-social>",
    "</mj-column>",
    "</mj-section>",
    "</mj-wrapper>",
  ],
  [
    "<mj-hero>",
    "<mj-navbar>",
    "<mj-navbar-link href='https://a.example'>",
    "W",
    "</mj-navbar-link>",
    "</mj-navbar>",
    "<mj-raw>",
    "<p>",
    "W",
    "</p>",
    "W",
    "</mj-raw>",
    "</mj-hero>",
  ],
  [
    "<mj-raw>",
    "<!--",
    "-->",
    "</mj-raw>",
    "<mj-section>",
    "<mj-group>",
    "<mj-column>",
    "<mj-fancy>",
    "W",
    "</mj-fancy>",
    "</mj-column>",
    "</mj-group>",
    "</mj-section>",
  ],
] as const;
const HEAD = [
  "<mjml>",
  "<mj-head>",
  "<mj-title>",
  "W",
  "</mj-title>",
  "<mj-preview>",
  "W",
  "</mj-preview>",
  "</mj-head>",
  "<mj-body>",
];

const TAGS = [
  "{{#if gate}}",
  "{{#if paid}}",
  "{{else}}",
  "{{/if}}",
  "{{#unless gate}}",
  "{{/unless}}",
  "{% if gate %}",
  "{% endif %}",
] as const;

interface Expected {
  readonly mjml: string;
  /** Words that must not be shown where `gate` is false and `paid` is true, and those that must. */
  readonly hidden: readonly string[];
  readonly shown: readonly string[];
  /** Whether every tag has its partner. */
  readonly sane: boolean;
}

/** What the tags mean, read from the first to the last, as if there were no elements. */
function expected(pieces: readonly string[]): Expected {
  const open: { name: string; holds: boolean; otherwise: boolean }[] = [];
  const words = { hidden: [] as string[], shown: [] as string[] };
  let [sane, number] = [true, 0];
  const mjml = pieces.map((piece) => {
    const [, begin, subject] = /^\{[{%]\s?#?(if|unless) (\w+)/.exec(piece) ?? [];
    if (begin !== undefined)
      open.push({ name: begin, holds: (subject === "paid") === (begin === "if"), otherwise: false });
    else if (piece === "{{else}}") {
      const last = open.at(-1);
      if (last === undefined || last.otherwise) sane = false;
      else open[open.length - 1] = { ...last, holds: !last.holds, otherwise: true };
    } else if (/^\{.*(?:\/|end)(?:if|unless)/.test(piece)) {
      const name = /if|unless/.exec(piece)?.[0];
      const ended = open.pop()?.name;
      sane = sane && ended === name;
    } else if (piece === "W") {
      number += 1;
      words[open.every(({ holds }) => holds) ? "shown" : "hidden"].push(`word${number}x`);
      return ` word${number}x `;
    }
    return piece;
  });
  return { mjml: mjml.join(""), ...words, sane: sane && open.length === 0 };
}

const torn = fc
  .tuple(
    fc.array(fc.constantFrom(...ROWS), { minLength: 1, maxLength: 4 }),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...TAGS)), { maxLength: 3 }),
    fc.nat(),
    fc.nat(),
  )
  .map(([rows, others, from, to]) => {
    const pieces: string[] = [...HEAD, ...rows.flat(), "</mj-body>", "</mjml>"];
    const last = pieces.length - 1;
    const [begin, end] = [from % last, to % last].sort((a, b) => a - b) as [number, number];
    const tags: (readonly [number, string])[] = [
      ...others.map(([n, tag]) => [n % last, tag] as const),
      [begin, "{{#if gate}}"],
      [end, "{{/if}}"],
    ];
    return expected(
      pieces.flatMap((piece, index) => [...tags.filter(([at]) => at === index).map(([, tag]) => tag), piece]),
    );
  });

test("IM10 wherever the tags of a condition stand, what is between them is hidden without it, or not published", async () => {
  await fc.assert(
    fc.asyncProperty(torn, async ({ mjml, hidden, shown, sane }) => {
      const { template, losses } = importMjml(mjml);
      const read = await readOf(template, { gate: false, paid: true });
      const isHeld = codesOf(checkTemplate(template)).includes("check.undecided");
      if (sane || !isHeld) expect(hidden.filter((word) => read.includes(word))).toEqual([]);
      if (!codesOf(losses).includes("import.condition"))
        expect(shown.filter((word) => !read.includes(word))).toEqual([]);
    }),
    propertyRuns(2000, 300),
  );
}, 120_000);
