/** A document in light or in dark, whatever the reader of the preview prefers. */

import { compileTemplate } from "@dunlin/templates/compile";
import { STARTER_BRAND } from "@dunlin/templates/starter";
import { expect, test } from "vitest";
import { inScheme } from "../../src/builder/preview/scheme.ts";
import { starter } from "./documents.ts";

const PAGE = `<meta name="color-scheme" content="light dark"><style media="(prefers-color-scheme: dark)">a{}</style>
<style>:root{color-scheme:light dark;supported-color-schemes:light dark}@media (prefers-color-scheme:dark){b{color:red}}
@media screen and ( PREFERS-COLOR-SCHEME : light ){i{}}</style><picture><source media="(prefers-color-scheme: dark)" srcset="n.png"></picture>
<p title="(prefers-color-scheme: dark)">light dark (prefers-color-scheme: dark)</p>`;

test("BP5 styles, pictures and the ground answer to the scheme, words do not", () => {
  const dark = inScheme(PAGE, "dark");
  expect(dark).toContain('content="dark"');
  expect(dark).toContain('<style media="(min-width:0)">');
  expect(dark).toContain(":root{color-scheme:dark;supported-color-schemes:dark}@media (min-width:0){b");
  expect(dark).toContain("screen and (max-width:-1px){i");
  expect(dark).toContain('<source media="(min-width:0)"');
  expect(dark).toContain('<p title="(prefers-color-scheme: dark)">light dark (prefers-color-scheme: dark)</p>');
  const light = inScheme(PAGE, "light");
  expect(light).toContain("@media (max-width:-1px){b");
  expect(light).toContain("screen and (min-width:0){i");
});

test.each(["early-friendly", "pay-page"])("BP5 nothing of %s asks what the reader prefers", async (id) => {
  const { parts } = await compileTemplate(starter(id), { locale: "en", brand: STARTER_BRAND });
  const html = parts.html?.source ?? "";
  expect(html).toContain("prefers-color-scheme");
  for (const scheme of ["light", "dark"] as const) expect(inScheme(html, scheme)).not.toMatch(/prefers-color-scheme/);
});
