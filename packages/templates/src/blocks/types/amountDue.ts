/** What is open, since when, in large figures. */

import type { Run } from "../../model/text.ts";
import type { BlockDefinition } from "../definition.ts";
import { said } from "../labels/labels.ts";
import { members, path, text, unsaid } from "../schema.ts";

export const amountDue: BlockDefinition = {
  type: "amountDue",
  v: 1,
  title: "Amount due",
  summary: "Shows the open amount in large figures, and what it is for.",
  group: "debt",
  role: "content",
  kinds: ["email", "landing", "letter", "sms", "push", "whatsapp", "rcs", "voice"],
  propsSchema: members({ label: text, amount: path, note: text }, "amount"),
  defaults: { label: said("openAmount"), amount: "totalDueMinor", note: unsaid },
  fields: [
    { name: "label", label: "Words above", control: "text" },
    { name: "amount", label: "Amount", control: "value", formats: ["money"] },
    { name: "note", label: "Words beside it", control: "text", help: "What it is for, and since when it is due." },
  ],
  render: {
    html: (site) => {
      const label = site.text(site.props.label, "label");
      const note = site.text(site.props.note, "note");
      const amount = site.value(site.props.amount, "money");
      const figures = `<p${site.style("muted")}>${label}</p><p${site.style("amount")}>${amount}</p>`;
      if (!site.mail)
        return `<div class="dl-due">${figures}${note === "" ? "" : `<p class="dl-muted">${note}</p>`}</div>`;
      const beside = note === "" ? "" : `<td${site.style("panelEnd")}><p${site.style("muted")}>${note}</p></td>`;
      return `<table role="presentation" cellpadding="0" cellspacing="0" width="100%"${site.style("panel")}><tr><td${site.style(note === "" ? "panelWhole" : "panelStart")}>${figures}</td>${beside}</tr></table>`;
    },
    text: (site) => {
      const note = site.text(site.props.note, "note");
      const amount = `${site.text(site.props.label, "label")}: ${site.value(site.props.amount, "money")}`;
      return note === "" ? amount : `${amount}\n${note}`;
    },
    pieces: (site) => {
      const label = site.runs("label");
      const note = site.runs("note");
      const amount: Run = { var: String(site.props.amount), fmt: "money" };
      const runs = [...(label === undefined ? [] : [...label, { t: ": " }]), amount];
      return [{ piece: "text", runs: note === undefined ? runs : [...runs, { br: 1 }, ...note], at: "amount" }];
    },
  },
};
