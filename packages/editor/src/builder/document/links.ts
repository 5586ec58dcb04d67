/** Whether a link of a template may be shown. */

import type { Link, LinkRefusal, LinkRules } from "@dunlin/templates";
import { checkLink } from "@dunlin/templates/editing";

/** Why a link must not be shown; one by a value is checked when it is merged. */
export function linkRefusal(link: Link, rules: LinkRules | undefined): LinkRefusal | undefined {
  const text = addressOf(link);
  if (text === undefined) return undefined;
  const checked = checkLink(text, rules);
  return checked.ok ? undefined : checked.error;
}

function addressOf(link: Link): string | undefined {
  switch (link.to) {
    case "url":
      return link.url;
    case "email":
      return `mailto:${link.address.trim()}${link.subject === undefined ? "" : `?subject=${encoded(link.subject)}`}`;
    case "phone":
      return `tel:${link.number.replace(/[\s()./-]/g, "")}`;
    case "variable":
      return undefined;
  }
}

/** The address of a picture in the form in which it may be fetched, or why it must not be; hosts give whatever they have. */
export function pictureAddress(
  url: unknown,
  rules: LinkRules | undefined,
): { readonly url?: string; readonly refused?: LinkRefusal } {
  if (typeof url !== "string") return { refused: "form" };
  const checked = checkLink(url, rules);
  if (!checked.ok) return { refused: checked.error };
  return /^https?:/.test(checked.value) ? { url: checked.value } : { refused: "scheme" };
}

/** Half of a surrogate pair is no text that could be encoded. */
const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
