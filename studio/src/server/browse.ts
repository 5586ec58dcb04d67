/** How somebody uses the pages behind the links of messages: they look, fill in a form that is there, and send it. */

import type { DunlinRuntime } from "@dunlin/runtime";

type Pages = NonNullable<DunlinRuntime["pages"]>;

export interface Form {
  readonly intent: string;
  readonly fields: Readonly<Record<string, string>>;
  /** By the name of a field, the values among which it is chosen; the first of them stands in it. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

export interface Shown {
  readonly status: number;
  readonly url: string;
  readonly forms: readonly Form[];
  /** Where a settlement or more time can be agreed to. */
  readonly offers: readonly string[];
}

export async function look(pages: Pages, url: string): Promise<Shown> {
  const response = await pages.handle(new Request(url, { headers: { accept: "text/html" } }));
  const html = await response.text();
  return { status: response.status, url, forms: formsIn(html), offers: offersIn(html, url) };
}

/** @returns Where it leads to, or undefined when the form was not taken. */
export async function send(
  pages: Pages,
  url: string,
  fields: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const body = new URLSearchParams({ ...fields }).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const response = await pages.handle(new Request(url, { method: "POST", headers, body }));
  return response.headers.get("location") ?? undefined;
}

/** Forms of a page of ours by what they are for, with what stands in them. */
function formsIn(html: string): readonly Form[] {
  return [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].flatMap(([form]) => {
    const fields: Record<string, string> = {};
    const choices: Record<string, string[]> = {};
    for (const [tag] of form.matchAll(/<(?:input|button)\b[^>]*>/g)) {
      const name = attribute(tag, "name");
      const isChoice = /\btype="?(?:radio|checkbox)/.test(tag);
      if (name === undefined) continue;
      const value = attribute(tag, "value") ?? "";
      if (isChoice) choices[name] = [...(choices[name] ?? []), value];
      if (!isChoice || !(name in fields)) fields[name] = value;
    }
    for (const [, name = "", value = ""] of form.matchAll(
      /<select\b[^>]*\bname="([^"]+)"[\s\S]*?<option\b[^>]*\bvalue="([^"]*)"/g,
    ))
      fields[name] = unescaped(value);
    return fields.intent === undefined ? [] : [{ intent: fields.intent, fields, choices }];
  });
}

const offersIn = (html: string, url: string): readonly string[] =>
  [...html.matchAll(/<a\b[^>]*>/g)]
    .map(([tag]) => attribute(tag, "href") ?? "")
    .filter((link) => link.includes("?plan="))
    .map((link) => `${url}${new URL(link, url).search}`);

const attribute = (tag: string, name: string): string | undefined => {
  const [, quoted] = new RegExp(`\\b${name}="([^"]*)"`).exec(tag) ?? [];
  return quoted === undefined ? undefined : unescaped(quoted);
};

const SIGNS: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: "<", gt: ">", amp: "&" };

/** A text of a page without the marks of HTML. */
export const unescaped = (text: string): string =>
  text.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name = "") => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal === undefined ? (SIGNS[name] ?? whole) : String.fromCodePoint(Number(decimal));
  });
