/** The order of the rows of a table. */

import type { Language, TableColumn } from "../model.ts";

export interface Order {
  readonly column: string;
  readonly way: "up" | "down";
}

/** What pressing a head makes of the order: numbers fall first, words rise first; the third time it is as it came. */
export function turned<Row>(order: Order | undefined, { id, numeric = false }: TableColumn<Row>): Order | undefined {
  const first = numeric ? "down" : "up";
  if (order?.column !== id) return { column: id, way: first };
  return order.way === first ? { column: id, way: first === "up" ? "down" : "up" } : undefined;
}

/** Rows of equal value keep their places; what is not known comes last, either way. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  order: Order | undefined,
  language: Language,
): readonly Row[] {
  const column = columns.find(({ id }) => id === order?.column);
  if (column === undefined || order === undefined) return rows;
  const words = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  const sign = order.way === "up" ? 1 : -1;
  const compared = (a: string | number | null, b: string | number | null): number => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (typeof a === "number" && typeof b === "number" ? a - b : words.compare(String(a), String(b)));
  };
  return rows
    .map((row) => ({ row, value: column.value(row) }))
    .sort((a, b) => compared(a.value, b.value))
    .map(({ row }) => row);
}
