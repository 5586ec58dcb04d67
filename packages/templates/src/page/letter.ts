/** Letters as documents to be printed: the address where the window of the envelope is, marks where the sheet is folded. */

import { type Drawing, drawnBlocks } from "../blocks/draw.ts";
import { htmlWords } from "../blocks/site.ts";
import type { Block } from "../model/block.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { LetterSettings } from "../model/settings.ts";
import { htmlDocument, markupOf, type PageHead } from "./document.ts";
import { BOTTOM, END, PAPERS, SHEETS, START, TOP, WHITE } from "./sheet.ts";
import { partRules } from "./style.ts";

export interface LetterHead extends Omit<PageHead, "style" | "description"> {
  /** The lines of the recipient, and the day: sources for HTML. */
  readonly address: string;
  readonly date: string;
  readonly subject: string;
}

const mm = (value: number): string => `${Math.round(value * 100) / 100}mm`;

/** Words as a string of CSS. */
const cssString = (words: string): string =>
  `"${words.replace(/[^\p{L}\p{N} .,&-]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;

/** The style sheet of a letter. Always light: it goes on paper. */
function letterStyle(settings: LetterSettings, { look }: Pick<Drawing, "look">): string {
  const { text } = SHEETS[settings.window];
  const paper = PAPERS[settings.paper];
  // Later sheets say whose they are and which (DIN 5008, 2020); the first one has its head for that.
  const later = `@top-left{content:${cssString(look.brand.name)};padding-left:${mm(START - WHITE)} }@bottom-right{content:counter(page) " / " counter(pages)}`;
  return `${partRules(look, "light")}
