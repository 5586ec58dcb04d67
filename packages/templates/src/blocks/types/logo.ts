/** Who writes: the logo of the brand, or its name. */

import { classOf } from "../../brand/css.ts";
import type { JsonValue } from "../../model/block.ts";
import type { BlockDefinition } from "../definition.ts";
import { mailText } from "../mail.ts";
import { link, members } from "../schema.ts";
import { htmlWords, type PageSite } from "../site.ts";

/** In dark, the logo for it; the other one is hidden by the style sheet, where there is one. */
function picture(site: PageSite): string {
  const { logo, brand } = site.look;
  if (logo === undefined) return `<span${site.style("brand")}>${htmlWords(brand.name)}</span>`;
  const alt = site.attribute(logo.alt as unknown as JsonValue, "brand/logo/alt") || htmlWords(brand.name);
  const img = (url: string, name: string, hidden: string): string => {
    const src = site.src({ to: "url", url });
    const styles = site.mail ? ` style="border:0;${hidden}"` : "";
    return src === undefined
      ? ""
      : `<img class="${classOf(name)}" src="${src}" alt="${alt}" width="${logo.width}"${styles}>`;
  };
  if (logo.darkUrl === undefined) return img(logo.url, "logo", "display:block");
  return img(logo.url, "logo-light", "display:block") + img(logo.darkUrl, "logo-dark", "display:none");
}

export const logo: BlockDefinition = {
  type: "logo",
  v: 1,
  title: "Logo",
  summary: "Shows who writes: the logo of the brand, or its name where it has none.",
  group: "content",
  role: "content",
  landmark: "header",
  kinds: ["email", "landing", "letter"],
  constraints: { once: true },
  propsSchema: members({ link }),
  defaults: {},
  fields: [{ name: "link", label: "Leads to", control: "link" }],
  render: {
    mjml: (site) => [mailText(site, site.markup(), { above: site.look.space * 2 })],
    html: (site) => {
      const href = site.href(site.props.link);
      const shown = picture(site);
      const plain = site.mail ? ' style="text-decoration:none"' : "";
      const linked =
        href === undefined ? shown : `<a class="${classOf("logo-link")}" href="${href}"${plain}>${shown}</a>`;
      return site.mail ? linked : `<p class="${classOf("logo-box")}">${linked}</p>`;
    },
    text: (site) => site.words(site.look.brand.name),
  },
};
