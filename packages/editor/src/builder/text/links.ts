/** Where a link of a text leads: its four kinds, whether it may be shown, and what campaigns add to it. */

import type { Link, LinkRefusal, LinkRules } from "@dunlin/templates";
import { checkLink } from "@dunlin/templates/editing";
import { linkRefusal as notToBeShown } from "../document/links.ts";
import type { TextWords } from "./words.ts";

export type LinkKind = Link["to"];

export const LINK_KINDS: readonly LinkKind[] = ["variable", "url", "email", "phone"];

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

/** Why a link must not be shown; `undefined` where it may. */
export function linkRefusal(link: Link, rules: LinkRules = {}): LinkRefusal | "empty" | undefined {
  if (targetOf(link).trim() === "") return "empty";
  return notToBeShown(link, rules);
}

/** Why, with the hosts that may be linked where it is about them. */
export function refusedText(
  refusal: LinkRefusal | "empty",
  { hosts }: LinkRules = {},
  says: Pick<TextWords["links"], "refused" | "allowed">,
): string {
  const allowed = refusal === "host" && hosts !== undefined ? ` ${says.allowed(hosts.join(", "))}` : "";
  return says.refused[refusal] + allowed;
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

export const CAMPAIGN = ["source", "medium", "campaign", "term", "content"] as const;
export type CampaignPart = (typeof CAMPAIGN)[number];
export type Campaign = { readonly [P in CampaignPart]?: string };

/** What a web address tells about a campaign. */
export function campaignOf(url: string): Campaign {
  const query = new URLSearchParams(queryOf(url).query);
  return Object.fromEntries(
    CAMPAIGN.flatMap((part) => {
      const value = query.get(`utm_${part}`);
      return value === null || value === "" ? [] : [[part, value]];
    }),
  );
}

/** The same address with this part of a campaign, or without it; everything else in it stays as it is written. */
export function withCampaign(url: string, part: CampaignPart, value: string): string {
  const { before, query, after } = queryOf(url);
  const name = `utm_${part}`;
  const others = query.split("&").filter((pair) => pair !== "" && pair.split("=")[0] !== name);
  // Half a sign cannot be written in an address.
  const said = value.replace(/\p{Surrogate}/gu, "").trim();
  const pairs = said === "" ? others : [...others, `${name}=${encodeURIComponent(said)}`];
  return before + (pairs.length === 0 ? "" : `?${pairs.join("&")}`) + after;
}

function queryOf(url: string): { readonly before: string; readonly query: string; readonly after: string } {
  const [, before = "", query = "", after = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(url) ?? [];
  return { before, query, after };
}

const TRACKS =
  /^(?:utm_\w+|gclid|gbraid|wbraid|dclid|fbclid|msclkid|mc_[ce]id|igshid|yclid|_hs(?:enc|mi)|mkt_tok|vero_id)$/i;

/** An address without what follows the reader; what a mail program or Google Docs has wrapped around it is taken off. */
export function untracked(href: string): string {
  const url = parsed(href.trim());
  if (url === undefined || !/^https?:$/.test(url.protocol)) return href;
  const wrapped = url.hostname.endsWith(".safelinks.protection.outlook.com")
    ? url.searchParams.get("url")
    : /^(?:www\.)?google\.[a-z.]+\/url$/.test(url.hostname + url.pathname)
      ? url.searchParams.get("q")
      : null;
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