@page{size:${paper.name};margin:${TOP}mm ${END}mm ${BOTTOM}mm ${WHITE}mm;font-family:${look.bodyFont};font-size:8.5pt;color:#333;${later} }
@page:first{@top-left{content:none}@bottom-right{content:none} }
body{margin:0}
.dl-page{position:relative;background:#fff;color:var(--dl-text);font-size:10pt;line-height:1.35;padding-left:${mm(START - WHITE)}}
.dl-page .dl-text,.dl-page .dl-cell,.dl-page .dl-row,.dl-page .dl-rowTight,.dl-page .dl-cellEnd,.dl-page .dl-cellValue,.dl-page dd,.dl-page .dl-cellMuted,.dl-page .dl-total,.dl-page .dl-totalEnd,.dl-page .dl-caption{font-size:10pt;line-height:1.35;color:#000}
.dl-page .dl-cell,.dl-page .dl-row,.dl-page .dl-rowTight,.dl-page .dl-cellEnd,.dl-page .dl-cellValue,.dl-page .dl-cellMuted,.dl-page .dl-total,.dl-page .dl-totalEnd{padding-block:.7mm}
.dl-page .dl-caption{padding-bottom:1mm}
.dl-page .dl-head,.dl-page .dl-headEnd{padding-bottom:.7mm}
.dl-page .dl-amount{font-size:18pt;line-height:1.25;margin:.5mm 0}
.dl-page .dl-qr{width:28mm;height:28mm;padding:0}
.dl-page .dl-qr-box{align-items:center;gap:6mm}
.dl-page .dl-qr-box dl{display:grid;grid-template-columns:max-content 1fr;gap:1mm 5mm;align-items:baseline}
.dl-page dd{margin:0}
.dl-page .dl-note{padding:2.5mm 4mm}.dl-page .dl-h3{font-size:10pt;line-height:1.35}
.dl-page .dl-muted,.dl-page .dl-small,.dl-page dt,.dl-page .dl-head,.dl-page .dl-headEnd{font-size:8.5pt;line-height:1.35;color:#333}
.dl-page .dl-first{position:relative;height:${mm(text - TOP)}}
${headRules(settings)}
.dl-page .dl-body>*+*{margin-top:2.3mm}.dl-page .dl-body>.dl-small+.dl-small{margin-top:1.3mm}
.dl-page .dl-subject{font-size:12pt;line-height:1.3;font-weight:600;margin:0 0 3.8mm}
.dl-page p,.dl-page li{orphans:2;widows:2}
.dl-page tr,.dl-page .dl-note,.dl-page .dl-qr-box,.dl-page .dl-pairs,.dl-page .dl-small{break-inside:avoid}
.dl-page .dl-subject,.dl-page .dl-h2,.dl-page .dl-h3,.dl-page caption{break-after:avoid}.dl-page tfoot tr{break-before:avoid}
.dl-page thead{display:table-header-group}.dl-page tfoot{display:table-row-group}
@media screen{html{background:#ddd}.dl-page{width:${mm(paper.width)};min-height:${mm(paper.height)};box-sizing:border-box;padding:${TOP}mm ${END}mm 20mm ${START}mm;margin:8mm auto}.dl-page .dl-fold{left:${WHITE}mm;margin-top:${TOP}mm} }`;
}

/** Where the address, the sender, the day and the marks are on the first sheet. */
function headRules(settings: LetterSettings): string {
  const { window, folds } = SHEETS[settings.window];
  const at = `top:${mm(window.top - TOP)};left:${mm(window.start - START)};width:${mm(window.width)};height:${mm(window.height)}`;
  return [
    settings.window === "us-10"
      ? `.dl-page .dl-window{position:absolute;${at};padding-inline:${mm(START - window.start)};display:flex;align-items:center}
.dl-page .dl-sender{position:absolute;top:0;left:0;width:75mm;font-size:8.5pt;line-height:1.35;color:#333}`
      : `.dl-page .dl-window{position:absolute;${at};padding-inline:${mm(START - window.start)}}
.dl-page .dl-sender{font-size:7pt;line-height:1.3;height:17.7mm;display:flex;align-items:flex-end;padding-bottom:1.5mm;color:#333}`,
    `.dl-page .dl-address{font-size:11pt;line-height:1.35}`,
    `.dl-page .dl-from{position:absolute;top:0;right:0;width:75mm;text-align:right}`,
    `.dl-page .dl-day{position:absolute;bottom:5mm;inset-inline-end:0}`,
    `.dl-page .dl-fold{position:absolute;left:0;width:4mm;border-top:.2mm solid #666}`,
    ...folds.map((fold, index) => `.dl-page .dl-fold-${index}{top:${mm(fold - TOP)}}`),
  ].join("\n");
}

/** Of a payment slip, and the white between it and the text. Source: SIX, Style Guide QR-bill. */
const [SLIP_HEIGHT, SLIP_GAP] = [105, 5];

/** Whether a mark stands above a slip on the same sheet: nothing may be printed into it. */
const isAboveSlip = (at: number): boolean => at < PAPERS.a4.height - SLIP_HEIGHT;

/**
 * Sheets without margins below and beside them, since nothing is printed there: the text keeps its distance by itself, on each of
 * them, and the number of a sheet is above it. The letter is as high as a whole number of sheets, so its end is that of the last one.
 * A program that cannot calculate that puts the slip of a letter of several sheets behind the text.
 */
const SLIP_STYLE = `
@page{margin:${TOP}mm 0 0;@top-left{padding-left:${mm(START)} }@top-right{content:counter(page) " / " counter(pages);padding-right:${mm(END)} }@bottom-right{content:none} }
@page:first{@top-right{content:none} }
.dl-page .dl-slip-room{height:${mm(SLIP_HEIGHT + SLIP_GAP - BOTTOM)};break-inside:avoid}
.dl-page .dl-slip{position:absolute;left:0;bottom:0;width:210mm;height:${SLIP_HEIGHT}mm;break-inside:avoid;line-height:0}
@media print{.dl-page{box-sizing:border-box;padding:0 ${END}mm ${BOTTOM}mm ${START}mm;-webkit-box-decoration-break:clone;box-decoration-break:clone;min-height:${mm(PAPERS.a4.height - TOP)};height:calc-size(auto,round(up,size - 1mm,${mm(PAPERS.a4.height - TOP)}))}.dl-page .dl-fold{left:${WHITE}mm} }`;

/** A letter: its first sheet has the window and the sender; the blocks flow below, onto as many sheets as they need. */
export function letterDocument(
  root: readonly Block[],
  settings: LetterSettings,
  head: LetterHead,
  drawing: Drawing,
): string {
  const { brand } = drawing.look;
  const sender = htmlWords(
    [brand.legalName ?? brand.name, brand.postalAddress].filter((part) => part !== undefined).join(", "),
  );
  const all = drawnBlocks(root, "/root", drawing);
  const logo = all.filter(({ definition }) => definition.landmark === "header");
  const slips = all.filter(({ definition }) => definition.landmark === "slip");
  const rest = all.filter(({ definition }) => definition.landmark !== "header" && definition.landmark !== "slip");
  for (const { place } of settings.paper === "a4" ? [] : slips) {
    const says = 'A payment slip is as wide as a sheet of A4: set the paper of the letter to "a4", or remove the slip.';
    const found = diagnostic("block.place", place.pointer, says, { type: place.block.type, paper: settings.paper });
    drawing.report({ ...found, blockId: place.block.id });
  }
  const folds = SHEETS[settings.window].folds.map((at, index) =>
    slips.length === 0 || isAboveSlip(at) ? `<div class="dl-fold dl-fold-${index}"></div>` : "",
  );
  const from = logo.length > 0 ? markupOf(logo, drawing) : `<p class="dl-brand">${htmlWords(brand.name)}</p>`;
  const subject = head.subject === "" ? "" : `<h1 class="dl-subject">${head.subject}</h1>`;
  const name = `<div class="dl-sender">${sender}</div>`;
  const outside = settings.window === "us-10";
  const body = `<div class="dl-page">
${folds.join("")}
<header class="dl-first">${outside ? name : ""}<div class="dl-from">${from}</div>
<div class="dl-window">${outside ? "" : name}<div class="dl-address">${head.address}</div></div>
<div class="dl-day">${head.date}</div></header>
<main class="dl-body">${subject}${markupOf(rest, drawing)}</main>
${slips.length === 0 ? "" : `${markupOf(slips, drawing)}\n`}</div>`;
  const style = letterStyle(settings, drawing) + (slips.length === 0 ? "" : SLIP_STYLE);
  return htmlDocument({ title: head.title, description: "", style }, body, drawing);
}
