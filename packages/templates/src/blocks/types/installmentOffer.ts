/** Ways to pay in parts: as rows in a mail or letter, to choose from on a page. */

import { classOf } from "../../brand/css.ts";
import type { BlockDefinition } from "../definition.ts";
import { POST_FIELDS, POST_SCHEMA, postStart } from "../form.ts";
import { said, saidParts } from "../labels/labels.ts";
import { flag, members, path, text, unsaid } from "../schema.ts";
import type { BlockSite, PageSite, PlainSite } from "../site.ts";

/** `3 x 60.80`, of the row of a plan. */
const parts = (row: PageSite | PlainSite): string =>
  `${row.value(row.props.count, "number")} \u00d7 ${row.value(row.props.amount, "money")}`;

/** More days than this are told by the first and the last. */
const FEW = 4;

/** The days of a plan, in the shorter form of the language. */
function days(row: PageSite | PlainSite): string {
  const all = listed(row, (day) => `{{#unless @first}} \u00b7 {{/unless}}${day}`);
  const count = row.path(row.props.count);
  if (count === undefined) return all;
  const ends = listed(row, (day) => `{{#if @first}}${day}{{/if}}{{#if @last}} \u2013 ${day}{{/if}}`);
  return `{{#if (gt ${count} ${FEW})}}${ends}{{else}}${all}{{/if}}`;
}

const listed = (row: PageSite | PlainSite, shown: (day: string) => string): string =>
  (row as BlockSite).each(row.props.parts, (site) => {
    const part = site as PageSite | PlainSite;
    const date = part.path(part.props.date);
    if (date === undefined) return "";
    const day = `{{date ${date} style="medium"}}`;
    return shown("style" in part ? `<span${part.style("whole")}>${day}</span>` : day);
  });

function rows(site: PageSite): string {
  const lead = site.text(site.props.lead, "lead");
  const body = site.each(
    site.props.list,
    (row) =>
      `<tr><th scope="row"${row.style("rowTight")}>${parts(row)}</th><td${row.style("cellMuted")}>${days(row)}</td></tr>`,
  );
  const caption = lead === "" ? "" : `<caption${site.style("caption")}>${lead}</caption>`;
  return `<table${site.style("table")}>${caption}<tbody>${body}</tbody></table>`;
}

function choices(site: PageSite): string {
  const start = postStart(site, "choosePlan");
  if (start === undefined) return "";
  const { props } = site;
  const option = (id: string, value: string, checked: boolean, title: string, sum: string, more: string): string =>
    `<div class="${classOf("plan")}"><input type="radio" name="plan" id="${id}" value="${value}"${checked ? " checked" : ""} required>` +
    `<label for="${id}"><span class="${classOf("plan-name")}">${title}</span> <span class="${classOf("plan-sum")}">${sum}</span></label>${more}</div>`;
  const whole = option(
    site.id("full"),
    "full",
    true,
    site.text(props.wholeLabel, "wholeLabel"),
    site.value(props.whole, "money"),
    "",
  );
  const plans = site.each(props.list, (row) => {
    const schedule = row.each(
      props.parts,
      (part) =>
        `<tr><th scope="row">${part.value(props.date, "date")}</th><td>${part.value(props.partAmount, "money")}</td></tr>`,
    );
    const note = row.text(props.totalLabel, "totalLabel");
    const foot = `<tfoot><tr><th scope="row">${note}</th><td>${row.value(props.total, "money")}</td></tr></tfoot>`;
    const name = row.text(props.planLabel, "planLabel");
    const more = `<table class="${classOf("schedule")}"><tbody>${schedule}</tbody>${foot}</table>`;
    return option(`${site.id("plan")}-{{@index}}`, row.bare(props.plan), false, name, parts(row), more);
  });
  const legend = `<legend class="${classOf("h2")}">${site.text(props.lead, "lead")}</legend>`;
  const submit = `<button class="${classOf("button")} ${classOf("wide")}" type="submit">${site.text(props.submit, "submit")}</button>`;
  const safe = site.text(props.note, "note");
  const below = safe === "" ? "" : `<p class="${classOf("small")} ${classOf("center")}">${safe}</p>`;
  return `${start}<fieldset class="${classOf("plans")}">${legend}${whole}${plans}</fieldset>${submit}${below}</form>`;
}

export const installmentOffer: BlockDefinition = {
  type: "installmentOffer",
  v: 1,
  title: "Installment offer",
  summary: "Offers the plans that the strategy made: as rows in a mail, to choose from on a page.",
  group: "debt",
  role: "content",
  kinds: ["email", "landing", "letter"],
  propsSchema: members({
    ...POST_SCHEMA,
    lead: text,
    list: path,
    plan: path,
    count: path,
    amount: path,
    total: path,
    parts: path,
    date: path,
    partAmount: path,
    whole: path,
    wholeLabel: text,
    planLabel: text,
    totalLabel: text,
    submit: text,
    note: text,
    interactive: flag,
  }),
  defaults: {
    action: "actions.page",
    lead: said("howToPay"),
    list: "plans",
    plan: "plans[].id",
    count: "plans[].count",
    amount: "plans[].amountMinor",
    total: "plans[].totalMinor",
    parts: "plans[].parts",
    date: "plans[].parts[].dueDate",
    partAmount: "plans[].parts[].amountMinor",
    whole: "totalDueMinor",
    wholeLabel: said("allAtOnce"),
    planLabel: saidParts("plans[].count"),
    totalLabel: said("totalNoCost"),
    submit: said("continue"),
    note: unsaid,
    interactive: true,
  },
  fields: [
    { name: "lead", label: "Words above", control: "text" },
    { name: "list", label: "Plans", control: "value", rows: true },
    { name: "count", label: "Number of parts", control: "value", formats: ["number"] },
    { name: "amount", label: "Amount of a part", control: "value", formats: ["money"] },
    { name: "total", label: "Total of a plan", control: "value", formats: ["money"] },
    { name: "parts", label: "Parts of a plan", control: "value", rows: true },
    { name: "date", label: "Day of a part", control: "value", formats: ["date"] },
    { name: "partAmount", label: "Amount of a part in the schedule", control: "value", formats: ["money"] },
    { name: "plan", label: "Name of a plan for the host", control: "value" },
    { name: "whole", label: "Amount when paid at once", control: "value", formats: ["money"] },
    { name: "wholeLabel", label: "Words for paying at once", control: "text" },
    { name: "planLabel", label: "Words for a plan", control: "text" },
    { name: "totalLabel", label: "Words before the total", control: "text" },
    { name: "submit", label: "Words on the button", control: "text" },
    { name: "note", label: "Words below the button", control: "text" },
    { name: "interactive", label: "Can be chosen on a page", control: "switch" },
    ...POST_FIELDS,
  ],
  render: {
    html: (site) => (site.kind === "landing" && site.props.interactive === true ? choices(site) : rows(site)),
    text: (site) => {
      const lead = site.text(site.props.lead, "lead");
      const body = site.each(site.props.list, (row) => `\n- ${parts(row)}: ${days(row)}`);
      return `${lead}${body}`;
    },
  },
};
