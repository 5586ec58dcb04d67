/** Which links may be shown: by scheme, and by host where the creditor has a list. */

import { err, ok, type Result } from "../base/result.ts";

export interface LinkRules {
  /** Also `http:`. Without it only `https:`, `mailto:` and `tel:` are links. */
  readonly http?: boolean;
  /** Hosts that web links may lead to: `pay.example.com`, or `*.example.com` for all below it. Without a list, any. */
  readonly hosts?: readonly string[];
}

export type LinkRefusal =
  /** No absolute link: relative, without a host, or no text at all. */
  | "form"
  /** Blanks, line breaks, control characters or signs that steer the direction. */
  | "signs"
  | "scheme"
  /** A name and a password before the host, which only mislead about where it leads. */
  | "user"
  | "host";

/** The part of the WHATWG URL interface that is used here; the same in browsers and in Node. */
declare const URL: { new (text: string): ParsedUrl };
interface ParsedUrl {
  readonly protocol: string;
  readonly hostname: string;
  readonly username: string;
  readonly password: string;
  readonly href: string;
}

/** Browsers drop or turn some of these before they read a link, so one that has them is not what it looks like. */
const REFUSED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are refused
  /[\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\\<>"`{}|^]|\p{Surrogate}/u;

/**
 * Web links that are written as `URL` would write them: nothing to encode, no segments of dots, no port, no other script. Nearly
 * every link of a message is one, and need not be taken apart to be read.
 */
const ORDINARY = /^https:\/\/(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}\/[\w\-.~!$&()*+,;=:@/?#]*$/;

const HTTPS = "https://".length;

/** The link in the form that was checked, or why it must not be shown. */
export function checkLink(link: string, rules: LinkRules = {}): Result<string, LinkRefusal> {
  if (ORDINARY.test(link) && !link.includes("/."))
    return leadsTo(link.slice(HTTPS, link.indexOf("/", HTTPS)), rules) ? ok(link) : err("host");
  const text = link.trim();
  if (REFUSED.test(text)) return err("signs");
  const url = parsed(text);
  if (url === undefined) return err("form");
  if (url.protocol === "mailto:" || url.protocol === "tel:") return contact(url);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && rules.http === true)) return err("scheme");
  // `https:evil.example` is read as `https://evil.example`; nobody writes it in good faith.
  if (!/^https?:\/\/[^/]/i.test(text)) return err("form");
  if (url.username !== "" || url.password !== "") return err("user");
  return leadsTo(url.hostname, rules) ? ok(url.href) : err("host");
}

const leadsTo = (hostname: string, { hosts }: LinkRules): boolean =>
  hosts === undefined || hosts.some((host) => covers(host.toLowerCase(), hostname));

function parsed(text: string): ParsedUrl | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Only who is meant: headers in a `mailto:` could add recipients, so of them subject and body are let through. */
function contact(url: ParsedUrl): Result<string, LinkRefusal> {
  if (url.protocol === "tel:") return /^tel:\+?[\d().-]{3,20}$/i.test(url.href) ? ok(url.href) : err("form");
  const parts = /^mailto:([^?#]+)(?:\?([^#]*))?$/i.exec(url.href);
  if (parts === null || !/^[^@/:,;%]+@[^@/:,;%]+$/.test(parts[1] as string)) return err("form");
  const headers = (parts[2] ?? "").split("&").filter((header) => header !== "");
  const harmless = headers.every((header) => /^(?:subject|body)=/i.test(header) && !/%0[ad]/i.test(header));
  return harmless ? ok(url.href) : err("form");
}

const covers = (rule: string, host: string): boolean =>
  rule.startsWith("*.") ? host.endsWith(rule.slice(1)) && host.length >= rule.length : host === rule;
