/** Where a link of a text leads: its four kinds, whether it may be shown, and what campaigns add to it. */

import type { Link, LinkRefusal, LinkRules } from "@dunlin/templates";
import { checkLink } from "@dunlin/templates/editing";
import { encoded } from "../document/links.ts";

export type LinkKind = Link["to"];

/** What a link has to say, as one text: an address, a number, the path of a value. */
export function targetOf(link: Link): string {
  switch (link.to) {
    case "url":
      return link.url;
    case "email":
      return link.address;
    case "phone":
      return link.number;
    case "variable":
      return link.var;
  }
}

/** A link of a kind; a web address may be typed without `https://`. */
export function linkOf(to: LinkKind, written: string, subject = ""): Link {
  const text = written.trim();
  switch (to) {
    case "url":
      return { to, url: /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(text) ? `https://${text}` : text };
    case "email":
      return { to, address: text, ...(subject.trim() !== "" && { subject: subject.trim() }) };
    case "phone":
      return { to, number: text };
    case "variable":
      return { to, var: text };
  }
}

/** As `href` has it; of a value nothing is known before there is somebody. */
function hrefOf(link: Exclude<Link, { to: "variable" }>): string {
  switch (link.to) {
    case "url":
      return link.url;
    case "email":
      return `mailto:${link.address}${link.subject === undefined ? "" : `?subject=${encoded(link.subject)}`}`;
    case "phone":
      return `tel:${link.number.replace(/[\s()./-]/g, "")}`;
  }
}

/** Why a link must not be shown; `undefined` where it may. */
export function linkRefusal(link: Link, rules: LinkRules = {}): LinkRefusal | "empty" | undefined {
  if (targetOf(link).trim() === "") return "empty";
  if (link.to === "variable") return undefined;
  const checked = checkLink(hrefOf(link), rules);
  return checked.ok ? undefined : checked.error;
}

/** The link of an `href`; `undefined` where it is none that may be shown. */
export function linkOfHref(href: string, rules: LinkRules = {}): Link | undefined {
  const checked = checkLink(href, rules);
  if (!checked.ok) return undefined;
  const url = new URL(checked.value);
  if (url.protocol === "tel:") return { to: "phone", number: url.pathname };
  if (url.protocol !== "mailto:") return { to: "url", url: checked.value };
  const subject = url.searchParams.get("subject") ?? "";
  return linkOf("email", decoded(url.pathname), subject);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What tells a web analysis where somebody came from. */
export const UTM = ["source", "medium", "campaign"] as const;
export type Utm = Readonly<Record<(typeof UTM)[number], string>>;

export function utmOf(url: string): Utm {
  const params = parsed(url)?.searchParams;
  const [source, medium, campaign] = UTM.map((name) => params?.get(`utm_${name}`) ?? "");
  return { source: source ?? "", medium: medium ?? "", campaign: campaign ?? "" };
}

/** A web address with these; those that are empty are taken away. What is no address stays as it is. */
export function withUtm(url: string, utm: Utm): string {
  const to = parsed(url);
  if (to === undefined) return url;
  for (const name of UTM) {
    if (utm[name].trim() === "") to.searchParams.delete(`utm_${name}`);
    else to.searchParams.set(`utm_${name}`, utm[name].trim());
  }
  return to.href;
}

const TRACKS =
  /^(?:utm_\w+|gclid|gbraid|wbraid|dclid|fbclid|msclkid|mc_[ce]id|igshid|yclid|_hs(?:enc|mi)|mkt_tok|vero_id)$/i;

/** An address without what follows the reader; what a mail program has wrapped around it is taken off. */
export function untracked(href: string): string {
  const url = parsed(href.trim());
  if (url === undefined || !/^https?:$/.test(url.protocol)) return href;
  const wrapped = url.hostname.endsWith(".safelinks.protection.outlook.com") ? url.searchParams.get("url") : null;
  if (wrapped !== null) return untracked(wrapped);
  const names = [...url.searchParams.keys()].filter((name) => TRACKS.test(name));
  if (names.length === 0) return href;
  for (const name of names) url.searchParams.delete(name);
  return url.href;
}

function parsed(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
