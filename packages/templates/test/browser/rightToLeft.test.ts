/** Messages in Arabic, as a browser sets them: sides, and the order of digits. */

import type { RequestListener } from "node:http";
import { describe, expect, test } from "vitest";
import { inBrowser, RUNS } from "../../../../scripts/inBrowser.ts";
import { compileTemplate, publishTemplate } from "../../src/compile.ts";
import type { Template } from "../../src/model/template.ts";
import { renderTemplate } from "../../src/render/render.ts";
import { ARABIC_CONTEXT, ARABIC_LETTER, ARABIC_MAIL, ARABIC_PAGE } from "../compile/arabic.ts";
import { BRAND } from "../compile/examples.ts";
import { attributeOf, type Element, nodesOf } from "../compile/writing.ts";

const DOCUMENTS = [ARABIC_MAIL, ARABIC_PAGE, ARABIC_LETTER].map((template) => [template.kind, template] as const);

async function messageOf(template: Template) {
  const compiled = await compileTemplate(template, { locale: "ar", brand: BRAND });
  const message = renderTemplate(compiled, ARABIC_CONTEXT, { zone: "Asia/Amman" });
  if (message.status !== "rendered") throw new Error(JSON.stringify(message.problems));
  return message;
}

/** Where things are in a frame of a telephone: whether it scrolls sideways, on which side paragraphs begin, and numbers in pieces. */
const host = `<!doctype html><meta charset="utf-8"><title>t</title><body><script>
const frame = document.createElement("iframe");
frame.width = 390; frame.height = 3000; frame.style.border = "0"; frame.src = "/shown";
frame.onload = () => {
  const { document: inner, getComputedStyle } = frame.contentWindow;
  const numbers = [];
  const walker = inner.createTreeWalker(inner.body, NodeFilter.SHOW_TEXT);
  const left = (node, at) => {
    const range = inner.createRange();
    range.setStart(node, at); range.setEnd(node, at + 1);
    return range.getBoundingClientRect().left;
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const [text] of node.data.matchAll(/4471-\\d{4}|\\+962 6 500 0210|RF18 5390 0754 7034/g)) {
      const at = node.data.indexOf(text);
      const places = [...text].flatMap((sign, i) => sign === " " ? [] : [left(node, at + i)]);
      numbers.push([text, places.every((x, i) => i === 0 || x > places[i - 1])]);
    }
  const sides = [...inner.querySelectorAll("p")].filter((p) => p.textContent.trim() !== "").map((p) => getComputedStyle(p)).filter(({ textAlign, direction }) =>
    direction !== "rtl" || !["start", "right"].includes(textAlign)).length;
  const page = inner.documentElement;
  const output = document.createElement("output");
  output.textContent = encodeURIComponent(JSON.stringify({ numbers, sides, scrolls: page.scrollWidth > page.clientWidth }));
  document.body.append(output);
};
document.body.append(frame);
</script></body>`;

const serving =
  (html: string): RequestListener =>
  ({ url }, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(url === "/shown" ? html : host);
  };

describe.runIf(RUNS)("TX9 in a text from the right digits keep their order", () => {
  test.each(DOCUMENTS)("TX9 in a browser, in a %s", { timeout: 120_000 }, async (kind, template) => {
    const { html = "" } = await messageOf(template);
    const found = (await inBrowser(serving(html))) as { numbers: [string, boolean][]; sides: number; scrolls: boolean };
    expect(found.numbers.length).toBeGreaterThan(3);
    expect(found.numbers.filter(([, inOrder]) => !inOrder)).toEqual([]);
    expect(found.sides).toBe(0);
    // A sheet of paper is wider than a telephone.
    if (kind !== "letter") expect(found.scrolls).toBe(false);
  });
});

test("TX9 in a subject, a title and a plain text there is a mark before the number, and none in an attribute", async () => {
  const mail = await messageOf(ARABIC_MAIL);
  expect(mail.subject).toContain("\u200e4471-0098");
  expect(mail.text).toContain("\u200e+962 6 500 0210");
  expect(mail.text).toContain("\u200eRF18 5390 0754 7034");
  const letter = await messageOf(ARABIC_LETTER);
  expect(letter.html).toMatch(/<h1 class="dl-subject">[^<]*\u200e4471-0098/);
  const page = await messageOf(ARABIC_PAGE);
  const radios = nodesOf(page.html ?? "").filter((node: Element) => attributeOf(node, "name") === "plan");
  expect(radios.map((node) => attributeOf(node, "value"))).toEqual(["full", "p2", "p3"]);
});

test.each(DOCUMENTS)(
  "PG5 a %s in Arabic can be published as it is, with the words that blocks bring along",
  async (_, template) => {
    const { checks, publishable } = await publishTemplate(template, { brand: BRAND, samples: [ARABIC_CONTEXT] });
    expect(checks).toEqual([]);
    expect(publishable).toBe(true);
  },
);
