/** The helpers of every template, as a template calls them. */

import { describe, expect, test } from "vitest";
import { templateHelpers } from "../../src/helpers/helpers.ts";
import { compileMerge, type MergeOptions } from "../../src/merge/merge.ts";

const CONTEXT = {
  due: 123_456,
  zero: 0,
  no: false,
  currency: "EUR",
  date: "2026-03-02",
  at: "2026-03-02T23:30:00Z",
  rate: 0.1234,
  rows: ["a", "b"],
  none: [],
  count: 3,
  address: "Main <1>\nTown",
  link: "https://pay.example/?a=1&b=2",
  bad: "javascript:alert(1)",
};

function merged(source: string, options: Partial<MergeOptions> = {}, locale = "en"): string {
  const compiled = compileMerge(source, { escape: "sms", helpers: templateHelpers(), ...options });
  const result = compiled.ok ? compiled.value.render(CONTEXT, { locale, zone: "Europe/Madrid" }) : compiled;
  return result.ok ? result.value.text : result.error.map(({ code, data }) => `${code} ${String(data.reason)}`).join();
}

describe("HE1 formats use the language and the zone of the reader", () => {
  test.each([
    ["{{money due currency}}", "en", "\u20ac1,234.56"],
    ["{{money due currency}}", "fi", "1 234,56 \u20ac"],
    ['{{money due currency display="code"}}', "en", "EUR 1,234.56"],
    ['{{money 1200 "USD" whole=true}}', "en", "$12"],
    ["{{date date}}", "de", "2. M\u00e4rz 2026"],
    ['{{date at style="medium"}}', "en", "Mar 3, 2026"],
    ['{{dateTime at style="short"}}', "de", "03.03.26, 00:30"],
    ["{{time at}}", "de", "00:30"],
    ["{{number due}} {{number 2 least=1}}", "en", "123,456 2.0"],
    ['{{percent rate}} {{percent 500 of="basisPoints"}} {{percent rate most=0}}', "en", "12.34% 5% 12%"],
    ['{{list rows}} {{list rows kind="or"}}', "en", "a and b a or b"],
    ['{{plural count one="# day" other="# days"}}', "en", "3 days"],
    ['{{plural count one="# dzie\u0144" few="# dni" many="# dni!" other="# dnia"}}', "pl", "3 dni"],
    ['{{plural rows.length one="x" other="# rows"}}', "en", "2 rows"],
    ['{{plural none.length none="nothing" other="# rows"}}', "en", "nothing"],
  ])("HE1 %s in %s", (source, locale, text) => {
    expect(merged(source, {}, locale)).toBe(text);
  });
});

describe("HE2 what is missing shows nothing, what does not fit withholds the message", () => {
  test.each([
    ["[{{money gone currency}}{{date gone}}{{dateTime gone}}{{time gone}}{{number gone}}{{percent gone}}]", "[]"],
    ['[{{list gone}}{{plural gone other="x"}}{{lines gone}}{{url gone}}]', "[]"],
    [
      '{{fallback gone "there"}} {{fallback date "x"}} {{fallback (money gone currency) "-"}} {{fallback gone gone}}',
      "there 2026-03-02 - ",
    ],
    ['{{fallback zero "none"}} {{fallback no "none"}}', "0 false"],
    ["{{money rate currency}}", "merge.value value.money"],
    ["{{money due date}}", "merge.value value.currency"],
    ["{{money due gone}}", "merge.value value.currency"],
    ['{{money due currency display="loud"}}', "merge.value value.option"],
    ["{{date currency}}", "merge.value value.date"],
    ["{{time date}}", "merge.value value.date"],
    ['{{date date style="tiny"}}', "merge.value value.option"],
    ["{{number date}}", "merge.value value.number"],
    ['{{percent rate of="x"}}', "merge.value value.option"],
    ["{{list date}}", "merge.value value.list"],
    ['{{plural date other="x"}}', "merge.value value.number"],
    ["{{url bad}}", "merge.value value.url"],
    ["{{money due}}", "merge.arguments undefined"],
    ["{{date}}", "merge.arguments undefined"],
  ])("HE2 %s", (source, text) => {
    expect(merged(source)).toBe(text);
  });
});

test("HE3 lines are breaks of the channel, and what is in them is escaped", () => {
  expect(merged("{{lines address}}", { escape: "html" })).toBe("Main &lt;1&gt;<br />Town");
  expect(merged("<p>{{lines address}}</p>", { escape: "markup" })).toBe("<p>Main &lt;1&gt;<br />Town</p>");
  expect(merged('<p title="{{lines address}}">', { escape: "markup" })).toBe('<p title="Main &lt;1&gt;&#xA;Town">');
  expect(merged("{{lines address}}", { escape: "ssml" })).toBe("Main &lt;1&gt;<break/>Town");
  expect(merged("{{lines address}}", { escape: "text" })).toBe("Main <1>\nTown");
  expect(merged("{{lines address}}", { escape: "header" })).toBe("Main <1> Town");
});

test("HE4 a link is checked by the rules of the host, and shown as it is checked", () => {
  const source = "{{url link}}";
  const rules = { hosts: ["other.example"] };
  expect(merged(source)).toBe("https://pay.example/?a=1&b=2");
  expect(merged(source, { helpers: templateHelpers(rules) })).toBe("merge.value value.url");
  expect(merged('<a href="{{link}}">', { escape: "markup" })).toBe(
    '<a href="https://pay.example/?a&#x3D;1&amp;b&#x3D;2">',
  );
});

describe("HE5 comparisons do not convert", () => {
  test.each([
    ["eq count 3", true],
    ['eq count "3"', false],
    ["ne count 3", false],
    ["lt 2 count", true],
    ["lte 3 count", true],
    ["gt count 3", false],
    ["gte count 3", true],
    ['lt date "2026-04-01"', true],
    ['gt "10" 9', false],
    ["gt gone 0", false],
    ["lt gone 0", false],
    ["not gone", true],
    ["not count", false],
    ["and count rows", true],
    ["and count none", false],
    ["or gone count", true],
    ["or gone none", false],
  ])("HE5 %s", (condition, holds) => {
    expect(merged(`{{#if (${condition})}}yes{{else}}no{{/if}}`)).toBe(holds ? "yes" : "no");
  });
});
