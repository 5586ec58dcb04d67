/** Who is responsible, and the rights of the reader: small print at the end of every message. */

import type { BlockDefinition } from "../definition.ts";
import { DISCLOSURE_FIELD, disclosureOf, disclosureSchema } from "../disclosures.ts";
import { mailText } from "../mail.ts";
import { members, text, unsaid } from "../schema.ts";

export const legalFooter: BlockDefinition = {
  type: "legalFooter",
  v: 1,
  title: "Legal footer",
  summary: "Names the company and the rights of the reader; the last thing in the message.",
  group: "legal",
  role: "content",
  landmark: "footer",
  kinds: ["email", "landing", "letter"],
  constraints: { once: true, last: true },
  propsSchema: members({ text, disclosure: disclosureSchema }),
  defaults: { text: unsaid },
  fields: [{ name: "text", label: "Text", control: "text" }, DISCLOSURE_FIELD],
  disclosure: disclosureOf,
  render: {
    mjml: (site) => [
      {
        tagName: "mj-divider",
        attributes: {
          "css-class": "dl-pad dl-divider",
          "border-width": "1px",
          "border-color": site.look.light.line,
          padding: `${site.look.space}px 32px`,
        },
      },
      mailText(site, site.markup()),
    ],
    html: (site) => {
      const words = `<p${site.style("small")}>${footerWords(site.text(site.props.text, "text"), site)}</p>`;
      return site.mail ? words : `<div class="dl-legal">${words}</div>`;
    },
    text: (site) => footerWords(site.text(site.props.text, "text"), site),
  },
};

/** The text, or where there is none the names of the brand, as the law wants them at least. */
function footerWords(
  text: string,
  {
    look,
    words,
  }: { look: { brand: { legalName?: string; name: string; postalAddress?: string } }; words: (text: string) => string },
): string {
  if (text !== "") return text;
  const { legalName, name, postalAddress } = look.brand;
  return words([legalName ?? name, postalAddress].filter((part) => part !== undefined).join(", "));
}
