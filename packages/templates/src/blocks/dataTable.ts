/** Tables of values, one row for each row of a list: for ears as well as eyes, and in columns of plain text. */

import type { JsonValue } from "../model/block.ts";
import type { ValueFormat } from "../model/text.ts";
import { isFigure, type PageSite, type PlainSite } from "./site.ts";

/** A column as props say it. */
export interface Column {
  readonly label: JsonValue;
  readonly value: string;
  readonly format?: ValueFormat;
}

export interface DataTable {
  readonly list: JsonValue | undefined;
  readonly columns: readonly Column[];
  readonly caption: JsonValue | undefined;
  readonly total: JsonValue | undefined;
  readonly totalLabel: JsonValue | undefined;
}

export const columnsOf = (value: JsonValue | undefined): readonly Column[] =>
  Array.isArray(value) ? (value as unknown as readonly Column[]) : [];

export function tableMarkup(site: PageSite, { list, columns, caption, total, totalLabel }: DataTable): string {
  const isEnd = ({ value, format }: Column) => isFigure(site.format(value, format));
  const heads = columns.map((column, index) => {
    const words = site.text(column.label, `columns/${index}/label`);
    return `<th scope="col"${site.style(isEnd(column) ? "headEnd" : "head")}>${words}</th>`;
  });
  const rows = site.each(list, (row) => {
    const cells = columns.map((column, index) => {
      const shown = cellMarkup(row, column);
      if (index === 0) return `<th scope="row"${site.style("row")}>${shown}</th>`;
      return `<td${site.style(isEnd(column) ? "cellEnd" : "cell")}>${shown}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  const words = site.text(caption, "caption");
  const title = words === "" ? "" : `<caption${site.style("caption")}>${words}</caption>`;
  const span = columns.length > 2 ? ` colspan="${columns.length - 1}"` : "";
  const label = site.text(totalLabel, "totalLabel");
  const sum = site.value(total);
  const foot =
    sum === ""
      ? ""
      : `<tfoot><tr><th scope="row"${span}${site.style("total")}>${label}</th><td${site.style("totalEnd")}>${sum}</td></tr></tfoot>`;
  return `<table${site.style("table")}>${title}<thead><tr>${heads.join("")}</tr></thead><tbody>${rows}</tbody>${foot}</table>`;
}

/** Days in the shorter form of the language: a phone has no room for three long columns. */
function cellMarkup(row: PageSite, { value, format }: Column): string {
  const path = row.format(value, format) === "date" ? row.path(value) : undefined;
  return path === undefined ? row.value(value, format) : `{{date ${path} style="medium"}}`;
}

const WIDTHS: Readonly<Partial<Record<ValueFormat, number>>> = {
  money: 14,
  date: 24,
  dateTime: 26,
  number: 8,
  percent: 8,
};
const widthOf = (format: ValueFormat): number => WIDTHS[format] ?? 18;

export function tableLines(site: PlainSite, { list, columns, caption, total, totalLabel }: DataTable): string {
  const formats = columns.map(({ value, format }) => site.format(value, format));
  const title = site.text(caption, "caption");
  const head = columns.map((column, index) => {
    const format = formats[index] as ValueFormat;
    return alignedWords(
      site.text(column.label, `columns/${index}/label`),
      wordsIn(column.label, site.locale),
      format,
      index === columns.length - 1,
    );
  });
  const rows = site.each(list, (row) => {
    const cells = columns.map(({ value, format }, index) => {
      const shownAs = formats[index] as ValueFormat;
      const last = index === columns.length - 1 && !isFigure(shownAs);
      return last ? row.value(value, format) : row.padded(value, format, widthOf(shownAs));
    });
    return `\n${cells.join("  ")}`;
  });
  const sum = site.value(total);
  const foot = sum === "" ? "" : `\n${site.text(totalLabel, "totalLabel")}: ${sum}`;
  return `${title === "" ? "" : `${title}\n`}${head.join("  ").trimEnd()}${rows}${foot}`;
}

/** The words of a label, to know how wide it is; values in it have no width yet. */
export function wordsIn(label: JsonValue, locale: string): string {
  const runs = (label as Readonly<Record<string, JsonValue>> | null)?.[locale];
  return Array.isArray(runs)
    ? runs.map((run: { t?: unknown }) => (typeof run.t === "string" ? run.t : "")).join("")
    : "";
}

function alignedWords(source: string, words: string, format: ValueFormat, last: boolean): string {
  const room = " ".repeat(Math.max(0, widthOf(format) - [...words].length));
  if (isFigure(format)) return `${room}${source}`;
  return last ? source : `${source}${room}`;
}
