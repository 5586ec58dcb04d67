/** The host's own pages as whole documents: values are escaped where they are put in, and nothing is fetched or run. */

import { createHash } from "node:crypto";
import { type Brand, directionOf, HOUSE_BRAND, type Look, lookOf, type Shades } from "@dunlin/templates";

/** Markup that was put together here. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Piece = string | number | Markup | undefined | readonly Piece[];

/** Markup with values in it: texts are escaped, also for attributes in double quotes; `undefined` is nothing. */
export const html = (texts: TemplateStringsArray, ...values: readonly Piece[]): Markup =>
  new Markup(texts.reduce((sum, text, index) => sum + written(values[index - 1]) + text));

function written(piece: Piece): string {
  if (piece === undefined) return "";
  if (piece instanceof Markup) return piece.text;
  return typeof piece === "object" ? piece.map(written).join("") : escaped(String(piece));
}

const SIGNS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

export interface Sheet {
  readonly locale: string;
  readonly title: string;
  readonly brand: Brand | undefined;
  /** Between the head and the foot. */
  readonly body: Markup;
  /** Other languages of the page: names in themselves, and where they lead. */
  readonly languages?: readonly { readonly locale: string; readonly name: string; readonly href: string }[];
  /** What the list of languages is called. */
  readonly menu: string;
}

export interface Drawn {
  readonly html: string;
  /** The content security policy under which it is shown. */
  readonly policy: string;
}

/** A page in the colors of a brand. */
export function drawSheet({ locale, title, brand = HOUSE_BRAND, body, languages = [], menu: label }: Sheet): Drawn {
  const look = lookOf(brand);
  const style = styleOf(look);
  const switches = languages.map(
    ({ locale: other, name, href }) => html`<a href="${href}" lang="${other}">${name}</a>`,
  );
  const menu = switches.length === 0 ? undefined : html`<nav aria-label="${label}">${switches}</nav>`;
  const page = html`<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<div class="page">
<header><p class="brand">${brand.name}</p>${menu}</header>
<main>${body}</main>
</div>
</body>
</html>
`;
  return { html: page.text, policy: policyOf(style) };
}

/** No script, no frame, no picture; the one style sheet by its hash. Forms lead here, and to where payments are taken. */
const policyOf = (style: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash("sha256").update(style, "utf8").digest("base64")}'`,
    "form-action 'self' https:",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

const tokens = (shades: Shades): string =>
  Object.entries(shades)
    .map(([name, color]) => `--${name}:${color}`)
    .join(";");

/** As the pages of templates look: one column, calm, targets of 44 pixels and more. */
const styleOf = ({ light, dark, bodyFont, headingFont, radius }: Look): string => `
:root{${tokens(light)}}
@media (prefers-color-scheme:dark){:root{${tokens(dark)} } }
*{box-sizing:border-box}
html{background:var(--canvas);-webkit-text-size-adjust:100%}
body{margin:0;font-family:${bodyFont};font-size:16px;line-height:24px;color:var(--text);overflow-wrap:break-word}
.page{background:var(--surface);max-width:520px;margin:0 auto;min-height:100vh}
@media (min-width:600px){.page{margin:32px auto;min-height:0;border-radius:${radius * 1.5}px} }
header{display:flex;justify-content:space-between;align-items:center;gap:16px;min-height:52px;padding:0 20px;border-bottom:1px solid var(--line)}
.brand{margin:0;font-weight:600;font-size:18px;color:var(--accent)}
nav{display:flex;gap:4px;margin-inline-end:-8px}
nav a{display:inline-flex;align-items:center;min-height:44px;padding:0 8px;color:var(--muted);font-size:14px}
main{display:grid;gap:16px;padding:28px 20px 36px}
main>*{min-width:0}
h1{margin:0;font-family:${headingFont};font-size:24px;line-height:32px;font-weight:600;letter-spacing:-.01em}
h2{margin:0;font-size:16px;line-height:24px;font-weight:600}
p{margin:0}
a{color:var(--accent)}
.muted{color:var(--muted);font-size:14px;line-height:20px}
.amount{font-size:36px;line-height:44px;font-weight:600;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.mark{display:grid;place-items:center;width:44px;height:44px;border-radius:50%;background:var(--wash);color:var(--positive)}
.problem{padding:12px 16px;border-radius:${radius}px;border:1px solid var(--warning);color:var(--warning)}
.note{display:grid;gap:4px;padding:16px 20px;border-radius:${radius}px;background:var(--wash)}
form{display:grid;gap:16px;margin:0}
fieldset{border:0;margin:0;padding:0;min-width:0}
legend{padding:0;font-weight:600;margin-bottom:4px}
.field{display:grid;gap:4px}
.field label{font-weight:600}
.hint{color:var(--muted);font-size:14px;line-height:20px}
.parts{display:flex;gap:12px;margin-top:8px}
.parts label{display:block;font-size:14px;line-height:20px;font-weight:400;margin-bottom:4px}
.parts>div{width:72px}.parts>.year{width:104px}
input[type=text]{width:100%;min-height:48px;padding:11px 12px;border:1px solid var(--muted);border-radius:${radius}px;background:var(--surface);color:var(--text);font:inherit}
.choice{display:flex;gap:12px;align-items:center;min-height:44px}
.choice input{width:20px;height:20px;margin:0;flex:none;accent-color:var(--accent)}
button,.button{display:block;width:100%;min-height:48px;padding:12px 24px;border:1px solid var(--accent);border-radius:${radius}px;background:var(--accent);color:var(--onAccent);font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
button:hover{filter:brightness(1.08)}
.quiet{background:transparent;color:var(--accent)}
:focus-visible{outline:2px solid var(--text);outline-offset:2px}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:8px 0;border-bottom:1px solid var(--line);font-weight:400;text-align:start}
td{text-align:end;white-space:nowrap}
tfoot th,tfoot td{border-bottom:0;font-weight:600}
caption{text-align:start;color:var(--muted);font-size:14px;line-height:20px;padding-bottom:4px}
.back{justify-self:start;display:inline-flex;align-items:center;min-height:44px}
`;
