/** The attributes of raw MJML against what MJML says itself. */

import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { KEPT_ATTRIBUTES, keptAs, PARTS_OF } from "../../src/import/mjmlAttributes.ts";
import { importMjml } from "../../src/import.ts";
import { imported } from "./importing.ts";

interface Component {
  readonly componentName: string;
  readonly allowedAttributes?: Readonly<Record<string, string>>;
}

/** As the package `mjml` has them; they are no part of what it exports. */
const { components } = createRequire(createRequire(import.meta.url).resolve("mjml"))("mjml-preset-core") as {
  readonly components: readonly Component[];
};
const ALLOWED = new Map(
  components.map(({ componentName, allowedAttributes = {} }) => [componentName, allowedAttributes]),
);

/** A value that MJML takes, by what it says of an attribute. */
function valueFor(type: string, name: string): string {
  if (type.startsWith("enum("))
    return type.slice(5, -1).split(",").at(-1) || (type.slice(5, -1).split(",")[0] as string);
  if (type === "color") return "#a1b2c3";
  if (type === "boolean") return "true";
  if (type === "integer") return "3";
  if (type.startsWith("unitWithNegative")) return "-1px";
  if (type.endsWith("{1,4}")) return "1px 2% 0";
  if (type.startsWith("unit(")) return "20px";
  return /^(?:href|src|thumbnails-src)$|-url$|-icon$/.test(name) ? "https://www.example.com/x" : "x";
}

function insideOf(name: string): string {
  const parts = PARTS_OF[name]?.map(
    (part) => `<${part} src="https://img.example.com/a.png">${insideOf(part)}</${part}>`,
  );
  if (parts !== undefined) return parts.join("");
  if (name === "mj-table") return "<tr><td>words</td></tr>";
  return /^mj-(?:image|divider|spacer|carousel-image)$/.test(name) ? "" : "words";
}

/** An element with attributes, where it stands in a mail. */
function mailWith(name: string, attributes: string): string {
  const around = Object.entries(PARTS_OF).find(([, parts]) => parts.includes(name))?.[0];
  const element = `<${name} ${attributes}>${insideOf(name)}</${name}>`;
  if (name === "mj-body") return `<mjml><mj-body ${attributes}></mj-body></mjml>`;
  if (name === "mj-column" || name === "mj-group")
    return `<mjml><mj-body><mj-section>${element}</mj-section></mj-body></mjml>`;
  if (/^mj-(?:section|wrapper|hero)$/.test(name)) return `<mjml><mj-body>${element}</mj-body></mjml>`;
  if (around === "mj-accordion-element")
    return mailWith("mj-text", "").replace(
      /<mj-text.*mj-text>/,
      `<mj-accordion><mj-accordion-element>${element}</mj-accordion-element></mj-accordion>`,
    );
  const whole = around === undefined ? element : `<${around}>${element}</${around}>`;
  // In a loop everything stays raw.
  return `<mjml><mj-body><mj-section><mj-column><mj-raw>{{#each rows}}</mj-raw>${whole}<mj-raw>{{/each}}</mj-raw></mj-column></mj-section></mj-body></mjml>`;
}

const RAW = Object.keys(KEPT_ATTRIBUTES).filter((name) => name !== "mj-raw");

test("IM5 every attribute that raw MJML keeps is one that MJML has for its element", () => {
  for (const name of RAW)
    for (const attribute of Object.keys(KEPT_ATTRIBUTES[name] ?? {}))
      expect([name, attribute, Object.keys(ALLOWED.get(name) ?? {}).includes(attribute)]).toEqual([
        name,
        attribute,
        true,
      ]);
});

test.each(RAW)("IM5 all attributes of <%s> together, with values or with tags in them, are accepted", async (name) => {
  const all = Object.entries(ALLOWED.get(name) ?? {});
  const written = all.map(([attribute, type]) => `${attribute}="${valueFor(type, attribute)}"`).join(" ");
  const { template } = await imported(mailWith(name, written));
  expect(JSON.stringify(template)).toContain("mjml");
  await imported(mailWith(name, all.map(([attribute]) => `${attribute}="https://x.example/{{tag}}"`).join(" ")));
  await imported(mailWith(name, all.map(([attribute]) => `${attribute}="{{tag}}"`).join(" ")));
});

test.each([...RAW, "mj-section", "mj-wrapper", "mj-hero", "mj-group", "mj-column", "mj-body"])(
  "IM9 every attribute that MJML has for <%s> is kept or told to be lost",
  (name) => {
    for (const [attribute, type] of Object.entries(ALLOWED.get(name) ?? {})) {
      const value = valueFor(type, attribute);
      const bare = importMjml(mailWith(name, ""));
      const { template, losses, brand } = importMjml(mailWith(name, `${attribute}="${value}"`));
      const told = losses.filter((one) => !bare.losses.some(({ message }) => message === one.message));
      const isKept = keptAs(name, attribute, value) !== undefined && JSON.stringify(template).includes(value);
      const isTold = told.some(
        ({ message, data }) =>
          message.includes(attribute) ||
          Object.values(data)
            .flat()
            .some((one) => one === attribute || one === value),
      );
      const isUsed = JSON.stringify([template, brand]) !== JSON.stringify([bare.template, bare.brand]);
      expect([attribute, isKept || isTold || isUsed]).toEqual([attribute, true]);
    }
  },
);
