/** Attributes that raw MJML keeps, with the values that MJML lets through; any other would make the whole mail fail. */

const VALUES = {
  /** Words for people. With links the only ones in which merge tags stay: others MJML writes more than once, or not at all. */
  text: /^/,
  link: /^/,
  plain: /^[^\ue000\ue001{}<>;"\\]{1,300}$/,
  color: /^#(?:[0-9a-f]{3}){1,2}$/i,
  pixels: /^\d{1,4}(?:\.\d{1,2})?px$/,
  side: /^(?:\d{1,4}px|\d{1,3}%|0)$/,
  sides: /^(?:\d{1,4}px|\d{1,3}%|0)(?: (?:\d{1,4}px|\d{1,3}%|0)){0,3}$/,
  width: /^\d{1,4}(?:px|%)$/,
  line: /^(?:\d{1,3}(?:px|%)|\d(?:\.\d{1,2})?)$/,
  letters: /^-?\d{1,2}(?:\.\d{1,2})?(?:px|em)$/,
  whole: /^\d{1,3}$/,
  side3: /^(?:left|center|right)$/,
  side2: /^(?:left|right)$/,
  height3: /^(?:top|middle|bottom)$/,
  mode: /^(?:horizontal|vertical)$/,
  thumbnails: /^(?:visible|hidden|supported)$/,
} as const satisfies Readonly<Record<string, RegExp>>;

type Kind = keyof typeof VALUES;
type Attributes = Readonly<Record<string, Kind>>;

/** Names with blanks between them, by kind. */
function of(names: Partial<Readonly<Record<Kind, string>>>): Attributes {
  const all = Object.entries(names).flatMap(([kind, list]) => list.split(" ").map((name) => [name, kind as Kind]));
  return Object.fromEntries(all);
}

const PADDING = of({ sides: "padding", side: "padding-top padding-right padding-bottom padding-left" });
const BOX: Attributes = { ...PADDING, ...of({ color: "container-background-color" }) };
const FONT = of({ plain: "font-family font-weight", pixels: "font-size" });
const WORDS: Attributes = {
  ...FONT,
  ...of({ plain: "font-style text-decoration text-transform", line: "line-height", letters: "letter-spacing" }),
};
const BORDER = of({ plain: "border border-top border-right border-bottom border-left border-radius" });
const LINKED = of({ link: "href", text: "title", plain: "rel target" });
const ARROWS = of({
  ...{ link: "icon-wrapped-url icon-unwrapped-url", plain: "icon-wrapped-alt icon-unwrapped-alt" },
  ...{ width: "icon-width icon-height", height3: "icon-align", side2: "icon-position" },
});

/** By element. One that is missing here cannot stand in raw MJML. */
export const KEPT_ATTRIBUTES: Readonly<Record<string, Attributes>> = {
  "mj-text": { ...WORDS, ...BOX, ...of({ color: "color", side3: "align", width: "height" }) },
  "mj-button": {
    ...{ ...WORDS, ...BOX, ...BORDER, ...LINKED },
    ...of({ color: "color background-color", sides: "inner-padding", width: "width height" }),
    ...of({ side3: "align text-align", height3: "vertical-align" }),
  },
  "mj-image": {
    ...{ ...BOX, ...BORDER, ...LINKED },
    ...of({
      link: "src",
      text: "alt",
      plain: "title",
      pixels: "width height font-size",
      width: "max-height",
      side3: "align",
    }),
  },
  "mj-table": {
    ...{ ...FONT, ...BOX },
    ...of({ color: "color", width: "width", whole: "cellpadding cellspacing", plain: "border", line: "line-height" }),
    ...of({ side3: "align" }),
  },
  "mj-divider": {
    ...BOX,
    ...of({ color: "border-color", pixels: "border-width", plain: "border-style", width: "width", side3: "align" }),
  },
  "mj-spacer": { ...BOX, ...of({ width: "height" }) },
  "mj-raw": {},
  "mj-social": {
    ...{ ...FONT, ...BOX },
    ...of({ plain: "font-style text-decoration border-radius", color: "color", side3: "align", mode: "mode" }),
    ...of({ width: "icon-size icon-height", sides: "icon-padding inner-padding text-padding", line: "line-height" }),
  },
  "mj-social-element": {
    ...{ ...FONT, ...PADDING, ...LINKED },
    ...of({ link: "src", text: "alt", plain: "name font-style text-decoration border border-radius" }),
    ...of({ color: "color background-color", width: "icon-size icon-height", sides: "icon-padding text-padding" }),
    ...of({ line: "line-height", side3: "align", side2: "icon-position", height3: "vertical-align" }),
  },
  "mj-navbar": {
    ...PADDING,
    ...of({ plain: "hamburger", color: "ico-color", side3: "align ico-align", width: "ico-font-size" }),
    ...of({ plain: "ico-font-family ico-text-transform ico-text-decoration", line: "ico-line-height" }),
    ...of({ sides: "ico-padding", side: "ico-padding-top ico-padding-right ico-padding-bottom ico-padding-left" }),
  },
  "mj-navbar-link": { ...WORDS, ...PADDING, ...of({ link: "href", plain: "rel target name", color: "color" }) },
  "mj-accordion": { ...BOX, ...ARROWS, ...of({ plain: "border font-family" }) },
  "mj-accordion-element": { ...ARROWS, ...of({ plain: "border font-family", color: "background-color" }) },
  "mj-accordion-title": { ...FONT, ...PADDING, ...of({ color: "color background-color" }) },
  "mj-accordion-text": {
    ...{ ...FONT, ...PADDING },
    ...of({ color: "color background-color", line: "line-height", letters: "letter-spacing" }),
  },
  "mj-carousel": {
    ...BOX,
    ...of({ link: "left-icon right-icon", width: "icon-width tb-width", side3: "align", thumbnails: "thumbnails" }),
    ...of({
      plain: "border-radius tb-border tb-border-radius",
      color: "tb-hover-border-color tb-selected-border-color",
    }),
  },
  "mj-carousel-image": {
    ...LINKED,
    ...of({ link: "src thumbnails-src", text: "alt", plain: "title border-radius tb-border tb-border-radius" }),
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

/** Of an attribute that MJML takes with this value, how it is meant; `undefined` for any other. */
export function keptAs(element: string, name: string, value: string): "link" | "words" | undefined {
  const kinds = KEPT_ATTRIBUTES[element];
  const kind = kinds !== undefined && Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined || !VALUES[kind].test(value)) return undefined;
  return kind === "link" ? "link" : "words";
}
