/**
 * Puts a document into a frame in which nothing runs. Its styles go through the object model of CSS, which a policy without inline
 * styles allows; as text they would be lost in the frame, which has the policy of the page, and reported.
 */

/** What could act or lead away. */
const ACTING = "script, base, meta[http-equiv], iframe, object, embed";

export function fillFrame(frame: HTMLIFrameElement, html: string): void {
  const { contentDocument: doc, contentWindow } = frame;
  if (doc === null || contentWindow === null) return;
  const parsed = new DOMParser().parseFromString(withoutInline(html), "text/html");
  const { CSSStyleSheet } = contentWindow as Window & typeof globalThis;
  const sheets = [...parsed.querySelectorAll(`[${SHEET}]`)].map((style) => {
    const sheet = new CSSStyleSheet({ media: style.getAttribute("media") ?? "" });
    sheet.replaceSync(style.textContent ?? "");
    return sheet;
  });
  for (const element of parsed.querySelectorAll(ACTING)) element.remove();
  for (const element of parsed.querySelectorAll<HTMLElement>(`[${ASIDE}style]`)) {
    element.style.cssText = element.getAttribute(`${ASIDE}style`) ?? "";
    element.removeAttribute(`${ASIDE}style`);
  }
  doc.replaceChild(doc.adoptNode(parsed.documentElement), doc.documentElement);
  doc.adoptedStyleSheets = sheets;
  // Links are to be read, not followed.
  doc.onclick = (event) => event.preventDefault();
  // The page around a frame is not told that it has the focus.
  contentWindow.onfocus = () => frame.setAttribute("data-focused", "");
  contentWindow.onblur = () => frame.removeAttribute("data-focused");
}

const ASIDE = "data-dn-";
const SHEET = `${ASIDE}sheet`;
const TAG = /<(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const ATTRIBUTE = /([\s"'/])([^\s"'>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))/g;

/** The document with its styles and handlers under other names, so that a parser meets none. What keeps it from acting is the frame. */
const withoutInline = (html: string): string =>
  html.replace(TAG, (_, close: string, name: string, attributes: string) => {
    const aside = attributes.replace(ATTRIBUTE, (all, before: string, attribute: string, value: string) =>
      /^(?:style|on.+)$/i.test(attribute) ? `${before}${ASIDE}${attribute.toLowerCase()}${value}` : all,
    );
    if (name.toLowerCase() !== "style") return `<${close}${name}${aside}>`;
    return close === "" ? `<script ${SHEET} type="text/css"${aside}>` : "</script>";
  });
