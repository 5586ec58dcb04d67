/** A document as it is seen in light or in dark, whatever the reader of the preview prefers: a page cannot tell a frame, so the copy is told. */

export type Scheme = "light" | "dark";

const STYLE = /(<style\b[^>]*>)([\s\S]*?)(<\/style>)/gi;
const TAG_WITH = /<(?:meta|source|link)\b(?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const PREFERS = /\(\s*prefers-color-scheme\s*:\s*(light|dark|no-preference)\s*\)/gi;
/** Both at once, in whatever order: the reader's choice. */
const BOTH = /\b(?:light\s+dark|dark\s+light)\b/gi;

/** Its style sheets and the media of its pictures answer to the scheme; words that read like them stay as they are. */
export function inScheme(html: string, scheme: Scheme): string {
  const media = (text: string) =>
    text.replace(PREFERS, (_, asked: string) =>
      asked.toLowerCase() === scheme ? "(min-width:0)" : "(max-width:-1px)",
    );
  return html
    .replace(STYLE, (_, open: string, css: string, close: string) =>
      [
        media(open),
        media(css).replace(
          /(color-schemes?\s*:)([^;}]*)/gi,
          (_all, name: string, value: string) => name + value.replace(BOTH, scheme),
        ),
        close,
      ].join(""),
    )
    .replace(TAG_WITH, (tag) => (/color-scheme/i.test(tag) ? media(tag).replace(BOTH, scheme) : tag));
}
