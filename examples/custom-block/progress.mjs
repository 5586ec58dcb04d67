/**
 * A type of block of the host's own: how much of a plan is paid, as a bar and in words. What is drawn is a source with merge tags,
 * made once when a template is published; the amounts come with each debtor.
 */

import { defineBlock } from "@dunlin/templates";

const path = { type: "string", minLength: 1, maxLength: 200 };

export const progress = defineBlock({
  // With a dot in it, so that it never becomes one of the package.
  type: "acme.progress",
  v: 1,
  title: "Progress of a plan",
  summary: "Shows how much of a plan is paid.",
  group: "debt",
  role: "content",
  kinds: ["landing", "email", "sms"],
  propsSchema: {
    type: "object",
    properties: { words: { $ref: "#/$defs/text" }, paid: path, total: path },
    required: ["words", "paid", "total"],
    additionalProperties: false,
  },
  defaults: {
    words: { en: [{ var: "paidMinor" }, { t: " of " }, { var: "totalMinor" }, { t: " is paid. Thank you." }] },
    paid: "paidMinor",
    total: "totalMinor",
  },
  fields: [
    {
      name: "words",
      label: "Words",
      control: "text",
      help: "Read out in place of the bar, and all there is in an SMS.",
    },
    { name: "paid", label: "Paid so far", control: "value", formats: ["money"] },
    { name: "total", label: "The whole plan", control: "value", formats: ["money"] },
  ],
  render: {
    html: (site) => {
      const words = `<p${site.style("text")}>${site.text(site.props.words, "words")}</p>`;
      // Mail programs draw no bar.
      if (site.mail) return words;
      const { paid, total } = site.props;
      return `${words}<progress aria-hidden="true" value="${site.bare(paid)}" max="${site.bare(total)}"></progress>`;
    },
    text: (site) => site.text(site.props.words, "words"),
    pieces: (site) => [{ piece: "text", runs: site.runs("words") ?? [], at: "words" }],
  },
});
