/** A table of words: conditions, opening hours, what was agreed. */

import type { JsonValue } from "../../model/block.ts";
import { wordsIn } from "../dataTable.ts";
import type { BlockDefinition } from "../definition.ts";
import { choice, flag, listOf, members, text, unsaid } from "../schema.ts";

const listOfTexts = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : []);

export const table: BlockDefinition = {
  type: "table",
  v: 1,
  title: "Table",
  summary: "Rows and columns of words. For data of the debtor, take the list of invoices.",
  group: "content",
  role: "content",
  kinds: ["email", "landing", "letter"],
  propsSchema: members(
    {
      caption: text,
      head: listOf(text, 6),
      rows: listOf(listOf(text, 6), 60),
      rowHeads: flag,
      look: choice("grid", "pairs"),
    },
    "rows",
  ),
  defaults: { caption: unsaid, head: [], rows: [], rowHeads: true, look: "grid" },
  fields: [
    { name: "caption", label: "Title", control: "text" },
    { name: "head", label: "Heads", control: "rows" },
    { name: "rows", label: "Rows", control: "rows" },
    { name: "rowHeads", label: "The first column names its row", control: "switch" },
    {
      name: "look",
      label: "Look",
      control: "choice",
      options: ["grid", "pairs"],
      help: "Pairs: words at the start, and at the end a short value or a link.",
    },
  ],
  render: {
    html: (site) => {
      const { caption, head, rows, rowHeads, look } = site.props;
      const pairs = look === "pairs";
      const title = site.text(caption, "caption");
      const heads = listOfTexts(head).map(
        (words, i) => `<th scope="col"${site.style("head")}>${site.text(words, `head/${i}`)}</th>`,
      );
      const lines = listOfTexts(rows).map((row, r) => {
        const cells = listOfTexts(row).map((words, c, all) => {
          const shown = site.text(words, `rows/${r}/${c}`);
          if (c === 0 && rowHeads === true) return `<th scope="row"${site.style(pairs ? "cell" : "row")}>${shown}</th>`;
          return `<td${site.style(pairs && c === all.length - 1 ? "cellValue" : "cell")}>${shown}</td>`;
        });
        return `<tr>${cells.join("")}</tr>`;
      });
      const named = title === "" ? "" : `<caption${site.style("caption")}>${title}</caption>`;
      const above = heads.length === 0 ? "" : `<thead><tr>${heads.join("")}</tr></thead>`;
      return `<table${site.style(pairs ? "pairs" : "table")}>${named}${above}<tbody>${lines.join("")}</tbody></table>`;
    },
    text: (site) => {
      const { caption, head, rows, look } = site.props;
      const title = site.text(caption, "caption");
      const all = [listOfTexts(head), ...listOfTexts(rows).map(listOfTexts)];
      const lengthOf = (words: JsonValue): number => [...wordsIn(words, site.locale)].length;
      const widths = all.reduce<readonly number[]>(
        (widest, row) => row.map((words, c) => Math.max(widest[c] ?? 0, lengthOf(words))),
        [],
      );
      const between = (words: JsonValue, shown: string, c: number): string => {
        if (look === "pairs") return /[?:.]$/.test(shown) ? " " : ": ";
        return " ".repeat((widths[c] ?? 0) - lengthOf(words) + 2);
      };
      const lines = all.map((row, r) =>
        row
          .map((words, c) => {
            const shown = site.text(words, r === 0 ? `head/${c}` : `rows/${r - 1}/${c}`);
            return c === row.length - 1 ? shown : `${shown}${between(words, shown, c)}`;
          })
          .join(""),
      );
      return [title, ...lines].filter((line) => line !== "").join("\n");
    },
  },
};
