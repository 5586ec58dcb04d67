/** What the amount is made of: one row for each invoice, installment or contract. */

import { columnsOf, type DataTable, tableLines, tableMarkup } from "../dataTable.ts";
import type { BlockDefinition } from "../definition.ts";
import { said } from "../labels/labels.ts";
import type { Props } from "../props.ts";
import { choice, listOf, members, path, text, unsaid } from "../schema.ts";

const tableOf = ({ list, columns, caption, total, totalLabel }: Props): DataTable => ({
  list,
  columns: columnsOf(columns),
  caption,
  total,
  totalLabel,
});

export const obligationsTable: BlockDefinition = {
  type: "obligationsTable",
  v: 1,
  title: "List of invoices",
  summary: "One row for each invoice or installment that is open.",
  group: "debt",
  role: "content",
  kinds: ["email", "landing", "letter"],
  propsSchema: members(
    {
      list: path,
      columns: {
        ...listOf(
          members(
            { label: text, value: path, format: choice("text", "money", "date", "number", "percent") },
            "label",
            "value",
          ),
          5,
        ),
        minItems: 1,
      },
      caption: text,
      total: path,
      totalLabel: text,
    },
    "list",
    "columns",
  ),
  defaults: {
    list: "obligations",
    columns: [
      { label: said("invoice"), value: "obligations[].ref" },
      { label: said("due"), value: "obligations[].dueDate", format: "date" },
      { label: said("amount"), value: "obligations[].dueMinor", format: "money" },
    ],
    caption: unsaid,
    totalLabel: said("total"),
  },
  fields: [
    { name: "list", label: "Rows", control: "value", rows: true },
    {
      name: "columns",
      label: "Columns",
      control: "list",
      items: [
        { name: "label", label: "Head", control: "text" },
        { name: "value", label: "Value", control: "value" },
        {
          name: "format",
          label: "Shown as",
          control: "choice",
          options: ["text", "money", "date", "number", "percent"],
        },
      ],
    },
    { name: "caption", label: "Title", control: "text" },
    { name: "total", label: "Total", control: "value", formats: ["money"] },
    { name: "totalLabel", label: "Words before the total", control: "text" },
  ],
  render: {
    html: (site) => tableMarkup(site, tableOf(site.props)),
    text: (site) => tableLines(site, tableOf(site.props)),
  },
};
