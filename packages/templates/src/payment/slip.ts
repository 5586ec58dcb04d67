/**
 * The Swiss payment slip: receipt and payment part, 210 by 105 mm, as they stand at the foot of a letter. Source: SIX, Swiss
 * Implementation Guidelines for the QR-bill, version 2.3, chapters 3 and 4, and the Style Guide QR-bill. Real text in an SVG of
 * about 20 kB; nothing is shortened, so what has no room is refused.
 */

import { encodeQR } from "qr";
import { escapeXml } from "../escape/escape.ts";
import { type Fields, type Members, readFields, twoDecimals } from "./fields.ts";
import { formatIban } from "./iban.ts";
import { PaymentError } from "./problem.ts";
import { wrapped } from "./slipText.ts";
import { type SlipWords, slipWords } from "./slipWords.ts";
import { darkModules, QUIET_ZONE, swissCross } from "./svg.ts";
import { billPayload, readBill, type SwissBill, type SwissParty, type SwissPayment } from "./swiss.ts";

/** A bill for a slip; that its scheme is the Swiss one goes without saying. */
export type SwissSlipRequest = Omit<SwissPayment, "scheme"> & { readonly scheme?: "swiss" };

/**
 * The slip as an SVG in millimeters, to be put at the foot of an A4 sheet without margins and without scaling.
 *
 * @param locale - Of the reader: German, French, Italian, Romansh, or else English headings.
 * @throws PaymentError with everything that is wrong with the bill, or with what has no room on the slip.
 */
