/** A code that a banking app reads, and what it says in words for everybody who cannot scan it. */

import { classOf } from "../../brand/css.ts";
import type { JsonValue } from "../../model/block.ts";
import type { Link } from "../../model/text.ts";
import { QUIET_ZONE } from "../../payment/svg.ts";
import type { BlockDefinition, SketchSample } from "../definition.ts";
import { said } from "../labels/labels.ts";
import { choice, link, listOf, members, path, text } from "../schema.ts";
import type { PageSite } from "../site.ts";

interface Detail {
  readonly label: JsonValue;
  readonly value: string;
  readonly format?: "text" | "money" | "date";
}

const detailsOf = (value: JsonValue | undefined): readonly Detail[] =>
  Array.isArray(value) ? (value as unknown as readonly Detail[]) : [];

function picture(site: PageSite): string {
  const src = site.src(site.props.image);
  if (src === undefined) return "";
  const alt = site.attribute(site.props.alt, "alt");
  return `<img${site.style("qr")} src="${src}" alt="${alt}" width="160" height="160">`;
}

/** The picture of each person is at the host; a code that says the same is drawn in its place. */
function drawn(site: PageSite, { context, code }: SketchSample): string | undefined {
  const image = site.props.image as unknown as Link;
  if (image.to !== "variable" || site.path(image.var) === undefined) return undefined;
  const of = { variables: site.variables, brand: site.look.brand, context };
  const made = code === undefined ? EMPTY : code(detailsOf(site.props.details), of);
  if (made === undefined) return undefined;
  const alt = site.attribute(site.props.alt, "alt");
  // The style of pictures has half of the quiet zone already.
  const side = made.side - QUIET_ZONE;
  return `<svg${site.style("qr")} viewBox="${QUIET_ZONE / 2} ${QUIET_ZONE / 2} ${side} ${side}" role="img" aria-label="${alt}" shape-rendering="crispEdges">${made.path}</svg>`;
}

const EMPTY = { path: "", side: 2 * QUIET_ZONE } as const;

/** The code, and what it says. */
function besideWords(site: PageSite, code: string): string {
  const details = detailsOf(site.props.details);
  if (!site.mail) {
    const pairs = details.map(
      ({ label, value, format }, index) =>
        `<dt>${site.text(label, `details/${index}/label`)}</dt><dd>${site.value(value, format)}</dd>`,
    );
    return `<div class="${classOf("qr-box")}">${code}<dl>${pairs.join("")}</dl></div>`;
  }
  const rows = details.map(({ label, value, format }, index) => {
    const words = site.text(label, `details/${index}/label`);
    return `<tr><td${site.style("term")}>${words}</td></tr><tr><td${site.style("detail")}>${site.value(value, format)}</td></tr>`;
  });
  const words = `<table role="presentation" cellpadding="0" cellspacing="0">${rows.join("")}</table>`;
  return `<table role="presentation" cellpadding="0" cellspacing="0"${site.style("panel")}><tr><td width="176"${site.style("panelStart")}>${code}</td><td${site.style("panelWhole")}>${words}</td></tr></table>`;
}

export const paymentQr: BlockDefinition = {
  type: "paymentQr",
  v: 1,
  title: "Payment code",
  summary: "A QR code for banking apps, with the account and the reference in words beside it.",
  group: "debt",
  role: "content",
  kinds: ["email", "landing", "letter"],
  propsSchema: members(
    {
      image: link,
      alt: text,
      details: listOf(
        members({ label: text, value: path, format: choice("text", "money", "date") }, "label", "value"),
        8,
      ),
    },
    "image",
    "details",
  ),
  defaults: {
    image: { to: "variable", var: "payment.qrUrl" },
    alt: said("bankCode"),
    details: [
      { label: said("account"), value: "payment.iban" },
      { label: said("reference"), value: "payment.reference" },
      { label: said("amount"), value: "totalDueMinor", format: "money" },
    ],
  },
  fields: [
    { name: "image", label: "Picture of the code", control: "image" },
    { name: "alt", label: "What it shows", control: "plainText" },
    {
      name: "details",
      label: "In words",
      control: "list",
      items: [
        { name: "label", label: "Label", control: "text" },
        { name: "value", label: "Value", control: "value" },
        { name: "format", label: "Shown as", control: "choice", options: ["text", "money", "date"] },
      ],
    },
  ],
  render: {
    html: (site) => besideWords(site, picture(site)),
    sketch: (site, sample) => besideWords(site, drawn(site, sample) ?? picture(site)),
    text: (site) =>
      detailsOf(site.props.details)
        .map(
          ({ label, value, format }, index) =>
            `${site.text(label, `details/${index}/label`)}: ${site.value(value, format)}`,
        )
        .join("\n"),
  },
};
