/** The other languages of a page. */

import { classOf } from "../../brand/css.ts";
import type { JsonValue } from "../../model/block.ts";
import type { BlockDefinition } from "../definition.ts";
import { POST_FIELDS, POST_SCHEMA, postStart } from "../form.ts";
import { listOf, members, path } from "../schema.ts";

interface Language {
  readonly locale: string;
  readonly label: string;
}

const languagesOf = (value: JsonValue | undefined): readonly Language[] =>
  Array.isArray(value) ? (value as unknown as readonly Language[]) : [];

export const languages: BlockDefinition = {
  type: "languages",
  v: 1,
  title: "Languages",
  summary: "Lets the reader change the language of the page.",
  group: "content",
  role: "content",
  landmark: "header",
  kinds: ["landing"],
  constraints: { once: true },
  propsSchema: members(
    { ...POST_SCHEMA, languages: listOf(members({ locale: path, label: path }, "locale", "label"), 30) },
    "languages",
  ),
  defaults: {
    action: "actions.page",
    languages: [
      { locale: "en", label: "English" },
      { locale: "es", label: "Espa\u00f1ol" },
    ],
  },
  fields: [
    {
      name: "languages",
      label: "Languages",
      control: "list",
      items: [
        { name: "locale", label: "Tag", control: "plainText" },
        { name: "label", label: "Name in its own language", control: "plainText" },
      ],
    },
    ...POST_FIELDS,
  ],
  render: {
    html: (site) => {
      const start = postStart(site, "language");
      if (start === undefined) return "";
      const buttons = languagesOf(site.props.languages)
        .filter(({ locale }) => locale !== site.locale)
        .map(({ locale, label }) => {
          const tag = site.words(locale);
          return `<button class="${classOf("language")}" type="submit" name="language" value="${tag}" lang="${tag}">${site.words(label)}</button>`;
        });
      return `<div class="${classOf("languages")}">${start}${buttons.join("")}</form></div>`;
    },
    text: () => "",
  },
};
