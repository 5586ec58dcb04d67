/** Where else the creditor is: links in words, since pictures of networks would be fetched from somebody else. */

import type { JsonValue } from "../../model/block.ts";
import type { BlockDefinition } from "../definition.ts";
import { mailText } from "../mail.ts";
import { link, listOf, members, text } from "../schema.ts";

interface Place {
  readonly label: JsonValue;
  readonly link: JsonValue;
}

const placesOf = (value: JsonValue | undefined): readonly Place[] =>
  Array.isArray(value) ? (value as unknown as readonly Place[]) : [];

export const social: BlockDefinition = {
  type: "social",
  v: 1,
  title: "Other places",
  summary: "Links to the website and to networks, in words.",
  group: "content",
  role: "content",
  kinds: ["email", "landing"],
  propsSchema: members({ places: listOf(members({ label: text, link }, "label", "link"), 10) }, "places"),
  defaults: { places: [] },
  fields: [
    {
      name: "places",
      label: "Places",
      control: "list",
      items: [
        { name: "label", label: "Name", control: "text" },
        { name: "link", label: "Leads to", control: "link" },
      ],
    },
  ],
  render: {
    mjml: (site) => [mailText(site, site.markup())],
    html: (site) => {
      const all = placesOf(site.props.places).flatMap(({ label, link: to }, index) => {
        const href = site.href(to);
        const words = site.text(label, `places/${index}/label`);
        return href === undefined ? [] : [`<a href="${href}"${site.style("link")}>${words}</a>`];
      });
      return `<p${site.style("muted")}>${all.join(" &middot; ")}</p>`;
    },
    text: (site) =>
      placesOf(site.props.places)
        .map(({ label, link: to }, index) => `${site.text(label, `places/${index}/label`)}: ${site.url(to) ?? ""}`)
        .join("\n"),
  },
};
