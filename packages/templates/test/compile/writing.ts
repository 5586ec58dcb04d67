/** Short ways to compile and render in tests. */

import { parse } from "parse5";
import { type CompileOptions, compileTemplate } from "../../src/compile/compileTemplate.ts";
import type { Block } from "../../src/model/block.ts";
import type { CompiledTemplate, SendableMessage } from "../../src/model/message.ts";
import type { Template } from "../../src/model/template.ts";
import type { RichText, Text } from "../../src/model/text.ts";
import { renderTemplate } from "../../src/render/render.ts";
import { BRAND, CONTEXT } from "./examples.ts";

export const block = (
  id: string,
  type: string,
  props: Readonly<Record<string, unknown>> = {},
  more: Partial<Block> = {},
): Block => ({ id, type, v: 1, props, ...more }) as Block;

export const en = (...runs: RichText): Text => ({ en: runs });

export const compiled = (template: Template, options: Partial<CompileOptions> = {}): Promise<CompiledTemplate> =>
  compileTemplate(template, { locale: "en", brand: BRAND, ...options });

/** The message. @throws Error with the problems where it is withheld. */
export function sent(template: CompiledTemplate, context: object = CONTEXT): SendableMessage {
  const message = renderTemplate(template, context, { zone: "Europe/Madrid" });
  if (message.status === "rendered") return message;
  throw new Error(message.problems.map((problem) => problem.message).join(" "));
}

/** An element of a parsed document, as far as tests look at it. */
export interface Element {
  readonly tagName?: string;
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Element[];
}

/** Every node of a document, as a browser reads it. */
export const nodesOf = (html: string): readonly Element[] => nodesIn(parse(html) as unknown as Element);

const nodesIn = (node: Element): readonly Element[] => [node, ...(node.childNodes ?? []).flatMap(nodesIn)];

export const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs?.find((attribute) => attribute.name === name)?.value;

/** What a browser makes of it: elements with the names of their attributes, no words. */
export const skeletonOf = (html: string): string =>
  nodesOf(html)
    .filter(({ tagName }) => tagName !== undefined)
    .map(({ tagName, attrs = [] }) => `${tagName} ${attrs.map(({ name }) => name).join(" ")}`)
    .join("\n");
