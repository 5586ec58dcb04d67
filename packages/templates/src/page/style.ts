/** The one style sheet of a page: brand tokens as custom properties, everything below `.dl-page`, nothing fetched from anywhere. */

import { type Colors, classOf, declarationsOf, logicalText, STYLE_NAMES } from "../brand/css.ts";
import type { Look, Shades } from "../brand/look.ts";

const property = (name: string): string => `--dl-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const NAMES = [
  "canvas",
  "surface",
  "text",
  "muted",
  "line",
  "accent",
  "onAccent",
  "positive",
  "warning",
  "wash",
] as const;

/** The colors of the parts of blocks, as they are named in a style sheet. */
const COLORS = Object.fromEntries(NAMES.map((name) => [name, `var(${property(name)})`])) as unknown as Colors;

const tokens = (shades: Shades): string => NAMES.map((name) => `${property(name)}:${shades[name]}`).join(";");

/** For pages and letters: what each part of a block looks like. */
export const partRules = (look: Look, scheme: "both" | "light"): string =>
  [
    `.dl-page{${tokens(look.light)};font-family:${look.bodyFont};color-scheme:light${scheme === "both" ? " dark" : ""}}`,
    ...(scheme === "both" ? [`@media (prefers-color-scheme:dark){.dl-page{${tokens(look.dark)} } }`] : []),
    ...STYLE_NAMES.map((name) => `.dl-page .${classOf(name)}{${logicalText(declarationsOf(name, COLORS, look))}}`),
    `.dl-page *{box-sizing:border-box}`,
    `.dl-page a{color:var(--dl-accent)}`,
    `.dl-page .dl-center{text-align:center}`,
    `.dl-page table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}`,
    `.dl-page .dl-divider{border:0;border-top:1px solid var(--dl-line);margin:0;width:100%}`,
    `.dl-page .dl-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}`,
    `.dl-page .dl-space-small{height:8px}.dl-page .dl-space-medium{height:16px}.dl-page .dl-space-large{height:32px}`,
    `.dl-page .dl-image,.dl-page .dl-action,.dl-page .dl-logo-box,.dl-page .dl-field{margin:0}`,
    `.dl-page img{max-width:100%;height:auto;border:0}`,
    `.dl-page .dl-logo-link{text-decoration:none}.dl-page .dl-logo-dark{display:none}`,
    `.dl-page .dl-washed,.dl-page .dl-note{background:var(--dl-wash);border-radius:${look.radius}px;padding:16px 20px}`,
    `.dl-page .dl-qr-box{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}`,
    `.dl-page .dl-qr-box dl{margin:0;flex:1 1 180px}.dl-page dt{color:var(--dl-muted);font-size:13px;line-height:20px}`,
    `.dl-page dd{margin:0 0 8px;font-size:16px;line-height:24px;overflow-wrap:anywhere}`,
  ].join("\n");

/** A page: one column, everything that is asked for above the fold of a phone, targets of 44 pixels and more. */
export const pageStyle = (look: Look): string => `${partRules(look, "both")}
html{background:${look.light.canvas}}
@media (prefers-color-scheme:dark){html{background:${look.dark.canvas} } }
body{margin:0}
.dl-page{background:var(--dl-surface);color:var(--dl-text);font-size:16px;line-height:24px;max-width:520px;margin:0 auto;min-height:100vh;-webkit-text-size-adjust:100%;overflow-wrap:break-word}
@media (min-width:600px){.dl-page{margin:32px auto;min-height:0;border-radius:${look.radius * 1.5}px} }
@media (prefers-color-scheme:dark){.dl-page .dl-logo-dark{display:block}.dl-page .dl-logo-light{display:none} }
.dl-page .dl-top{display:flex;justify-content:space-between;align-items:center;gap:16px;min-height:52px;padding:0 20px;border-bottom:1px solid var(--dl-line)}
.dl-page main{display:grid;gap:12px;padding:16px 20px 24px}
${LAYOUT_RULES}
.dl-page main>.dl-h2{margin-top:12px}
@media (max-width:479px){.dl-page .dl-qr-box dl{order:-1} }
.dl-page footer{display:grid;gap:8px;padding:0 20px 32px}
${AMOUNT_RULE}
${formRules(look)}`;

const LAYOUT_RULES = `.dl-page main>*,.dl-page .dl-section>*,.dl-page .dl-columns>div{min-width:0}
.dl-page .dl-section,.dl-page .dl-columns>div{display:grid;gap:12px}
.dl-page .dl-columns{display:grid;gap:16px}
@media (min-width:480px){.dl-page .dl-columns-1-1{grid-template-columns:1fr 1fr}.dl-page .dl-columns-1-2{grid-template-columns:1fr 2fr}.dl-page .dl-columns-2-1{grid-template-columns:2fr 1fr}.dl-page .dl-columns-1-1-1{grid-template-columns:1fr 1fr 1fr} }`;

const AMOUNT_RULE = ".dl-page .dl-amount{font-size:40px;line-height:44px;letter-spacing:-.02em;margin:2px 0}";

/** For blocks that stand in no page: each as it looks in one, in the light colors of the look. */
export const blockRules = (look: Look): string =>
  [partRules(look, "light"), LAYOUT_RULES, AMOUNT_RULE, formRules(look)].join("\n");

/**
 * For blocks of a short channel: letters have one size there, and what is touched has the shape that the platform gives it.
 *
 * @param heads - Whether the channel has a head in stronger letters.
 */
export const shortRules = (look: Look, heads: boolean): string =>
  [
    partRules(look, "light"),
    `.dl-page .dl-h1,.dl-page .dl-h2,.dl-page .dl-h3{font-size:16px;line-height:24px;font-weight:${heads ? 600 : 400}}`,
    ".dl-page .dl-file{display:flex;align-items:center;gap:12px;margin:0;padding:12px;border-radius:8px;background:var(--dl-wash);color:var(--dl-text);font-size:16px;line-height:24px;overflow-wrap:anywhere}",
    ".dl-page .dl-file>svg{flex:none}",
    ".dl-page .dl-due>p{display:inline;color:var(--dl-text);font-size:16px;line-height:24px;font-weight:400}",
    '.dl-page .dl-due>p:first-child::after{content:": "}.dl-page .dl-due>.dl-amount+p{display:block}',
    ".dl-page .dl-touched{display:flex;align-items:center;justify-content:center;gap:8px;margin:0;padding:9px 12px;color:var(--dl-accent);font-size:16px;line-height:24px;font-weight:500;overflow-wrap:anywhere}",
    ".dl-page .dl-touched>svg{flex:none}.dl-page:dir(rtl) .dl-touched>svg{transform:scaleX(-1)}",
    ".dl-page .dl-touched-whatsapp{border-top:1px solid var(--dl-line)}",
    ".dl-page .dl-touched-rcs{width:fit-content;max-width:100%;border:1px solid var(--dl-muted);border-radius:22px;padding:7px 16px}",
    ".dl-page .dl-keys{display:grid;gap:8px;margin:0;padding:0;list-style:none;font-size:16px;line-height:24px;color:var(--dl-text)}",
    ".dl-page .dl-text+.dl-keys{margin-top:8px}.dl-page .dl-keys>li{display:grid;grid-template-columns:40px 1fr;gap:12px;align-items:center}",
    ".dl-page .dl-keys kbd{display:grid;place-items:center;height:40px;border:1px solid var(--dl-muted);border-radius:8px;background:var(--dl-wash);font:inherit;font-weight:600}",
  ].join("\n");

const formRules = ({ radius }: Look): string => `.dl-page form{margin:0;scroll-margin-top:64px}
.dl-page fieldset{border:0;margin:0;padding:0;min-width:0}
.dl-page legend{padding:0}
.dl-page .dl-button,.dl-page .dl-button-quiet{display:inline-block;min-height:48px;padding:12px 24px;border:1px solid var(--dl-accent);border-radius:${radius}px;background:var(--dl-accent);color:var(--dl-on-accent);font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
.dl-page .dl-button-quiet{background:transparent;color:var(--dl-accent);min-height:44px;padding:9px 16px;margin-top:8px}
.dl-page .dl-wide{display:block;width:100%}
.dl-page .dl-button:hover{filter:brightness(1.08)}
.dl-page :focus-visible{outline:2px solid var(--dl-text);outline-offset:2px}
.dl-page .dl-plans{display:grid;gap:8px;margin-bottom:12px}
.dl-page .dl-plans legend{margin-bottom:8px}
.dl-page .dl-plan{display:grid;grid-template-columns:20px 1fr;column-gap:12px;border:1px solid var(--dl-muted);border-radius:${radius}px;padding:0 14px}
.dl-page .dl-plan:has(input:checked){border-color:var(--dl-accent);box-shadow:inset 0 0 0 1px var(--dl-accent);background:var(--dl-wash)}
.dl-page .dl-plan:focus-within:has(:focus-visible){outline:2px solid var(--dl-text);outline-offset:2px}
.dl-page .dl-plan input:focus-visible{outline:0}
.dl-page input[type=radio]{width:20px;height:20px;margin:15px 0 0;accent-color:var(--dl-accent)}
.dl-page .dl-plan label{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 12px;padding:13px 0;cursor:pointer;font-weight:600}
.dl-page .dl-plan-sum{font-variant-numeric:tabular-nums}
.dl-page .dl-schedule{grid-column:2;margin:-6px 0 12px;font-size:14px;line-height:22px;color:var(--dl-muted)}
.dl-page .dl-plan:not(:has(input:checked)) .dl-schedule{display:none}
.dl-page .dl-schedule th{font-weight:400;text-align:start;padding:0}
.dl-page .dl-schedule td{text-align:end;padding:0}
.dl-page .dl-schedule tfoot th,.dl-page .dl-schedule tfoot td{border-top:1px solid var(--dl-line);color:var(--dl-text);padding-top:4px}
.dl-page .dl-schedule tfoot td{font-weight:600}
.dl-page .dl-button+.dl-small{margin-top:6px}
.dl-page .dl-way{border-bottom:1px solid var(--dl-line)}
.dl-page .dl-way+.dl-way{margin-top:-12px}
.dl-page summary{display:flex;justify-content:space-between;align-items:center;min-height:48px;cursor:pointer;list-style:none}
.dl-page summary::-webkit-details-marker{display:none}
.dl-page summary::after{content:"";width:8px;height:8px;border:solid var(--dl-muted);border-width:0 2px 2px 0;transform:rotate(45deg);margin:0 4px 4px}
.dl-page details[open]>summary::after{transform:rotate(-135deg);margin-bottom:-4px}
.dl-page .dl-way .dl-form{display:grid;gap:12px;padding:4px 0 20px}
.dl-page .dl-field label,.dl-page .dl-field legend{display:block;font-size:14px;line-height:20px;margin-bottom:4px}
.dl-page .dl-choice{display:flex!important;gap:12px;align-items:center;min-height:44px;font-size:16px!important;margin:0!important}
.dl-page .dl-choice input{margin:0;flex:none}
.dl-page input[type=text],.dl-page input[type=date],.dl-page input[type=tel],.dl-page textarea{width:100%;min-height:48px;padding:11px 12px;border:1px solid var(--dl-muted);border-radius:${radius}px;background:var(--dl-surface);color:var(--dl-text);font:inherit}
.dl-page .dl-languages form{display:flex;gap:4px;margin-inline-end:-8px}
.dl-page .dl-language{min-height:44px;padding:0 8px;border:0;background:transparent;color:var(--dl-muted);font:inherit;font-size:14px;cursor:pointer;text-decoration:underline}`;
