/** Templates with every type of block, and hostile words in every place that takes some. */

import {
  type Block,
  blockRegistry,
  type JsonValue,
  type Template,
  type TemplateKind,
  type VariableSchema,
} from "@dunlin/templates";
import { STARTER_TEMPLATES } from "@dunlin/templates/starter";

type Schema = Readonly<Record<string, unknown>>;

/** Once for each kind of place: between tags, in quotes, in an attribute without, in a comment, in a merge tag. */
export const HOSTILE = `<script>globalThis.ran=1</script><img src=x onerror="globalThis.ran=1">"'><svg onload=globalThis.ran=1> onmouseover=globalThis.ran=1 {{#each a}}{{{b}}} --></style></title><iframe src=https://track.example/f></iframe>`;

const textOf = (words: string, link: JsonValue): JsonValue => {
  const runs = [
    { t: words, b: true, a: link },
    { br: 1 },
    { var: "debtor.name", fallback: words },
    { t: words, i: true },
  ];
  return { en: runs, es: runs };
};

function filled(schema: Schema, words: string, link: JsonValue): JsonValue {
  const { $ref, type, enum: options, minimum, pattern } = schema;
  const properties = schema.properties as Readonly<Record<string, Schema>> | undefined;
  if ($ref === "#/$defs/text") return textOf(words, link);
  if ($ref === "#/$defs/link") return link;
  if (Array.isArray(options)) return options[0] as JsonValue;
  if (properties !== undefined)
    return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, filled(one, words, link)]));
  if (schema.items !== undefined) return [filled(schema.items as Schema, words, link)];
  if (type === "boolean") return false;
  if (type === "integer" || type === "number") return (minimum as number | undefined) ?? 1;
  return pattern === undefined ? words : "opt-out";
}

function titled(schema: VariableSchema, words: string): VariableSchema {
  const { properties, items } = schema;
  return {
    ...schema,
    title: words,
    description: words,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, titled(one, words)])),
    }),
    ...(items && { items: titled(items, words) }),
  };
}

/** @param url - Of every link and picture in it. */
export function hostileDoc(kind: TemplateKind, url: string, words = HOSTILE): Template {
  const first = STARTER_TEMPLATES.find((one) => one.kind === kind) as Template;
  const link = { to: "url", url };
  const root = [...blockRegistry().values()]
    .filter(({ kinds }) => kinds.includes(kind))
    .sort((one, other) => Number(one.landmark === "footer") - Number(other.landmark === "footer"))
    .map(({ type, v, propsSchema, fields, defaults, slots }): Block => {
      const props = filled(propsSchema, words, link) as Record<string, JsonValue>;
      // A value is named by its path; any other text there is told as unknown, and nothing is drawn.
      for (const { name, control } of fields)
        if (control === "value" && typeof defaults[name] === "string") props[name] = defaults[name];
      const inside = Object.keys(slots ?? {}).map((slot) => [slot, [inner(`${type}-${slot}`, words, link)]] as const);
      return { id: type, type, v, props, note: words, ...(inside.length > 0 && { slots: Object.fromEntries(inside) }) };
    });
  const settings = Object.fromEntries(
    Object.entries(first.settings).map(([name, value]) => [
      name,
      typeof value === "object" && value !== null && "en" in value ? textOf(words, link) : value,
    ]),
  );
  return {
    ...first,
    ...{
      id: "hostile",
      name: words.slice(0, 190),
      note: words,
      locales: ["en", "es"],
      defaultLocale: "en",
      root,
      settings,
    },
    variables: titled(first.variables, words),
    variants: [
      { key: "A", label: words.slice(0, 190) },
      { key: "B", label: "B" },
    ],
    policy: { handlebars: true, mjml: true },
  } as Template;
}

const inner = (id: string, words: string, link: JsonValue): Block =>
  ({ id, type: "text", v: 1, props: { text: textOf(words, link) } }) as Block;
