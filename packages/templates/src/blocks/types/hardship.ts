/** Help for those who cannot pay now. It asks for no reason. */

import { classOf } from "../../brand/css.ts";
import type { BlockDefinition } from "../definition.ts";
import { POST_FIELDS, POST_SCHEMA, postStart } from "../form.ts";
import { said } from "../labels/labels.ts";
import { mailText } from "../mail.ts";
import { link, members, text } from "../schema.ts";

export const hardship: BlockDefinition = {
  type: "hardship",
  v: 1,
  title: "Money is tight",
  summary: "Offers help to those who cannot pay now, before any consequence is named.",
  group: "debt",
  role: "content",
  kinds: ["email", "landing", "letter"],
  propsSchema: members({ ...POST_SCHEMA, title: text, text, submit: text, link }),
  defaults: {
    action: "actions.page",
    title: said("moneyTight"),
    text: said("tellUs"),
    submit: said("letUsKnow"),
    link: { to: "variable", var: "payUrl" },
  },
  fields: [
    { name: "title", label: "Title", control: "text" },
    { name: "text", label: "Text", control: "text" },
    { name: "submit", label: "Words on the button", control: "text" },
    { name: "link", label: "In mails, leads to", control: "link" },
    ...POST_FIELDS,
  ],
  render: {
    mjml: (site) => [mailText(site, site.markup())],
    html: (site) => {
      const title = site.text(site.props.title, "title");
      const words = site.text(site.props.text, "text");
      const href = site.href(site.props.link);
      if (site.mail) {
        const label = site.text(site.props.submit, "submit");
        const to = href === undefined ? "" : ` <a href="${href}"${site.style("link")}>${label}</a>`;
        return `<table role="presentation" cellpadding="0" cellspacing="0" width="100%"${site.style("panel")}><tr><td${site.style("panelWhole")}><p${site.style("h3")}>${title}</p><p${site.style("text")}>${words}${to}</p></td></tr></table>`;
      }
      const start = site.kind === "landing" ? postStart(site, "hardship", ` id="${site.id("form")}"`) : undefined;
      const submit = `<button class="${classOf("button-quiet")}" type="submit">${site.text(site.props.submit, "submit")}</button>`;
      const form = start === undefined ? "" : `${start}${submit}</form>`;
      return `<section class="${classOf("note")}"><h2 class="${classOf("h3")}">${title}</h2><p class="${classOf("text")}">${words}</p>${form}</section>`;
    },
    text: (site) => {
      const url = site.url(site.props.link);
      const words = `${site.text(site.props.title, "title")}\n${site.text(site.props.text, "text")}`;
      return url === undefined ? words : `${words}\n${site.text(site.props.submit, "submit")}: ${url}`;
    },
  },
};
