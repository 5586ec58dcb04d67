/** What people with disabilities cannot use, looked for in mails, pages and letters: light and dark, on a phone and at a desk. */

import type { RequestListener } from "node:http";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { inBrowser, RUNS } from "../../../../scripts/inBrowser.ts";
import { those, WHOLE } from "../../../../scripts/sizes.ts";
import { HOUSE_BRAND } from "../../src/brand/look.ts";
import { compileTemplate } from "../../src/compile.ts";
import type { Template } from "../../src/model/template.ts";
import { renderTemplate } from "../../src/render/render.ts";
import { STARTER_BRAND, STARTER_SAMPLE, STARTER_TEMPLATES } from "../../src/starter.ts";
import { ARABIC_CONTEXT, ARABIC_PAGE } from "../compile/arabic.ts";
import { BRAND, CONTEXT, LETTER, MAIL, PAGE } from "../compile/examples.ts";

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

/** Shows documents one after the other in a frame of a width, and looks at each with axe from inside. */
const host = (
  count: number,
  width: number,
  off: readonly string[],
) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title>
<body style="margin:0"><script>
const loaded = (element) => new Promise((done) => { element.onload = done; });
async function look(at) {
  const frame = document.createElement("iframe");
  frame.title = "shown"; frame.width = ${width}; frame.height = 4000; frame.style.border = "0"; frame.src = "/shown/" + at;
  document.body.append(frame);
  await loaded(frame);
  const inner = frame.contentWindow;
  const script = inner.document.createElement("script");
  script.src = "/axe.js";
  inner.document.head.append(script);
  await loaded(script);
  const rules = Object.fromEntries(${JSON.stringify(off)}.map((id) => [id, { enabled: false }]));
  const found = await inner.axe.run(inner.document, { rules, resultTypes: ["violations"] });
  const violations = found.violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => html.slice(0, 160)) }));
  const dark = inner.matchMedia("(prefers-color-scheme: dark)").matches;
  const answer = { dark, width: inner.innerWidth, passes: found.passes.length, violations };
  frame.remove();
  return answer;
}
(async () => {
  const answers = [];
  for (let at = 0; at < ${count}; at++) answers.push(await look(at));
  const output = document.createElement("output");
  output.textContent = encodeURIComponent(JSON.stringify(answers));
  document.body.append(output);
})();
</script></body></html>`;

const serving =
  (documents: readonly string[], width: number, off: readonly string[]): RequestListener =>
  ({ url = "/" }, response) => {
    const [, at] = /^\/shown\/(\d+)$/.exec(url) ?? [];
    const html = at === undefined ? host(documents.length, width, off) : documents[Number(at)];
    const [type, body] =
      url === "/axe.js" ? ["text/javascript", axe.source] : ["text/html; charset=utf-8", html as string];
    response.writeHead(200, { "content-type": type });
    response.end(body);
  };

const DARK = "--blink-settings=preferredColorScheme=0";

async function look(
  documents: readonly string[],
  width: number,
  dark: boolean,
  off: readonly string[],
): Promise<readonly Answer[]> {
  return (await inBrowser(serving(documents, width, off), dark ? [DARK] : [])) as readonly Answer[];
}

async function htmlOf(template: Template, locale: string, brand = BRAND, context: object = CONTEXT): Promise<string> {
  const message = renderTemplate(await compileTemplate(template, { locale, brand }), context, {
    zone: "Europe/Madrid",
  });
  if (message.status !== "rendered" || message.html === undefined) throw new Error(JSON.stringify(message));
  return message.html;
}

const DOCUMENTS = [
  ["a mail", MAIL, "en", NOT_OF_MAILS],
  ["a mail from right to left", MAIL, "ar", NOT_OF_MAILS],
  ["a payment page", PAGE, "es", []],
  ["a payment page from right to left", ARABIC_PAGE, "ar", []],
  ["a letter", LETTER, "en", NOT_OF_MAILS],
] as const;

const VIEWS = [390, 1000].flatMap((width) => [false, true].map((dark) => ({ width, dark })));
const DAY_AT_A_DESK_AND_NIGHT_ON_A_PHONE = VIEWS.filter(({ width, dark }) => dark === (width === 390));

describe.runIf(RUNS)("B2 axe finds nothing in what debtors read", () => {
  const places = [NOT_OF_MAILS, []].flatMap((off) =>
    those(DAY_AT_A_DESK_AND_NIGHT_ON_A_PHONE, VIEWS).map((view) => ({
      ...{ off, documents: DOCUMENTS.filter(([, , , rules]) => rules.length === off.length) },
      ...{ what: off.length === 0 ? "pages" : "mails and letters", ...view },
    })),
  );
  test.each(places)("B2 $what, $width wide, dark: $dark", { timeout: 120_000 }, async (place) => {
    const { documents, off, width, dark } = place;
    const drawn = documents.map(([, template, locale]) =>
      htmlOf(template as Template, locale, BRAND, template === ARABIC_PAGE ? ARABIC_CONTEXT : CONTEXT),
    );
    const answers = await look(await Promise.all(drawn), width, dark, off);
    expect(answers.length).toBeGreaterThan(1);
    answers.forEach((answer, at) => {
      expect([documents[at]?.[0], answer.violations]).toEqual([documents[at]?.[0], []]);
      expect([answer.width, answer.dark]).toEqual([width, dark]);
      expect(answer.passes).toBeGreaterThan(5);
    });
  });

  test("B2 it would find something", { timeout: 120_000 }, async () => {
    const faulty =
      '<!doctype html><html lang="en"><title>t</title><body><main><h1>x</h1><img src="/axe.js"><p style="color:#bbb;background:#fff">pale</p></main></body></html>';
    const [answer] = await look([faulty], 390, false, []);
    expect(answer?.violations.map(({ id }) => id).sort()).toEqual(["color-contrast", "image-alt"]);
  });
});

/** The proof looks at all documents in each language, by day and by night; otherwise at every eighth by night. */
const EVERY = WHOLE ? 1 : 8;

describe.runIf(RUNS)("B2 axe finds nothing in the starter library", () => {
  const shown = STARTER_TEMPLATES.filter(({ kind }) => ["email", "landing", "letter"].includes(kind));
  const views = VIEWS.slice(EVERY === 1 ? 0 : 1, 2);
  const groups = ["en", "es"].flatMap((locale) =>
    [["landing"], ["email", "letter"]].flatMap((kinds) => views.map((view) => ({ locale, kinds, ...view }))),
  );
  test.each(groups)("B2 $kinds in $locale, $width wide, dark: $dark", { timeout: 300_000 }, async (group) => {
    const { locale, kinds, width, dark } = group;
    const templates = shown.filter(({ kind }) => kinds.includes(kind)).filter((_, at) => at % EVERY === 0);
    const brand = locale === "en" ? HOUSE_BRAND : STARTER_BRAND;
    const documents = await Promise.all(templates.map((one) => htmlOf(one, locale, brand, STARTER_SAMPLE)));
    const answers = await look(documents, width, dark, kinds.includes("landing") ? [] : NOT_OF_MAILS);
    const found = answers.flatMap(({ violations }, at) => violations.map((one) => [templates[at]?.id, one]));
    expect(found).toEqual([]);
    expect(answers).toHaveLength(documents.length);
  });
});
