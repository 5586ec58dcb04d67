/** Tables as CSV (RFC 4180) that a spreadsheet opens without running anything of it. */

import type { TableColumn } from "../model.ts";

/** Spreadsheets take a cell that begins so for a formula (OWASP, CSV injection). */
const FORMULA = /^[\s\0]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = FORMULA.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Head and rows, each ended by CRLF. */
export function csvOf<Row>(all: readonly TableColumn<Row>[], rows: readonly Row[]): string {
  const columns = all.filter(({ drawn = false }) => !drawn);
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ value }) => value(row)))];
  return lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}

/** A name that every file system takes. */
export const csvName = (name: string): string =>
  `${name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "")
    .toLowerCase()}.csv`;

/** Hands a file to the browser. The mark in front tells spreadsheets that it is UTF-8. */
export function save(name: string, text: string, type = "text/csv;charset=utf-8"): void {
  const mark = type.startsWith("text/csv") ? "\uFEFF" : "";
  const url = URL.createObjectURL(new Blob([mark, text], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
