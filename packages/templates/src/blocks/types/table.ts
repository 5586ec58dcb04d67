/** A table of words: conditions, opening hours, what was agreed. */

import type { JsonValue } from "../../model/block.ts";
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
      const heads = listOfTexts(head).map((words, i) => site.text(words, `head/${i}`));
      const between = (words: string): string => (look !== "pairs" ? " | " : /[?:.]$/.test(words) ? " " : ": ");
      const lines = listOfTexts(rows).map((row, r) =>
        listOfTexts(row)
          .map((words, c) => site.text(words, `rows/${r}/${c}`))
          .reduce((line, words) => `${line}${between(line)}${words}`),
      );
      return [title, heads.join(" | "), ...lines].filter((line) => line !== "").join("\n");
    },
  },
};
