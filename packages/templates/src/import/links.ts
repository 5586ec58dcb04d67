/** Where a link of the source leads, as a link of a template. */

import { checkLink } from "../escape/links.ts";
import type { Link } from "../model/text.ts";
import type { ReportLoss } from "./losses.ts";
import { MARK, type Tag } from "./tag.ts";

export type ReadLink =
  | { readonly kind: "link"; readonly link: Link }
  /** A tag is a part of it, which only raw MJML can say. */
  | { readonly kind: "composed" }
  /** It leads nowhere that may be shown; reported where it was one. */
  | { readonly kind: "none" };

const NONE: ReadLink = { kind: "none" };

export interface LinkSite {
  readonly tags: readonly Tag[];
  readonly report: ReportLoss;
  /** Takes the path of a value that is a link. */
  readonly leads: (path: string) => void;
}

/** @param what - The element, for the report. */
export function readLink(href: string | undefined, line: number, element: string, site: LinkSite): ReadLink {
  const written = (href ?? "").trim();
  if (written === "") return NONE;
  const tag = tagAlone(written, site.tags);
  if (tag?.run !== undefined && "var" in tag.run && tag.run.fallback === undefined) {
    site.leads(tag.run.var);
    return { kind: "link", link: { to: "variable", var: tag.run.var } };
  }
  if (written.search(MARK) >= 0) return { kind: "composed" };
  const url = fixedUrl(written, line, element, site.report);
  return url === undefined ? NONE : { kind: "link", link: typed(url) };
}

/** A link without tags, in a form that may be shown; `undefined`, and reported, where there is none. */
export function fixedUrl(written: string, line: number, element: string, report: ReportLoss): string | undefined {
  const encoded = written
    .replace(/[\t\n]/g, "")
    .replace(/[ <>"`{}|\\^]/g, (sign) => encodeURIComponent(sign))
    .replace(/^\/\//, "https://");
  const secure = /^http:\/\//i.test(encoded) ? `https${encoded.slice(4)}` : encoded;
  const checked = checkLink(secure, {});
  if (!checked.ok || secure.length > 2000) {
    report("badLink", line, { link: written, element });
    return undefined;
  }
  if (secure !== encoded) report("secureLink", line, { link: written, became: secure });
  return secure;
}

/** The tag, where a text is that and nothing else. */
function tagAlone(text: string, tags: readonly Tag[]): Tag | undefined {
  const number = /^\ue000(\d+)\ue001$/.exec(text.trim())?.[1];
  return number === undefined ? undefined : tags[Number(number)];
}

function typed(url: string): Link {
  if (/^tel:/i.test(url)) return { to: "phone", number: url.slice(4) };
  const mail = /^mailto:([^?]+)(?:\?subject=([^&]*))?$/i.exec(url);
  const subject = mail?.[2] === undefined ? undefined : decoded(mail[2]);
  if (mail === null || (mail[2] !== undefined && subject === undefined) || (subject?.length ?? 0) > 200)
    return { to: "url", url };
  return { to: "email", address: mail[1] as string, ...(subject === undefined ? {} : { subject }) };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
