/** How to pay: one row for each way the creditor takes money. */

import { classOf } from "../../brand/css.ts";
import type { BlockDefinition } from "../definition.ts";
import { said } from "../labels/labels.ts";
import { members, path, text } from "../schema.ts";

export const paymentMethods: BlockDefinition = {
  type: "paymentMethods",
  v: 1,
  title: "Ways to pay",
  summary: "One row for each way to pay, with what is needed for it.",
  group: "debt",
  role: "content",
  kinds: ["email", "landing", "letter"],
  propsSchema: members({ lead: text, list: path, label: path, detail: path, url: path }, "list", "label"),
  defaults: {
    lead: said("waysToPay"),
    list: "methods",
    label: "methods[].label",
    detail: "methods[].detail",
  },
  fields: [
    { name: "lead", label: "Words above", control: "text" },
    { name: "list", label: "Ways", control: "value", rows: true },
    { name: "label", label: "Name of a way", control: "value" },
    { name: "detail", label: "What is needed for it", control: "value" },
    { name: "url", label: "Leads to", control: "value", formats: ["url"] },
  ],
  render: {
    html: (site) => {
      const { lead, list, label, detail, url } = site.props;
      const words = site.text(lead, "lead");
      const caption = words === "" ? "" : `<caption${site.style("caption")}>${words}</caption>`;
      const body = site.each(list, (row) => {
        const name = row.value(label, "text");
        const to = row.path(url);
        const linked = `<a href="{{${to}}}"${row.style("link")}>${name}</a>`;
        const shown = to === undefined ? name : `{{#if ${to}}}${linked}{{else}}${name}{{/if}}`;
        return `<tr><th scope="row"${row.style("row")}>${shown}</th><td${row.style("cellMuted")}>${row.value(detail, "text")}</td></tr>`;
      });
      return `<table${site.mail ? site.style("table") : ` class="${classOf("table")}"`}>${caption}<tbody>${body}</tbody></table>`;
    },
    text: (site) => {
      const { lead, list, label, detail, url } = site.props;
      const body = site.each(list, (row) => {
        const more = row.path(detail);
        const to = row.path(url);
        const said = more === undefined ? "" : `{{#if ${more}}}: ${row.value(detail, "text")}{{/if}}`;
        const link = to === undefined ? "" : `{{#if ${to}}} <{{url ${to}}}>{{/if}}`;
        return `\n- ${row.value(label, "text")}${said}${link}`;
      });
      return `${site.text(lead, "lead")}${body}`;
    },
  },
};
