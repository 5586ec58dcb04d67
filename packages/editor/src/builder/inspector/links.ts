/** Links as they are typed: which kinds a place takes, and what tells a campaign. */

import type { Link } from "@dunlin/templates";

export type LinkKind = Link["to"];

/** A link of a kind that leads nowhere yet. */
export function emptyLink(to: LinkKind): Link {
  switch (to) {
    case "url":
      return { to, url: "" };
    case "variable":
      return { to, var: "" };
    case "email":
      return { to, address: "" };
    case "phone":
      return { to, number: "" };
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
