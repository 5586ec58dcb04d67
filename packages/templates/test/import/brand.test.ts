/** The brand that a source looks as if it had. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../../../../scripts/sizes.ts";
import { checkTemplate } from "../../src/check/checkTemplate.ts";
import { compileTemplate } from "../../src/compile/compileTemplate.ts";
import { importMjml } from "../../src/import.ts";
import { documents } from "./documents.ts";
import { codesOf } from "./importing.ts";
import { NEWSLETTER, SHOWCASE } from "./samples.ts";

const SHOP = `<mjml lang="es">
  <mj-head>
    <mj-attributes>
      <mj-all font-family="'Open Sans', Arial" />
      <mj-text color="#222" font-size="15px" />
      <mj-class name="loud" background-color="rgb(20, 60, 140)" color="white" border-radius="20px" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#f4f4f0" width="640px">
    <mj-section background-color="#ffffff">
      <mj-column>
        <mj-image src="https://img.example.com/our-logo.png" alt="Casa Azul" width="150px" />
        <mj-text font-family="Georgia, serif" font-size="30px">Una oferta para usted</mj-text>
        <mj-text color="#222222">Todo lo que quiera saber de su cuenta, en pocas palabras.</mj-text>
        <mj-button mj-class="loud" href="https://www.example.com/a">Ver</mj-button>
        <mj-button mj-class="loud" href="https://www.example.com/b">Pagar</mj-button>
        <mj-button background-color="#ffffff" color="#143c8c" href="https://www.example.com/c">Ayuda</mj-button>
        <mj-divider border-color="#dddddd" />
        <mj-text font-size="11px" color="#555555">Casa Azul, Cádiz</mj-text>
      </mj-column>
    </mj-section>
    <mj-section background-url="https://img.example.com/sea.jpg"><mj-column><mj-text color="#ffffff">${"mar ".repeat(60)}</mj-text></mj-column></mj-section>
  </mj-body>
</mjml>`;

test("IM11 colors, fonts, roundness and logo of a source become a brand", () => {
  const { brand, template } = importMjml(SHOP);
  expect(brand).toMatchObject({
    light: {
      ...{ canvas: "#f4f4f0", surface: "#ffffff", text: "#222222", muted: "#555555", line: "#dddddd" },
      ...{ accent: "#143c8c", onAccent: "#ffffff" },
    },
    fonts: { body: ["Open Sans", "Arial", "sans-serif"], heading: ["Georgia", "serif"] },
    logo: { url: "https://img.example.com/our-logo.png", alt: { es: [{ t: "Casa Azul" }] }, width: 150 },
    radius: 20,
  });
  expect(template.settings.width).toBe(640);
  const buttons = template.root[0]?.slots?.content?.filter(({ type }) => type === "button");
  expect(buttons?.map(({ props }) => props.look)).toEqual(["strong", "strong", "quiet"]);
});

test("IM11 what equals the brand is no loss", () => {
  const lost = (mjml: string) =>
    importMjml(mjml).losses.flatMap(({ data }) => (Array.isArray(data.attributes) ? data.attributes : []));
  expect(lost(SHOP)).not.toContain("border-color");
  expect(lost(SHOP.replace("<mj-divider", '<mj-divider border-width="3px"'))).toContain("border-width");
  expect(importMjml(SHOP).losses.map(({ message }) => message)).not.toContainEqual(
    expect.stringMatching(/Of <mj-(?:section|body)>, background-color is/),
  );
});

test("IM11 a source that says nothing about its looks has none", () => {
  expect(importMjml("<mjml><mj-body><mj-section /></mj-body></mjml>").brand).toBeUndefined();
  expect(importMjml(NEWSLETTER).brand?.light.text).toBe("#333333");
  expect(importMjml(SHOWCASE).losses.filter(({ message }) => message.includes("legible"))).toEqual([]);
});

test("IM11 the gate finds nothing against a proposed brand, and mails are compiled in it", async () => {
  const color = fc.oneof(
    fc.integer({ min: 0, max: 0xff_ff_ff }).map((n) => `#${n.toString(16).padStart(6, "0")}`),
    fc.constantFrom("white", "black", "#fff", "#777", "rgb(250, 135, 57)", "transparent", "nonsense", "{{color}}"),
  );
  const painted = fc.tuple(documents, fc.array(color, { minLength: 6, maxLength: 6 })).map(([{ mjml }, colors]) => {
    const [body, section, text, button, ink, line] = colors;
    return mjml
      .replace("<mj-body>", `<mj-body background-color="${body}">`)
      .replace(
        "<mj-all",
        `<mj-section background-color="${section}" /><mj-text color="${text}" /><mj-divider border-color="${line}" /><mj-button background-color="${button}" color="${ink}" /><mj-all`,
      );
  });
  await fc.assert(
    fc.asyncProperty(painted, async (mjml) => {
      const { brand, template } = importMjml(mjml);
      if (brand === undefined) return;
      expect(codesOf(checkTemplate(template, { brand }))).not.toContain("check.contrast");
      await compileTemplate(template, { locale: template.defaultLocale, brand });
    }),
    propertyRuns(500, 30),
  );
}, 60_000);
