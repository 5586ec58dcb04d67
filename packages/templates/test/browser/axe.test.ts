/** What people with disabilities cannot use, looked for in mails, pages and letters: light and dark, on a phone and at a desk. */

import type { RequestListener } from "node:http";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { compileTemplate } from "../../src/compile.ts";
import type { Template } from "../../src/model/template.ts";
import { renderTemplate } from "../../src/render/render.ts";
import { BRAND, CONTEXT, LETTER, MAIL, PAGE } from "../compile/examples.ts";
import { inBrowser, RUNS } from "./inBrowser.ts";

/** Rules about whole pages, which a mail is not: the program that shows it has the landmarks, the heading and the title. */
const NOT_OF_MAILS = ["landmark-one-main", "page-has-heading-one", "region"];

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly string[];
}

interface Answer {
  readonly dark: boolean;
  readonly width: number;
  readonly passes: number;
  readonly violations: readonly Violation[];
}

/** Shows a document in a frame of a width, and looks at it with axe from inside. */
const host = (
  width: number,
  off: readonly string[],
) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title>
<body style="margin:0"><script>
const frame = document.createElement("iframe");
frame.title = "shown"; frame.width = ${width}; frame.height = 4000; frame.style.border = "0"; frame.src = "/shown";
frame.onload = async () => {
  const inner = frame.contentWindow;
  const script = inner.document.createElement("script");
  script.src = "/axe.js";
  script.onload = async () => {
    const rules = Object.fromEntries(${JSON.stringify(off)}.map((id) => [id, { enabled: false }]));
    const found = await inner.axe.run(inner.document, { rules, resultTypes: ["violations"] });
    const violations = found.violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => html.slice(0, 160)) }));
    const dark = inner.matchMedia("(prefers-color-scheme: dark)").matches;
    const answer = { dark, width: inner.innerWidth, passes: found.passes.length, violations };
    const output = document.createElement("output");
    output.textContent = encodeURIComponent(JSON.stringify(answer));
    document.body.append(output);
  };
  inner.document.head.append(script);
};
document.body.append(frame);
</script></body></html>`;

const serving =
  (html: string, width: number, off: readonly string[]): RequestListener =>
  ({ url }, response) => {
    const [type, body] =
      url === "/axe.js"
        ? ["text/javascript", axe.source]
        : ["text/html; charset=utf-8", url === "/shown" ? html : host(width, off)];
    response.writeHead(200, { "content-type": type });
    response.end(body);
  };

const DARK = "--blink-settings=preferredColorScheme=0";

async function look(html: string, width: number, dark: boolean, off: readonly string[]): Promise<Answer> {
  return (await inBrowser(serving(html, width, off), dark ? [DARK] : [])) as Answer;
}

async function htmlOf(template: Template, locale: string): Promise<string> {
  const message = renderTemplate(await compileTemplate(template, { locale, brand: BRAND }), CONTEXT, {
    zone: "Europe/Madrid",
  });
  if (message.status !== "rendered" || message.html === undefined) throw new Error(JSON.stringify(message));
  return message.html;
}

const DOCUMENTS = [
  ["a mail", MAIL, "en", NOT_OF_MAILS],
  ["a mail from right to left", MAIL, "ar", NOT_OF_MAILS],
  ["a payment page", PAGE, "es", []],
  ["a letter", LETTER, "en", NOT_OF_MAILS],
] as const;

describe.runIf(RUNS)("B2 axe finds nothing in what debtors read", () => {
  const places = DOCUMENTS.flatMap(([name, template, locale, off]) =>
    [390, 1000].flatMap((width) => [false, true].map((dark) => ({ name, template, locale, off, width, dark }))),
  );
  test.each(places)("B2 $name, $width wide, dark: $dark", { timeout: 120_000 }, async (place) => {
    const { template, locale, off, width, dark } = place;
    const answer = await look(await htmlOf(template as Template, locale), width, dark, off);
    expect(answer.violations).toEqual([]);
    expect([answer.width, answer.dark]).toEqual([width, dark]);
    expect(answer.passes).toBeGreaterThan(5);
  });

  test("B2 it would find something", { timeout: 120_000 }, async () => {
    const faulty =
      '<!doctype html><html lang="en"><title>t</title><body><main><h1>x</h1><img src="/axe.js"><p style="color:#bbb;background:#fff">pale</p></main></body></html>';
    const answer = await look(faulty, 390, false, []);
    expect(answer.violations.map(({ id }) => id).sort()).toEqual(["color-contrast", "image-alt"]);
  });
});
