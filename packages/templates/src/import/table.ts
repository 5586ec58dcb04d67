/** Tables of words. */

import type { JsonValue } from "../model/block.ts";
import { type Importing, textOf } from "./importing.ts";
import { readText } from "./runs.ts";
import { isElement, type SourceElement, type SourceNode } from "./source.ts";

/** What a block of the type `table` holds. */
const MOST_COLUMNS = 6;
const MOST_ROWS = 60;

/** The props of a table; `undefined` where there is more in it than words in even rows. */
export function tableProps(table: SourceElement, site: Importing): Readonly<Record<string, JsonValue>> | undefined {
  const rows = rowsOf(table.children, site);
  if (rows === undefined || rows.length === 0 || rows.length > MOST_ROWS) return undefined;
  const columns = rows[0]?.length ?? 0;
  if (columns === 0 || columns > MOST_COLUMNS || rows.some((row) => row.length !== columns)) return undefined;
  const texts: JsonValue[][] = [];
  for (const row of rows) {
    const read = row.map((cell) => readText(cell.children, cell.line, site));
    if (read.some(({ whole, runs }) => !whole || runs.length > 500)) return undefined;
    texts.push(read.map(({ runs }) => textOf(runs, site)));
  }
  const headed = rows[0]?.every(({ name }) => name === "th") === true;
  const body = headed ? rows.slice(1) : rows;
  const rowHeads = body.length > 0 && body.every(([first]) => first?.name === "th");
  return { ...(headed ? { head: texts[0] as JsonValue } : {}), rows: headed ? texts.slice(1) : texts, rowHeads };
}

function rowsOf(nodes: readonly SourceNode[], site: Importing): readonly (readonly SourceElement[])[] | undefined {
  const rows: (readonly SourceElement[])[] = [];
  for (const node of nodes) {
    if (!isElement(node)) {
      if (node.text.trim() !== "") return undefined;
    } else if (/^(?:tbody|thead|tfoot)$/.test(node.name)) {
      const inside = rowsOf(node.children, site);
      if (inside === undefined) return undefined;
      rows.push(...inside);
    } else if (node.name === "tr") {
      const cells = cellsOf(node);
      if (cells === undefined) return undefined;
      rows.push(cells);
    } else return undefined;
  }
  return rows;
}

function cellsOf({ children }: SourceElement): readonly SourceElement[] | undefined {
  const cells = children.filter(isElement);
  const even = cells.every(
    ({ name, attributes: { colspan = "1", rowspan = "1" } }) =>
      (name === "td" || name === "th") && colspan === "1" && rowspan === "1",
  );
  const between = children.some((child) => !isElement(child) && child.text.trim() !== "");
  return even && !between ? cells : undefined;
}
