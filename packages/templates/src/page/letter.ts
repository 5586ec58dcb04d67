/** Letters as documents to be printed: the address where the window of the envelope is, marks where the sheet is folded. */

import { type Drawing, drawnBlocks } from "../blocks/draw.ts";
import { htmlWords } from "../blocks/site.ts";
import type { Block } from "../model/block.ts";
import type { LetterSettings } from "../model/settings.ts";
import { htmlDocument, markupOf, type PageHead } from "./document.ts";
import { partRules } from "./style.ts";

/** Distances from the edges of the sheet, in millimeters. */
interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Of the field for the address: its corner, and its size. */
  readonly window: { readonly top: number; readonly start: number; readonly width: number; readonly height: number };
  /** Where the text begins. */
  readonly text: number;
  readonly folds: readonly number[];
}

/**
 * DIN 5008:2020, forms A and B: the field is 85 by 45 mm, 20 mm from the left edge; form A leaves 27 mm above it, form B 45 mm.
 * A number 10 envelope shows 4.5 by 1.125 inches of a sheet that is folded in three.
 */
const SHEETS: Readonly<Record<LetterSettings["window"], Omit<Sheet, "width" | "height">>> = {
  "din-5008-a": { window: { top: 27, start: 20, width: 85, height: 45 }, text: 80.46, folds: [87, 192] },
  "din-5008-b": { window: { top: 45, start: 20, width: 85, height: 45 }, text: 98.46, folds: [105, 210] },
  "us-10": { window: { top: 50.8, start: 22.2, width: 101.6, height: 25.4 }, text: 92, folds: [93.1, 186.3] },
};

const PAPERS: Readonly<
  Record<LetterSettings["paper"], { readonly name: string; readonly width: number; readonly height: number }>
> = {
  a4: { name: "A4", width: 210, height: 297 },
  "us-letter": { name: "letter", width: 215.9, height: 279.4 },
};

const [START, END, TOP] = [25, 20, 20];

export interface LetterHead extends Omit<PageHead, "style" | "description"> {
  /** The lines of the recipient, and the day: sources for HTML. */
  readonly address: string;
  readonly date: string;
  readonly subject: string;
}

/** The style sheet of a letter. Always light: it goes on paper. */
function letterStyle(settings: LetterSettings, { look }: Pick<Drawing, "look">): string {
  const { window, text, folds } = SHEETS[settings.window];
  const paper = PAPERS[settings.paper];
  const mm = (value: number) => `${Math.round(value * 100) / 100}mm`;
  return `${partRules(look, "light")}
@page{size:${paper.name};margin:${TOP}mm ${END}mm 15mm ${START}mm}
body{margin:0}
.dl-page{position:relative;background:#fff;color:var(--dl-text);font-size:10.5pt;line-height:1.36}
.dl-page .dl-text,.dl-page .dl-cell,.dl-page .dl-row,.dl-page .dl-cellEnd,.dl-page .dl-cellValue,.dl-page dd,.dl-page .dl-cellMuted,.dl-page .dl-total,.dl-page .dl-totalEnd{font-size:10.5pt;line-height:1.36;color:#000}
.dl-page .dl-cell,.dl-page .dl-row,.dl-page .dl-rowTight,.dl-page .dl-cellEnd,.dl-page .dl-cellValue,.dl-page .dl-cellMuted,.dl-page .dl-total,.dl-page .dl-totalEnd{padding-block:1.1mm}
.dl-page .dl-rowTight{font-size:10.5pt;line-height:1.36;color:#000}
.dl-page .dl-caption{font-size:10.5pt;line-height:1.36;padding-bottom:1.5mm;color:#000}
.dl-page .dl-amount{font-size:18pt;line-height:1.25;margin:.5mm 0}
.dl-page .dl-qr{width:32mm;height:32mm;padding:0}
.dl-page dd{margin-bottom:1.5mm}
.dl-page .dl-note{padding:3mm 4mm}.dl-page .dl-h3{font-size:10.5pt;line-height:1.36}
.dl-page .dl-muted,.dl-page .dl-small,.dl-page dt,.dl-page .dl-head,.dl-page .dl-headEnd{font-size:8.5pt;line-height:1.35;color:#333}
.dl-page .dl-first{position:relative;height:${mm(text - TOP)}}
.dl-page .dl-window{position:absolute;top:${mm(window.top - TOP)};left:${mm(window.start - START)};width:${mm(window.width)};height:${mm(window.height)};padding-left:5mm}
.dl-page .dl-sender{font-size:7pt;line-height:1.3;height:17.7mm;display:flex;align-items:flex-end;padding-bottom:1.5mm;color:#333}
.dl-page .dl-address{font-size:11pt;line-height:1.35}
.dl-page .dl-from{position:absolute;top:0;right:0;width:75mm;text-align:end}
.dl-page .dl-day{position:absolute;bottom:5mm;right:0}
.dl-page .dl-body{display:grid;gap:3mm}
.dl-page .dl-subject{font-size:12pt;line-height:1.3;font-weight:600;margin:0 0 2mm}
.dl-page .dl-fold{position:absolute;left:${mm(-START + 5)};width:4mm;border-top:.2mm solid #666}
${folds.map((at, index) => `.dl-page .dl-fold-${index}{top:${mm(at - TOP)}}`).join("\n")}
.dl-page table{break-inside:auto}.dl-page tr,.dl-page .dl-note,.dl-page .dl-qr-box{break-inside:avoid}
.dl-page thead{display:table-header-group}
@media screen{html{background:#ddd}.dl-page{width:${mm(paper.width)};min-height:${mm(paper.height)};box-sizing:border-box;padding:${TOP}mm ${END}mm 20mm ${START}mm;margin:8mm auto}.dl-page .dl-fold{left:5mm}${folds
    .map((at, index) => `.dl-page .dl-fold-${index}{top:${mm(at)}}`)
    .join("")} }`;
}

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
  const rest = all.filter(({ definition }) => definition.landmark !== "header");
  const folds = SHEETS[settings.window].folds.map((_, index) => `<div class="dl-fold dl-fold-${index}"></div>`);
  const from = logo.length > 0 ? markupOf(logo, drawing) : `<p class="dl-brand">${htmlWords(brand.name)}</p>`;
  const subject = head.subject === "" ? "" : `<h1 class="dl-subject">${head.subject}</h1>`;
  const body = `<div class="dl-page">
${folds.join("")}
<header class="dl-first"><div class="dl-from">${from}</div>
<div class="dl-window"><div class="dl-sender">${sender}</div><div class="dl-address">${head.address}</div></div>
<div class="dl-day">${head.date}</div></header>
<main class="dl-body">${subject}${markupOf(rest, drawing)}</main>
</div>`;
  return htmlDocument({ title: head.title, description: "", style: letterStyle(settings, drawing) }, body, drawing);
}
