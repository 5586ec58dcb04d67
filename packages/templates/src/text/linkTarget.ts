/** Links of a text: where they lead, checked when the template is made where that can be known. */

import { checkLink, type LinkRules } from "../escape/links.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { Link } from "../model/text.ts";
import { pathSource, type ValueSite } from "./values.ts";

/** Where a link leads. */
export type LinkTarget =
  /** Known now, in the form that was checked; not escaped. */
  | { readonly kind: "fixed"; readonly url: string }
  /** An expression of each message; checked when it is merged. */
  | { readonly kind: "value"; readonly source: string };

/** The target of a link; `undefined`, and a finding, where it is none that may be shown. */
export function linkTarget(link: Link, site: ValueSite, rules: LinkRules = {}): LinkTarget | undefined {
  if (link.to === "variable") {
    const source = pathSource(link.var, site);
    return source === undefined ? undefined : { kind: "value", source };
  }
  const url = writtenUrl(link);
  const checked = checkLink(url, rules);
  if (checked.ok) return { kind: "fixed", url: checked.value };
  const says = `"${url}" is no link that may be shown (${checked.error}): ${ADVICE[link.to]}`;
  site.report(diagnostic("text.link", site.pointer, says, { link: url, refused: checked.error }));
  return undefined;
}

const ADVICE: Readonly<Record<"url" | "email" | "phone", string>> = {
  url: "give a whole https link of an allowed host.",
  email: "give one address like help@example.com.",
  phone: "give a number like +34 600 000 000.",
};

function writtenUrl(link: Exclude<Link, { to: "variable" }>): string {
  switch (link.to) {
    case "url":
      return link.url;
    case "email": {
      const subject =
        link.subject === undefined
          ? ""
          : `?subject=${encodeURIComponent(link.subject.replace(/\p{Surrogate}/gu, "\ufffd"))}`;
      return `mailto:${link.address.trim()}${subject}`;
    }
    case "phone":
      return `tel:${link.number.replace(/[\s()./-]/g, "")}`;
  }
}
