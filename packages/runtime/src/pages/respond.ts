/** Answers of debtor pages: never kept, never framed, and telling nobody where the reader came from. */

import type { Brand } from "@dunlin/templates";
import { drawSheet } from "./html.ts";
import type { Screen, Voice } from "./screens.ts";
import { PAGE_WORDS } from "./words/languages.ts";

/** On every answer, whatever it says. */
const HEADERS: Readonly<Record<string, string>> = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "X-Robots-Tag": "noindex, nofollow",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
};

const NOTHING_POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

export interface Extra {
  /** Set-Cookie. */
  readonly cookie?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export function answer(status: number, body: string, policy: string, { cookie, headers = {} }: Extra = {}): Response {
  const all = new Headers({
    ...HEADERS,
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": policy,
    ...headers,
  });
  if (cookie !== undefined) all.append("Set-Cookie", cookie);
  return new Response(body, { status, headers: all });
}

/** Sends the browser on with a GET, so that going back or loading again posts nothing. */
export function seeOther(to: string, { cookie, headers = {} }: Extra = {}): Response {
  const all = new Headers({ ...HEADERS, "Content-Security-Policy": NOTHING_POLICY, ...headers, Location: to });
  if (cookie !== undefined) all.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers: all });
}

export const plainAnswer = (status: number, text: string): Response =>
  new Response(text, {
    status,
    headers: { ...HEADERS, "Content-Type": "text/plain; charset=utf-8", "Content-Security-Policy": NOTHING_POLICY },
  });

/** A screen on its sheet, with a way to the other languages by addresses that change nothing. @param url - That was asked for. */
export function screenAnswer(
  status: number,
  { title, body }: Screen,
  { words, locale }: Voice,
  page: { readonly brand: Brand | undefined; readonly url: URL },
  extra: Extra = {},
): Response {
  const languages = PAGE_WORDS.filter((other) => other !== words).map((other) => ({
    locale: other.locale,
    name: other.name,
    href: inLanguage(page.url, other.locale),
  }));
  const sheet = { locale, title, brand: page.brand, body, languages, menu: words.languages };
  const drawn = drawSheet(sheet);
  return answer(status, drawn.html, drawn.policy, extra);
}

/** The same page in another language, relative to where it is. */
function inLanguage(url: URL, locale: string): string {
  const query = new URLSearchParams(url.search);
  query.set("lang", locale);
  return `?${query.toString()}`;
}
