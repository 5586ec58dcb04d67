/** What a test asks of an import: that it can be published and sent, and what a reader would see. */

import { type DefaultTreeAdapterMap, parse } from "parse5";
import { expect } from "vitest";
import { validateTemplate } from "../../src/blocks/validate.ts";
import { compileTemplate } from "../../src/compile/compileTemplate.ts";
import { importMjml } from "../../src/import.ts";
import type { TemplateDiagnostic } from "../../src/model/diagnostic.ts";
import type { CompiledTemplate, SendableMessage } from "../../src/model/message.ts";
import type { TemplateOf } from "../../src/model/template.ts";
import { renderTemplate } from "../../src/render/render.ts";
import { sampleContext } from "../../src/variables/samples.ts";

export interface Imported {
  readonly template: TemplateOf<"email">;
  readonly losses: readonly TemplateDiagnostic[];
  readonly compiled: CompiledTemplate;
  readonly message: SendableMessage;
  readonly page: Page;
}

/** Imports, validates, compiles and renders with the samples; any failure fails the test. */
export async function imported(
  mjml: string,
  change: (context: Context) => Context = (same) => same,
): Promise<Imported> {
  const { template, losses } = importMjml(mjml);
  expect(validateTemplate(template)).toEqual([]);
  const compiled = await compileTemplate(template, { locale: template.defaultLocale });
  const message = renderTemplate(compiled, change(sampleContext(template.variables)));
  if (message.status !== "rendered") throw new Error(message.problems.map((one) => one.message).join("\n"));
  return { template, losses, compiled, message, page: pageOf(message.html ?? "") };
}

export type Context = Readonly<Record<string, unknown>>;

/** What another parser finds in a mail. */
export interface Page {
  readonly text: string;
  readonly words: ReadonlySet<string>;
  /** Of links and pictures. */
  readonly links: ReadonlySet<string>;
}

type Node = DefaultTreeAdapterMap["node"];

function pageOf(html: string): Page {
  const links = new Set<string>();
  let text = "";
  const walk = (node: Node): void => {
    if (node.nodeName === "#text" && "value" in node) text += node.value;
    if ("attrs" in node) {
      if (node.nodeName === "style" || node.nodeName === "script") return;
      for (const { name, value } of node.attrs) {
        if (name === "href" || name === "src") links.add(value);
        if (name === "alt") text += ` ${value} `;
      }
      text += ON_ITS_OWN.test(node.nodeName) ? " " : "";
    }
    if ("childNodes" in node) for (const child of node.childNodes) walk(child);
    if ("attrs" in node && ON_ITS_OWN.test(node.nodeName)) text += " ";
  };
  walk(parse(html));
  return { text: text.replace(/\s+/g, " "), words: new Set(wordsOf(text)), links };
}

const ON_ITS_OWN = /^(?:p|div|td|th|tr|table|li|ul|br|h\d|caption|label|title)$/;

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

export const codesOf = (losses: readonly TemplateDiagnostic[]): readonly string[] => losses.map(({ code }) => code);