export function swissSlip(request: SwissSlipRequest, locale: string): string {
  const { bill, payload, fields } = readSlip(request);
  const words = slipWords(locale);
  const parts = [receipt(bill, words, fields), paymentPart(bill, words, payload, fields)];
  if (fields.problems.length > 0) throw new PaymentError(fields.problems);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="dl-slip-sheet" width="210mm" height="105mm" viewBox="0 0 210 105" lang="${words.language}" role="group" aria-label="${escapeXml(words.paymentPart)}" font-family="Arial, Helvetica, 'Liberation Sans', sans-serif" text-rendering="geometricPrecision" fill="#000" overflow="visible">`,
    '<path fill="#fff" d="M0 0H210V105H0z"/>',
    CUTS,
    ...parts,
    "</svg>",
  ].join("");
}

/**
 * What a slip says, in lines, where no drawing can be.
 *
 * @throws PaymentError as `swissSlip` does.
 */
export function swissSlipText(request: SwissSlipRequest, locale: string): string {
  const { bill } = readSlip(request);
  const words = slipWords(locale);
  const [account = "", ...holder] = creditorLines(bill, whole);
  const lines = [
    `${words.account}: ${[account, ...holder].join(", ")}`,
    ...(bill.reference === "" ? [] : [`${words.reference}: ${referenceText(bill)}`]),
    ...informationLines(bill).map((line) => `${words.information}: ${line}`),
    ...(bill.debtor === undefined ? [] : [`${words.payableBy}: ${addressLines(bill.debtor, whole).join(", ")}`]),
    `${words.amount}: ${bill.currency}${bill.amountMinor === undefined ? "" : ` ${amountText(bill.amountMinor)}`}`,
  ];
  return lines.join("\n");
}

function readSlip(request: unknown): { readonly bill: SwissBill; readonly payload: string; readonly fields: Fields } {
  const members = (typeof request === "object" && request !== null ? request : {}) as Members;
  const fields = readFields(members);
  const bill = readBill(fields);
  const payload = billPayload(bill, fields);
  if (members.scheme !== undefined && members.scheme !== "swiss")
    fields.refuse("payment.scheme", "scheme", "A Swiss payment slip is for the scheme swiss.", {
      scheme: members.scheme,
    });
  if (fields.problems.length > 0) throw new PaymentError(fields.problems);
  return { bill, payload, fields };
}

/** How text is set: sizes in points, everything else in millimeters. */
interface Setting {
  readonly value: number;
  readonly heading: number;
  /** Whether streets are printed. */
  readonly streets: boolean;
}

const POINT = 25.4 / 72;

/** The receipt may use smaller text and leave out streets where there is little room; chapter 3.6.2. */
const RECEIPT_SETTINGS: readonly Setting[] = [
  { value: 8, heading: 6, streets: true },
  { value: 7, heading: 6, streets: true },
  { value: 8, heading: 6, streets: false },
  { value: 7, heading: 6, streets: false },
  { value: 6, heading: 6, streets: false },
];

/** Headings are two points smaller than values, and nothing is below 6 points; chapter 3.4. */
const PAYMENT_SETTINGS: readonly Setting[] = [10, 9, 8].map((value) => ({ value, heading: value - 2, streets: true }));

/** A part of the column of information. */
interface Entry {
  readonly heading: string;
  /** One line of the bill each, of any length. */
  readonly lines: (setting: Setting) => readonly string[];
  /** Instead of lines: a field that is filled in by hand. */
  readonly blank?: { readonly width: number; readonly height: number };
}

interface Column {
  readonly x: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function receipt(bill: SwissBill, words: SlipWords, fields: Fields): string {
  const column: Column = { x: 5, top: 12, width: 52, height: 56 };
  const entries = [accountEntry(bill, words), ...referenceEntry(bill, words)];
  const debtor = debtorEntry(bill, words, { width: 52, height: 20 });
  const size = { heading: 6, value: 8 };
  return [
    line(5, 5 + 11 * POINT, 11, words.receipt, true),
    columnOf(column, [...entries, debtor], RECEIPT_SETTINGS, fields),
    amountOf(bill, words, { x: 5, top: 68, at: 12, size, blank: { x: 27, y: 68, width: 30, height: 10 } }),
    line(57, 82 + 6 * POINT, 6, words.acceptancePoint, true, true),
  ].join("");
}

function paymentPart(bill: SwissBill, words: SlipWords, payload: string, fields: Fields): string {
  const column: Column = { x: 118, top: 5, width: 87, height: 85 };
  const told = informationLines(bill);
  const information: readonly Entry[] = told.length === 0 ? [] : [{ heading: words.information, lines: () => told }];
  const debtor = debtorEntry(bill, words, { width: 65, height: 25 });
  const entries = [accountEntry(bill, words), ...referenceEntry(bill, words), ...information, debtor];
  const size = { heading: 8, value: 10 };
  return [
    line(67, 5 + 11 * POINT, 11, words.paymentPart, true),
    code(payload),
    amountOf(bill, words, { x: 67, top: 68, at: 15, size, blank: { x: 78, y: 72, width: 40, height: 15 } }),
    columnOf(column, entries, PAYMENT_SETTINGS, fields),
  ].join("");
}

const whole: Setting = { value: 8, heading: 6, streets: true };

const accountEntry = (bill: SwissBill, { account }: SlipWords): Entry => ({
  heading: account,
  lines: (setting) => creditorLines(bill, setting),
});

const referenceEntry = (bill: SwissBill, { reference }: SlipWords): readonly Entry[] =>
  bill.reference === "" ? [] : [{ heading: reference, lines: () => [referenceText(bill)] }];

const debtorEntry = ({ debtor }: SwissBill, words: SlipWords, blank: NonNullable<Entry["blank"]>): Entry =>
  debtor === undefined
    ? { heading: words.payableByBlank, lines: () => [], blank }
    : { heading: words.payableBy, lines: (setting) => addressLines(debtor, setting) };

const creditorLines = ({ iban, creditor }: SwissBill, setting: Setting): readonly string[] => [
  formatIban(iban),
  ...addressLines(creditor, setting),
];

function addressLines(party: Required<SwissParty>, { streets }: Setting): readonly string[] {
  const { name, street, building, postalCode, town, country } = party;
  const road = streets ? [street, building].filter((part) => part !== "").join(" ") : "";
  const abroad = country === "CH" ? "" : `${country}-`;
  return [name, road, `${abroad}${postalCode} ${town}`].filter((part) => part !== "");
}

const informationLines = ({ text, billInformation }: SwissBill): readonly string[] =>
  [text, billInformation].filter((part) => part !== "");

/** A QR reference as two digits and five groups of five, a creditor reference in groups of four. */
const referenceText = ({ kind, reference }: SwissBill): string =>
  kind === "QRR" ? reference.replace(/(?=(?:.{5})+$)/g, " ").trim() : formatIban(reference);

/** `1 949.75`: blanks between thousands. */
const amountText = (minor: number): string => twoDecimals(minor).replace(/\B(?=(?:\d{3})+\.)/g, " ");

/** The entries in the first setting in which all of them have room. */
function columnOf(column: Column, entries: readonly Entry[], settings: readonly Setting[], fields: Fields): string {
  for (const setting of settings) {
    const set = entries.map((entry) => ({ entry, lines: linesOf(entry, setting, column.width) }));
    const leading = (setting.value + 1) * POINT;
    const count = set.reduce((sum, { lines }) => sum + 1 + lines.length, 0) + entries.length - 1;
    const blanks = entries.reduce((sum, { blank }) => sum + (blank === undefined ? 0 : blank.height + BLANK_GAP), 0);
    if (count * leading + blanks <= column.height) return drawn(column, set, setting);
  }
  const least = settings.at(-1) as Setting;
  const length = entries.reduce((sum, entry) => sum + linesOf(entry, least, column.width).length, 0);
  const says = `The payment slip has no room for ${length} lines of names and addresses: shorten the longest ones.`;
  fields.refuse("payment.room", "creditor", says, { length });
  return "";
}

/** Above a field that is filled in by hand. */
const BLANK_GAP = 1;

const linesOf = (entry: Entry, setting: Setting, width: number): readonly string[] =>
  entry.lines(setting).flatMap((text) => wrapped(text, setting.value, width / POINT));

function drawn(
  { x, top }: Column,
  set: readonly { readonly entry: Entry; readonly lines: readonly string[] }[],
  { value, heading }: Setting,
): string {
  const leading = (value + 1) * POINT;
  let y = top;
  const down = (): number => {
    y += leading;
    return y;
  };
  const parts = set.map(({ entry, lines }, index) => {
    if (index > 0) down();
    const title = line(x, down(), heading, entry.heading, true);
    const rest = lines.map((text) => line(x, down(), value, text));
    if (entry.blank === undefined) return [title, ...rest].join("");
    const corner = corners({ x, y: y + BLANK_GAP, ...entry.blank });
    y += BLANK_GAP + entry.blank.height;
    return title + corner;
  });
  return parts.join("");
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface AmountPlace {
  readonly x: number;
  readonly top: number;
  /** Of the amount, from the currency. */
  readonly at: number;
  readonly size: { readonly heading: number; readonly value: number };
  readonly blank: Box;
}

function amountOf(
  { currency, amountMinor }: SwissBill,
  words: SlipWords,
  { x, top, at, size, blank }: AmountPlace,
): string {
  const headings = top + size.heading * POINT;
  const values = headings + (size.value + 3) * POINT;
  return [
    line(x, headings, size.heading, words.currency, true),
    line(x + at, headings, size.heading, words.amount, true),
    line(x, values, size.value, currency),
    amountMinor === undefined ? corners(blank) : line(x + at, values, size.value, amountText(amountMinor)),
  ].join("");
}

/** 46 by 46 mm, with at least 5 mm of white around. */
function code(payload: string): string {
  const modules = encodeQR(payload, "raw", { ecc: "medium", border: QUIET_ZONE });
  const side = modules.length - 2 * QUIET_ZONE;
  return `<svg x="67" y="17" width="46" height="46" viewBox="${QUIET_ZONE} ${QUIET_ZONE} ${side} ${side}" role="img" aria-label="Swiss QR Code" shape-rendering="crispEdges">${darkModules(modules)}${swissCross(modules.length / 2, side)}</svg>`;
}

/** A line of text; `y` is that of its feet, and `end` puts its end at `x`. */
function line(x: number, y: number, size: number, text: string, bold = false, end = false): string {
  const attributes = `${bold ? ' font-weight="700"' : ""}${end ? ' text-anchor="end"' : ""}`;
  return `<text x="${rounded(x)}" y="${rounded(y)}" font-size="${rounded(size * POINT)}"${attributes}>${escapeXml(text)}</text>`;
}

/** The corners of a field that is filled in by hand, 3 mm long and 0.75 points wide. */
function corners({ x, y, width, height }: Box): string {
  const [right, bottom] = [x + width, y + height];
  const path =
    `M${rounded(x)} ${rounded(y + 3)}v-3h3M${rounded(right - 3)} ${rounded(y)}h3v3` +
    `M${rounded(right)} ${rounded(bottom - 3)}v3h-3M${rounded(x + 3)} ${rounded(bottom)}h-3v-3`;
  return `<path fill="none" stroke="#000" stroke-width="${rounded(0.75 * POINT)}" d="${path}"/>`;
}

/** Two rings and two blades, that cut to the right from where they stand. */
const SCISSORS =
  '<path fill="#fff" stroke="none" d="M-3-1.6h6.2v3.2H-3z"/><circle cx="-2" cy="-.85" r=".6"/><circle cx="-2" cy=".85" r=".6"/><path d="M-1.5-.5 2.6 1M-1.5.5 2.6-1"/>';

/** Where the slip is cut off, and receipt and payment part from each other: each line with scissors; chapter 3.7. */
const CUTS =
  '<g fill="none" stroke="#000" stroke-width=".2"><path stroke-dasharray="1 1" d="M0 0H210M62 0V105"/>' +
  `<g transform="translate(8)">${SCISSORS}</g><g transform="translate(62 10)rotate(90)">${SCISSORS}</g></g>`;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
