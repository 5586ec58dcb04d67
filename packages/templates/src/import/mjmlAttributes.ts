/** Attributes that raw MJML keeps, with the values that MJML lets through; any other would make the whole mail fail. */

type Kind = "text" | "color" | "pixels" | "sides" | "width" | "align" | "thumbnails";

const VALUES: Readonly<Record<Kind, RegExp>> = {
  text: /^/,
  color: /^#(?:[0-9a-f]{3}){1,2}$/i,
  pixels: /^\d{1,4}px$/,
  sides: /^(?:\d{1,4}px|0)(?: (?:\d{1,4}px|0)){0,3}$/,
  width: /^\d{1,4}(?:px|%)$/,
  align: /^(?:left|center|right)$/,
  thumbnails: /^(?:visible|hidden|supported)$/,
};

const FONT = { "font-family": "text", "font-size": "pixels", "font-weight": "text" } as const;
const STYLED = { ...FONT, "font-style": "text", "text-decoration": "text", "text-transform": "text" } as const;
const BOX = { align: "align", padding: "sides", "container-background-color": "color" } as const;
const LINKED = { href: "text", rel: "text", target: "text", title: "text" } as const;

/** By element. One that is missing here cannot stand in raw MJML. */
export const KEPT_ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  "mj-text": { ...STYLED, ...BOX, color: "color" },
  "mj-button": {
    ...{ ...STYLED, ...BOX, ...LINKED, color: "color", "background-color": "color" },
    ...{ border: "text", "border-radius": "text", "inner-padding": "sides", width: "width" },
  },
  "mj-image": {
    ...{ ...BOX, href: "text", rel: "text", target: "text", title: "text", alt: "text", src: "text" },
    ...{ width: "pixels", border: "text", "border-radius": "text" },
  },
  "mj-table": { ...FONT, ...BOX, color: "color", width: "width", cellpadding: "text", cellspacing: "text" },
  "mj-divider": { ...BOX, "border-color": "color", "border-width": "pixels", "border-style": "text", width: "width" },
  "mj-spacer": { height: "pixels", padding: "sides", "container-background-color": "color" },
  "mj-raw": {},
  "mj-social": { ...STYLED, align: "align", padding: "sides", color: "color", "icon-size": "pixels" },
  "mj-social-element": {
    ...{ href: "text", rel: "text", target: "text", title: "text", alt: "text", src: "text", name: "text" },
    ...{ color: "color", "background-color": "color", padding: "sides", "font-size": "pixels", "icon-size": "pixels" },
  },
  "mj-navbar": { align: "align", padding: "sides", hamburger: "text", "ico-color": "color" },
  "mj-navbar-link": { ...STYLED, href: "text", rel: "text", target: "text", color: "color", padding: "sides" },
  "mj-accordion": { border: "text", "font-family": "text", padding: "sides", "container-background-color": "color" },
  "mj-accordion-element": { border: "text", "font-family": "text", "background-color": "color" },
  "mj-accordion-title": { ...FONT, color: "color", "background-color": "color", padding: "sides" },
  "mj-accordion-text": { ...FONT, color: "color", "background-color": "color", padding: "sides" },
  "mj-carousel": {
    ...{ align: "align", padding: "sides", "border-radius": "text", thumbnails: "thumbnails" },
    ...{ "container-background-color": "color", "icon-width": "width", "tb-width": "width" },
  },
  "mj-carousel-image": {
    ...{ href: "text", rel: "text", target: "text", title: "text", alt: "text", src: "text" },
    ...{ "thumbnails-src": "text", "border-radius": "text" },
  },
};

/** Elements inside others, by those they stand in. */
export const PARTS_OF: Readonly<Record<string, readonly string[]>> = {
  "mj-navbar": ["mj-navbar-link"],
  "mj-accordion": ["mj-accordion-element"],
  "mj-accordion-element": ["mj-accordion-title", "mj-accordion-text"],
  "mj-carousel": ["mj-carousel-image"],
  "mj-social": ["mj-social-element"],
};

/** Whether MJML takes this attribute with this value; values of the source only, never ones with merge tags. */
export function keepsAttribute(element: string, name: string, value: string): boolean {
  const kinds = KEPT_ATTRIBUTES[element];
  const kind = kinds !== undefined && Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined || !VALUES[kind].test(value)) return false;
  return !name.startsWith("cell") || /^\d+$/.test(value);
}
