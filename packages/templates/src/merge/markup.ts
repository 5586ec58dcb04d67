/** Follows HTML far enough to know where in it a value stands: between tags, in which attribute, or where none may stand. */

/** What a place in HTML is. */
export type MarkupPlace =
  | { readonly in: "text" }
  /** In a comment. Conditional comments of Outlook are read as what they contain. */
  | { readonly in: "comment" }
  /** In a declaration, or in what a parser takes for a comment because it is none: both end at the next `>`. */
  | { readonly in: "declaration" }
  /** In an element without tags inside: a script, a style sheet, a title. */
  | { readonly in: "raw"; readonly element: string }
  /** Inside a tag or what may become one, but in no quoted value: a name, or a value without quotes. */
  | { readonly in: "tag"; readonly element: string }
  | {
      readonly in: "value";
      readonly element: string;
      readonly attribute: string;
      readonly quote: '"' | "'";
      /** Nothing of the value has been written yet. */
      readonly start: boolean;
    };

export const MARKUP_START: MarkupPlace = { in: "text" };

/** The place after `text`, when `place` is that before it. */
export function follow(place: MarkupPlace, text: string): MarkupPlace {
  let at = place;
  let rest = text;
  while (rest !== "") {
    const step = STEPS[at.in](at as never, rest);
    at = step.place;
    rest = step.rest;
  }
  return at;
}

interface Step {
  readonly place: MarkupPlace;
  readonly rest: string;
}

/** In HTML outside of foreign content, with scripting or without. */
const RAW_ELEMENTS: ReadonlySet<string> = new Set(
  "script style iframe noembed noframes noscript xmp plaintext title textarea".split(" "),
);

const STEPS: { readonly [K in MarkupPlace["in"]]: (place: Extract<MarkupPlace, { in: K }>, text: string) => Step } = {
  text: (place, text) => {
    const open = /<(?:!--(?:(\[if [^\]>]*\]>(?:<!-->)?)|-?>)?|(\/?[a-z][^\s/>]*)|[!?/]|$)/i.exec(text);
    if (open === null) return { place, rest: "" };
    const [all, conditional, element] = open;
    const rest = text.slice(open.index + all.length);
    if (element !== undefined || all === "<")
      return { place: { in: "tag", element: (element ?? "").toLowerCase() }, rest };
    // `<!-->` and `<!--->` are whole comments.
    if (conditional !== undefined || /^<!--.?>|^<!-->/.test(all)) return { place, rest };
    return { place: { in: all.startsWith("<!--") ? "comment" : "declaration" }, rest };
  },
  comment: (place, text) => until(/--!?>/, place, text),
  declaration: (place, text) => until(/>/, place, text),
  raw: (place, text) => {
    const close = new RegExp(`</${place.element}(?=[\\s/>])`, "i").exec(text);
    return close === null
      ? { place, rest: "" }
      : { place: { in: "tag", element: `/${place.element}` }, rest: text.slice(close.index + close[0].length) };
  },
  tag: (place, text) => {
    const next = /^[\s/]*(?:(>)|([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:(["'])|([^\s"'>][^\s>]*))?)?|$)/.exec(text);
    const rest = next === null ? text.slice(1) : text.slice(next[0].length);
    if (next?.[1] !== undefined)
      return { place: RAW_ELEMENTS.has(place.element) ? { in: "raw", element: place.element } : MARKUP_START, rest };
    const [, , attribute, quote] = next ?? [];
    if (attribute === undefined || quote === undefined) return { place, rest };
    return {
      place: {
        in: "value",
        element: place.element,
        attribute: attribute.toLowerCase(),
        quote: quote as '"' | "'",
        start: true,
      },
      rest,
    };
  },
  value: (place, text) => {
    const close = text.indexOf(place.quote);
    if (close < 0) return { place: { ...place, start: false }, rest: "" };
    return { place: { in: "tag", element: place.element }, rest: text.slice(close + 1) };
  },
};

function until(end: RegExp, place: MarkupPlace, text: string): Step {
  const close = end.exec(text);
  return close === null
    ? { place, rest: "" }
    : { place: MARKUP_START, rest: text.slice(close.index + close[0].length) };
}

/** The place after two branches that may have ended apart; `undefined` where they are not the same kind of place. */
export function joinPlaces(a: MarkupPlace, b: MarkupPlace): MarkupPlace | undefined {
  if (a.in === "value" && b.in === "value") {
    const same = a.attribute === b.attribute && a.quote === b.quote && a.element === b.element;
    return same ? { ...a, start: a.start && b.start } : undefined;
  }
  if (a.in !== b.in) return undefined;
  return "element" in a && "element" in b && a.element !== b.element ? undefined : a;
}
