/** The shape of `dunlin.template/1`, as a JSON Schema. What blocks have in them is said by their types. */

import { TEMPLATE_KINDS } from "../model/kind.ts";
import { TEMPLATE_SCHEMA } from "../model/template.ts";
import type { PropsSchema } from "./definition.ts";
import { choice, definitions, flag, link, listOf, members, path, text, whole } from "./schema.ts";

/** The one name left out is no member of an object like the others. */
const id: PropsSchema = { type: "string", pattern: "^(?!__proto__$)[A-Za-z0-9_-]{1,100}$" };
const locale: PropsSchema = { type: "string", pattern: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" };
const name: PropsSchema = { type: "string", maxLength: 200 };

const attachments = listOf(
  members({ ref: path, name: text, mediaType: name, optional: flag }, "ref", "name", "mediaType"),
  20,
);

/** The settings of each kind. */
const SETTINGS: Readonly<Record<string, PropsSchema>> = {
  email: members(
    {
      subject: text,
      preheader: text,
      fromName: text,
      width: whole(320, 800),
      unsubscribe: members({ url: path, oneClick: flag }, "url"),
      attachments,
    },
    "subject",
  ),
  landing: members({ title: text, description: text, languages: listOf(locale, 50), linkLifetime: name }, "title"),
  sms: members({ sender: name, plainPunctuation: flag, transliterate: flag, maxSegments: whole(1, 20) }),
  whatsapp: members(
    {
      templateName: { type: "string", pattern: "^[a-z0-9_]{1,512}$" },
      category: choice("utility", "marketing", "authentication"),
      languageCodes: { type: "object", additionalProperties: name },
      linkBases: { type: "object", additionalProperties: name },
    },
    "templateName",
    "category",
  ),
  rcs: members({ smsFallback: text, orientation: choice("vertical", "horizontal") }, "smsFallback"),
  voice: members({
    voices: { type: "object", additionalProperties: name },
    ratePercent: whole(50, 200),
    keySeconds: whole(1, 60),
  }),
  letter: members(
    {
      paper: choice("a4", "us-letter"),
      window: choice("din-5008-a", "din-5008-b", "us-10"),
      subject: text,
      attachments,
      address: path,
      date: path,
    },
    "paper",
    "window",
  ),
  push: members({ title: text, link, collapseKey: name }, "title"),
};

/** The texts among the settings of a kind, which a variant may have of its own. */
const textsOf = ({ properties }: PropsSchema): PropsSchema =>
  members(
    Object.fromEntries(
      Object.entries(properties as Readonly<Record<string, PropsSchema>>).filter(([, member]) => member === text),
    ),
  );

export const templateSchema: PropsSchema = {
  type: "object",
  properties: {
    schema: { const: TEMPLATE_SCHEMA },
    id: { type: "string", minLength: 1, maxLength: 200 },
    kind: { enum: TEMPLATE_KINDS },
    name,
    note: { type: "string", maxLength: 5000 },
    brandRef: name,
    defaultLocale: locale,
    locales: { ...listOf(locale, 100), minItems: 1, uniqueItems: true },
    variables: { $ref: "#/$defs/variable" },
    settings: { type: "object" },
    variants: listOf(members({ key: id, label: name, settings: { type: "object" } }, "key", "label"), 20),
    root: { $ref: "#/$defs/blocks" },
    policy: { $ref: "#/$defs/policy" },
  },
  required: ["schema", "id", "kind", "name", "defaultLocale", "locales", "variables", "settings", "root"],
  additionalProperties: false,
  allOf: Object.entries(SETTINGS).map(([kind, settings]) => ({
    if: { properties: { kind: { const: kind } }, required: ["kind"] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { settings, variants: { items: { properties: { settings: textsOf(settings) } } } } },
  })),
  $defs: {
    ...definitions,
    // Other keywords may stand in it, so only what is read is said.
    variable: {
      type: "object",
      properties: {
        title: { type: "string" },
        description: { type: "string" },
        properties: { type: "object", additionalProperties: { $ref: "#/$defs/variable" } },
        items: { $ref: "#/$defs/variable" },
        required: { type: "array", items: { type: "string" } },
        enum: { type: "array" },
        format: { type: "string" },
        "x-format": { type: "string" },
        "x-currency": { type: "string" },
      },
    },
    blocks: { type: "array", items: { $ref: "#/$defs/block" }, maxItems: 500 },
    block: {
      type: "object",
      properties: {
        id,
        type: name,
        v: { type: "integer", minimum: 1 },
        props: { type: "object" },
        slots: { type: "object", additionalProperties: { $ref: "#/$defs/blocks" } },
        when: true,
        variants: listOf(id, 20),
        lock: choice("content", "all"),
        note: { type: "string", maxLength: 5000 },
      },
      required: ["id", "type", "v", "props"],
      additionalProperties: false,
    },
    policy: members({
      required: listOf(members({ type: name, position: choice("first", "last"), disclosure: name }, "type"), 50),
      once: listOf(name, 50),
      locked: listOf(
        members({ block: id, sha256: { type: "string", pattern: "^[0-9a-f]{64}$" } }, "block", "sha256"),
        200,
      ),
      locales: listOf(locale, 100),
      handlebars: flag,
      mjml: flag,
    }),
  },
};
